#include "mobile/store/ledger_overlay.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;

bool AboutLedger(Kind kind) { return kind >= Kind::kOpenFollowUp && kind <= Kind::kReverseGift; }

// What a row is made of, when `pending` writes one down.
std::optional<v1::FollowUp> Written(const Pending& pending, const v1::FollowUp* /*kind*/) {
  v1::OpenFollowUpRequest request;
  if (pending.kind != Kind::kOpenFollowUp || !request.ParseFromString(pending.item.request)) {
    return std::nullopt;
  }
  request.mutable_follow_up()->set_state(v1::FollowUp::STATE_OPEN);
  return request.follow_up();
}

std::optional<v1::Deed> Written(const Pending& pending, const v1::Deed* /*kind*/) {
  v1::RecordDeedRequest request;
  if (pending.kind != Kind::kRecordDeed || !request.ParseFromString(pending.item.request)) {
    return std::nullopt;
  }
  return request.deed();
}

std::optional<v1::Gift> Written(const Pending& pending, const v1::Gift* /*kind*/) {
  v1::RecordGiftRequest request;
  if (pending.kind != Kind::kRecordGift || !request.ParseFromString(pending.item.request)) {
    return std::nullopt;
  }
  request.mutable_gift()->set_state(v1::Gift::STATE_RECORDED);
  return request.gift();
}

std::optional<FollowUpAction> ActionOf(Kind kind) {
  switch (kind) {
    case Kind::kPlanFollowUp:
      return FollowUpAction::kPlan;
    case Kind::kReopenFollowUp:
      return FollowUpAction::kReopen;
    case Kind::kFinishFollowUp:
      return FollowUpAction::kFinish;
    case Kind::kCloseFollowUp:
      return FollowUpAction::kClose;
    default:
      return std::nullopt;
  }
}

}  // namespace

struct LedgerOverlay::Held {
  std::string person;
  std::vector<Pending> pending;
  std::map<std::string, v1::Unit> units;
  std::map<std::string, std::string> people;  // what those are called who are in unsent rows
  std::string today;                          // where the phone is

  std::vector<Pending> About(const std::string& name) const {
    std::vector<Pending> about;
    for (const Pending& one : pending) {
      if (one.subject == name) about.push_back(one);
    }
    return about;
  }
  std::string PersonName(const std::string& person) const {
    const auto found = people.find(person);
    return found == people.end() ? std::string() : found->second;
  }
  std::string UnitName(const std::string& unit) const {
    const auto found = units.find(unit);
    return found == units.end() ? std::string() : found->second.display_name();
  }
  bool OnePersonCloses(const std::string& unit) const {
    const auto found = units.find(unit);
    return found != units.end() && found->second.one_person_closes();
  }
};

absl::StatusOr<LedgerOverlay::Held> LedgerOverlay::Load() {
  Held held;
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  held.person = profile.person;
  ASSIGN_OR_RETURN(held.pending, ListPending(outbox_));
  ASSIGN_OR_RETURN(const auto units, store_.Units());
  for (const v1::Unit& unit : units) held.units[unit.name()] = unit;
  held.today = FormatCivilDay(absl::ToCivilDay(store_.ServerNow(), absl::LocalTimeZone()));
  const bool names = std::any_of(held.pending.begin(), held.pending.end(), [](const Pending& one) {
    return one.kind == Kind::kRecordDeed || one.kind == Kind::kRecordGift;
  });
  if (!names) return held;
  ASSIGN_OR_RETURN(const auto people, store_.People());
  for (const v1::Person& person : people) held.people[person.name()] = person.display_name();
  return held;
}

FollowUpView LedgerOverlay::ViewOf(v1::FollowUp follow_up, bool new_here, const Held& held) {
  FollowUpView view{.follow_up = std::move(follow_up), .new_here = new_here};
  const v1::FollowUp& row = view.follow_up;
  const std::vector<Pending> about = held.About(row.name());
  view.unit_name = held.UnitName(row.unit());
  view.sent = SentOf(about, &AboutLedger);
  view.soon = static_cast<FollowUpState>(row.state());
  view.own = !row.owner().empty() && row.owner() == held.person;
  view.overdue = IsOverdue(view.soon, row.due_date(), held.today);
  CloseFacts facts{.closer = held.person,
                   .owner = row.owner(),
                   .finisher = row.finisher(),
                   .one_person_closes = held.OnePersonCloses(row.unit())};
  for (const Pending& one : about) {
    const auto action = ActionOf(one.kind);
    if (one.Refused() || !action) continue;
    view.soon = NextState(view.soon, *action).value_or(view.soon);
    if (action == FollowUpAction::kFinish) facts.finisher = held.person;
  }
  if (view.soon == FollowUpState::kFinished) view.why_not_close = RefusalOf(CheckClose(facts));
  return view;
}

