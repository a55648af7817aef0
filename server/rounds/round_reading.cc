#include "server/rounds/round_reading.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/rounds/standing.h"
#include "server/rounds/travel.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::rounds {
namespace {

using planning::kMinutesPerDay;
using planning::kMostTogether;
using planning::Span;

// In a longer period waiting counts less, so that nobody is left out for being late; nor for being
// long, whatever loads and ways come to.
constexpr double kUnassignedHour = 1'500;

template <typename Rows, typename Id>
std::map<std::string, int> IndexOf(const Rows& rows, const Id& id) {
  std::map<std::string, int> index;
  for (const auto& row : rows) index.emplace(id(row), static_cast<int>(index.size()));
  return index;
}

// The first part of a BCP 47 tag: who speaks zh-Hant speaks zh.
std::string PrimaryTag(absl::string_view tag) {
  return absl::AsciiStrToLower(tag.substr(0, tag.find('-')));
}

std::set<std::string> PrimaryTags(const std::vector<std::string>& languages) {
  std::set<std::string> tags;
  for (const std::string& language : languages) tags.insert(PrimaryTag(language));
  return tags;
}

// One of a household's languages is enough, so that all of them are one ability: "language:ug|zh".
std::string LanguageAbility(const std::set<std::string>& tags) {
  return absl::StrCat("language:", absl::StrJoin(tags, "|"));
}

absl::Status BadPin(size_t index, absl::string_view field, absl::string_view message) {
  return InvalidField(absl::StrCat("pins[", index, "].", field), message);
}

class Drawing {
 public:
  Drawing(const RoundRequest& request, const RoundFacts& facts, absl::Time now)
      : request_(request),
        facts_(facts),
        now_(now),
        standings_(StandingsOf(request, facts)),
        rows_(IndexOf(facts.households, [](const auto& row) { return row.household_id; })),
        people_(IndexOf(facts.visitors, [](const auto& row) { return row.person_id; })) {}

  absl::StatusOr<DrawnRound> Draw() {
    round().days = request_.days;
    round().weekday = WeekdayOf(request_.clock.first_day());
    AddVisitors();
    RETURN_IF_ERROR(FindPins());
    FindPrevious();
    for (const auto& [row, due] : Chosen()) AddHousehold(row, due);
    AddPairs();
    AddLanguages();
    RETURN_IF_ERROR(AddPins());
    AddPrevious();
    AddTravel();
    SetWeights();
    return std::move(drawn_);
  }

 private:
  planning::Round& round() { return drawn_.round; }
  const RoundClock& clock() const { return request_.clock; }
  absl::CivilDay end_day() const { return clock().first_day() + request_.days; }
  double MinuteOf(absl::Time time) const { return clock().MinuteOf(time); }
  // Into the round; null for one that is not in it.
  planning::Household* HouseholdOf(const std::string& household_id) {
    const auto found = households_.find(household_id);
    return found == households_.end() ? nullptr
                                      : &round().households[static_cast<size_t>(found->second)];
  }
  std::optional<int> PersonIn(const std::string& person_id) const {
    const auto found = people_.find(person_id);
    return found == people_.end() ? std::nullopt : std::optional<int>(found->second);
  }
  // Two for each unit: where its volunteers live, and where its households do.
  int HomeIn(const std::string& unit_id) {
    return 2 * units_.emplace(unit_id, static_cast<int>(units_.size())).first->second;
  }
  int HouseholdsOf(const std::string& unit_id) { return HomeIn(unit_id) + 1; }

  void AddVisitors();
  void AddBusy();
  absl::Status FindPins();
  void FindPrevious();
  std::map<size_t, absl::CivilDay> Chosen() const;
  void AddHousehold(size_t index, absl::CivilDay due);
  void AddPairs();
  void SettleVisitors(size_t index);
  void SetVisitors(size_t index, int count);
  void SplitOthers(int household, std::vector<int>& visitors);
  void AddLanguages();
  absl::Status AddPins();
  absl::Status AddPin(size_t index);
  void AddPrevious();
  void AddTravel();
  void SetWeights();

