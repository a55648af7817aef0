#include "mobile/rounds/desk_board.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "mobile/households/household_terms.h"
#include "mobile/households/household_words.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/rounds/visit_desk_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::mobile {
namespace {

constexpr int kDueAhead = 7;

template <typename Rows>
void KeepInReach(const std::set<std::string>& reach, Rows& rows) {
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const auto& row) { return reach.count(row.unit()) == 0; }),
             rows.end());
}

std::set<std::string> NamesIn(const std::vector<v1::Unit>& units) {
  std::set<std::string> names;
  for (const v1::Unit& unit : units) names.insert(unit.name());
  return names;
}

const v1::Visit* Find(const std::vector<v1::Visit>& visits, const std::string& name) {
  const auto found = std::find_if(visits.begin(), visits.end(),
                                  [&](const v1::Visit& visit) { return visit.name() == name; });
  return found == visits.end() ? nullptr : &*found;
}

QString Named(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? QString() : QString::fromStdString(found->second);
}

}  // namespace

absl::StatusOr<DeskBoard> DeskBoard::Read(Phone& phone, absl::Time now) {
  DeskBoard board;
  LocalStore& store = phone.store();
  ASSIGN_OR_RETURN(const Profile profile, store.GetProfile());
  ASSIGN_OR_RETURN(const auto units, store.Units());
  ASSIGN_OR_RETURN(const auto people, store.People());
  ASSIGN_OR_RETURN(auto households, store.ListHouseholds());
  ASSIGN_OR_RETURN(board.visits_, store.ListVisits());
  ASSIGN_OR_RETURN(board.pairings_, store.ListPairings());
  ASSIGN_OR_RETURN(board.sent_, phone.visit_desk_commands().Sent());
  ASSIGN_OR_RETURN(board.plans_, phone.visit_desk_commands().UnsentPlans());
  ASSIGN_OR_RETURN(board.pairs_, phone.visit_desk_commands().UnsentPairs());
  board.now_ = now;
  board.today_ = absl::ToCivilDay(now, VisitZone(store));
  board.me_ = profile.person;
  board.reach_ = NamesIn(UnitsOfHouseholds(profile, units));
  std::set<std::string> watched = NamesIn(UnitsToSafeguard(profile, units));
  watched.insert(board.reach_.begin(), board.reach_.end());
  for (const v1::Unit& unit : units) board.units_[unit.name()] = unit.display_name();
  for (const v1::Person& person : people) board.people_[person.name()] = person.display_name();
  board.TakeAlarms(watched);
  KeepInReach(board.reach_, households);
  KeepInReach(board.reach_, board.visits_);
  KeepInReach(board.reach_, board.pairings_);
  for (v1::Household& row : households) board.households_[row.name()] = std::move(row);
  auto& pairings = board.pairings_;
  pairings.erase(
      std::remove_if(pairings.begin(), pairings.end(),
                     [](const auto& row) { return row.state() == v1::Pairing::STATE_ENDED; }),
      pairings.end());
  std::sort(pairings.begin(), pairings.end(), [](const auto& a, const auto& b) {
    return std::tie(a.household_alias(), a.household(), a.display_name(), a.name()) <
           std::tie(b.household_alias(), b.household(), b.display_name(), b.name());
  });
  return board;
}

OnItsWay DeskBoard::Sent(const std::string& name) const {
  const auto found = sent_.find(name);
  return found == sent_.end() ? OnItsWay() : found->second;
}

const v1::Visit* DeskBoard::Visit(const std::string& name) const { return Find(visits_, name); }

const v1::Visit* DeskBoard::Alarm(const std::string& visit) const { return Find(alarms_, visit); }

const v1::Pairing* DeskBoard::Pairing(const std::string& name) const {
  const auto found = std::find_if(pairings_.begin(), pairings_.end(),
                                  [&](const v1::Pairing& row) { return row.name() == name; });
  return found == pairings_.end() ? nullptr : &*found;
}

QString DeskBoard::UnitName(const std::string& unit) const { return Named(units_, unit); }

