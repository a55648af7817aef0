#include "server/access/scope_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::access {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class ScopeStoreTest : public testing::Test {
 protected:
  ScopeStoreTest() {
    server_.MustWrite([this](sql::Transaction& tx) { return AddAll(tx); });
  }

  template <typename... Args>
  static absl::Status Insert(sql::Transaction& tx, absl::string_view sql, const Args&... args) {
    return tx.Execute(sql, args...).status();
  }

  absl::Status AddAll(sql::Transaction& tx) {
    RETURN_IF_ERROR(Insert(tx,
                           "INSERT INTO affiliations VALUES ($1, $2, '2020-01-01', '2026-03-03'), "
                           "($1, $3, '2020-01-01', '2026-03-02')",
                           person_, host_, left_));
    RETURN_IF_ERROR(Insert(tx,
                           "INSERT INTO events VALUES ($1, $2, $3, $4, 'T', 'c', '', '', '', 'UTC',"
                           " $5, '', NULL, 1, 0, 0)",
                           event_, server_.organization_id(), home_, host_, leader_));
    for (const std::string* shift : {&shift_, &led_shift_}) {
      RETURN_IF_ERROR(Insert(
          tx,
          "INSERT INTO shifts VALUES ($1, $2, $3, $1, '2026-03-05T14:00:00', 1, 2, 1, 3, 0, 0, 1,"
          " 0, 0, 0, $4, 0, 0, $5, '', 0, 1, 0, 0)",
          *shift, server_.organization_id(), event_,
          shift == &led_shift_ ? sql::Value(absl::string_view(shift_leader_)) : sql::Value(nullptr),
          sql::Bytes{"0123456789abcdef"}));
    }
    RETURN_IF_ERROR(
        Insert(tx, "INSERT INTO positions VALUES ($1, $2, 1, '', 3, 0, '', 0)", position_, shift_));
    RETURN_IF_ERROR(Insert(tx,
                           "INSERT INTO sign_ups VALUES ($1, $2, $3, $4, 1, 0, 1, 1, 2, NULL, "
                           "FALSE, FALSE, NULL, '', 0, 0)",
                           sign_up_, shift_, position_, person_));
    RETURN_IF_ERROR(Insert(tx,
                           "INSERT INTO attendances VALUES ($1, $2, $3, 1, 1, NULL, 0, 0, 0, 0, "
                           "FALSE, NULL, 0, 0)",
                           attendance_, led_shift_, person_));
    RETURN_IF_ERROR(Insert(tx,
                           "INSERT INTO rule_packs VALUES ($1, $2, 1, '2020-01-01', 1, 0, 0, "
                           "0, 0)",
                           pack_, server_.organization_id()));
    RETURN_IF_ERROR(Insert(
        tx,
        "INSERT INTO service_records SELECT $1, $2, 1, k.subject_key, 1, $3, NULL, '', '', $4, "
        "$5, $4, '2026-03-05', 'UTC', 1, 2, 1, 2, 0, 0, 1, 1, 1, 1, FALSE, $6, NULL, '', '', 0, "
        "NULL FROM subject_keys k WHERE k.person_id = $7",
        record_, server_.organization_id(), led_shift_, home_, host_, pack_, person_));
    RETURN_IF_ERROR(AddVisits(tx));
    return Insert(tx, "INSERT INTO notices VALUES ($1, $2, 1, '', $3, 1, 0, NULL, NULL)", notice_,
                  person_, sql::Bytes{""});
  }

  // A visit to the household of `contact_`: the person goes, and the leader was to go.
  absl::Status AddVisits(sql::Transaction& tx) {
    RETURN_IF_ERROR(
        Insert(tx,
               "INSERT INTO households (household_id, organization_id, unit_id, alias, state, "
               "contact_person_id, languages, cadence_days, min_people, has_minors, code_failures, "
               "create_time_us, update_time_us, erase_time_us) "
               "VALUES ($1, $2, $3, 'Maple-07', 1, $4, '', 0, 1, FALSE, 0, 0, 0, 9)",
               household_, server_.organization_id(), host_, contact_));
    RETURN_IF_ERROR(Insert(tx,
                           "INSERT INTO pairings VALUES ($1, $2, $3, $4, 1, NULL, 0, NULL, NULL, "
                           "0, 0)",
                           pairing_, server_.organization_id(), household_, person_));
    for (const std::string* visit : {&visit_, &bare_visit_}) {
      RETURN_IF_ERROR(Insert(tx,
                             "INSERT INTO visits VALUES ($1, $2, $3, 'key', $4, 6, 1, 2, FALSE, 2, "
                             "$5, 0, NULL, NULL, 0, NULL, 0, 0, NULL)",
                             *visit, server_.organization_id(), host_,
                             sql::NullIfEmpty(visit == &visit_ ? household_ : ""),
                             sql::NullIfEmpty(visit == &visit_ ? shift_leader_ : "")));
    }
    return Insert(tx, "INSERT INTO visit_visitors VALUES ($1, $2, 2), ($1, $3, 3)", visit_, person_,
                  leader_);
  }

  std::optional<rpc::ResourceScope> Find(const std::string& name) {
    std::optional<rpc::ResourceScope> scope;
    server_.MustRead([&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(scope, scopes_.Resolve(tx, name));
      return absl::OkStatus();
    });
    return scope;
  }

  std::string Path(const std::string& unit) const {
    return server_.root_unit_id() + "/" + unit + "/";
  }

  test::TestServer server_;
  Scopes scopes_{server_.clock()};
  std::string home_ = server_.AddUnit(server_.root_unit_id(), "Home");
  std::string host_ = server_.AddUnit(server_.root_unit_id(), "Host");
  std::string left_ = server_.AddUnit(server_.root_unit_id(), "Left");
  std::string person_ = server_.AddPerson(home_, "Person");
  std::string leader_ = server_.AddPerson(home_, "Leader");
  std::string shift_leader_ = server_.AddPerson(home_, "Shift leader");
  std::string grant_ = server_.AddGrant(person_, v1::ROLE_AUDITOR, host_);
  std::string device_ = server_.Enrol(person_).device_id;
  std::string event_ = server_.NewId();
  std::string shift_ = server_.NewId();
  std::string led_shift_ = server_.NewId();
  std::string position_ = server_.NewId();
  std::string sign_up_ = server_.NewId();
  std::string attendance_ = server_.NewId();
  std::string pack_ = server_.NewId();
  std::string record_ = server_.NewId();
  std::string notice_ = server_.NewId();
  std::string contact_ = server_.AddPerson(left_, "Contact");
  std::string household_ = server_.NewId();
  std::string pairing_ = server_.NewId();
  std::string visit_ = server_.NewId();
  std::string bare_visit_ = server_.NewId();
};

