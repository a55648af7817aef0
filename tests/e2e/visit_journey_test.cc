// Visits at the coordinator's desk, through the app's real window against the real server: a
// household consents, two are paired with it, a round is proposed, looked through and published,
// and the household agrees.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "absl/time/clock.h"
#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "shared/base/time_convert.h"
#include "tests/e2e/app_actor.h"
#include "tests/e2e/desk_steps.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer::mobile {
namespace {

constexpr char kGrantRole[] = "/glimmer.v1.AccessService/GrantRole";
constexpr char kCreateHousehold[] = "/glimmer.v1.HouseholdService/CreateHousehold";
constexpr char kRecordConsent[] = "/glimmer.v1.HouseholdService/RecordConsent";
constexpr char kConfirmConsent[] = "/glimmer.v1.HouseholdService/ConfirmConsent";
constexpr char kSetVisitorTerms[] = "/glimmer.v1.PairingService/SetVisitorTerms";
constexpr int kDays = 7;
constexpr int kMinutesPerDay = 24 * 60;

class VisitJourneyTest : public testing::Test {
 protected:
  VisitJourneyTest() : server_(folder_.File("data")) {
    setenv("HOME", folder_.path().c_str(), 1);  // where the app's downloads go
    std::filesystem::create_directory(folder_.File("data"));
    std::filesystem::permissions(folder_.File("data"), std::filesystem::perms::owner_all);
    server_.Start();
  }

