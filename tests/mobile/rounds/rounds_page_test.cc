// The coordinator's pages of visits in a real window: every look, what a screen reader finds, and
// touches.
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "mobile/rounds/round_model.h"
#include "mobile/rounds/visit_figures_model.h"
#include "mobile/rounds/visit_plan_model.h"
#include "mobile/rounds/visits_desk_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/rounds/sample_round.h"
#include "tests/mobile/support/household_server.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Rounds";
constexpr SampleWho kStaff = SampleWho::kCoordinator;

QString In(PageStage& stage, const char* file) {
  return QString::fromStdString(stage.folder().File(file));
}

VisitsDeskModel* Desk(PageStage& stage, int list = 0, const QString& key = {}) {
  stage.ServeHouseholds();
  auto* model = new VisitsDeskModel(stage.context(), In(stage, ""), &stage.context());
  model->setList(list);
  model->show(key);
  return model;
}

RoundModel* Round(PageStage& stage) {
  stage.ServeHouseholds();
  auto* model = new RoundModel(stage.context(), In(stage, "round.draft"), &stage.context());
  model->Take(SampleRound());
  v1::ProposeRoundResponse next = SampleRound();
  v1::ProposedVisit& plum = *VisitTo(next, "households/plum");
  plum.mutable_plan()->set_visitors(0, "people/p1");
  plum.mutable_choices(0)->set_person("people/p1");
  plum.mutable_choices(0)->set_display_name("马晓燕");
  model->Take(next);
  model->pin("households/pine", true);
  return model;
}

