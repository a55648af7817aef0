#include "shared/domain/sign_up_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/rpc/error.h"

namespace glimmer {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1772416800);
const absl::Time kStart = kNow + absl::Hours(72);

ShiftFacts OpenShift(std::vector<PositionFacts> positions, int64_t capacity = 100) {
  ShiftFacts shift;
  shift.capacity = capacity;
  for (const PositionFacts& position : positions) shift.held += position.held;
  shift.start = kStart;
  shift.sign_up_open = kNow - absl::Hours(1);
  shift.sign_up_close = kStart;
  shift.civil_year = 2026;
  shift.positions = std::move(positions);
  return shift;
}

TEST(NextStateTest, IsThisMachineAndNoOther) {
  using S = SignUpState;
  using A = SignUpAction;
  struct Row {
    S from;
    A action;
    S to;
  };
  const std::vector<Row> allowed = {
      {S::kWaitlisted, A::kOffer, S::kOffered},    {S::kOffered, A::kAccept, S::kConfirmed},
      {S::kOffered, A::kDecline, S::kDeclined},    {S::kOffered, A::kLapse, S::kLapsed},
      {S::kConfirmed, A::kLeave, S::kCancelled},   {S::kWaitlisted, A::kLeave, S::kCancelled},
      {S::kOffered, A::kLeave, S::kCancelled},     {S::kConfirmed, A::kCancel, S::kCancelled},
      {S::kWaitlisted, A::kCancel, S::kCancelled}, {S::kOffered, A::kCancel, S::kCancelled},
  };
  for (const S from :
       {S::kConfirmed, S::kWaitlisted, S::kOffered, S::kCancelled, S::kLapsed, S::kDeclined}) {
    for (const A action : {A::kOffer, A::kAccept, A::kDecline, A::kLapse, A::kLeave, A::kCancel}) {
      const auto row = std::find_if(allowed.begin(), allowed.end(), [&](const Row& r) {
        return r.from == from && r.action == action;
      });
      const auto next = NextState(from, action);
      if (row == allowed.end()) {
        EXPECT_EQ(ReasonOf(next.status()), v1::ERROR_REASON_SIGN_UP_STATE);
        EXPECT_EQ(MetadataOf(next.status(), "state"), StateName(from));
      } else {
        ASSERT_TRUE(next.ok());
        EXPECT_EQ(*next, row->to);
        EXPECT_TRUE(IsLive(from));
      }
    }
  }
}

TEST(OverlapsTest, CountsWhatIsSharedBeyondTheTolerance) {
  struct Row {
    int start_a, end_a, start_b, end_b, tolerance;
    bool overlaps;
  };
  const Row rows[] = {
      {0, 60, 60, 120, 0, false}, {0, 60, 59, 120, 0, true},   {60, 120, 0, 61, 0, true},
      {0, 120, 30, 60, 0, true},  {0, 60, 50, 120, 10, false}, {0, 60, 49, 120, 10, true},
      {0, 60, 90, 120, 0, false},
  };
  for (const Row& r : rows) {
    EXPECT_EQ(Overlaps(kNow + absl::Minutes(r.start_a), kNow + absl::Minutes(r.end_a),
                       kNow + absl::Minutes(r.start_b), kNow + absl::Minutes(r.end_b),
                       absl::Minutes(r.tolerance)),
              r.overlaps)
        << r.start_a << " " << r.end_a << " " << r.start_b << " " << r.end_b;
  }
}

TEST(OfferExpireTimeTest, IsADayButNeverPastTwoHoursBeforeTheStart) {
  EXPECT_EQ(OfferExpireTime(kStart - absl::Hours(72), kStart), kStart - absl::Hours(48));
  EXPECT_EQ(OfferExpireTime(kStart - absl::Hours(26), kStart), kStart - absl::Hours(2));
  EXPECT_EQ(OfferExpireTime(kStart - absl::Hours(25), kStart), kStart - absl::Hours(2));
  EXPECT_EQ(OfferExpireTime(kStart - absl::Hours(2) - absl::Microseconds(1), kStart),
            kStart - absl::Hours(2));
  EXPECT_EQ(OfferExpireTime(kStart - absl::Hours(2), kStart), std::nullopt);
  EXPECT_EQ(OfferExpireTime(kStart + absl::Hours(1), kStart), std::nullopt);
}

TEST(CheckWindowTest, OpensAndClosesToTheMicrosecond) {
  const ShiftFacts shift = OpenShift({{.capacity = 1}});
  const absl::Duration tick = absl::Microseconds(1);
  EXPECT_EQ(ReasonOf(CheckWindow(shift, false, shift.sign_up_open - tick)),
            v1::ERROR_REASON_SIGN_UP_NOT_OPEN);
  EXPECT_TRUE(CheckWindow(shift, true, shift.sign_up_open - tick).ok());
  EXPECT_TRUE(CheckWindow(shift, false, shift.sign_up_open).ok());
  EXPECT_TRUE(CheckWindow(shift, false, shift.sign_up_close - tick).ok());
  EXPECT_EQ(ReasonOf(CheckWindow(shift, false, shift.sign_up_close)),
            v1::ERROR_REASON_SIGN_UP_CLOSED);
  EXPECT_EQ(MetadataOf(CheckWindow(shift, false, shift.sign_up_close), "close_time"),
            "2026-03-05T02:00:00Z");
  EXPECT_TRUE(CheckWindow(shift, true, shift.sign_up_close).ok());
}

