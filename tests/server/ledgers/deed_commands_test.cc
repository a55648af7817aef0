#include "server/ledgers/deed_commands.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "tests/server/ledgers/ledger_fixture.h"

namespace glimmer::ledgers {
namespace {

using testing::ElementsAre;

std::string FieldOf(const absl::Status& status) { return MetadataOf(status, "field").value_or(""); }

TEST_F(LedgerTest, WhatStaffSaysOfOthersCountsAtOnce) {
  const auto of_person = Record(coordinator_, DeedOf(volunteer_));
  ASSERT_TRUE(of_person.ok()) << of_person.status();
  EXPECT_EQ(of_person->state(), v1::Deed::STATE_CONFIRMED);
  EXPECT_EQ(of_person->evidence_class(), v1::EVIDENCE_CLASS_D);
  EXPECT_EQ(of_person->person(), "people/" + volunteer_);
  EXPECT_EQ(of_person->doer_display_name(), "Li Na");
  EXPECT_EQ(of_person->recorder(), "people/" + coordinator_);
  const auto of_unit = Record(coordinator_, DeedOfUnit(world_.root_unit_id));
  ASSERT_TRUE(of_unit.ok()) << of_unit.status();
  EXPECT_EQ(of_unit->state(), v1::Deed::STATE_CONFIRMED);
  EXPECT_EQ(of_unit->doer_display_name(), "Lakeside Town");
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_DEED_CONFIRMED), 1);
  EXPECT_EQ(world_.Notices(coordinator_, v1::Notice::KIND_DEED_CONFIRMED), 0);
  EXPECT_EQ(world_.Text(absl::StrCat("SELECT audience FROM changes WHERE resource = '",
                                     of_person->name(), "'")),
            absl::StrCat("unit:", world_.root_unit_id, " unit:", world_.unit_id,
                         " person:", volunteer_, " person:", coordinator_));
}

TEST_F(LedgerTest, AnOwnDeedWaitsForSomebodyElse) {
  for (const std::string& doer : {volunteer_, coordinator_}) {
    const auto own = Record(doer, DeedOf(doer));
    ASSERT_TRUE(own.ok()) << own.status();
    EXPECT_EQ(world_.Notices(doer, v1::Notice::KIND_DEED_CONFIRMED), 0);
    EXPECT_EQ(own->state(), v1::Deed::STATE_WAITING);
    EXPECT_EQ(own->evidence_class(), v1::EVIDENCE_CLASS_UNSPECIFIED);
    const auto confirmed = Decide(second_, *own, true);
    ASSERT_TRUE(confirmed.ok()) << confirmed.status();
    EXPECT_EQ(confirmed->state(), v1::Deed::STATE_CONFIRMED);
    EXPECT_EQ(confirmed->evidence_class(), v1::EVIDENCE_CLASS_C);
    EXPECT_EQ(world_.Notices(doer, v1::Notice::KIND_DEED_CONFIRMED), 1);
  }
  EXPECT_EQ(world_.Audited("ConfirmDeed"), 2);
}

TEST_F(LedgerTest, NobodyConfirmsTheirOwnDeed) {
  const auto own = Record(coordinator_, DeedOf(coordinator_));
  ASSERT_TRUE(own.ok()) << own.status();
  EXPECT_EQ(ReasonOf(Decide(coordinator_, *own, true).status()), v1::ERROR_REASON_OWN_DEED);
  // Whoever takes it back does nobody a favour.
  const auto refused = Decide(coordinator_, *own, false, "a mistake");
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_EQ(world_.Notices(coordinator_, v1::Notice::KIND_DEED_REFUSED), 0);
}

TEST_F(LedgerTest, NobodyConfirmsTheDeedOfWhomTheyHaveBecome) {
  const std::string duplicate = world_.AddPerson();
  const auto own = Record(duplicate, DeedOf(duplicate));
  ASSERT_TRUE(own.ok()) << own.status();
  MergeInto(coordinator_, duplicate);
  EXPECT_EQ(ReasonOf(Decide(coordinator_, *own, true).status()), v1::ERROR_REASON_OWN_DEED);
  const auto confirmed = Decide(second_, *own, true);
  ASSERT_TRUE(confirmed.ok()) << confirmed.status();
  EXPECT_EQ(confirmed->person(), "people/" + coordinator_);
  EXPECT_EQ(confirmed->recorder(), "people/" + coordinator_);
}

TEST_F(LedgerTest, VolunteersSpeakForThemselvesAndTheirTeams) {
  const auto of_unit = Record(volunteer_, DeedOfUnit(world_.unit_id));
  ASSERT_TRUE(of_unit.ok()) << of_unit.status();
  EXPECT_EQ(of_unit->state(), v1::Deed::STATE_WAITING);
  ASSERT_TRUE(Decide(coordinator_, *of_unit, true).ok());
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_DEED_CONFIRMED), 1);
  const absl::Status of_other = Record(volunteer_, DeedOf(second_)).status();
  EXPECT_EQ(ReasonOf(of_other), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(MetadataOf(of_other, "resource"), "people/" + second_);
}

