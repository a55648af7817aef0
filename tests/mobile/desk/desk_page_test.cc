// The desk's pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>

#include "mobile/desk/desk_model.h"
#include "mobile/desk/hours_desk_model.h"
#include "mobile/desk/people_model.h"
#include "mobile/desk/series_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Desk";

v1::Figure FigureOf(const std::string& title, int sessions, int people, int minutes, int waiting) {
  v1::Figure figure;
  figure.set_key("people/" + title);
  figure.set_title(title);
  figure.set_sessions(sessions);
  figure.set_person_times(sessions * people);
  figure.set_people(people);
  figure.set_minutes(minutes);
  figure.set_waiting_minutes(waiting);
  return figure;
}

v1::GetFiguresResponse SampleFigures() {
  v1::GetFiguresResponse response;
  *response.add_figures() = FigureOf("赵一帆", 11, 1, 2400, 210);
  *response.add_figures() = FigureOf("马晓燕", 7, 1, 1290, 0);
  *response.add_figures() = FigureOf("阿依努尔", 3, 1, 360, 0);
  *response.mutable_total() = FigureOf("", 1204, 236, 1234567, 210);
  *response.mutable_as_of_time() = ToTimestamp(SampleNow());
  const std::pair<const char*, const char*> meanings[] = {
      {"sessions", "一次活动在一天内至少有一人经确认到场，计一场。"},
      {"person_times", "一人参加一场，计一次。"},
      {"people", "不重复的人数。"},
      {"minutes", "计入时长之和。"}};
  for (const auto& [figure, text] : meanings) {
    v1::FigureDefinition& definition = *response.add_definitions();
    definition.set_figure(figure);
    definition.set_text(text);
  }
  return response;
}

PeopleModel* NewPeople(PageStage& stage) {
  return new PeopleModel(stage.context(), stage.folder().path().c_str(), &stage.context());
}

QObject* People(PageStage& stage) { return NewPeople(stage); }

QObject* InvitedPerson(PageStage& stage) {
  auto* model = NewPeople(stage);
  model->choose("people/p1");
  v1::CreateInvitationResponse invitation;
  invitation.set_qr_text("GLIMMER:1:glimmer.example:8443:ABCDEFGHJKMNPQRSTVWXYZ0123456789");
  invitation.set_link("glimmer://join/glimmer.example:8443/ABCDEFGHJKMNPQRSTVWXYZ0123456789");
  invitation.set_short_code("K7QM-4D2X");
  *invitation.mutable_invitation()->mutable_expire_time() =
      ToTimestamp(SampleNow() + absl::Hours(72));
  model->Show(invitation);
  v1::ListDevicesResponse devices;
  v1::Device& pending = *devices.add_devices();
  pending.set_name("devices/new");
  pending.set_label("马晓燕的手机");
  pending.set_state(v1::Device::STATE_PENDING);
  v1::Device& active = *devices.add_devices();
  active.set_name("devices/old");
  active.set_state(v1::Device::STATE_ACTIVE);
  model->Show(devices);
  return model;
}

QObject* Season(PageStage& stage) {
  auto* model = new SeriesModel(stage.context(), &stage.context());
  model->setTitle("河边清洁");
  model->setPlace("北沟二村 桥头");
  model->setHost(static_cast<int>(model->hosts().indexOf("北沟二村")));
  model->setRepeat(1);
  model->toggleWeekday(1);
  model->toggleWeekday(4);
  model->setFirstDay("12-1");
  model->setLastDay("1-31");
  model->toggleDay(2027, 1, 1);
  return model;
}

TEST(DeskPages, Desk) {
  AuditInEveryLook(
      {"desk", kUri, "DeskPage",
       "places: [{name: 'wishBoard', text: '心愿看板', detail: '发布、回访、办结', symbol: "
       "Icons.factCheck, group: 1}, {name: 'followUps', text: '销号', detail: "
       "'要解决的事', symbol: Icons.pendingActions, group: 1}, {name: 'figures', text: "
       "'统计', detail: '心愿、实事的数字', symbol: Icons.tableChart, group: 2}]",
       SampleWho::kCoordinator,
       [](PageStage& stage) -> QObject* {
         return new DeskModel(stage.context(), &stage.context());
       },
       3});
}

TEST(DeskPages, TheDeskCountsWhatWaits) {
  PageStage stage(SampleWho::kCoordinator);
  DeskModel model(stage.context());
  EXPECT_EQ(
      model.counts(),
      (QVariantMap{{"wishBoard", 3}, {"hours", 2}, {"followUps", 4}, {"deeds", 1}, {"gifts", 1}}));
}

TEST(DeskPages, TheDeskCountsVisitsThatSomebodyHasToSeeTo) {
  PageStage stage(SampleWho::kCoordinator);
  stage.ServeHouseholds();
  DeskModel model(stage.context());
  // Two alarms, and one whose household is to be asked.
  EXPECT_EQ(model.counts().value("visitDesk"), 3);
  stage.Advance(absl::Hours(1));
  EXPECT_EQ(model.counts().value("visitDesk"), 4);  // another is over without a word
}

TEST(DeskPages, TheDeskCountsHouseholdsAtWhichSomethingIsDue) {
  PageStage stage(SampleWho::kCoordinator);
  stage.ServeHouseholds();
  EXPECT_EQ(DeskModel(stage.context()).counts().value("households"), 5);
  // An administrator keeps none, whatever the phone held before.
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants[0].set_role(v1::ROLE_ORGANIZATION_ADMIN);
  ASSERT_TRUE(stage.phone().store().SetProfile(profile).ok());
  EXPECT_FALSE(DeskModel(stage.context()).counts().contains("households"));
}

