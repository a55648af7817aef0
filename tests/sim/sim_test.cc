// The simulation as CI plays it: some seeds without a finding, every planted fault found.
#include <gtest/gtest.h>

#include "shared/base/log.h"
#include "tests/sim/campaign.h"

namespace glimmer::sim {
namespace {

constexpr int kSteps = 300;

class SimTest : public testing::Test {
 protected:
  // That a disk fails is no news here.
  SimTest() { SetLogLevel(static_cast<LogLevel>(4)); }
};

TEST_F(SimTest, FindsNothing) {
  const Campaign campaign = PlaySeeds(1, 20, kSteps, Tooth::kNone);
  EXPECT_EQ(campaign.finding, "") << "seed " << campaign.seed;
  // What is to be survived did happen.
  for (const char* what :
       {"sign-ups", "leaves", "check-ins", "check-outs", "ticks", "closed shifts",
        "cancelled shifts", "duplicates", "lost requests", "lost answers", "phone kills",
        "phone power cuts", "server kills", "server power cuts", "clock set"}) {
    EXPECT_GT(campaign.counts.count(what), 0u) << what;
  }
}

TEST_F(SimTest, PlaysTheSameHistoryFromTheSameSeed) {
  const Campaign first = PlaySeeds(7, 2, kSteps, Tooth::kNone);
  EXPECT_EQ(first.hash, PlaySeeds(7, 2, kSteps, Tooth::kNone).hash);
  EXPECT_NE(first.hash, PlaySeeds(8, 2, kSteps, Tooth::kNone).hash);
}

TEST_F(SimTest, FindsEveryPlantedFault) {
  for (const Tooth tooth : AllTeeth()) {
    EXPECT_NE(PlaySeeds(1, 60, kSteps, tooth).finding, "") << NameOf(tooth);
  }
}

TEST_F(SimTest, MakesTheHistoryOfAFindingShort) {
  const Campaign campaign = PlaySeeds(1, 40, kSteps, Tooth::kServerForgets);
  const std::vector<Step> shortest =
      Shrink(StepsOf(campaign.seed, kSteps), Tooth::kServerForgets, 40);
  EXPECT_LT(shortest.size(), size_t{kSteps} / 3);
  EXPECT_EQ(KindOf(Play(shortest, Tooth::kServerForgets).finding), KindOf(campaign.finding));
}

}  // namespace
}  // namespace glimmer::sim
