#include "server/planning/pin_rules.h"

#include <algorithm>
#include <set>

namespace glimmer::planning {
namespace {

class PinCheck {
 public:
  PinCheck(const Round& round, const Visit& pin, const std::vector<Engagement>& engagements)
      : round_(round),
        pin_(pin),
        engagements_(engagements),
        household_(round.households[static_cast<size_t>(pin.household)]),
        end_(pin.start + household_.duration) {}

  std::vector<Rule> Run() {
    if (!household_.consent) broken_.insert(Rule::kConsent);
    CheckAbilities();
    for (const int visitor : pin_.visitors) {
      CheckPair(visitor);
      CheckTime(visitor);
      CheckLimits(visitor);
    }
    for (const Waiver& waiver : round_.waivers) {
      if (waiver.household == pin_.household) broken_.erase(waiver.rule);
    }
    return {broken_.begin(), broken_.end()};
  }

 private:
  const Volunteer& VolunteerAt(int index) const {
    return round_.volunteers[static_cast<size_t>(index)];
  }

  // To where it takes no way (travel waived) there is no place.
  double Travel(int from, int to) const {
    return from < round_.places && to < round_.places ? round_.Travel(from, to) : 0;
  }

  void CheckAbilities() {
    for (const std::string& ask : household_.asks) {
      const bool found = std::any_of(pin_.visitors.begin(), pin_.visitors.end(), [&](int visitor) {
        return Has(VolunteerAt(visitor).abilities, ask);
      });
      if (!found) broken_.insert(Rule::kAbilities);
    }
  }

  void CheckPair(int visitor) {
    if (household_.needs_introduction && !Has(household_.introduced, visitor)) {
      broken_.insert(Rule::kIntroduction);
    }
    const bool avoided = std::any_of(pin_.visitors.begin(), pin_.visitors.end(), [&](int other) {
      return Has(VolunteerAt(other).avoids, visitor);
    });
    if (avoided || Has(household_.avoids, visitor)) broken_.insert(Rule::kDoNotPair);
  }

  // Free from when to when around the pin, and with what before and behind it.
  void CheckTime(int visitor) {
    const Volunteer& who = VolunteerAt(visitor);
    const Span offered = OfferedAround(who);
    if (offered.open > pin_.start || offered.close < end_) broken_.insert(Rule::kAvailability);
    double ready = -kMinutesPerDay;
    double wanted = (round_.days + 1) * kMinutesPerDay;
    for (const Span& shift : who.shifts) {
      if (shift.open < end_ && pin_.start < shift.close) broken_.insert(Rule::kShiftClash);
      if (shift.close <= pin_.start) ready = std::max(ready, shift.close);
      if (shift.open >= end_) wanted = std::min(wanted, shift.open);
    }
    // From home and back, unless there is another engagement on the way.
    double before = Travel(who.place, household_.place);
    double behind = Travel(household_.place, who.place);
    bool from_home = true;
    bool to_home = true;
    for (const Engagement& other : engagements_) {
      if (other.volunteer != visitor) continue;
      if (other.start < end_ && pin_.start < other.end) broken_.insert(Rule::kShiftClash);
      if (other.end <= pin_.start && other.end >= std::max(ready, offered.open)) {
        ready = other.end;
        before = Travel(other.place, household_.place);
        from_home = false;
      }
      if (other.start >= end_ && other.start <= std::min(wanted, offered.close)) {
        wanted = other.start;
        behind = Travel(household_.place, other.place);
        to_home = false;
      }
    }
    if (pin_.start - before < ready || end_ + behind > wanted) broken_.insert(Rule::kTravel);
    if ((from_home && pin_.start - before < offered.open) ||
        (to_home && end_ + behind > offered.close)) {
      broken_.insert(Rule::kAvailability);
    }
  }

  // The time that was offered without a gap around the pin's start, on its day; none if there is
  // none.
  Span OfferedAround(const Volunteer& who) const {
    Span offered{pin_.start, pin_.start};
    for (size_t i = 0; i <= who.available.size(); ++i) {
      for (const Span& span : who.available) {
        if (span.open > offered.close || span.close < offered.open) continue;
        offered.open = std::min(offered.open, span.open);
        offered.close = std::max(offered.close, span.close);
      }
    }
    const double midnight = DayOf(pin_.start) * kMinutesPerDay;
    offered.open = std::max(offered.open, midnight);
    offered.close = std::min(offered.close, midnight + kMinutesPerDay);
    return offered;
  }

  void CheckLimits(int visitor) {
    const Volunteer& who = VolunteerAt(visitor);
    const int day = DayOf(pin_.start);
    double of_day = household_.duration;
    double of_week = household_.duration;
    const auto add = [&](double start, double minutes) {
      if (DayOf(start) == day) of_day += minutes;
      if (WeekOf(round_, DayOf(start)) == WeekOf(round_, day)) of_week += minutes;
    };
    for (const Span& visit : who.earlier) add(visit.open, visit.close - visit.open);
    for (const Engagement& other : engagements_) {
      if (other.volunteer == visitor) add(other.start, other.end - other.start);
    }
    if (of_day > who.day_minutes) broken_.insert(Rule::kDailyLoad);
    if (of_week > who.week_minutes) broken_.insert(Rule::kWeeklyLoad);
  }

  const Round& round_;
  const Visit& pin_;
  const std::vector<Engagement>& engagements_;
  const Household& household_;
  const double end_;
  std::set<Rule> broken_;
};

}  // namespace

std::vector<Rule> RulesAgainst(const Round& round, const Visit& pin,
                               const std::vector<Engagement>& engagements) {
  return PinCheck(round, pin, engagements).Run();
}

}  // namespace glimmer::planning
