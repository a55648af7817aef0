// What is kept of people, and for how long: docs/operations.md says it to who runs the server.
#include "server/jobs/retention.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "server/access/session_store.h"
#include "server/people/dormant_store.h"
#include "server/signups/sign_up_commands.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
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

  Retention job_{world_.database(), world_.clock, world_.random, feed_signal_};
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

class AuditRetentionTest : public RetentionTest {
 protected:
  // Rows of what was opened go with their time: there are fewer than the fixture counts.
  void TearDown() override { EXPECT_EQ(Broken(), std::vector<std::string>{}); }
};

TEST_F(AuditRetentionTest, WhoHasReadAnAddressIsKnownForTwentyFourMonths) {
  ASSERT_TRUE(LookUp(recorder_, household_).ok());
  const absl::Time read = world_.clock.Now();
  ASSERT_EQ(Releases(), 1);
  GoTo(read + kAuditKept - absl::Microseconds(1));
  Settle();
  EXPECT_EQ(Releases(), 1);
  EXPECT_EQ(RecordOf(contact_, household_)->address_reads_size(), 1);
  world_.clock.Advance(absl::Microseconds(1));
  EXPECT_GT(Run(), 0);
  EXPECT_EQ(Releases(), 0);
  EXPECT_EQ(RecordOf(contact_, household_)->address_reads_size(), 0);
  EXPECT_TRUE(Chain().ok()) << Chain().status();
  EXPECT_EQ(Broken(), std::vector<std::string>{});
  EXPECT_EQ(Run(), 0);
}

TEST_F(AuditRetentionTest, WhatIsYoungerStaysInAWholeChain) {
  ASSERT_TRUE(LookUp(recorder_, household_).ok());
  const absl::Time first = world_.clock.Now();
  world_.clock.Advance(kAuditCut + absl::Hours(1));
  ASSERT_TRUE(LookUp(recorder_, household_).ok());
  GoTo(first + kAuditKept);
  EXPECT_GT(Run(), 0);
  EXPECT_EQ(Releases(), 1);
  EXPECT_EQ(world_.Audited("CutAuditRecords"), 1);
  EXPECT_TRUE(Chain().ok()) << Chain().status();
}

// Somebody with a number, a mail address and a phone, of whom nothing is heard from now on.
class DormantTest : public RetentionTest {
 protected:
  DormantTest() {
    world_.Execute(
        absl::StrCat("UPDATE people SET phone = '13800001111', email = 'a@b.example' "
                     "WHERE person_id = '",
                     person_, "'"));
    AddDevice(person_);
    world_.Execute(
        absl::StrCat("UPDATE devices SET label = 'Mate', installation_id = 'I', "
                     "create_time_us = ",
                     absl::ToUnixMicros(begin_), " WHERE person_id = '", person_, "'"));
  }

  int64_t Told() { return world_.Notices(person_, v1::Notice::KIND_CONTACT_DATA_EXPIRES); }

  int64_t Of(absl::string_view what) {
    return world_.Int(
        absl::StrCat("SELECT COUNT(*) FROM people p WHERE person_id = '", person_, "' AND ", what));
  }
  bool HasContact() { return Of("phone IS NOT NULL AND email IS NOT NULL") == 1; }
  bool HasDevice() {
    return Of("EXISTS (SELECT 1 FROM devices d WHERE d.person_id = p.person_id "
              "AND d.revoke_time_us IS NULL)") == 1;
  }

  std::string EraseTime() {
    v1::Notice said;
    world_.Write([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const auto packed,
                       tx.QueryOne([](const sql::Row& row) { return row.Blob(0); },
                                   "SELECT parameters FROM notices WHERE person_id = $1", person_));
      EXPECT_TRUE(said.ParseFromString(packed.value_or("")));
      return absl::OkStatus();
    });
    return said.parameters().at("erase_time");
  }

  void OpenSession() {
    world_.Write([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const auto device,
                       tx.QueryOne([](const sql::Row& row) { return row.Text(0); },
                                   "SELECT device_id FROM devices WHERE person_id = $1", person_));
      const absl::Time now = world_.clock.Now();
      return access::InsertSession(tx, {"hash", *device, person_, now, now + absl::Hours(1)});
    });
  }

  // A visit that they have held with another.
  void Serve() {
    v1::VisitPlan plan = Plan(household_);
    SetVisitors({person_, other_}, plan);
    const auto visit = PlanIt(plan);
    ASSERT_TRUE(visit.ok()) << visit.status();
    ASSERT_TRUE(Accept(person_, *visit).ok());
    ASSERT_TRUE(Accept(other_, *visit).ok());
    ASSERT_TRUE(Agree(contact_, *visit).ok());
    GoTo(EndOf(*visit));
    ASSERT_TRUE(Finish(person_, Held(*visit)).ok());
  }

  // As long as nobody is told, and then for another month.
  void ExpectKept() {
    GoTo(begin_ + people::kDormantAfter);
    Run();
    EXPECT_EQ(Told(), 0);
    world_.clock.Advance(people::kDormantNotice);
    Run();
    EXPECT_TRUE(HasContact());
    EXPECT_TRUE(HasDevice());
  }

  const absl::Time begin_ = world_.clock.Now();
  const std::string person_ = world_.AddPerson({.display_name = "Tan Yu"});
};

