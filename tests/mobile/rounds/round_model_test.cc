// A round that is planned at the desk: its words, what the coordinator decides about it, what is
// asked for next, and publishing it.
#include "mobile/rounds/round_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QFile>
#include <QSignalSpy>

#include "mobile/model/refusal_words.h"
#include "mobile/rounds/round_words.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/domain/visit_rules.h"
#include "shared/rpc/error.h"
#include "tests/mobile/rounds/sample_round.h"
#include "tests/mobile/support/household_server.h"

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;

class RoundModelTest : public testing::Test {
 protected:
  void SetUp() override {
    stage_.Use("zh");
    stage_.ServeHouseholds();
    Open();
  }

  void Open() { model_ = std::make_unique<RoundModel>(stage_.context(), DraftFile()); }
  QString DraftFile() { return QString::fromStdString(stage_.folder().File("round.draft")); }

  QString Cell(const QString& key, const char* role) {
    for (int i = 0; i < model_->rows()->count(); ++i) {
      if (model_->rows()->At(i, "key") == key) return model_->rows()->At(i, role).toString();
    }
    return "no such row";
  }

  OutboxItem Sent() {
    const auto open = stage_.phone().outbox().Open();
    return open.ok() && !open->empty() ? open->back() : OutboxItem();
  }

  // As the sync engine does it, with the server's answer.
  OutboxItem Claimed() {
    stage_.Advance(absl::Seconds(10));
    const auto claimed = stage_.phone().outbox().Claim(1);
    return claimed.ok() && !claimed->empty() ? claimed->front() : OutboxItem();
  }

  // The sample round without the pine, the maple fixed; the server has made two visits of it.
  void Publish() {
    model_->Take(SampleRound());
    model_->pin("households/maple", true);
    model_->leaveOut("households/pine", true);
    model_->publish();
    const OutboxItem item = Claimed();
    v1::PlanVisitsRequest request;
    ASSERT_TRUE(request.ParseFromString(item.request));
    v1::PlanVisitsResponse answer;
    for (int i = 0; i < request.plans_size(); ++i) {
      *answer.add_visits() = PublishedVisit(request.plans(i), i, stage_.context().Now());
    }
    ASSERT_TRUE(stage_.phone().outbox().Accept(item, answer.SerializeAsString()).ok());
    model_->RefreshNow();
  }

  PageStage stage_{SampleWho::kCoordinator};
  std::unique_ptr<RoundModel> model_;
};

TEST_F(RoundModelTest, SaysWhatAQuestionLacks) {
  EXPECT_EQ(model_->missing(), "");
  model_->setDays("40");
  EXPECT_EQ(model_->missing(), "1 到 31 天");
  model_->setDays("7");
  model_->setMinutes("5");
  EXPECT_EQ(model_->missing(), "10 到 240 分钟");
  model_->setMinutes("４５");
  EXPECT_EQ(model_->missing(), "");
  model_->setFirstDay("2026-11-23");
  EXPECT_EQ(model_->missing(), "日期写成 2026-12-31，不能早于今天");
}

TEST_F(RoundModelTest, AProposalIsSaidInWords) {
  model_->Take(SampleRound());
  ASSERT_EQ(model_->rows()->count(), 3);
  EXPECT_EQ(Cell("households/maple", "who"), "赵一帆、马晓燕");
  EXPECT_EQ(
      Cell("households/maple", "why"),
      "赵一帆：去过 3 次，相互认识 · 其次：孙大勇\n马晓燕：手上的少，一共 1.5 小时 · 其次：孙大勇");
  EXPECT_EQ(Cell("households/pine", "why"), "没有别人能去");
  EXPECT_EQ(model_->coverSentence(), "4 户里 3 户有人走访。");
  EXPECT_EQ(model_->fairness(), "最忙的是平均的 1.2 倍：1.5 小时，平均 1.3 小时。");
  const QVariantList unassigned = model_->unassigned();
  ASSERT_EQ(unassigned.size(), 1);
  EXPECT_EQ(unassigned[0].toMap()["title"], "荷花03");
  EXPECT_EQ(unassigned[0].toMap()["words"], "要几个人一起去，还缺人 · 那些时间没有人有空");
  EXPECT_EQ(model_->loads()[0].toMap()["who"], "刘一");
  EXPECT_EQ(model_->loads()[0].toMap()["visits"], 2);
}

