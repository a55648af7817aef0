// The three pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/wishes/new_wish_model.h"
#include "mobile/wishes/wish_list_model.h"
#include "mobile/wishes/wish_model.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Wishes";

TEST(WishesPages, List) {
  AuditInEveryLook({"wishes", kUri, "WishesPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new WishListModel(stage.context(), &stage.context());
                    },
                    2});
}

TEST(WishesPages, Wish) {
  AuditInEveryLook({"wish", kUri, "WishPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new WishModel(stage.context(), "wishes/glasses", &stage.context());
                    },
                    2});
}

TEST(WishesPages, SharedWish) {
  AuditInEveryLook({"wish-shared", kUri, "WishPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new WishModel(stage.context(), "wishes/books", &stage.context());
                    },
                    1});
}

TEST(WishesPages, NewWish) {
  AuditInEveryLook({"wish-new", kUri, "NewWishPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new NewWishModel(stage.context(), &stage.context());
                    },
                    1});
}

TEST(WishesPages, Correction) {
  AuditInEveryLook({"wish-correction", kUri, "NewWishPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      return new NewWishModel(stage.context(), "wishes/kettle", &stage.context());
                    },
                    1});
}

TEST(WishesPages, ATapOnClaimAsksAndUndoTakesItBack) {
  PageStage stage;
  auto* model = new WishListModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show(kUri, "WishesPage", model, {.height = 1600});
  ASSERT_TRUE(ClickText(window.window(), "认领, 换一个厨房灯泡"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto request = stage.LastRequest<v1::ClaimWishRequest>();
  EXPECT_EQ(request.wish(), "wishes/lamp");
  EXPECT_EQ(request.person(), "people/zhao");
  Grab(window.window());
  EXPECT_NE(FindByText(window.window(), "已提出认领，还没确认"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 0; }));
}

TEST(WishesPages, APartOfASharedWishIsClaimed) {
  PageStage stage;
  auto* model = new WishModel(stage.context(), "wishes/books", &stage.context());
  AppWindow& window = stage.Show(kUri, "WishPage", model, {.height = 1000});
  model->claim("3");
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  EXPECT_EQ(stage.LastRequest<v1::ClaimWishRequest>().quantity(), 3'000);
  EXPECT_EQ(window.window()->isVisible(), true);
}

TEST(WishesPages, AWishIsClaimedForTheTeam) {
  PageStage stage;
  auto* model = new WishModel(stage.context(), "wishes/lamp", &stage.context());
  AppWindow& window = stage.Show(kUri, "WishPage", model, {.height = 1000});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "为我的队伍认领"));
  ASSERT_TRUE(ClickText(window.window(), "认领"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  EXPECT_EQ(stage.LastRequest<v1::ClaimWishRequest>().team(), "units/library");
}

TEST(WishesPages, ADeliveryTakesTheTimesAndThenTheCode) {
  PageStage stage;
  auto* model = new WishModel(stage.context(), "wishes/glasses", &stage.context());
  AppWindow& window = stage.Show(kUri, "WishPage", model, {.height = 1000});
  ASSERT_TRUE(ClickText(window.window(), "已送到"));
  Grab(window.window());
  ASSERT_NE(FindByText(window.window(), "你什么时候在那里？"), nullptr);
  EXPECT_EQ(model->cameAt(), "12:52");
  ASSERT_TRUE(ClickText(window.window(), "记下送到"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto delivered = stage.LastRequest<v1::DeliverWishRequest>();
  EXPECT_EQ(delivered.wish_claim(), "wish_claims/glasses");
  EXPECT_EQ(delivered.end_time().seconds() - delivered.start_time().seconds(), 1800);
  model->RefreshNow();
  EXPECT_EQ(model->step(), "code");
  model->sendCode("１２3 456");
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 2; }));
  EXPECT_EQ(stage.LastRequest<v1::ConfirmWithCodeRequest>().code(), "123456");
}

TEST(WishesPages, AnAddressInThePublicTextStopsForAQuestion) {
  PageStage stage;
  auto* model = new NewWishModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show(kUri, "NewWishPage", model, {.height = 1600});
  model->setCategory(1);  // a repair
  model->setTitle("换灯泡");
  model->setDescription("3号楼2单元");
  Grab(window.window());
  EXPECT_EQ(FindButton(window.window(), "交给协调员"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "都不是"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "交给协调员"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto request = stage.LastRequest<v1::ProposeWishRequest>();
  EXPECT_TRUE(request.public_text_is_fine());
  EXPECT_EQ(request.wish().service().minutes(), 30);
}

}  // namespace
}  // namespace glimmer::mobile
