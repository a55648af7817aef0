// After an erasure nothing that says which household it was stands anywhere, whatever was answered
// and told about it meanwhile: every table is looked through.
#include <gmock/gmock.h>

#include <algorithm>

#include "server/households/household_service.h"
#include "server/jobs/expiry.h"
#include "server/notices/notice_service.h"
#include "server/rpc/feed_signal.h"
#include "server/sync/sync_service.h"
#include "server/visits/pairing_service.h"
#include "server/visits/visit_service.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/support/store_dump.h"
#include "tests/support/test_server.h"

namespace glimmer::households {
namespace {

using test::TestCaller;
using testing::HasSubstr;
using testing::Not;

constexpr char kTextCanary[] = "CANARY stove in the back room";

class ErasureServiceTest : public testing::Test {
 protected:
  using Households = v1::HouseholdService::Stub;
  using Pairings = v1::PairingService::Stub;
  using Visits = v1::VisitService::Stub;

  ErasureServiceTest()
      : server_(
            {[](const rpc::Deps& deps) {
               return std::make_unique<HouseholdService>(deps, std::string(32, 'k'));
             },
             [](const rpc::Deps& deps) {
               return std::make_unique<visits::PairingService>(deps, std::string(32, 'k'));
             },
             [](const rpc::Deps& deps) {
               return std::make_unique<visits::VisitService>(deps, std::string(32, 'k'));
             },
             [](const rpc::Deps& deps) { return std::make_unique<notices::NoticeService>(deps); },
             [](const rpc::Deps& deps) { return std::make_unique<sync::SyncService>(deps); }}),
        households_(v1::HouseholdService::NewStub(server_.channel())),
        pairings_(v1::PairingService::NewStub(server_.channel())),
        visits_(v1::VisitService::NewStub(server_.channel())),
        notices_(v1::NoticeService::NewStub(server_.channel())),
        sync_(v1::SyncService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)),
        lead_(server_.EnrolWithRole(v1::ROLE_SAFEGUARDING_LEAD, unit_)),
        contact_(server_.Enrol(server_.AddPerson(unit_, "Li Na"))),
        visitor_(server_.Enrol(server_.AddPerson(unit_, "Wu Gang"))),
        away_(server_.Enrol(server_.AddPerson(unit_, "Ma Jun"))) {}

  v1::Household Active() {
    v1::CreateHouseholdRequest create;
    create.set_unit("units/" + unit_);
    const auto created =
        server_.Call(*households_, coordinator_, create, &Households::CreateHousehold);
    v1::RecordConsentRequest request;
    request.set_household(created->household().name());
    v1::ConsentRecord& consent = *request.mutable_consent();
    consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    consent.set_channel(v1::ConsentRecord::CHANNEL_PAPER);
    consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
    consent.set_language("zh");
    consent.set_notice_hash(std::string(32, 'h'));
    request.mutable_terms()->set_min_people(1);
    request.mutable_contact()->set_display_name("Grandmother Chen");
    request.mutable_contact()->set_address("Back lane, third door");
    request.set_contact_person("people/" + contact_.person_id);
    EXPECT_TRUE(server_.Call(*households_, coordinator_, request, &Households::RecordConsent).ok());
    v1::ConfirmConsentRequest confirm;
    confirm.set_household(created->household().name());
    EXPECT_TRUE(server_.Call(*households_, contact_, confirm, &Households::ConfirmConsent).ok());
    return created->household();
  }