DeedView LedgerOverlay::ViewOf(v1::Deed deed, bool new_here, const Held& held) {
  DeedView view{.deed = std::move(deed), .new_here = new_here};
  view.unit_name = held.UnitName(view.deed.unit());
  view.sent = SentOf(held.About(view.deed.name()), &AboutLedger);
  if (view.deed.state() == v1::Deed::STATE_WAITING) {
    view.why_not_confirm = RefusalOf(
        CheckConfirm({.doer = view.deed.person(), .recorder = view.deed.recorder()}, held.person));
  }
  if (new_here) {
    view.deed.set_doer_display_name(view.deed.has_person()
                                        ? held.PersonName(view.deed.person())
                                        : held.UnitName(view.deed.organization_unit()));
  }
  return view;
}

GiftView LedgerOverlay::ViewOf(v1::Gift gift, bool new_here, const Held& held) {
  GiftView view{.gift = std::move(gift), .new_here = new_here};
  view.unit_name = held.UnitName(view.gift.unit());
  view.sent = SentOf(held.About(view.gift.name()), &AboutLedger);
  if (new_here && view.gift.has_person()) {
    view.gift.set_donor_display_name(held.PersonName(view.gift.person()));
  }
  return view;
}

template <typename View, typename Row>
std::vector<View> LedgerOverlay::Views(std::vector<Row> rows, const Held& held) {
  std::vector<View> views;
  std::set<std::string> known;
  for (Row& row : rows) {
    known.insert(row.name());
    views.push_back(ViewOf(std::move(row), false, held));
  }
  for (const Pending& one : held.pending) {
    std::optional<Row> row = Written(one, static_cast<const Row*>(nullptr));
    if (!row || known.count(one.subject) > 0) continue;
    row->set_name(one.subject);
    views.push_back(ViewOf(*std::move(row), true, held));
  }
  return views;
}

absl::StatusOr<std::vector<FollowUpView>> LedgerOverlay::FollowUps() {
  ASSIGN_OR_RETURN(const Held held, Load());
  ASSIGN_OR_RETURN(std::vector<v1::FollowUp> rows, store_.ListFollowUps());
  auto views = Views<FollowUpView>(std::move(rows), held);
  const auto rank = [&](const FollowUpView& view) {
    const v1::FollowUp& row = view.follow_up;
    const auto state = static_cast<FollowUpState>(row.state());
    return std::tuple<DueGroup, const std::string&, const std::string&>(
        DueGroupOf(state, row.due_date(), held.today), row.due_date(), row.name());
  };
  std::stable_sort(views.begin(), views.end(),
                   [&](const FollowUpView& a, const FollowUpView& b) { return rank(a) < rank(b); });
  return views;
}

absl::StatusOr<std::vector<DeedView>> LedgerOverlay::Deeds() {
  ASSIGN_OR_RETURN(const Held held, Load());
  ASSIGN_OR_RETURN(std::vector<v1::Deed> rows, store_.ListDeeds());
  auto views = Views<DeedView>(std::move(rows), held);
  std::stable_sort(views.begin(), views.end(), [](const DeedView& a, const DeedView& b) {
    return std::tie(b.deed.civil_date(), b.deed.name()) <
           std::tie(a.deed.civil_date(), a.deed.name());
  });
  return views;
}

absl::StatusOr<std::vector<GiftView>> LedgerOverlay::Gifts() {
  ASSIGN_OR_RETURN(const Held held, Load());
  ASSIGN_OR_RETURN(std::vector<v1::Gift> rows, store_.ListGifts());
  auto views = Views<GiftView>(std::move(rows), held);
  std::stable_sort(views.begin(), views.end(), [](const GiftView& a, const GiftView& b) {
    return std::tie(b.gift.receive_date(), b.gift.name()) <
           std::tie(a.gift.receive_date(), a.gift.name());
  });
  return views;
}

namespace {

template <typename View, typename NameOf>
std::optional<View> Named(std::vector<View> views, absl::string_view name, NameOf name_of) {
  const auto found = std::find_if(views.begin(), views.end(),
                                  [&](const View& view) { return name_of(view) == name; });
  if (found == views.end()) return std::nullopt;
  return std::move(*found);
}

}  // namespace

absl::StatusOr<std::optional<FollowUpView>> LedgerOverlay::FollowUp(absl::string_view name) {
  ASSIGN_OR_RETURN(auto views, FollowUps());
  return Named(std::move(views), name, [](const auto& view) { return view.follow_up.name(); });
}

absl::StatusOr<std::optional<DeedView>> LedgerOverlay::Deed(absl::string_view name) {
  ASSIGN_OR_RETURN(auto views, Deeds());
  return Named(std::move(views), name, [](const auto& view) { return view.deed.name(); });
}

absl::StatusOr<std::optional<GiftView>> LedgerOverlay::Gift(absl::string_view name) {
  ASSIGN_OR_RETURN(auto views, Gifts());
  return Named(std::move(views), name, [](const auto& view) { return view.gift.name(); });
}

}  // namespace glimmer::mobile
