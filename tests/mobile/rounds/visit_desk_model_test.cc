// What the coordinator's pages of visits say and write: what has to be seen to, the steps, sheets,
// figures, and a plan by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QDesktopServices>
#include <QFile>
#include <QSignalSpy>

#include "mobile/rounds/visit_figures_model.h"
#include "mobile/rounds/visit_plan_model.h"
#include "mobile/rounds/visit_sheets.h"
#include "mobile/rounds/visits_desk_model.h"
#include "shared/base/time_convert.h"
#include "tests/mobile/support/household_server.h"

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr int kToDo = 0, kVisits = 1, kPairs = 2;

class VisitDeskTest : public testing::Test {
 protected:
  void SetUp() override {
    stage_.Use("zh");
    stage_.ServeHouseholds();
    desk_ = std::make_unique<VisitsDeskModel>(stage_.context(), Folder());
  }

  QString Folder() { return QString::fromStdString(stage_.folder().File("")); }

  QStringList Keys() {
    QStringList keys;
    for (int i = 0; i < desk_->rows()->count(); ++i) {
      keys.append(desk_->rows()->At(i, "key").toString());
    }
    return keys;
  }

  QString Cell(const QString& key, const char* role) {
    for (int i = 0; i < desk_->rows()->count(); ++i) {
      if (desk_->rows()->At(i, "key") == key) return desk_->rows()->At(i, role).toString();
    }
    return "no such row";
  }

  PageStage stage_{SampleWho::kCoordinator};
  std::unique_ptr<VisitsDeskModel> desk_;
};

TEST_F(VisitDeskTest, AlarmsComeFirstDistressBeforeSilence) {
  ASSERT_EQ(desk_->alarms().size(), 2);
  EXPECT_EQ(desk_->alarms()[0].toMap()["title"], "青松30：有走访人求助");
  EXPECT_EQ(desk_->alarms()[1].toMap()["title"], "杏花12 从 13:00 起没有消息");
  const QVariantList visitors = desk_->alarms()[1].toMap()["visitors"].toList();
  ASSERT_EQ(visitors.size(), 2);
  EXPECT_EQ(visitors[0].toMap()["who"], "孙大勇");
  // What is an alarm stands on top and not in the list below it.
  EXPECT_FALSE(Keys().contains("visits/overdue"));
}

TEST_F(VisitDeskTest, WhatHasToBeSeenToIsListedByWhatItIs) {
  EXPECT_EQ(Cell("visits/tomorrow", "section"), "人手不够");
  EXPECT_EQ(Cell("visits/tomorrow", "badgeText"), "需要 2 人，1 人答应了");
  EXPECT_EQ(Cell("visits/asked", "section"), "要征求这户人家同意");
  EXPECT_EQ(Cell("households/plum", "section"), "同意快到期");
  EXPECT_EQ(Cell("pairings/pine-p4", "section"), "该和双方谈谈的结对");
  // A visit is planned for it, or it is under way: it is not due.
  EXPECT_EQ(Cell("households/maple", "section"), "no such row");
  stage_.Advance(absl::Hours(4));
  EXPECT_EQ(Cell("visits/underway", "section"), "还没有报平安");
}

TEST_F(VisitDeskTest, WhatNobodyAgreedToInTimeIsNoSilence) {
  stage_.Advance(absl::Hours(24 * 5));
  EXPECT_EQ(Cell("visits/asked", "section"), "要征求这户人家同意");
  EXPECT_EQ(Cell("visits/asked", "badgeText"), "时间已过，没有征得同意");
  desk_->show("visits/asked");
  EXPECT_FALSE(desk_->mayAgree());
  EXPECT_TRUE(desk_->mayCancel());
  desk_->setList(kVisits);
  EXPECT_NE(Cell("visits/asked", "section"), "no such row");
}

TEST_F(VisitDeskTest, AHouseholdThatIsDueAndHasNoVisitIsListed) {
  stage_.Serve("visits/today",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_TOMBSTONE); });
  desk_->RefreshNow();
  EXPECT_EQ(Cell("households/maple", "section"), "该走访了，还没有安排");
  EXPECT_EQ(Cell("households/maple", "badgeText"), "11月24日 周二起该走访");
  desk_->show("households/maple");
  EXPECT_TRUE(desk_->mayPlan());
  EXPECT_EQ(desk_->household(), "households/maple");
  EXPECT_FALSE(desk_->mayCancel());
}

