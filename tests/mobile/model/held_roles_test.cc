// What several grants come to, and the days of a role.
#include "mobile/model/held_roles.h"

#include <gtest/gtest.h>

#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'800'000'000);
constexpr absl::Duration kDay = absl::Hours(24);

v1::RoleGrant GrantOf(const char* name, const char* person, v1::Role role, absl::Duration left) {
  v1::RoleGrant grant;
  grant.set_name(name);
  grant.set_person(person);
  grant.set_role(role);
  grant.set_scope("units/u");
  *grant.mutable_end_time() = ToTimestamp(kNow + left);
  return grant;
}

TEST(HeldRolesTest, AShorterGrantIsTheSameRole) {
  const auto held = HeldRoles({GrantOf("a", "people/1", v1::ROLE_AUDITOR, 300 * kDay),
                               GrantOf("b", "people/1", v1::ROLE_COORDINATOR, 20 * kDay),
                               GrantOf("c", "people/1", v1::ROLE_AUDITOR, 10 * kDay),
                               GrantOf("d", "people/2", v1::ROLE_AUDITOR, 10 * kDay)},
                              kNow);
  ASSERT_EQ(held.size(), 3u);
  EXPECT_EQ(held[0].grants, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(held[0].end, kNow + 300 * kDay);
  EXPECT_FALSE(EndsSoon(held[0], kNow));
  EXPECT_EQ(held[1].grants, (std::vector<std::string>{"b"}));
  EXPECT_TRUE(EndsSoon(held[1], kNow));
  EXPECT_EQ(held[2].person, "people/2");
}

TEST(HeldRolesTest, WhatHasEndedIsNoRole) {
  EXPECT_TRUE(
      HeldRoles({GrantOf("a", "people/1", v1::ROLE_AUDITOR, absl::ZeroDuration())}, kNow).empty());
}

TEST(HeldRolesTest, TheLastDayIsTheOneBeforeMidnight) {
  const absl::TimeZone zone = absl::FixedTimeZone(8 * 3600);
  const absl::CivilDay day(2027, 11, 23);
  EXPECT_EQ(LastDayOf(EndAfter(day, zone), zone), day);
  EXPECT_EQ(LastDayOf(EndAfter(day, zone) + absl::Hours(1), zone), day + 1);
}

TEST(HeldRolesTest, MonthsEndOnTheDayBefore) {
  EXPECT_EQ(LastDayOfMonths(absl::CivilDay(2026, 11, 24), 12), absl::CivilDay(2027, 11, 23));
  EXPECT_EQ(LastDayOfMonths(absl::CivilDay(2026, 12, 1), 3), absl::CivilDay(2027, 2, 28));
  EXPECT_EQ(LastDayOfMonths(absl::CivilDay(2026, 11, 30), 3), absl::CivilDay(2027, 2, 28));
  EXPECT_EQ(LastDayOfMonths(absl::CivilDay(2028, 2, 29), 12), absl::CivilDay(2029, 2, 28));
}

// The server takes a role of at most 366 days.
TEST(HeldRolesTest, TwelveMonthsAreNeverTooLong) {
  for (absl::CivilDay day(2026, 1, 1); day < absl::CivilDay(2030, 1, 1); ++day) {
    const absl::TimeZone zone = absl::UTCTimeZone();
    const absl::Duration length =
        EndAfter(LastDayOfMonths(day, kLongestRoleMonths), zone) - absl::FromCivil(day, zone);
    EXPECT_LE(length, 366 * kDay) << day;
    EXPECT_GE(length, 365 * kDay) << day;
  }
}

}  // namespace
}  // namespace glimmer::mobile
