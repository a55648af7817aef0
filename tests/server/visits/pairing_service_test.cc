// Pairings and visitor terms over the wire: who may do what, whose phone holds what, and that
// nothing private is anywhere but where it was asked for.
#include "server/visits/pairing_service.h"

#include <gmock/gmock.h>

#include <map>

#include "glimmer/v1/people_service.grpc.pb.h"
#include "server/households/household_service.h"
#include "server/jobs/expiry.h"
#include "server/people/people_service.h"
#include "server/rpc/feed_signal.h"
#include "server/sync/sync_service.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::visits {
namespace {

using test::TestCaller;
using testing::HasSubstr;
using testing::Not;
using Stub = v1::PairingService::Stub;
using Households = v1::HouseholdService::Stub;
using People = v1::PeopleService::Stub;

class PairingServiceTest : public testing::Test {
 protected:
  PairingServiceTest()
      : server_(
            {[](const rpc::Deps& deps) {
               return std::make_unique<households::HouseholdService>(deps, std::string(32, 'k'));
             },
             [](const rpc::Deps& deps) {
               return std::make_unique<PairingService>(deps, std::string(32, 'k'));
             },
             [](const rpc::Deps& deps) { return std::make_unique<people::PeopleService>(deps); },
             [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }}),
        stub_(v1::PairingService::NewStub(server_.channel())),
        households_(v1::HouseholdService::NewStub(server_.channel())),
        people_(v1::PeopleService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_unit_(server_.AddUnit(server_.root_unit_id(), "Pine Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        other_coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_)),
        administrator_(server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id())),
        auditor_(server_.EnrolWithRole(v1::ROLE_AUDITOR, server_.root_unit_id())),
        contact_(server_.Enrol(server_.AddPerson(unit_, "Li Na"))),
        volunteer_(server_.Enrol(server_.AddPerson(unit_, "Wu Gang"))),
        bystander_(server_.Enrol(server_.AddPerson(unit_, "He Mei"))) {}

  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(const TestCaller& caller, const Request& request,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*)) {
    return server_.Call(*stub_, caller, request, method);
  }
  template <typename Request, typename Response>
  absl::StatusOr<Response> Ask(const TestCaller& caller, Request request,
                               const v1::Household& household,
                               grpc::Status (Households::*method)(grpc::ClientContext*,
                                                                  const Request&, Response*)) {
    request.set_household(household.name());
    return server_.Call(*households_, caller, request, method);
  }

  v1::Household Active() {
    v1::CreateHouseholdRequest create;
    create.set_unit("units/" + unit_);
    const v1::Household household =
        server_.Call(*households_, coordinator_, create, &Households::CreateHousehold)->household();
    v1::RecordConsentRequest record;
    v1::ConsentRecord& consent = *record.mutable_consent();
    consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    consent.set_channel(v1::ConsentRecord::CHANNEL_PAPER);
    consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
    consent.set_language("zh");
    consent.set_notice_hash(std::string(32, 'h'));
    record.mutable_terms()->set_min_people(2);
    record.mutable_contact()->set_display_name("CANARY-NAME-1180");
    record.mutable_contact()->set_address("CANARY-ADDRESS-7431");
    record.set_contact_person("people/" + contact_.person_id);
    EXPECT_TRUE(Ask(coordinator_, record, household, &Households::RecordConsent).ok());
    const auto confirmed =
        Ask(contact_, v1::ConfirmConsentRequest(), household, &Households::ConfirmConsent);
    EXPECT_TRUE(confirmed.ok()) << confirmed.status();
    return confirmed->household();
  }

  absl::StatusOr<v1::CreatePairingResponse> Create(const TestCaller& caller,
                                                   const v1::Household& household) {
    v1::CreatePairingRequest request;
    request.set_household(household.name());
    request.set_person("people/" + volunteer_.person_id);
    return Call(caller, request, &Stub::CreatePairing);
  }
  v1::Pairing Paired(const v1::Household& household) {
    const auto created = Create(coordinator_, household);
    EXPECT_TRUE(created.ok()) << created.status();
    return created.ok() ? created->pairing() : v1::Pairing();
  }
  absl::StatusOr<v1::EndPairingResponse> End(const TestCaller& caller, const v1::Pairing& pairing) {
    v1::EndPairingRequest request;
    request.set_pairing(pairing.name());
    return Call(caller, request, &Stub::EndPairing);
  }
  absl::StatusOr<v1::SetHandoverNoteResponse> Leave(const TestCaller& caller,
                                                    const v1::Pairing& pairing) {
    v1::SetHandoverNoteRequest request;
    request.set_pairing(pairing.name());
    request.set_note("CANARY-HANDOVER-7716");
    return Call(caller, request, &Stub::SetHandoverNote);
  }
  absl::Status Refuse(const TestCaller& caller, const v1::Household& household) {
    v1::RefuseVisitorRequest request;
    request.set_household(household.name());
    request.set_person("people/" + volunteer_.person_id);
    return Call(caller, request, &Stub::RefuseVisitor).status();
  }
  absl::StatusOr<v1::SetVisitorTermsResponse> SetTerms(const TestCaller& caller,
                                                       const TestCaller& about) {
    v1::SetVisitorTermsRequest request;
    v1::VisitorTerms& terms = *request.mutable_visitor_terms();
    terms.set_person("people/" + about.person_id);
    terms.set_willing(true);
    v1::VisitSlot& slot = *terms.add_slots();
    slot.set_weekday(3);
    slot.set_end_minute(60);
    return Call(caller, request, &Stub::SetVisitorTerms);
  }

  bool Holds(const TestCaller& caller, const std::string& name) {
    std::string token;
    for (const v1::Change& change : server_.Feed(caller, token)) {
      if (change.name() == name) return true;
    }
    return false;
  }
  // The last that the feed says of it to the caller behind what they have read; UNSPECIFIED for
  // nothing.
  v1::Change::Kind Told(const TestCaller& caller, const std::string& name) {
    v1::Change::Kind kind = v1::Change::KIND_UNSPECIFIED;
    for (v1::Change& change : server_.Feed(caller, tokens_[caller.person_id])) {
      if (change.name() != name) continue;
      kind = change.kind();
      last_ = std::move(change);
    }
    return kind;
  }
  void ReadAll() {
    for (const TestCaller& caller : Everybody()) server_.Feed(caller, tokens_[caller.person_id]);
  }
  std::vector<TestCaller> Everybody() const {
    return {coordinator_, other_coordinator_, administrator_, auditor_,
            contact_,     volunteer_,         bystander_};
  }

  test::TestServer server_;
  std::unique_ptr<Stub> stub_;
  std::unique_ptr<Households> households_;
  std::unique_ptr<People> people_;
  std::string unit_;
  std::string other_unit_;
  TestCaller coordinator_;
  TestCaller other_coordinator_;
  TestCaller administrator_;
  TestCaller auditor_;
  TestCaller contact_;
  TestCaller volunteer_;
  TestCaller bystander_;
  std::map<std::string, std::string> tokens_;  // by person
  v1::Change last_;
};

TEST_F(PairingServiceTest, CoordinatorsOfTheUnitPair) {
  const v1::Household household = Active();
  EXPECT_EQ(ReasonOf(Create(other_coordinator_, household).status()), v1::ERROR_REASON_NOT_FOUND);
  for (const TestCaller& caller : {administrator_, auditor_, contact_, volunteer_}) {
    EXPECT_EQ(ReasonOf(Create(caller, household).status()), v1::ERROR_REASON_ROLE_MISSING);
  }
  EXPECT_TRUE(Create(coordinator_, household).ok());
}

TEST_F(PairingServiceTest, TheVolunteerOrACoordinatorEndsIt) {
  const v1::Household household = Active();
  v1::Pairing pairing = Paired(household);
  for (const TestCaller& caller : {other_coordinator_, administrator_, contact_, bystander_}) {
    EXPECT_EQ(ReasonOf(End(caller, pairing).status()), v1::ERROR_REASON_NOT_FOUND);
    EXPECT_EQ(ReasonOf(Leave(caller, pairing).status()), v1::ERROR_REASON_NOT_FOUND);
  }
  EXPECT_TRUE(Leave(volunteer_, pairing).ok());
  EXPECT_TRUE(Leave(coordinator_, pairing).ok());
  EXPECT_TRUE(End(volunteer_, pairing).ok());
  EXPECT_TRUE(End(coordinator_, Paired(household)).ok());
}

TEST_F(PairingServiceTest, TheHouseholdOrACoordinatorWhomItToldRefuses) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household);
  for (const TestCaller& caller : {other_coordinator_, administrator_, volunteer_, bystander_}) {
    EXPECT_EQ(ReasonOf(Refuse(caller, household)), v1::ERROR_REASON_NOT_FOUND);
  }
  EXPECT_TRUE(Refuse(contact_, household).ok());
  EXPECT_TRUE(Refuse(coordinator_, household).ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records"), 0);
}

TEST_F(PairingServiceTest, ItIsOnThePhonesOfItsVolunteerAndItsCoordinatorsAlone) {
  const v1::Household household = Active();
  ReadAll();
  const v1::Pairing pairing = Paired(household);
  for (const TestCaller& caller : {volunteer_, coordinator_}) {
    EXPECT_EQ(Told(caller, pairing.name()), v1::Change::KIND_UPSERT);
    EXPECT_EQ(last_.pairing().SerializeAsString(), pairing.SerializeAsString());
    EXPECT_TRUE(Holds(caller, pairing.name()));
  }
  for (const TestCaller& caller :
       {other_coordinator_, administrator_, auditor_, contact_, bystander_}) {
    EXPECT_EQ(Told(caller, pairing.name()), v1::Change::KIND_UNSPECIFIED);
    EXPECT_FALSE(Holds(caller, pairing.name()));
  }
  // The volunteer does not get the household itself.
  EXPECT_FALSE(Holds(volunteer_, household.name()));
}

TEST_F(PairingServiceTest, AnEndShowsNothingButTheEnd) {
  const v1::Household household = Active();
  for (const bool refuse : {false, true}) {
    const v1::Pairing pairing = Paired(household);
    ReadAll();
    ASSERT_TRUE(refuse ? Refuse(contact_, household).ok() : End(volunteer_, pairing).ok());
    for (const TestCaller& caller : {volunteer_, coordinator_}) {
      EXPECT_EQ(Told(caller, pairing.name()), v1::Change::KIND_UPSERT);
      EXPECT_EQ(last_.pairing().state(), v1::Pairing::STATE_ENDED);
      EXPECT_TRUE(Holds(caller, pairing.name()));
    }
    EXPECT_EQ(Told(contact_, pairing.name()), v1::Change::KIND_UNSPECIFIED);
  }
  // It fades from phones that load anew.
  server_.clock().Advance(absl::Hours(24 * 61));
  server_.MustWrite([](sql::Transaction& tx) {
    return tx.Execute("UPDATE sessions SET expire_time_us = expire_time_us + 9000000000000")
        .status();
  });
  std::string token;
  for (const v1::Change& change : server_.Feed(volunteer_, token))
    EXPECT_FALSE(change.has_pairing());
}

TEST_F(PairingServiceTest, APauseTakesItFromCoordinatorsAndItsEndBringsItBack) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household);
  ReadAll();
  ASSERT_TRUE(
      Ask(contact_, v1::PauseHouseholdRequest(), household, &Households::PauseHousehold).ok());
  EXPECT_EQ(Told(coordinator_, pairing.name()), v1::Change::KIND_REVOKED);
  EXPECT_FALSE(Holds(coordinator_, pairing.name()));
  // What the volunteer sees is what it was.
  EXPECT_EQ(Told(volunteer_, pairing.name()), v1::Change::KIND_UPSERT);
  EXPECT_EQ(last_.pairing().SerializeAsString(), pairing.SerializeAsString());
  ASSERT_TRUE(
      Ask(contact_, v1::ResumeHouseholdRequest(), household, &Households::ResumeHousehold).ok());
  EXPECT_EQ(Told(coordinator_, pairing.name()), v1::Change::KIND_UPSERT);
  EXPECT_TRUE(Holds(coordinator_, pairing.name()));
}