TEST_F(RoundModelTest, WhomAHouseholdDoesNotWantIsNoReasonThatAnybodyReads) {
  v1::UnassignedHousehold household;
  household.add_rules(v1::ROUND_RULE_DO_NOT_PAIR);
  EXPECT_EQ(RulesWords(household), "没有合适的人");
  household.add_rules(v1::ROUND_RULE_UNSPECIFIED);
  EXPECT_EQ(RulesWords(household), "没有合适的人");
}

TEST_F(RoundModelTest, WhatIsFixedAndWhatWasBeforeGoWithTheNextQuestion) {
  RoundDraft draft;
  draft.round.set_unit("units/shangdu");
  TakeProposal(SampleRound(), draft);
  VisitTo(draft.proposal, "households/maple")->set_pinned(true);
  VisitTo(draft.proposal, "households/pine")->set_pinned(true);
  draft.left_out.insert("households/pine");
  const v1::ProposeRoundRequest next = NextRequest(draft);
  EXPECT_EQ(next.unit(), "units/shangdu");
  EXPECT_EQ(next.previous_size(), 2);
  ASSERT_EQ(next.pins_size(), 1);
  EXPECT_EQ(next.pins(0).household(), "households/maple");
  EXPECT_THAT(next.left_out(), ElementsAre("households/pine"));
}

TEST_F(RoundModelTest, WhatIsDecidedWhileAProposalIsWorkedOutCounts) {
  HouseholdServer server(stage_);
  server.Set(SampleRound());
  model_->Take(SampleRound());
  model_->propose();
  ASSERT_TRUE(model_->proposing());
  model_->show("households/maple");
  model_->exchange("people/zhao", "people/p2", "孙大勇");
  model_->pin("households/pine", true);
  ASSERT_TRUE(WaitUntil([&] { return !model_->proposing(); }));
  const auto asked = server.Asked<v1::ProposeRoundRequest>("ProposeRound");
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[0].pins_size(), 0);
  ASSERT_EQ(asked[1].pins_size(), 2);
  EXPECT_THAT(asked[1].pins(0).visitors(), ElementsAre("people/p2", "people/p1"));
  EXPECT_EQ(asked[1].pins(1).household(), "households/pine");
  model_->propose();  // nothing was decided since
  ASSERT_TRUE(WaitUntil([&] { return !model_->proposing(); }));
  EXPECT_EQ(server.Asked<v1::ProposeRoundRequest>("ProposeRound").size(), 3u);
}

TEST_F(RoundModelTest, WhoIsLeftOutTakesNobodysTimeAndIsTakenInAgain) {
  HouseholdServer server(stage_);
  v1::ProposeRoundResponse without = SampleRound();
  without.mutable_visits()->DeleteSubrange(1, 1);  // households/pine
  without.clear_unassigned();
  server.Set(without);
  model_->Take(SampleRound());
  model_->leaveOut("households/pine", true);
  model_->leaveOut("households/lotus", true);  // had none anyway
  EXPECT_EQ(model_->timeKept(), 1);
  EXPECT_EQ(model_->unassigned().size(), 0);
  EXPECT_EQ(model_->coverSentence(), "2 户里 2 户有人走访。");
  EXPECT_EQ(model_->filters().last(), "这次不去 2");
  model_->propose();
  ASSERT_TRUE(WaitUntil([&] { return !model_->proposing(); }));
  EXPECT_THAT(server.Asked<v1::ProposeRoundRequest>("ProposeRound").at(0).left_out(),
              ElementsAre("households/lotus", "households/pine"));
  EXPECT_EQ(model_->timeKept(), 0);
  ASSERT_EQ(model_->absent().size(), 2);
  EXPECT_EQ(model_->absent()[1].toMap()["title"], "青松30");
  Open();  // outlives the page
  ASSERT_EQ(model_->absent().size(), 2);
  server.Set(SampleRound());
  model_->leaveOut("households/pine", false);
  EXPECT_TRUE(model_->proposing());
  ASSERT_TRUE(WaitUntil([&] { return !model_->proposing(); }));
  EXPECT_THAT(server.Asked<v1::ProposeRoundRequest>("ProposeRound").at(1).left_out(),
              ElementsAre("households/lotus"));
  EXPECT_EQ(Cell("households/pine", "before"), "原来：没有走访");
}

