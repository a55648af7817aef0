// A household's own view: its yes asks the server, its no needs no signal and can be taken back.
#include "mobile/households/own_household_model.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

#include "mobile/households/terms_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/household_server.h"

namespace glimmer::mobile {
namespace {

constexpr char kOwn[] = "households/own";

class OwnHouseholdTest : public testing::Test {
 protected:
  void SetUp() override {
    stage_.Use("zh");
    stage_.ServeHouseholds();
    stage_.ServeOwnHousehold();
  }

  v1::Household Stored() { return stage_.phone().store().Get<v1::Household>(kOwn)->value(); }
  void Serve(const v1::Household& household) {
    stage_.Serve(kOwn, [&](v1::Change& change) { *change.mutable_household() = household; });
  }
  // The visit that waits for their word, as of then.
  v1::Visit Asked(absl::Time then) {
    v1::Visit visit = stage_.phone().store().Get<v1::Visit>("visits/own-asked")->value();
    *visit.mutable_update_time() = ToTimestamp(then);
    return visit;
  }
  void Serve(const v1::Visit& visit) {
    stage_.Serve(visit.name(), [&](v1::Change& change) { *change.mutable_visit() = visit; });
  }
  static QString Cell(RowModel& rows, const QString& key, const char* role) {
    for (int i = 0; i < rows.count(); ++i) {
      if (rows.At(i, "key") == key) return rows.At(i, role).toString();
    }
    return "no such row";
  }
  int Waiting() { return stage_.phone().outbox().Counts()->waiting; }
  QString Undone(QSignalSpy& done) { return done.last().at(1).toString(); }

