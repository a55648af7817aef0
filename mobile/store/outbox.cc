#include "mobile/store/outbox.h"

#include <algorithm>
#include <memory>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "mobile/store/claim_chain.h"
#include "mobile/store/pending.h"
#include "mobile/store/visit_keeping.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using State = OutboxItem::State;

constexpr absl::string_view kTooOldMessage = "The item has waited too long to be sent unasked.";

// A next try further away than any delay of ours: the phone's clock was set back.
constexpr absl::Duration kLongestDelay = absl::Hours(1);

bool Waits(const OutboxItem& item) {
  return item.state == State::kQueued || item.state == State::kSending;
}

// A shift waits for what its people have said about it, and they for what was said about it whole.
bool Related(absl::string_view a, absl::string_view b) {
  return a == b || absl::StartsWith(a, absl::StrCat(b, "/")) ||
         absl::StartsWith(b, absl::StrCat(a, "/"));
}

// A call for help, and that somebody looks after it, wait for nothing and go before the rest.
bool GoesAtOnce(const OutboxItem& item) {
  return item.method == kRaiseAlarm || item.method == kAcknowledgeAlarm;
}

// A device's attendance claims are a chain (claim_chain.h); the server takes them link by link.
bool IsClaim(const OutboxItem& item) { return item.method == kCheckIn || item.method == kCheckOut; }

// What has happened is true however late it is told, and so is a household's no: the server records
// it, and somebody looks at it. Everything else asks for something that may not be wanted any more.
bool IsTrueAtAnyAge(const OutboxItem& item) {
  static constexpr absl::string_view kFacts[] = {
      kCheckIn,     kCheckOut,       kEnterAttendance, kStartVisit,        kFinishVisit,
      kReportSafe,  kDeliverWish,    kConfirmWithCode, kConfirmReceipt,    kFinishFollowUp,
      kRecordDeed,  kRecordGift,     kPauseHousehold,  kWithdrawHousehold, kRefuseVisitor,
      kCancelVisit, kReportSiteClock};
  return absl::c_linear_search(kFacts, item.method);
}

// The step stands without this signature: there were others, or it was scanned by two phones. What
// a phone says of its own clock nobody can say otherwise.
bool IsNeedless(const OutboxItem& item, const absl::Status& refusal) {
  if (item.method == kReportSiteClock) return true;
  return ReasonOf(refusal) == v1::ERROR_REASON_ALREADY_CHECKED &&
         !ReadPending(item).scanned_claim_hash.empty();
}

// Refused for want of what the other side of a mutual scan says: the leader's signature on a
// leaving before the check-in came, the word of who was not signed up before the leader's.
bool LacksTheOthersWord(const Pending& pending) {
  const v1::ErrorReason reason = ReasonOf(pending.item.refusal);
  if (reason == v1::ERROR_REASON_NOT_CHECKED_IN) return !pending.scanned_claim_hash.empty();
  return reason == v1::ERROR_REASON_NOT_SIGNED_UP && pending.kind == Pending::Kind::kCheckIn;
}

bool MustWait(const std::vector<OutboxItem>& open, size_t index) {
  const OutboxItem& item = open[index];
  if (GoesAtOnce(item)) return false;
  for (size_t i = 0; i < open.size(); ++i) {
    const OutboxItem& other = open[i];
    const bool in_order = Related(item.lane, other.lane) || (IsClaim(item) && IsClaim(other));
    if (i < index && Waits(other) && in_order) return true;
    if (i != index && other.request_id == item.after_request_id && other.state != State::kRejected)
      return true;
  }
  return false;
}

// Calls for help before check-ins, with what those wait for, and these before everything.
std::vector<int> Ranks(const std::vector<OutboxItem>& open) {
  std::vector<int> ranks(open.size(), 2);
  for (size_t i = 0; i < open.size(); ++i) {
    if (GoesAtOnce(open[i])) ranks[i] = 0;
    if (!IsClaim(open[i])) continue;
    for (size_t j = 0; j <= i; ++j) {
      if (j == i || Related(open[i].lane, open[j].lane)) ranks[j] = std::min(ranks[j], 1);
    }
  }
  return ranks;
}

absl::Time DueTime(const OutboxItem& item, absl::Time now) {
  return item.next_try > now + kLongestDelay ? now : item.next_try;
}

