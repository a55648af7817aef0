#include "server/sync/sync_commands.h"

#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/households/household_parts.h"
#include "server/rpc/page_token.h"
#include "server/sync/feed_resources.h"
#include "server/sync/sync_store.h"
#include "server/visits/pairing_parts.h"
#include "server/visits/visit_parts.h"
#include "server/wishes/wish_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::sync {
namespace {

constexpr absl::string_view kMethod = "ListChanges";
// Log rows looked at for one page; most are for other people.
constexpr int kScan = 2000;
// A page that has come to so many octets ends: where there is hardly any signal it still arrives
// before the phone gives up, and the next goes on from there.
constexpr size_t kPageOctets = 128 * 1024;

// Where a phone stands. In a full load `collection` and `after` say how far it has got, and
// `sequence` is where the changes begin that happened meanwhile.
struct Position {
  int64_t data_epoch = 0;
  std::string scope_epoch;
  int64_t sequence = 0;
  int collection = -1;  // -1: the full load is done
  std::string after;
};

std::string MakeToken(const Position& p) {
  return rpc::MakePageToken(kMethod,
                            {absl::StrCat(p.data_epoch), p.scope_epoch, absl::StrCat(p.sequence),
                             absl::StrCat(p.collection), p.after});
}

absl::StatusOr<Position> ReadToken(const std::string& token) {
  ASSIGN_OR_RETURN(const std::vector<std::string> parts, rpc::ReadPageToken(kMethod, token, 5));
  Position p;
  p.scope_epoch = parts[1];
  p.after = parts[4];
  if (!absl::SimpleAtoi(parts[0], &p.data_epoch) || !absl::SimpleAtoi(parts[2], &p.sequence) ||
      !absl::SimpleAtoi(parts[3], &p.collection) ||
      p.collection >= static_cast<int>(FeedCollections().size())) {
    return rpc::WrongPageToken();
  }
  return p;
}

// What a page may still hold.
class Budget {
 public:
  // After each change that was added to `response`.
  void Take(const v1::ListChangesResponse& response) {
    octets_ += response.changes().rbegin()->ByteSizeLong();
  }
  bool spent() const { return octets_ >= kPageOctets; }

 private:
  size_t octets_ = 0;
};

absl::Status AddUpsert(rpc::Context& context, const std::string& name,
                       v1::ListChangesResponse& response) {
  v1::Change change;
  change.set_name(name);
  ASSIGN_OR_RETURN(const bool exists, FillResource(context, name, change));
  change.set_kind(exists ? v1::Change::KIND_UPSERT : v1::Change::KIND_TOMBSTONE);
  *response.add_changes() = std::move(change);
  return absl::OkStatus();
}

absl::Status FillLoadPage(rpc::Context& context, const Viewer& viewer, int size, Position& p,
                          v1::ListChangesResponse& response) {
  SyncStore store(context.tx, context.now);
  const auto collections = FeedCollections();
  Budget budget;
  while (p.collection >= 0 && response.changes_size() < size) {
    const absl::string_view collection = collections[p.collection];
    const int want = size - response.changes_size();
    ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                     store.ListVisible(viewer, collection, p.after, want));
    for (const std::string& id : ids) {
      RETURN_IF_ERROR(AddUpsert(context, ResourceName(collection, id), response));
      budget.Take(response);
      if (!budget.spent()) continue;
      p.after = id;
      return absl::OkStatus();
    }
    if (static_cast<int>(ids.size()) == want) {
      p.after = ids.back();
    } else {
      p.after.clear();
      if (++p.collection == static_cast<int>(collections.size())) p.collection = -1;
    }
  }
  return absl::OkStatus();
}

bool IsFor(const Viewer& viewer, absl::string_view audience) {
  for (absl::string_view key : absl::StrSplit(audience, ' ', absl::SkipEmpty())) {
    if (viewer.keys.contains(key)) return true;
  }
  return false;
}

