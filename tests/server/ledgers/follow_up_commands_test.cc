#include "server/ledgers/follow_up_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "shared/domain/resource_names.h"
#include "tests/server/ledgers/ledger_fixture.h"

namespace glimmer::ledgers {
namespace {

using testing::ElementsAre;

std::string FieldOf(const absl::Status& status) { return MetadataOf(status, "field").value_or(""); }

TEST_F(LedgerTest, AnOpenedFollowUpIsForStaffAndItsOpener) {
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->state(), v1::FollowUp::STATE_OPEN);
  EXPECT_EQ(opened->kind(), v1::FollowUp::KIND_PROBLEM);
  EXPECT_EQ(opened->source(), "notice board");
  EXPECT_EQ(opened->owner(), "");
  EXPECT_EQ(opened->due_date(), "");
  EXPECT_EQ(
      world_.Text("SELECT audience FROM changes WHERE resource LIKE 'follow_ups/%'"),
      absl::StrCat("unit:", world_.root_unit_id, " unit:", world_.unit_id, " person:", volunteer_));
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource <> ''"), 0);
}

TEST_F(LedgerTest, OpeningRefusesWhatIsMissingOrTooLong) {
  const auto field = [this](const v1::FollowUp& follow_up) {
    return FieldOf(Open(volunteer_, follow_up).status());
  };
  v1::FollowUp follow_up = Problem();
  follow_up.clear_kind();
  EXPECT_EQ(field(follow_up), "follow_up.kind");
  EXPECT_EQ(field(Problem("")), "follow_up.title");
  EXPECT_EQ(field(Problem(std::string(81, 'x'))), "follow_up.title");
  follow_up = Problem();
  follow_up.set_description(std::string(1'001, 'x'));
  EXPECT_EQ(field(follow_up), "follow_up.description");
  follow_up = Problem();
  follow_up.set_source(std::string(41, 'x'));
  EXPECT_EQ(field(follow_up), "follow_up.source");
  follow_up = Problem();
  follow_up.set_unit("Willow Village");
  EXPECT_EQ(field(follow_up), "follow_up.unit");
  follow_up.set_unit("units/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Open(volunteer_, follow_up).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(FieldOf(Open(volunteer_, Problem(), false, "no-id").status()), "follow_up_id");
}

TEST_F(LedgerTest, AsksBeforeTheTextOfAFollowUpTellsWhereSomebodyLives) {
  v1::FollowUp in_title = Problem("3号楼2单元的灯");
  v1::FollowUp in_description = Problem();
  in_description.set_description("打 139 0000 0000");
  v1::FollowUp in_source = Problem();
  in_source.set_source("幸福路12号");
  const std::pair<v1::FollowUp, std::string> cases[] = {{in_title, "follow_up.title"},
                                                        {in_description, "follow_up.description"},
                                                        {in_source, "follow_up.source"}};
  for (const auto& [follow_up, field] : cases) {
    const absl::Status asked = Open(volunteer_, follow_up).status();
    EXPECT_EQ(ReasonOf(asked), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
    EXPECT_EQ(FieldOf(asked), field);
    EXPECT_TRUE(Open(volunteer_, follow_up, true).ok());
  }
}

TEST_F(LedgerTest, AChosenIdOfAFollowUpIsTakenOnce) {
  const std::string id = "01J80000000000000000000000";
  const auto opened = Open(volunteer_, Problem(), false, id);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->name(), "follow_ups/" + id);
  const absl::Status taken = Open(coordinator_, Problem(), false, id).status();
  EXPECT_EQ(ReasonOf(taken), v1::ERROR_REASON_ALREADY_EXISTS);
  EXPECT_EQ(MetadataOf(taken, "resource"), opened->name());
}

TEST_F(LedgerTest, OnePersonHasTenFollowUpsThatNobodyHasPlanned) {
  const auto first = Open(volunteer_, Problem());
  ASSERT_TRUE(first.ok());
  for (int i = 1; i < kMostUnplannedFollowUps; ++i) ASSERT_TRUE(Open(volunteer_, Problem()).ok());
  const absl::Status refused = Open(volunteer_, Problem()).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_TOO_MANY_PROPOSALS);
  EXPECT_EQ(MetadataOf(refused, "limit"), "10");
  ASSERT_TRUE(Plan(coordinator_, *first, second_, Day(1)).ok());
  EXPECT_TRUE(Open(volunteer_, Problem()).ok());
  for (int i = 0; i <= kMostUnplannedFollowUps; ++i) {
    EXPECT_TRUE(Open(coordinator_, Problem()).ok());
  }
}

TEST_F(LedgerTest, PlanningSaysWhoUntilWhenAndTellsThem) {
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok());
  const std::string owner = world_.AddPerson({.display_name = "Wu Gang"});
  const auto planned = Plan(coordinator_, *opened, owner, Day(0), "Change the lamp");
  ASSERT_TRUE(planned.ok()) << planned.status();
  EXPECT_EQ(planned->state(), v1::FollowUp::STATE_PLANNED);
  EXPECT_EQ(planned->owner(), "people/" + owner);
  EXPECT_EQ(planned->owner_display_name(), "Wu Gang");
  EXPECT_EQ(planned->due_date(), "2026-03-02");
  EXPECT_EQ(planned->measure(), "Change the lamp");
  EXPECT_EQ(world_.Notices(owner, v1::Notice::KIND_FOLLOW_UP_PLANNED), 1);
  // Nobody is told what they have decided themselves.
  ASSERT_TRUE(Plan(coordinator_, *opened, coordinator_, Day(3)).ok());
  EXPECT_EQ(world_.Notices(coordinator_, v1::Notice::KIND_FOLLOW_UP_PLANNED), 0);
}

TEST_F(LedgerTest, PlanningRefusesWhatCannotBe) {
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok());
  const auto plan = [&](const std::string& owner, const std::string& day,
                        const std::string& measure = "", bool fine = false) {
    return Plan(coordinator_, *opened, owner, day, measure, fine).status();
  };
  EXPECT_EQ(FieldOf(plan(second_, Day(-1))), "due_date");
  EXPECT_EQ(FieldOf(plan(second_, "")), "due_date");
  EXPECT_EQ(FieldOf(plan(second_, "2026-3-9")), "due_date");
  EXPECT_EQ(FieldOf(plan("", Day(1))), "owner");
  EXPECT_EQ(FieldOf(plan(second_, Day(1), std::string(1'001, 'x'))), "measure");
  EXPECT_EQ(ReasonOf(plan("01J80000000000000000000000", Day(1))), v1::ERROR_REASON_NOT_FOUND);
  const absl::Status asked = plan(second_, Day(1), "502室");
  EXPECT_EQ(ReasonOf(asked), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  EXPECT_EQ(FieldOf(asked), "measure");
  EXPECT_TRUE(plan(second_, Day(1), "502室", true).ok());
  const std::string duplicate = world_.AddPerson();
  MergeInto(volunteer_, duplicate);
  const absl::Status merged = plan(duplicate, Day(1));
  EXPECT_EQ(ReasonOf(merged), v1::ERROR_REASON_PERSON_MERGED);
  EXPECT_EQ(MetadataOf(merged, "merged_into"), "people/" + volunteer_);
}

// What stands in the feed for a former owner, after `planned` went from one to the other.
TEST_F(LedgerTest, AFormerOwnerLosesSightOfIt) {
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok());
  const std::string former = world_.AddPerson();
  ASSERT_TRUE(Plan(coordinator_, *opened, former, Day(1)).ok());
  const std::string revoked = "SELECT COUNT(*) FROM changes WHERE kind = 3";
  EXPECT_EQ(world_.Int(revoked), 0);
  // The same owner again takes nothing away.
  ASSERT_TRUE(Plan(coordinator_, *opened, former, Day(2)).ok());
  EXPECT_EQ(world_.Int(revoked), 0);
  ASSERT_TRUE(Plan(coordinator_, *opened, volunteer_, Day(2)).ok());
  EXPECT_EQ(world_.Int(revoked), 1);
  EXPECT_EQ(world_.Text("SELECT audience FROM changes WHERE kind = 3"), "person:" + former);
  EXPECT_LT(world_.Int("SELECT sequence FROM changes WHERE kind = 3"),
            world_.Int("SELECT MAX(sequence) FROM changes WHERE resource LIKE 'follow_ups/%'"));
  // Who opened it keeps it.
  ASSERT_TRUE(Plan(coordinator_, *opened, second_, Day(2)).ok());
  EXPECT_EQ(world_.Int(revoked), 1);
}

TEST_F(LedgerTest, FinishingAndClosingHaveTheirTimes) {
  const v1::FollowUp finished = Finished(volunteer_, volunteer_);
  EXPECT_EQ(finished.state(), v1::FollowUp::STATE_FINISHED);
  EXPECT_EQ(finished.evidence(), "It shines again");
  EXPECT_EQ(finished.finisher(), ResourceName(kPeople, volunteer_));
  EXPECT_TRUE(finished.has_finish_time());
  EXPECT_FALSE(finished.has_close_time());
  world_.clock.Advance(absl::Hours(1));
  const auto closed = Close(coordinator_, finished);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(closed->state(), v1::FollowUp::STATE_CLOSED);
  EXPECT_GT(closed->close_time().seconds(), closed->finish_time().seconds());
  EXPECT_EQ(world_.Audited("CloseFollowUp"), 1);
}

TEST_F(LedgerTest, EvidenceIsRequiredAndNotPrivate) {
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok());
  ASSERT_TRUE(Plan(coordinator_, *opened, volunteer_, Day(1)).ok());
  EXPECT_EQ(FieldOf(Finish(volunteer_, *opened, "").status()), "evidence");
  const absl::Status asked = Finish(volunteer_, *opened, "问 139 0000 0000").status();
  EXPECT_EQ(ReasonOf(asked), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
  EXPECT_EQ(FieldOf(asked), "evidence");
}

TEST_F(LedgerTest, NeitherItsOwnerNorWhoFinishedItStrikesItOff) {
  const v1::FollowUp by_owner = Finished(coordinator_, coordinator_);
  EXPECT_EQ(ReasonOf(Close(coordinator_, by_owner).status()), v1::ERROR_REASON_OWN_FOLLOW_UP);
  EXPECT_TRUE(Close(second_, by_owner).ok());
  const v1::FollowUp by_other = Finished(volunteer_, second_);
  EXPECT_EQ(ReasonOf(Close(second_, by_other).status()), v1::ERROR_REASON_OWN_FOLLOW_UP);
  EXPECT_TRUE(Close(coordinator_, by_other).ok());
}

TEST_F(LedgerTest, OnePersonClosesWhereTheUnitSaysSo) {
  const v1::FollowUp follow_up = Finished(coordinator_, coordinator_);
  world_.Execute(absl::StrCat("UPDATE units SET one_person_closes = TRUE WHERE unit_id = '",
                              world_.unit_id, "'"));
  EXPECT_TRUE(Close(coordinator_, follow_up).ok());
}

TEST_F(LedgerTest, ReopeningGivesItBackToItsOwner) {
  const v1::FollowUp follow_up = Finished(volunteer_, volunteer_);
  const auto reopened = Reopen(coordinator_, follow_up);
  ASSERT_TRUE(reopened.ok()) << reopened.status();
  EXPECT_EQ(reopened->state(), v1::FollowUp::STATE_PLANNED);
  EXPECT_EQ(reopened->owner_display_name(), "Li Na");
  EXPECT_EQ(reopened->reason(), "It is dark again");
  EXPECT_EQ(reopened->reopenings(), 1);
  EXPECT_EQ(reopened->evidence(), "");
  EXPECT_EQ(reopened->finisher(), "");
  EXPECT_FALSE(reopened->has_finish_time());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_FOLLOW_UP_REOPENED), 1);
  ASSERT_TRUE(Finish(volunteer_, follow_up).ok());
  ASSERT_TRUE(Close(coordinator_, follow_up).ok());
  const auto again = Reopen(second_, follow_up, "And again");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->reopenings(), 2);
  EXPECT_EQ(again->reason(), "And again");
  EXPECT_FALSE(again->has_close_time());
  EXPECT_EQ(world_.Audited("ReopenFollowUp"), 2);
  EXPECT_EQ(FieldOf(Reopen(second_, follow_up, "").status()), "reason");
  EXPECT_EQ(FieldOf(Reopen(second_, follow_up, std::string(201, 'x')).status()), "reason");
  EXPECT_EQ(ReasonOf(Reopen(second_, follow_up, "3号楼").status()),
            v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
}

TEST_F(LedgerTest, WhatWasDoneIsOnRecordForGood) {
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok());
  ASSERT_TRUE(Plan(coordinator_, *opened, second_, Day(1), "Ask the office").ok());
  ASSERT_TRUE(Plan(coordinator_, *opened, volunteer_, Day(2), "Change the lamp").ok());
  ASSERT_TRUE(Finish(volunteer_, *opened).ok());
  ASSERT_TRUE(Reopen(coordinator_, *opened).ok());
  ASSERT_TRUE(Finish(volunteer_, *opened, "A new lamp").ok());
  ASSERT_TRUE(Close(coordinator_, *opened).ok());
  std::vector<std::string> said;
  world_.Write([&said](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(said,
                     tx.QueryAll([](const sql::Row& row) { return row.Text(0); },
                                 "SELECT action || ' ' || a.display_name || ' ' || "
                                 "COALESCE(o.display_name, '-') || ' ' || text "
                                 "FROM follow_up_records "
                                 "JOIN subject_keys k ON 'subjects/' || k.subject_key = actor "
                                 "JOIN people a ON a.person_id = k.person_id "
                                 "LEFT JOIN subject_keys l "
                                 "ON 'subjects/' || l.subject_key = owner "
                                 "LEFT JOIN people o ON o.person_id = l.person_id "
                                 "ORDER BY sequence"));
    return absl::OkStatus();
  });
  EXPECT_THAT(said, ElementsAre("1 Li Na - ", "2 Sun Li Zhou Min Ask the office",
                                "2 Sun Li Li Na Change the lamp", "3 Li Na Li Na It shines again",
                                "5 Sun Li Li Na It is dark again", "3 Li Na Li Na A new lamp",
                                "4 Sun Li Li Na "));
}

TEST_F(LedgerTest, AStepOutOfTurnSaysWhereTheFollowUpStands) {
  const auto stands = [](const absl::Status& status) {
    EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_FOLLOW_UP_STATE);
    return MetadataOf(status, "state").value_or("");
  };
  const auto opened = Open(volunteer_, Problem());
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(stands(Finish(coordinator_, *opened).status()), "OPEN");
  EXPECT_EQ(stands(Close(coordinator_, *opened).status()), "OPEN");
  EXPECT_EQ(stands(Reopen(coordinator_, *opened).status()), "OPEN");
  ASSERT_TRUE(Plan(coordinator_, *opened, volunteer_, Day(1)).ok());
  EXPECT_EQ(stands(Close(coordinator_, *opened).status()), "PLANNED");
  EXPECT_EQ(stands(Reopen(coordinator_, *opened).status()), "PLANNED");
  ASSERT_TRUE(Finish(volunteer_, *opened).ok());
  EXPECT_EQ(stands(Plan(coordinator_, *opened, second_, Day(1)).status()), "FINISHED");
  EXPECT_EQ(stands(Finish(volunteer_, *opened).status()), "FINISHED");
  ASSERT_TRUE(Close(coordinator_, *opened).ok());
  EXPECT_EQ(stands(Plan(coordinator_, *opened, second_, Day(1)).status()), "CLOSED");
  EXPECT_EQ(stands(Close(coordinator_, *opened).status()), "CLOSED");
  v1::FollowUp other = *opened;
  other.set_name("follow_ups/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Close(coordinator_, other).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(LedgerTest, AMergeTakesFollowUpsAlongAndTheSecondPersonIsStillAnother) {
  const std::string duplicate = world_.AddPerson();
  const v1::FollowUp follow_up = Finished(duplicate, duplicate);
  MergeInto(coordinator_, duplicate);
  EXPECT_EQ(ReasonOf(Close(coordinator_, follow_up).status()), v1::ERROR_REASON_OWN_FOLLOW_UP);
  const auto closed = Close(second_, follow_up);
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(closed->owner(), "people/" + coordinator_);
  EXPECT_EQ(closed->owner_display_name(), "Sun Li");
}

class FollowUpListTest : public LedgerTest {
 protected:
  FollowUpListTest() {
    // In this order they are opened, so no order of ids or times is that of the list.
    Add("young", "");
    Add("dated late", Day(9));
    Add("overdue late", Day(2));
    Add("undated", "");
    Add("overdue early", Day(1));
    Add("dated early", Day(8));
    Add("done", Day(1));
    Add("closed", Day(1));
    EXPECT_TRUE(Finish(second_, follow_ups_["done"]).ok());
    EXPECT_TRUE(Finish(second_, follow_ups_["closed"]).ok());
    EXPECT_TRUE(Close(coordinator_, follow_ups_["closed"]).ok());
    world_.clock.Advance(absl::Hours(24 * 4));
  }

  void Add(const std::string& title, const std::string& due_date) {
    world_.clock.Advance(absl::Minutes(1));
    const auto opened = Open(coordinator_, Problem(title));
    ASSERT_TRUE(opened.ok()) << opened.status();
    follow_ups_[title] = *opened;
    if (due_date.empty()) return;
    const auto planned = Plan(coordinator_, *opened, second_, due_date);
    EXPECT_TRUE(planned.ok()) << planned.status();
  }

  absl::StatusOr<v1::ListFollowUpsResponse> List(const v1::ListFollowUpsRequest& request) {
    return Do(coordinator_, &ListFollowUps, request);
  }

  std::vector<std::string> Titles(const v1::ListFollowUpsRequest& request) {
    return TitlesOf(&ListFollowUps, request, &v1::ListFollowUpsResponse::follow_ups);
  }

  std::map<std::string, v1::FollowUp> follow_ups_;
};

TEST_F(FollowUpListTest, BeginsWithWhatIsOverdueAndEndsWithWhatHasNoDate) {
  const std::vector<std::string> all = {"overdue early", "overdue late", "done",   "dated early",
                                        "dated late",    "young",        "undated"};
  EXPECT_EQ(Titles({}), all);
  for (int size = 1; size <= 7; ++size) {
    v1::ListFollowUpsRequest request;
    request.set_page_size(size);
    EXPECT_EQ(Titles(request), all) << size;
  }
}

TEST_F(FollowUpListTest, AllPagesAreOfOneDay) {
  v1::ListFollowUpsRequest request;
  request.set_unit(UnitName());
  request.set_page_size(3);
  const auto first = List(request);
  ASSERT_TRUE(first.ok()) << first.status();
  world_.clock.Advance(absl::Hours(24 * 5));  // more is overdue now
  request.set_page_token(first->next_page_token());
  request.set_page_size(0);
  EXPECT_THAT(Titles(request), ElementsAre("dated early", "dated late", "young", "undated"));
  request.clear_page_token();
  EXPECT_THAT(Titles(request), ElementsAre("overdue early", "overdue late", "dated early", "done",
                                           "dated late", "young", "undated"));
}

TEST_F(FollowUpListTest, IsOfTheStatesAndTheUnitThatWereAskedFor) {
  v1::ListFollowUpsRequest request;
  request.add_states(v1::FollowUp::STATE_CLOSED);
  request.add_states(v1::FollowUp::STATE_OPEN);
  EXPECT_THAT(Titles(request), ElementsAre("closed", "young", "undated"));
  // Said again and again, more often than a statement has parameters.
  for (int i = 0; i < 70'000; ++i) request.add_states(v1::FollowUp::STATE_OPEN);
  EXPECT_THAT(Titles(request), ElementsAre("closed", "young", "undated"));
  request.Clear();
  request.set_unit("units/" + world_.root_unit_id);
  EXPECT_EQ(Titles(request).size(), 7u);
  request.set_unit("units/" + world_.AddUnit("Pine Village", world_.root_unit_id));
  EXPECT_THAT(Titles(request), testing::IsEmpty());
  request.set_unit(UnitName());
  request.set_page_token("x");
  EXPECT_EQ(ReasonOf(List(request).status()), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
  request.clear_page_token();
  request.set_page_size(-1);
  EXPECT_EQ(FieldOf(List(request).status()), "page_size");
  request.clear_page_size();
  request.add_states(v1::FollowUp::STATE_UNSPECIFIED);
  EXPECT_EQ(FieldOf(List(request).status()), "states");
}

}  // namespace
}  // namespace glimmer::ledgers
