// What a family asks a visitor to pass on: their word, what survives, and what is taken back.
#include "mobile/visits/need_model.h"

#include <gtest/gtest.h>

#include "mobile/store/pending.h"
#include "mobile/visits/visit_model.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

constexpr char kToday[] = "visits/today";

// A phone with a key at 15:30, half an hour into a visit.
class NeedTest : public testing::Test {
 protected:
  NeedTest() {
    stage_.Use("zh");
    EXPECT_TRUE(stage_.phone().secrets().Put(kDeviceKey, key_.secret_key).ok());
    stage_.ServeHouseholds();
    stage_.Advance(absl::Minutes(98));
    VisitModel(stage_.context(), kToday).start();
    stage_.Advance(absl::Minutes(30));
  }

  static void Type(NeedModel& model) {
    model.setTitle("老花镜");
    model.setQuantity("2");
    model.setMeasure("副");
    model.keep();
  }

  static void GiveWord(NeedModel& model) {
    model.setGivenBy(0);
    model.setChannel(0);
    model.setAsked(true);
  }

  int Waiting() { return stage_.phone().outbox().Counts()->waiting; }

  test::SeededRandom random_;
  const KeyPair key_ = NewSigningKey(random_);
  PageStage stage_;
};

TEST_F(NeedTest, WithoutTheirWordNothingIsPassedOn) {
  NeedModel model(stage_.context(), kToday);
  EXPECT_EQ(model.who(), "枫叶07");
  const int before = Waiting();
  EXPECT_EQ(model.missing(), "请写他们要什么");
  Type(model);
  EXPECT_EQ(model.missing(), "请选是谁说的");
  model.setGivenBy(1);
  EXPECT_EQ(model.missing(), "请选怎么说的");
  model.setChannel(0);
  EXPECT_EQ(model.missing(), "只转达他们请你转达的");
  model.write();
  EXPECT_EQ(Waiting(), before);
  model.setAsked(true);
  EXPECT_EQ(model.missing(), "");
  model.write();
  EXPECT_EQ(Waiting(), before + 1);
  const auto need = stage_.LastRequest<v1::RelayNeedRequest>();
  EXPECT_EQ(need.visit(), kToday);
  EXPECT_EQ(need.given_by(), v1::ConsentRecord::GIVEN_BY_GUARDIAN);
  EXPECT_EQ(need.channel(), v1::ConsentRecord::CHANNEL_IN_PERSON);
  EXPECT_EQ(need.wish().goods().item(), "老花镜");
  EXPECT_EQ(need.wish().goods().quantity(), 2'000);
  EXPECT_EQ(need.wish().category(), "goods");
  EXPECT_EQ(need.wish().alias(), "一位邻居");
  EXPECT_EQ(need.wish().description(), "");
  EXPECT_NE(need.wish().deadline_date(), "");
}

TEST_F(NeedTest, HelpAndWhatIsToBePutRight) {
  NeedModel help(stage_.context(), kToday);
  help.setKind(NeedModel::Help);
  help.setTitle("换厨房的灯");
  help.setMinutes("3");
  EXPECT_EQ(help.missing(), "帮忙要 5 到 480 分钟");
  help.setMinutes("40");
  GiveWord(help);
  help.write();
  EXPECT_EQ(stage_.LastRequest<v1::RelayNeedRequest>().wish().service().minutes(), 40);
  EXPECT_EQ(stage_.LastRequest<v1::RelayNeedRequest>().wish().category(), "repair");
  NeedModel matter(stage_.context(), kToday);
  EXPECT_EQ(matter.title(), "");  // what was passed on is done with
  matter.setKind(NeedModel::Matter);
  matter.setTitle("楼道的灯不亮了");
  matter.setMatter(1);
  GiveWord(matter);
  matter.write();
  const auto need = stage_.LastRequest<v1::RelayNeedRequest>();
  EXPECT_EQ(need.follow_up().kind(), v1::FollowUp::KIND_PROBLEM);
  EXPECT_EQ(need.follow_up().title(), "楼道的灯不亮了");
}

TEST_F(NeedTest, WhatIsTypedSurvivesButTheirWordIsAskedForAgain) {
  {
    NeedModel model(stage_.context(), kToday);
    Type(model);
    GiveWord(model);
  }
  NeedModel again(stage_.context(), kToday);
  EXPECT_EQ(again.title(), "老花镜");
  EXPECT_EQ(again.quantity(), "2");
  EXPECT_EQ(again.measure(), "副");
  EXPECT_EQ(again.givenBy(), 0);
  EXPECT_FALSE(again.asked());
  EXPECT_EQ(again.missing(), "只转达他们请你转达的");
}

TEST_F(NeedTest, WhatIsTakenBackIsTypedOn) {
  NeedModel model(stage_.context(), kToday);
  Type(model);
  GiveWord(model);
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.write();
  ASSERT_NE(undo, "");
  EXPECT_EQ(NeedModel(stage_.context(), kToday).title(), "");
  VisitModel visit(stage_.context(), kToday);
  visit.undo(undo);
  EXPECT_EQ(NeedModel(stage_.context(), kToday).title(), "老花镜");
}

TEST_F(NeedTest, WhatWasRefusedIsTypedAgainInItsPlace) {
  NeedModel model(stage_.context(), kToday);
  Type(model);
  GiveWord(model);
  model.write();
  Outbox& outbox = stage_.phone().outbox();
  stage_.Advance(absl::Seconds(10));
  const auto items = outbox.Claim(10);
  ASSERT_TRUE(items.ok());
  for (const OutboxItem& item : *items) {
    const bool need = item.method == kRelayNeed;
    const absl::Status told =
        need ? outbox.Reject(item, MakeError(v1::ERROR_REASON_CONSENT_MISSING, "No."))
             : outbox.Accept(item, "");
    ASSERT_TRUE(told.ok()) << item.method << " " << told;
  }
  ASSERT_EQ(outbox.Counts()->refused, 1);
  NeedModel again(stage_.context(), kToday);
  EXPECT_EQ(again.title(), "老花镜");
  again.setAsked(true);
  again.write();
  EXPECT_EQ(outbox.Counts()->refused, 0);
  EXPECT_EQ(stage_.LastRequest<v1::RelayNeedRequest>().wish().title(), "老花镜");
}

TEST_F(NeedTest, ANumberIsLookedAtBeforeItGoes) {
  NeedModel model(stage_.context(), kToday);
  model.setKind(NeedModel::Matter);
  model.setTitle("打 13800138000");
  GiveWord(model);
  EXPECT_TRUE(model.looksPrivate());
  EXPECT_NE(model.missing(), "");
  model.setLooked(true);
  EXPECT_EQ(model.missing(), "");
}

// The server would refuse it.
TEST_F(NeedTest, WhoHasNotSaidThatTheyGoPassesNothingOn) {
  VisitView view;
  view.visit.set_state(v1::Visit::STATE_AGREED);
  *view.visit.mutable_start_time() = ToTimestamp(absl::FromUnixSeconds(3'600));
  *view.visit.mutable_end_time() = ToTimestamp(absl::FromUnixSeconds(7'200));
  const absl::Time now = absl::FromUnixSeconds(4'000);
  view.mine.kind = MyVisit::Kind::kAsked;
  EXPECT_FALSE(MayRelay(view, now));
  view.mine.kind = MyVisit::Kind::kAccepted;
  EXPECT_TRUE(MayRelay(view, now));
}

TEST_F(NeedTest, OnlyFromAVisitThatIsTheirsAndHasBegun) {
  EXPECT_TRUE(VisitModel(stage_.context(), kToday).mayRelay());
  EXPECT_FALSE(VisitModel(stage_.context(), "visits/asked").mayRelay());
  EXPECT_FALSE(VisitModel(stage_.context(), "visits/overdue").mayRelay());
  VisitModel over(stage_.context(), kToday);
  over.finish();
  over.RefreshNow();
  EXPECT_TRUE(over.mayRelay());
  NeedModel model(stage_.context(), "visits/asked");
  EXPECT_EQ(model.missing(), "只能转达自己去的走访");
}

}  // namespace
}  // namespace glimmer::mobile
