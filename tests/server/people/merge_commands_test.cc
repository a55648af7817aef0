#include "server/people/merge_commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "server/people/people_commands.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::people {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class MergePeopleTest : public testing::Test {
 protected:
  MergePeopleTest() : kept_(world_.AddPerson()), duplicate_(world_.AddPerson()) {}

  absl::Status Merge(const std::string& caller = "", const std::vector<rpc::Grant>& grants = {}) {
    return world_.As(caller, [&](rpc::Context& context) {
      context.caller.grants = grants;
      return MergePeople(context, kept_, duplicate_).status();
    });
  }
  std::string KeyOf(const std::string& person_id) {
    std::string key;
    EXPECT_TRUE(world_
                    .As("",
                        [&](rpc::Context& c) -> absl::Status {
                          ASSIGN_OR_RETURN(key, rpc::SubjectKeyOf(c.tx, c.random, person_id));
                          return absl::OkStatus();
                        })
                    .ok());
    return key;
  }
  void SignUp(const std::string& id, const std::string& person, const test::BuiltShift& shift,
              int sequence) {
    world_.Execute(absl::StrCat(
        "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
        "join_sequence, start_time_us, end_time_us, cover_wanted, left_late, override_reason, "
        "create_time_us, update_time_us) VALUES ('",
        id, "', '", shift.shift_id, "', '", shift.position_ids[0], "', '", person, "', 1, 0, ",
        sequence, ", 1, 2, FALSE, FALSE, '', 0, 0)"));
  }
  void Attend(const std::string& id, const std::string& person, const test::BuiltShift& shift) {
    world_.Execute(
        absl::StrCat("INSERT INTO attendances (attendance_id, shift_id, person_id, state, "
                     "check_in_class, check_out_class, check_in_verdict, check_out_verdict, "
                     "walk_in, create_time_us, update_time_us) VALUES ('",
                     id, "', '", shift.shift_id, "', '", person, "', 1, 0, 0, 0, 0, FALSE, 0, 0)"));
  }
  void Grant(const std::string& id, const std::string& person, const std::string& granter) {
    world_.Execute(absl::StrCat("INSERT INTO role_grants VALUES ('", id, "', '", person, "', 1, '",
                                world_.unit_id, "', ",
                                granter.empty() ? "NULL" : absl::StrCat("'", granter, "'"),
                                ", 9999999999999999, 0, NULL)"));
  }
  // wishes/W, in review.
  void AddWish(const std::string& proposer, const std::string& contact) {
    world_.Execute(absl::StrCat(
        "INSERT INTO wishes (wish_id, organization_id, unit_id, proposer_person_id, "
        "contact_person_id, alias, title, title_fold, description, category, kind, item, measure, "
        "minutes, may_split, quantity, claimed, delivered, confirmed, deadline_date, state, "
        "reason, create_time_us, update_time_us) VALUES ('W', '",
        world_.organization_id, "', '", world_.unit_id, "', '", proposer, "', '", contact,
        "', 'a neighbour', 'Books', 'books', '', 'goods', 1, 'book', 'piece', 0, TRUE, 2000, 0, "
        "0, 0, '2100-01-01', 1, '', 1, 1)"));
  }
  int64_t Count(const std::string& table, const std::string& person) {
    return world_.Int(
        absl::StrCat("SELECT COUNT(*) FROM ", table, " WHERE person_id = '", person, "'"));
  }

  test::World world_;
  const std::string kept_;
  const std::string duplicate_;
};

