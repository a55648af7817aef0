// Every call about a household in every state of its consent, over the wire. The rows are written
// by hand, and the methods come from the descriptors, so that a new call about a household without
// a row fails.
#include <gmock/gmock.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "glimmer/v1/household_service.grpc.pb.h"
#include "glimmer/v1/pairing_service.grpc.pb.h"
#include "glimmer/v1/visit_service.grpc.pb.h"
#include "server/households/household_service.h"
#include "server/visits/pairing_service.h"
#include "server/visits/visit_service.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::contract {
namespace {

using test::TestCaller;
using Households = v1::HouseholdService::Stub;
using Pairings = v1::PairingService::Stub;
using Visits = v1::VisitService::Stub;

enum Consent { kNone, kProvisional, kActive, kPaused, kWithdrawn, kConsents };
constexpr const char* kConsentNames[kConsents] = {"without", "with a provisional", "with a",
                                                  "with a paused", "with a withdrawn"};

class ConsentMatrixTest : public testing::Test {
 protected:
  ConsentMatrixTest()
      : server_({[](const rpc::Deps& deps) {
                   return std::make_unique<households::HouseholdService>(deps, Key());
                 },
                 [](const rpc::Deps& deps) {
                   return std::make_unique<visits::PairingService>(deps, Key());
                 },
                 [](const rpc::Deps& deps) {
                   return std::make_unique<visits::VisitService>(deps, Key());
                 }}) {}

  static std::string Key() { return std::string(32, 'k'); }

  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(Stub& stub, const TestCaller& caller, Request request,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*)) {
    return server_.Call(stub, caller, std::move(request), method);
  }