TEST(DeskPages, OnesOwnHoursAndThoseThatAreAnsweredAreNotCounted) {
  PageStage stage(SampleWho::kCoordinator);
  DeskModel model(stage.context());
  v1::ServiceRecord own = **stage.phone().store().Get<v1::ServiceRecord>("service_records/wait2");
  own.set_person(stage.phone().store().GetProfile()->person);
  stage.Serve(own);
  EXPECT_EQ(model.counts().value("hours"), 1);
  ASSERT_TRUE(stage.phone().commands().DecideRecord("service_records/wait1", true, "").ok());
  model.RefreshNow();
  EXPECT_FALSE(model.counts().contains("hours"));
}

TEST(DeskPages, People) {
  AuditInEveryLook({"people", kUri, "PeoplePage", "", SampleWho::kCoordinator, People, 2});
}

TEST(DeskPages, CardsAreSavedAfterAQuestion) {
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage(SampleWho::kCoordinator);
    stage.settings().setElder(look.elder);
    PeopleModel* model = NewPeople(stage);
    AppWindow& window = stage.Show(kUri, "PeoplePage", model, look);
    const bool chinese = look.language == "zh";
    ASSERT_TRUE(ClickText(window.window(), chinese ? "打印卡片" : "Print cards")) << name;
    AuditWindow(window, look, "people-cards-" + name, 2);
    ASSERT_TRUE(ClickText(window.window(), chinese ? "保存卡片" : "Save the cards")) << name;
    EXPECT_NE(model->savedFile(), "") << name;
    AuditWindow(window, look, "people-cards-saved-" + name, 2);
  }
}

TEST(DeskPages, APersonWithAnInvitation) {
  AuditInEveryLook({"person", kUri, "PeoplePage", "", SampleWho::kCoordinator, InvitedPerson, 4});
}

TEST(DeskPages, NewEvent) {
  AuditInEveryLook({"series", kUri, "SeriesPage", "", SampleWho::kCoordinator, Season, 10});
}

v1::ListDailyHeadsResponse SampleHeads() {
  v1::ListDailyHeadsResponse heads;
  v1::DailyHead& head = *heads.add_daily_heads();
  head.set_civil_date("2026-11-23");
  head.mutable_head()->set_organization("organizations/01J8ZQ4X3M5N6P7Q8R9S0T1V2W");
  head.mutable_head()->set_sequence(1234);
  head.mutable_head()->set_value(std::string(16, '\x4c') + std::string(16, '\xa1'));
  heads.mutable_current_head()->set_sequence(1300);
  heads.mutable_current_head()->set_value(std::string(32, '\x11'));
  return heads;
}

TEST(DeskPages, HoursAndExport) {
  AuditInEveryLook({"desk-hours", kUri, "HoursDeskPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new HoursDeskModel(
                          stage.context(), QString::fromStdString(stage.folder().File("")),
                          &stage.context());
                      model->Show(SampleFigures());
                      model->ledgerHead()->Show(SampleHeads());
                      return model;
                    },
                    7});
}

TEST(DeskPages, TheLedgersHeadIsCopiedInFull) {
  PageStage stage(SampleWho::kCoordinator);
  auto* model = new HoursDeskModel(stage.context(), "", &stage.context());
  AppWindow& window = stage.Show(kUri, "HoursDeskPage", model, {.width = 1180, .height = 820});
  EXPECT_EQ(FindByText(window.window(), "台账校验码"), nullptr) << "nothing is known offline";
  model->ledgerHead()->Show(SampleHeads());
  EXPECT_EQ(model->ledgerHead()->shortHash(), "4c4c 4c4c 4c4c 4c4c");
  EXPECT_TRUE(model->ledgerHead()->sentence().contains("1,234"));
  ASSERT_TRUE(ClickText(window.window(), "复制完整内容"));
  const QString hex = QString("4c").repeated(16) + QString("a1").repeated(16);
  EXPECT_EQ(QGuiApplication::clipboard()->text(),
            "organizations/01J8ZQ4X3M5N6P7Q8R9S0T1V2W service_records 1234 " + hex);
  EXPECT_TRUE(WaitUntil([&] {
    return FindByText(window.window(), "已复制。请存到管服务器的人改不到的地方。") != nullptr;
  }));
  v1::ListDailyHeadsResponse first = SampleHeads();
  first.clear_daily_heads();
  model->ledgerHead()->Show(first);
  EXPECT_EQ(model->ledgerHead()->sentence(), "现在：第 1,300 行");
}

TEST(DeskPages, ATapOnPublishWritesARow) {
  PageStage stage(SampleWho::kCoordinator);
  AppWindow& window = stage.Show(kUri, "SeriesPage", Season(stage));
  ASSERT_TRUE(ClickText(window.window(), "发布 17 场"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
}

TEST(DeskPages, ATapOnConfirmWritesARow) {
  PageStage stage(SampleWho::kCoordinator);
  auto* model = new HoursDeskModel(stage.context(), "", &stage.context());
  AppWindow& window = stage.Show(kUri, "HoursDeskPage", model, {.width = 1180, .height = 820});
  ASSERT_TRUE(ClickText(window.window(), "确认"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
}

}  // namespace
}  // namespace glimmer::mobile
