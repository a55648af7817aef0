// What is kept of people, and for how long: docs/operations.md says it to who runs the server.
#include "server/jobs/retention.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/domain/resource_names.h"
#include "tests/server/visits/visit_fixture.h"
#include "tests/support/store_dump.h"

namespace glimmer::jobs {
namespace {

using testing::HasSubstr;
using testing::Not;

class RetentionTest : public visits::VisitTest {
 protected:
  int64_t Run() {
    const absl::StatusOr<int64_t> erased = job_.RunOnce(world_.clock.Now());
    EXPECT_TRUE(erased.ok()) << erased.status();
    return erased.value_or(-1);
  }

  // What happened before does not count.
  void Settle() {
    Run();
    ASSERT_EQ(Run(), 0);
  }

  v1::Visit HeldOnce() {
    const v1::Visit visit = Agreed(household_);
    GoTo(EndOf(visit));
    v1::FinishVisitRequest request = Held(visit);
    request.add_done(0);
    request.add_delivered(5'000);
    EXPECT_TRUE(Finish(volunteer_, request).ok());
    return visit;
  }

  v1::GetVisitFiguresResponse Figures() {
    v1::GetVisitFiguresRequest request;
    request.set_unit(ResourceName(kUnits, world_.root_unit_id));
    request.set_start_date("2026-03-01");
    request.set_end_date("2026-04-01");
    const auto figures = By(recorder_, request, &visits::GetVisitFigures);
    EXPECT_TRUE(figures.ok()) << figures.status();
    return figures.value_or(v1::GetVisitFiguresResponse());
  }

  void AddInvitation(const std::string& id, absl::Time expire_time) {
    world_.Write([&](sql::Transaction& tx) {
      return tx
          .Execute(
              "INSERT INTO invitations (invitation_id, person_id, secret_hash, short_code_hash, "
              "failures, create_time_us, expire_time_us) VALUES ($1, $2, $3, $3, 0, 1, $4)",
              id, volunteer_, sql::Bytes{id}, expire_time)
          .status();
    });
  }

  int64_t Rows(const std::string& table) {
    return world_.Int(absl::StrCat("SELECT COUNT(*) FROM ", table));
  }

  Retention job_{world_.database(), world_.clock};
};

TEST_F(RetentionTest, AVisitNamesNobodyAfterTwentyFourMonthsAndCountsAsItDid) {
  const v1::Visit held = HeldOnce();
  const v1::Visit open = AgreedAt(household_, Civil(3, 21, 9));
  const v1::GetVisitFiguresResponse before = Figures();
  ASSERT_EQ(before.people_visits(), 2);
  ASSERT_EQ(before.minutes(), 120);
  ASSERT_EQ(before.deliveries_size(), 1);

  GoTo(EndOf(held) + kVisitsKept - absl::Microseconds(1));
  Settle();
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visits WHERE household_id IS NULL"), 0);
  world_.clock.Advance(absl::Microseconds(1));
  EXPECT_EQ(Run(), 1);
  GoTo(EndOf(open) + kVisitsKept);
  EXPECT_EQ(Run(), 1);
  EXPECT_EQ(Run(), 0);

  for (const char* table : {"visit_visitors", "visit_records"}) EXPECT_EQ(Rows(table), 0) << table;
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visits WHERE household_id IS NOT NULL "
                       "OR off_site_contact_person_id IS NOT NULL"),
            0);
  const std::string items = test::Dump(world_.database(), "visit_items");
  EXPECT_THAT(items, HasSubstr("Rice"));
  EXPECT_THAT(items, Not(HasSubstr("Light bulbs")));
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM visits WHERE state <= 3 OR alarm > 0 "
                       "OR alarm_time_us IS NOT NULL"),
            0);
  const v1::GetVisitFiguresResponse after = Figures();
  EXPECT_EQ(after.visits_held(), before.visits_held());
  EXPECT_EQ(after.people_visits(), before.people_visits());
  EXPECT_EQ(after.minutes(), before.minutes());
  ASSERT_EQ(after.deliveries_size(), 1);
  EXPECT_EQ(after.deliveries(0).SerializeAsString(), before.deliveries(0).SerializeAsString());
  // The time that people gave is theirs.
  EXPECT_EQ(Rows("service_records"), 2);
}

