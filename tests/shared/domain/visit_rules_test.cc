#include "shared/domain/visit_rules.h"

#include <gtest/gtest.h>

#include <map>
#include <utility>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

using Action = VisitAction;
using State = VisitState;

constexpr State kStates[] = {State::kProposed, State::kAgreed,  State::kUnderway,
                             State::kHeld,     State::kNotHeld, State::kCancelled};
constexpr Action kActions[] = {Action::kChange, Action::kAgree,   Action::kStart,
                               Action::kHold,   Action::kNotHold, Action::kCancel};

const absl::Time kNow = absl::FromUnixSeconds(1772416800);

absl::TimeZone Zone(const char* name) {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone(name, &zone)) << name;
  return zone;
}

absl::Time At(absl::CivilSecond civil, const absl::TimeZone& zone) {
  return absl::FromCivil(civil, zone);
}

TEST(VisitRulesTest, OnlyTheseStepsLeadOn) {
  const std::map<std::pair<State, Action>, State> steps = {
      {{State::kProposed, Action::kChange}, State::kProposed},
      {{State::kProposed, Action::kAgree}, State::kAgreed},
      {{State::kProposed, Action::kCancel}, State::kCancelled},
      {{State::kAgreed, Action::kChange}, State::kProposed},
      {{State::kAgreed, Action::kAgree}, State::kAgreed},
      {{State::kAgreed, Action::kStart}, State::kUnderway},
      {{State::kAgreed, Action::kHold}, State::kHeld},
      {{State::kAgreed, Action::kNotHold}, State::kNotHeld},
      {{State::kAgreed, Action::kCancel}, State::kCancelled},
      {{State::kUnderway, Action::kStart}, State::kUnderway},
      {{State::kUnderway, Action::kHold}, State::kHeld},
      {{State::kUnderway, Action::kNotHold}, State::kNotHeld},
      {{State::kUnderway, Action::kCancel}, State::kCancelled},
      {{State::kCancelled, Action::kCancel}, State::kCancelled},
  };
  for (const State state : kStates) {
    for (const Action action : kActions) {
      const auto found = steps.find({state, action});
      const absl::StatusOr<State> next = NextState(state, action);
      if (found != steps.end()) {
        ASSERT_TRUE(next.ok()) << next.status();
        EXPECT_EQ(*next, found->second);
      } else {
        EXPECT_EQ(ReasonOf(next.status()), v1::ERROR_REASON_VISIT_STATE);
        EXPECT_EQ(MetadataOf(next.status(), "state"), StateName(state));
      }
    }
  }
}

TEST(VisitRulesTest, StatesHaveTheNamesOfTheWire) {
  EXPECT_EQ(StateName(State::kProposed), "PROPOSED");
  EXPECT_EQ(StateName(State::kAgreed), "AGREED");
  EXPECT_EQ(StateName(State::kUnderway), "UNDERWAY");
  EXPECT_EQ(StateName(State::kHeld), "HELD");
  EXPECT_EQ(StateName(State::kNotHeld), "NOT_HELD");
  EXPECT_EQ(StateName(State::kCancelled), "CANCELLED");
  EXPECT_EQ(StateName(PairingState::kIntroduction), "INTRODUCTION");
  EXPECT_EQ(StateName(PairingState::kActive), "ACTIVE");
  EXPECT_EQ(StateName(PairingState::kEnded), "ENDED");
}

TEST(VisitRulesTest, AVisitIsLiveUntilItIsOverOrCancelled) {
  for (const State state : kStates) EXPECT_EQ(IsLive(state), state < State::kHeld);
}