TEST_F(VisitDeskTest, WhoWasVisitedBySomebodyWithoutAPairIsNotDue) {
  stage_.Serve("visits/today",
               [](v1::Change& change) { change.set_kind(v1::Change::KIND_TOMBSTONE); });
  for (const char* pairing : {"pairings/maple-zhao", "pairings/maple-p1"}) {
    stage_.Serve(pairing, [](v1::Change& change) { change.set_kind(v1::Change::KIND_TOMBSTONE); });
  }
  desk_->RefreshNow();
  EXPECT_EQ(Cell("households/maple", "badgeText"), "11月24日 周二起该走访");
  v1::Visit held = **stage_.phone().store().Get<v1::Visit>("visits/held");
  *held.mutable_start_time() = ToTimestamp(SampleNow() - absl::Hours(24));
  *held.mutable_end_time() = ToTimestamp(SampleNow() - absl::Hours(23));
  stage_.Serve(held.name(), [&](v1::Change& change) { *change.mutable_visit() = held; });
  desk_->RefreshNow();
  EXPECT_EQ(Cell("households/maple", "section"), "no such row");  // not for two weeks
}

TEST_F(VisitDeskTest, WhoHasNotConsentedIsNeverDue) {
  EXPECT_FALSE(Keys().contains("households/willow"));
  EXPECT_FALSE(Keys().contains("households/iris"));
}

TEST_F(VisitDeskTest, VisitsStandByDayWithWhoHasAccepted) {
  desk_->setList(kVisits);
  EXPECT_EQ(Cell("visits/today", "section"), "今天");
  EXPECT_EQ(Cell("visits/today", "badgeText"), "已约好，都会去");
  EXPECT_EQ(Cell("visits/today", "detail"), "今天 15:00–16:00 · 马晓燕、赵一帆");
  EXPECT_EQ(Cell("visits/tomorrow", "section"), "明天");
  EXPECT_FALSE(Keys().contains("visits/held"));  // over for two weeks
  EXPECT_FALSE(Keys().contains("visits/off"));
}

TEST_F(VisitDeskTest, TheStepsAreThoseThatThereAre) {
  desk_->show("visits/asked");
  EXPECT_TRUE(desk_->mayAgree());
  EXPECT_TRUE(desk_->mayChange());
  EXPECT_TRUE(desk_->mayCancel());
  ASSERT_EQ(desk_->visitors().size(), 2);
  EXPECT_TRUE(desk_->visitors()[0].toMap()["mayAccept"].toBool());
  desk_->show("visits/today");
  EXPECT_FALSE(desk_->mayAgree());
  EXPECT_FALSE(desk_->visitors()[0].toMap()["mayAccept"].toBool());
  desk_->show("visits/underway");
  EXPECT_FALSE(desk_->mayChange());
  EXPECT_TRUE(desk_->mayCancel());
}

TEST_F(VisitDeskTest, TheHouseholdAgreesToTheVisitAsItWasTold) {
  HouseholdServer server(stage_);
  desk_->show("visits/asked");
  QSignalSpy refused(desk_.get(), &PageModel::refused);
  QSignalSpy done(desk_.get(), &PageModel::done);
  // While somebody is on the telephone with it, somebody else plans the visit anew.
  v1::Visit changed = **stage_.phone().store().Get<v1::Visit>("visits/asked");
  changed.set_etag("later");
  stage_.Serve(changed.name(), [&](v1::Change& change) { *change.mutable_visit() = changed; });
  desk_->RefreshNow();
  server.Refuse(v1::ERROR_REASON_ETAG_MISMATCH);
  desk_->agree();
  ASSERT_TRUE(WaitUntil([&] { return refused.count() == 1; }));
  EXPECT_EQ(refused[0][0], "刚才有人改过，请再看一下。");
  EXPECT_TRUE(desk_->mayAgree());
  desk_->agree();
  ASSERT_TRUE(WaitUntil([&] { return done.count() == 1; }));
  desk_->acceptFor("people/p2", "孙大勇");
  ASSERT_TRUE(WaitUntil([&] { return done.count() == 2; }));
  const auto agreed = server.Asked<v1::AgreeVisitRequest>("AgreeVisit");
  ASSERT_EQ(agreed.size(), 2u);
  EXPECT_EQ(agreed[0].etag(), "as planned: asked");
  EXPECT_EQ(agreed[1].etag(), "later");
  const auto accepted = server.Asked<v1::AcceptVisitRequest>("AcceptVisit");
  ASSERT_EQ(accepted.size(), 1u);
  EXPECT_EQ(accepted[0].person(), "people/p2");
  EXPECT_EQ(accepted[0].etag(), "later");
}