  ActorOptions DeskOf(const std::string& name) {
    const char* pictures = std::getenv("GLIMMER_SHOTS");
    return {
        folder_.File(name), "visits-" + name, pictures == nullptr ? "" : pictures, {1180, 1040}};
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

  static std::string PersonCalled(AppActor& actor, const std::string& name) {
    const auto people = actor.phone().store().People();
    for (const v1::Person& person : *people) {
      if (person.display_name() == name) return person.name();
    }
    return {};
  }

  // The unit without a parent, or the one of this kind.
  static std::string Unit(AppActor& actor, v1::Unit::Kind kind) {
    const auto units = actor.phone().store().Units();
    for (const v1::Unit& unit : *units) {
      if (unit.kind() == kind) return unit.name();
    }
    return {};
  }

  // Adds a coordinator of the whole organisation; the link that lets them in.
  std::string AddCoordinator(AppActor& office, const QString& name) {
    EXPECT_TRUE(AddAtDesk(office, Added::kPerson, name));
    auto request = New<v1::GrantRoleRequest>();
    const auto known = [&] {
      request.set_person(PersonCalled(office, name.toStdString()));
      return !request.person().empty();
    };
    EXPECT_TRUE(WaitUntil(known, kPatience));
    request.set_role(v1::ROLE_COORDINATOR);
    request.set_scope(Unit(office, v1::Unit::KIND_ORGANIZATION));
    *request.mutable_end_time() = ToTimestamp(absl::Now() + absl::Hours(24 * 300));
    const auto granted = office.Ask<v1::GrantRoleResponse>(kGrantRole, request);
    EXPECT_TRUE(granted.ok()) << granted.status();
    return InviteChosen(office);
  }

  // What the household says, written down by one coordinator and confirmed when the other calls it
  // back; its alias.
  QString HouseholdThatConsents(AppActor& writes, AppActor& calls) {
    auto create = New<v1::CreateHouseholdRequest>();
    create.set_unit(Unit(writes, v1::Unit::KIND_COMMUNITY));
    const auto made = writes.Ask<v1::CreateHouseholdResponse>(kCreateHousehold, create);
    EXPECT_TRUE(made.ok()) << made.status();
    if (!made.ok()) return {};
    auto record = New<v1::RecordConsentRequest>();
    record.set_household(made->household().name());
    v1::ConsentRecord& consent = *record.mutable_consent();
    consent.set_given_by(v1::ConsentRecord::GIVEN_BY_SELF);
    consent.set_channel(v1::ConsentRecord::CHANNEL_IN_PERSON);
    consent.add_purposes(v1::ConsentRecord::PURPOSE_VISIT);
    consent.set_language("zh-CN");
    consent.set_notice_hash(std::string(32, 'n'));
    record.mutable_terms()->set_min_people(2);
    record.mutable_terms()->set_cadence_days(7);
    record.mutable_contact()->set_display_name("林阿姨");
    record.mutable_contact()->set_address("北沟二村 12 号");
    const auto recorded = writes.Ask<v1::RecordConsentResponse>(kRecordConsent, record);
    EXPECT_TRUE(recorded.ok()) << recorded.status();
    auto confirm = New<v1::ConfirmConsentRequest>();
    confirm.set_household(made->household().name());
    const auto confirmed = calls.Ask<v1::ConfirmConsentResponse>(kConfirmConsent, confirm);
    EXPECT_TRUE(confirmed.ok() && confirmed->accepted()) << confirmed.status();
    return QString::fromStdString(made->household().alias());
  }

  // Somebody without a phone can visit at any time.
  void CanVisit(AppActor& desk, const std::string& name) {
    auto request = New<v1::SetVisitorTermsRequest>();
    v1::VisitorTerms& terms = *request.mutable_visitor_terms();
    terms.set_person(PersonCalled(desk, name));
    terms.set_willing(true);
    for (int weekday = 1; weekday <= kDays; ++weekday) {
      v1::VisitSlot& slot = *terms.add_slots();
      slot.set_weekday(weekday);
      slot.set_start_minute(0);
      slot.set_end_minute(kMinutesPerDay);
    }
    const auto set = desk.Ask<v1::SetVisitorTermsResponse>(kSetVisitorTerms, request);
    EXPECT_TRUE(set.ok()) << name << ": " << set.status();
  }

  void Pair(AppActor& desk, const QString& alias) {
    ASSERT_TRUE(desk.Click("走访"));
    ASSERT_TRUE(desk.Click("结对 0"));
    ASSERT_TRUE(desk.Click("结成一对"));
    ASSERT_TRUE(desk.Fill("哪一户", alias));
    ASSERT_TRUE(desk.Click(alias));
    ASSERT_TRUE(desk.Fill("谁去", "赵"));
    ASSERT_TRUE(desk.Click("赵一帆"));
    ASSERT_TRUE(desk.Click("结对"));
    ASSERT_TRUE(desk.Sees("头一次要两个人一起去"));  // the server has made it
    desk.Shoot("paired");
  }

  void ProposeAndPublish(AppActor& desk) {
    ASSERT_TRUE(desk.Click("要办 1"));
    ASSERT_TRUE(desk.Click("安排一轮"));
    ASSERT_TRUE(desk.Click("生成建议"));
    ASSERT_TRUE(desk.Sees("1 户里 1 户有人走访。"));
    desk.Shoot("proposed");
    ASSERT_TRUE(desk.Click("发布 1 次走访"));
    ASSERT_TRUE(desk.Sees("已安排 1 次走访，接下来请征求各户同意。"));
    desk.Shoot("published");
    ASSERT_TRUE(desk.Click("返回"));
  }

  static v1::Visit OnlyVisit(AppActor& desk) {
    const auto visits = desk.phone().store().ListVisits();
    return visits.ok() && visits->size() == 1 ? visits->front() : v1::Visit();
  }

  // The one file that was saved.
  std::string Printed() {
    const std::filesystem::path downloads = folder_.File("Downloads");
    if (!std::filesystem::exists(downloads)) return {};
    for (const auto& file : std::filesystem::directory_iterator(downloads)) {
      return test::ReadFileOrDie(file.path().string());
    }
    return {};
  }

  test::TempDir folder_;
  test::ServerProcess server_;
};

TEST_F(VisitJourneyTest, FromConsentToAnAgreedVisit) {
  AppActor office(DeskOf("office"));
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(AddAtDesk(office, Added::kCommunity, "北沟二村"));
  for (const char* name : {"赵一帆", "李敏"}) {
    ASSERT_TRUE(AddAtDesk(office, Added::kPerson, name));
  }
  AppActor zhou(DeskOf("zhou"));
  ASSERT_TRUE(zhou.Enrol(AddCoordinator(office, "周宁")));
  AppActor chen(DeskOf("chen"));
  ASSERT_TRUE(chen.Enrol(AddCoordinator(office, "陈树")));
  ASSERT_TRUE(WaitUntil([&] { return !PersonCalled(zhou, "李敏").empty(); }, kPatience));
  const QString alias = HouseholdThatConsents(zhou, chen);
  ASSERT_FALSE(alias.isEmpty());
  for (const char* name : {"赵一帆", "李敏"}) CanVisit(zhou, name);

  ASSERT_NO_FATAL_FAILURE(Pair(zhou, alias));
  ASSERT_NO_FATAL_FAILURE(ProposeAndPublish(zhou));
  const v1::Visit planned = OnlyVisit(zhou);
  EXPECT_EQ(planned.state(), v1::Visit::STATE_PROPOSED);
  EXPECT_EQ(planned.visitors_size(), 2);
  EXPECT_TRUE(planned.introduction());

  ASSERT_TRUE(zhou.Click("走访 1"));
  ASSERT_TRUE(zhou.Click(alias));
  ASSERT_TRUE(zhou.Click("这户人家答应了"));
  ASSERT_TRUE(zhou.Sees(alias + " 答应了。"));
  EXPECT_TRUE(
      WaitUntil([&] { return OnlyVisit(zhou).state() == v1::Visit::STATE_AGREED; }, kPatience));
  zhou.Shoot("agreed");
  // They have no phones: they have told the coordinator.
  for (const QString& name : {QString("赵一帆"), QString("李敏")}) {
    ASSERT_TRUE(zhou.Click(name + " 答应去了"));
    ASSERT_TRUE(zhou.Sees(name + " 会去。"));
  }
  ASSERT_TRUE(zhou.Sees("已约好，都会去"));
  ASSERT_TRUE(zhou.Click("打印走访单"));
  ASSERT_TRUE(zhou.Click("保存走访单"));
  ASSERT_TRUE(WaitUntil([&] { return !Printed().empty(); }, kPatience));
  EXPECT_NE(Printed().find(alias.toStdString()), std::string::npos);
  EXPECT_EQ(Printed().find("林阿姨"), std::string::npos);
  EXPECT_EQ(Printed().find("12 号"), std::string::npos);
  ASSERT_TRUE(zhou.Click("数字"));
  ASSERT_TRUE(zhou.Sees("同意书今天有效的。"));
  zhou.Shoot("figures");
  for (AppActor* actor : {&office, &zhou, &chen}) {
    EXPECT_TRUE(actor->warnings().isEmpty()) << actor->warnings().join("\n").toStdString();
  }
}

}  // namespace
}  // namespace glimmer::mobile
