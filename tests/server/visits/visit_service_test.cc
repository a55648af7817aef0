// Visits over the wire: who holds them on a phone, what a repeated call answers, and that nothing
// of an address is anywhere but in the capsule.
#include "server/visits/visit_service.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <type_traits>

#include "absl/strings/str_cat.h"
#include "server/households/household_service.h"
#include "server/jobs/expiry.h"
#include "server/rpc/feed_signal.h"
#include "server/sync/sync_service.h"
#include "server/visits/pairing_service.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::visits {
namespace {

using test::TestCaller;
using testing::HasSubstr;
using testing::Not;

const std::string& Key() {
  static const std::string& key = *new std::string(32, 'k');
  return key;
}

class VisitServiceTest : public testing::Test {
 protected:
  using Households = v1::HouseholdService::Stub;
  using Pairings = v1::PairingService::Stub;
  using Visits = v1::VisitService::Stub;

  VisitServiceTest()
      : server_(
            {[](const rpc::Deps& deps) {
               return std::make_unique<households::HouseholdService>(deps, Key());
             },
             [](const rpc::Deps& deps) { return std::make_unique<PairingService>(deps, Key()); },
             [this](const rpc::Deps& deps) {
               auto service = std::make_unique<VisitService>(deps, Key());
               vault_ = &service->vault();
               return service;
             },
             [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }}),
        households_(v1::HouseholdService::NewStub(server_.channel())),
        pairings_(v1::PairingService::NewStub(server_.channel())),
        visits_(v1::VisitService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        other_unit_(server_.AddUnit(server_.root_unit_id(), "Pine Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        lead_(server_.EnrolWithRole(v1::ROLE_SAFEGUARDING_LEAD, unit_)),
        other_lead_(server_.EnrolWithRole(v1::ROLE_SAFEGUARDING_LEAD, other_unit_)),
        other_coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, other_unit_)),
        administrator_(server_.EnrolWithRole(v1::ROLE_ORGANIZATION_ADMIN, server_.root_unit_id())),
        auditor_(server_.EnrolWithRole(v1::ROLE_AUDITOR, server_.root_unit_id())),
        contact_(Person("Li Na")),
        visitor_(Person("Wu Gang")),
        other_(Person("He Mei")),
        away_(Person("Ma Jun")),
        stranger_(Person("Hu Bo")),
        household_(Active()) {
    const KeyPair phone = NewSigningKey(server_.random());
    server_.MustWrite([&](sql::Transaction& tx) {
      return tx
          .Execute("UPDATE devices SET public_key = $1 WHERE device_id = $2",
                   sql::Bytes{phone.public_key}, visitor_.device_id)
          .status();
    });
  }

  TestCaller Person(const std::string& name) {
    return server_.Enrol(server_.AddPerson(unit_, name));
  }

  v1::Household Active() {
    v1::CreateHouseholdRequest create;
    create.set_unit("units/" + unit_);
    const auto created =
        server_.Call(*households_, coordinator_, create, &Households::CreateHousehold);
    EXPECT_TRUE(created.ok()) << created.status();
    v1::RecordConsentRequest request;
    request.set_household(created->household().name());
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
    EXPECT_TRUE(server_.Call(*households_, coordinator_, request, &Households::RecordConsent).ok());
    v1::ConfirmConsentRequest confirm;
    confirm.set_household(created->household().name());
    const auto confirmed =
        server_.Call(*households_, contact_, confirm, &Households::ConfirmConsent);
    EXPECT_TRUE(confirmed.ok()) << confirmed.status();
    return confirmed->household();
  }

  v1::VisitPlan Plan(const v1::Household& household, absl::Duration ahead) {
    v1::VisitPlan plan;
    plan.set_household(household.name());
    *plan.mutable_start_time() = ToTimestamp(server_.clock().Now() + ahead);
    *plan.mutable_end_time() = ToTimestamp(server_.clock().Now() + ahead + absl::Hours(1));
    plan.add_visitors("people/" + visitor_.person_id);
    plan.add_visitors("people/" + other_.person_id);
    plan.set_off_site_contact("people/" + away_.person_id);
    return plan;
  }

  v1::PlanVisitsRequest PlanOf(const std::vector<v1::VisitPlan>& plans) {
    v1::PlanVisitsRequest request;
    request.set_request_id(server_.NewRequestId());
    request.set_unit("units/" + unit_);
    for (const v1::VisitPlan& plan : plans) *request.add_plans() = plan;
    return request;
  }

  v1::Visit Planned() {
    const auto planned = server_.Call(
        *visits_, coordinator_, PlanOf({Plan(household_, absl::Hours(10))}), &Visits::PlanVisits);
    EXPECT_TRUE(planned.ok()) << planned.status();
    return planned->visits(0);
  }

  template <typename Request, typename Response>
  absl::StatusOr<Response> Do(const TestCaller& caller, const v1::Visit& visit,
                              grpc::Status (Visits::*method)(grpc::ClientContext*, const Request&,
                                                             Response*)) {
    Request request;
    request.set_visit(visit.name());
    if constexpr (std::is_same_v<Request, v1::AgreeVisitRequest> ||
                  std::is_same_v<Request, v1::AcceptVisitRequest>) {
      request.set_etag(visit.etag());
    }
    return server_.Call(*visits_, caller, request, method);
  }

  v1::Visit Agreed() {
    const v1::Visit visit = Planned();
    EXPECT_TRUE(Do(contact_, visit, &Visits::AgreeVisit).ok());
    EXPECT_TRUE(Do(visitor_, visit, &Visits::AcceptVisit).ok());
    EXPECT_TRUE(Do(other_, visit, &Visits::AcceptVisit).ok());
    return visit;
  }

  bool HoldsVisit(const TestCaller& caller) {
    std::string token;
    const auto changes = server_.Feed(caller, token);
    return std::any_of(changes.begin(), changes.end(),
                       [](const auto& change) { return change.has_visit(); });
  }
  // The last that the feed says of it behind `token`; UNSPECIFIED for nothing.
  v1::Change::Kind Told(const TestCaller& caller, const v1::Visit& visit, std::string& token) {
    v1::Change::Kind kind = v1::Change::KIND_UNSPECIFIED;
    for (const v1::Change& change : server_.Feed(caller, token)) {
      if (change.name() == visit.name()) kind = change.kind();
    }
    return kind;
  }

  std::string Answers() {
    std::string all;
    server_.MustRead([&all](sql::Transaction& tx) {
      all.clear();
      return tx
          .Run("SELECT response FROM changes WHERE response IS NOT NULL", {},
               [&all](const sql::Row& row) { all += row.Blob(0); })
          .status();
    });
    return all;
  }

  void Erase(const v1::Household& household) {
    v1::WithdrawHouseholdRequest request;
    request.set_household(household.name());
    request.set_erase_now(true);
    ASSERT_TRUE(server_.Call(*households_, contact_, request, &Households::WithdrawHousehold).ok());
    rpc::FeedSignal signal;
    jobs::Expiry job(server_.database(), server_.clock(), server_.random(), signal);
    EXPECT_EQ(job.RunOnce(server_.clock().Now()).value_or(-1), 1);
  }

  const households::Vault* vault_ = nullptr;
  test::TestServer server_;
  std::unique_ptr<Households> households_;
  std::unique_ptr<Pairings> pairings_;
  std::unique_ptr<Visits> visits_;
  std::string unit_;
  std::string other_unit_;
  TestCaller coordinator_;
  TestCaller lead_;
  TestCaller other_lead_;
  TestCaller other_coordinator_;
  TestCaller administrator_;
  TestCaller auditor_;
  TestCaller contact_;
  TestCaller visitor_;
  TestCaller other_;
  TestCaller away_;
  TestCaller stranger_;
  v1::Household household_;
};

TEST_F(VisitServiceTest, ItIsOnThePhonesOfThoseWhoHaveToDoWithIt) {
  Planned();
  for (const TestCaller& caller : {coordinator_, lead_, contact_, visitor_, other_, away_}) {
    EXPECT_TRUE(HoldsVisit(caller));
  }
  for (const TestCaller& caller :
       {other_coordinator_, other_lead_, administrator_, auditor_, stranger_}) {
    EXPECT_FALSE(HoldsVisit(caller));
  }
  server_.clock().Advance(absl::Hours(24 * 60 + 11));
  coordinator_ = server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_);
  EXPECT_FALSE(HoldsVisit(coordinator_));
}

TEST_F(VisitServiceTest, EachStepReachesThemAndWhoLeavesHoldsItNoMore) {
  const v1::Visit visit = Planned();
  std::string lead;
  std::string visitor;
  std::string away;
  std::string outside;
  server_.Feed(lead_, lead);
  server_.Feed(visitor_, visitor);
  server_.Feed(away_, away);
  server_.Feed(administrator_, outside);
  ASSERT_TRUE(Do(contact_, visit, &Visits::AgreeVisit).ok());
  EXPECT_EQ(Told(lead_, visit, lead), v1::Change::KIND_UPSERT);
  EXPECT_EQ(Told(visitor_, visit, visitor), v1::Change::KIND_UPSERT);
  EXPECT_EQ(Told(away_, visit, away), v1::Change::KIND_UPSERT);
  EXPECT_EQ(Told(administrator_, visit, outside), v1::Change::KIND_UNSPECIFIED);
  ASSERT_TRUE(Do(visitor_, visit, &Visits::LeaveVisit).ok());
  EXPECT_EQ(Told(visitor_, visit, visitor), v1::Change::KIND_REVOKED);
  EXPECT_EQ(Told(away_, visit, away), v1::Change::KIND_UPSERT);
  EXPECT_FALSE(HoldsVisit(visitor_));
}

TEST_F(VisitServiceTest, AnotherContactOfTheHouseholdSeesItInPlaceOfTheFormer) {
  const v1::Visit visit = Planned();
  std::string former;
  std::string next;
  server_.Feed(contact_, former);
  server_.Feed(stranger_, next);
  v1::RecordConsentRequest request;
  request.set_household(household_.name());
  v1::ConsentRecord& consent = *request.mutable_consent();
  consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  consent.set_channel(v1::ConsentRecord::CHANNEL_PAPER);
  consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
  consent.set_language("zh");
  consent.set_notice_hash(std::string(32, 'h'));
  request.mutable_terms()->set_min_people(2);
  request.mutable_contact()->set_display_name("CANARY-NAME-1180");
  request.mutable_contact()->set_address("CANARY-ADDRESS-7431");
  request.set_contact_person("people/" + stranger_.person_id);
  ASSERT_TRUE(server_.Call(*households_, coordinator_, request, &Households::RecordConsent).ok());
  v1::ConfirmConsentRequest confirm;
  confirm.set_household(household_.name());
  ASSERT_TRUE(server_.Call(*households_, contact_, confirm, &Households::ConfirmConsent).ok());
  EXPECT_EQ(Told(contact_, visit, former), v1::Change::KIND_REVOKED);
  EXPECT_EQ(Told(stranger_, visit, next), v1::Change::KIND_UPSERT);
}

TEST_F(VisitServiceTest, OnlyThoseOfTheVisitAreLetIn) {
  const v1::Visit visit = Agreed();
  for (const TestCaller& caller : {other_coordinator_, other_lead_, administrator_, stranger_}) {
    EXPECT_EQ(ReasonOf(Do(caller, visit, &Visits::ReportSafe).status()),
              v1::ERROR_REASON_NOT_FOUND);
  }
  EXPECT_TRUE(Do(lead_, visit, &Visits::ReportSafe).ok());
  EXPECT_EQ(ReasonOf(Do(lead_, visit, &Visits::CancelVisit).status()), v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Do(coordinator_, visit, &Visits::RaiseAlarm).status()),
            v1::ERROR_REASON_NOT_FOUND);
  EXPECT_EQ(ReasonOf(Do(coordinator_, visit, &Visits::GetVisitAddress).status()),
            v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(VisitServiceTest, ARepeatedCallPlansNothingTwiceAndNoCapsuleIsKept) {
  const v1::PlanVisitsRequest request = PlanOf({Plan(household_, absl::Hours(10))});
  const auto first = server_.Call(*visits_, coordinator_, request, &Visits::PlanVisits);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto again = server_.Call(*visits_, coordinator_, request, &Visits::PlanVisits);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM visits"), 1);
  const v1::Visit& visit = first->visits(0);
  ASSERT_TRUE(Do(contact_, visit, &Visits::AgreeVisit).ok());
  ASSERT_TRUE(Do(visitor_, visit, &Visits::AcceptVisit).ok());
  ASSERT_TRUE(Do(other_, visit, &Visits::AcceptVisit).ok());
  // A device whose key is none reads nothing.
  EXPECT_EQ(ReasonOf(Do(other_, visit, &Visits::GetVisitAddress).status()),
            v1::ERROR_REASON_DEVICE_INVALID);
  EXPECT_EQ(vault_->opened(), 0);
  v1::GetVisitAddressRequest read;
  read.set_request_id(server_.NewRequestId());
  read.set_visit(visit.name());
  const auto shown = server_.Call(*visits_, visitor_, read, &Visits::GetVisitAddress);
  ASSERT_TRUE(shown.ok()) << shown.status();
  EXPECT_NE(shown->capsule(), "");
  EXPECT_THAT(Answers(), Not(HasSubstr(shown->capsule())));
  const auto repeated = server_.Call(*visits_, visitor_, read, &Visits::GetVisitAddress);
  ASSERT_TRUE(repeated.ok()) << repeated.status();
  EXPECT_NE(repeated->capsule(), shown->capsule());
  EXPECT_EQ(vault_->opened(), 2);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM audit_records WHERE action = 'ReleaseAddress'"), 2);
}

TEST_F(VisitServiceTest, ALeaveThatIsRepeatedShowsNoMoreThanTheFirst) {
  const v1::Visit visit = Agreed();
  v1::LeaveVisitRequest leave;
  leave.set_request_id(server_.NewRequestId());
  leave.set_visit(visit.name());
  std::string answers[2];
  for (std::string& answer : answers) {
    const auto left = server_.Call(*visits_, visitor_, leave, &Visits::LeaveVisit);
    ASSERT_TRUE(left.ok()) << left.status();
    EXPECT_EQ(left->visit().name(), visit.name());
    EXPECT_FALSE(left->visit().has_start_time());
    answer = left->SerializeAsString();
    EXPECT_THAT(answer, Not(HasSubstr(other_.person_id)));
  }
  EXPECT_EQ(answers[0], answers[1]);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM notices WHERE kind = 65"), 1);
}

TEST_F(VisitServiceTest, ThatItTakesLongerReachesThePhonesOnce) {
  const v1::Visit visit = Agreed();
  std::string tokens[4];
  const TestCaller callers[] = {coordinator_, lead_, other_, away_};
  for (int i = 0; i < 4; ++i) server_.Feed(callers[i], tokens[i]);
  v1::ExtendVisitRequest extend;
  extend.set_request_id(server_.NewRequestId());
  extend.set_visit(visit.name());
  *extend.mutable_expected_end_time() =
      ToTimestamp(FromTimestamp(visit.end_time()) + absl::Hours(1));
  const auto first = server_.Call(*visits_, visitor_, extend, &Visits::ExtendVisit);
  ASSERT_TRUE(first.ok()) << first.status();
  for (int i = 0; i < 4; ++i) {
    EXPECT_EQ(Told(callers[i], visit, tokens[i]), v1::Change::KIND_UPSERT);
  }
  const auto again = server_.Call(*visits_, visitor_, extend, &Visits::ExtendVisit);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
  for (const TestCaller& caller : {other_coordinator_, administrator_, stranger_}) {
    extend.set_request_id(server_.NewRequestId());
    EXPECT_EQ(ReasonOf(server_.Call(*visits_, caller, extend, &Visits::ExtendVisit).status()),
              v1::ERROR_REASON_NOT_FOUND);
  }
}

TEST_F(VisitServiceTest, PrivateWordsAreNowhere) {
  testing::internal::CaptureStderr();
  const v1::Visit visit = Agreed();
  std::string seen;
  const auto shown = Do(visitor_, visit, &Visits::GetVisitAddress);
  ASSERT_TRUE(shown.ok()) << shown.status();
  seen += shown->SerializeAsString();
  seen += Do(stranger_, visit, &Visits::GetVisitAddress).status().ToString();
  ASSERT_TRUE(Do(visitor_, visit, &Visits::RaiseAlarm).ok());
  server_.clock().Advance(absl::Minutes(30));
  rpc::FeedSignal signal;
  jobs::Expiry job(server_.database(), server_.clock(), server_.random(), signal);
  ASSERT_TRUE(job.RunOnce(server_.clock().Now()).ok());
  seen += testing::internal::GetCapturedStderr();
  EXPECT_THAT(seen, Not(HasSubstr(household_.alias())));
  for (const TestCaller& caller : {coordinator_, lead_, contact_, visitor_, away_}) {
    std::string token;
    for (const v1::Change& change : server_.Feed(caller, token)) seen += change.SerializeAsString();
  }
  seen += Answers();
  EXPECT_THAT(seen, HasSubstr(household_.alias()));
  EXPECT_THAT(seen, Not(HasSubstr("CANARY")));
}

TEST_F(VisitServiceTest, WhatWasAnsweredIsErasedWithTheHousehold) {
  // Planned at once with another, whose answer it shares.
  const v1::Household second = Active();
  ASSERT_TRUE(server_
                  .Call(*visits_, coordinator_,
                        PlanOf({Plan(household_, absl::Hours(10)), Plan(second, absl::Hours(20))}),
                        &Visits::PlanVisits)
                  .ok());
  const v1::Visit visit = [&] {
    std::string token;
    for (const v1::Change& change : server_.Feed(contact_, token)) {
      if (change.visit().household() == household_.name()) return change.visit();
    }
    return v1::Visit();
  }();
  ASSERT_TRUE(Do(contact_, visit, &Visits::AgreeVisit).ok());
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(Do(visitor_, visit, &Visits::AcceptVisit).ok());
    ASSERT_TRUE(Do(coordinator_, visit, &Visits::ReportSafe).ok());
  }
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(Do(visitor_, visit, &Visits::LeaveVisit).ok());
    ASSERT_TRUE(Do(coordinator_, visit, &Visits::CancelVisit).ok());
  }
  EXPECT_THAT(Answers(), HasSubstr(household_.alias()));
  std::string token;
  server_.Feed(coordinator_, token);
  Erase(household_);
  EXPECT_THAT(Answers(), Not(HasSubstr(household_.alias())));
  EXPECT_THAT(Answers(), Not(HasSubstr(household_.name())));
  for (const v1::Change& change : server_.Feed(coordinator_, token)) {
    EXPECT_NE(change.visit().household_alias(), household_.alias());
  }
}