TEST_F(VisitDeskTest, WhereTheyAreIsAskedBecauseOfDangerAndShownForAMinute) {
  HouseholdServer server(stage_);
  v1::LookUpHouseholdContactResponse contact;
  contact.mutable_contact()->set_address("北门 3 号");
  server.Set(contact);
  desk_->lookUp("visits/today");  // without an alarm
  EXPECT_FALSE(desk_->busy());
  desk_->lookUp("visits/overdue");
  ASSERT_TRUE(WaitUntil([&] { return desk_->where()->lines().size() == 1; }));
  EXPECT_EQ(desk_->where()->lines()[0].toMap()["words"], "北门 3 号");
  const auto asked = server.Asked<v1::LookUpHouseholdContactRequest>("LookUpHouseholdContact");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(asked[0].household(), "households/plum");
  EXPECT_EQ(asked[0].purpose(), v1::ADDRESS_PURPOSE_DANGER);
  auto* forget = desk_->where()->findChild<QTimer*>("forget");
  EXPECT_EQ(forget->interval(), ShownContact::kShownMs);
  forget->start(1);
  EXPECT_TRUE(WaitUntil([&] { return desk_->where()->lines().isEmpty(); }));
}

TEST_F(VisitDeskTest, ASafeguardingLeadHasTheAlarmsAlone) {
  EXPECT_TRUE(desk_->coordinates());
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants[0].set_role(v1::ROLE_SAFEGUARDING_LEAD);
  profile.role_grants[0].set_scope("units/shangdu");
  ASSERT_TRUE(stage_.phone().store().SetProfile(profile).ok());
  const VisitsDeskModel desk(stage_.context(), Folder());
  EXPECT_FALSE(desk.coordinates());
  ASSERT_EQ(desk.alarms().size(), 1);  // the other one is of units/beigou
  const QVariantMap alarm = desk.alarms()[0].toMap();
  EXPECT_EQ(alarm["title"], "杏花12 从 13:00 起没有消息");
  // And whom to call.
  ASSERT_EQ(alarm["visitors"].toList().size(), 2);
  EXPECT_EQ(alarm["visitors"].toList()[0].toMap()["who"], "孙大勇");
  EXPECT_EQ(alarm["visitors"].toList()[1].toMap()["who"], "刘一");
  EXPECT_TRUE(alarm["mayLookUp"].toBool());
}

TEST_F(VisitDeskTest, WhoGoesThereDoesNotAskTheHousehold) {
  stage_.Serve("visits/mine", [](v1::Change& change) {
    v1::Visit& visit = *change.mutable_visit();
    visit.set_name("visits/mine");
    visit.set_household("households/maple");
    visit.set_household_alias("枫叶07");
    visit.set_unit("units/shangdu");
    visit.set_state(v1::Visit::STATE_PROPOSED);
    visit.add_visitors()->set_person("people/zhou");
    *visit.mutable_start_time() = ToTimestamp(SampleNow() + absl::Hours(30));
    *visit.mutable_end_time() = ToTimestamp(SampleNow() + absl::Hours(31));
    visit.set_time_zone("Asia/Shanghai");
  });
  desk_->RefreshNow();
  desk_->show("visits/mine");
  EXPECT_FALSE(desk_->mayAgree());
  EXPECT_NE(desk_->whyNotAgree(), "");
}

TEST_F(VisitDeskTest, AVisitIsCalledOffAndTheTapTakenBack) {
  desk_->show("visits/asked");
  QSignalSpy done(desk_.get(), &PageModel::done);
  desk_->cancel();
  EXPECT_EQ(stage_.LastRequest<v1::CancelVisitRequest>().visit(), "visits/asked");
  desk_->RefreshNow();
  EXPECT_EQ(desk_->badgeText(), "取消，存在这台设备上");
  EXPECT_FALSE(desk_->mayCancel());
  ASSERT_EQ(done.count(), 1);
  desk_->undo(done[0][1].toString());
  desk_->RefreshNow();
  EXPECT_TRUE(desk_->mayCancel());
}