absl::Status ChangedOne(absl::StatusOr<int64_t> changed) {
  RETURN_IF_ERROR(changed);
  if (*changed == 1) return absl::OkStatus();
  return absl::FailedPreconditionError("The item is in another state by now.");
}

// "/glimmer.v1.SignUpService/CreateSignUp" names its answer's type.
absl::StatusOr<std::unique_ptr<google::protobuf::Message>> NewAnswer(absl::string_view method) {
  const std::string name = absl::StrReplaceAll(absl::StripPrefix(method, "/"), {{"/", "."}});
  const auto* descriptor =
      google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
  if (descriptor == nullptr) return absl::InternalError("No such method.");
  const auto* prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(
      descriptor->output_type());
  return std::unique_ptr<google::protobuf::Message>(prototype->New());
}

}  // namespace

bool IsTooOld(const absl::Status& refusal) {
  return absl::IsAborted(refusal) && refusal.message() == kTooOldMessage;
}

SendPlan PlanSending(const std::vector<OutboxItem>& open, absl::Time now) {
  SendPlan plan{.next = absl::InfiniteFuture()};
  for (size_t i = 0; i < open.size(); ++i) {
    if (open[i].state != State::kQueued || MustWait(open, i)) continue;
    const absl::Time due = DueTime(open[i], now);
    if (due <= now) {
      plan.due.push_back(i);
    } else {
      plan.next = std::min(plan.next, due);
    }
  }
  const std::vector<int> ranks = Ranks(open);
  std::stable_sort(plan.due.begin(), plan.due.end(),
                   [&](size_t a, size_t b) { return ranks[a] < ranks[b]; });
  return plan;
}

absl::Status Outbox::Enqueue(sql::Transaction& tx, const NewItem& item, absl::Time now) {
  RETURN_IF_ERROR(InsertItem(tx, {.request_id = item.request_id,
                                  .lane = item.lane,
                                  .method = item.method,
                                  .request = item.request.SerializeAsString(),
                                  .title = item.title,
                                  .after_request_id = item.after_request_id,
                                  .next_try = now + item.hold,
                                  .create_time = now}));
  return RefreshWaiting(tx);
}

absl::StatusOr<std::vector<OutboxItem>> Outbox::Open() {
  std::vector<OutboxItem> items;
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(items, SelectOpen(tx));
    return absl::OkStatus();
  }));
  return items;
}

absl::StatusOr<OutboxCounts> Outbox::Counts() {
  ASSIGN_OR_RETURN(const auto items, Open());
  OutboxCounts counts;
  for (const auto& item : items) {
    ++(item.state == State::kRejected ? counts.refused : counts.waiting);
  }
  return counts;
}

absl::StatusOr<std::optional<OutboxItem>> Outbox::Find(absl::string_view request_id) {
  std::optional<OutboxItem> item;
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(item, SelectItem(tx, request_id));
    return absl::OkStatus();
  }));
  return item;
}

absl::Status Outbox::Retry(absl::string_view request_id) {
  const absl::Time now = store_.clock().Now();
  return store_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(ChangedOne(MarkRetried(tx, request_id, now)));
    return RefreshWaiting(tx);
  });
}

// What was written and not meant, such as a note about a household, is in no file any more.
absl::Status Outbox::Discard(absl::string_view request_id) {
  return store_.WriteAndWipe([&](sql::Transaction& tx) -> absl::StatusOr<int64_t> {
    RETURN_IF_ERROR(ChangedOne(DeleteRejected(tx, request_id)));
    RETURN_IF_ERROR(RefreshWaiting(tx));
    return 1;
  });
}

absl::Status Outbox::Undo(absl::string_view request_id) {
  return store_.WriteAndWipe([&](sql::Transaction& tx) -> absl::StatusOr<int64_t> {
    ASSIGN_OR_RETURN(const auto item, SelectItem(tx, request_id));
    RETURN_IF_ERROR(ChangedOne(DeleteUnsent(tx, request_id)));
    RETURN_IF_ERROR(UnlinkClaim(tx, *item));
    return 1;
  });
}

