#include "server/planning/round.h"

#include <cmath>

namespace glimmer::planning {
namespace {

constexpr int kDaysPerWeek = 7;

}  // namespace

const Visit* PinOf(const Round& round, int household) {
  for (const Visit& pin : round.pins) {
    if (pin.household == household) return &pin;
  }
  return nullptr;
}

int DayOf(double time) { return static_cast<int>(std::floor(time / kMinutesPerDay)); }

int WeekOf(const Round& round, int day) {
  return static_cast<int>(std::floor(static_cast<double>(day + round.weekday) / kDaysPerWeek));
}

absl::string_view NameOf(Rule rule) {
  switch (rule) {
    case Rule::kConsent:
      return "consent";
    case Rule::kIntroduction:
      return "introduction";
    case Rule::kAbilities:
      return "abilities";
    case Rule::kDoNotPair:
      return "do_not_pair";
    case Rule::kWindows:
      return "windows";
    case Rule::kTwoVisitors:
      return "two_visitors";
    case Rule::kAvailability:
      return "availability";
    case Rule::kShiftClash:
      return "shift_clash";
    case Rule::kDailyLoad:
      return "daily_load";
    case Rule::kWeeklyLoad:
      return "weekly_load";
    case Rule::kTravel:
      return "travel";
  }
  return "";
}

std::optional<Rule> RuleNamed(absl::string_view name) {
  for (const Rule rule : kRules) {
    if (NameOf(rule) == name) return rule;
  }
  return std::nullopt;
}

absl::string_view NameOf(Reason reason) {
  switch (reason) {
    case Reason::kOnlyOne:
      return "only_one";
    case Reason::kKnown:
      return "known";
    case Reason::kWished:
      return "wished";
    case Reason::kLessTravel:
      return "less_travel";
    case Reason::kLessLoad:
      return "less_load";
    case Reason::kEarlier:
      return "earlier";
    case Reason::kPinned:
      return "pinned";
    case Reason::kEqual:
      return "equal";
  }
  return "";
}

}  // namespace glimmer::planning
