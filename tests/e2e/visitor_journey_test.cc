// A visit on the volunteer's phone, through the app's real window against the real server, without
// signal where it matters: the address was opened before, the visit begins and ends in airplane
// mode, and is taken from the volunteer meanwhile. What they tell is kept for a coordinator, and is
// no hour of theirs before somebody has looked at it.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "absl/time/clock.h"
#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "shared/base/time_convert.h"
#include "tests/e2e/app_actor.h"
#include "tests/e2e/desk_steps.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer::mobile {
namespace {

constexpr char kAddress[] = "槐树街 7 号";

class VisitorJourneyTest : public testing::Test {
 protected:
  VisitorJourneyTest() : server_(folder_.File("data")) {
    setenv("HOME", folder_.path().c_str(), 1);  // where the app's downloads go
    std::filesystem::create_directory(folder_.File("data"));
    std::filesystem::permissions(folder_.File("data"), std::filesystem::perms::owner_all);
    server_.Start();
  }

  ActorOptions PhoneOf(const std::string& name, QSize window = {390, 844}) {
    const char* pictures = std::getenv("GLIMMER_SHOTS");
    return {folder_.File(name), "visitor-" + name, pictures == nullptr ? "" : pictures, window};
  }

  std::string SetupLink() {
    const std::string path = folder_.File("data/bootstrap");
    EXPECT_TRUE(WaitUntil([&] { return std::filesystem::exists(path); }, kPatience));
    std::ifstream file(path);
    std::string code, link;
    std::getline(file, code);
    std::getline(file, link);
    return link;
  }

  template <typename Request>
  static Request New() {
    Request request;
    request.set_request_id(NewUuidV7(absl::Now(), SystemRandom()));
    return request;
  }

  // One call that goes well.
  template <typename Response, typename Request>
  static Response Do(AppActor& actor, const std::string& method, const Request& request) {
    const auto answer = actor.Ask<Response>(("/glimmer.v1." + method).c_str(), request);
    EXPECT_TRUE(answer.ok()) << method << ": " << answer.status();
    return answer.ok() ? *answer : Response();
  }

  static std::string PersonCalled(AppActor& actor, const std::string& name) {
    std::string found;
    const auto known = [&] {
      const auto people = actor.phone().store().People();
      for (const v1::Person& person : *people) {
        if (person.display_name() == name) found = person.name();
      }
      return !found.empty();
    };
    EXPECT_TRUE(WaitUntil(known, kPatience)) << name;
    return found;
  }

  static std::string UnitOf(AppActor& actor, v1::Unit::Kind kind) {
    const auto units = actor.phone().store().Units();
    for (const v1::Unit& unit : *units) {
      if (unit.kind() == kind) return unit.name();
    }
    return {};
  }

  std::string AddCoordinator(AppActor& office, const QString& name) {
    EXPECT_TRUE(AddAtDesk(office, Added::kPerson, name));
    auto grant = New<v1::GrantRoleRequest>();
    grant.set_person(PersonCalled(office, name.toStdString()));
    grant.set_role(v1::ROLE_COORDINATOR);
    grant.set_scope(UnitOf(office, v1::Unit::KIND_ORGANIZATION));
    *grant.mutable_end_time() = ToTimestamp(absl::Now() + absl::Hours(24 * 300));
    Do<v1::GrantRoleResponse>(office, "AccessService/GrantRole", grant);
    return InviteChosen(office);
  }

  // Written down by one coordinator, confirmed when the other calls it back.
  static v1::Household HouseholdThatConsents(AppActor& writes, AppActor& calls) {
    auto create = New<v1::CreateHouseholdRequest>();
    create.set_unit(UnitOf(writes, v1::Unit::KIND_COMMUNITY));
    const v1::Household household =
        Do<v1::CreateHouseholdResponse>(writes, "HouseholdService/CreateHousehold", create)
            .household();
    auto record = New<v1::RecordConsentRequest>();
    record.set_household(household.name());
    v1::ConsentRecord& consent = *record.mutable_consent();
    consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    consent.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
    consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
    consent.set_language("zh-CN");
    consent.set_notice_hash(std::string(32, 'n'));
    record.mutable_terms()->set_min_people(2);
    record.mutable_contact()->set_display_name("林阿姨");
    record.mutable_contact()->set_address(kAddress);
    Do<v1::RecordConsentResponse>(writes, "HouseholdService/RecordConsent", record);
    auto confirm = New<v1::ConfirmConsentRequest>();
    confirm.set_household(household.name());
    Do<v1::ConfirmConsentResponse>(calls, "HouseholdService/ConfirmConsent", confirm);
    return household;
  }

