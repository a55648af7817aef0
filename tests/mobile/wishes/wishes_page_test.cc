// The three pages in a real window: every look, what a screen reader finds, and real touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/wishes/new_wish_model.h"
#include "mobile/wishes/wish_list_model.h"
#include "mobile/wishes/wish_model.h"
#include "shared/base/time_convert.h"
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

// On the phone of the receiver's own contact.
WishModel* Asked(PageStage& stage) {
  v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/books");
  wish.set_delivered_quantity(12'000);
  v1::UnconfirmedDelivery& asked = *wish.add_unconfirmed_deliveries();
  asked.set_wish_claim("wish_claims/one");
  asked.set_quantity(8'000);
  *asked.mutable_end_time() = ToTimestamp(stage.clock().Now() - absl::Hours(1));
  stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  return new WishModel(stage.context(), wish.name().c_str(), &stage.context());
}

TEST(WishesPages, AskedWhetherItCame) {
  AuditInEveryLook({"wish-asked", kUri, "WishPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* { return Asked(stage); }, 3});
}

TEST(WishesPages, AskedInTheList) {
  AuditInEveryLook({"wishes-asked", kUri, "WishesPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      Asked(stage);
                      return new WishListModel(stage.context(), &stage.context());
                    },
                    2});
}

TEST(WishesPages, AYesIsSavedAndCanBeTakenBack) {
  PageStage stage;
  AppWindow& window = stage.Show(kUri, "WishPage", Asked(stage), {.height = 1000});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "是的，收到了, 8 本，今天 12:22"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  EXPECT_EQ(stage.LastRequest<v1::ConfirmReceiptRequest>().wish_claim(), "wish_claims/one");
  Grab(window.window());
  Shoot(window, "wish-asked-yes");
  EXPECT_EQ(FindByText(window.window(), "收到了吗？"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 0; }));
  EXPECT_TRUE(WaitUntil([&] {
    Grab(window.window());
    return FindByText(window.window(), "收到了吗？") != nullptr;
  }));
}

TEST(WishesPages, ANoSaysWhyFirst) {
  PageStage stage;
  AppWindow& window = stage.Show(kUri, "WishPage", Asked(stage), {.height = 1000});
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "没收到，或不对, 8 本，今天 12:22"));
  Grab(window.window());
  ASSERT_NE(FindByText(window.window(), "哪里不对？"), nullptr);
  Shoot(window, "wish-asked-no");
  EXPECT_EQ(FindButton(window.window(), "就这样告诉"), nullptr);
  do {
    QTest::keyClick(window.window(), Qt::Key_Tab);
  } while (!TypeText(window.window(), "没有人来"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "就这样告诉"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto request = stage.LastRequest<v1::ReopenWishRequest>();
  EXPECT_EQ(request.wish_claim(), "wish_claims/one");
  EXPECT_EQ(request.reason(), "没有人来");
}

// Of a wish that is their own.
WishModel* Own(PageStage& stage) {
  v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/lamp");
  wish.set_may_withdraw(true);
  stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  return new WishModel(stage.context(), wish.name().c_str(), &stage.context());
}

TEST(WishesPages, OwnWish) {
  AuditInEveryLook({"wish-own", kUri, "WishPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* { return Own(stage); }, 2});
}

TEST(WishesPages, OnesOwnIsTakenBackAfterAQuestion) {
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage;
    stage.settings().setElder(look.elder);
    AppWindow& window = stage.Show(kUri, "WishPage", Own(stage), look);
    const bool chinese = look.language == "zh";
    ASSERT_TRUE(ClickText(window.window(), chinese ? "撤回这个心愿" : "Take this wish back"))
        << name;
    AuditWindow(window, look, "wish-take-back-" + name, 2);
    EXPECT_EQ(stage.phone().outbox().Counts()->waiting, 0);
    ASSERT_TRUE(ClickText(window.window(), chinese ? "撤回" : "Take it back")) << name;
    ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; })) << name;
    AuditWindow(window, look, "wish-taken-back-" + name, 2);
    ASSERT_TRUE(ClickText(window.window(), chinese ? "撤销" : "Undo")) << name;
    EXPECT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 0; })) << name;
  }
}

TEST(WishesPages, WhoCameAlongIsTicked) {
  PageStage stage;
  stage.ServeHouseholds();
  auto* model = new WishModel(stage.context(), "wishes/glasses", &stage.context());
  AppWindow& window = stage.Show(kUri, "WishPage", model, {.height = 1000});
  ASSERT_TRUE(ClickText(window.window(), "已送到"));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "马晓燕"));
  Grab(window.window());
  Shoot(window, "wish-companions");
  ASSERT_TRUE(ClickText(window.window(), "记下送到"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  const auto request = stage.LastRequest<v1::DeliverWishRequest>();
  ASSERT_EQ(request.companions_size(), 1);
  EXPECT_EQ(request.companions(0), "people/p1");
  Grab(window.window());
  EXPECT_NE(FindByText(window.window(), "同去：马晓燕"), nullptr);
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
