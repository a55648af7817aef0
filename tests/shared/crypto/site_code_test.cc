#include "shared/crypto/site_code.h"

#include <gtest/gtest.h>

namespace glimmer {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1772416800);

std::string Key() {
  std::string key;
  for (int i = 0; i < 32; ++i) key.push_back(static_cast<char>(i));
  return key;
}

TEST(SiteStepTest, CountsHalfMinutesFromTwoHoursBefore) {
  EXPECT_EQ(SiteStep(kStart, kStart - absl::Hours(2)), 0);
  EXPECT_EQ(SiteStep(kStart, kStart - absl::Hours(2) + absl::Seconds(29)), 0);
  EXPECT_EQ(SiteStep(kStart, kStart), 240);
  EXPECT_EQ(SiteStep(kStart, kStart - absl::Hours(2) - absl::Nanoseconds(1)), -1);
  EXPECT_EQ(SiteStepTime(kStart, 240), kStart);
}

// Computed with another implementation of BLAKE2b.
TEST(SiteCodeTest, IsTheKeyedHashOfTheStep) {
  EXPECT_EQ(SiteCodeForStep(Key(), 0), "25247112");
  EXPECT_EQ(SiteCodeForStep(Key(), 1), "83935266");
  EXPECT_EQ(SiteCodeForStep(Key(), 9), "03709151");
  EXPECT_EQ(SiteCode(Key(), kStart, kStart), "76208163");
}

TEST(SiteCodeTest, GivesNoneOutsideItsWindowOrWithoutAKey) {
  EXPECT_EQ(SiteCode(Key(), kStart, kStart - absl::Hours(3)), "");
  EXPECT_EQ(SiteCode("short", kStart, kStart), "");
  EXPECT_EQ(MatchSiteCode("short", kStart, "", kStart, 2), std::nullopt);
  EXPECT_EQ(MatchSiteCode(Key(), kStart, "", kStart - absl::Hours(3), 2), std::nullopt);
}

TEST(MatchSiteCodeTest, FindsStepsWithinTheTolerance) {
  const std::string code = SiteCodeForStep(Key(), 240);
  for (const int away : {-2, -1, 0, 1, 2}) {
    EXPECT_EQ(MatchSiteCode(Key(), kStart, code, kStart + away * kSiteStep, 2), 240) << away;
  }
  EXPECT_EQ(MatchSiteCode(Key(), kStart, code, kStart + 3 * kSiteStep, 2), std::nullopt);
  EXPECT_EQ(MatchSiteCode(Key(), kStart, code, kStart - 3 * kSiteStep, 2), std::nullopt);
  EXPECT_EQ(MatchSiteCode(Key(), kStart, code, kStart + kSiteStep, 0), std::nullopt);
}

TEST(MatchSiteCodeTest, PassesOverBlanksOnly) {
  const std::string code = SiteCodeForStep(Key(), 240);
  const std::string typed = " " + code.substr(0, 4) + " " + code.substr(4) + " ";
  EXPECT_EQ(MatchSiteCode(Key(), kStart, typed, kStart, 2), 240);
  EXPECT_EQ(MatchSiteCode(Key(), kStart, code.substr(1), kStart, 2), std::nullopt);
  EXPECT_EQ(MatchSiteCode(Key(), kStart, code + "0", kStart, 2), std::nullopt);
  EXPECT_EQ(MatchSiteCode(std::string(32, 'k'), kStart, code, kStart, 2), std::nullopt);
}

}  // namespace
}  // namespace glimmer
