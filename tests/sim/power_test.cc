// The engine on a failing disk, as CI plays it.
#include "tests/sim/power.h"

#include <gtest/gtest.h>

#include "shared/base/log.h"

namespace glimmer::sim {
namespace {

class PowerTest : public testing::Test {
 protected:
  // That a disk fails is no news here.
  PowerTest() { SetLogLevel(static_cast<LogLevel>(4)); }
};

TEST_F(PowerTest, NothingAcknowledgedIsLostByAPowerCut) {
  const PowerReport report = CutPower(1, 3000, Tooth::kNone);
  EXPECT_EQ(report.finding, "");
  EXPECT_GT(report.acknowledged, report.faults);
  EXPECT_GT(report.in_doubt, 0);
}

TEST_F(PowerTest, SameSeedSameReport) {
  EXPECT_EQ(CutPower(2, 100, Tooth::kNone).hash, CutPower(2, 100, Tooth::kNone).hash);
  EXPECT_NE(CutPower(2, 100, Tooth::kNone).hash, CutPower(3, 100, Tooth::kNone).hash);
}

TEST_F(PowerTest, EveryOperationMayFail) {
  const PowerReport report = FailEverywhere(Tooth::kNone);
  EXPECT_EQ(report.finding, "");
  EXPECT_GT(report.refused, 0);
}

TEST_F(PowerTest, FindsPlantedFaults) {
  EXPECT_NE(CutPower(1, 500, Tooth::kLyingDisk).finding, "");
  EXPECT_NE(FailEverywhere(Tooth::kErrorsUnseen).finding, "");
}

}  // namespace
}  // namespace glimmer::sim
