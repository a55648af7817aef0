// What the pages say, by what the phone holds and what is on its way.
#include <gtest/gtest.h>

#include <tuple>

#include "mobile/model/refusal_words.h"
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

// The volunteer as the receiver's own contact: half of the books came an hour ago, and some more.
v1::Wish ServeAsked(PageStage& stage) {
  v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/books");
  wish.set_delivered_quantity(12'000);
  wish.set_confirmed_quantity(0);
  for (const auto& [claim, quantity, ago] :
       {std::tuple("one", 8'000, 60), std::tuple("two", 4'000, 90)}) {
    v1::UnconfirmedDelivery& asked = *wish.add_unconfirmed_deliveries();
    asked.set_wish_claim(std::string("wish_claims/") + claim);
    asked.set_quantity(quantity);
    *asked.mutable_end_time() = ToTimestamp(stage.clock().Now() - absl::Minutes(ago));
  }
  stage.Serve(wish.name(), [&](v1::Change& change) { *change.mutable_wish() = wish; });
  return wish;
}

TEST(WishListModelTest, WhatThePersonIsAskedAboutStandsFirst) {
  PageStage stage;
  stage.Use("zh");
  ServeAsked(stage);
  WishListModel model(stage.context());
  EXPECT_EQ(model.rows()->At(0, "section"), "收到了吗？");
  EXPECT_EQ(model.rows()->At(0, "key"), "wishes/books");
  EXPECT_EQ(model.rows()->At(0, "step"), "answer");
  EXPECT_EQ(model.rows()->At(0, "badgeText"), "有人送来了，收到了吗？");
  EXPECT_EQ(model.rows()->At(1, "section"), "我认领的");
  model.setHelp(true);  // it stays whatever is filtered
  EXPECT_EQ(model.rows()->At(0, "key"), "wishes/books");
}

TEST(WishModelTest, TheContactAnswersEachDeliveryAndMayTakeItBack) {
  PageStage stage;
  stage.Use("zh");
  ServeAsked(stage);
  WishModel model(stage.context(), "wishes/books");
  ASSERT_EQ(model.asked()->count(), 2);
  EXPECT_EQ(model.asked()->At(0, "words"), "8 本，今天 12:22");
  EXPECT_EQ(model.step(), "");  // nobody claims their own wish
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.sayItCame("wish_claims/one");
  const auto confirmed = stage.LastRequest<v1::ConfirmReceiptRequest>();
  EXPECT_EQ(confirmed.wish(), "wishes/books");
  EXPECT_EQ(confirmed.wish_claim(), "wish_claims/one");
  model.RefreshNow();
  ASSERT_EQ(model.asked()->count(), 1);
  model.sayItDidNotCome("wish_claims/two", "只来了一个空箱子", false);
  model.RefreshNow();
  EXPECT_EQ(model.asked()->count(), 0);
  EXPECT_EQ(model.badgeText(), "已存在本机");
  EXPECT_EQ(stage.LastRequest<v1::ReopenWishRequest>().reason(), "只来了一个空箱子");
  model.undo(undo);
  model.RefreshNow();
  ASSERT_EQ(model.asked()->count(), 1);
  EXPECT_EQ(model.asked()->At(0, "key"), "wish_claims/two");
}

TEST(WishModelTest, NoAddressGoesToWhoeverBroughtIt) {
  PageStage stage;
  stage.Use("zh");
  ServeAsked(stage);
  WishModel model(stage.context(), "wishes/books");
  QString refused;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { refused = words; });
  EXPECT_TRUE(model.looksPrivate("在3号楼2单元等了很久"));
  model.sayItDidNotCome("wish_claims/one", "在3号楼2单元等了很久", false);
  EXPECT_EQ(refused, "请不要写住址和电话号码。");
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
  model.sayItDidNotCome("wish_claims/one", "在3号楼2单元等了很久", true);
  EXPECT_EQ(stage.phone().outbox().Open()->size(), 1u);
}

// The volunteer as the receiver's own contact, or as who wrote it down.
void ServeOwn(PageStage& stage, const std::string& name, v1::Wish::State state) {
  v1::Wish wish = **stage.phone().store().Get<v1::Wish>("wishes/lamp");
  wish.set_name(name);
  wish.set_state(state);
  wish.set_may_withdraw(true);
  stage.Serve(name, [&](v1::Change& change) { *change.mutable_wish() = wish; });
}

TEST(WishModelTest, OnesOwnWishIsTakenBackAndThatMayBeUndone) {
  PageStage stage;
  stage.Use("zh");
  EXPECT_FALSE(WishModel(stage.context(), "wishes/lamp").mayTakeBack());
  ServeOwn(stage, "wishes/lamp", v1::Wish::STATE_OPEN);
  WishModel model(stage.context(), "wishes/lamp");
  EXPECT_TRUE(model.mayTakeBack());
  EXPECT_EQ(model.step(), "");  // nobody claims their own wish
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.takeBack();
  model.RefreshNow();
  EXPECT_FALSE(model.mayTakeBack());
  EXPECT_EQ(model.badgeText(), "已存在本机");
  EXPECT_EQ(stage.LastRequest<v1::WithdrawWishRequest>().wish(), "wishes/lamp");
  model.undo(undo);
  model.RefreshNow();
  EXPECT_TRUE(model.mayTakeBack());
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
}