TEST_F(RoundModelTest, WhoIsLeftOutAndWantsNoVisitsIsForgotten) {
  RoundDraft draft;
  draft.left_out = {"households/maple", "households/pine"};
  EXPECT_TRUE(ForgetUnknown({"households/pine"}, draft));
  EXPECT_THAT(draft.left_out, ElementsAre("households/pine"));
  EXPECT_FALSE(ForgetUnknown({"households/pine"}, draft));
}

TEST_F(RoundModelTest, WhatIsNotAsBeforeIsMarked) {
  model_->Take(SampleRound());
  EXPECT_EQ(model_->filters(), QStringList({"全部 3", "有变化 0", "这次不去 0"}));
  v1::ProposeRoundResponse next = SampleRound();
  v1::ProposedVisit& plum = *VisitTo(next, "households/plum");
  plum.mutable_plan()->set_visitors(0, "people/p1");
  plum.mutable_choices(0)->set_person("people/p1");
  plum.mutable_choices(0)->set_display_name("马晓燕");
  model_->Take(next);
  EXPECT_EQ(model_->filters(), QStringList({"全部 3", "有变化 1", "这次不去 0"}));
  EXPECT_EQ(Cell("households/plum", "before"), "原来：孙大勇、刘一，12月1日 周二 15:00–15:45");
  EXPECT_EQ(Cell("households/maple", "before"), "");
  model_->setFilter(1);
  ASSERT_EQ(model_->rows()->count(), 1);
  EXPECT_EQ(model_->rows()->At(0, "key"), "households/plum");
}

TEST_F(RoundModelTest, SomebodyElseGoesAndThatIsFixed) {
  model_->Take(SampleRound());
  model_->show("households/maple");
  ASSERT_EQ(model_->visitors().size(), 2);
  EXPECT_EQ(model_->visitors()[0].toMap()["nextWho"], "孙大勇");
  model_->exchange("people/zhao", "people/p2", "孙大勇");
  EXPECT_TRUE(model_->pinned());
  EXPECT_EQ(Cell("households/maple", "who"), "孙大勇、马晓燕");
  EXPECT_EQ(model_->visitors()[0].toMap()["why"], "您已锁定");
  // Who goes there already is nobody's next best.
  EXPECT_EQ(model_->visitors()[1].toMap()["next"], "");
  QSignalSpy refused(model_.get(), &PageModel::refused);
  model_->exchange("people/p1", "people/p2", "孙大勇");
  EXPECT_EQ(refused.count(), 1);
}

TEST_F(RoundModelTest, SomebodyIsLookedForInAnothersPlace) {
  model_->Take(SampleRound());
  model_->show("households/pine");
  model_->lookInstead("people/p4", "刘一");
  model_->picker()->search("陈");
  ASSERT_EQ(model_->picker()->found()->count(), 1);
  model_->picker()->choose("people/p3", "陈树");
  EXPECT_EQ(Cell("households/pine", "who"), "陈树");
  EXPECT_EQ(model_->leaving(), "");
}

TEST_F(RoundModelTest, ARoundOutlivesThePage) {
  model_->Take(SampleRound());
  model_->pin("households/maple", true);
  model_->leaveOut("households/pine", true);
  Open();
  ASSERT_EQ(model_->rows()->count(), 3);
  EXPECT_EQ(Cell("households/maple", "pinned"), "true");
  EXPECT_EQ(Cell("households/pine", "leftOut"), "true");
  EXPECT_EQ(model_->toPublish(), 2);
  EXPECT_EQ(model_->scopeSentence(), "尚都镇志愿服务队，11月25日 周三 到 12月1日 周二");
  model_->startOver();
  Open();
  EXPECT_FALSE(model_->proposed());
}

TEST_F(RoundModelTest, WhoDoesNotWantToBeVisitedGoesFromTheDraft) {
  model_->Take(SampleRound());
  ASSERT_EQ(model_->rows()->count(), 3);
  stage_.Serve("households/maple",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_REVOKED); });
  model_->RefreshNow();
  EXPECT_EQ(model_->rows()->count(), 2);
  QFile file(DraftFile());
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_FALSE(file.readAll().contains(QByteArray("households/maple")));
}