  PageStage stage_;
};

TEST_F(OwnHouseholdTest, ShowsItsVisitsAndWhoComes) {
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  EXPECT_EQ(model.alias(), "茉莉16");
  EXPECT_EQ(model.lines()[0].toMap()["words"], "您已同意，到 2027年6月12日 为止。");
  RowModel& visits = *model.visits();
  ASSERT_EQ(visits.count(), 3);  // none of those that the person goes to
  EXPECT_EQ(visits.At(0, "key"), "visits/own-asked");
  EXPECT_EQ(visits.At(0, "badgeText"), "等您答复");
  EXPECT_EQ(visits.At(0, "detail"), "马晓燕，刘一；有人第一次来");
  EXPECT_EQ(visits.At(0, "mayAgree"), true);
  EXPECT_EQ(visits.At(1, "mayAgree"), false);
  EXPECT_EQ(visits.At(1, "mayCancel"), true);
  EXPECT_EQ(visits.At(2, "key"), "visits/own-held");
  EXPECT_EQ(visits.At(2, "mayCancel"), false);
  EXPECT_EQ(model.visitors()->count(), 2);
}

TEST_F(OwnHouseholdTest, WhoSpeaksForItNoLongerSeesNothing) {
  v1::Household other = Stored();
  other.set_contact_person("people/p1");
  Serve(other);
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  EXPECT_EQ(model.household(), "");
  EXPECT_FALSE(model.mayPause());
  EXPECT_FALSE(model.mayWithdraw());
  EXPECT_EQ(model.visits()->count(), 0);
}

TEST_F(OwnHouseholdTest, APauseIsSavedWithoutASignalAndCanBeTakenBack) {
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  QSignalSpy done(&model, &PageModel::done);
  ASSERT_TRUE(model.mayPause());
  model.pause();
  ASSERT_EQ(Waiting(), 1);
  ASSERT_TRUE(WaitUntil([&] { return model.badgeText() == "暂停走访，等待发送"; }));
  EXPECT_FALSE(model.mayPause());
  EXPECT_EQ(stage_.LastRequest<v1::PauseHouseholdRequest>().household(), kOwn);
  model.undo(Undone(done));
  ASSERT_TRUE(WaitUntil([&] { return model.badgeText() == "同意走访"; }));
  EXPECT_TRUE(model.mayPause());
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(OwnHouseholdTest, AWithdrawalSaysWhetherToEraseNow) {
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  model.withdraw(true);
  EXPECT_TRUE(stage_.LastRequest<v1::WithdrawHouseholdRequest>().erase_now());
  ASSERT_TRUE(WaitUntil([&] { return model.badgeText() == "不再走访，等待发送"; }));
  EXPECT_FALSE(model.mayWithdraw());
}

TEST_F(OwnHouseholdTest, AVisitThatIsNotWantedDoesNotTakePlace) {
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  model.cancelVisit("visits/own-agreed");
  EXPECT_EQ(stage_.LastRequest<v1::CancelVisitRequest>().visit(), "visits/own-agreed");
  ASSERT_TRUE(WaitUntil([&] {
    return Cell(*model.visits(), "visits/own-agreed", "badgeText") == "这次不要来，等待发送";
  }));
  EXPECT_EQ(Cell(*model.visits(), "visits/own-agreed", "mayCancel"), "false");
  EXPECT_TRUE(model.mayPause());
}

TEST_F(OwnHouseholdTest, WhoIsNotWantedIsNamedNoMoreAndHoldsNothingUp) {
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  model.refuseVisitor("people/p4", "刘一");
  const auto request = stage_.LastRequest<v1::RefuseVisitorRequest>();
  EXPECT_EQ(request.household(), kOwn);
  EXPECT_EQ(request.person(), "people/p4");
  ASSERT_TRUE(WaitUntil([&] { return model.visitors()->count() == 1; }));
  EXPECT_EQ(model.visitors()->At(0, "who"), "马晓燕");
  EXPECT_TRUE(model.mayPause());
  model.pause();
  EXPECT_EQ(Waiting(), 2);
}

TEST_F(OwnHouseholdTest, AYesAsksTheServerAndWaitsNowhere) {
  v1::Household waits = Stored();
  waits.mutable_consent()->set_awaits_word(true);
  Serve(waits);
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  ASSERT_TRUE(model.mayConfirm());
  QSignalSpy refused(&model, &PageModel::refused);
  model.confirm();
  ASSERT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused.last().first(), "没有连上服务器，请稍后再试。");
  EXPECT_EQ(Waiting(), 0);
  HouseholdServer server(stage_);
  server.Set(waits);
  QSignalSpy done(&model, &PageModel::done);
  model.confirm();
  ASSERT_TRUE(WaitUntil([&] { return done.count() == 1; }));
  EXPECT_EQ(done.last().first(), "您已同意，随时可以暂停或者停止。");
  EXPECT_EQ(server.Asked<v1::ConfirmConsentRequest>("ConfirmConsent").size(), 1u);
  server.Set(Asked(stage_.clock().Now()));
  model.agree("visits/own-asked", model.visits()->At(0, "etag").toString());
  ASSERT_TRUE(WaitUntil([&] { return done.count() == 2; }));
  EXPECT_EQ(Cell(*model.visits(), "visits/own-asked", "badgeText"), "已约好");
  EXPECT_EQ(Cell(*model.visits(), "visits/own-asked", "mayAgree"), "false");
  const auto agreed = server.Asked<v1::AgreeVisitRequest>("AgreeVisit");
  ASSERT_EQ(agreed.size(), 1u);
  EXPECT_EQ(agreed[0].visit(), "visits/own-asked");
  EXPECT_EQ(agreed[0].etag(), "as planned: own-asked");
  EXPECT_EQ(Waiting(), 0);
}

TEST_F(OwnHouseholdTest, AYesToWhatWasChangedMeanwhileIsNone) {
  HouseholdServer server(stage_);
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  ASSERT_TRUE(WaitUntil([&] { return model.record()->loaded(); }));
  QSignalSpy refused(&model, &PageModel::refused);
  server.Refuse(v1::ERROR_REASON_ETAG_MISMATCH);
  model.agree("visits/own-asked", model.visits()->At(0, "etag").toString());
  ASSERT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused.last().first(), "刚才有人改过，请再看一下。");
  EXPECT_EQ(Cell(*model.visits(), "visits/own-asked", "badgeText"), "等您答复");
  // It is a new question, to what is shown then.
  v1::Visit changed = Asked(stage_.clock().Now());
  changed.set_etag("later");
  Serve(changed);
  model.RefreshNow();
  server.Set(changed);
  model.agree("visits/own-asked", model.visits()->At(0, "etag").toString());
  ASSERT_TRUE(WaitUntil([&] { return !model.busy(); }));
  EXPECT_EQ(server.Asked<v1::AgreeVisitRequest>("AgreeVisit").at(1).etag(), "later");
}

TEST_F(OwnHouseholdTest, AVisitThatIsChangedAfterTheYesAsksAgain) {
  HouseholdServer server(stage_);
  server.Set(Asked(stage_.clock().Now()));
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  model.agree("visits/own-asked", model.visits()->At(0, "etag").toString());
  ASSERT_TRUE(WaitUntil(
      [&] { return Cell(*model.visits(), "visits/own-asked", "badgeText") == "已约好"; }));
  stage_.Advance(absl::Minutes(1));
  EXPECT_EQ(Cell(*model.visits(), "visits/own-asked", "badgeText"), "已约好");
  v1::Visit changed = Asked(stage_.clock().Now());
  changed.set_etag("later");
  changed.mutable_start_time()->set_seconds(changed.start_time().seconds() + 3'600);
  Serve(changed);
  model.RefreshNow();
  EXPECT_EQ(Cell(*model.visits(), "visits/own-asked", "badgeText"), "等您答复");
  EXPECT_EQ(Cell(*model.visits(), "visits/own-asked", "mayAgree"), "true");
}

TEST_F(OwnHouseholdTest, NothingThatWasSaidBeforeHidesTheWithdrawal) {
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  model.pause();
  ASSERT_TRUE(WaitUntil([&] { return model.badgeText() == "暂停走访，等待发送"; }));
  ASSERT_TRUE(model.mayWithdraw());
  model.withdraw(false);
  ASSERT_TRUE(WaitUntil([&] { return model.badgeText() == "不再走访，等待发送"; }));
  EXPECT_FALSE(model.mayWithdraw());
  EXPECT_EQ(stage_.LastRequest<v1::WithdrawHouseholdRequest>().household(), kOwn);
}

TEST_F(OwnHouseholdTest, APausedOneMayBeVisitedAgain) {
  v1::Household paused = Stored();
  paused.set_state(v1::Household::STATE_PAUSED);
  Serve(paused);
  OwnHouseholdModel model(stage_.context(), kOwn, {});
  EXPECT_TRUE(model.mayResume());
  EXPECT_TRUE(model.mayWithdraw());
  EXPECT_FALSE(model.mayPause());
  HouseholdServer server(stage_);
  QSignalSpy done(&model, &PageModel::done);
  model.resume();
  ASSERT_TRUE(WaitUntil([&] { return done.count() == 1; }));
  EXPECT_EQ(server.Asked<v1::ResumeHouseholdRequest>("ResumeHousehold").at(0).code(), "");
}

TEST_F(OwnHouseholdTest, ItsContactNeedsNoOtherWordToBeVisitedMoreOften) {
  TermsModel model(stage_.context(), kOwn);
  model.terms()->setCadence("3");
  EXPECT_FALSE(model.needsWord());
  EXPECT_EQ(model.missing(), "");
}

}  // namespace
}  // namespace glimmer::mobile
