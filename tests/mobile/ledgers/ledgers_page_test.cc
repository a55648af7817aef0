// The pages of the ledgers in a real window: every look, what a screen reader finds, and touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/ledgers/deed_list_model.h"
#include "mobile/ledgers/follow_up_list_model.h"
#include "mobile/ledgers/gift_list_model.h"
#include "mobile/ledgers/ledger_figures_model.h"
#include "mobile/ledgers/new_deed_model.h"
#include "mobile/ledgers/new_follow_up_model.h"
#include "mobile/ledgers/new_gift_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Ledgers";
constexpr SampleWho kStaff = SampleWho::kCoordinator;

template <typename Model>
QObject* Make(PageStage& stage) {
  return new Model(stage.context(), &stage.context());
}

template <typename Model>
QObject* MakeWithFolder(PageStage& stage) {
  return new Model(stage.context(), QString::fromStdString(stage.folder().File("")),
                   &stage.context());
}

v1::GetLedgerFiguresResponse SampleFigures() {
  v1::GetLedgerFiguresResponse response;
  v1::LedgerFigures& figures = *response.mutable_figures();
  figures.set_wishes_published(48);
  figures.set_wishes_claimed(41);
  figures.set_wishes_fulfilled(36);
  figures.set_wishes_fulfilled_in_time(33);
  for (const auto& [days, wishes] : {std::pair(0, 7), std::pair(8, 4), std::pair(31, 1)}) {
    v1::LedgerFigures::AgeGroup& group = *figures.add_wishes_open();
    group.set_from_days(days);
    group.set_wishes(wishes);
  }
  figures.set_deeds_by_organizations(12);
  figures.set_deeds_by_individuals(57);
  v1::LedgerFigures::GiftFigure& gift = *figures.add_gifts();
  gift.set_item("毛毯");
  gift.set_measure("条");
  gift.set_quantity(112'000);
  gift.set_gifts(9);
  figures.set_gifts_value_fen(12'345'600);
  figures.set_gifts_without_value(3);
  figures.set_follow_ups_opened(21);
  figures.set_follow_ups_closed(17);
  figures.set_follow_ups_closed_late(2);
  figures.set_follow_ups_overdue(1);
  figures.set_follow_ups_open(6);
  *response.mutable_as_of_time() = ToTimestamp(SampleNow());
  for (const char* figure : {"wishes_published", "wishes_claimed", "wishes_fulfilled",
                             "deeds_by_organizations", "gifts_value_fen", "follow_ups_opened"}) {
    v1::FigureDefinition& definition = *response.add_definitions();
    definition.set_figure(figure);
    definition.set_text("本期内计入这一项的数目，以登记时间为准。");
  }
  return response;
}

TEST(LedgerPages, FollowUps) {
  AuditInEveryLook({"follow-ups", kUri, "FollowUpsPage", "", kStaff, Make<FollowUpListModel>, 6});
}

TEST(LedgerPages, OpenedFollowUp) {
  AuditInEveryLook({"follow-up", kUri, "FollowUpsPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new FollowUpListModel(stage.context(), &stage.context());
                      model->show("follow_ups/drain");
                      return model;
                    },
                    1});
}

TEST(LedgerPages, NewFollowUp) {
  AuditInEveryLook({"follow-up-new", kUri, "NewFollowUpPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new NewFollowUpModel(stage.context(), &stage.context());
                      model->setTitle("3号楼2单元的灯");
                      return model;
                    },
                    4});
}

TEST(LedgerPages, Deeds) {
  AuditInEveryLook({"deeds", kUri, "DeedsPage", "", kStaff, Make<DeedListModel>, 4});
}

TEST(LedgerPages, OpenedDeed) {
  AuditInEveryLook({"deed", kUri, "DeedsPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new DeedListModel(stage.context(), &stage.context());
                      model->show("deeds/snow");
                      return model;
                    },
                    2});
}

TEST(LedgerPages, NewDeed) {
  AuditInEveryLook({"deed-new", kUri, "NewDeedPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new NewDeedModel(stage.context(), &stage.context());
                      model->setDoer(1);
                      model->person()->search("晓");
                      return model;
                    },
                    5});
}

TEST(LedgerPages, Gifts) {
  AuditInEveryLook({"gifts", kUri, "GiftsPage", "", kStaff, MakeWithFolder<GiftListModel>, 4});
}

TEST(LedgerPages, OpenedGift) {
  AuditInEveryLook({"gift", kUri, "GiftsPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      auto* model =
                          static_cast<GiftListModel*>(MakeWithFolder<GiftListModel>(stage));
                      model->show("gifts/rice");
                      return model;
                    },
                    2});
}

TEST(LedgerPages, NewGift) {
  AuditInEveryLook({"gift-new", kUri, "NewGiftPage", "", kStaff, Make<NewGiftModel>, 5});
}

TEST(LedgerPages, Figures) {
  AuditInEveryLook({"figures", kUri, "LedgerFiguresPage", "", kStaff,
                    [](PageStage& stage) -> QObject* {
                      auto* model = static_cast<LedgerFiguresModel*>(
                          MakeWithFolder<LedgerFiguresModel>(stage));
                      model->Show(SampleFigures());
                      return model;
                    },
                    6});
}

class LedgerTaps : public testing::Test {
 protected:
  bool WritesOne() {
    return WaitUntil([&] { return stage_.phone().outbox().Counts()->waiting == 1; });
  }