TEST_F(ScopeStoreTest, ResolvesTheTreeAndItsPeople) {
  EXPECT_THAT(Find("organizations/" + server_.organization_id())->unit_paths,
              UnorderedElementsAre(server_.root_unit_id() + "/"));
  EXPECT_THAT(Find("units/" + host_)->unit_paths, UnorderedElementsAre(Path(host_)));
  const auto person = Find("people/" + person_);
  EXPECT_EQ(person->organization_id, server_.organization_id());
  EXPECT_THAT(person->unit_paths, UnorderedElementsAre(Path(home_), Path(host_)));
  EXPECT_THAT(person->people, ElementsAre(person_));
  EXPECT_THAT(Find("role_grants/" + grant_)->unit_paths, UnorderedElementsAre(Path(host_)));
  const auto device = Find("devices/" + device_);
  EXPECT_THAT(device->unit_paths, UnorderedElementsAre(Path(home_), Path(host_)));
  EXPECT_THAT(device->people, ElementsAre(person_));
}

TEST_F(ScopeStoreTest, EndsAnAffiliationOnItsEndDate) {
  server_.clock().Set(absl::FromCivil(absl::CivilSecond(2026, 3, 3), absl::UTCTimeZone()));
  EXPECT_THAT(Find("people/" + person_)->unit_paths, UnorderedElementsAre(Path(home_)));
}