TEST_F(PairingServiceTest, OtherTermsReachTheVolunteer) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household);
  ReadAll();
  v1::UpdateVisitTermsRequest request;
  *request.mutable_terms() = household.terms();
  request.mutable_terms()->set_min_people(3);
  ASSERT_TRUE(Ask(contact_, request, household, &Households::UpdateVisitTerms).ok());
  EXPECT_EQ(Told(volunteer_, pairing.name()), v1::Change::KIND_UPSERT);
  EXPECT_EQ(last_.pairing().terms().min_people(), 3);
}

TEST_F(PairingServiceTest, AnErasedHouseholdLeavesNoAnswerAndNoPairing) {
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household);
  ASSERT_TRUE(Leave(volunteer_, pairing).ok());
  v1::ReviewPairingRequest review;
  review.set_pairing(pairing.name());
  ASSERT_TRUE(Call(coordinator_, review, &Stub::ReviewPairing).ok());
  // Also those that change nothing.
  ASSERT_TRUE(End(volunteer_, pairing).ok());
  ASSERT_TRUE(End(volunteer_, pairing).ok());
  const auto answers = [&] {
    std::string all;
    server_.MustRead([&all](sql::Transaction& tx) {
      all.clear();
      return tx
          .Run("SELECT response FROM changes WHERE response IS NOT NULL", {},
               [&all](const sql::Row& row) { all += row.Blob(0); })
          .status();
    });
    return all;
  };
  EXPECT_THAT(answers(), HasSubstr(household.alias()));
  EXPECT_THAT(answers(), Not(HasSubstr("CANARY")));
  ReadAll();
  v1::WithdrawHouseholdRequest withdraw;
  withdraw.set_erase_now(true);
  ASSERT_TRUE(Ask(contact_, withdraw, household, &Households::WithdrawHousehold).ok());
  rpc::FeedSignal signal;
  jobs::Expiry job(server_.database(), server_.clock(), server_.random(), signal);
  EXPECT_EQ(job.RunOnce(server_.clock().Now()).value_or(-1), 1);
  EXPECT_THAT(answers(), Not(HasSubstr(household.alias())));
  for (const TestCaller& caller : {volunteer_, coordinator_}) {
    EXPECT_EQ(Told(caller, pairing.name()), v1::Change::KIND_TOMBSTONE);
    EXPECT_FALSE(Holds(caller, pairing.name()));
  }
}