TEST_F(MergePeopleTest, MovesEverythingAndLeavesARedirect) {
  const test::BuiltShift first = world_.AddShift();
  const test::BuiltShift second = world_.AddShift();
  SignUp("S1", kept_, first, 1);
  SignUp("S2", duplicate_, second, 1);
  Attend("A2", duplicate_, second);
  Grant("G2", duplicate_, "");
  world_.Execute(absl::StrCat("INSERT INTO external_ids VALUES ('", world_.organization_id,
                              "', 'volunteer_number', '7', '", duplicate_, "')"));
  world_.Execute(absl::StrCat("INSERT INTO affiliations VALUES ('", duplicate_, "', '",
                              world_.root_unit_id, "', '2025-01-01', NULL)"));
  world_.Write([this](sql::Transaction& tx) {
    const sql::Bytes octet{"1"};
    RETURN_IF_ERROR(
        tx.Execute("INSERT INTO devices (device_id, person_id, public_key, label, "
                   "installation_id, create_time_us, activate_time_us) "
                   "VALUES ('D2', $1, $2, '', '', 0, 0)",
                   duplicate_, octet));
    return tx.Execute("INSERT INTO sessions VALUES ($1, 'D2', $2, 0, 9)", octet, duplicate_)
        .status();
  });
  world_.Execute(absl::StrCat(
      "UPDATE people SET phone = '13800001111', email = 'li@example.org', skills = 'Driving' ",
      "WHERE person_id = '", duplicate_, "'"));

  ASSERT_TRUE(Merge().ok());

  for (const std::string table : {"sign_ups", "attendances", "role_grants", "external_ids",
                                  "affiliations", "devices", "sessions"}) {
    EXPECT_EQ(Count(table, duplicate_), 0) << table;
  }
  EXPECT_EQ(Count("sign_ups", kept_), 2);
  EXPECT_EQ(Count("devices", kept_), 1);
  EXPECT_EQ(Count("sessions", kept_), 0);
  const auto read = [&](const std::string& id) {
    Person person;
    EXPECT_TRUE(world_
                    .As("",
                        [&](rpc::Context& c) -> absl::Status {
                          ASSIGN_OR_RETURN(person, ReadPerson(c, id));
                          return absl::OkStatus();
                        })
                    .ok());
    return person;
  };
  const Person person = read(duplicate_);
  EXPECT_EQ(person.person_id, kept_);
  EXPECT_EQ(person.phone, "13800001111");
  EXPECT_EQ(person.email, "li@example.org");
  EXPECT_THAT(person.skills, ElementsAre("Driving"));
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM people WHERE person_id = '", duplicate_,
                                    "' AND phone IS NULL AND email IS NULL AND skills = ''")),
            1);
  EXPECT_THAT(world_.Text("SELECT audience FROM changes WHERE resource = 'sign_ups/S2'"),
              HasSubstr(absl::StrCat("person:", kept_)));
}

TEST_F(MergePeopleTest, RecordsOfTheDuplicateCountAsThePersons) {
  const std::string own = KeyOf(kept_);
  const std::string former = KeyOf(duplicate_);
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(KeyOf(kept_), own);
  EXPECT_EQ(world_.Text(absl::StrCat("SELECT person_id FROM subject_keys WHERE subject_key = '",
                                     former, "'")),
            kept_);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM audit_records WHERE action = 'MergePeople'"), 2);
}

TEST_F(MergePeopleTest, HomeHistoryStays) {
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(world_.Text(absl::StrCat("SELECT start_date || ' ' || end_date FROM home_units ",
                                     "WHERE person_id = '", duplicate_, "'")),
            "2020-01-01 2026-03-02");
}

TEST_F(MergePeopleTest, RefusesWhenBothAreOnOneShift) {
  const test::BuiltShift shift = world_.AddShift();
  SignUp("S1", kept_, shift, 1);
  SignUp("S2", duplicate_, shift, 2);
  const absl::Status refused = Merge();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_SIGN_UP_OVERLAPS);
  EXPECT_EQ(MetadataOf(refused, "shift"), absl::StrCat("shifts/", shift.shift_id));
  world_.Execute("UPDATE sign_ups SET state = 4 WHERE sign_up_id = 'S2'");
  EXPECT_TRUE(Merge().ok());
}

TEST_F(MergePeopleTest, RefusesWhenBothAttendedOneShift) {
  const test::BuiltShift shift = world_.AddShift();
  Attend("A1", kept_, shift);
  Attend("A2", duplicate_, shift);
  EXPECT_EQ(ReasonOf(Merge()), v1::ERROR_REASON_SIGN_UP_OVERLAPS);
}

TEST_F(MergePeopleTest, ClaimsMoveUnlessBothHoldOneWish) {
  world_.Execute(absl::StrCat(
      "INSERT INTO wishes (wish_id, organization_id, unit_id, alias, title, title_fold, "
      "description, category, kind, item, measure, minutes, may_split, quantity, claimed, "
      "delivered, confirmed, deadline_date, state, reason, create_time_us, publish_time_us, "
      "update_time_us) VALUES ('W', '",
      world_.organization_id, "', '", world_.unit_id,
      "', 'a neighbour', 'Books', 'books', '', 'goods', 1, 'book', 'piece', 0, TRUE, 2000, 2000, "
      "1000, 0, '2100-01-01', 3, '', 1, 1, 1)"));
  const auto claim = [&](const std::string& id, const std::string& person, int state) {
    world_.Execute(absl::StrCat(
        "INSERT INTO wish_claims (wish_claim_id, wish_id, person_id, quantity, whole, state, "
        "expire_time_us, renewed, confirmation, code_failures, override_reason, reason, "
        "create_time_us, update_time_us) VALUES ('",
        id, "', 'W', '", person, "', 1000, FALSE, ", state, ", ", state == 1 ? "9" : "NULL",
        ", FALSE, 0, 0, '', '', 1, 1)"));
  };
  claim("C1", kept_, 2);
  claim("C2", duplicate_, 1);
  // Nobody comes along with themselves.
  world_.Execute(absl::StrCat("INSERT INTO wish_companions VALUES ('C1', '", duplicate_, "')"));
  const absl::Status refused = Merge();
  EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_ALREADY_CLAIMED);
  EXPECT_EQ(MetadataOf(refused, "wish_claim"), "wish_claims/C2");
  world_.Execute(
      "UPDATE wish_claims SET state = 4, expire_time_us = NULL "
      "WHERE wish_claim_id = 'C2'");
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(
      world_.Int(absl::StrCat("SELECT COUNT(*) FROM wish_claims WHERE person_id = '", kept_, "'")),
      2);
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM wish_companions"), 0);
}