QString DeskBoard::PersonName(const std::string& person) const { return Named(people_, person); }

QString DeskBoard::Alias(const std::string& household) const {
  const auto found = households_.find(household);
  return found == households_.end() ? QString() : QString::fromStdString(found->second.alias());
}

void DeskBoard::TakeAlarms(const std::set<std::string>& watched) {
  std::copy_if(visits_.begin(), visits_.end(), std::back_inserter(alarms_), IsAlarmed);
  KeepInReach(watched, alarms_);
  std::stable_sort(alarms_.begin(), alarms_.end(), [](const v1::Visit& a, const v1::Visit& b) {
    const auto rank = [](const v1::Visit& visit) {
      return std::pair(visit.alarm() != v1::Visit::ALARM_DISTRESS, visit.end_time().seconds());
    };
    return rank(a) < rank(b);
  });
}

bool DeskBoard::HasVisitAhead(const std::string& household) const {
  const bool planned = std::any_of(visits_.begin(), visits_.end(), [&](const v1::Visit& visit) {
    return visit.household() == household && IsLive(static_cast<VisitState>(visit.state()));
  });
  return planned || std::any_of(plans_.begin(), plans_.end(), [&](const auto& unsent) {
           return unsent.plan.household() == household;
         });
}

std::optional<absl::CivilDay> DeskBoard::NextDay(const v1::Household& household) const {
  if (household.terms().cadence_days() == 0) return std::nullopt;
  std::optional<absl::CivilDay> next;
  const auto not_before = [&](absl::CivilDay day) { next = std::max(next.value_or(day), day); };
  for (const v1::Pairing& pairing : pairings_) {
    const auto day = ParseCivilDay(pairing.next_visit_date());
    if (pairing.household() == household.name() && day.ok()) not_before(*day);
  }
  // Who went there need not be a pair with it.
  for (const v1::Visit& visit : visits_) {
    if (visit.household() != household.name() || visit.state() != v1::Visit::STATE_HELD) continue;
    const absl::Time start = FromTimestamp(visit.start_time());
    const auto day = NextVisitDay(TermsOf(household.terms()),
                                  absl::ToCivilDay(start, ZoneOf(visit.time_zone())));
    if (day) not_before(*day);
  }
  return next.value_or(today_);
}

std::vector<DueHousehold> DeskBoard::Due() const {
  std::vector<DueHousehold> due;
  for (const auto& [name, household] : households_) {
    const bool allows = household.state() == v1::Household::STATE_ACTIVE &&
                        household.consent().confirmed() &&
                        FromTimestamp(household.consent().expire_time()) > now_;
    const auto next = NextDay(household);
    if (!allows || !next || *next > today_ + kDueAhead || HasVisitAhead(name)) continue;
    due.push_back({household, *next});
  }
  std::stable_sort(due.begin(), due.end(),
                   [](const DueHousehold& a, const DueHousehold& b) { return a.since < b.since; });
  return due;
}

std::vector<v1::Household> DeskBoard::ConsentEnds() const {
  std::vector<v1::Household> ending;
  for (const auto& [name, household] : households_) {
    const HouseholdDue due = DueOf(household, now_);
    const bool ends = due == HouseholdDue::kEnded || due == HouseholdDue::kRunsOut ||
                      due == HouseholdDue::kReview;
    if (ends) ending.push_back(household);
  }
  std::stable_sort(ending.begin(), ending.end(), [](const auto& a, const auto& b) {
    return a.consent().expire_time().seconds() < b.consent().expire_time().seconds();
  });
  return ending;
}

std::vector<v1::Pairing> DeskBoard::ToReview() const {
  std::vector<v1::Pairing> due;
  const std::string today = FormatCivilDay(today_);
  std::copy_if(pairings_.begin(), pairings_.end(), std::back_inserter(due),
               [&](const v1::Pairing& row) {
                 return !row.review_date().empty() && row.review_date() <= today;
               });
  return due;
}

}  // namespace glimmer::mobile
