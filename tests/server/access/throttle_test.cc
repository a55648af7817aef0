#include "server/access/throttle.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "shared/rpc/error.h"
#include "tests/support/fakes.h"

namespace glimmer::access {
namespace {

class ThrottleTest : public testing::Test {
 protected:
  std::string Wait(const absl::Status& status) {
    return MetadataOf(status, "retry_seconds").value_or("");
  }

  test::FakeClock clock_;
  Throttle throttle_{clock_};
};

TEST_F(ThrottleTest, AllowsAPeerTwentyFailuresThenTenAMinute) {
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(throttle_.CheckPeer("p").ok()) << i;
    throttle_.ChargePeer("p");
  }
  EXPECT_EQ(ReasonOf(throttle_.CheckPeer("p")), v1::ERROR_REASON_TOO_MANY_FAILURES);
  EXPECT_EQ(Wait(throttle_.CheckPeer("p")), "6");
  EXPECT_TRUE(throttle_.CheckPeer("q").ok());
  clock_.Advance(absl::Seconds(6));
  EXPECT_TRUE(throttle_.CheckPeer("p").ok());
  throttle_.ChargePeer("p");
  EXPECT_FALSE(throttle_.CheckPeer("p").ok());
  clock_.Advance(absl::Minutes(2));
  for (int i = 0; i < 20; ++i) {
    EXPECT_TRUE(throttle_.CheckPeer("p").ok()) << i;
    throttle_.ChargePeer("p");
  }
  EXPECT_FALSE(throttle_.CheckPeer("p").ok());
}

TEST_F(ThrottleTest, DoublesAnAccountsDelayAfterFiveFailures) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_TRUE(throttle_.CheckAccount("a").ok());
    throttle_.ChargeAccount("a");
  }
  for (const int delay : {1, 2, 4, 8, 16}) {
    EXPECT_EQ(Wait(throttle_.CheckAccount("a")), absl::StrCat(delay));
    clock_.Advance(absl::Seconds(delay) - absl::Milliseconds(1));
    EXPECT_FALSE(throttle_.CheckAccount("a").ok());
    clock_.Advance(absl::Milliseconds(1));
    EXPECT_TRUE(throttle_.CheckAccount("a").ok());
    throttle_.ChargeAccount("a");
  }
  clock_.Advance(absl::Minutes(15));
  EXPECT_TRUE(throttle_.CheckAccount("a").ok());
}

TEST_F(ThrottleTest, NeverMakesAnAccountWaitForMoreThanAQuarterOfAnHourBelowTheHourlyCap) {
  for (int i = 0; i < 60; ++i) throttle_.ChargeAccount("a");
  EXPECT_EQ(Wait(throttle_.CheckAccount("a")), "900");
  clock_.Advance(absl::Minutes(15));
  EXPECT_TRUE(throttle_.CheckAccount("a").ok());
}

TEST_F(ThrottleTest, LooksAtNoMoreThanAHundredFailuresInAnHour) {
  int looked_at = 0;
  const absl::Duration step = absl::Seconds(1);
  for (absl::Duration t; t < absl::Hours(1); t += step) {
    if (throttle_.CheckAccount("a").ok()) {
      ++looked_at;
      throttle_.ChargeAccount("a");
    }
    clock_.Advance(step);
  }
  EXPECT_LE(looked_at, 100);
  EXPECT_GE(looked_at, 10);
  for (int i = 0; i < 100; ++i) throttle_.ChargeAccount("b");
  clock_.Advance(absl::Minutes(30));
  EXPECT_EQ(Wait(throttle_.CheckAccount("b")), "1800");
}

TEST_F(ThrottleTest, ForgetsTheOldestAboveItsCapacity) {
  Throttle small(clock_, {.peer_burst = 1, .capacity = 2});
  small.ChargePeer("a");
  small.ChargePeer("b");
  small.ChargePeer("a");
  small.ChargePeer("c");
  EXPECT_FALSE(small.CheckPeer("a").ok());
  EXPECT_TRUE(small.CheckPeer("b").ok());
  EXPECT_FALSE(small.CheckPeer("c").ok());
}

TEST_F(ThrottleTest, LeavesTheMachineItselfAlone) {
  for (int i = 0; i < 50; ++i) throttle_.ChargePeer("");
  EXPECT_TRUE(throttle_.CheckPeer("").ok());
}

TEST(PeerPrefixTest, TakesTheNetworkOfAnAddress) {
  EXPECT_EQ(PeerPrefix("ipv4:203.0.113.7:5000", ""), PeerPrefix("ipv4:203.0.113.99:1", ""));
  EXPECT_NE(PeerPrefix("ipv4:203.0.113.7:5000", ""), PeerPrefix("ipv4:203.0.114.7:5000", ""));
  const std::string six = PeerPrefix("ipv6:%5B2001:db8:1:aa01::1%5D:5000", "");
  EXPECT_EQ(six, PeerPrefix("ipv6:[2001:db8:1:aaff::2]:1", ""));
  EXPECT_NE(six, PeerPrefix("ipv6:[2001:db8:1:bb01::1]:1", ""));
  EXPECT_EQ(PeerPrefix("ipv6:[::ffff:203.0.113.7]:1", ""), PeerPrefix("ipv4:203.0.113.1:2", ""));
}

TEST(PeerPrefixTest, BelievesTheFrontOnlyOverAUnixSocket) {
  EXPECT_EQ(PeerPrefix("unix:", "203.0.113.7"), PeerPrefix("ipv4:203.0.113.1:2", ""));
  EXPECT_EQ(PeerPrefix("ipv4:203.0.113.1:2", "198.51.100.1"), PeerPrefix("ipv4:203.0.113.1:2", ""));
  EXPECT_EQ(PeerPrefix("unix:", ""), "");
  EXPECT_EQ(PeerPrefix("unix:", "not an address"), "");
}

}  // namespace
}  // namespace glimmer::access