// The names a page of log rows brings to the viewer, each once, with its last kind.
class PageNames {
 public:
  struct One {
    std::string name;
    rpc::ChangeKind kind;
    int64_t first_sequence;  // of the row that brought it first
  };

  void Add(const std::string& name, rpc::ChangeKind kind, int64_t sequence) {
    if (name.empty()) return;
    const auto [it, added] = index_.emplace(name, names_.size());
    if (added) names_.push_back({name, kind, sequence});
    names_[it->second].kind = kind;
  }
  int size() const { return static_cast<int>(names_.size()); }
  const std::vector<One>& names() const { return names_; }  // by first_sequence

 private:
  std::vector<One> names_;
  absl::flat_hash_map<std::string, size_t> index_;
};

void AddKind(const std::string& name, v1::Change::Kind kind, v1::ListChangesResponse& response) {
  v1::Change* change = response.add_changes();
  change->set_name(name);
  change->set_kind(kind);
}

absl::StatusOr<bool> SeesPerson(rpc::Context& context, const Viewer& viewer, absl::string_view id) {
  return SyncStore(context.tx, context.now).SeesPerson(viewer, id);
}

absl::StatusOr<bool> SeesFollowUp(rpc::Context& context, const Viewer& viewer,
                                  absl::string_view id) {
  return SyncStore(context.tx, context.now).SeesFollowUp(viewer, id);
}

absl::StatusOr<bool> SeesVisitorTerms(rpc::Context& context, const Viewer& viewer,
                                      absl::string_view id) {
  return SyncStore(context.tx, context.now).SeesVisitorTerms(viewer, id);
}

// One that is erased has nothing left to see.
template <typename Store>
absl::StatusOr<bool> SeesRow(rpc::Context& context, const Viewer& /*viewer*/,
                             absl::string_view id) {
  ASSIGN_OR_RETURN(const auto row, Store(context.tx).Find(id));
  return !row || IsInFeedOf(context.caller, *row);
}

// What changes hands, and who sees it.
struct ChangingHands {
  absl::string_view collection;
  absl::StatusOr<bool> (*sees)(rpc::Context& context, const Viewer& viewer, absl::string_view id);
};
constexpr ChangingHands kChangingHands[] = {
    {kPeople, SeesPerson},
    {kFollowUps, SeesFollowUp},
    {kWishes, SeesRow<wishes::WishStore>},
    {kHouseholds, SeesRow<households::HouseholdStore>},
    {kPairings, SeesRow<visits::PairingStore>},
    {kVisits, SeesRow<visits::VisitStore>},
    {kVisitorTerms, SeesVisitorTerms},
};

// What is sent is read as it is now, so what counts is who may see it now: a person may have moved
// between two units of the viewer, or away since the row was written, a follow-up may have gone
// from the viewer to another owner, a household may have paused. Nullopt for what stays with those
// for whom its row was written.
absl::StatusOr<std::optional<bool>> SeesNow(rpc::Context& context, const Viewer& viewer,
                                            const std::string& name) {
  ASSIGN_OR_RETURN(const ParsedName parsed, ParseName(name));
  for (const ChangingHands& one : kChangingHands) {
    if (parsed.collection == one.collection) return one.sees(context, viewer, parsed.id);
  }
  return std::nullopt;
}

absl::Status AddChange(rpc::Context& context, const Viewer& viewer, const std::string& name,
                       rpc::ChangeKind kind, v1::ListChangesResponse& response) {
  if (kind != rpc::ChangeKind::kTombstone) {
    ASSIGN_OR_RETURN(const std::optional<bool> sees, SeesNow(context, viewer, name));
    if (sees) kind = *sees ? rpc::ChangeKind::kUpsert : rpc::ChangeKind::kRevoked;
  }
  if (kind == rpc::ChangeKind::kUpsert) return AddUpsert(context, name, response);
  AddKind(name, static_cast<v1::Change::Kind>(kind), response);
  return absl::OkStatus();
}