TEST_F(VisitDeskTest, PairsAreListedEndedAndGoOn) {
  desk_->setList(kPairs);
  EXPECT_EQ(Cell("pairings/maple-zhao", "title"), "赵一帆");
  EXPECT_EQ(Cell("pairings/maple-zhao", "section"), "枫叶07");
  EXPECT_EQ(Cell("pairings/plum-p2", "badgeText"), "第一次要两个人一起去");
  EXPECT_EQ(Cell("pairings/pine-p4", "badgeText"), "该和双方谈谈要不要继续");
  desk_->show("pairings/pine-p4");
  EXPECT_TRUE(desk_->mayReview());
  desk_->review();
  EXPECT_EQ(stage_.LastRequest<v1::ReviewPairingRequest>().pairing(), "pairings/pine-p4");
  desk_->show("pairings/plum-p2");
  EXPECT_FALSE(desk_->mayReview());  // not before it is due
  desk_->endPairing();
  EXPECT_EQ(stage_.LastRequest<v1::EndPairingRequest>().pairing(), "pairings/plum-p2");
  desk_->RefreshNow();
  EXPECT_FALSE(desk_->mayEnd());
}

TEST_F(VisitDeskTest, ANewPairWaitsOnThePhoneAndCanBeDiscarded) {
  desk_->setList(kPairs);
  desk_->search("枫叶");
  ASSERT_EQ(desk_->found().size(), 1);
  desk_->pair("households/maple", "枫叶07");
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);  // before somebody is chosen
  desk_->person()->choose("people/p5", "阿依努尔");
  desk_->pair("households/maple", "枫叶07");
  EXPECT_EQ(stage_.LastRequest<v1::CreatePairingRequest>().person(), "people/p5");
  desk_->RefreshNow();
  EXPECT_EQ(desk_->rows()->At(0, "title"), "枫叶07 和 阿依努尔");
  EXPECT_EQ(desk_->rows()->At(0, "section"), "还没有发出");
  desk_->show(desk_->rows()->At(0, "key").toString());
  EXPECT_TRUE(desk_->mayDiscard());
  desk_->discard();
  desk_->RefreshNow();
  EXPECT_EQ(desk_->rows()->At(0, "section"), "杏花12");
}