TEST(WishModelTest, WhatCannotBeTakenBackIsSaid) {
  PageStage stage;
  stage.Use("zh");
  WishModel model(stage.context(), "wishes/lamp");
  QString refused;
  QObject::connect(&model, &PageModel::refused, [&](const QString& words) { refused = words; });
  model.takeBack();
  EXPECT_EQ(refused, RefusalSentence({.reason = v1::ERROR_REASON_WISH_STATE}));
  EXPECT_TRUE(stage.phone().outbox().Open()->empty());
}

TEST(WishListModelTest, OnesOwnWishStaysInSightAndIsNotToClaim) {
  PageStage stage;
  stage.Use("zh");
  ServeOwn(stage, "wishes/lamp", v1::Wish::STATE_OPEN);
  ServeOwn(stage, "wishes/own", v1::Wish::STATE_CLAIMED);
  WishListModel model(stage.context());
  const int lamp = Row(model, "wishes/lamp");
  ASSERT_GE(lamp, 0);
  EXPECT_EQ(model.rows()->At(lamp, "step"), "");
  EXPECT_GE(Row(model, "wishes/own"), 0);
}

TEST(WishListModelTest, ACoordinatorFindsTheirOwnProposalAmongTheWishes) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  ServeOwn(stage, "wishes/own", v1::Wish::STATE_PROPOSED);
  WishListModel model(stage.context());
  const int row = Row(model, "wishes/own");
  ASSERT_GE(row, 0);
  EXPECT_EQ(model.rows()->At(row, "section"), "待审核");
  EXPECT_EQ(Row(model, "wishes/kettle"), -1);
}

QStringList Names(CompanionPicker& picker) {
  QStringList names;
  for (int i = 0; i < picker.rows()->count(); ++i) {
    names.append(picker.rows()->At(i, "who").toString());
  }
  return names;
}

TEST(CompanionPickerTest, KnowsWhomThePersonHasServedWithAndNobodyElse) {
  PageStage stage;
  stage.Use("zh");
  CompanionPicker picker(stage.context(), nullptr);
  picker.reset();
  EXPECT_EQ(Names(picker), QStringList({"周宁"}));  // who leads the person's shifts
  stage.ServeHouseholds();
  stage.ServeOwnHousehold();
  picker.reset();
  const QStringList names = Names(picker);
  EXPECT_TRUE(names.contains("马晓燕")) << names.join(",").toStdString();  // goes along
  EXPECT_FALSE(names.contains("赵一帆"));                                  // oneself
  // Goes to the person's own household, and to families of others.
  EXPECT_FALSE(names.contains("刘一"));
}

TEST(CompanionPickerTest, ACoordinatorSearchesAndNoMoreThanTenComeAlong) {
  PageStage stage(SampleWho::kCoordinator);
  stage.Use("zh");
  for (int i = 0; i < 12; ++i) {
    v1::Person person;
    person.set_name("people/guest-" + std::to_string(i));
    person.set_display_name("同伴" + std::to_string(i));
    stage.Serve(person.name(), [&](v1::Change& change) { *change.mutable_person() = person; });
  }
  CompanionPicker picker(stage.context(), nullptr);
  picker.reset();
  EXPECT_TRUE(picker.many());
  EXPECT_EQ(picker.rows()->count(), 6);
  picker.search("同伴");
  ASSERT_EQ(picker.rows()->count(), 6);
  for (int i = 0; i < 12; ++i) picker.toggle("people/guest-" + QString::number(i));
  EXPECT_EQ(picker.People().size(), 10u);
  EXPECT_TRUE(picker.full());
  EXPECT_EQ(picker.rows()->count(), 10);
  picker.toggle("people/guest-3");
  EXPECT_EQ(picker.People().size(), 9u);
  EXPECT_FALSE(picker.full());
  picker.toggle("people/nobody");
  EXPECT_EQ(picker.People().size(), 9u);
  picker.reset();
  EXPECT_TRUE(picker.People().empty());
}

TEST(WishModelTest, WhoCameAlongIsSentAndSaid) {
  PageStage stage;
  stage.Use("zh");
  stage.ServeHouseholds();
  WishModel model(stage.context(), "wishes/glasses");
  model.companions()->reset();
  model.companions()->toggle("people/p1");
  model.deliver(model.cameAt(), model.leftAt(), "");
  const auto request = stage.LastRequest<v1::DeliverWishRequest>();
  ASSERT_EQ(request.companions_size(), 1);
  EXPECT_EQ(request.companions(0), "people/p1");
  model.RefreshNow();
  EXPECT_EQ(model.cameAlong(), "同去：马晓燕");
  v1::WishClaim claim = **stage.phone().store().Get<v1::WishClaim>("wish_claims/radio");
  claim.add_companions("people/p1");
  claim.add_companions("people/stranger");
  stage.Serve(claim.name(), [&](v1::Change& change) { *change.mutable_wish_claim() = claim; });
  EXPECT_EQ(WishModel(stage.context(), "wishes/radio").cameAlong(), "同去：马晓燕、另外 1 人");
}

TEST(NewWishModelTest, AWishOfOnesOwnHouseholdSaysSo) {
  PageStage stage;
  stage.Use("zh");
  NewWishModel model(stage.context());
  model.setTitle("图画书");
  model.setItem("图画书");
  model.setMeasure("本");
  model.write();
  EXPECT_FALSE(stage.LastRequest<v1::ProposeWishRequest>().contact_is_me());
  model.setContactIsMe(true);
  model.write();
  EXPECT_TRUE(stage.LastRequest<v1::ProposeWishRequest>().contact_is_me());
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