  // In half an hour, for two; the second has said yes, and so has the household.
  static std::string PlanVisit(AppActor& desk, const v1::Household& household) {
    auto request = New<v1::PlanVisitsRequest>();
    request.set_unit(household.unit());
    v1::VisitPlan& plan = *request.add_plans();
    plan.set_household(household.name());
    *plan.mutable_start_time() = ToTimestamp(absl::Now() + absl::Minutes(30));
    *plan.mutable_end_time() = ToTimestamp(absl::Now() + absl::Minutes(90));
    for (const char* name : {"赵一帆", "李敏"}) plan.add_visitors(PersonCalled(desk, name));
    plan.set_off_site_contact(PersonCalled(desk, "陈树"));
    plan.add_checklist()->set_text("读这周的信");
    const std::string visit =
        Do<v1::PlanVisitsResponse>(desk, "VisitService/PlanVisits", request).visits(0).name();
    auto agree = New<v1::AgreeVisitRequest>();
    agree.set_visit(visit);
    Do<v1::AgreeVisitResponse>(desk, "VisitService/AgreeVisit", agree);
    auto accept = New<v1::AcceptVisitRequest>();
    accept.set_visit(visit);
    accept.set_person(PersonCalled(desk, "李敏"));
    Do<v1::AcceptVisitResponse>(desk, "VisitService/AcceptVisit", accept);
    return visit;
  }

  static void TakeOff(AppActor& desk, const std::string& visit, const std::string& person) {
    auto request = New<v1::LeaveVisitRequest>();
    request.set_visit(visit);
    request.set_person(person);
    Do<v1::LeaveVisitResponse>(desk, "VisitService/LeaveVisit", request);
  }

  void SayYes(AppActor& zhao, const QString& alias) {
    ASSERT_TRUE(zhao.Click("今天"));
    ASSERT_TRUE(zhao.Click("走访：" + alias));
    ASSERT_TRUE(zhao.Sees("等你答复"));
    zhao.Shoot("asked");
    ASSERT_TRUE(zhao.Click("我去"));
    ASSERT_TRUE(zhao.Sees("已约好"));  // once the server has taken it
  }

  void ReadAddress(AppActor& zhao) {
    ASSERT_TRUE(zhao.Click("打开地址"));
    ASSERT_TRUE(zhao.Sees(kAddress));
    ASSERT_TRUE(zhao.Click("关闭"));
  }

  // No file of a phone holds the address in clear.
  bool FoldersHold(const std::string& name) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.File(name))) {
      if (!entry.is_regular_file()) continue;
      if (test::ReadFileOrDie(entry.path()).find(kAddress) != std::string::npos) return true;
    }
    return false;
  }

  static bool Hears(AppActor& actor, v1::Notice::Kind kind) {
    const auto notices = actor.phone().overlay().Notices();
    return std::any_of(notices->begin(), notices->end(),
                       [&](const v1::Notice& notice) { return notice.kind() == kind; });
  }

  // Until the volunteer has said yes and has read where it goes.
  struct Cast;
  void Begin(Cast& cast);

  test::TempDir folder_;
  test::ServerProcess server_;
};

// Everybody whom a visit takes: an administrator, two coordinators, and a volunteer.
struct VisitorJourneyTest::Cast {
  explicit Cast(VisitorJourneyTest& test)
      : office(test.PhoneOf("office", {1180, 1040})),
        zhou(test.PhoneOf("zhou")),
        chen(test.PhoneOf("chen")),
        zhao(test.PhoneOf("zhao")) {}

  AppActor office, zhou, chen, zhao;
  v1::Household household;
  QString alias;
  std::string visit, person;
};

