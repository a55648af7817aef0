// The rank in a line is counted, never stored, and changes with what others do: the phones of those
// behind hear of it with the shift, without a feed row of their own.
#include <gtest/gtest.h>

#include "server/signups/line_commands.h"
#include "tests/server/sync/feed_fixture.h"

namespace glimmer::sync {
namespace {

// One place, and three in line whose phones have read everything.
class WaitlistRankTest : public FeedTest {
 protected:
  void ExpectRanks(int second, int third) {
    ASSERT_EQ(second_phone_.Read(), v1::ERROR_REASON_UNSPECIFIED);
    ASSERT_EQ(third_phone_.Read(), v1::ERROR_REASON_UNSPECIFIED);
    EXPECT_EQ(second_phone_.SignUp(second_).waitlist_position(), second);
    EXPECT_EQ(third_phone_.SignUp(third_).waitlist_position(), third);
  }

  test::TestCaller holder_caller_ = Volunteer("Holder", unit_);
  test::TestCaller first_caller_ = Volunteer("First", unit_);
  test::TestCaller second_caller_ = Volunteer("Second", sibling_);
  test::TestCaller third_caller_ = Volunteer("Third", unit_);
  std::string shift_ = AddShift(1);
  std::string holder_ = SignUp(holder_caller_, shift_);
  std::string first_ = SignUp(first_caller_, shift_);
  std::string second_ = SignUp(second_caller_, shift_);
  std::string third_ = SignUp(third_caller_, shift_);
  FeedPhone second_phone_ = FreshPhoneOf(second_caller_);
  FeedPhone third_phone_ = FreshPhoneOf(third_caller_);
};

TEST_F(WaitlistRankTest, MovesUpWhenSomebodyAheadLeavesTheLine) {
  ExpectRanks(2, 3);
  const int64_t rows = FeedRows();
  Leave(first_caller_, first_);
  EXPECT_EQ(FeedRows(), rows + 1);
  ExpectRanks(1, 2);
}

TEST_F(WaitlistRankTest, MovesUpWhenTheFirstIsOfferedAPlace) {
  Leave(holder_caller_, holder_);
  ExpectRanks(1, 2);
  Accept(first_caller_, first_);
  ExpectRanks(1, 2);
}

TEST_F(WaitlistRankTest, MovesUpWhenAnOfferIsDeclined) {
  Leave(holder_caller_, holder_);
  Decline(first_caller_, first_);
  ExpectRanks(0, 1);
  EXPECT_EQ(second_phone_.SignUp(second_).state(), v1::SignUp::STATE_OFFERED);
}

TEST_F(WaitlistRankTest, MovesUpWhenAnOfferLapses) {
  Leave(holder_caller_, holder_);
  server_.clock().Advance(absl::Hours(24));
  server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
    rpc::Caller local;
    local.organization_id = server_.organization_id();
    local.local = true;
    rpc::Context context{
        tx, local, server_.clock().Now(), server_.random(), "", local.organization_id, {}};
    ASSIGN_OR_RETURN(const std::vector<signups::DueOffer> due,
                     signups::SignUpStore(tx).DueOffers(context.now, 10));
    RETURN_IF_ERROR(signups::LapseOffers(context, due));
    return rpc::AppendChanges(tx, local.organization_id, context.changes, {}, context.now).status();
  });
  FeedPhone third = PhoneOf(server_.Enrol(third_caller_.person_id));
  third.token = third_phone_.token;
  ASSERT_EQ(third.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(third.SignUp(third_).waitlist_position(), 1);
}

TEST_F(WaitlistRankTest, SaysNothingOfOtherLinesAndOtherPeople) {
  const std::string other = AddShift(1);
  SignUp(holder_caller_, other);
  ASSERT_EQ(third_phone_.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_TRUE(third_phone_.WasTold(other));
  EXPECT_FALSE(third_phone_.WasTold(third_));
  FeedPhone holder_phone = FreshPhoneOf(holder_caller_);
  Leave(first_caller_, first_);
  ASSERT_EQ(holder_phone.Read(), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_TRUE(holder_phone.WasTold(shift_));
  EXPECT_EQ(holder_phone.Names("sign_ups").size(), 2u);
  EXPECT_FALSE(holder_phone.WasTold(third_));
}

// Small pages: the rank comes with the page that brings the shift.
TEST_F(WaitlistRankTest, ComesInSmallPages) {
  Leave(first_caller_, first_);
  ASSERT_EQ(third_phone_.Read(1), v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(third_phone_.SignUp(third_).waitlist_position(), 2);
}

}  // namespace
}  // namespace glimmer::sync