TEST(RoundPages, Desk) {
  AuditInEveryLook({"visits-desk", kUri, "VisitsDeskPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return Desk(stage); }, 8});
}

TEST(RoundPages, DeskVisits) {
  AuditInEveryLook({"visits-desk-visits", kUri, "VisitsDeskPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return Desk(stage, 1); }, 8});
}

TEST(RoundPages, DeskPairs) {
  AuditInEveryLook({"visits-desk-pairs", kUri, "VisitsDeskPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return Desk(stage, 2); }, 8});
}

VisitsDeskModel* LeadsDesk(PageStage& stage, bool alarms) {
  if (alarms) stage.ServeHouseholds();
  Profile profile = SampleProfile(kStaff);
  profile.role_grants[0].set_role(v1::ROLE_SAFEGUARDING_LEAD);
  EXPECT_TRUE(stage.phone().store().SetProfile(profile).ok());
  return new VisitsDeskModel(stage.context(), In(stage, ""), &stage.context());
}

TEST(RoundPages, DeskOfALead) {
  AuditInEveryLook({"visits-desk-lead", kUri, "VisitsDeskPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return LeadsDesk(stage, true); }, 6});
}

TEST(RoundPages, DeskOfALeadWithoutAlarms) {
  AuditInEveryLook({"visits-desk-quiet", kUri, "VisitsDeskPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return LeadsDesk(stage, false); }, 0});
}

TEST(RoundPages, OpenedVisit) {
  AuditInEveryLook({"visits-desk-visit", kUri, "VisitsDeskPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return Desk(stage, 0, "visits/asked"); },
                    4});
}

TEST(RoundPages, OpenedPair) {
  AuditInEveryLook(
      {"visits-desk-pair", kUri, "VisitsDeskPage", "", kStaff,
       [](PageStage& stage) -> QObject* { return Desk(stage, 2, "pairings/maple-zhao"); }, 3});
}

TEST(RoundPages, RoundBefore) {
  AuditInEveryLook({"round-before", kUri, "RoundPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      return new RoundModel(stage.context(), In(stage, "round.draft"),
                                            &stage.context());
                    },
                    4});
}

TEST(RoundPages, Round) {
  AuditInEveryLook({"round", kUri, "RoundPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return Round(stage); }, 10});
}

// Published a moment ago, and nothing else is planned.
RoundModel* Published(PageStage& stage) {
  RoundModel* model = Round(stage);
  model->publish();
  stage.Advance(absl::Seconds(10));
  const auto item = stage.phone().outbox().Claim(1)->front();
  v1::PlanVisitsRequest request;
  EXPECT_TRUE(request.ParseFromString(item.request));
  v1::PlanVisitsResponse answer;
  for (int i = 0; i < request.plans_size(); ++i) {
    *answer.add_visits() = PublishedVisit(request.plans(i), i, stage.context().Now());
  }
  EXPECT_TRUE(stage.phone().outbox().Accept(item, answer.SerializeAsString()).ok());
  model->RefreshNow();
  return model;
}

TEST(RoundPages, RoundPublished) {
  AuditInEveryLook({"round-published", kUri, "RoundPage", "", kStaff,
                    [](PageStage& stage) -> QObject* { return Published(stage); }, 4});
}

TEST(RoundPages, RoundTakenBack) {
  PageStage stage(kStaff);
  stage.Use("zh");
  RoundModel* model = Published(stage);
  HouseholdServer server(stage);
  server.KeepVisits({"visits/new0"});
  AppWindow& window = stage.Show(kUri, "RoundPage", model, {.height = 1400});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "撤回这一轮"));
  ASSERT_TRUE(WaitUntil([&] { return model->proposed(); }));
  Grab(window.window());
  Shoot(window, "round-taken-back");
  EXPECT_NE(FindByText(window.window(), model->keptSentence()), nullptr);
  EXPECT_EQ(model->rows()->count(), 2);
  EXPECT_EQ(FindButton(window.window(), "撤回这一轮"), nullptr);
}

TEST(RoundPages, RoundWithSomeLeftOut) {
  AuditInEveryLook({"round-left-out", kUri, "RoundPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      RoundModel* model = Round(stage);
                      model->leaveOut("households/willow", true);
                      model->leaveOut("households/plum", true);
                      return model;
                    },
                    10});
}

TEST(RoundPages, RoundVisit) {
  AuditInEveryLook({"round-visit", kUri, "RoundPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      RoundModel* model = Round(stage);
                      model->show("households/maple");
                      model->lookInstead("people/zhao", "赵一帆");
                      model->picker()->search("陈");
                      return model;
                    },
                    5});
}

TEST(RoundPages, Plan) {
  AuditInEveryLook({"visit-plan", kUri, "VisitPlanPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      auto* model = new VisitPlanModel(stage.context(), "households/maple", "",
                                                       &stage.context());
                      model->addVisitor("people/zhao", "赵一帆");
                      model->addDelivery("大米", "5", "公斤");
                      return model;
                    },
                    8});
}

TEST(RoundPages, Change) {
  AuditInEveryLook({"visit-change", kUri, "VisitPlanPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      stage.ServeHouseholds();
                      return new VisitPlanModel(stage.context(), "", "visits/today",
                                                &stage.context());
                    },
                    8});
}

TEST(RoundPages, Figures) {
  AuditInEveryLook({"visit-figures", kUri, "VisitFiguresPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new VisitFiguresModel(stage.context(), &stage.context());
                      v1::GetVisitFiguresResponse response;
                      response.set_households(48);
                      response.set_households_visited(41);
                      response.set_visits_held(96);
                      response.set_visits_not_held(3);
                      response.set_people_visits(198);
                      response.set_minutes(9'120);
                      v1::DeliveredItem& rice = *response.add_deliveries();
                      rice.set_item("大米");
                      rice.set_unit("公斤");
                      rice.set_quantity(250'500);
                      model->Show(response);
                      return model;
                    },
                    5});
}

class RoundTaps : public testing::Test {
 protected:
  bool Writes(int rows) {
    return WaitUntil([&] { return stage_.phone().outbox().Counts()->waiting == rows; });
  }

  PageStage stage_{kStaff};
};

TEST_F(RoundTaps, ARoundIsLookedThroughAndPublishedByThreeTaps) {
  RoundModel* model = Round(stage_);
  AppWindow& window = stage_.Show(kUri, "RoundPage", model, {.width = 1180, .height = 820});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "锁定 枫叶07 的走访"));
  Grab(window.window());
  EXPECT_NE(FindButton(window.window(), "枫叶07 的走访已锁定"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "发布 青松30 的走访"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "发布 2 次走访"));
  ASSERT_TRUE(Writes(1));
  EXPECT_EQ(stage_.LastRequest<v1::PlanVisitsRequest>().plans_size(), 2);
  Grab(window.window());
  Shoot(window, "round-publishing");
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(Writes(0));
}

// Sixty visits, without a mouse: looked at, and published by the second control of the page.
TEST_F(RoundTaps, SixtyVisitsArePublishedFromTheKeyboard) {
  constexpr int kVisits = 60;
  v1::ProposeRoundResponse round;
  for (int i = 0; i < kVisits; ++i) {
    const std::string name = absl::StrCat("households/h", i);
    stage_.Serve(name, [&](v1::Change& change) {
      v1::Household& row = *change.mutable_household();
      row.set_name(name);
      row.set_unit("units/shangdu");
      row.set_alias(absl::StrCat("枫叶", i));
      row.set_state(v1::Household::STATE_ACTIVE);
      row.mutable_consent()->set_confirmed(true);
      *row.mutable_consent()->mutable_expire_time() =
          ToTimestamp(SampleNow() + absl::Hours(24 * 200));
    });
    v1::ProposedVisit& visit = *round.add_visits();
    visit = SampleRound().visits(1);
    visit.set_household_alias(absl::StrCat("枫叶", i));
    v1::VisitPlan& plan = *visit.mutable_plan();
    plan.set_household(name);
    for (auto* time : {plan.mutable_start_time(), plan.mutable_end_time()}) {
      time->set_seconds(time->seconds() + i * 60 * 60);  // one after the other
    }
  }
  auto* model = new RoundModel(stage_.context(), In(stage_, "round.draft"), &stage_.context());
  const absl::Time begin = absl::Now();
  model->Take(round);
  AppWindow& window = stage_.Show(kUri, "RoundPage", model, {.width = 1180, .height = 820});
  Grab(window.window());
  EXPECT_EQ(model->rows()->count(), kVisits);
  Shoot(window, "round-sixty");
  QTest::keyClick(window.window(), Qt::Key_Tab);
  QTest::keyClick(window.window(), Qt::Key_Tab);
  QTest::keyClick(window.window(), Qt::Key_Space);
  ASSERT_TRUE(Writes(1));
  EXPECT_EQ(stage_.LastRequest<v1::PlanVisitsRequest>().plans_size(), kVisits);
  // What the coordinator waits for, of the twenty seconds that the whole may take.
  EXPECT_LT(absl::Now() - begin, absl::Seconds(10));
}

TEST_F(RoundTaps, SomebodyElseIsChosenInTheSheet) {
  RoundModel* model = Round(stage_);
  AppWindow& window = stage_.Show(kUri, "RoundPage", model);
  model->show("households/maple");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "换成孙大勇"));
  Grab(window.window());
  EXPECT_EQ(model->visitors()[0].toMap()["who"], "孙大勇");
  EXPECT_TRUE(model->pinned());
}

