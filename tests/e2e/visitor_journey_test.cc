// A visit on the volunteer's phone, through the app's real window against the real server, without
// signal where it matters: the address was opened before, the visit begins and ends in airplane
// mode, and is taken from the volunteer meanwhile. What they tell is kept for a coordinator, and is
// no hour of theirs before somebody has looked at it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "shared/base/time_convert.h"
#include "tests/e2e/desk_steps.h"
#include "tests/e2e/journey.h"
#include "tests/support/program.h"

namespace glimmer::mobile {
namespace {

constexpr char kHandoverNote[] = "车停在井边";

class VisitorJourneyTest : public JourneyTest {
 protected:
  VisitorJourneyTest() : JourneyTest("visitor") {}

  // Everybody whom a visit takes: an administrator, two coordinators, and a volunteer.
  struct Cast {
    explicit Cast(VisitorJourneyTest& test)
        : office(test.PhoneOf("office", kTallDesk)),
          zhou(test.PhoneOf("zhou", kDesk)),
          chen(test.PhoneOf("chen")),
          zhao(test.PhoneOf("zhao")) {}

    AppActor office, zhou, chen, zhao;
    v1::Household household;
    QString alias;
    std::string visit, person;
  };

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
    const v1::Visit visit =
        Do<v1::PlanVisitsResponse>(desk, "VisitService/PlanVisits", request).visits(0);
    auto agree = New<v1::AgreeVisitRequest>();
    agree.set_visit(visit.name());
    agree.set_etag(visit.etag());
    Do<v1::AgreeVisitResponse>(desk, "VisitService/AgreeVisit", agree);
    auto accept = New<v1::AcceptVisitRequest>();
    accept.set_visit(visit.name());
    accept.set_etag(visit.etag());
    accept.set_person(PersonCalled(desk, "李敏"));
    Do<v1::AcceptVisitResponse>(desk, "VisitService/AcceptVisit", accept);
    return visit.name();
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

  static bool Hears(AppActor& actor, v1::Notice::Kind kind) {
    const auto notices = actor.phone().overlay().Notices();
    return std::any_of(notices->begin(), notices->end(),
                       [&](const v1::Notice& notice) { return notice.kind() == kind; });
  }

  // Leaves a note for whoever comes next, by way of the phone's outbox.
  void LeaveNote(Cast& cast) {
    auto pair = New<v1::CreatePairingRequest>();
    pair.set_household(cast.household.name());
    pair.set_person(cast.person);
    const v1::Pairing pairing =
        Do<v1::CreatePairingResponse>(cast.zhou, "PairingService/CreatePairing", pair).pairing();
    Phone& phone = cast.zhao.phone();
    const auto held = [&] { return phone.store().Get<v1::Pairing>(pairing.name())->has_value(); };
    ASSERT_TRUE(WaitUntil(held, kPatience));
    ASSERT_TRUE(phone.visit_commands().SetHandoverNote(pairing.name(), kHandoverNote, "").ok());
    const auto noted = [&] {
      return phone.store().Get<v1::Pairing>(pairing.name())->value().has_handover_note();
    };
    EXPECT_TRUE(WaitUntil(noted, kPatience));
  }

  // Everybody who may read about the household does.
  std::string ReadAll(Cast& cast) {
    auto look_up = New<v1::LookUpHouseholdContactRequest>();
    look_up.set_household(cast.household.name());
    look_up.set_purpose(v1::ADDRESS_PURPOSE_ARRANGE);
    EXPECT_EQ(Do<v1::LookUpHouseholdContactResponse>(
                  cast.zhou, "HouseholdService/LookUpHouseholdContact", look_up)
                  .contact()
                  .address(),
              kAddress);
    auto record = New<v1::GetHouseholdRecordRequest>();
    record.set_household(cast.household.name());
    std::string seen =
        Do<v1::GetHouseholdRecordResponse>(cast.chen, "HouseholdService/GetHouseholdRecord", record)
            .SerializeAsString();
    const auto audit = Do<v1::ListAuditRecordsResponse>(
        cast.office, "AccessService/ListAuditRecords", v1::ListAuditRecordsRequest());
    EXPECT_GT(audit.audit_records_size(), 3);
    return seen + audit.SerializeAsString();
  }

