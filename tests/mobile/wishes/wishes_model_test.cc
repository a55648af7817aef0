// What the pages say, by what the phone holds and what is on its way.
#include <gtest/gtest.h>

#include "mobile/model/wish_words.h"
#include "mobile/wishes/new_wish_model.h"
#include "mobile/wishes/wish_list_model.h"
#include "mobile/wishes/wish_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

int Row(WishListModel& model, const QString& key) {
  for (int i = 0; i < model.rows()->count(); ++i) {
    if (model.rows()->At(i, "key") == key) return i;
  }
  return -1;
}

TEST(WishListModelTest, MineStandOnTopAndWhatIsDoneIsLeftOut) {
  PageStage stage;
  stage.Use("zh");
  WishListModel model(stage.context());
  ASSERT_GE(model.rows()->count(), 3);
  EXPECT_EQ(model.rows()->At(0, "section"), "我认领的");
  EXPECT_EQ(model.rows()->At(0, "key"), "wishes/radio");
  EXPECT_EQ(model.rows()->At(0, "step"), "code");
  EXPECT_EQ(model.rows()->At(1, "step"), "deliver");
  EXPECT_EQ(model.rows()->At(2, "section"), "等人认领 · 5");
  EXPECT_EQ(Row(model, "wishes/shoes"), -1);
  EXPECT_EQ(Row(model, "wishes/kettle"), -1);
  model.setAll(true);
  EXPECT_GE(Row(model, "wishes/shoes"), 0);
  model.setHelp(true);
  EXPECT_EQ(Row(model, "wishes/books"), -1);
  EXPECT_GE(Row(model, "wishes/lamp"), 0);
}

TEST(WishListModelTest, OnesOwnProposalStandsInSight) {
  PageStage stage;
  stage.Use("zh");
  v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/lamp");
  wish.set_name("wishes/own");
  wish.set_state(v1::Wish::STATE_PROPOSED);
  stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  WishListModel model(stage.context());
  const int row = Row(model, "wishes/own");
  ASSERT_GE(row, 0);
  EXPECT_EQ(model.rows()->At(row, "section"), "待审核");
  EXPECT_EQ(model.rows()->At(row, "step"), "");
}

TEST(WishListModelTest, ASharedWishSaysHowMuchIsLeft) {
  PageStage stage;
  stage.Use("zh");
  WishListModel model(stage.context());
  const int row = Row(model, "wishes/books");
  ASSERT_GE(row, 0);
  EXPECT_EQ(model.rows()->At(row, "remaining"), "还差 8 本");
  EXPECT_EQ(model.rows()->At(row, "percent"), 60);
  EXPECT_EQ(model.rows()->At(row, "step"), "choose");
}

TEST(WishListModelTest, NobodyHoldsMoreThanThree) {
  PageStage stage;
  stage.Use("zh");
  WishListModel model(stage.context());
  model.claim("wishes/lamp");
  model.claim("wishes/chair");
  model.RefreshNow();
  const int row = Row(model, "wishes/reading");
  ASSERT_GE(row, 0);
  EXPECT_EQ(model.rows()->At(row, "step"), "");
  EXPECT_EQ(model.rows()->At(row, "whyNot"), "你手上已有 3 个心愿。请先送到或放回一个。");
}

TEST(WishModelTest, AClaimOnItsWayIsNotWon) {
  PageStage stage;
  stage.Use("zh");
  WishModel model(stage.context(), "wishes/lamp");
  EXPECT_EQ(model.step(), "claim");
  model.claim("");
  model.RefreshNow();
  EXPECT_EQ(model.step(), "");
  EXPECT_EQ(model.badgeKind(), "waiting");
}

TEST(WishModelTest, SaysForWhichTeamItWasClaimed) {
  PageStage stage;
  stage.Use("zh");
  v1::WishClaim claim = **stage.phone().store().Get<v1::WishClaim>("wish_claims/glasses");
  claim.set_team("units/library");
  stage.Serve(claim.name(), [&](v1::Change& change) { *change.mutable_wish_claim() = claim; });
  WishModel model(stage.context(), "wishes/glasses");
  EXPECT_EQ(model.ownTeam(), "城东图书馆");
  EXPECT_EQ(model.claimedFor(), "为城东图书馆认领");
  WishModel lamp(stage.context(), "wishes/lamp");
  EXPECT_EQ(lamp.claimedFor(), "");
}

TEST(WishModelTest, TheContactIsShownOnlyByAnAgreedTime) {
  PageStage stage;
  stage.Use("zh");
  WishModel model(stage.context(), "wishes/glasses");
  EXPECT_TRUE(model.held());
  EXPECT_FALSE(model.mayAskContact());
  model.agree(1, "14:00", "15:00");
  model.RefreshNow();
  EXPECT_TRUE(model.mayAskContact());
  EXPECT_EQ(model.agreed(), "已约好：明天 14:00–15:00");
}