TEST_F(LedgerTest, RefusingTakesAReasonAndIsFinal) {
  const auto own = Record(volunteer_, DeedOf(volunteer_));
  ASSERT_TRUE(own.ok()) << own.status();
  EXPECT_EQ(FieldOf(Decide(coordinator_, *own, false).status()), "reason");
  EXPECT_EQ(FieldOf(Decide(coordinator_, *own, true, std::string(201, 'x')).status()), "reason");
  const auto refused = Decide(coordinator_, *own, false, "it was another day");
  ASSERT_TRUE(refused.ok()) << refused.status();
  EXPECT_EQ(refused->state(), v1::Deed::STATE_REFUSED);
  EXPECT_EQ(refused->reason(), "it was another day");
  EXPECT_EQ(refused->evidence_class(), v1::EVIDENCE_CLASS_UNSPECIFIED);
  EXPECT_EQ(world_.Notices(volunteer_, v1::Notice::KIND_DEED_REFUSED), 1);
  EXPECT_EQ(world_.Audited("RefuseDeed"), 1);
  const absl::Status again = Decide(coordinator_, *own, true).status();
  EXPECT_EQ(ReasonOf(again), v1::ERROR_REASON_DEED_STATE);
  EXPECT_EQ(MetadataOf(again, "state"), "REFUSED");
  EXPECT_EQ(ReasonOf(Reverse(coordinator_, *own).status()), v1::ERROR_REASON_DEED_STATE);
}