  // In ten hours, by one whom the household knows.
  v1::Visit Planned(const v1::Household& household) {
    v1::CreatePairingRequest pair;
    pair.set_household(household.name());
    pair.set_person("people/" + visitor_.person_id);
    const auto paired = server_.Call(*pairings_, coordinator_, pair, &Pairings::CreatePairing);
    EXPECT_TRUE(paired.ok()) << paired.status();
    server_.MustWrite(
        [](sql::Transaction& tx) { return tx.Execute("UPDATE pairings SET state = 2").status(); });
    v1::PlanVisitsRequest request;
    request.set_unit("units/" + unit_);
    v1::VisitPlan& plan = *request.add_plans();
    plan.set_household(household.name());
    *plan.mutable_start_time() = ToTimestamp(server_.clock().Now() + absl::Hours(10));
    *plan.mutable_end_time() = ToTimestamp(server_.clock().Now() + absl::Hours(11));
    plan.add_visitors("people/" + visitor_.person_id);
    plan.set_off_site_contact("people/" + away_.person_id);
    plan.add_checklist()->set_text(kTextCanary);
    v1::Delivery& rice = *plan.add_deliveries();
    rice.set_item("Rice");
    rice.set_unit("kg");
    rice.set_quantity(5'000);
    const auto planned = server_.Call(*visits_, coordinator_, request, &Visits::PlanVisits);
    EXPECT_TRUE(planned.ok()) << planned.status();
    return planned.ok() ? planned->visits(0) : v1::Visit();
  }

  template <typename Request, typename Response>
  void Do(const TestCaller& caller, const v1::Visit& visit,
          grpc::Status (Visits::*method)(grpc::ClientContext*, const Request&, Response*)) {
    Request request;
    request.set_visit(visit.name());
    if constexpr (requires { request.set_etag(""); }) request.set_etag(visit.etag());
    const auto response = server_.Call(*visits_, caller, request, method);
    EXPECT_TRUE(response.ok()) << response.status();
  }

  std::vector<v1::Notice> NoticesOf(const TestCaller& caller) {
    v1::ListNoticesRequest request;
    request.set_person("people/" + caller.person_id);
    const auto listed =
        server_.Call(*notices_, caller, request, &v1::NoticeService::Stub::ListNotices);
    EXPECT_TRUE(listed.ok()) << listed.status();
    if (!listed.ok()) return {};
    return {listed->notices().begin(), listed->notices().end()};
  }
  void SeeAll(const TestCaller& caller) {
    for (const v1::Notice& notice : NoticesOf(caller)) {
      v1::MarkNoticeSeenRequest seen;
      seen.set_notice(notice.name());
      const auto marked =
          server_.Call(*notices_, caller, seen, &v1::NoticeService::Stub::MarkNoticeSeen);
      EXPECT_TRUE(marked.ok()) << marked.status();
    }
  }
  // The notices that the feed gives the caller from `token` on, which is moved to its end.
  std::vector<v1::Notice> Feed(const TestCaller& caller, std::string& token) {
    std::vector<v1::Notice> notices;
    v1::ListChangesRequest request;
    request.set_page_token(token);
    bool more = true;
    while (more) {
      const auto page = server_.Call(*sync_, caller, request, &v1::SyncService::Stub::ListChanges);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const v1::Change& change : page->changes()) {
        if (change.has_notice()) notices.push_back(change.notice());
      }
      request.set_page_token(page->next_page_token());
      more = page->more();
    }
    token = request.page_token();
    return notices;
  }
  static bool NamesAHousehold(const std::vector<v1::Notice>& notices) {
    return std::any_of(notices.begin(), notices.end(), [](const v1::Notice& notice) {
      return notice.parameters().count("alias") > 0;
    });
  }

  void RunJob() {
    rpc::FeedSignal signal;
    jobs::Expiry job(server_.database(), server_.clock(), server_.random(), signal);
    const auto done = job.RunOnce(server_.clock().Now());
    EXPECT_TRUE(done.ok()) << done.status();
  }
  void Erase(const v1::Household& household) {
    v1::WithdrawHouseholdRequest request;
    request.set_household(household.name());
    request.set_erase_now(true);
    ASSERT_TRUE(server_.Call(*households_, contact_, request, &Households::WithdrawHousehold).ok());
    RunJob();
  }