TEST(VisitRulesTest, AVisitLastsTenMinutesToEightHoursAndIsNotOver) {
  const auto field = [](absl::Duration length, absl::Duration begins_in) {
    const absl::Time start = kNow + begins_in;
    return MetadataOf(CheckVisitTimes(start, start + length, kNow), "field").value_or("");
  };
  const absl::Duration second = absl::Seconds(1);
  const absl::Duration later = absl::Hours(1);
  EXPECT_EQ(field(absl::Minutes(10) - second, later), "end_time");
  EXPECT_EQ(field(absl::Minutes(10), later), "");
  EXPECT_EQ(field(absl::Hours(8), later), "");
  EXPECT_EQ(field(absl::Hours(8) + second, later), "end_time");
  EXPECT_EQ(field(-later, later), "end_time");
  // One that has begun may still be planned, one that is over may not.
  EXPECT_EQ(field(later, second - later), "");
  EXPECT_EQ(field(later, -later), "start_time");
}

TEST(VisitRulesTest, WhoIsWillingSaysWhenAndHowMuch) {
  const auto field = [](const VisitorTerms& terms) {
    return MetadataOf(CheckVisitorTerms(terms), "field").value_or("");
  };
  VisitorTerms terms;
  EXPECT_EQ(field(terms), "");
  terms.willing = true;
  EXPECT_EQ(field(terms), "visitor_terms.slots");
  terms.slots = {{6, 540, 660}};
  EXPECT_EQ(field(terms), "");
  terms.slots = {{6, 540, 660}, {6, 600, 720}};
  EXPECT_EQ(field(terms), "visitor_terms.slots");
  terms.slots = {{6, 540, 660}, {6, 660, 720}};
  EXPECT_EQ(field(terms), "");
  for (const int64_t wrong : {-1, 0, 721}) {
    VisitorTerms other = terms;
    other.day_minutes = wrong;
    EXPECT_EQ(field(other), "visitor_terms.day_minutes");
  }
  for (const int64_t wrong : {-1, 0, 2'401}) {
    VisitorTerms other = terms;
    other.week_minutes = wrong;
    EXPECT_EQ(field(other), "visitor_terms.week_minutes");
  }
  terms.day_minutes = 720;
  terms.week_minutes = 2'400;
  EXPECT_EQ(field(terms), "");
  terms.day_minutes = 1;
  terms.week_minutes = 1;
  EXPECT_EQ(field(terms), "");
}

TEST(VisitRulesTest, AlarmStepsRiseWithinTheirBounds) {
  const auto fits = [](int64_t contact, int64_t coordinator, int64_t lead) {
    const absl::Status status = CheckAlarmSteps({contact, coordinator, lead});
    EXPECT_EQ(MetadataOf(status, "field").value_or("alarm_steps"), "alarm_steps");
    return status.ok();
  };
  EXPECT_TRUE(CheckAlarmSteps(AlarmSteps{}).ok());
  EXPECT_TRUE(fits(5, 5, 5));
  EXPECT_FALSE(fits(4, 30, 60));
  EXPECT_TRUE(fits(240, 480, 720));
  EXPECT_FALSE(fits(241, 480, 720));
  EXPECT_FALSE(fits(240, 481, 720));
  EXPECT_FALSE(fits(240, 480, 721));
  EXPECT_FALSE(fits(31, 30, 60));
  EXPECT_FALSE(fits(15, 61, 60));
}

TEST(VisitRulesTest, TheWholeVisitLiesInOneSlot) {
  const absl::TimeZone zone = Zone("Asia/Shanghai");
  VisitTerms terms;
  // 2026-03-07 is a Saturday.
  const auto inside = [&](absl::CivilSecond start, absl::CivilSecond end) {
    const absl::Status status = CheckInSlots(terms, At(start, zone), At(end, zone), zone);
    EXPECT_TRUE(status.ok() || ReasonOf(status) == v1::ERROR_REASON_OUTSIDE_VISIT_SLOTS);
    return status.ok();
  };
  const absl::CivilSecond nine(2026, 3, 7, 9, 0, 0);
  const absl::CivilSecond ten(2026, 3, 7, 10, 0, 0);
  EXPECT_TRUE(inside(nine, ten));  // nothing was said
  terms.slots = {{6, 540, 600}, {6, 600, 660}};
  EXPECT_TRUE(inside(nine, ten));
  EXPECT_FALSE(inside(nine - 1, ten));
  EXPECT_FALSE(inside(nine, ten + 1));  // also not from one slot into the next
  EXPECT_TRUE(inside(ten, ten + 3'600));
  EXPECT_FALSE(inside(ten, ten + 3'601));
  EXPECT_FALSE(inside(nine + 86'400, ten + 86'400));  // a Sunday
  terms.slots = {{7, 0, 1'440}};
  EXPECT_TRUE(inside(absl::CivilSecond(2026, 3, 8), absl::CivilSecond(2026, 3, 8, 8)));
  EXPECT_TRUE(inside(absl::CivilSecond(2026, 3, 8, 16), absl::CivilSecond(2026, 3, 9)));
  EXPECT_FALSE(inside(absl::CivilSecond(2026, 3, 8, 16), absl::CivilSecond(2026, 3, 9, 0, 0, 1)));
}

TEST(VisitRulesTest, SlotsAreOfTheZonesOwnDays) {
  VisitTerms terms;
  terms.slots = {{6, 0, 120}};
  // Saturday one o'clock in Shanghai is Friday in London.
  const absl::Time start = At(absl::CivilSecond(2026, 3, 7, 1), Zone("Asia/Shanghai"));
  const absl::Time end = start + absl::Minutes(30);
  EXPECT_TRUE(CheckInSlots(terms, start, end, Zone("Asia/Shanghai")).ok());
  EXPECT_FALSE(CheckInSlots(terms, start, end, Zone("Europe/London")).ok());
}

TEST(VisitRulesTest, SlotsGoByTheClockOnTheWall) {
  const absl::TimeZone zone = Zone("Europe/Berlin");
  VisitTerms terms;
  // On Sunday 2026-03-29 two o'clock is three o'clock: an hour later it is three hours later.
  terms.slots = {{7, 60, 210}};
  const absl::Time spring = At(absl::CivilSecond(2026, 3, 29, 1, 30, 0), zone);
  EXPECT_TRUE(CheckInSlots(terms, spring, spring + absl::Hours(1), zone).ok());
  EXPECT_FALSE(CheckInSlots(terms, spring, spring + absl::Minutes(61), zone).ok());
  // On Sunday 2026-10-25 three o'clock is two o'clock again.
  terms.slots = {{7, 60, 180}};
  const absl::Time autumn = At(absl::CivilSecond(2026, 10, 25, 1, 0, 0), zone);
  EXPECT_TRUE(CheckInSlots(terms, autumn, autumn + absl::Hours(3), zone).ok());
  EXPECT_FALSE(CheckInSlots(terms, autumn, autumn + absl::Minutes(181), zone).ok());
}

TEST(VisitRulesTest, TheCadenceIsTheHouseholds) {
  VisitTerms terms;
  const absl::CivilDay last(2026, 2, 20);
  EXPECT_EQ(NextVisitDay(terms, last), std::nullopt);
  terms.cadence_days = 14;
  EXPECT_EQ(NextVisitDay(terms, std::nullopt), std::nullopt);
  EXPECT_EQ(NextVisitDay(terms, last), absl::CivilDay(2026, 3, 6));
}

TEST(VisitRulesTest, SomebodyNewDoesNotComeAlone) {
  VisitTerms terms;
  EXPECT_EQ(LeastVisitors(terms, false), 1);
  EXPECT_EQ(LeastVisitors(terms, true), 2);
  terms.min_people = 1;
  EXPECT_EQ(LeastVisitors(terms, false), 1);
  EXPECT_EQ(LeastVisitors(terms, true), 2);
  terms.min_people = 3;
  EXPECT_EQ(LeastVisitors(terms, false), 3);
  EXPECT_EQ(LeastVisitors(terms, true), 3);
}

TEST(VisitRulesTest, TheAddressShowsAroundTheVisitAlone) {
  const absl::Time start = kNow;
  const absl::Time end = start + absl::Hours(1);
  const absl::Duration moment = absl::Microseconds(1);
  const auto at = [&](absl::Time now) { return AddressExpireTime(start, end, now); };

  const auto early = at(start - absl::Hours(24) - moment);
  EXPECT_EQ(ReasonOf(early.status()), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  EXPECT_EQ(MetadataOf(early.status(), "open_time"), "2026-03-01T02:00:00Z");
  // A capsule lasts 26 hours, or until two hours after the end.
  EXPECT_EQ(*at(start - absl::Hours(24)), start + absl::Hours(2));
  EXPECT_EQ(*at(start - absl::Hours(23)), end + absl::Hours(2));
  EXPECT_EQ(*at(start - absl::Hours(1)), end + absl::Hours(2));
  EXPECT_EQ(*at(end + absl::Hours(2) - moment), end + absl::Hours(2));

  const auto late = at(end + absl::Hours(2));
  EXPECT_EQ(ReasonOf(late.status()), v1::ERROR_REASON_CONTACT_NOT_OPEN);
  EXPECT_EQ(MetadataOf(late.status(), "open_time"), std::nullopt);
}

TEST(VisitRulesTest, AVisitTakesAtMostFourHoursLonger) {
  const absl::Time end = kNow - absl::Hours(1);
  EXPECT_TRUE(CheckExtension(kNow + absl::Seconds(1), end, kNow).ok());
  EXPECT_TRUE(CheckExtension(end + kLongestExtension, end, kNow).ok());
  for (const absl::Time wrong : {kNow, end, end + kLongestExtension + absl::Seconds(1)}) {
    EXPECT_EQ(ReasonOf(CheckExtension(wrong, end, kNow)), v1::ERROR_REASON_TIMES_INVALID);
  }
}

TEST(VisitRulesTest, MoreAndMorePeopleAreTold) {
  const AlarmSteps steps;
  const absl::Time back = kNow + absl::Minutes(20);
  const absl::Time first = FirstAlarmTime(steps, kNow, 20);
  EXPECT_EQ(first, back + absl::Minutes(15));
  const auto next = [&](VisitAlarm before, VisitAlarm alarm, absl::Time due) {
    return NextAlarmTime(before, alarm, steps, due, kNow);
  };
  const absl::Time second = next(VisitAlarm::kNone, VisitAlarm::kContact, first);
  EXPECT_EQ(second, back + absl::Minutes(30));
  EXPECT_EQ(next(VisitAlarm::kContact, VisitAlarm::kCoordinator, second), back + absl::Minutes(60));
  // Without an off-site contact.
  EXPECT_EQ(next(VisitAlarm::kNone, VisitAlarm::kCoordinator, first), back + absl::Minutes(60));
  // What was due later moves what is behind it by as much.
  EXPECT_EQ(next(VisitAlarm::kContact, VisitAlarm::kCoordinator, second + absl::Minutes(7)),
            back + absl::Minutes(67));
  EXPECT_EQ(next(VisitAlarm::kCoordinator, VisitAlarm::kLead, back), kNow + kAlarmAgain);
  EXPECT_EQ(next(VisitAlarm::kNone, VisitAlarm::kDistress, back), kNow + kAlarmAgain);

  EXPECT_EQ(NextAlarm(VisitAlarm::kNone, true), VisitAlarm::kContact);
  EXPECT_EQ(NextAlarm(VisitAlarm::kNone, false), VisitAlarm::kCoordinator);
  EXPECT_EQ(NextAlarm(VisitAlarm::kContact, true), VisitAlarm::kCoordinator);
  EXPECT_EQ(NextAlarm(VisitAlarm::kCoordinator, true), VisitAlarm::kLead);
  EXPECT_EQ(NextAlarm(VisitAlarm::kLead, true), VisitAlarm::kLead);
  EXPECT_EQ(NextAlarm(VisitAlarm::kDistress, true), VisitAlarm::kDistress);
}

}  // namespace
}  // namespace glimmer
