// What a leader's phone that was started anew tells of the codes it has shown, once it hears the
// server again.
#include "mobile/store/shown_codes.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mobile/store/pending.h"
#include "mobile/store/secret_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/claim_message.h"
#include "shared/domain/site_clock_rules.h"
#include "shared/rpc/error.h"
#include "tests/mobile/store/store_fixture.h"

namespace glimmer::mobile {
namespace {

class ShownCodesTest : public StoreFixture {
 protected:
  ShownCodesTest() {
    EXPECT_TRUE(secrets_.Put(kDeviceKey, key_.secret_key).ok());
    shift_ = MakeShift("a", absl::Hours(1));
    Serve(shift_);
  }
  // As after the phone was started, or the app.
  void Start(const std::string& boot_id) {
    Reopen(boot_id);
    codes_ = std::make_unique<ShownCodes>(*store_, random_, CommandOptions{.secrets = &secrets_});
  }
  // What it is in truth: the phone's clock is off by `wrong_`.
  absl::Time Real() const { return clock_.Now() - wrong_; }
  void SetWrong(absl::Duration wrong) {
    clock_.Set(Real() + wrong);
    wrong_ = wrong;
  }
  // The roster is open for so long; a code is shown every step.
  void Show(absl::Duration how_long) {
    for (absl::Duration t; t < how_long; t += kSiteStep) {
      const absl::Time now = store_->AnchoredNow(*store_->Feed());
      EXPECT_TRUE(codes_->Note("shifts/a", FromTimestamp(shift_.start_time()), now).ok());
      clock_.Advance(kSiteStep);
    }
  }
  void Hear() {
    v1::ListChangesResponse page = Page();
    *page.mutable_server_time() = ToTimestamp(Real());
    ASSERT_TRUE(store_->ApplyPage(page).ok());
    ASSERT_TRUE(codes_->Tell().ok());
  }
  std::vector<v1::SiteClock> Told() {
    std::vector<v1::SiteClock> told;
    for (const OutboxItem& item : OpenItems()) {
      EXPECT_EQ(item.method, kReportSiteClock);
      v1::ReportSiteClockRequest request;
      EXPECT_TRUE(request.ParseFromString(item.request));
      EXPECT_TRUE(
          Verify(key_.public_key, SiteClockMessage(request.clock()), request.clock().signature()));
      told.push_back(request.clock());
    }
    return told;
  }
  std::optional<absl::Duration> Offset(const v1::SiteClock& clock) {
    const absl::Time start = FromTimestamp(shift_.start_time());
    return OffsetOf({.first = SiteStepTime(start, clock.first_step()),
                     .last = SiteStepTime(start, clock.last_step()),
                     .first_since_boot = absl::Milliseconds(clock.first_step_boot_ms()),
                     .anchor = FromTimestamp(clock.anchor_time()),
                     .anchor_since_boot = absl::Milliseconds(clock.anchor_boot_ms())});
  }

  const KeyPair key_ = *SigningKeyFromSeed(std::string(32, 's'));
  FileSecretStore secrets_{folder_.path()};
  v1::Shift shift_;
  absl::Duration wrong_;
  std::unique_ptr<ShownCodes> codes_;
};

TEST_F(ShownCodesTest, TellsWhenTheyWereShown) {
  Start("second");
  SetWrong(absl::Minutes(40));
  clock_.Advance(absl::Seconds(7));  // in the middle of a step
  Show(absl::Minutes(10));
  EXPECT_TRUE(OpenItems().empty());
  clock_.Advance(absl::Hours(5));
  SetWrong(-absl::Hours(3));  // the network sets it before the server is heard
  Hear();
  const auto told = Told();
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].shift(), "shifts/a");
  EXPECT_EQ(told[0].device(), "devices/d");
  EXPECT_EQ(told[0].boot_id(), "second");
  EXPECT_EQ(told[0].last_step() - told[0].first_step(), 19);
  EXPECT_EQ(Offset(told[0]), -absl::Minutes(40));
  Hear();
  EXPECT_EQ(Told().size(), 1u);  // once
}

TEST_F(ShownCodesTest, AClockThatIsSetMeanwhileBeginsAnotherRun) {
  Start("second");
  SetWrong(absl::Minutes(40));
  Show(absl::Minutes(5));
  SetWrong(-absl::Minutes(20));
  Show(absl::Minutes(5));
  SetWrong(absl::Minutes(40));
  Show(absl::Minutes(5));
  Hear();
  const auto told = Told();
  ASSERT_EQ(told.size(), 2u);  // what comes back to the first clock goes on
  EXPECT_EQ(Offset(told[0]), -absl::Minutes(40));
  EXPECT_EQ(told[0].last_step() - told[0].first_step(), 29);
  EXPECT_EQ(Offset(told[1]), absl::Minutes(20));
}

TEST_F(ShownCodesTest, TheAppMayEndMeanwhile) {
  Start("second");
  SetWrong(absl::Minutes(40));
  Show(absl::Minutes(5));
  Start("second");
  Show(absl::Minutes(5));
  Hear();
  ASSERT_EQ(Told().size(), 1u);
  EXPECT_EQ(Told()[0].last_step() - Told()[0].first_step(), 19);
}

// It has run since the server was heard: what it shows is right, whatever its wall clock says.
TEST_F(ShownCodesTest, TellsNothingWhileItsTimeIsTheServers) {
  codes_ = std::make_unique<ShownCodes>(*store_, random_, CommandOptions{.secrets = &secrets_});
  SetWrong(absl::Minutes(40));
  Show(absl::Minutes(5));
  Hear();
  EXPECT_TRUE(OpenItems().empty());
}

// Nobody knows how long ago that was.
TEST_F(ShownCodesTest, TellsNothingOfAnEarlierStart) {
  Start("second");
  SetWrong(absl::Minutes(40));
  Show(absl::Minutes(5));
  Start("third");
  Hear();
  EXPECT_TRUE(OpenItems().empty());
  Start("second");
  Hear();
  EXPECT_TRUE(OpenItems().empty());
}

TEST_F(ShownCodesTest, ARefusalTroublesNobody) {
  Start("second");
  SetWrong(absl::Minutes(40));
  Show(absl::Minutes(5));
  Hear();
  const auto sending = outbox_->Claim(10);
  ASSERT_EQ(sending->size(), 1u);
  ASSERT_TRUE(outbox_->Reject(sending->front(), InvalidField("clock", "No.")).ok());
  EXPECT_TRUE(OpenItems().empty());
}

}  // namespace
}  // namespace glimmer::mobile