  int Glimmerd(std::vector<std::string> arguments, const char* data = "data") {
    arguments.push_back(absl::StrCat("--data_dir=", data));
    return test::RunGlimmerd(std::move(arguments), {.folder = folder_.path()}).code;
  }

  // What leaves the server as a file that can be searched: hours as text, and a backup whose keys
  // are lost, as it is restored.
  void ExportAll() {
    EXPECT_EQ(Glimmerd({"export", "hours", "totals.csv"}), 0);
    EXPECT_EQ(Glimmerd({"export", "hours", "records.csv", "--format=records-csv"}), 0);
    test::WriteFileOrDie(folder_.File("passphrase"), "correct horse battery\n");
    EXPECT_EQ(Glimmerd({"backup", "copy", "--passphrase_file=passphrase"}), 0);
    EXPECT_TRUE(std::filesystem::remove(folder_.File("copy.keys")));
    EXPECT_EQ(Glimmerd({"restore", "copy", "--passphrase_file=passphrase"}, "restored"), 0);
  }

  // Until the volunteer has said yes and has read where it goes.
  void Begin(Cast& cast);
};

void VisitorJourneyTest::Begin(Cast& cast) {
  AppActor& office = cast.office;
  ASSERT_TRUE(office.Enrol(SetupLink()));
  ASSERT_TRUE(AddAtDesk(office, Added::kCommunity, "北沟二村"));
  ASSERT_TRUE(AddAtDesk(office, Added::kPerson, "李敏"));
  ASSERT_TRUE(cast.zhou.Enrol(AddCoordinator(office, "周宁")));
  ASSERT_TRUE(cast.chen.Enrol(AddCoordinator(office, "陈树")));
  ASSERT_TRUE(cast.zhao.Enrol(AddAndInvite(office, "赵一帆")));
  cast.household = HouseholdThatConsents(cast.zhou, cast.chen);
  cast.alias = QString::fromStdString(cast.household.alias());
  cast.visit = PlanVisit(cast.zhou, cast.household);
  cast.person = cast.zhao.phone().store().GetProfile()->person;
  ASSERT_NO_FATAL_FAILURE(SayYes(cast.zhao, cast.alias));
  ASSERT_NO_FATAL_FAILURE(ReadAddress(cast.zhao));
  EXPECT_THAT(FilesWith(kAddress), testing::IsEmpty());
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
  ASSERT_TRUE(zhao.Click("读这周的信"));
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
  ExpectNoWarnings({&cast.office, &cast.zhou, &cast.chen, &zhao});
}

TEST_F(VisitorJourneyTest, WhatTheFamilyAsksForIsPassedOnFromAirplaneMode) {
  Cast cast(*this);
  ASSERT_NO_FATAL_FAILURE(Begin(cast));
  AppActor& zhao = cast.zhao;
  zhao.phone().Disconnect();
  ASSERT_TRUE(zhao.Click("开始走访"));
  ASSERT_TRUE(zhao.Sees("走访中·" + cast.alias));
  ASSERT_TRUE(zhao.Click("转达他们的请求"));
  ASSERT_TRUE(zhao.Click("帮忙"));
  ASSERT_TRUE(zhao.Fill("用一句话写", "换厨房的灯"));
  ASSERT_TRUE(zhao.Sees("请选是谁说的"));
  ASSERT_TRUE(zhao.Click("成年家人"));
  ASSERT_TRUE(zhao.Click("当面"));
  ASSERT_TRUE(zhao.Click("是他们请我转达的"));
  zhao.Shoot("need");
  ASSERT_TRUE(zhao.Click("转达"));
  ASSERT_TRUE(zhao.Click("我已离开，一切平安"));
  ASSERT_TRUE(zhao.Sees("已结束，存在这台手机上"));
  EXPECT_EQ(zhao.phone().outbox().Counts()->waiting, 3);
  ASSERT_TRUE(zhao.phone().Connect().ok());

  // It waits for the coordinator's review, who hears of it, and says nothing of whose it is.
  const auto arrived = [&] {
    const auto wishes = cast.zhou.phone().store().ListWishes();
    return wishes.ok() && wishes->size() == 1 && Hears(cast.zhou, v1::Notice::KIND_NEED_RELAYED);
  };
  ASSERT_TRUE(WaitUntil(arrived, kPatience));
  const v1::Wish wish = cast.zhou.phone().store().ListWishes()->front();
  EXPECT_EQ(wish.state(), v1::Wish::STATE_PROPOSED);
  EXPECT_EQ(wish.title(), "换厨房的灯");
  EXPECT_EQ(wish.unit(), cast.household.unit());
  EXPECT_THAT(wish.SerializeAsString(), testing::Not(testing::HasSubstr(cast.household.alias())));
  const auto held = [&] {
    const auto visit = cast.zhou.phone().store().Get<v1::Visit>(cast.visit);
    return visit.ok() && *visit && (*visit)->state() == v1::Visit::STATE_HELD;
  };
  EXPECT_TRUE(WaitUntil(held, kPatience));
  const auto sent = [&] { return zhao.phone().outbox().Counts()->waiting == 0; };
  EXPECT_TRUE(WaitUntil(sent, kPatience));
  EXPECT_EQ(zhao.phone().outbox().Counts()->refused, 0);
  ExpectNoWarnings({&cast.office, &cast.zhou, &cast.chen, &zhao});
}

TEST_F(VisitorJourneyTest, ACallForHelpIsTakenUpAtTheDesk) {
  Cast cast(*this);
  ASSERT_NO_FATAL_FAILURE(Begin(cast));
  AppActor& zhao = cast.zhao;
  AppActor& zhou = cast.zhou;
  const QString alarm = cast.alias + "：有走访人求助";
  ASSERT_TRUE(zhao.Click("开始走访"));
  ASSERT_TRUE(zhao.Click("求助"));
  ASSERT_TRUE(zhao.Click("是的，现在求助"));
  ASSERT_TRUE(zhao.Sees("求助已送到"));
  zhao.Shoot("help");
  ASSERT_TRUE(zhou.Click("走访"));
  ASSERT_TRUE(zhou.Sees(alarm));
  zhou.Shoot("alarm");
  ASSERT_TRUE(zhou.Click("我来处理"));
  ASSERT_TRUE(zhou.Sees("由您处理，30 分钟内不再告诉别人。"));
  ASSERT_TRUE(zhou.Click("已报平安"));
  ASSERT_TRUE(zhou.Click("确定已报平安"));
  EXPECT_TRUE(WaitUntil([&] { return FindByText(zhou.window(), alarm) == nullptr; }, kPatience));
  EXPECT_TRUE(WaitUntil([&] { return Hears(cast.chen, v1::Notice::KIND_VISIT_SAFE); }, kPatience));
  ExpectNoWarnings({&cast.office, &zhou, &cast.chen, &zhao});
}

// What a household tells of itself is in clear in no file of the server, its log included, or of a
// phone, in nothing that leaves the server, and in no list.
TEST_F(VisitorJourneyTest, WhatAHouseholdTellsIsInNoFileAndNoList) {
  Cast cast(*this);
  ASSERT_NO_FATAL_FAILURE(Begin(cast));
  AppActor& zhao = cast.zhao;
  ASSERT_NO_FATAL_FAILURE(LeaveNote(cast));
  ASSERT_TRUE(zhao.Click("开始走访"));
  ASSERT_TRUE(zhao.Sees("走访中·" + cast.alias));
  ASSERT_TRUE(zhao.Click("我已离开，一切平安"));
  LocalStore& store = zhao.phone().store();
  EXPECT_TRUE(WaitUntil([&] { return store.ListRecords(cast.person)->size() == 1; }, kPatience));
  const std::string listed = ReadAll(cast);
  ASSERT_NO_FATAL_FAILURE(ExportAll());
  server_.Stop();

  const std::string alias = cast.alias.toStdString();
  EXPECT_THAT(FilesWith(alias), testing::Contains(testing::StartsWith("data/")));
  EXPECT_THAT(FilesWith(alias), testing::Contains(testing::StartsWith("restored/")));
  EXPECT_THAT(FilesWith(alias), testing::Contains(testing::StartsWith("zhao/")));
  for (const char* secret : {kContactName, kAddress, kContactPhone, kWayIn, kHandoverNote}) {
    EXPECT_THAT(FilesWith(secret), testing::IsEmpty()) << secret;
    EXPECT_THAT(listed, testing::Not(testing::HasSubstr(secret)));
  }
  EXPECT_THAT(FilesWith("\"GetVisitAddress\""), testing::Contains("data/server.log"));
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
