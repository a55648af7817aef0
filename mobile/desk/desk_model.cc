#include "mobile/desk/desk_model.h"

#include <algorithm>
#include <set>
#include <string>

#include "mobile/households/household_words.h"
#include "mobile/model/desk_scope.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

bool Unsaid(const OnItsWay& sent) { return sent.kind == OnItsWay::Kind::kNone; }

bool Waits(const WishView& view) {
  return !view.on_its_way && (view.wish.state() == v1::Wish::STATE_PROPOSED ||
                              view.wish.delivered_quantity() > view.wish.confirmed_quantity());
}

// Nobody sees to it, it is late, or it waits to be closed.
bool Waits(const FollowUpView& view) {
  return Unsaid(view.sent) && (view.overdue || view.follow_up.state() == v1::FollowUp::STATE_OPEN ||
                               view.follow_up.state() == v1::FollowUp::STATE_FINISHED);
}

bool Waits(const DeedView& view) {
  return Unsaid(view.sent) && view.why_not_confirm.none() &&
         view.deed.state() == v1::Deed::STATE_WAITING;
}

bool Waits(const GiftView& view) {
  return Unsaid(view.sent) && view.gift.state() == v1::Gift::STATE_RECORDED &&
         !view.gift.has_receipt() && !view.gift.receipt_waived();
}

// Somebody has been told of it, it is over without a word, or its household is to be asked.
bool Waits(const v1::Visit& visit, absl::Time now) {
  return visit.alarm() != v1::Visit::ALARM_UNSPECIFIED ||
         visit.state() == v1::Visit::STATE_PROPOSED ||
         (IsLive(static_cast<VisitState>(visit.state())) && FromTimestamp(visit.end_time()) <= now);
}

// Households at which something is due, where the person keeps them.
int CountDue(const std::vector<v1::Household>& households, const std::vector<v1::Unit>& kept,
             absl::Time now) {
  std::set<std::string> reach;
  for (const v1::Unit& unit : kept) reach.insert(unit.name());
  return static_cast<int>(
      std::count_if(households.begin(), households.end(), [&](const v1::Household& household) {
        return DueOf(household, now) != HouseholdDue::kNothing && reach.count(household.unit()) > 0;
      }));
}

template <typename View, typename UnitOf>
int CountWaiting(const std::vector<View>& views, const std::set<std::string>& reach,
                 UnitOf unit_of) {
  return static_cast<int>(std::count_if(views.begin(), views.end(), [&](const View& view) {
    return Waits(view) && reach.count(unit_of(view)) > 0;
  }));
}

}  // namespace

DeskModel::DeskModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), ending_roles_(context, nullptr) {
  RefreshNow();
}

absl::Status DeskModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  std::set<std::string> reach;
  for (const v1::Unit& unit : UnitsInReach(profile, units)) reach.insert(unit.name());
  std::set<std::string> guarded;
  for (const v1::Unit& unit : UnitsToSafeguard(profile, units)) guarded.insert(unit.name());
  ASSIGN_OR_RETURN(const auto wishes, phone().wishes().Wishes());
  ASSIGN_OR_RETURN(const auto records, phone().store().ListWaitingRecords());
  ASSIGN_OR_RETURN(const auto answered, phone().overlay().PendingDecisions());
  ASSIGN_OR_RETURN(const auto follow_ups, phone().ledgers().FollowUps());
  ASSIGN_OR_RETURN(const auto deeds, phone().ledgers().Deeds());
  ASSIGN_OR_RETURN(const auto gifts, phone().ledgers().Gifts());
  ASSIGN_OR_RETURN(const auto visits, phone().store().ListVisits());
  ASSIGN_OR_RETURN(const auto households, phone().store().ListHouseholds());
  counts_.clear();
  const auto set = [this](const char* place, int count) {
    if (count > 0) counts_[place] = count;
  };
  set("wishBoard", CountWaiting(wishes, reach, [](const auto& view) { return view.wish.unit(); }));
  set("hours", static_cast<int>(std::count_if(
                   records.begin(), records.end(), [&](const v1::ServiceRecord& record) {
                     return record.person() != profile.person && !answered.contains(record.name());
                   })));
  set("followUps",
      CountWaiting(follow_ups, reach, [](const auto& view) { return view.follow_up.unit(); }));
  set("deeds", CountWaiting(deeds, reach, [](const auto& view) { return view.deed.unit(); }));
  set("visitDesk",
      static_cast<int>(std::count_if(visits.begin(), visits.end(), [&](const v1::Visit& visit) {
        const bool alarm = visit.alarm() != v1::Visit::ALARM_UNSPECIFIED;
        return (alarm && guarded.count(visit.unit()) > 0) ||
               (Waits(visit, context().Now()) && reach.count(visit.unit()) > 0);
      })));
  set("households", CountDue(households, UnitsOfHouseholds(profile, units), context().Now()));
  set("gifts", CountWaiting(gifts, reach, [](const auto& view) { return view.gift.unit(); }));
  return absl::OkStatus();
}

}  // namespace glimmer::mobile