TEST_F(MergePeopleTest, TheContactOfAHouseholdMoves) {
  world_.Execute(absl::StrCat(
      "INSERT INTO households (household_id, organization_id, unit_id, alias, state, "
      "contact_person_id, next_contact_person_id, languages, cadence_days, min_people, has_minors, "
      "provisional_sequence, provisional_expire_time_us, code_failures, create_time_us, "
      "update_time_us, erase_time_us) VALUES ('H', '",
      world_.organization_id, "', '", world_.unit_id, "', 'Maple', 1, '", duplicate_, "', '",
      duplicate_, "', '', 0, 1, FALSE, 1, 9, 0, 1, 1, 9)"));
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM households WHERE contact_person_id = '",
                                    kept_, "' AND next_contact_person_id = '", kept_, "'")),
            1);
  EXPECT_EQ(world_.Text("SELECT audience FROM changes WHERE resource = 'households/H'"),
            rpc::Audience({rpc::PersonKey(kept_), rpc::CoordinatorKey(world_.root_unit_id),
                           rpc::CoordinatorKey(world_.unit_id)}));
}

TEST_F(MergePeopleTest, FollowUpsAndDeedsMoveWithTheirStaffTold) {
  const std::string place = absl::StrCat("'", world_.organization_id, "', '", world_.unit_id, "'");
  world_.Execute(absl::StrCat("INSERT INTO follow_ups VALUES ('F', ", place,
                              ", 2, 'Lamp', '', '', 3, '", duplicate_, "', '", duplicate_,
                              "', '2100-01-01', '', '", duplicate_,
                              "', 'it shines', '', 0, 1, 1, NULL, 1)"));
  world_.Execute(absl::StrCat("INSERT INTO deeds VALUES ('D', ", place,
                              ", 'Lamp', 'everybody', '2026-03-01', '", duplicate_,
                              "', NULL, 1, 0, '", duplicate_, "', '', 1, 1)"));
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM follow_ups WHERE opener_person_id = '",
                                    kept_, "' AND owner_person_id = '", kept_,
                                    "' AND finisher_person_id = '", kept_, "'")),
            1);
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM deeds WHERE doer_person_id = '", kept_,
                                    "' AND recorder_person_id = '", kept_, "'")),
            1);
  for (const char* resource : {"follow_ups/F", "deeds/D"}) {
    EXPECT_EQ(
        world_.Text(absl::StrCat("SELECT audience FROM changes WHERE resource = '", resource, "'")),
        absl::StrCat("person:", kept_, " unit:", world_.root_unit_id, " unit:", world_.unit_id));
  }
}

TEST_F(MergePeopleTest, WhoElseReadsAFollowUpOrADeedIsTold) {
  const std::string other = world_.AddPerson();
  const std::string third = world_.AddPerson();
  const std::string place = absl::StrCat("'", world_.organization_id, "', '", world_.unit_id, "'");
  const auto follow_up = [&](const std::string& id, const std::string& opener,
                             const std::string& owner, const std::string& finisher) {
    world_.Execute(absl::StrCat("INSERT INTO follow_ups VALUES ('", id, "', ", place,
                                ", 2, 'Lamp', '', '', 3, '", opener, "', '", owner,
                                "', '2100-01-01', '', '", finisher,
                                "', 'it shines', '', 0, 1, 1, NULL, 1)"));
  };
  const auto deed = [&](const std::string& id, const std::string& doer,
                        const std::string& recorder) {
    world_.Execute(absl::StrCat("INSERT INTO deeds VALUES ('", id, "', ", place,
                                ", 'Lamp', 'everybody', '2026-03-01', '", doer, "', NULL, 1, 0, '",
                                recorder, "', '', 1, 1)"));
  };
  follow_up("OPENED", duplicate_, other, other);
  follow_up("OWNED", other, duplicate_, other);
  follow_up("FINISHED", other, third, duplicate_);
  deed("DONE", duplicate_, other);
  deed("RECORDED", other, duplicate_);
  ASSERT_TRUE(Merge().ok());
  const auto audience = [&](const char* resource) {
    return world_.Text(
        absl::StrCat("SELECT audience FROM changes WHERE resource = '", resource, "'"));
  };
  const std::string staff = absl::StrCat(" unit:", world_.root_unit_id, " unit:", world_.unit_id);
  for (const char* of_both : {"follow_ups/OPENED", "deeds/DONE"}) {
    EXPECT_EQ(audience(of_both), absl::StrCat("person:", kept_, " person:", other, staff));
  }
  for (const char* of_both : {"follow_ups/OWNED", "deeds/RECORDED"}) {
    EXPECT_EQ(audience(of_both), absl::StrCat("person:", other, " person:", kept_, staff));
  }
  // Who did the work and neither opened nor owns it never sees it.
  EXPECT_EQ(audience("follow_ups/FINISHED"),
            absl::StrCat("person:", other, " person:", third, staff));
}