TEST_F(RoundTaps, TwoArePairedInTheirSheet) {
  VisitsDeskModel* model = Desk(stage_, 2);
  AppWindow& window = stage_.Show(kUri, "VisitsDeskPage", model, {.width = 1180, .height = 820});
  ASSERT_TRUE(ClickText(window.window(), "结成一对"));
  Grab(window.window());
  EXPECT_EQ(FindButton(window.window(), "结对"), nullptr);  // before the two are chosen
  QTest::keyClick(window.window(), Qt::Key_Tab);
  ASSERT_TRUE(TypeText(window.window(), "枫叶"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "枫叶07"));
  model->person()->search("阿依");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "阿依努尔"));
  Grab(window.window());
  Shoot(window, "pair-sheet");
  ASSERT_TRUE(ClickText(window.window(), "结对"));
  ASSERT_TRUE(Writes(1));
  EXPECT_EQ(stage_.LastRequest<v1::CreatePairingRequest>().household(), "households/maple");
}

TEST_F(RoundTaps, AVisitIsCalledOffAndTheTapTakenBack) {
  VisitsDeskModel* model = Desk(stage_, 0, "visits/asked");
  AppWindow& window = stage_.Show(kUri, "VisitsDeskPage", model, {.width = 1180, .height = 1000});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "这次不去了"));
  ASSERT_TRUE(Writes(1));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(Writes(0));
}