  // A call with nothing but the household's name in its request.
  template <typename Stub, typename Request, typename Response>
  absl::Status About(Stub& stub, const TestCaller& caller, const v1::Household& household,
                     grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                  Response*)) {
    Request request;
    request.set_household(household.name());
    return Call(stub, caller, request, method).status();
  }

  v1::Household In(Consent consent) {
    v1::CreateHouseholdRequest create;
    create.set_unit("units/" + unit_);
    const auto created = Call(*households_, writes_, create, &Households::CreateHousehold);
    EXPECT_TRUE(created.ok()) << created.status();
    const v1::Household household = created->household();
    if (consent == kNone) return household;
    EXPECT_EQ(Record(household), absl::OkStatus());
    if (consent == kProvisional) return household;
    EXPECT_EQ(About(*households_, calls_, household, &Households::ConfirmConsent),
              absl::OkStatus());
    if (consent == kPaused) {
      EXPECT_EQ(About(*households_, calls_, household, &Households::PauseHousehold),
                absl::OkStatus());
    }
    if (consent == kWithdrawn) {
      EXPECT_EQ(About(*households_, calls_, household, &Households::WithdrawHousehold),
                absl::OkStatus());
    }
    return household;
  }

  absl::Status Record(const v1::Household& household) {
    v1::RecordConsentRequest request;
    request.set_household(household.name());
    v1::ConsentRecord& consent = *request.mutable_consent();
    consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    consent.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
    consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
    consent.set_language("zh");
    consent.set_notice_hash(std::string(32, 'h'));
    request.mutable_terms()->set_min_people(2);
    request.mutable_contact()->set_display_name("Name");
    request.mutable_contact()->set_address("Address");
    return Call(*households_, writes_, request, &Households::RecordConsent).status();
  }

  absl::Status Update(const v1::Household& household) {
    v1::UpdateVisitTermsRequest request;
    request.set_household(household.name());
    request.mutable_terms()->set_min_people(3);
    return Call(*households_, calls_, request, &Households::UpdateVisitTerms).status();
  }

  absl::Status LookUp(const TestCaller& caller, const v1::Household& household,
                      v1::AddressPurpose purpose) {
    v1::LookUpHouseholdContactRequest request;
    request.set_household(household.name());
    request.set_purpose(purpose);
    return Call(*households_, caller, request, &Households::LookUpHouseholdContact).status();
  }

  absl::Status Find(const v1::Household& household) {
    v1::FindHouseholdRequest request;
    request.set_unit(household.unit());
    request.set_alias(household.alias());
    return Call(*households_, calls_, request, &Households::FindHousehold).status();
  }

  // NOT_FOUND when the list does not have it.
  absl::Status List(const v1::Household& household) {
    v1::ListHouseholdsRequest request;
    request.set_unit(household.unit());
    request.set_page_size(200);
    const auto page = Call(*households_, calls_, request, &Households::ListHouseholds);
    RETURN_IF_ERROR(page.status());
    for (const v1::Household& listed : page->households()) {
      if (listed.name() == household.name()) return absl::OkStatus();
    }
    return MakeError(v1::ERROR_REASON_NOT_FOUND, "It is not in the list.");
  }

  absl::Status PairWith(const v1::Household& household) {
    v1::CreatePairingRequest request;
    request.set_household(household.name());
    request.set_person("people/" + volunteer_.person_id);
    return Call(*pairings_, calls_, request, &Pairings::CreatePairing).status();
  }

  absl::Status Refuse(const v1::Household& household) {
    v1::RefuseVisitorRequest request;
    request.set_household(household.name());
    request.set_person("people/" + volunteer_.person_id);
    return Call(*pairings_, calls_, request, &Pairings::RefuseVisitor).status();
  }

  absl::Status Plan(const v1::Household& household) {
    v1::PlanVisitsRequest request;
    request.set_unit(household.unit());
    v1::VisitPlan& plan = *request.add_plans();
    plan.set_household(household.name());
    hours_ahead_ += 4;  // nobody is at two places at once
    const absl::Time start = server_.clock().Now() + absl::Hours(hours_ahead_);
    *plan.mutable_start_time() = ToTimestamp(start);
    *plan.mutable_end_time() = ToTimestamp(start + absl::Hours(1));
    plan.add_visitors("people/" + volunteer_.person_id);
    plan.add_visitors("people/" + other_.person_id);
    plan.set_off_site_contact("people/" + calls_.person_id);
    return Call(*visits_, calls_, request, &Visits::PlanVisits).status();
  }

  // A letter for what the call comes to: y for done, c for CONSENT_MISSING, s for HOUSEHOLD_STATE,
  // n for NOT_FOUND, r for ROLE_MISSING.
  static char Letter(const absl::Status& status) {
    if (status.ok()) return 'y';
    switch (ReasonOf(status)) {
      case v1::ERROR_REASON_CONSENT_MISSING:
        return 'c';
      case v1::ERROR_REASON_HOUSEHOLD_STATE:
        return 's';
      case v1::ERROR_REASON_NOT_FOUND:
        return 'n';
      case v1::ERROR_REASON_ROLE_MISSING:
        return 'r';
      default:
        return '?';
    }
  }

  struct Row {
    const char* method;
    const char* expected;  // a letter for each consent, in their order
    std::function<absl::Status(const v1::Household&)> call;
  };
  std::vector<Row> Rows();

  test::TestServer server_;
  std::unique_ptr<Households> households_ = v1::HouseholdService::NewStub(server_.channel());
  std::unique_ptr<Pairings> pairings_ = v1::PairingService::NewStub(server_.channel());
  std::unique_ptr<Visits> visits_ = v1::VisitService::NewStub(server_.channel());
  const std::string unit_ = server_.AddUnit(server_.root_unit_id(), "Willow Village");
  // One writes consents down, the other calls households back.
  const TestCaller writes_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  const TestCaller calls_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  const TestCaller lead_ = server_.EnrolWithRole(v1::ROLE_SAFEGUARDING_LEAD, unit_);
  const TestCaller volunteer_ = server_.Enrol(server_.AddPerson(unit_, "Wu Gang"));
  const TestCaller other_ = server_.Enrol(server_.AddPerson(unit_, "He Mei"));
  int hours_ahead_ = 0;
};