  const RoundRequest& request_;
  const RoundFacts& facts_;
  const absl::Time now_;
  const std::vector<Standing> standings_;    // as facts_.households
  const std::map<std::string, int> rows_;    // households into facts_.households
  const std::map<std::string, int> people_;  // into the round's volunteers
  std::map<std::string, int> households_;    // into the round
  std::map<std::string, int> units_;
  std::map<std::string, size_t> pinned_;    // households into request_.pins
  std::map<std::string, size_t> previous_;  // the same
  DrawnRound drawn_;
};

void Drawing::AddVisitors() {
  std::map<std::string, std::vector<VisitSlot>> slots;
  for (const SlotRow& row : facts_.visitor_slots) slots[row.owner_id].push_back(row.slot);
  for (const VisitorRow& row : facts_.visitors) {
    planning::Volunteer volunteer{.id = row.person_id,
                                  .place = HomeIn(row.unit_id),
                                  .abilities = row.skills,
                                  .day_minutes = static_cast<double>(row.day_minutes),
                                  .week_minutes = static_cast<double>(row.week_minutes)};
    const auto theirs = slots.find(row.person_id);
    for (int day = 0; row.willing && theirs != slots.end() && day < request_.days; ++day) {
      for (const Span& span : SpansOn(clock(), day, theirs->second))
        volunteer.available.push_back(span);
    }
    round().volunteers.push_back(std::move(volunteer));
  }
  drawn_.visitors = facts_.visitors;
  AddBusy();
}

void Drawing::AddBusy() {
  const auto volunteer_of = [this](const BusyRow& row) -> planning::Volunteer* {
    const std::optional<int> person = PersonIn(row.person_id);
    return person ? &round().volunteers[static_cast<size_t>(*person)] : nullptr;
  };
  const auto span_of = [this](const BusyRow& row) {
    return Span{std::floor(MinuteOf(row.start_time)), std::ceil(MinuteOf(row.end_time))};
  };
  for (const BusyRow& row : facts_.shifts) {
    if (planning::Volunteer* who = volunteer_of(row)) who->shifts.push_back(span_of(row));
  }
  for (const BusyRow& row : facts_.visits) {
    planning::Volunteer* const who = volunteer_of(row);
    if (who == nullptr) continue;
    who->earlier.push_back(span_of(row));
    who->shifts.push_back(span_of(row));
  }
}

absl::Status Drawing::FindPins() {
  for (size_t i = 0; i < request_.pins.size(); ++i) {
    const NamedVisit& pin = request_.pins[i];
    if (!rows_.contains(pin.household_id)) {
      return BadPin(i, "household", "It is none that can be visited.");
    }
    if (request_.left_out.contains(pin.household_id)) {
      return BadPin(i, "household", "It is to be left out.");
    }
    if (!pinned_.emplace(pin.household_id, i).second) {
      return BadPin(i, "household", "A household is pinned once.");
    }
  }
  return absl::OkStatus();
}

void Drawing::FindPrevious() {
  for (size_t i = 0; i < request_.previous.size(); ++i) {
    const std::string& household_id = request_.previous[i].household_id;
    if (!pinned_.contains(household_id)) previous_.emplace(household_id, i);
  }
}

// Those that are pinned and, of the others that are not left out, those that are due first, with
// the day on which they are due.
std::map<size_t, absl::CivilDay> Drawing::Chosen() const {
  std::map<size_t, absl::CivilDay> chosen;
  std::vector<std::pair<absl::CivilDay, size_t>> others;
  for (size_t i = 0; i < facts_.households.size(); ++i) {
    if (request_.left_out.contains(facts_.households[i].household_id)) continue;
    const std::optional<absl::CivilDay> due = DueDay(request_, facts_.households[i], standings_[i]);
    if (pinned_.contains(facts_.households[i].household_id)) {
      chosen.emplace(i, due.value_or(end_day() - 1));
    } else if (due && *due < end_day()) {
      others.emplace_back(*due, i);
    }
  }
  std::sort(others.begin(), others.end());
  for (const auto& [due, index] : others) {
    if (chosen.size() >= size_t{kMostPlans}) break;
    chosen.emplace(index, due);
  }
  return chosen;
}

void Drawing::AddHousehold(size_t index, absl::CivilDay due) {
  const HouseholdRow& row = facts_.households[index];
  const Standing& standing = standings_[index];
  const bool pinned = pinned_.contains(row.household_id);
  // The day itself is in time.
  const auto late =
      static_cast<double>(std::max<absl::civil_diff_t>(0, due - clock().first_day()) + 1);
  planning::Household household{.id = row.household_id,
                                .place = HouseholdsOf(row.unit_id),
                                .windows = WindowsOf(request_, row, standing, pinned, now_),
                                .duration = static_cast<double>(request_.visit_minutes),
                                .visitors = static_cast<int>(LeastVisitors(row.terms, true)),
                                .due = late * kMinutesPerDay,
                                .needs_introduction = false};
  if (!row.terms.languages.empty()) {
    household.asks.push_back(LanguageAbility(PrimaryTags(row.terms.languages)));
  }
  for (const std::string& contact : {row.contact_person_id, row.next_contact_person_id}) {
    if (const auto person = PersonIn(contact)) household.avoids.push_back(*person);
  }
  households_.emplace(row.household_id, static_cast<int>(round().households.size()));
  round().households.push_back(std::move(household));
  drawn_.households.push_back(row);
  drawn_.more.push_back(0);
}

void Drawing::AddPairs() {
  for (const PairRow& row : facts_.refused) {
    planning::Household* const household = HouseholdOf(row.household_id);
    const std::optional<int> person = PersonIn(row.person_id);
    if (household != nullptr && person) household->avoids.push_back(*person);
  }
  std::map<std::string, std::set<int>> introduced;
  for (const PairRow& row : facts_.acquaintances) {
    planning::Household* const household = HouseholdOf(row.household_id);
    const std::optional<int> person = PersonIn(row.person_id);
    if (household == nullptr || !person) continue;
    household->visited_by[*person] = static_cast<int>(row.visits);
    introduced[row.household_id].insert(*person);
  }
  for (const PairingRow& row : facts_.pairings) {
    planning::Household* const household = HouseholdOf(row.household_id);
    const std::optional<int> person = PersonIn(row.person_id);
    if (household == nullptr || !person) continue;
    household->wishes.push_back(*person);
    round().volunteers[static_cast<size_t>(*person)].wishes.push_back(
        households_.at(row.household_id));
    if (row.state == PairingState::kActive) introduced[row.household_id].insert(*person);
  }
  for (size_t i = 0; i < round().households.size(); ++i) {
    planning::Household& household = round().households[i];
    const std::set<int>& known = introduced[household.id];
    household.introduced.assign(known.begin(), known.end());
    SettleVisitors(i);
  }
}

// One comes where one is enough and somebody is known who says that they can; as before where it
// stood in the proposal before.
void Drawing::SettleVisitors(size_t index) {
  const HouseholdRow& row = drawn_.households[index];
  planning::Household& household = round().households[index];
  const bool known =
      std::any_of(household.introduced.begin(), household.introduced.end(), [&](int person) {
        return drawn_.visitors[static_cast<size_t>(person)].willing &&
               std::count(household.avoids.begin(), household.avoids.end(), person) == 0;
      });
  int64_t visitors = LeastVisitors(row.terms, !known);
  const auto before = previous_.find(row.household_id);
  if (before != previous_.end()) {
    const NamedVisit& visit = request_.previous[before->second];
    household.duration = absl::ToDoubleMinutes(visit.end_time - visit.start_time);
    const auto count = static_cast<int64_t>(visit.person_ids.size());
    visitors = std::max(visitors, std::min(count, kMostVisitors));
  }
  SetVisitors(index, static_cast<int>(visitors));
}

void Drawing::SetVisitors(size_t index, int count) {
  planning::Household& household = round().households[index];
  household.visitors = std::min(count, kMostTogether);
  household.needs_introduction = count == 1;
  drawn_.more[index] = count - household.visitors;
}

// Of all who come the first two stay in `visitors`; they have what the household asks for, if
// anybody has.
void Drawing::SplitOthers(int household, std::vector<int>& visitors) {
  const std::vector<std::string>& asks = round().households[static_cast<size_t>(household)].asks;
  std::stable_partition(visitors.begin(), visitors.end(), [&](int visitor) {
    const auto& abilities = round().volunteers[static_cast<size_t>(visitor)].abilities;
    return std::all_of(asks.begin(), asks.end(), [&abilities](const std::string& ask) {
      return std::count(abilities.begin(), abilities.end(), ask) > 0;
    });
  });
  if (visitors.size() <= kMostTogether) return;
  drawn_.others[household].assign(visitors.begin() + kMostTogether, visitors.end());
  visitors.resize(kMostTogether);
}

void Drawing::AddLanguages() {
  std::map<std::string, std::set<std::string>> asked;
  for (const HouseholdRow& row : drawn_.households) {
    const std::set<std::string> tags = PrimaryTags(row.terms.languages);
    if (!tags.empty()) asked.emplace(LanguageAbility(tags), tags);
  }
  for (size_t i = 0; i < drawn_.visitors.size(); ++i) {
    const std::set<std::string> spoken = PrimaryTags(drawn_.visitors[i].languages);
    for (const auto& [ability, tags] : asked) {
      const bool speaks = std::any_of(tags.begin(), tags.end(), [&spoken](const std::string& tag) {
        return spoken.contains(tag);
      });
      if (speaks) round().volunteers[i].abilities.push_back(ability);
    }
  }
}

absl::Status Drawing::AddPins() {
  for (size_t i = 0; i < request_.pins.size(); ++i) RETURN_IF_ERROR(AddPin(i));
  return absl::OkStatus();
}

// A pin is no word of the household's: it keeps to its times and to how many come.
absl::Status Drawing::AddPin(size_t index) {
  const NamedVisit& named = request_.pins[index];
  const int number = households_.at(named.household_id);
  planning::Household& household = round().households[static_cast<size_t>(number)];
  planning::Visit pin{.household = number, .start = MinuteOf(named.start_time)};
  bool known = true;
  for (const std::string& person_id : named.person_ids) {
    const std::optional<int> person = PersonIn(person_id);
    if (!person) return BadPin(index, "visitors", "They have not said when they can visit.");
    if (std::count(pin.visitors.begin(), pin.visitors.end(), *person) > 0) {
      return BadPin(index, "visitors", "Each person comes once.");
    }
    known =
        known && std::count(household.introduced.begin(), household.introduced.end(), *person) > 0;
    pin.visitors.push_back(*person);
  }
  const VisitTerms& terms = drawn_.households[static_cast<size_t>(number)].terms;
  const auto count = static_cast<int64_t>(pin.visitors.size());
  if (count < LeastVisitors(terms, !known) || count > kMostVisitors) {
    return BadPin(index, "visitors", "So many come as the household wants it, four at most.");
  }
  household.duration = absl::ToDoubleMinutes(named.end_time - named.start_time);
  SetVisitors(static_cast<size_t>(number), static_cast<int>(count));
  SplitOthers(number, pin.visitors);
  const double end = pin.start + household.duration;
  const bool fits = std::any_of(
      household.windows.begin(), household.windows.end(),
      [&](const Span& window) { return window.open <= pin.start && end <= window.close; });
  if (!fits) return BadPin(index, "start_time", "The household is not to be visited then.");
  round().pins.push_back(std::move(pin));
  return absl::OkStatus();
}

// Whoever cannot be planned for any more is left out; the others stay, if they can.
void Drawing::AddPrevious() {
  for (const auto& [household_id, index] : previous_) {
    const auto number = households_.find(household_id);
    if (number == households_.end()) continue;
    const NamedVisit& named = request_.previous[index];
    planning::Visit visit{.household = number->second, .start = MinuteOf(named.start_time)};
    for (const std::string& person_id : named.person_ids) {
      const std::optional<int> person = PersonIn(person_id);
      if (person) visit.visitors.push_back(*person);
    }
    SplitOthers(visit.household, visit.visitors);
    round().previous.push_back(std::move(visit));
  }
}

void Drawing::AddTravel() {
  round().places = 2 * static_cast<int>(units_.size());
  for (int from = 0; from < round().places; ++from) {
    for (int to = 0; to < round().places; ++to) {
      const bool at_home = from == to && from % 2 == 0;
      const int minutes = from / 2 == to / 2 ? kTravelInside : kTravelBetween;
      round().travel.push_back(at_home ? 0 : minutes);
    }
  }
}

void Drawing::SetWeights() {
  double longest = 0;
  for (const planning::Household& household : round().households) {
    longest = std::max(longest, household.duration);
  }
  planning::RoundWeights& weights = round().weights;
  weights.unassigned += kUnassignedHour * longest / 60;
  weights.late *= std::min(1.0, static_cast<double>(kDaysPerWeek) / request_.days);
}

}  // namespace

absl::StatusOr<DrawnRound> DrawRound(const RoundRequest& request, const RoundFacts& facts,
                                     absl::Time now) {
  return Drawing(request, facts, now).Draw();
}

}  // namespace glimmer::rounds
