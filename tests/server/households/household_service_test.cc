// Households over the wire: who sees what, and that nothing of an address is anywhere but where it
// was asked for. Every private word is a canary that can be searched for in octets.
#include "server/households/household_service.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "server/jobs/expiry.h"
#include "server/rpc/feed_signal.h"
#include "server/sync/sync_service.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::households {
namespace {

using test::TestCaller;
using testing::HasSubstr;
using testing::Not;
using Stub = v1::HouseholdService::Stub;

class HouseholdServiceTest : public testing::Test {
 protected:
  HouseholdServiceTest()
      : server_({[this](const rpc::Deps& deps) {
                   auto service = std::make_unique<HouseholdService>(deps, std::string(32, 'k'));
                   vault_ = &service->vault();
                   return service;
                 },
                 [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }}),
        stub_(v1::HouseholdService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_unit_(server_.AddUnit(server_.root_unit_id(), "Pine Village")),
        recorder_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, server_.root_unit_id())),
        other_coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_)),
        administrator_(server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id())),
        auditor_(server_.EnrolWithRole(v1::ROLE_AUDITOR, server_.root_unit_id())),
        contact_(server_.Enrol(server_.AddPerson(unit_, "Li Na"))),
        volunteer_(server_.Enrol(server_.AddPerson(unit_, "Wu Gang"))) {}

  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(const TestCaller& caller, Request request,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*)) {
    return server_.Call(*stub_, caller, request, method);
  }

  v1::Household Create() {
    v1::CreateHouseholdRequest request;
    request.set_unit("units/" + unit_);
    const auto created = Call(recorder_, request, &Stub::CreateHousehold);
    EXPECT_TRUE(created.ok()) << created.status();
    return created->household();
  }

  v1::RecordConsentRequest Consent(const v1::Household& household) {
    v1::RecordConsentRequest request;
    request.set_household(household.name());
    v1::ConsentRecord& consent = *request.mutable_consent();
    consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    consent.set_channel(v1::ConsentRecord::CHANNEL_PAPER);
    consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
    consent.set_language("zh");
    consent.set_notice_hash(std::string(32, 'h'));
    request.mutable_terms()->set_min_people(2);
    request.mutable_contact()->set_display_name("CANARY-NAME-1180");
    request.mutable_contact()->set_address("CANARY-ADDRESS-7431");
    request.mutable_contact()->set_phone("CANARY-PHONE-9902");
    request.mutable_access_note()->set_line("CANARY-NOTE-3305");
    request.set_contact_person("people/" + contact_.person_id);
    return request;
  }

  v1::Household Active() {
    const v1::Household household = Create();
    EXPECT_TRUE(Call(recorder_, Consent(household), &Stub::RecordConsent).ok());
    v1::ConfirmConsentRequest request;
    request.set_household(household.name());
    const auto confirmed = Call(contact_, request, &Stub::ConfirmConsent);
    EXPECT_TRUE(confirmed.ok()) << confirmed.status();
    return confirmed->household();
  }

  absl::StatusOr<v1::LookUpHouseholdContactResponse> LookUp(const TestCaller& caller,
                                                            const v1::Household& household) {
    v1::LookUpHouseholdContactRequest request;
    request.set_household(household.name());
    request.set_purpose(v1::ADDRESS_PURPOSE_ARRANGE);
    return Call(caller, request, &Stub::LookUpHouseholdContact);
  }

  bool HoldsHousehold(const TestCaller& caller) {
    std::string token;
    const auto changes = server_.Feed(caller, token);
    return std::any_of(changes.begin(), changes.end(),
                       [](const auto& change) { return change.has_household(); });
  }
  // The last that the feed says of it behind `token`; UNSPECIFIED for nothing.
  v1::Change::Kind Told(const TestCaller& caller, const v1::Household& household,
                        std::string& token) {
    v1::Change::Kind kind = v1::Change::KIND_UNSPECIFIED;
    for (const v1::Change& change : server_.Feed(caller, token)) {
      if (change.name() == household.name()) kind = change.kind();
    }
    return kind;
  }

  const Vault* vault_ = nullptr;
  test::TestServer server_;
  std::unique_ptr<v1::HouseholdService::Stub> stub_;
  std::string unit_;
  std::string other_unit_;
  TestCaller recorder_;
  TestCaller coordinator_;
  TestCaller other_coordinator_;
  TestCaller administrator_;
  TestCaller auditor_;
  TestCaller contact_;
  TestCaller volunteer_;
};