std::vector<ConsentMatrixTest::Row> ConsentMatrixTest::Rows() {
  const auto about = [this](auto& stub, auto method) {
    return [this, &stub, method](const v1::Household& household) {
      return About(stub, calls_, household, method);
    };
  };
  const auto look_up = [this](const TestCaller& caller, v1::AddressPurpose purpose) {
    return [this, &caller, purpose](const v1::Household& household) {
      return LookUp(caller, household, purpose);
    };
  };
  const auto by = [this](absl::Status (ConsentMatrixTest::*call)(const v1::Household&)) {
    return [this, call](const v1::Household& household) { return (this->*call)(household); };
  };
  return {
      {"HouseholdService.RecordConsent", "yyyys", by(&ConsentMatrixTest::Record)},
      {"HouseholdService.ConfirmConsent", "cyccs",
       about(*households_, &Households::ConfirmConsent)},
      {"HouseholdService.UpdateVisitTerms", "cyyys", by(&ConsentMatrixTest::Update)},
      {"HouseholdService.PauseHousehold", "ssyys",
       about(*households_, &Households::PauseHousehold)},
      {"HouseholdService.ResumeHousehold", "sssys",
       about(*households_, &Households::ResumeHousehold)},
      {"HouseholdService.WithdrawHousehold", "yyyyy",
       about(*households_, &Households::WithdrawHousehold)},
      {"HouseholdService.GetHousehold", "yyyyy", about(*households_, &Households::GetHousehold)},
      {"HouseholdService.FindHousehold", "yyyyy", by(&ConsentMatrixTest::Find)},
      {"HouseholdService.ListHouseholds", "yyynn", by(&ConsentMatrixTest::List)},
      {"HouseholdService.GetHouseholdRecord", "yyyyy",
       about(*households_, &Households::GetHouseholdRecord)},
      {"HouseholdService.LookUpHouseholdContact", "ccyss",
       look_up(calls_, v1::ADDRESS_PURPOSE_ARRANGE)},
      {"HouseholdService.LookUpHouseholdContact", "cyyys",
       look_up(calls_, v1::ADDRESS_PURPOSE_CALL_BACK)},
      {"HouseholdService.LookUpHouseholdContact", "rrrrr",
       look_up(lead_, v1::ADDRESS_PURPOSE_ARRANGE)},
      {"HouseholdService.LookUpHouseholdContact", "ccyss",
       look_up(lead_, v1::ADDRESS_PURPOSE_DANGER)},
      {"PairingService.CreatePairing", "ccyss", by(&ConsentMatrixTest::PairWith)},
      {"PairingService.RefuseVisitor", "yyyyy", by(&ConsentMatrixTest::Refuse)},
      {"VisitService.PlanVisits", "ccyss", by(&ConsentMatrixTest::Plan)},
  };
}

TEST_F(ConsentMatrixTest, WhatCanBeDoneFollowsFromTheConsent) {
  for (const Row& row : Rows()) {
    for (int consent = 0; consent < kConsents; ++consent) {
      const absl::Status status = row.call(In(static_cast<Consent>(consent)));
      EXPECT_EQ(Letter(status), row.expected[consent])
          << row.method << " of a household " << kConsentNames[consent] << " consent: " << status;
    }
  }
}

TEST_F(ConsentMatrixTest, EveryCallAboutAHouseholdHasARow) {
  std::set<std::string> rows = {"HouseholdService.CreateHousehold"};  // there is none yet
  for (const Row& row : Rows()) rows.insert(row.method);
  std::set<std::string> methods;
  const auto add = [&methods](const google::protobuf::ServiceDescriptor& service, bool all) {
    for (int m = 0; m < service.method_count(); ++m) {
      const auto& method = *service.method(m);
      const bool about = method.input_type()->FindFieldByName("household") != nullptr;
      if (all || about) methods.insert(service.name() + "." + method.name());
    }
  };
  add(*v1::CreateHouseholdRequest::descriptor()->file()->service(0), true);
  add(*v1::CreatePairingRequest::descriptor()->file()->service(0), false);
  add(*v1::PlanVisitsRequest::descriptor()->file()->service(0), false);
  methods.insert("VisitService.PlanVisits");  // its plans name them
  EXPECT_EQ(rows, methods);
}

}  // namespace
}  // namespace glimmer::contract