TEST_F(ScopeStoreTest, ResolvesEventsAndShiftsWithTheirLeader) {
  EXPECT_THAT(Find("events/" + event_)->unit_paths, UnorderedElementsAre(Path(home_), Path(host_)));
  EXPECT_EQ(Find("events/" + event_)->leader_person_id, leader_);
  EXPECT_EQ(Find("shifts/" + shift_)->leader_person_id, leader_);
  EXPECT_EQ(Find("shifts/" + led_shift_)->leader_person_id, shift_leader_);
  EXPECT_THAT(Find("shifts/" + shift_)->people, IsEmpty());
}

TEST_F(ScopeStoreTest, ResolvesWhatBelongsToAPerson) {
  const auto sign_up = Find("sign_ups/" + sign_up_);
  EXPECT_THAT(sign_up->people, ElementsAre(person_));
  EXPECT_EQ(sign_up->leader_person_id, leader_);
  EXPECT_THAT(sign_up->unit_paths, UnorderedElementsAre(Path(home_), Path(host_)));
  const auto attendance = Find("attendances/" + attendance_);
  EXPECT_THAT(attendance->people, ElementsAre(person_));
  EXPECT_EQ(attendance->leader_person_id, shift_leader_);
  const auto record = Find("service_records/" + record_);
  EXPECT_THAT(record->people, ElementsAre(person_));
  EXPECT_EQ(record->leader_person_id, shift_leader_);
  EXPECT_THAT(record->unit_paths, UnorderedElementsAre(Path(home_), Path(host_)));
  const auto notice = Find("notices/" + notice_);
  EXPECT_THAT(notice->people, ElementsAre(person_));
  EXPECT_THAT(notice->unit_paths, IsEmpty());
}

TEST_F(ScopeStoreTest, APairingStandsWithItsHouseholdAndBelongsToItsVolunteer) {
  const auto household = Find("households/" + household_);
  EXPECT_THAT(household->people, ElementsAre(contact_));
  EXPECT_THAT(household->unit_paths, ElementsAre(Path(host_)));
  const auto pairing = Find("pairings/" + pairing_);
  EXPECT_EQ(pairing->organization_id, server_.organization_id());
  EXPECT_THAT(pairing->people, ElementsAre(person_));
  EXPECT_THAT(pairing->unit_paths, ElementsAre(Path(host_)));
}

TEST_F(ScopeStoreTest, AVisitBelongsToAllWhoHaveToDoWithIt) {
  const auto visit = Find("visits/" + visit_);
  EXPECT_EQ(visit->organization_id, server_.organization_id());
  EXPECT_THAT(visit->people, UnorderedElementsAre(person_, leader_, shift_leader_, contact_));
  EXPECT_THAT(visit->unit_paths, AllOf(Not(IsEmpty()), Each(Path(host_))));
  // Of an erased household and without visitors it is the unit's.
  const auto bare = Find("visits/" + bare_visit_);
  EXPECT_THAT(bare->people, IsEmpty());
  EXPECT_THAT(bare->unit_paths, ElementsAre(Path(host_)));
}

TEST_F(ScopeStoreTest, FindsNothingForAbsentThingsAndForeignCollections) {
  EXPECT_FALSE(Find("people/" + event_).has_value());
  EXPECT_FALSE(Find("positions/" + position_).has_value());
  server_.MustRead([&](sql::Transaction& tx) {
    EXPECT_EQ(ReasonOf(scopes_.Resolve(tx, "no name").status()), v1::ERROR_REASON_FIELD_INVALID);
    return absl::OkStatus();
  });
}

}  // namespace
}  // namespace glimmer::access