TEST_F(LedgerTest, OnlyWhatCountsIsReversed) {
  const auto own = Record(volunteer_, DeedOf(volunteer_));
  ASSERT_TRUE(own.ok()) << own.status();
  const absl::Status early = Reverse(coordinator_, *own).status();
  EXPECT_EQ(ReasonOf(early), v1::ERROR_REASON_DEED_STATE);
  EXPECT_EQ(MetadataOf(early, "state"), "WAITING");
  ASSERT_TRUE(Decide(coordinator_, *own, true).ok());
  EXPECT_EQ(FieldOf(Reverse(coordinator_, *own, "").status()), "reason");
  const auto reversed = Reverse(coordinator_, *own);
  ASSERT_TRUE(reversed.ok()) << reversed.status();
  EXPECT_EQ(reversed->state(), v1::Deed::STATE_REVERSED);
  EXPECT_EQ(reversed->reason(), "it was counted twice");
  EXPECT_EQ(reversed->evidence_class(), v1::EVIDENCE_CLASS_C);
  EXPECT_EQ(world_.Audited("ReverseDeed"), 1);
  EXPECT_EQ(ReasonOf(Reverse(coordinator_, *own).status()), v1::ERROR_REASON_DEED_STATE);
  EXPECT_EQ(ReasonOf(Decide(second_, *own, true).status()), v1::ERROR_REASON_DEED_STATE);
  v1::Deed other = *own;
  other.set_name("deeds/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Reverse(coordinator_, other).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(LedgerTest, RecordingRefusesWhatIsMissingOrCannotBe) {
  const auto field = [this](const v1::Deed& deed) {
    return FieldOf(Record(coordinator_, deed).status());
  };
  v1::Deed deed = DeedOf(volunteer_);
  deed.clear_title();
  EXPECT_EQ(field(deed), "deed.title");
  deed = DeedOf(volunteer_);
  deed.clear_beneficiary();
  EXPECT_EQ(field(deed), "deed.beneficiary");
  deed.set_beneficiary(std::string(41, 'x'));
  EXPECT_EQ(field(deed), "deed.beneficiary");
  deed = DeedOf(volunteer_);
  deed.set_civil_date(Day(1));
  EXPECT_EQ(field(deed), "deed.civil_date");
  deed.set_civil_date("yesterday");
  EXPECT_EQ(field(deed), "deed.civil_date");
  EXPECT_EQ(field(Deed()), "deed.doer");
  EXPECT_EQ(FieldOf(Record(coordinator_, DeedOf(volunteer_), false, "x").status()), "deed_id");
  deed = DeedOf("01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Record(coordinator_, deed).status()), v1::ERROR_REASON_NOT_FOUND);
  deed = DeedOfUnit("01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Record(coordinator_, deed).status()), v1::ERROR_REASON_NOT_FOUND);
  deed = DeedOf(volunteer_);
  deed.set_unit("units/01J80000000000000000000000");
  EXPECT_EQ(ReasonOf(Record(coordinator_, deed).status()), v1::ERROR_REASON_NOT_FOUND);
  const std::string duplicate = world_.AddPerson();
  MergeInto(volunteer_, duplicate);
  EXPECT_EQ(ReasonOf(Record(coordinator_, DeedOf(duplicate)).status()),
            v1::ERROR_REASON_PERSON_MERGED);
}

TEST_F(LedgerTest, AsksBeforeADeedTellsWhereSomebodyLives) {
  v1::Deed in_title = DeedOf(volunteer_);
  in_title.set_title("给502室换灯");
  v1::Deed in_beneficiary = DeedOf(volunteer_);
  in_beneficiary.set_beneficiary("3号楼的老人");
  const std::pair<v1::Deed, std::string> cases[] = {{in_title, "deed.title"},
                                                    {in_beneficiary, "deed.beneficiary"}};
  for (const auto& [deed, field] : cases) {
    const absl::Status asked = Record(coordinator_, deed).status();
    EXPECT_EQ(ReasonOf(asked), v1::ERROR_REASON_TEXT_LOOKS_PRIVATE);
    EXPECT_EQ(FieldOf(asked), field);
    EXPECT_TRUE(Record(coordinator_, deed, true).ok());
  }
}

TEST_F(LedgerTest, AChosenIdOfADeedIsTakenOnce) {
  const std::string id = "01J80000000000000000000000";
  ASSERT_TRUE(Record(coordinator_, DeedOf(volunteer_), false, id).ok());
  const absl::Status taken = Record(coordinator_, DeedOf(volunteer_), false, id).status();
  EXPECT_EQ(ReasonOf(taken), v1::ERROR_REASON_ALREADY_EXISTS);
  EXPECT_EQ(MetadataOf(taken, "resource"), "deeds/" + id);
}

TEST_F(LedgerTest, OnePersonHasTenDeedsThatWait) {
  const auto first = Record(volunteer_, DeedOf(volunteer_));
  ASSERT_TRUE(first.ok());
  for (int i = 1; i < kMostWaitingDeeds; ++i) {
    ASSERT_TRUE(Record(volunteer_, DeedOf(volunteer_)).ok());
  }
  const absl::Status refused = Record(volunteer_, DeedOf(volunteer_)).status();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_TOO_MANY_PROPOSALS);
  EXPECT_EQ(MetadataOf(refused, "limit"), "10");
  ASSERT_TRUE(Decide(coordinator_, *first, true).ok());
  EXPECT_TRUE(Record(volunteer_, DeedOf(volunteer_)).ok());
}

class DeedListTest : public LedgerTest {
 protected:
  DeedListTest() {
    Add("older", -2, coordinator_);
    Add("today", 0, coordinator_);
    Add("oldest", -9, coordinator_);
    Add("waits", -1, volunteer_);
    Add("today, too", 0, coordinator_);
    EXPECT_TRUE(Reverse(coordinator_, Add("reversed", -1, coordinator_)).ok());
    EXPECT_TRUE(Decide(coordinator_, Add("refused", -1, volunteer_), false, "no").ok());
  }

  v1::Deed Add(const std::string& title, int day, const std::string& actor) {
    world_.clock.Advance(absl::Minutes(1));
    v1::Deed deed = DeedOf(volunteer_);
    deed.set_title(title);
    deed.set_civil_date(Day(day));
    const auto recorded = Record(actor, deed);
    EXPECT_TRUE(recorded.ok()) << recorded.status();
    return recorded.value_or(v1::Deed());
  }

  absl::StatusOr<v1::ListDeedsResponse> List(const v1::ListDeedsRequest& request) {
    return Do(coordinator_, &ListDeeds, request);
  }

  std::vector<std::string> Titles(const v1::ListDeedsRequest& request) {
    return TitlesOf(&ListDeeds, request, &v1::ListDeedsResponse::deeds);
  }
};

TEST_F(DeedListTest, BeginsWithTheNewestDay) {
  const std::vector<std::string> all = {"today, too", "today", "waits", "older", "oldest"};
  EXPECT_EQ(Titles({}), all);
  for (int size = 1; size <= 5; ++size) {
    v1::ListDeedsRequest request;
    request.set_page_size(size);
    EXPECT_EQ(Titles(request), all) << size;
  }
}

TEST_F(DeedListTest, IsOfTheDaysStatesAndUnitThatWereAskedFor) {
  v1::ListDeedsRequest request;
  request.set_start_date(Day(-2));
  request.set_end_date(Day(-1));
  EXPECT_THAT(Titles(request), ElementsAre("waits", "older"));
  request.add_states(v1::Deed::STATE_REFUSED);
  request.add_states(v1::Deed::STATE_REVERSED);
  EXPECT_THAT(Titles(request), ElementsAre("refused", "reversed"));
  // Said again and again, more often than a statement has parameters.
  for (int i = 0; i < 70'000; ++i) request.add_states(v1::Deed::STATE_REFUSED);
  EXPECT_THAT(Titles(request), ElementsAre("refused", "reversed"));
  request.Clear();
  request.set_unit("units/" + world_.root_unit_id);
  EXPECT_EQ(Titles(request).size(), 5u);
  request.set_unit("units/" + world_.AddUnit("Pine Village", world_.root_unit_id));
  EXPECT_THAT(Titles(request), testing::IsEmpty());
  request.set_unit(UnitName());
  request.set_end_date("2026");
  EXPECT_EQ(FieldOf(List(request).status()), "end_date");
  request.clear_end_date();
  request.set_page_token("x");
  EXPECT_EQ(ReasonOf(List(request).status()), v1::ERROR_REASON_PAGE_TOKEN_INVALID);
  request.clear_page_token();
  request.add_states(v1::Deed::STATE_UNSPECIFIED);
  EXPECT_EQ(FieldOf(List(request).status()), "states");
}

}  // namespace
}  // namespace glimmer::ledgers