TEST_F(VisitServiceTest, WhatIsPassedOnIsForWhoReviewsItAndWhoSpeaksForTheHousehold) {
  const auto planned = server_.Call(
      *visits_, coordinator_, PlanOf({Plan(household_, absl::Hours(1))}), &Visits::PlanVisits);
  ASSERT_TRUE(planned.ok()) << planned.status();
  const v1::Visit& visit = planned->visits(0);
  ASSERT_TRUE(Do(visitor_, visit, &Visits::AcceptVisit).ok());
  ASSERT_TRUE(Do(contact_, visit, &Visits::AgreeVisit).ok());
  v1::RelayNeedRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_visit(visit.name());
  request.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  request.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  v1::Wish& wish = *request.mutable_wish();
  wish.set_alias("a neighbour");
  wish.set_title("Change a lamp");
  wish.set_category("repair");
  wish.mutable_service()->set_minutes(30);
  wish.set_deadline_date("2027-12-31");
  const auto relayed = server_.Call(*visits_, visitor_, request, &Visits::RelayNeed);
  ASSERT_TRUE(relayed.ok()) << relayed.status();
  // Again it is the same one.
  const auto again = server_.Call(*visits_, visitor_, request, &Visits::RelayNeed);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->wish().name(), relayed->wish().name());
  const auto holds = [&](const TestCaller& caller) {
    std::string token;
    const auto changes = server_.Feed(caller, token);
    return std::any_of(changes.begin(), changes.end(), [&](const v1::Change& change) {
      return change.name() == relayed->wish().name() && change.has_wish();
    });
  };
  for (const TestCaller& caller : {coordinator_, contact_, visitor_}) EXPECT_TRUE(holds(caller));
  for (const TestCaller& caller : {other_, away_, lead_, other_coordinator_, stranger_}) {
    EXPECT_FALSE(holds(caller));
  }
  // Nothing that anybody is answered leads from it to the household.
  EXPECT_THAT(relayed->DebugString(), Not(HasSubstr(household_.alias())));
  EXPECT_EQ(vault_->opened(), 0);
}