// A shift for everybody and, for who waits in its line, their own sign-up behind it: its rank is
// counted and changes with what those ahead do, who write no row for it.
void AddShared(const std::string& name, const WaitingIn& waiting, int64_t sequence,
               PageNames& page) {
  page.Add(name, rpc::ChangeKind::kUpsert, sequence);
  const absl::StatusOr<ParsedName> parsed = ParseName(name);
  if (!parsed.ok() || parsed->collection != kShifts) return;
  const auto own = waiting.find(parsed->id);
  if (own != waiting.end()) {
    page.Add(ResourceName(kSignUps, own->second), rpc::ChangeKind::kUpsert, sequence);
  }
}

absl::Status FillChangePage(rpc::Context& context, const Viewer& viewer, int size, Position& p,
                            v1::ListChangesResponse& response) {
  SyncStore store(context.tx, context.now);
  ASSIGN_OR_RETURN(const std::vector<LogRow> rows,
                   store.LogAfter(viewer.organization_id, p.sequence, kScan));
  if (rows.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const WaitingIn waiting, store.WaitingOf(viewer));
  PageNames page;
  bool more = static_cast<int>(rows.size()) == kScan;
  for (const LogRow& row : rows) {
    if (page.size() >= size) {
      more = true;
      break;
    }
    p.sequence = row.sequence;
    if (IsFor(viewer, row.change.audience)) {
      page.Add(row.change.resource, row.change.kind, row.sequence);
    }
    if (!row.change.shared_resource.empty()) {
      AddShared(row.change.shared_resource, waiting, row.sequence, page);
    }
  }
  Budget budget;
  for (const PageNames::One& one : page.names()) {
    // What one row brings comes whole, or the next page would begin where this one did.
    if (budget.spent() && one.first_sequence > page.names().front().first_sequence) {
      p.sequence = one.first_sequence - 1;
      more = true;
      break;
    }
    RETURN_IF_ERROR(AddChange(context, viewer, one.name, one.kind, response));
    budget.Take(response);
  }
  response.set_more(more);
  return absl::OkStatus();
}

absl::Status Expired() {
  return MakeError(v1::ERROR_REASON_SYNC_TOKEN_EXPIRED,
                   "The token is older than the feed, or what you may see has changed.");
}

}  // namespace

absl::Status ListChanges(rpc::Context& context, const v1::ListChangesRequest& request,
                         v1::ListChangesResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size(), 200, 1000));
  SyncStore store(context.tx, context.now);
  ASSIGN_OR_RETURN(const Viewer viewer, store.ViewerOf(context.caller));
  ASSIGN_OR_RETURN(const int64_t data_epoch, store.DataEpoch());
  Position p;
  if (request.page_token().empty()) {
    ASSIGN_OR_RETURN(const int64_t last, rpc::LastSequence(context.tx, viewer.organization_id));
    p = {data_epoch, viewer.scope_epoch, last, 0, ""};
    response.set_reset(true);
  } else {
    ASSIGN_OR_RETURN(p, ReadToken(request.page_token()));
    ASSIGN_OR_RETURN(const int64_t first, store.FirstSequence(viewer.organization_id));
    if (p.data_epoch != data_epoch || p.scope_epoch != viewer.scope_epoch ||
        p.sequence + 1 < first) {
      return Expired();
    }
  }
  if (p.collection >= 0) {
    RETURN_IF_ERROR(FillLoadPage(context, viewer, size, p, response));
    response.set_more(true);
  } else {
    RETURN_IF_ERROR(FillChangePage(context, viewer, size, p, response));
  }
  response.set_next_page_token(MakeToken(p));
  response.set_data_epoch(data_epoch);
  *response.mutable_server_time() = ToTimestamp(context.now);
  return absl::OkStatus();
}

}  // namespace glimmer::sync