TEST(CheckWindowTest, NoReasonOpensACancelledOrClosedShift) {
  ShiftFacts shift = OpenShift({{.capacity = 1}});
  shift.cancelled = true;
  EXPECT_EQ(ReasonOf(CheckWindow(shift, true, kNow)), v1::ERROR_REASON_SHIFT_CANCELLED);
  shift.cancelled = false;
  shift.closed = true;
  EXPECT_EQ(ReasonOf(CheckWindow(shift, true, kNow)), v1::ERROR_REASON_SIGN_UP_CLOSED);
}

TEST(CheckEligibleTest, AsksForAgeAndSkills) {
  struct Row {
    int64_t minimum_age;
    std::optional<int64_t> birth_year;
    v1::ErrorReason reason;
  };
  const Row rows[] = {
      {0, std::nullopt, v1::ERROR_REASON_UNSPECIFIED},
      {16, std::nullopt, v1::ERROR_REASON_TOO_YOUNG},
      {16, 2010, v1::ERROR_REASON_UNSPECIFIED},
      {16, 2011, v1::ERROR_REASON_TOO_YOUNG},
  };
  for (const Row& r : rows) {
    EXPECT_EQ(ReasonOf(CheckEligible({.minimum_age = r.minimum_age}, {r.birth_year, {}}, 2026)),
              r.reason);
  }
  const absl::Status missing = CheckEligible({.needed_skills = {"driver", "first aid", "dialect"}},
                                             {1990, {"first aid"}}, 2026);
  EXPECT_EQ(ReasonOf(missing), v1::ERROR_REASON_SKILL_MISSING);
  EXPECT_EQ(MetadataOf(missing, "skills"), "driver, dialect");
}

TEST(FindSeatTest, GivesTheFirstPositionWithRoomOrTheFirstLine) {
  struct Row {
    std::vector<PositionFacts> positions;
    std::optional<size_t> asked;
    int64_t guests;
    bool free;
    size_t position;
  };
  const PositionFacts full{.capacity = 2, .held = 2};
  const PositionFacts one_left{.capacity = 2, .held = 1};
  const PositionFacts line{.capacity = 2, .held = 1, .has_line = true};
  const PositionFacts drivers{.capacity = 9, .needed_skills = {"driver"}};
  const std::vector<Row> rows = {
      {{one_left}, std::nullopt, 0, true, 0},          {{one_left}, std::nullopt, 1, false, 0},
      {{full, one_left}, std::nullopt, 0, true, 1},    {{full, one_left}, 0, 0, false, 0},
      {{line, one_left}, std::nullopt, 0, true, 1},    {{line}, 0, 0, false, 0},
      {{drivers, one_left}, std::nullopt, 0, true, 1}, {{drivers, full}, std::nullopt, 0, false, 1},
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& r = rows[i];
    const auto seat = FindSeat(OpenShift(r.positions), {1990, {}}, {r.asked, r.guests}, kNow);
    ASSERT_TRUE(seat.ok()) << i << seat.status();
    EXPECT_EQ(seat->free, r.free) << i;
    EXPECT_EQ(seat->position, r.position) << i;
  }
}

TEST(FindSeatTest, HoldsTheShiftsCapacityOverThePositions) {
  const auto seat =
      FindSeat(OpenShift({{.capacity = 5, .held = 3}, {.capacity = 5}}, 3), {}, {}, kNow);
  ASSERT_TRUE(seat.ok());
  EXPECT_FALSE(seat->free);
}

TEST(FindSeatTest, ServesWhoComesFirstInTheLastTwoHours) {
  const ShiftFacts shift = OpenShift({{.capacity = 1, .has_line = true}});
  EXPECT_FALSE(FindSeat(shift, {}, {}, kNow)->free);
  EXPECT_TRUE(FindSeat(shift, {}, {}, kStart - absl::Hours(2))->free);
}

TEST(FindSeatTest, RefusesGuestsOutOfRangeAndPeopleWithoutAPosition) {
  const ShiftFacts shift = OpenShift({{.capacity = 9, .minimum_age = 18}});
  EXPECT_EQ(ReasonOf(FindSeat(shift, {1990, {}}, {std::nullopt, 4}, kNow).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(ReasonOf(FindSeat(shift, {1990, {}}, {std::nullopt, -1}, kNow).status()),
            v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(ReasonOf(FindSeat(shift, {2015, {}}, {}, kNow).status()), v1::ERROR_REASON_TOO_YOUNG);
}

}  // namespace
}  // namespace glimmer