TEST_F(PairingServiceTest, APersonOrTheirCoordinatorSaysWhenTheyCanVisit) {
  EXPECT_TRUE(SetTerms(volunteer_, volunteer_).ok());
  EXPECT_TRUE(SetTerms(coordinator_, volunteer_).ok());
  for (const TestCaller& caller : {other_coordinator_, administrator_, bystander_}) {
    EXPECT_EQ(ReasonOf(SetTerms(caller, volunteer_).status()), v1::ERROR_REASON_NOT_FOUND);
  }
  v1::ListVisitorTermsRequest request;
  request.set_unit("units/" + unit_);
  const auto listed = Call(coordinator_, request, &Stub::ListVisitorTerms);
  ASSERT_TRUE(listed.ok()) << listed.status();
  EXPECT_EQ(listed->visitor_terms_size(), 1);
  EXPECT_EQ(ReasonOf(Call(volunteer_, request, &Stub::ListVisitorTerms).status()),
            v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(PairingServiceTest, WhenTheyCanVisitGoesWhereThePersonGoes) {
  ReadAll();
  ASSERT_TRUE(SetTerms(volunteer_, volunteer_).ok());
  const std::string name = "visitor_terms/" + volunteer_.person_id;
  for (const TestCaller& caller : {volunteer_, coordinator_}) {
    EXPECT_EQ(Told(caller, name), v1::Change::KIND_UPSERT);
    EXPECT_TRUE(last_.visitor_terms().willing());
    EXPECT_TRUE(Holds(caller, name));
  }
  for (const TestCaller& caller :
       {other_coordinator_, administrator_, auditor_, contact_, bystander_}) {
    EXPECT_EQ(Told(caller, name), v1::Change::KIND_UNSPECIFIED);
    EXPECT_FALSE(Holds(caller, name));
  }
  v1::ChangeHomeUnitRequest move;
  move.set_person("people/" + volunteer_.person_id);
  move.set_home_unit("units/" + other_unit_);
  move.set_start_date("2026-03-02");
  const auto moved = server_.Call(*people_, administrator_, move, &People::ChangeHomeUnit);
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_EQ(Told(coordinator_, name), v1::Change::KIND_REVOKED);
  EXPECT_FALSE(Holds(coordinator_, name));
  EXPECT_EQ(Told(other_coordinator_, name), v1::Change::KIND_UPSERT);
  EXPECT_TRUE(Holds(other_coordinator_, name));
  EXPECT_TRUE(Holds(volunteer_, name));
}

TEST_F(PairingServiceTest, AMergeTakesThemToThePersonWhoStays) {
  const v1::Pairing pairing = Paired(Active());
  ASSERT_TRUE(SetTerms(volunteer_, volunteer_).ok());
  ReadAll();
  v1::MergePeopleRequest merge;
  merge.set_person("people/" + bystander_.person_id);
  merge.set_duplicate("people/" + volunteer_.person_id);
  const auto merged = server_.Call(*people_, administrator_, merge, &People::MergePeople);
  ASSERT_TRUE(merged.ok()) << merged.status();
  EXPECT_EQ(Told(bystander_, pairing.name()), v1::Change::KIND_UPSERT);
  EXPECT_EQ(last_.pairing().person(), "people/" + bystander_.person_id);
  EXPECT_TRUE(Holds(bystander_, "visitor_terms/" + bystander_.person_id));
  EXPECT_FALSE(Holds(bystander_, "visitor_terms/" + volunteer_.person_id));
  EXPECT_EQ(Told(coordinator_, "visitor_terms/" + volunteer_.person_id),
            v1::Change::KIND_TOMBSTONE);
  EXPECT_TRUE(Holds(coordinator_, "visitor_terms/" + bystander_.person_id));
}

TEST_F(PairingServiceTest, PrivateWordsAreNowhereButWhereTheyWereAskedFor) {
  testing::internal::CaptureStderr();
  const v1::Household household = Active();
  const v1::Pairing pairing = Paired(household);
  std::string seen = Leave(volunteer_, pairing)->SerializeAsString();
  v1::SetHandoverNoteRequest spoilt;
  spoilt.set_pairing(pairing.name());
  spoilt.set_note("CANARY-HANDOVER" + std::string(300, 'x'));
  const auto refused = Call(volunteer_, spoilt, &Stub::SetHandoverNote);
  EXPECT_FALSE(refused.ok());
  seen += testing::internal::GetCapturedStderr();
  seen += refused.status().ToString();
  for (const TestCaller& caller : Everybody()) {
    std::string token;
    for (const v1::Change& change : server_.Feed(caller, token)) seen += change.SerializeAsString();
  }
  server_.MustRead([&seen](sql::Transaction& tx) -> absl::Status {
    for (const char* statement :
         {"SELECT response FROM changes", "SELECT request_hash FROM changes",
          "SELECT sealed_note FROM pairings", "SELECT parameters FROM notices"}) {
      RETURN_IF_ERROR(tx.Run(statement, {}, [&seen](const sql::Row& row) {
        if (!row.IsNull(0)) seen += row.Blob(0);
      }));
    }
    return absl::OkStatus();
  });
  EXPECT_THAT(seen, HasSubstr(household.alias()));
  EXPECT_THAT(seen, Not(HasSubstr("CANARY")));
}

}  // namespace
}  // namespace glimmer::visits