TEST_F(VisitServiceTest, WhatBecameOfAFollowUpIsInTheHouseholdsOwnRecordAlone) {
  const auto planned = server_.Call(
      *visits_, coordinator_, PlanOf({Plan(household_, absl::Hours(1))}), &Visits::PlanVisits);
  ASSERT_TRUE(planned.ok()) << planned.status();
  const v1::Visit& visit = planned->visits(0);
  ASSERT_TRUE(Do(visitor_, visit, &Visits::AcceptVisit).ok());
  ASSERT_TRUE(Do(contact_, visit, &Visits::AgreeVisit).ok());
  v1::RelayNeedRequest relay;
  relay.set_visit(visit.name());
  relay.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
  relay.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
  relay.mutable_follow_up()->set_kind(v1::FollowUp::KIND_PROBLEM);
  relay.mutable_follow_up()->set_title("The lamp in the stairs is out");
  ASSERT_TRUE(server_.Call(*visits_, visitor_, relay, &Visits::RelayNeed).ok());
  v1::GetHouseholdRecordRequest request;
  request.set_household(household_.name());
  for (const TestCaller& caller : {contact_, coordinator_}) {
    const auto record =
        server_.Call(*households_, caller, request, &Households::GetHouseholdRecord);
    ASSERT_TRUE(record.ok()) << record.status();
    ASSERT_EQ(record->follow_ups_size(), 1);
    EXPECT_EQ(record->follow_ups(0).title(), "The lamp in the stairs is out");
    EXPECT_EQ(record->follow_ups(0).state(), v1::FollowUp::STATE_OPEN);
  }
  for (const TestCaller& caller : {visitor_, other_, stranger_, other_coordinator_}) {
    EXPECT_FALSE(server_.Call(*households_, caller, request, &Households::GetHouseholdRecord).ok());
  }
}

