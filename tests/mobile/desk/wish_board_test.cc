// The board of wishes: every look, what stands in which column, and what a coordinator can do.
#include <gtest/gtest.h>

#include "mobile/desk/wish_board_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Desk";

QObject* Board(PageStage& stage) { return new WishBoardModel(stage.context(), &stage.context()); }

TEST(WishBoardPages, Board) {
  AuditInEveryLook({"wish-board", kUri, "WishBoardPage", "", SampleWho::kCoordinator, Board, 1});
}

TEST(WishBoardPages, OpenedWish) {
  AuditInEveryLook({"wish-board-open", kUri, "WishBoardPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      auto* model = new WishBoardModel(stage.context(), &stage.context());
                      model->show("wishes/radio");
                      return model;
                    },
                    1});
}

TEST(WishBoardPages, EveryWishStandsInItsColumn) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  WishBoardModel model(stage.context());
  EXPECT_EQ(model.review()->count(), 2);
  EXPECT_EQ(model.open()->count(), 5);
  EXPECT_EQ(model.claimed()->count(), 2);
  EXPECT_EQ(model.delivered()->count(), 1);
  EXPECT_EQ(model.confirmed()->count(), 1);
  EXPECT_EQ(model.overdue(), 1);
  EXPECT_EQ(model.delivered()->At(0, "who"), "赵一帆，今天 11:22 送到");
}

TEST(WishBoardPages, SaysWhoCameAlong) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  v1::WishClaim claim = **stage.phone().store().Get<v1::WishClaim>("wish_claims/radio");
  claim.add_companions("people/p1");
  claim.add_companions("people/elsewhere");
  stage.Serve(claim.name(), [&](v1::Change& change) { *change.mutable_wish_claim() = claim; });
  WishBoardModel model(stage.context());
  EXPECT_EQ(model.delivered()->At(0, "who"), "赵一帆（同去：马晓燕、另外 1 人），今天 11:22 送到");
}

TEST(WishBoardPages, AProposalIsPublishedByTwoTaps) {
  PageStage stage(SampleWho::kCoordinator);
  auto* model = new WishBoardModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show(kUri, "WishBoardPage", model, {.width = 1180});
  ASSERT_TRUE(ClickText(window.window(), "电热水壶 1 个"));
  Grab(window.window());
  EXPECT_EQ(FindButton(window.window(), "不发布"), nullptr);  // before there is a reason
  ASSERT_TRUE(ClickText(window.window(), "发布"));
  ASSERT_TRUE(WaitUntil([&] { return stage.phone().outbox().Counts()->waiting == 1; }));
  EXPECT_EQ(stage.LastRequest<v1::ApproveWishRequest>().wish(), "wishes/kettle");
}

TEST(WishBoardPages, WhatIsToBeCalledBackStandsFirst) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  const absl::Time now = stage.clock().Now();
  for (const auto& [id, due] :
       {std::pair("late", now - absl::Hours(1)), std::pair("soon", now + absl::Hours(1))}) {
    v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/radio");
    wish.set_name(std::string("wishes/") + id);
    wish.set_deadline_date("2100-01-01");
    *wish.mutable_call_back_time() = ToTimestamp(due);
    stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  }
  auto* model = new WishBoardModel(stage.context(), &stage.context());
  ASSERT_EQ(model->delivered()->count(), 3);
  EXPECT_EQ(model->delivered()->At(0, "key"), "wishes/late");
  EXPECT_EQ(model->delivered()->At(0, "callBack"), true);
  EXPECT_EQ(model->delivered()->At(1, "callBack"), false);
  EXPECT_EQ(model->delivered()->At(2, "callBack"), false);
  AppWindow& window = stage.Show(kUri, "WishBoardPage", model, {.width = 1180});
  Grab(window.window());
  EXPECT_NE(FindByText(window.window(), "该回访了"), nullptr);
  Shoot(window, "wish-board-call-back");
}

TEST(WishBoardPages, AProposalThatReadsLikeAnotherSaysSo) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  v1::Wish again = **stage.phone().store().Get<v1::Wish>("wishes/lamp");
  again.set_name("wishes/again");
  again.set_title("换一个 厨房灯泡");
  again.set_state(v1::Wish::STATE_PROPOSED);
  stage.Serve(again.name(), [&](v1::Change& change) { *change.mutable_wish() = again; });
  WishBoardModel model(stage.context());
  model.show("wishes/again");
  EXPECT_EQ(model.alike(), "可能是同一个：换一个厨房灯泡");
  // A space of another kind and a dot in the middle are no difference, as for the server.
  again.set_title("换一个　厨房·灯泡");
  stage.Serve(again.name(), [&](v1::Change& change) { *change.mutable_wish() = again; });
  EXPECT_EQ(model.alike(), "可能是同一个：换一个厨房灯泡");
  model.show("wishes/kettle");
  EXPECT_EQ(model.alike(), "");
}

TEST(WishBoardPages, ACallBackConfirmsWhatWasDelivered) {
  PageStage stage(SampleWho::kCoordinator);
  WishBoardModel model(stage.context());
  model.show("wishes/radio");
  EXPECT_EQ(model.step(), "confirm");
  EXPECT_EQ(model.claims()->count(), 1);
  model.confirmReceipt();
  EXPECT_EQ(stage.LastRequest<v1::ConfirmReceiptRequest>().wish(), "wishes/radio");
  model.RefreshNow();
  EXPECT_EQ(model.step(), "");
}

}  // namespace
}  // namespace glimmer::mobile