TEST_F(VisitDeskTest, TwoWhoAreAPairAreNotPairedAgain) {
  desk_->person()->choose("people/zhao", "赵一帆");
  QSignalSpy refused(desk_.get(), &PageModel::refused);
  desk_->pair("households/maple", "枫叶07");
  ASSERT_EQ(refused.count(), 1);
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(VisitDeskTest, ASheetHoldsAliasesTimesAndThings) {
  desk_->print("2026-11-24", "2026-11-24");
  QFile file(Folder() + "visits-2026-11-24-2026-11-24.html");
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const std::string html = file.readAll().toStdString();
  EXPECT_THAT(html, HasSubstr("枫叶07"));
  EXPECT_THAT(html, HasSubstr("15:00–16:00"));
  EXPECT_THAT(html, HasSubstr("换门口的灯泡"));
  EXPECT_THAT(html, HasSubstr("大米"));
  EXPECT_THAT(html, Not(HasSubstr("荷花03")));  // on another day
  EXPECT_TRUE(desk_->savedFile().endsWith("/visits-2026-11-24-2026-11-24.html"));
}

TEST_F(VisitDeskTest, OneSheetForEachVisitorAndWordsThatCannotBecomeMarkup) {
  v1::Visit visit;
  visit.set_household_alias("枫叶<07>");
  visit.set_state(v1::Visit::STATE_AGREED);
  visit.set_time_zone("Asia/Shanghai");
  *visit.mutable_start_time() = ToTimestamp(SampleNow());
  *visit.mutable_end_time() = ToTimestamp(SampleNow() + absl::Hours(1));
  visit.add_visitors()->set_person("people/a");
  visit.add_visitors()->set_person("people/b");
  visit.add_checklist()->set_text("<script>");
  const VisitSheets sheets =
      MakeVisitSheets({visit}, absl::CivilDay(2026, 11, 24), absl::CivilDay(2026, 11, 24));
  EXPECT_EQ(sheets.visitors, 2);
  EXPECT_EQ(sheets.html.count("<section>"), 2);
  EXPECT_FALSE(sheets.html.contains("<script>"));
  EXPECT_FALSE(sheets.html.contains("<07>"));
  visit.set_state(v1::Visit::STATE_CANCELLED);
  EXPECT_EQ(
      MakeVisitSheets({visit}, absl::CivilDay(2026, 11, 24), absl::CivilDay(2026, 11, 24)).visitors,
      0);
}

// What the phone is told to dial.
class Dialled : public QObject {
  Q_OBJECT

 public:
  Dialled() { QDesktopServices::setUrlHandler("tel", this, "Take"); }
  ~Dialled() override { QDesktopServices::unsetUrlHandler("tel"); }

  Q_INVOKABLE void Take(const QUrl& url) { urls.append(url.toString()); }

  QStringList urls;
};

TEST_F(VisitDeskTest, ANumberIsAskedOfTheServerThenDialledAndKeptNowhere) {
  const Dialled dialled;
  const auto number = [&] {
    return desk_->alarms()[1].toMap()["visitors"].toList()[0].toMap()["number"].toString();
  };
  const QString alarm = desk_->alarms()[1].toMap()["visit"].toString();
  QSignalSpy refused(desk_.get(), &PageModel::refused);
  desk_->call(alarm, "people/p2");
  EXPECT_TRUE(WaitUntil([&] { return refused.count() == 1; }));  // without signal
  EXPECT_EQ(number(), "");
  desk_->ShowNumber("people/p2", "13800138000");
  EXPECT_EQ(number(), "13800138000");
  desk_->call(alarm, "people/p2");
  EXPECT_EQ(dialled.urls, QStringList("tel:13800138000"));
  desk_->ShowNumber("people/p2", "");
  EXPECT_EQ(number(), "没有登记电话");
  desk_->call(alarm, "people/p2");
  EXPECT_EQ(dialled.urls.size(), 1);
  const VisitsDeskModel again(stage_.context(), Folder());
  EXPECT_EQ(again.alarms()[1].toMap()["visitors"].toList()[0].toMap()["number"].toString(), "");
}

TEST_F(VisitDeskTest, ASafeguardingLeadCallsWhoIsMissed) {
  Profile profile = SampleProfile(SampleWho::kCoordinator);
  profile.role_grants[0].set_role(v1::ROLE_SAFEGUARDING_LEAD);
  profile.role_grants[0].set_scope("units/shangdu");
  ASSERT_TRUE(stage_.phone().store().SetProfile(profile).ok());
  HouseholdServer server(stage_);
  server.SetPhone("+8613900000002");
  VisitsDeskModel desk(stage_.context(), Folder());
  const QString alarm = desk.alarms()[0].toMap()["visit"].toString();
  desk.call(alarm, "people/p2");
  const auto number = [&] {
    return desk.alarms()[0].toMap()["visitors"].toList()[0].toMap()["number"].toString();
  };
  ASSERT_TRUE(WaitUntil([&] { return !number().isEmpty(); }));
  EXPECT_EQ(number(), "+8613900000002");
  const auto asked = server.Asked<v1::LookUpVisitorPhoneRequest>("LookUpVisitorPhone");
  ASSERT_EQ(asked.size(), 1u);
  EXPECT_EQ(QString::fromStdString(asked[0].visit()), alarm);
  EXPECT_EQ(asked[0].person(), "people/p2");
  const Dialled dialled;
  desk.call(alarm, "people/p2");
  EXPECT_EQ(dialled.urls, QStringList("tel:+8613900000002"));
}

TEST_F(VisitDeskTest, APlanTakesTheTimeThatTheHouseholdHasNamed) {
  VisitPlanModel plan(stage_.context(), "households/maple", "");
  EXPECT_EQ(plan.alias(), "枫叶07");
  EXPECT_EQ(plan.day(), "2026-11-28");  // Saturday
  EXPECT_EQ(plan.start(), "09:00");
  EXPECT_EQ(plan.end(), "09:45");
  EXPECT_EQ(plan.known().size(), 2);
  EXPECT_EQ(plan.missing(), "请选谁去");
  plan.addVisitor("people/zhao", "赵一帆");
  plan.addVisitor("people/zhao", "赵一帆");
  plan.visitor()->choose("people/p1", "马晓燕");
  EXPECT_EQ(plan.visitors().size(), 2);
  EXPECT_EQ(plan.known().size(), 0);
  plan.contact()->choose("people/zhou", "周宁");
  plan.setTravel("20");
  plan.setChecklist("换灯泡\n\n 读信 ");
  EXPECT_FALSE(plan.addDelivery("大米", "", "公斤"));
  EXPECT_TRUE(plan.addDelivery("大米", "5", "公斤"));
  EXPECT_EQ(plan.missing(), "");
  plan.write();
  const auto request = stage_.LastRequest<v1::PlanVisitsRequest>();
  EXPECT_EQ(request.unit(), "units/shangdu");
  ASSERT_EQ(request.plans_size(), 1);
  const v1::VisitPlan& made = request.plans(0);
  EXPECT_THAT(made.visitors(), ElementsAre("people/zhao", "people/p1"));
  EXPECT_EQ(FromTimestamp(made.start_time()),
            absl::FromCivil(absl::CivilHour(2026, 11, 28, 9), *LoadZone("Asia/Shanghai")));
  EXPECT_EQ(made.off_site_contact(), "people/zhou");
  EXPECT_EQ(made.travel_minutes(), 20);
  ASSERT_EQ(made.checklist_size(), 2);
  EXPECT_EQ(made.checklist(1).text(), "读信");
  EXPECT_EQ(made.deliveries(0).quantity(), 5'000);
  // It is seen at once, as what is not sent yet.
  desk_->setList(kVisits);
  EXPECT_EQ(desk_->rows()->At(0, "section"), "还没有发出");
  EXPECT_EQ(desk_->rows()->At(0, "title"), "枫叶07");
}

TEST_F(VisitDeskTest, APlanAtAnotherTimeIsRefusedHere) {
  VisitPlanModel plan(stage_.context(), "households/maple", "");
  plan.addVisitor("people/zhao", "赵一帆");
  plan.addVisitor("people/p1", "马晓燕");
  plan.setStart("20:00");
  plan.setEnd("20:45");
  QSignalSpy refused(&plan, &PageModel::refused);
  plan.write();
  EXPECT_EQ(refused.count(), 1);
  EXPECT_EQ(stage_.phone().outbox().Counts()->waiting, 0);
}

TEST_F(VisitDeskTest, AListThatLooksPrivateStopsForAQuestion) {
  VisitPlanModel plan(stage_.context(), "households/maple", "");
  plan.addVisitor("people/zhao", "赵一帆");
  plan.setChecklist("给 13800138000 打电话");
  EXPECT_TRUE(plan.looksPrivate());
  EXPECT_EQ(plan.missing(), "请先看一下这段文字");
  plan.setLooked(true);
  EXPECT_EQ(plan.missing(), "");
}

TEST_F(VisitDeskTest, AVisitIsPlannedAnewAsItIs) {
  VisitPlanModel plan(stage_.context(), "", "visits/today");
  EXPECT_TRUE(plan.changes());
  EXPECT_EQ(plan.start(), "15:00");
  EXPECT_EQ(plan.visitors().size(), 2);
  EXPECT_EQ(plan.contact()->who(), "周宁");
  EXPECT_EQ(plan.checklist(), "换门口的灯泡\n读这周的信");
  plan.setEnd("16:30");
  plan.write();
  const auto request = stage_.LastRequest<v1::ChangeVisitRequest>();
  EXPECT_EQ(request.visit(), "visits/today");
  EXPECT_EQ(request.plan().household(), "households/maple");
  EXPECT_EQ(request.plan().deliveries_size(), 2);
  EXPECT_EQ(request.plan().end_time().seconds() - request.plan().start_time().seconds(), 90 * 60);
}

TEST_F(VisitDeskTest, FiguresAreWordsNumbersAndATable) {
  VisitFiguresModel figures(stage_.context());
  v1::GetVisitFiguresResponse response;
  response.set_households(48);
  response.set_households_visited(41);
  response.set_visits_held(1'204);
  response.set_minutes(95);
  v1::DeliveredItem& rice = *response.add_deliveries();
  rice.set_item("大米");
  rice.set_unit("公斤");
  rice.set_quantity(250'500);
  figures.Show(response);
  ASSERT_EQ(figures.tiles().size(), 6);
  EXPECT_EQ(figures.tiles()[2].toMap()["value"], "1,204");
  EXPECT_EQ(figures.tiles()[5].toMap()["value"], "1.6");
  const std::string table = figures.Table().toStdString();
  EXPECT_THAT(table, HasSubstr("大米\t250.5 公斤\n"));
  EXPECT_THAT(table, HasSubstr("41\n"));
  figures.setPeriod(0);
  EXPECT_EQ(figures.tiles().size(), 0);  // of other days
}

}  // namespace
}  // namespace glimmer::mobile

#include "visit_desk_model_test.moc"
