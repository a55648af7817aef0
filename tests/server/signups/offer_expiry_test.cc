#include "server/jobs/expiry.h"

#include "absl/synchronization/notification.h"
#include "tests/server/signups/sign_up_fixture.h"

namespace glimmer::jobs {
namespace {

using signups::SignUp;

class OfferExpiryTest : public signups::SignUpTest {
 protected:
  // A shift of one place that was left: the first in line has an offer, the second waits.
  void SetUp() override {
    const test::BuiltShift shift = ShiftOf(1);
    const SignUp holder = *SignUpFor(world_.AddPerson(), shift);
    first_ = *Wait(world_.AddPerson(), shift);
    second_ = *Wait(world_.AddPerson(), shift);
    ASSERT_TRUE(Leave(holder).ok());
  }

  SignUp first_;
  SignUp second_;
  rpc::FeedSignal feed_signal_;
  Expiry job_{world_.database(), world_.clock, world_.random, feed_signal_};
};

TEST_F(OfferExpiryTest, LeavesRunningOffersAlone) {
  world_.clock.Advance(absl::Hours(24) - absl::Microseconds(1));
  const int64_t sequence = world_.Int("SELECT last_sequence FROM organizations");
  const auto lapsed = job_.RunOnce(world_.clock.Now());
  ASSERT_TRUE(lapsed.ok()) << lapsed.status();
  EXPECT_EQ(*lapsed, 0);
  EXPECT_EQ(StateOf(first_), SignUpState::kOffered);
  EXPECT_EQ(world_.Int("SELECT last_sequence FROM organizations"), sequence);
}

TEST_F(OfferExpiryTest, PassesADueOfferOnAndTellsTheFeed) {
  int64_t told = 0;
  const int64_t handle =
      feed_signal_.Add(world_.organization_id, [&](int64_t sequence) { told = sequence; });
  world_.clock.Advance(absl::Hours(24));
  const auto lapsed = job_.RunOnce(world_.clock.Now());
  feed_signal_.Remove(handle);
  ASSERT_TRUE(lapsed.ok()) << lapsed.status();
  EXPECT_EQ(*lapsed, 1);
  EXPECT_EQ(StateOf(first_), SignUpState::kLapsed);
  EXPECT_EQ(StateOf(second_), SignUpState::kOffered);
  EXPECT_EQ(told, world_.Int("SELECT last_sequence FROM organizations"));
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE resource = 'sign_ups/" +
                       first_.sign_up_id + "'"),
            3);  // joined, offered, lapsed
}

TEST_F(OfferExpiryTest, LapsesMoreThanOneWriteHolds) {
  const test::BuiltShift shift = ShiftOf(1);
  ASSERT_TRUE(SignUpFor(world_.AddPerson(), shift).ok());
  for (int i = 0; i < 130; ++i) ASSERT_TRUE(Wait(world_.AddPerson(), shift).ok());
  world_.Execute("UPDATE positions SET capacity = 131 WHERE shift_id = '" + shift.shift_id + "'");
  world_.Execute("UPDATE shifts SET capacity = 131 WHERE shift_id = '" + shift.shift_id + "'");
  const absl::Status promoted = world_.As(
      "", [&](rpc::Context& context) { return signups::PromoteNext(context, shift.shift_id); });
  ASSERT_TRUE(promoted.ok()) << promoted;
  world_.clock.Advance(absl::Hours(24));
  const auto lapsed = job_.RunOnce(world_.clock.Now());
  ASSERT_TRUE(lapsed.ok()) << lapsed.status();
  EXPECT_EQ(*lapsed, 131);
}

TEST_F(OfferExpiryTest, ItsThreadFindsADueOfferByItself) {
  absl::Notification told;
  const int64_t handle = feed_signal_.Add(world_.organization_id, [&](int64_t) { told.Notify(); });
  world_.clock.Advance(absl::Hours(24));
  job_.Start(absl::Hours(1));
  told.WaitForNotification();
  job_.Stop();
  feed_signal_.Remove(handle);
  EXPECT_EQ(StateOf(first_), SignUpState::kLapsed);
}

}  // namespace
}  // namespace glimmer::jobs