TEST_F(DormantTest, WhoIsNotHeardOfIsToldAndAMonthLaterHoldsNothingHere) {
  GoTo(begin_ + people::kDormantAfter - absl::Microseconds(1));
  Run();
  EXPECT_EQ(Told(), 0);
  world_.clock.Advance(absl::Microseconds(1));
  Run();
  EXPECT_EQ(Told(), 1);
  EXPECT_EQ(EraseTime(), WireTime(world_.clock.Now() + people::kDormantNotice));
  world_.clock.Advance(people::kDormantNotice - absl::Microseconds(1));
  Run();
  EXPECT_TRUE(HasContact());
  EXPECT_TRUE(HasDevice());
  world_.clock.Advance(absl::Microseconds(1));
  EXPECT_EQ(Run(), 1);
  EXPECT_EQ(Of("phone IS NULL AND email IS NULL"), 1);
  EXPECT_FALSE(HasDevice());
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM devices WHERE person_id = '", person_,
                                    "' AND (label <> '' OR installation_id <> '')")),
            0);
  // Who they are stays, and that the server has done it is on record.
  EXPECT_EQ(Of("display_name = 'Tan Yu'"), 1);
  EXPECT_EQ(world_.Text("SELECT actor FROM audit_records WHERE action = 'EraseContact'"),
            "retention");
  EXPECT_TRUE(Chain().ok()) << Chain().status();
  EXPECT_EQ(Run(), 0);
  world_.clock.Advance(people::kDormantAfter);
  Run();
  EXPECT_EQ(world_.Audited("EraseContact"), 0) << "it went with the chain, and none was added";
  EXPECT_EQ(Told(), 0);
}

TEST_F(DormantTest, ItsPhonesAndItsCoordinatorsLookAtThePersonAgain) {
  GoTo(begin_ + people::kDormantAfter);
  Run();
  world_.clock.Advance(people::kDormantNotice);
  const int64_t last = world_.Int("SELECT last_sequence FROM organizations");
  EXPECT_GT(Run(), 0);
  EXPECT_EQ(world_.Text(absl::StrCat("SELECT resource FROM changes WHERE sequence > ", last)),
            ResourceName(kPeople, person_));
}

TEST_F(DormantTest, WhoOpensTheAppAfterTheNoticeKeepsWhatTheyHave) {
  GoTo(begin_ + people::kDormantAfter);
  Run();
  ASSERT_EQ(Told(), 1);
  world_.clock.Advance(people::kDormantNotice - absl::Hours(1));
  OpenSession();
  world_.clock.Advance(absl::Hours(1));
  Run();
  EXPECT_TRUE(HasContact());
  EXPECT_TRUE(HasDevice());
  // Two years later they are told anew before anything goes.
  world_.clock.Advance(people::kDormantAfter);
  Run();
  EXPECT_EQ(Told(), 1);
  EXPECT_TRUE(HasContact());
}

TEST_F(DormantTest, ASessionIsRememberedWhenItsRowIsGone) {
  GoTo(begin_ + absl::Hours(24 * 100));
  OpenSession();
  GoTo(begin_ + people::kDormantAfter - absl::Hours(1));
  Run();
  EXPECT_EQ(Rows("sessions"), 0);
  ExpectKept();
}

TEST_F(DormantTest, WhoHoldsARoleIsNeverTouched) {
  AddRole(person_, v1::ROLE_AUDITOR);
  world_.Execute("UPDATE role_grants SET end_time_us = 9000000000000000");
  ExpectKept();
  world_.clock.Advance(10 * people::kDormantAfter);
  Run();
  EXPECT_TRUE(HasContact());
}

TEST_F(DormantTest, WhoSpeaksForAHouseholdIsNone) {
  world_.Execute(absl::StrCat("UPDATE households SET contact_person_id = '", person_, "'"));
  ExpectKept();
}

TEST_F(DormantTest, APlaceOnAShiftIsAWordOfThem) {
  const test::BuiltShift shift = world_.AddShift({.start = begin_ + absl::Hours(48)});
  signups::NewSignUp request;
  request.shift_id = shift.shift_id;
  request.person_id = person_;
  const absl::Status signed_up = world_.As(person_, [&](rpc::Context& context) {
    return signups::CreateSignUp(context, request).status();
  });
  ASSERT_TRUE(signed_up.ok()) << signed_up;
  GoTo(begin_ + people::kDormantAfter);
  Run();
  EXPECT_EQ(Told(), 0);
  GoTo(shift.start + people::kDormantAfter);
  Run();
  EXPECT_EQ(Told(), 1);
}

TEST_F(DormantTest, SoIsAVisit) {
  v1::VisitPlan plan = Plan(household_);
  SetVisitors({person_, other_}, plan);
  const auto visit = PlanIt(plan);
  ASSERT_TRUE(visit.ok()) << visit.status();
  GoTo(begin_ + people::kDormantAfter);
  Run();
  EXPECT_EQ(Told(), 0);
  world_.Execute("DELETE FROM visit_visitors");
  Run();
  EXPECT_EQ(Told(), 1);
}

TEST_F(DormantTest, SoIsServiceAndItStays) {
  Serve();
  ASSERT_EQ(Rows("service_records"), 2);
  world_.Execute("DELETE FROM visit_records");
  world_.Execute("DELETE FROM visit_visitors");
  GoTo(begin_ + people::kDormantAfter);
  Run();
  EXPECT_EQ(Told(), 0);
  world_.clock.Advance(absl::Hours(24 * 7));
  Run();
  EXPECT_EQ(Told(), 1);
  world_.clock.Advance(people::kDormantNotice);
  Run();
  EXPECT_FALSE(HasContact());
  EXPECT_EQ(Rows("service_records"), 2);
  EXPECT_EQ(Broken(), std::vector<std::string>{});
}

TEST_F(DormantTest, WhoeverHasNothingHereIsNotTold) {
  const std::string bare = world_.AddPerson({.display_name = "He Xi"});
  GoTo(begin_ + people::kDormantAfter);
  Run();
  EXPECT_EQ(world_.Notices(bare, v1::Notice::KIND_CONTACT_DATA_EXPIRES), 0);
}

}  // namespace
}  // namespace glimmer::jobs