TEST_F(RoundTaps, AnAlarmDoesNotEndByOneTap) {
  VisitsDeskModel* model = Desk(stage_);
  AppWindow& window = stage_.Show(kUri, "VisitsDeskPage", model);
  Grab(window.window());
  QSignalSpy asked(model, &PageModel::refreshed);
  ASSERT_TRUE(ClickText(window.window(), "已报平安"));
  Grab(window.window());
  Shoot(window, "safe-sheet");
  EXPECT_EQ(asked.count(), 0);
  QSignalSpy refused(model, &PageModel::refused);
  ASSERT_TRUE(ClickText(window.window(), "确定已报平安"));
  // The server is told, and cannot be reached here.
  EXPECT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
}

TEST_F(RoundTaps, AnAddressIsShownByTwoTapsAndClosesByItself) {
  VisitsDeskModel* model = Desk(stage_);
  AppWindow& window = stage_.Show(kUri, "VisitsDeskPage", model);
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "他们在哪里"));
  Grab(window.window());
  Shoot(window, "where-sheet");
  EXPECT_NE(FindButton(window.window(), "显示住址"), nullptr);
  v1::LookUpHouseholdContactResponse contact;
  contact.mutable_contact()->set_address("北门 3 号");
  contact.mutable_contact()->set_phone("138 0000 0000");
  model->where()->Show(model->where()->Await(), contact);
  Grab(window.window());
  Shoot(window, "where-shown");
  EXPECT_NE(FindByText(window.window(), "北门 3 号"), nullptr);
  model->where()->findChild<QTimer*>("forget")->start(1);
  EXPECT_TRUE(WaitUntil([&] { return FindByText(window.window(), "北门 3 号") == nullptr; }));
  EXPECT_EQ(FindButton(window.window(), "显示住址"), nullptr);  // the sheet has closed
}

TEST_F(RoundTaps, AHouseholdIsLeftOutThisTimeAndTakenInAgain) {
  RoundModel* model = Round(stage_);
  AppWindow& window = stage_.Show(kUri, "RoundPage", model, {.width = 1180, .height = 1000});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "这次不去"));  // of the one that has no visit
  Grab(window.window());
  ASSERT_EQ(model->absent().size(), 1);
  EXPECT_EQ(model->unassigned().size(), 0);
  ASSERT_TRUE(ClickText(window.window(), "荷花03 还是要去"));
  EXPECT_EQ(model->absent().size(), 0);
  EXPECT_EQ(model->unassigned().size(), 1);
}

TEST_F(RoundTaps, SheetsAreSavedFromTheirSheet) {
  VisitsDeskModel* model = Desk(stage_, 1);
  AppWindow& window = stage_.Show(kUri, "VisitsDeskPage", model);
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "打印走访单"));
  Grab(window.window());
  Shoot(window, "print-sheet");
  ASSERT_TRUE(ClickText(window.window(), "保存走访单"));
  EXPECT_NE(model->savedFile(), "");
}

}  // namespace
}  // namespace glimmer::mobile