TEST_F(RoundModelTest, AFullLoadThatIsHalfDoneForgetsNothing) {
  model_->Take(SampleRound());
  v1::ListChangesResponse page;
  page.set_reset(true);
  page.set_more(true);
  page.set_next_page_token("half");
  page.set_data_epoch(1);
  stage_.Advance(absl::Seconds(1));
  *page.mutable_server_time() = ToTimestamp(stage_.clock().Now());
  ASSERT_TRUE(stage_.phone().store().ApplyPage(page).ok());
  model_->RefreshNow();
  EXPECT_EQ(model_->rows()->count(), 3);
}

TEST_F(RoundModelTest, TheDraftIsForItsOwnerAlone) {
  model_->Take(SampleRound());
  const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
  EXPECT_FALSE(QFile::permissions(DraftFile()) & others);
}

TEST_F(RoundModelTest, ABrokenDraftIsNone) {
  QFile file(DraftFile());
  ASSERT_TRUE(file.open(QIODevice::WriteOnly));
  file.write("nonsense");
  file.close();
  Open();
  EXPECT_FALSE(model_->proposed());
}

TEST_F(RoundModelTest, AllThatIsNotLeftOutIsPublishedInOneStep) {
  model_->Take(SampleRound());
  model_->leaveOut("households/pine", true);
  model_->publish();
  EXPECT_TRUE(model_->publishing());
  EXPECT_EQ(Sent().method, kPlanVisits);
  const auto request = stage_.LastRequest<v1::PlanVisitsRequest>();
  EXPECT_EQ(request.unit(), "units/town");
  ASSERT_EQ(request.plans_size(), 2);
  EXPECT_EQ(request.plans(0).household(), "households/maple");
  EXPECT_THAT(request.plans(0).visitors(), ElementsAre("people/zhao", "people/p1"));
  EXPECT_EQ(request.plans(1).household(), "households/plum");
  // While it is on its way nothing of it changes.
  model_->leaveOut("households/pine", false);
  model_->pin("households/plum", true);
  EXPECT_EQ(model_->toPublish(), 2);
  EXPECT_EQ(Cell("households/plum", "pinned"), "false");
}

TEST_F(RoundModelTest, PublishingIsTakenBack) {
  model_->Take(SampleRound());
  QSignalSpy done(model_.get(), &PageModel::done);
  model_->publish();
  ASSERT_EQ(done.count(), 1);
  model_->undo(done[0][1].toString());
  model_->RefreshNow();
  EXPECT_FALSE(model_->publishing());
  EXPECT_EQ(model_->rows()->count(), 3);
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(RoundModelTest, WhatWasPublishedIsToldAndForgotten) {
  model_->Take(SampleRound());
  model_->publish();
  QSignalSpy done(model_.get(), &PageModel::done);
  const OutboxItem item = Claimed();
  ASSERT_TRUE(stage_.phone().outbox().Accept(item, "").ok());
  model_->RefreshNow();
  ASSERT_EQ(done.count(), 1);
  EXPECT_EQ(done[0][0], "已安排 3 次走访，接下来请征求各户同意。");
  EXPECT_FALSE(model_->proposed());
  EXPECT_FALSE(QFile::exists(DraftFile()));
}

TEST_F(RoundModelTest, APublishedRoundIsTakenBackAndPlannedOn) {
  Publish();
  HouseholdServer server(stage_);
  EXPECT_FALSE(model_->proposed());
  EXPECT_EQ(model_->published(), "13:22 发布了 2 次走访。");
  EXPECT_TRUE(model_->retractSentence().contains("13:52 以前"))
      << model_->retractSentence().toStdString();
  Open();  // outlives the page
  EXPECT_EQ(model_->published(), "13:22 发布了 2 次走访。");
  QSignalSpy done(model_.get(), &PageModel::done);
  model_->retract();
  EXPECT_TRUE(model_->retracting());
  ASSERT_TRUE(WaitUntil([&] { return !model_->retracting(); }));
  const auto asked = server.Asked<v1::RetractVisitsRequest>("RetractVisits");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].unit(), "units/town");
  EXPECT_THAT(asked[0].visits(), ElementsAre("visits/new0", "visits/new1"));
  ASSERT_EQ(done.count(), 1);
  EXPECT_EQ(done[0][0], "撤回了 2 次走访，通知过的人会知道。");
  // As it was, with what was fixed and who was left out.
  ASSERT_EQ(model_->rows()->count(), 3);
  EXPECT_EQ(Cell("households/maple", "pinned"), "true");
  EXPECT_EQ(Cell("households/pine", "leftOut"), "true");
  EXPECT_EQ(model_->toPublish(), 2);
  EXPECT_FALSE(model_->publishing());
  EXPECT_EQ(model_->keptSentence(), "");
  EXPECT_EQ((*stage_.phone().store().Get<v1::Visit>("visits/new0"))->state(),
            v1::Visit::STATE_CANCELLED);
  EXPECT_EQ(model_->published(), "");
  Open();
  EXPECT_EQ(Cell("households/maple", "pinned"), "true");
  // And is published again at once.
  model_->publish();
  EXPECT_TRUE(model_->publishing()) << model_->refusal().toStdString();
}