TEST_F(VisitServiceTest, ARoundThatIsTakenBackIsCancelledOnTheirPhones) {
  const v1::Visit visit = Planned();
  std::string visitor;
  std::string contact;
  server_.Feed(visitor_, visitor);
  server_.Feed(contact_, contact);
  v1::RetractVisitsRequest request;
  request.set_request_id(server_.NewRequestId());
  request.set_unit("units/" + unit_);
  request.add_visits(visit.name());
  EXPECT_EQ(ReasonOf(server_.Call(*visits_, lead_, request, &Visits::RetractVisits).status()),
            v1::ERROR_REASON_ROLE_MISSING);
  const auto taken = server_.Call(*visits_, coordinator_, request, &Visits::RetractVisits);
  ASSERT_TRUE(taken.ok()) << taken.status();
  EXPECT_EQ(taken->retracted_size(), 1);
  for (auto* phone : {&visitor, &contact}) {
    const auto changes = server_.Feed(phone == &visitor ? visitor_ : contact_, *phone);
    const bool cancelled =
        std::any_of(changes.begin(), changes.end(), [&](const v1::Change& change) {
          return change.name() == visit.name() &&
                 change.visit().state() == v1::Visit::STATE_CANCELLED;
        });
    EXPECT_TRUE(cancelled);
    EXPECT_EQ(std::count_if(changes.begin(), changes.end(),
                            [](const v1::Change& change) {
                              return change.notice().kind() == v1::Notice::KIND_VISITS_RETRACTED;
                            }),
              1);
  }
  // The answer that is kept for a repeated call says nothing of the household.
  const auto again = server_.Call(*visits_, coordinator_, request, &Visits::RetractVisits);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->SerializeAsString(), taken->SerializeAsString());
  EXPECT_THAT(again->DebugString(), Not(HasSubstr(household_.name())));
}

}  // namespace
}  // namespace glimmer::visits