absl::StatusOr<std::vector<OutboxItem>> Outbox::Claim(size_t limit) {
  const absl::Time now = store_.clock().Now();
  ASSIGN_OR_RETURN(const auto before, Open());
  if (PlanSending(before, now).due.empty()) return std::vector<OutboxItem>{};
  std::vector<OutboxItem> claimed;
  RETURN_IF_ERROR(store_.Write([&](sql::Transaction& tx) -> absl::Status {
    claimed.clear();
    RETURN_IF_ERROR(RefreshWaiting(tx));  // a process may have ended in between
    ASSIGN_OR_RETURN(auto open, SelectOpen(tx));
    for (const size_t index : PlanSending(open, now).due) {
      OutboxItem& item = open[index];
      if (item.queue_time < now - kOldestToSend && !IsTrueAtAnyAge(item)) {
        RETURN_IF_ERROR(MarkRejected(tx, item.request_id, absl::AbortedError(kTooOldMessage), now));
        continue;
      }
      if (claimed.size() == limit) break;
      RETURN_IF_ERROR(ChangedOne(MarkSending(tx, item.request_id)));
      item.state = State::kSending;
      ++item.attempts;
      claimed.push_back(item);
    }
    return RefreshWaiting(tx);
  }));
  return claimed;
}

absl::Status Outbox::Accept(const OutboxItem& item, absl::string_view response) {
  ASSIGN_OR_RETURN(const auto answer, NewAnswer(item.method));
  if (!answer->ParseFromArray(response.data(), static_cast<int>(response.size()))) {
    return absl::DataLossError("The server's answer cannot be read.");
  }
  std::vector<ResourceRow> rows = RowsOfAnswer(*answer);
  if (IsOfSomebodyElse(*answer)) rows.clear();
  const absl::Time now = store_.clock().Now();
  return store_.WriteAndWipe([&](sql::Transaction& tx) -> absl::StatusOr<int64_t> {
    RETURN_IF_ERROR(ChangedOne(MarkAccepted(tx, item.request_id, now)));
    for (const auto& row : rows) RETURN_IF_ERROR(UpsertResource(tx, row));
    RETURN_IF_ERROR(TakeVisitAnswer(tx, item, *answer, now));
    return WipeSecretsOf(tx, item, rows);
  });
}

absl::Status Outbox::Reject(const OutboxItem& item, const absl::Status& refusal) {
  const absl::Time now = store_.clock().Now();
  return store_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(ChangedOne(IsNeedless(item, refusal)
                                   ? MarkAccepted(tx, item.request_id, now)
                                   : MarkRejected(tx, item.request_id, refusal, now)));
    return RefreshWaiting(tx);
  });
}

absl::Status Outbox::Postpone(const OutboxItem& item, absl::Time next_try) {
  return store_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(ChangedOne(MarkQueued(tx, item.request_id, next_try)));
    return RefreshWaiting(tx);
  });
}

absl::Status Outbox::RetryWhoCame() {
  ASSIGN_OR_RETURN(const auto open, Open());
  for (const OutboxItem& item : open) {
    if (item.state != State::kRejected) continue;
    const Pending pending = ReadPending(item);
    if (!LacksTheOthersWord(pending)) continue;
    ASSIGN_OR_RETURN(const auto known, store_.ListAttendancesOfShift(pending.shift));
    const bool came = absl::c_any_of(known, [&](const v1::Attendance& there) {
      return there.person() == pending.person && there.has_check_in_time();
    });
    if (!came) continue;
    const absl::Status status = Retry(item.request_id);
    if (absl::IsFailedPrecondition(status)) continue;  // discarded meanwhile
    RETURN_IF_ERROR(status);
  }
  return absl::OkStatus();
}

absl::Status Outbox::Hurry() {
  const absl::Time now = store_.clock().Now();
  ASSIGN_OR_RETURN(const auto open, Open());
  const bool any = std::any_of(open.begin(), open.end(), [&](const OutboxItem& item) {
    return item.state == State::kQueued && item.attempts > 0 && item.next_try > now;
  });
  if (!any) return absl::OkStatus();
  return store_.Write([&](sql::Transaction& tx) { return HurryTried(tx, now); });
}

absl::StatusOr<absl::Time> Outbox::NextDue() {
  const absl::Time now = store_.clock().Now();
  ASSIGN_OR_RETURN(const auto open, Open());
  const SendPlan plan = PlanSending(open, now);
  return plan.due.empty() ? plan.next : now;
}

}  // namespace glimmer::mobile