  PageStage stage_{kStaff};
};

TEST_F(LedgerTaps, AFinishedFollowUpIsClosedAndTheTapTakenBack) {
  auto* model = new FollowUpListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "FollowUpsPage", model, {.width = 1180, .height = 820});
  model->show("follow_ups/ramp");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "销号"));
  ASSERT_TRUE(WritesOne());
  EXPECT_EQ(stage_.LastRequest<v1::CloseFollowUpRequest>().follow_up(), "follow_ups/ramp");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(WaitUntil([&] { return stage_.phone().outbox().Counts()->waiting == 0; }));
}

TEST_F(LedgerTaps, APlanIsMadeInItsSheet) {
  auto* model = new FollowUpListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "FollowUpsPage", model);
  model->show("follow_ups/noise");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "由谁负责，何时办好"));
  Grab(window.window());
  Shoot(window, "plan-zh");
  EXPECT_EQ(FindButton(window.window(), "保存安排"), nullptr);  // before there is an owner
  model->owner()->search("马");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "马晓燕"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "保存安排"));
  ASSERT_TRUE(WritesOne());
  const auto request = stage_.LastRequest<v1::PlanFollowUpRequest>();
  EXPECT_EQ(request.owner(), "people/p1");
  EXPECT_EQ(request.due_date(), "2026-12-01");
}

TEST_F(LedgerTaps, APlanThatWasNotMadeLeavesNothingBehind) {
  auto* model = new FollowUpListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "FollowUpsPage", model);
  model->show("follow_ups/lamp");
  const auto plan = [&] {
    Grab(window.window());
    ASSERT_TRUE(ClickText(window.window(), "由谁负责，何时办好"));
    QTest::keyClick(window.window(), Qt::Key_Tab);
  };
  plan();
  ASSERT_TRUE(TypeText(window.window(), "赵"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "赵一帆"));
  ASSERT_EQ(model->owner()->who(), "赵一帆");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "先不"));
  plan();
  EXPECT_EQ(model->owner()->who(), "马晓燕");
  ASSERT_TRUE(TypeText(window.window(), "阿"));
  Grab(window.window());
  ASSERT_NE(FindButton(window.window(), "阿依努尔"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "先不"));
  plan();
  EXPECT_EQ(FindButton(window.window(), "阿依努尔"), nullptr);
  EXPECT_EQ(window.window()->activeFocusItem()->property("text").toString(), "");
}

TEST_F(LedgerTaps, OnAPhoneAnOpenedFollowUpGoesBackToTheList) {
  auto* model = new FollowUpListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "FollowUpsPage", model);
  EXPECT_EQ(FindButton(window.window(), "全部事项"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "北门路灯不亮"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "全部事项"));
  EXPECT_EQ(model->followUp(), "");
  ASSERT_TRUE(ClickText(window.window(), "北门路灯不亮"));
  Grab(window.window());
  QTest::keyClick(window.window(), Qt::Key_Escape);
  EXPECT_EQ(model->followUp(), "");
}

TEST_F(LedgerTaps, AnEmptyListIsSaidOnce) {
  auto* model = new FollowUpListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "FollowUpsPage", model, {.width = 1180, .height = 820});
  EXPECT_NE(FindByText(window.window(), "还没有选"), nullptr);
  stage_.Serve("follow_ups/bin",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_TOMBSTONE); });
  model->setFilter(3);
  ASSERT_EQ(model->rows()->count(), 0);
  Grab(window.window());
  Shoot(window, "follow-ups-empty-wide");
  EXPECT_NE(FindByText(window.window(), "这里没有事项"), nullptr);
  EXPECT_EQ(FindByText(window.window(), "还没有选"), nullptr);
}

TEST_F(LedgerTaps, EvidenceThatLooksPrivateStopsForAQuestion) {
  auto* model = new FollowUpListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "FollowUpsPage", model);
  model->show("follow_ups/lamp");
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "已办结"));
  Grab(window.window());
  EXPECT_EQ(FindButton(window.window(), "办好了"), nullptr);
  QTest::keyClick(window.window(), Qt::Key_Tab);
  ASSERT_TRUE(TypeText(window.window(), "3号楼2单元门口的灯亮了"));
  Grab(window.window());
  Shoot(window, "finish-zh");
  EXPECT_EQ(FindButton(window.window(), "办好了"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "都不是"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "办好了"));
  ASSERT_TRUE(WritesOne());
  EXPECT_TRUE(stage_.LastRequest<v1::FinishFollowUpRequest>().public_text_is_fine());
}

TEST_F(LedgerTaps, AWaitingDeedIsConfirmedByTwoTaps) {
  auto* model = new DeedListModel(stage_.context(), &stage_.context());
  AppWindow& window = stage_.Show(kUri, "DeedsPage", model);
  ASSERT_TRUE(ClickText(window.window(), "扫了北门的雪"));
  Grab(window.window());
  EXPECT_EQ(FindButton(window.window(), "不予认定"), nullptr);  // before there is a reason
  ASSERT_TRUE(ClickText(window.window(), "确认"));
  ASSERT_TRUE(WritesOne());
  EXPECT_TRUE(stage_.LastRequest<v1::DecideDeedRequest>().confirm());
}

}  // namespace
}  // namespace glimmer::mobile