TEST_F(HouseholdServiceTest, ItIsInTheFeedOfItsCoordinatorsAndItsContactAlone) {
  Active();
  EXPECT_TRUE(HoldsHousehold(recorder_));
  EXPECT_TRUE(HoldsHousehold(coordinator_));
  EXPECT_TRUE(HoldsHousehold(contact_));
  for (const TestCaller& caller : {other_coordinator_, administrator_, auditor_, volunteer_}) {
    EXPECT_FALSE(HoldsHousehold(caller));
  }
}

TEST_F(HouseholdServiceTest, APauseTakesItFromPhonesAndAnEndBringsItBack) {
  const v1::Household household = Active();
  std::string staff;
  std::string own;
  std::string outside;
  server_.Feed(recorder_, staff);
  server_.Feed(contact_, own);
  server_.Feed(administrator_, outside);
  v1::PauseHouseholdRequest pause;
  pause.set_household(household.name());
  ASSERT_TRUE(Call(contact_, pause, &Stub::PauseHousehold).ok());
  EXPECT_EQ(Told(recorder_, household, staff), v1::Change::KIND_REVOKED);
  EXPECT_EQ(Told(contact_, household, own), v1::Change::KIND_UPSERT);
  EXPECT_EQ(Told(administrator_, household, outside), v1::Change::KIND_UNSPECIFIED);
  EXPECT_FALSE(HoldsHousehold(recorder_));
  EXPECT_TRUE(HoldsHousehold(contact_));
  v1::ResumeHouseholdRequest resume;
  resume.set_household(household.name());
  ASSERT_TRUE(Call(contact_, resume, &Stub::ResumeHousehold).ok());
  EXPECT_EQ(Told(recorder_, household, staff), v1::Change::KIND_UPSERT);
}

TEST_F(HouseholdServiceTest, AContactThatIsReplacedHoldsNothingAnyMore) {
  const v1::Household household = Active();
  std::string token;
  server_.Feed(contact_, token);
  v1::RecordConsentRequest request = Consent(household);
  request.set_contact_person("people/" + volunteer_.person_id);
  ASSERT_TRUE(Call(recorder_, request, &Stub::RecordConsent).ok());
  EXPECT_FALSE(HoldsHousehold(volunteer_));
  v1::ConfirmConsentRequest confirm;
  confirm.set_household(household.name());
  ASSERT_TRUE(Call(contact_, confirm, &Stub::ConfirmConsent).ok());
  EXPECT_EQ(Told(contact_, household, token), v1::Change::KIND_REVOKED);
  EXPECT_TRUE(HoldsHousehold(volunteer_));
  EXPECT_FALSE(HoldsHousehold(contact_));
}

TEST_F(HouseholdServiceTest, CoordinatorsOfTheUnitAloneReadTheAddress) {
  const v1::Household household = Active();
  EXPECT_TRUE(LookUp(recorder_, household).ok());
  EXPECT_TRUE(LookUp(coordinator_, household).ok());
  EXPECT_EQ(ReasonOf(LookUp(other_coordinator_, household).status()), v1::ERROR_REASON_NOT_FOUND);
  for (const TestCaller& caller : {administrator_, auditor_, contact_, volunteer_}) {
    EXPECT_EQ(ReasonOf(LookUp(caller, household).status()), v1::ERROR_REASON_ROLE_MISSING);
  }
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ReleaseAddress'"), 2);
  EXPECT_EQ(vault_->opened(), 2);
}

