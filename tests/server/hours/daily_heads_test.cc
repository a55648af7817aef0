// The ledger's heads at the ends of days: what is due, what is listed, and what they find.
#include "server/hours/daily_heads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "server/admin/chains.h"
#include "server/jobs/daily_heads.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::hours {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class DailyHeadsTest : public testing::Test {
 protected:
  DailyHeadsTest() { GoTo("2026-03-05T08:00:00"); }

  // In Shanghai, where the organisation is.
  void GoTo(const char* civil) {
    const absl::Time time =
        absl::FromCivil(*ParseCivilSecond(civil), absl::FixedTimeZone(8 * 3600));
    ASSERT_GE(time, world_.clock.Now());
    world_.clock.Advance(time - world_.clock.Now());
  }
  int Run() {
    const auto noted = job_.RunOnce(world_.clock.Now());
    EXPECT_TRUE(noted.ok()) << noted.status();
    return noted.value_or(-1);
  }
  v1::ListDailyHeadsResponse List(int page_size = 0, const std::string& token = "") {
    v1::ListDailyHeadsRequest request;
    request.set_page_size(page_size);
    request.set_page_token(token);
    v1::ListDailyHeadsResponse response;
    const absl::Status status = world_.As(history_.people()[0], [&](rpc::Context& context) {
      response.Clear();
      return ListDailyHeads(context, request, response);
    });
    EXPECT_TRUE(status.ok()) << status;
    return response;
  }
  std::vector<std::string> Days() {
    std::vector<std::string> days;
    const v1::ListDailyHeadsResponse list = List();
    for (const v1::DailyHead& head : list.daily_heads()) days.push_back(head.civil_date());
    return days;
  }
  std::vector<std::string> Broken() {
    std::vector<std::string> broken;
    world_.Write([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(broken, admin::BrokenChains(tx));
      return absl::OkStatus();
    });
    return broken;
  }
  // As who owns the database would: what is left is a whole chain, shorter.
  void CutOffBehind(int64_t sequence) {
    world_.Execute(absl::StrCat("DELETE FROM service_records WHERE sequence > ", sequence));
    world_.Execute(absl::StrCat("UPDATE ledger_heads SET sequence = ", sequence,
                                ", chain = (SELECT r.chain FROM service_records r "
                                "WHERE r.sequence = ",
                                sequence, ")"));
  }

  test::World world_;
  LedgerHistory history_{world_, 9};
  jobs::DailyHeads job_{world_.database(), world_.clock};
};

TEST_F(DailyHeadsTest, NothingIsDueBeforeTheFirstRow) {
  EXPECT_EQ(Run(), 0);
  EXPECT_THAT(Days(), IsEmpty());
  EXPECT_EQ(List().current_head().sequence(), 0);
  EXPECT_EQ(List().current_head().value(), "");
}

TEST_F(DailyHeadsTest, NotesOnceWhereTheLedgerStoodAtMidnight) {
  history_.Grow(20);
  const int64_t last = history_.rows().back().sequence;
  EXPECT_EQ(Run(), 0) << "the day is not over";
  const std::string value = List().current_head().value();
  GoTo("2026-03-06T00:10:00");
  history_.Grow(5);
  EXPECT_EQ(Run(), 1);
  EXPECT_EQ(Run(), 0);
  const v1::ListDailyHeadsResponse list = List();
  ASSERT_EQ(list.daily_heads_size(), 1);
  EXPECT_EQ(list.daily_heads(0).civil_date(), "2026-03-05");
  EXPECT_EQ(list.daily_heads(0).head().sequence(), last);
  EXPECT_EQ(list.daily_heads(0).head().value(), value);
  EXPECT_EQ(list.daily_heads(0).head().table(), v1::ChainHead::TABLE_SERVICE_RECORDS);
  EXPECT_EQ(FromTimestamp(list.daily_heads(0).record_time()), world_.clock.Now());
  EXPECT_EQ(list.current_head().sequence(), history_.rows().back().sequence);
  EXPECT_NE(list.current_head().value(), value);
  EXPECT_THAT(world_.Broken(), IsEmpty());
}

// Midnight is the organisation's: at 16:00 UTC the day is over in Shanghai.
TEST_F(DailyHeadsTest, TheDayIsTheOrganisations) {
  history_.Grow(3);
  GoTo("2026-03-05T23:59:59");
  EXPECT_EQ(Run(), 0);
  GoTo("2026-03-06T00:00:00");
  EXPECT_EQ(Run(), 1);
}

TEST_F(DailyHeadsTest, ADayOnWhoseMorrowNoServerRanHasNone) {
  history_.Grow(3);
  GoTo("2026-03-06T09:00:00");
  EXPECT_EQ(Run(), 1);
  GoTo("2026-03-09T09:00:00");
  EXPECT_EQ(Run(), 1);
  EXPECT_THAT(Days(), ElementsAre("2026-03-08", "2026-03-05"));
}

TEST_F(DailyHeadsTest, PagesGoBackDayByDay) {
  history_.Grow(3);
  for (const char* morning :
       {"2026-03-06T01:00:00", "2026-03-07T01:00:00", "2026-03-08T01:00:00"}) {
    GoTo(morning);
    ASSERT_EQ(Run(), 1);
  }
  const v1::ListDailyHeadsResponse first = List(2);
  ASSERT_EQ(first.daily_heads_size(), 2);
  EXPECT_EQ(first.daily_heads(1).civil_date(), "2026-03-06");
  const v1::ListDailyHeadsResponse second = List(2, first.next_page_token());
  ASSERT_EQ(second.daily_heads_size(), 1);
  EXPECT_EQ(second.daily_heads(0).civil_date(), "2026-03-05");
  EXPECT_EQ(second.next_page_token(), "");
  v1::ListDailyHeadsRequest wrong;
  wrong.set_page_token("x");
  v1::ListDailyHeadsResponse response;
  const absl::Status status = world_.As(history_.people()[0], [&](rpc::Context& context) {
    return ListDailyHeads(context, wrong, response);
  });
  EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
}

TEST_F(DailyHeadsTest, AChainThatWasCutOffDoesNotHoldThem) {
  history_.Grow(20);
  GoTo("2026-03-06T01:00:00");
  ASSERT_EQ(Run(), 1);
  EXPECT_THAT(Broken(), IsEmpty());
  history_.Grow(5);
  EXPECT_THAT(Broken(), IsEmpty());
  CutOffBehind(3);
  EXPECT_THAT(Broken(), Contains(HasSubstr("is not in it")));
  EXPECT_THAT(world_.Broken(), Contains(HasSubstr("daily_head")));
  world_.Execute("DELETE FROM daily_heads");
  EXPECT_THAT(Broken(), IsEmpty()) << "nothing else would have found it";
}

TEST_F(DailyHeadsTest, AHeadThatWasChangedIsFound) {
  history_.Grow(20);
  GoTo("2026-03-06T01:00:00");
  ASSERT_EQ(Run(), 1);
  world_.Execute("UPDATE daily_heads SET sequence = sequence - 1");
  EXPECT_THAT(Broken(), Contains(HasSubstr("is not in it")));
}

TEST(HeadLine, IsALineThatVerifyReads) {
  EXPECT_EQ(HeadLine("01J8", {12, std::string(32, '\x89')}),
            absl::StrCat("organizations/01J8 service_records 12 ",
                         absl::BytesToHexString(std::string(32, '\x89'))));
}

}  // namespace
}  // namespace glimmer::hours