TEST_F(RoundModelTest, WhatSomebodySaidYesToIsNamedAndNotPlannedAgain) {
  Publish();
  HouseholdServer server(stage_);
  server.KeepVisits({"visits/new1"});
  model_->retract();
  ASSERT_TRUE(WaitUntil([&] { return !model_->retracting(); }));
  EXPECT_TRUE(model_->keptSentence().contains("杏花12")) << model_->keptSentence().toStdString();
  EXPECT_EQ(Cell("households/plum", "who"), "no such row");
  EXPECT_EQ(Cell("households/maple", "pinned"), "true");
  EXPECT_EQ(model_->toPublish(), 1);
  model_->startOver();
  EXPECT_EQ(model_->keptSentence(), "");
}

TEST_F(RoundModelTest, WithoutAnAnswerTheSameIsAskedAgain) {
  Publish();
  HouseholdServer server(stage_);
  server.LoseAnswers(1);
  QSignalSpy refused(model_.get(), &PageModel::refused);
  model_->retract();
  ASSERT_TRUE(WaitUntil([&] { return !model_->retracting(); }));
  EXPECT_EQ(refused.count(), 1);
  EXPECT_NE(model_->published(), "");
  Open();
  model_->retract();
  ASSERT_TRUE(WaitUntil([&] { return !model_->retracting(); }));
  const auto asked = server.Asked<v1::RetractVisitsRequest>("RetractVisits");
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[0].request_id(), asked[1].request_id());
  EXPECT_EQ(model_->rows()->count(), 3);
}

TEST_F(RoundModelTest, ARefusedUndoSaysWhyAndTheRoundStands) {
  Publish();
  HouseholdServer server(stage_);
  server.Refuse(v1::ERROR_REASON_UNDO_EXPIRED);
  QSignalSpy refused(model_.get(), &PageModel::refused);
  model_->retract();
  ASSERT_TRUE(WaitUntil([&] { return !model_->retracting(); }));
  ASSERT_EQ(refused.count(), 1);
  EXPECT_EQ(refused[0][0], RefusalSentence({.reason = v1::ERROR_REASON_UNDO_EXPIRED}));
  EXPECT_FALSE(model_->proposed());
}

TEST_F(RoundModelTest, WhileARoundIsTakenBackNoOtherIsAskedFor) {
  Publish();
  HouseholdServer server(stage_);
  server.Set(SampleRound());
  model_->retract();
  model_->propose();
  EXPECT_FALSE(model_->proposing());
  model_->startOver();
  EXPECT_TRUE(model_->retracting());
  ASSERT_TRUE(WaitUntil([&] { return !model_->retracting(); }));
  EXPECT_TRUE(server.Asked<v1::ProposeRoundRequest>("ProposeRound").empty());
  EXPECT_EQ(Cell("households/maple", "pinned"), "true");
}

TEST_F(RoundModelTest, ARoundOfLongAgoIsNotOfferedForTakingBack) {
  model_->Take(SampleRound());
  model_->publish();
  const OutboxItem item = Claimed();
  v1::PlanVisitsRequest request;
  ASSERT_TRUE(request.ParseFromString(item.request));
  v1::PlanVisitsResponse answer;
  *answer.add_visits() = PublishedVisit(request.plans(0), 0, stage_.context().Now());
  ASSERT_TRUE(stage_.phone().outbox().Accept(item, answer.SerializeAsString()).ok());
  // The app was not open meanwhile.
  model_.reset();
  stage_.Advance(kRetractWithin);
  Open();
  EXPECT_FALSE(model_->proposed());
  EXPECT_EQ(model_->published(), "");
  EXPECT_FALSE(QFile::exists(PublishedFile(DraftFile())));
}