TEST_F(HouseholdServiceTest, AnAddressIsKeptInNoAnswerAndReadAgainByTheSameRequest) {
  const v1::Household household = Active();
  const int64_t rows = server_.Count("SELECT COUNT(*) FROM changes");
  v1::LookUpHouseholdContactRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_household(household.name());
  request.set_purpose(v1::ADDRESS_PURPOSE_ARRANGE);
  for (int reads = 1; reads <= 2; ++reads) {
    const auto shown = Call(recorder_, request, &Stub::LookUpHouseholdContact);
    ASSERT_TRUE(shown.ok()) << shown.status();
    EXPECT_EQ(shown->contact().address(), "CANARY-ADDRESS-7431");
    EXPECT_EQ(vault_->opened(), reads);
    EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ReleaseAddress'"),
              reads);
  }
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes"), rows);
}

TEST_F(HouseholdServiceTest, ASafeguardingLeadReadsTheAddressBecauseOfDangerAlone) {
  const v1::Household household = Active();
  const TestCaller lead = server_.EnrolWithRole(v1::ROLE_SAFEGUARDING_LEAD, unit_);
  const TestCaller elsewhere = server_.EnrolWithRole(v1::ROLE_SAFEGUARDING_LEAD, other_unit_);
  v1::LookUpHouseholdContactRequest request;
  request.set_household(household.name());
  for (const auto purpose : {v1::ADDRESS_PURPOSE_ARRANGE, v1::ADDRESS_PURPOSE_CALL_BACK,
                             v1::ADDRESS_PURPOSE_CARD, v1::ADDRESS_PURPOSE_SHEET}) {
    request.set_purpose(purpose);
    const absl::Status refused = Call(lead, request, &Stub::LookUpHouseholdContact).status();
    EXPECT_TRUE(absl::IsPermissionDenied(refused));
    EXPECT_EQ(ReasonOf(refused), v1::ERROR_REASON_ROLE_MISSING);
  }
  request.set_purpose(v1::ADDRESS_PURPOSE_DANGER);
  EXPECT_TRUE(Call(lead, request, &Stub::LookUpHouseholdContact).ok());
  EXPECT_EQ(ReasonOf(Call(elsewhere, request, &Stub::LookUpHouseholdContact).status()),
            v1::ERROR_REASON_NOT_FOUND);
  // One who coordinates elsewhere is no coordinator here.
  server_.AddGrant(lead.person_id, v1::ROLE_COORDINATOR, other_unit_);
  request.set_purpose(v1::ADDRESS_PURPOSE_ARRANGE);
  EXPECT_EQ(ReasonOf(Call(lead, request, &Stub::LookUpHouseholdContact).status()),
            v1::ERROR_REASON_ROLE_MISSING);
}

