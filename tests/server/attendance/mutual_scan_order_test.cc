// The four claims of a day come in whatever order there is signal: what they come to is the same.
#include <algorithm>
#include <array>
#include <functional>

#include "tests/server/attendance/mutual_scan_fixture.h"

namespace glimmer::attendance {
namespace {

// Four claims that come when there is signal, in every order in which a check-out follows a
// check-in.
class ArrivalsTest : public MutualScanTest {
 protected:
  using Four = std::array<Sent, 4>;  // own in, tick in, own out, tick out

  void ExpectTheSame(const std::function<Four(Phone&)>& day, const std::string& facts) {
    std::array<int, 4> order = {0, 1, 2, 3};
    int orders = 0;
    do {
      if (order[0] > 1) continue;
      SCOPED_TRACE(absl::StrCat(order[0], order[1], order[2], order[3]));
      Phone phone = AddPhone(AddVolunteer("One"));
      const Four four = day(phone);
      for (const int i : order) MustSend(four[i]);
      EXPECT_EQ(Facts(phone.person_id), facts);
      ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    EXPECT_EQ(orders, 12);
    ExpectLedgerHolds();
  }
};

TEST_F(ArrivalsTest, TheirOrderDoesNotMatter) {
  MoveTo(absl::Hours(3));
  ASSERT_TRUE(Close(leader_, CloseRequest()).ok());
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Scans(phone, absl::Minutes(1));
        const Sent out = Scans(phone, absl::Minutes(91), ClaimKind::kOut, 20);
        return {in, Ticks(in, absl::Minutes(4)), out, Ticks(out, absl::Minutes(92))};
      },
      "in 1 1 60 out 1 1 5460 record 1 1 state 1 60 5460 breaks 20 minutes 70");
}

TEST_F(ArrivalsTest, ABreakOfWhichOnlyTheLeaderKnowsCounts) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Scans(phone, absl::ZeroDuration());
        const Sent out = Scans(phone, absl::Hours(1), ClaimKind::kOut);
        return {in, Ticks(in, absl::ZeroDuration()), out, Ticks(out, absl::Hours(1), 15)};
      },
      "in 1 1 0 out 1 1 3600 record 1 1 state 1 0 3600 breaks 15 minutes 45");
}

// Their own word waits; with the leader's it counts.
TEST_F(ArrivalsTest, AWordThatTheLeaderSignsCounts) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Says(phone, absl::Minutes(1));
        const Sent out = Says(phone, absl::Minutes(95), ClaimKind::kOut);
        return {in, Ticks(in, absl::Minutes(5)), out, Ticks(out, absl::Minutes(90))};
      },
      "in 1 1 60 out 1 1 5700 record 1 1 state 1 60 5700 breaks 0 minutes 94");
}

// Who is scanned half an hour after they came has not come half an hour later: somebody looks.
TEST_F(ArrivalsTest, AWordFarFromTheLeadersWaitsWithItsTime) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Says(phone, absl::Minutes(1));
        const Sent out = Says(phone, absl::Minutes(61), ClaimKind::kOut);
        return {in, Ticks(in, absl::Minutes(31)), out, Ticks(out, absl::Minutes(62))};
      },
      "in 1 3 60 out 1 1 3660 record 1 3 state 2 60 3660 breaks 0 minutes 60");
}

// The leader's phone was started anew in the field: its word waits, and the code counts without it.
TEST_F(ArrivalsTest, ATickForReviewTakesNothingAway) {
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        const Sent in = Scans(phone, absl::Minutes(1));
        const Sent out = Scans(phone, absl::Minutes(61), ClaimKind::kOut);
        return {in, WithoutAnchor(leaders_, Ticks(in, absl::Minutes(40))), out,
                WithoutAnchor(leaders_, Ticks(out, absl::Minutes(100)))};
      },
      "in 2 1 60 out 2 1 3660 record 2 1 state 1 60 3660 breaks 0 minutes 60");
}

TEST_F(ArrivalsTest, ADoubtfulClaimStaysForReview) {
  MoveTo(absl::ZeroDuration());
  Phone mothers = AddPhone(AddVolunteer("Mother"), "kitchen");
  MustSend(Scans(mothers, absl::ZeroDuration()));
  MoveTo(absl::Hours(30));
  ExpectTheSame(
      [&](Phone& phone) -> Four {
        world_.Execute(absl::StrCat("UPDATE devices SET installation_id = 'kitchen' WHERE ",
                                    "device_id = '", phone.device_id, "'"));
        const Sent in = Scans(phone, absl::Minutes(1));
        const Sent out = Scans(phone, absl::Minutes(61), ClaimKind::kOut);
        return {in, Ticks(in, absl::Minutes(2)), out, Ticks(out, absl::Minutes(62))};
      },
      "in 1 3 120 out 1 3 3720 record 1 3 state 2 120 3720 breaks 0 minutes 60");
}

}  // namespace
}  // namespace glimmer::attendance