TEST_F(RoundModelTest, AfterHalfAnHourThereIsNoWayBack) {
  Publish();
  stage_.Advance(absl::Minutes(29));
  EXPECT_NE(model_->published(), "");
  stage_.Advance(absl::Minutes(1));
  EXPECT_EQ(model_->published(), "");
  EXPECT_FALSE(QFile::exists(PublishedFile(DraftFile())));
  model_->retract();
  EXPECT_FALSE(model_->retracting());
}

TEST_F(RoundModelTest, WhileAnotherRoundIsPlannedTheOneBeforeIsNotTakenBack) {
  Publish();
  model_->Take(SampleRound());
  EXPECT_EQ(model_->published(), "");
  model_->retract();
  EXPECT_FALSE(model_->retracting());
  model_->startOver();
  EXPECT_NE(model_->published(), "");
}

TEST_F(RoundModelTest, WhoWantsNoMoreVisitsGoesFromThePublishedRoundToo) {
  Publish();
  stage_.Serve("households/maple",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_REVOKED); });
  model_->RefreshNow();
  QFile file(PublishedFile(DraftFile()));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  EXPECT_FALSE(file.readAll().contains(QByteArray("households/maple")));
  const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
  EXPECT_FALSE(file.permissions() & others);
}

TEST_F(RoundModelTest, ARefusalNamesTheOneThatStandsInTheWay) {
  model_->Take(SampleRound());
  model_->leaveOut("households/maple", true);
  model_->publish();
  const OutboxItem item = Claimed();
  ASSERT_TRUE(stage_.phone()
                  .outbox()
                  .Reject(item, MakeError(v1::ERROR_REASON_VISITOR_BUSY, "", {{"plan", "1"}}))
                  .ok());
  model_->RefreshNow();
  EXPECT_FALSE(model_->publishing());
  const QString why = RefusalSentence({.reason = v1::ERROR_REASON_VISITOR_BUSY});
  EXPECT_EQ(model_->refusal(), "一次也没有发布。杏花12：" + why);
  EXPECT_EQ(model_->rows()->At(0, "key"), "households/plum");  // comes first
  EXPECT_EQ(Cell("households/plum", "refusal"), why);
  // It is left out, and the rest goes.
  model_->leaveOut("households/plum", true);
  model_->publish();
  EXPECT_TRUE(model_->publishing());
  EXPECT_EQ(stage_.LastRequest<v1::PlanVisitsRequest>().plans_size(), 1);
  EXPECT_EQ(stage_.phone().outbox().Counts()->refused, 0);
}

TEST_F(RoundModelTest, WhatThePhoneKnowsToBeWrongIsNotSent) {
  v1::ProposeRoundResponse round = SampleRound();
  round.mutable_visits(0)->mutable_plan()->mutable_visitors()->RemoveLast();
  model_->Take(round);
  QSignalSpy refused(model_.get(), &PageModel::refused);
  model_->publish();
  EXPECT_EQ(refused.count(), 1);
  EXPECT_FALSE(model_->publishing());
  const Refusal too_few = {.reason = v1::ERROR_REASON_TOO_FEW_VISITORS,
                           .figures = {{"min_people", "2"}}};
  EXPECT_EQ(Cell("households/maple", "refusal"), RefusalSentence(too_few));
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(RoundModelTest, AQuestionWithoutSignalSaysSo) {
  model_->propose();
  ASSERT_TRUE(WaitUntil([&] { return !model_->proposing(); }));
  EXPECT_NE(model_->problem(), "");
  EXPECT_FALSE(model_->proposed());
}

TEST_F(RoundModelTest, AnotherQuestionBeginsAnotherRoundOnceItIsAnswered) {
  model_->Take(SampleRound());
  model_->pin("households/pine", true);
  model_->setDays("14");
  model_->propose();
  EXPECT_EQ(model_->rows()->count(), 0);
  ASSERT_TRUE(WaitUntil([&] { return !model_->proposing(); }));
  // Without signal there is no answer, and what was decided stands.
  EXPECT_NE(model_->problem(), "");
  EXPECT_EQ(model_->rows()->count(), 3);
  EXPECT_EQ(Cell("households/pine", "pinned"), "true");
  model_->Take(SampleRound());
  EXPECT_EQ(Cell("households/pine", "pinned"), "false");
}

}  // namespace
}  // namespace glimmer::mobile