void VisitorJourneyTest::Begin(Cast& cast) {
  AppActor& office = cast.office;
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(AddAtDesk(office, Added::kCommunity, "北沟二村"));
  ASSERT_TRUE(AddAtDesk(office, Added::kPerson, "李敏"));
  ASSERT_TRUE(cast.zhou.Enrol(AddCoordinator(office, "周宁")));
  ASSERT_TRUE(cast.chen.Enrol(AddCoordinator(office, "陈树")));
  ASSERT_TRUE(AddAtDesk(office, Added::kPerson, "赵一帆"));
  ASSERT_TRUE(cast.zhao.Enrol(InviteChosen(office)));
  cast.household = HouseholdThatConsents(cast.zhou, cast.chen);
  cast.alias = QString::fromStdString(cast.household.alias());
  cast.visit = PlanVisit(cast.zhou, cast.household);
  cast.person = cast.zhao.phone().store().GetProfile()->person;
  ASSERT_NO_FATAL_FAILURE(SayYes(cast.zhao, cast.alias));
  ASSERT_NO_FATAL_FAILURE(ReadAddress(cast.zhao));
  EXPECT_FALSE(FoldersHold("zhao"));
}

TEST_F(VisitorJourneyTest, AVisitInAirplaneModeThatWasTakenFromThemMeanwhile) {
  Cast cast(*this);
  ASSERT_NO_FATAL_FAILURE(Begin(cast));
  AppActor& zhao = cast.zhao;
  zhao.phone().Disconnect();
  ASSERT_NO_FATAL_FAILURE(ReadAddress(zhao));  // it lies on the phone by now
  ASSERT_TRUE(zhao.Click("开始走访"));
  ASSERT_TRUE(zhao.Sees("走访中·" + cast.alias));
  zhao.Shoot("timer");
  TakeOff(cast.zhou, cast.visit, cast.person);
  ASSERT_TRUE(zhao.ClickBelow("读这周的信"));
  ASSERT_TRUE(zhao.Click("我已离开，一切平安"));
  ASSERT_TRUE(zhao.Sees("已结束，存在这台手机上"));
  ASSERT_TRUE(zhao.phone().Connect().ok());
  ASSERT_TRUE(zhao.Sees("已记下，等协调员核对"));
  zhao.Shoot("recorded");

  LocalStore& store = zhao.phone().store();
  EXPECT_TRUE(WaitUntil([&] { return store.ListRecords(cast.person)->size() == 1; }, kPatience));
  EXPECT_EQ(zhao.phone().overlay().Hours(cast.person)->confirmed, 0);
  EXPECT_FALSE(zhao.phone().addresses().Open(cast.visit).ok());
  EXPECT_FALSE(store.Get<v1::Visit>(cast.visit)->has_value());
  const auto counts = zhao.phone().outbox().Counts();
  EXPECT_EQ(counts->waiting + counts->refused, 0);
  EXPECT_TRUE(
      WaitUntil([&] { return Hears(cast.zhou, v1::Notice::KIND_VISIT_REPORT_WAITS); }, kPatience));
  for (AppActor* actor : {&cast.office, &cast.zhou, &cast.chen, &zhao}) {
    EXPECT_TRUE(actor->warnings().isEmpty()) << actor->warnings().join("\n").toStdString();
  }
}

TEST_F(VisitorJourneyTest, APhoneThatIsSignedOutKeepsNoAddress) {
  Cast cast(*this);
  ASSERT_NO_FATAL_FAILURE(Begin(cast));
  Phone& phone = cast.zhao.phone();
  EXPECT_TRUE(phone.addresses().Open(cast.visit).ok());
  auto revoke = New<v1::RevokeDeviceRequest>();
  revoke.set_device(phone.store().GetProfile()->device);
  Do<v1::RevokeDeviceResponse>(cast.office, "AccessService/RevokeDevice", revoke);
  phone.Sync(SyncEngine::Origin::kManual);
  EXPECT_TRUE(WaitUntil([&] { return !*phone.addresses().OpenUntil(cast.visit); }, kPatience));
  EXPECT_FALSE(phone.addresses().Open(cast.visit).ok());
}

}  // namespace
}  // namespace glimmer::mobile