TEST_F(RetentionTest, APairingGoesTwentyFourMonthsAfterItsEnd) {
  const v1::Pairing ended = Paired(household_, volunteer_);
  Paired(household_, other_);
  ASSERT_TRUE(EndIt(recorder_, ended).ok());
  world_.clock.Advance(kVisitsKept - absl::Microseconds(1));
  Settle();
  EXPECT_EQ(Rows("pairings"), 2);
  world_.clock.Advance(absl::Microseconds(1));
  EXPECT_EQ(Run(), 1);
  EXPECT_EQ(Rows("pairings"), 1);
}

TEST_F(RetentionTest, NoticesGoAfterHalfAYearWithWhatChannelsDidAboutThem) {
  Agreed(household_);
  const int64_t notices = Rows("notices");
  ASSERT_GT(notices, 0);
  world_.Execute(
      "INSERT INTO notice_deliveries (notice_id, channel, attempts, next_time_us, failure) "
      "SELECT notice_id, 2, 1, 1, 'no such box' FROM notices");
  world_.clock.Advance(kFeedKept);
  Settle();
  EXPECT_EQ(Rows("notices"), notices);
  world_.clock.Advance(absl::Milliseconds(1));
  Run();
  EXPECT_EQ(Rows("notices"), 0);
  EXPECT_EQ(Rows("notice_deliveries"), 0);
}

TEST_F(RetentionTest, TheFeedForgetsItsOldestLinesAndGoesOn) {
  const int64_t last = world_.Int("SELECT last_sequence FROM organizations");
  world_.clock.Advance(absl::Hours(24));
  ASSERT_TRUE(Pause(contact_, household_).ok());
  const int64_t young = world_.Int("SELECT last_sequence FROM organizations") - last;
  ASSERT_GT(young, 0);
  world_.clock.Advance(kFeedKept - absl::Hours(24));
  EXPECT_EQ(Run(), last);
  EXPECT_EQ(Rows("changes"), young);
  // Whatever their age the last one stays, and the next has the sequence behind it.
  world_.clock.Advance(kFeedKept);
  Run();
  EXPECT_EQ(Rows("changes"), 1);
  ASSERT_TRUE(Withdraw(contact_, household_).ok());
  EXPECT_GT(world_.Int("SELECT MAX(sequence) FROM changes"), last + young);
}

TEST_F(RetentionTest, AClockThatWasSetBackLeavesNoGapInTheFeed) {
  world_.Execute(absl::StrCat(
      "UPDATE changes SET record_time_us = ", absl::ToUnixMicros(world_.clock.Now() + kFeedKept),
      " WHERE sequence = 2"));
  world_.clock.Advance(kFeedKept);
  Run();
  EXPECT_EQ(world_.Int("SELECT MIN(sequence) FROM changes"), 2);
  EXPECT_EQ(world_.Broken(), std::vector<std::string>{});
}

TEST_F(RetentionTest, MoreThanOneWriteHoldsGoesInOneRound) {
  for (int i = 0; i < 450; ++i) AddInvitation(absl::StrCat("I", i), absl::UnixEpoch());
  EXPECT_EQ(Run(), 450);
  EXPECT_EQ(Rows("invitations"), 0);
}

TEST_F(RetentionTest, InvitationsAndSessionsGoThirtyDaysAfterTheirEnd) {
  AddDevice(volunteer_);
  AddInvitation("I", world_.clock.Now());
  world_.Execute(absl::StrCat(
      "INSERT INTO sessions (token_hash, device_id, person_id, create_time_us, expire_time_us) "
      "SELECT public_key, device_id, person_id, 1, ",
      absl::ToUnixMicros(world_.clock.Now()), " FROM devices"));
  world_.clock.Advance(kTokensKept - absl::Microseconds(1));
  EXPECT_EQ(Run(), 0);
  world_.clock.Advance(absl::Microseconds(1));
  EXPECT_EQ(Run(), 2);
  EXPECT_EQ(Rows("sessions") + Rows("invitations"), 0);
}

}  // namespace
}  // namespace glimmer::jobs