TEST_F(HouseholdServiceTest, TheHouseholdsRecordIsKeptInNoAnswer) {
  const v1::Household household = Active();
  const int64_t rows = server_.Count("SELECT COUNT(*) FROM changes");
  v1::GetHouseholdRecordRequest request;
  request.set_household(household.name());
  ASSERT_TRUE(Call(contact_, request, &Stub::GetHouseholdRecord).ok());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes"), rows);
  EXPECT_EQ(ReasonOf(Call(volunteer_, request, &Stub::GetHouseholdRecord).status()),
            v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(HouseholdServiceTest, PrivateWordsAreNowhereButWhereTheyWereAskedFor) {
  testing::internal::CaptureStderr();
  const v1::Household household = Active();
  const auto shown = LookUp(recorder_, household);
  ASSERT_TRUE(shown.ok()) << shown.status();
  v1::RecordConsentRequest spoilt = Consent(household);
  spoilt.mutable_access_note()->set_line("CANARY-NOTE" + std::string(100, 'x'));
  const auto refused = Call(recorder_, spoilt, &Stub::RecordConsent);
  ASSERT_FALSE(refused.ok());
  v1::GetHouseholdRecordRequest record;
  record.set_household(household.name());

  std::string seen = testing::internal::GetCapturedStderr();
  seen += refused.status().ToString();
  seen += Call(contact_, record, &Stub::GetHouseholdRecord)->SerializeAsString();
  for (const TestCaller& caller : {recorder_, coordinator_, contact_, administrator_, auditor_}) {
    std::string token;
    for (const v1::Change& change : server_.Feed(caller, token)) seen += change.SerializeAsString();
  }
  server_.MustRead([&seen](sql::Transaction& tx) -> absl::Status {
    const auto add = [&seen](const sql::Row& row) {
      if (!row.IsNull(0)) seen += row.Blob(0);
    };
    for (const char* statement :
         {"SELECT response FROM changes", "SELECT request_hash FROM changes",
          "SELECT wrapped FROM household_keys", "SELECT sealed_contact FROM household_secrets",
          "SELECT sealed_note FROM household_secrets"}) {
      RETURN_IF_ERROR(tx.Run(statement, {}, add));
    }
    const auto add_text = [&seen](const sql::Row& row) { seen += row.Text(0); };
    for (const char* statement :
         {"SELECT actor || subject || action || purpose FROM audit_records",
          "SELECT alias || languages FROM households",
          "SELECT purposes || language || recorder || witness FROM consent_records",
          "SELECT resource || audience FROM changes WHERE resource IS NOT NULL"}) {
      RETURN_IF_ERROR(tx.Run(statement, {}, add_text));
    }
    return absl::OkStatus();
  });
  EXPECT_THAT(seen, HasSubstr(household.alias()));
  EXPECT_THAT(seen, Not(HasSubstr("CANARY")));
}

TEST_F(HouseholdServiceTest, WhatWasAnsweredIsErasedWithTheHousehold) {
  const v1::Household household = Active();
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
  std::string staff;
  server_.Feed(recorder_, staff);
  v1::UpdateVisitTermsRequest terms;
  terms.set_household(household.name());
  *terms.mutable_terms() = household.terms();
  v1::PauseHouseholdRequest pause;
  pause.set_household(household.name());
  // Those that change nothing are answered, too.
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(Call(recorder_, terms, &Stub::UpdateVisitTerms).ok());
    ASSERT_TRUE(Call(recorder_, pause, &Stub::PauseHousehold).ok());
  }
  v1::WithdrawHouseholdRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_household(household.name());
  request.set_erase_now(true);
  ASSERT_TRUE(Call(contact_, request, &Stub::WithdrawHousehold).ok());
  rpc::FeedSignal signal;
  jobs::Expiry job(server_.database(), server_.clock(), server_.random(), signal);
  EXPECT_EQ(job.RunOnce(server_.clock().Now()).value_or(-1), 1);
  EXPECT_THAT(answers(), Not(HasSubstr(household.alias())));
  EXPECT_EQ(Told(recorder_, household, staff), v1::Change::KIND_TOMBSTONE);
  EXPECT_FALSE(Call(contact_, request, &Stub::WithdrawHousehold).ok());
}

TEST_F(HouseholdServiceTest, TheContactOfOneHouseholdReachesNoOther) {
  const v1::Household own = Active();
  const v1::Household other = Create();
  v1::GetHouseholdRequest request;
  request.set_household(other.name());
  EXPECT_EQ(ReasonOf(Call(contact_, request, &Stub::GetHousehold).status()),
            v1::ERROR_REASON_NOT_FOUND);
  request.set_household(own.name());
  EXPECT_TRUE(Call(contact_, request, &Stub::GetHousehold).ok());
}

}  // namespace
}  // namespace glimmer::households