TEST_F(MergePeopleTest, AWishInReviewComesToThePersonsPhone) {
  const std::string other = world_.AddPerson();
  AddWish(other, duplicate_);
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(world_.Text("SELECT audience FROM changes WHERE resource = 'wishes/W'"),
            absl::StrCat("person:", other, " person:", kept_, " unit:", world_.root_unit_id,
                         " unit:", world_.unit_id));
}

// Everybody holds it by then, but its contact alone is asked in it whether it came.
TEST_F(MergePeopleTest, APublishedWishComesAgainToThePhoneOfItsContact) {
  AddWish(world_.AddPerson(), duplicate_);
  world_.Execute("UPDATE wishes SET state = 2, publish_time_us = 1");
  ASSERT_TRUE(Merge().ok());
  EXPECT_THAT(world_.Text("SELECT audience FROM changes WHERE resource = 'wishes/W'"),
              HasSubstr(absl::StrCat("person:", kept_)));
}

TEST_F(MergePeopleTest, APublishedWishIsTheSameForWhoWroteItDown) {
  AddWish(duplicate_, world_.AddPerson());
  world_.Execute("UPDATE wishes SET state = 2, publish_time_us = 1");
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE resource = 'wishes/W'"), 0);
}

TEST_F(MergePeopleTest, RefusesTheSameAndTheMerged) {
  const absl::Status same =
      world_.As("", [&](rpc::Context& c) { return MergePeople(c, kept_, kept_).status(); });
  EXPECT_EQ(MetadataOf(same, "field"), "duplicate");
  ASSERT_TRUE(Merge().ok());
  const absl::Status again = Merge();
  EXPECT_EQ(ReasonOf(again), v1::ERROR_REASON_PERSON_MERGED);
  EXPECT_EQ(MetadataOf(again, "merged_into"), absl::StrCat("people/", kept_));
}

TEST_F(MergePeopleTest, AChainOfMergesEndsAtTheLast) {
  ASSERT_TRUE(Merge().ok());
  const std::string last = world_.AddPerson();
  ASSERT_TRUE(
      world_.As("", [&](rpc::Context& c) { return MergePeople(c, last, kept_).status(); }).ok());
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM people WHERE merged_into_person_id = '",
                                    last, "'")),
            2);
}

TEST_F(MergePeopleTest, NobodyMergesTheirWayToARole) {
  const std::string admin = world_.AddPerson();
  const std::string root = absl::StrCat(world_.root_unit_id, "/");
  const std::vector<rpc::Grant> over_unit = {
      {v1::ROLE_ORGANIZATION_ADMIN, world_.unit_id, absl::StrCat(root, world_.unit_id, "/")}};
  const std::vector<rpc::Grant> over_all = {
      {v1::ROLE_ORGANIZATION_ADMIN, world_.root_unit_id, root}};
  Grant("G", duplicate_, "");
  world_.Execute(
      absl::StrCat("UPDATE role_grants SET scope_unit_id = '", world_.root_unit_id, "'"));
  EXPECT_EQ(ReasonOf(Merge(admin, over_unit)), v1::ERROR_REASON_GRANT_NOT_ALLOWED);
  EXPECT_EQ(ReasonOf(Merge(kept_, over_all)), v1::ERROR_REASON_GRANT_NOT_ALLOWED);
  EXPECT_TRUE(Merge(admin, over_all).ok());
}

TEST_F(MergePeopleTest, ADuplicateOutOfReachIsNotFound) {
  const std::string admin = world_.AddPerson();
  const std::string other = world_.AddUnit("Poplar Village", world_.root_unit_id);
  EXPECT_EQ(ReasonOf(Merge(admin, {{v1::ROLE_ORGANIZATION_ADMIN, other,
                                    absl::StrCat(world_.root_unit_id, "/", other, "/")}})),
            v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(MergePeopleTest, AGrantBetweenTheTwoEnds) {
  Grant("G", duplicate_, kept_);
  ASSERT_TRUE(Merge().ok());
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM role_grants WHERE revoke_time_us IS NOT NULL"), 1);
}

}  // namespace
}  // namespace glimmer::people