TEST(NewWishModelTest, SaysWhatIsMissing) {
  PageStage stage;
  stage.Use("zh");
  NewWishModel model(stage.context());
  EXPECT_EQ(model.missing(), "请写下心愿");
  model.setTitle("图画书");
  EXPECT_EQ(model.missing(), "请写明是什么东西");
  model.setItem("图画书");
  model.setMeasure("本");
  EXPECT_EQ(model.missing(), "");
  model.setQuantity("零");
  EXPECT_EQ(model.missing(), "请写明数量");
  model.setQuantity("２.5");
  EXPECT_EQ(model.missing(), "");
  model.setLastDay("昨天");
  EXPECT_EQ(model.missing(), "最后一天写成 2026-12-31 的样子，且不能已过");
}

TEST(NewWishModelTest, TheKindSaysWhatIsNeeded) {
  PageStage stage;
  stage.Use("zh");
  NewWishModel model(stage.context());
  EXPECT_EQ(model.categories(), QStringList({"物品", "维修", "陪伴", "辅导", "跑腿", "其他"}));
  EXPECT_FALSE(model.isService());
  EXPECT_FALSE(model.asksNeed());
  for (const int kind : {1, 2, 3, 4}) {
    model.setCategory(kind);
    EXPECT_TRUE(model.isService()) << kind;
    EXPECT_FALSE(model.asksNeed()) << kind;
  }
  model.setCategory(5);
  EXPECT_TRUE(model.asksNeed());
  EXPECT_FALSE(model.isService());
  model.setIsService(true);
  model.setTitle("写一封信");
  model.write();
  const auto request = stage.LastRequest<v1::ProposeWishRequest>();
  EXPECT_EQ(request.wish().category(), "other");
  EXPECT_EQ(request.wish().service().minutes(), 30);
}

void ServeCeiling(PageStage& stage, int64_t fen) {
  v1::Unit root;
  const auto units = stage.phone().store().Units();
  ASSERT_TRUE(units.ok()) << units.status();
  for (const v1::Unit& unit : *units) {
    if (unit.parent().empty()) root = unit;
  }
  ASSERT_NE(root.name(), "");
  root.set_wish_ceiling_fen(fen);
  stage.Serve(root.name(), [&](v1::Change& change) { *change.mutable_unit() = root; });
}

TEST(NewWishModelTest, SaysWhatAWishMayBeWorth) {
  PageStage stage;
  stage.Use("zh");
  NewWishModel model(stage.context());
  EXPECT_EQ(model.ceiling(), "");
  ServeCeiling(stage, 20'000);
  model.RefreshNow();
  EXPECT_EQ(model.ceiling(), "只收小心愿：大约不超过 200 元");
  ServeCeiling(stage, 150);
  model.RefreshNow();
  EXPECT_EQ(model.ceiling(), "只收小心愿：大约不超过 1.50 元");
}

TEST(NewWishModelTest, CorrectsAWishInReview) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  NewWishModel model(stage.context(), "wishes/kettle");
  EXPECT_TRUE(model.corrects());
  EXPECT_EQ(model.missing(), "");
  model.setTitle("电热水壶，小的");
  model.setPhoneNumber("13800001111");
  model.write();
  const auto request = stage.LastRequest<v1::UpdateWishRequest>();
  EXPECT_EQ(request.wish().name(), "wishes/kettle");
  EXPECT_EQ(request.wish().title(), "电热水壶，小的");
  EXPECT_EQ(request.wish().description(), "会自动断电的。");
  EXPECT_EQ(request.wish().category(), "goods");
  EXPECT_EQ(request.contact().phone(), "13800001111");
  EXPECT_EQ(request.contact().address(), "");
  // What is on its way shows, and is corrected again from there.
  EXPECT_EQ(WishModel(stage.context(), "wishes/kettle").title(), "电热水壶，小的");
  NewWishModel again(stage.context(), "wishes/forms");
  EXPECT_TRUE(again.isService());
  EXPECT_EQ(again.categories().size(), 7);  // its own kind stands behind ours
  EXPECT_EQ(again.category(), 6);
}

TEST(WishModelTest, OnlyWhatIsInReviewIsCorrected) {
  PageStage stage(SampleWho::kCoordinator);
  EXPECT_TRUE(WishModel(stage.context(), "wishes/kettle").mayCorrect());
  EXPECT_FALSE(WishModel(stage.context(), "wishes/lamp").mayCorrect());
}

TEST(WishWordsTest, QuantitiesAreReadAndSaid) {
  EXPECT_EQ(ReadQuantity("2.5"), 2'500);
  EXPECT_EQ(ReadQuantity("１２"), 12'000);
  EXPECT_EQ(ReadQuantity("-1"), 0);
  EXPECT_EQ(ReadQuantity("x"), 0);
  EXPECT_EQ(QuantityWords(2'500, "kg").toStdString(), "2.5 kg");
  EXPECT_EQ(QuantityWords(20'000, "本").toStdString(), "20 本");
}

}  // namespace
}  // namespace glimmer::mobile