  test::TestServer server_;
  std::unique_ptr<Households> households_;
  std::unique_ptr<Pairings> pairings_;
  std::unique_ptr<Visits> visits_;
  std::unique_ptr<v1::NoticeService::Stub> notices_;
  std::unique_ptr<v1::SyncService::Stub> sync_;
  std::string unit_;
  TestCaller coordinator_;
  TestCaller lead_;
  TestCaller contact_;
  TestCaller visitor_;
  TestCaller away_;
};

TEST_F(ErasureServiceTest, ItsAliasAndWhatWasToBeSeenToThereStandInNoTableAnyMore) {
  const v1::Household household = Active();
  const v1::Visit visit = Planned(household);
  Do(contact_, visit, &Visits::AgreeVisit);
  Do(visitor_, visit, &Visits::AcceptVisit);
  server_.clock().Advance(absl::Hours(10));
  for (TestCaller* caller : {&coordinator_, &lead_, &contact_, &visitor_, &away_}) {
    *caller = server_.Enrol(caller->person_id);
  }
  // No word comes; then one of distress, which is seen and seen to; then everybody is well.
  for (int step = 0; step < 4; ++step) {
    server_.clock().Advance(absl::Minutes(40));
    for (TestCaller* caller : {&coordinator_, &lead_, &contact_, &visitor_, &away_}) {
      *caller = server_.Enrol(caller->person_id);
    }
    RunJob();
  }
  Do(visitor_, visit, &Visits::RaiseAlarm);
  Do(lead_, visit, &Visits::AcknowledgeAlarm);
  SeeAll(lead_);
  SeeAll(coordinator_);
  Do(away_, visit, &Visits::ReportSafe);
  v1::FinishVisitRequest finish;
  finish.set_visit(visit.name());
  finish.set_held(true);
  *finish.mutable_start_time() = visit.start_time();
  *finish.mutable_end_time() = visit.end_time();
  finish.add_delivered(5'000);
  finish.add_done(0);
  ASSERT_TRUE(server_.Call(*visits_, visitor_, finish, &Visits::FinishVisit).ok());
  SeeAll(lead_);
  const std::string before = test::Dump(server_.database());
  for (const char* table : {"households", "notices", "changes"}) {
    EXPECT_THAT(test::Dump(server_.database(), table), HasSubstr(household.alias())) << table;
  }
  EXPECT_THAT(before, HasSubstr(kTextCanary));
  EXPECT_TRUE(NamesAHousehold(NoticesOf(lead_)));

  Erase(household);
  const std::string after = test::Dump(server_.database());
  EXPECT_THAT(after, Not(HasSubstr(household.alias())));
  EXPECT_THAT(after, Not(HasSubstr(kTextCanary)));
  // That somebody was told stays, and so does what was brought.
  EXPECT_FALSE(NoticesOf(lead_).empty());
  EXPECT_FALSE(NamesAHousehold(NoticesOf(lead_)));
  EXPECT_EQ(server_.Count("SELECT SUM(delivered) FROM visit_items"), 5'000);
}

TEST_F(ErasureServiceTest, PhonesAreGivenTheirNoticesAnew) {
  const v1::Household household = Active();
  const v1::Visit visit = Planned(household);
  Do(contact_, visit, &Visits::AgreeVisit);
  Do(visitor_, visit, &Visits::AcceptVisit);
  server_.clock().Advance(absl::Hours(10));
  for (TestCaller* caller : {&lead_, &contact_, &visitor_}) {
    *caller = server_.Enrol(caller->person_id);
  }
  Do(visitor_, visit, &Visits::RaiseAlarm);
  std::string token;
  const std::vector<v1::Notice> held = Feed(lead_, token);
  EXPECT_TRUE(NamesAHousehold(held));
  Erase(household);
  const std::vector<v1::Notice> told = Feed(lead_, token);
  EXPECT_EQ(told.size(), held.size());
  EXPECT_FALSE(NamesAHousehold(told));
}

}  // namespace
}  // namespace glimmer::households
