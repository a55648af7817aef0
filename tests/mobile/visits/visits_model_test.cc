// What the volunteer's pages say of visits, by what the phone holds and what is on its way.
#include <gtest/gtest.h>

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>

#include "mobile/model/my_visit_words.h"
#include "mobile/store/pending.h"
#include "mobile/visits/visit_list_model.h"
#include "mobile/visits/visit_model.h"
#include "mobile/visits/visitor_terms_model.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "tests/mobile/support/page_stage.h"

namespace glimmer::mobile {
namespace {

constexpr char kToday[] = "visits/today";

// A phone with a key, holding the visits of the sample season, at 13:22.
class VisitsTest : public testing::Test {
 protected:
  VisitsTest() {
    stage_.Use("zh");
    EXPECT_TRUE(stage_.phone().secrets().Put(kDeviceKey, key_.secret_key).ok());
    stage_.ServeHouseholds();
  }

  v1::Visit Held(const char* name) { return **stage_.phone().store().Get<v1::Visit>(name); }

  void Serve(const v1::Visit& visit) {
    stage_.Serve(visit.name(), [&](v1::Change& change) { *change.mutable_visit() = visit; });
  }

  // What a page of the feed does when the visit goes to others.
  void Revoke(const char* name) {
    stage_.Serve(name, [](v1::Change& change) { change.set_kind(v1::Change::KIND_REVOKED); });
  }

  void KeepAddress(absl::Duration lasts) {
    v1::VisitAddress address;
    address.mutable_contact()->set_display_name("王阿姨");
    address.mutable_contact()->set_address("槐树街 7 号");
    address.mutable_access_note()->add_hints(v1::AccessNote::HINT_KNOCK);
    address.mutable_access_note()->set_line("门铃坏了");
    *address.mutable_expire_time() = ToTimestamp(stage_.clock().Now() + lasts);
    v1::GetVisitAddressResponse answer;
    answer.set_capsule(*SealToDevice(key_.public_key, address.SerializeAsString()));
    *answer.mutable_expire_time() = address.expire_time();
    ASSERT_TRUE(stage_.phone().addresses().Keep(kToday, answer).ok());
  }

  int Waiting() { return stage_.phone().outbox().Counts()->waiting; }

  test::SeededRandom random_;
  const KeyPair key_ = NewSigningKey(random_);
  PageStage stage_;
};

int Row(VisitListModel& model, const QString& key) {
  for (int i = 0; i < model.rows()->count(); ++i) {
    if (model.rows()->At(i, "key") == key) return i;
  }
  return -1;
}

TEST_F(VisitsTest, TheListBeginsWithWhatNeedsThePerson) {
  VisitListModel model(stage_.context());
  ASSERT_GE(model.rows()->count(), 5);
  EXPECT_EQ(model.rows()->At(0, "key"), "visits/overdue");
  EXPECT_EQ(model.rows()->At(0, "step"), "help");
  EXPECT_EQ(model.rows()->At(0, "section"), "没有消息");
  EXPECT_EQ(model.rows()->At(1, "key"), kToday);
  EXPECT_EQ(model.rows()->At(1, "step"), "start");
  EXPECT_EQ(model.rows()->At(1, "detail"), "今天 15:00–16:00 · 与马晓燕同行");
  EXPECT_EQ(model.rows()->At(1, "address"), "现在可以打开地址");
  EXPECT_EQ(model.rows()->At(2, "key"), "visits/asked");
  EXPECT_EQ(model.rows()->At(2, "step"), "answer");
  const int family = Row(model, "pairings/maple-zhao");
  ASSERT_GT(family, 2);
  EXPECT_EQ(model.rows()->At(family, "title"), "枫叶07");
  EXPECT_EQ(model.rows()->At(family, "section"), "结对家庭");
  EXPECT_TRUE(model.rows()->At(family, "history").toString().contains("下次 今天 15:00"));
}

TEST_F(VisitsTest, NoListSaysWhereAFamilyLives) {
  KeepAddress(absl::Hours(3));
  VisitListModel model(stage_.context());
  const int row = Row(model, kToday);
  EXPECT_EQ(model.rows()->At(row, "unlocked"), true);
  EXPECT_EQ(model.rows()->At(row, "address"), "地址已打开，到今天 16:22 为止");
  for (int i = 0; i < model.rows()->count(); ++i) {
    EXPECT_FALSE(model.rows()->At(i, "spoken").toString().contains("槐树街"));
  }
}

TEST_F(VisitsTest, APairingEndsWithoutAReason) {
  VisitListModel model(stage_.context());
  model.ask("pairings/maple-zhao");
  EXPECT_EQ(model.alias(), "枫叶07");
  EXPECT_TRUE(model.hasNote());
  EXPECT_TRUE(model.terms().contains("14:00–17:00")) << model.terms().toStdString();
  model.endPairing();
  EXPECT_EQ(stage_.LastRequest<v1::EndPairingRequest>().pairing(), "pairings/maple-zhao");
  model.RefreshNow();
  EXPECT_EQ(model.rows()->At(Row(model, "pairings/maple-zhao"), "badgeText"),
            "要结束，已存在这台手机上");
}

TEST_F(VisitsTest, FromTheAnswerToTheEndWithoutSignal) {
  VisitModel asked(stage_.context(), "visits/asked");
  EXPECT_EQ(asked.step(), "answer");
  EXPECT_FALSE(asked.mayShowAddress());
  asked.accept();
  asked.RefreshNow();
  EXPECT_EQ(asked.badgeText(), "已答应，存在这台手机上");
  EXPECT_TRUE(asked.mayLeave());

  VisitModel today(stage_.context(), kToday);
  EXPECT_EQ(today.step(), "start");
  EXPECT_FALSE(today.underway());
  EXPECT_EQ(today.told(), "没有回应会告诉联系人和协调员");
  stage_.Advance(absl::Minutes(98));  // 15:00
  today.start();
  stage_.Advance(absl::Minutes(23));  // 15:23
  EXPECT_EQ(today.step(), "finish");
  EXPECT_TRUE(today.underway());
  EXPECT_EQ(today.timerNumber(), "37");
  EXPECT_NEAR(today.timerShare(), 37.0 / 60, 0.001);
  EXPECT_EQ(today.sayBy(), "请在 16:35 前报平安");
  stage_.Advance(absl::Minutes(45));  // 16:08
  EXPECT_TRUE(today.late());
  EXPECT_EQ(today.timerNumber(), "8");
  EXPECT_EQ(today.timerAbove(), "已超");
  today.finish();
  const auto request = stage_.LastRequest<v1::FinishVisitRequest>();
  EXPECT_TRUE(request.held());
  EXPECT_EQ(FromTimestamp(request.end_time()), stage_.clock().Now());
  EXPECT_EQ(FromTimestamp(request.end_time()) - FromTimestamp(request.start_time()),
            absl::Minutes(68));
  today.RefreshNow();
  EXPECT_EQ(today.step(), "");
  EXPECT_EQ(today.badgeText(), "已结束，存在这台手机上");
}

TEST_F(VisitsTest, WhatWasTickedAndTypedIsThereAgainAndGoesAlong) {
  {
    VisitModel model(stage_.context(), kToday);
    model.start();
    model.RefreshNow();
    model.setDone(1, true);
    model.setBrought(0, true);
    model.setBrought(1, true);
    model.setAmount(0, "2.5");
    model.setNote("走廊灯泡是 E27 螺口");
  }
  VisitModel model(stage_.context(), kToday);
  EXPECT_EQ(model.checklist()->At(0, "done"), false);
  EXPECT_EQ(model.checklist()->At(1, "done"), true);
  EXPECT_EQ(model.deliveries()->At(0, "amount"), "2.5");
  EXPECT_EQ(model.note(), "走廊灯泡是 E27 螺口");
  EXPECT_EQ(model.savedSentence(), "草稿已存 13:22");
  stage_.Advance(absl::Hours(2));
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.finish();
  ASSERT_EQ(Waiting(), 3);
  const auto note = stage_.LastRequest<v1::SetHandoverNoteRequest>();
  EXPECT_EQ(note.note(), "走廊灯泡是 E27 螺口");
  EXPECT_EQ(note.pairing(), "pairings/maple-zhao");
  model.undo(undo);
  EXPECT_EQ(Waiting(), 1);  // the beginning
  model.RefreshNow();
  EXPECT_EQ(model.step(), "finish");
  EXPECT_EQ(model.note(), "走廊灯泡是 E27 螺口");
  EXPECT_EQ(model.checklist()->At(1, "done"), true);
}

TEST_F(VisitsTest, ATimeThatIsNoneAndAnAmountThatIsNoneAreSaid) {
  VisitModel model(stage_.context(), kToday);
  stage_.Advance(absl::Hours(3));
  QString said;
  QObject::connect(&model, &PageModel::refused, [&](const QString& sentence) { said = sentence; });
  model.finishAt("three", "4");
  EXPECT_EQ(said, "时间请写成 14:00。");
  model.setAmount(0, "a lot");
  EXPECT_EQ(said, "请写数字。");
  EXPECT_EQ(Waiting(), 0);
  model.finishAt("15:00", "15:50");
  const auto request = stage_.LastRequest<v1::FinishVisitRequest>();
  EXPECT_EQ(FromTimestamp(request.end_time()) - FromTimestamp(request.start_time()),
            absl::Minutes(50));
}

TEST_F(VisitsTest, NotHeldIsSaidWithoutAReason) {
  VisitModel model(stage_.context(), kToday);
  EXPECT_FALSE(model.mayFinish());  // before its start there is nothing to tell
  stage_.Advance(absl::Minutes(98));
  EXPECT_TRUE(model.mayFinish());
  model.notHeld();
  EXPECT_FALSE(stage_.LastRequest<v1::FinishVisitRequest>().held());
  model.RefreshNow();
  EXPECT_EQ(model.badgeText(), "未成行，存在这台手机上");
}

TEST_F(VisitsTest, WhatWasTakenFromThemWhileAwayIsToldAndWaits) {
  VisitModel model(stage_.context(), kToday);
  model.start();
  Revoke(kToday);
  EXPECT_EQ(model.title(), "枫叶07");
  EXPECT_EQ(model.step(), "finish");
  EXPECT_TRUE(model.goneSentence().startsWith("安排变了"));
  EXPECT_FALSE(model.mayShowAddress());
  EXPECT_EQ(model.checklist()->count(), 2);
  stage_.Advance(absl::Hours(2));
  model.finish();
  model.RefreshNow();
  EXPECT_EQ(model.badgeText(), "存在这台手机上，等协调员核对");
  const auto me = stage_.phone().store().GetProfile()->person;
  EXPECT_EQ(stage_.phone().overlay().Hours(me)->not_sent, 0);
  VisitListModel list(stage_.context());
  EXPECT_GE(Row(list, kToday), 0);
}

TEST_F(VisitsTest, AnAddressThatLiesHereOpensWithoutSignalAndGoesByItself) {
  KeepAddress(absl::Hours(3));
  VisitModel model(stage_.context(), kToday);
  EXPECT_FALSE(model.address()->shown());
  model.showAddress();
  EXPECT_EQ(model.address()->place(), "槐树街 7 号");
  EXPECT_EQ(model.address()->access(), "敲门、门铃坏了");
  EXPECT_TRUE(QGuiApplication::clipboard()->text().indexOf("槐树街") < 0);
  model.address()->copyPlace();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), "槐树街 7 号");
  QGuiApplication::clipboard()->clear();
  stage_.Advance(absl::Hours(3));  // its time is over
  EXPECT_TRUE(WaitUntil([&] { return !model.address()->shown(); }));
  EXPECT_EQ(model.address()->place(), "");
  // Wiped by then, without being asked for.
  EXPECT_EQ(ReasonOf(stage_.phone().addresses().Open(kToday).status()), v1::ERROR_REASON_NOT_FOUND);
}

TEST_F(VisitsTest, AShownAddressHidesWithItsTime) {
  v1::VisitAddress address;
  address.mutable_contact()->set_address("槐树街 7 号");
  ShownAddress shown(nullptr);
  shown.Show(address, "", absl::Milliseconds(20));
  EXPECT_TRUE(shown.shown());
  EXPECT_TRUE(WaitUntil([&] { return !shown.shown(); }));
  EXPECT_EQ(shown.place(), "");
}

TEST_F(VisitsTest, AnAddressGoesWithTheVisitAndWithTheAnswerNo) {
  KeepAddress(absl::Hours(3));
  VisitModel model(stage_.context(), kToday);
  model.showAddress();
  ASSERT_TRUE(model.address()->shown());
  model.leave();
  EXPECT_FALSE(model.address()->shown());
  EXPECT_FALSE(stage_.phone().addresses().Open(kToday).ok());
}

TEST_F(VisitsTest, WithoutSignalAnAddressThatWasNeverFetchedIsNotThere) {
  VisitModel model(stage_.context(), kToday);
  int said = 0;
  QObject::connect(&model, &PageModel::refused, [&](const QString&) { ++said; });
  model.showAddress();
  EXPECT_TRUE(model.address()->awaited());
  model.showAddress();  // one at a time
  EXPECT_TRUE(WaitUntil([&] { return said > 0; }));
  EXPECT_FALSE(model.address()->shown());
  EXPECT_FALSE(model.address()->awaited());
  for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
  EXPECT_EQ(said, 1);
}

TEST_F(VisitsTest, AnAnswerThatComesWhenNobodyLooksAnyMoreIsDropped) {
  VisitModel model(stage_.context(), kToday);
  int said = 0;
  QObject::connect(&model, &PageModel::refused, [&](const QString&) { ++said; });
  model.showAddress();
  model.address()->hide();
  VisitModel other(stage_.context(), kToday);
  other.showAddress();  // its answer comes behind the other
  EXPECT_TRUE(WaitUntil([&] { return !other.address()->awaited(); }));
  EXPECT_EQ(said, 0);
}

TEST_F(VisitsTest, AnAddressIsHiddenWhenTheAppIsNoLongerInFront) {
  KeepAddress(absl::Hours(3));
  VisitModel model(stage_.context(), kToday);
  model.showAddress();
  ASSERT_TRUE(model.address()->shown());
  Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationInactive);
  EXPECT_FALSE(model.address()->shown());
  EXPECT_EQ(model.address()->place(), "");
}

TEST_F(VisitsTest, AYesThatWasToAnOldPlanIsAskedForAgain) {
  v1::Visit asked = Held("visits/asked");
  asked.set_etag("\"1\"");
  Serve(asked);
  VisitModel model(stage_.context(), "visits/asked");
  model.accept();
  EXPECT_EQ(stage_.LastRequest<v1::AcceptVisitRequest>().etag(), "\"1\"");
  stage_.Advance(absl::Seconds(6));
  Outbox& outbox = stage_.phone().outbox();
  ASSERT_TRUE(
      outbox.Reject(outbox.Claim(1)->front(), MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "Changed."))
          .ok());
  asked.set_etag("\"2\"");
  Serve(asked);
  EXPECT_EQ(model.step(), "answer");
  EXPECT_EQ(model.stepSentence(), "这次走访刚刚改过，请再看一下。");
  EXPECT_TRUE(model.mayDiscard());
  model.accept();
  EXPECT_EQ(stage_.LastRequest<v1::AcceptVisitRequest>().etag(), "\"2\"");
  model.RefreshNow();
  EXPECT_EQ(model.badgeText(), "已答应，存在这台手机上");
}

TEST_F(VisitsTest, HalfAnHourMoreByOneTouchAndNotForEver) {
  VisitModel model(stage_.context(), kToday);
  EXPECT_EQ(model.extendText(), "");
  stage_.Advance(absl::Minutes(98));  // 15:00
  model.start();
  stage_.Advance(absl::Minutes(50));
  EXPECT_EQ(model.extendText(), "再多待 30 分钟，到 16:30");
  QString undo;
  QObject::connect(&model, &PageModel::done,
                   [&](const QString&, const QString& request) { undo = request; });
  model.extend();
  EXPECT_EQ(FromTimestamp(stage_.LastRequest<v1::ExtendVisitRequest>().expected_end_time()),
            FromTimestamp(Held(kToday).end_time()) + absl::Minutes(30));
  model.RefreshNow();
  EXPECT_EQ(model.timerNumber(), "40");
  EXPECT_EQ(model.sayBy(), "请在 17:05 前报平安");
  EXPECT_TRUE(model.wordSentence().contains("还没发出"));
  EXPECT_EQ(model.extendText(), "再多待 30 分钟，到 17:00");
  model.undo(undo);
  model.RefreshNow();
  EXPECT_EQ(model.timerNumber(), "10");
  EXPECT_EQ(model.wordSentence(), "");
  stage_.Advance(absl::Minutes(30));  // 16:20, overdue
  EXPECT_EQ(model.extendText(), "再多待 30 分钟，到 16:50");
  for (int i = 0; i < 9; ++i) {
    model.extend();
    model.RefreshNow();
  }
  EXPECT_EQ(model.extendText(), "");
  EXPECT_EQ(FromTimestamp(stage_.LastRequest<v1::ExtendVisitRequest>().expected_end_time()),
            FromTimestamp(Held(kToday).end_time()) + absl::Hours(4));
  model.callForHelp();
  EXPECT_EQ(stage_.LastRequest<v1::RaiseAlarmRequest>().visit(), kToday);
}

TEST_F(VisitsTest, WhoIsToldLetsItTakeLongerOnceTheyHaveCalled) {
  VisitModel model(stage_.context(), "visits/overdue");
  ASSERT_EQ(model.step(), "help");
  ASSERT_NE(model.extendText(), "");
  EXPECT_TRUE(model.extendText().startsWith("他们再多待 30 分钟，到"))
      << model.extendText().toStdString();
  model.extend();
  EXPECT_EQ(stage_.LastRequest<v1::ExtendVisitRequest>().visit(), "visits/overdue");
  model.RefreshNow();
  EXPECT_TRUE(model.wordSentence().contains("还没发出"));
  EXPECT_EQ(model.alarmSentence(), "");
}

TEST_F(VisitsTest, HelpIsSaidToHaveArrivedOnlyWhenItHas) {
  VisitModel model(stage_.context(), kToday);
  model.start();
  model.RefreshNow();
  EXPECT_EQ(model.helpState(), "");
  model.callForHelp();
  EXPECT_EQ(model.helpState(), "sending");
  EXPECT_EQ(model.extendText(), "");
  Outbox& outbox = stage_.phone().outbox();
  const OutboxItem call = outbox.Claim(1)->front();  // before the beginning
  EXPECT_EQ(call.method, kRaiseAlarm);
  ASSERT_TRUE(outbox.Reject(call, MakeError(v1::ERROR_REASON_NOT_FOUND, "Gone.")).ok());
  model.RefreshNow();
  EXPECT_EQ(model.helpState(), "refused");
  EXPECT_TRUE(model.helpSentence().contains("110"));
  model.callForHelp();
  EXPECT_EQ(model.helpState(), "sending");
  v1::Visit visit = Held(kToday);
  visit.set_alarm(v1::Visit::ALARM_DISTRESS);
  v1::RaiseAlarmResponse answer;
  *answer.mutable_visit() = visit;
  ASSERT_TRUE(outbox.Accept(outbox.Claim(1)->front(), answer.SerializeAsString()).ok());
  model.RefreshNow();
  EXPECT_EQ(model.helpState(), "arrived");
}

TEST_F(VisitsTest, ACallForHelpNamesNoAddress) {
  KeepAddress(absl::Hours(3));
  VisitModel model(stage_.context(), kToday);
  model.start();
  model.RefreshNow();
  EXPECT_TRUE(model.mayCallForHelp());
  model.callForHelp();
  EXPECT_EQ(stage_.LastRequest<v1::RaiseAlarmRequest>().visit(), kToday);
  model.RefreshNow();
  EXPECT_EQ(model.helpState(), "sending");
  EXPECT_EQ(model.helpTitle(), "还没发出去");
  EXPECT_TRUE(model.helpMessage().contains("枫叶07"));
  EXPECT_FALSE(model.helpMessage().contains("槐树街"));
  model.reportSafe();
  EXPECT_EQ(stage_.LastRequest<v1::ReportSafeRequest>().visit(), kToday);
  EXPECT_EQ(Waiting(), 2);  // the beginning, and that all is well
}

class UrlCatcher : public QObject {
  Q_OBJECT
 public:
  QUrl url;
  Q_INVOKABLE void take(const QUrl& opened) { url = opened; }
};

TEST_F(VisitsTest, TheMessageForHelpOpensAsATextMessage) {
  UrlCatcher catcher;
  QDesktopServices::setUrlHandler("sms", &catcher, "take");
  VisitModel model(stage_.context(), kToday);
  model.sendMessage();
  QDesktopServices::unsetUrlHandler("sms");
  EXPECT_EQ(catcher.url.scheme(), "sms");
  EXPECT_TRUE(QUrl::fromPercentEncoding(catcher.url.toEncoded()).contains("枫叶07"));
  model.copyMessage();
  EXPECT_EQ(QGuiApplication::clipboard()->text(), model.helpMessage());
  QGuiApplication::clipboard()->clear();
}

TEST_F(VisitsTest, WhoIsToldFirstAnswers) {
  VisitModel model(stage_.context(), "visits/overdue");
  EXPECT_EQ(model.step(), "help");
  EXPECT_EQ(model.people(), "孙大勇、刘一");
  EXPECT_TRUE(model.mayAcknowledge());
  EXPECT_FALSE(model.mayShowAddress());
  EXPECT_FALSE(model.mayFinish());
  model.acknowledge();
  model.RefreshNow();
  EXPECT_FALSE(model.mayAcknowledge());
  EXPECT_EQ(model.step(), "help");
  model.reportSafe();
  model.RefreshNow();
  EXPECT_EQ(model.step(), "");
  EXPECT_EQ(model.alarmSentence(), "");
}

TEST_F(VisitsTest, TimesOfTheWeekAreSavedAsAWhole) {
  VisitorTermsModel model(stage_.context());
  EXPECT_TRUE(model.willing());
  ASSERT_EQ(model.slotRows()->count(), 1);
  EXPECT_EQ(model.slotRows()->At(0, "text"), "周二 14:00–18:00");
  EXPECT_FALSE(model.addSlot(1, "17:00", "19:00"));  // in the other
  EXPECT_FALSE(model.addSlot(5, "11:00", "9:00"));
  EXPECT_TRUE(model.addSlot(6, "20:00", "24:00"));
  model.removeSlot(1);
  EXPECT_TRUE(model.addSlot(0, "9", "11:30"));
  EXPECT_EQ(model.slotRows()->At(0, "text"), "周一 09:00–11:30");
  EXPECT_TRUE(model.changedHere());
  stage_.Advance(absl::Minutes(1));  // what comes from the server does not disturb
  EXPECT_EQ(model.slotRows()->count(), 2);
  model.save("13", "8");
  EXPECT_EQ(Waiting(), 0);
  model.save("2.5", "８");
  const auto request = stage_.LastRequest<v1::SetVisitorTermsRequest>();
  EXPECT_EQ(request.visitor_terms().slots_size(), 2);
  EXPECT_EQ(request.visitor_terms().day_minutes(), 150);
  EXPECT_EQ(request.visitor_terms().week_minutes(), 480);
  model.RefreshNow();
  EXPECT_EQ(model.badgeText(), "已存在这台手机上");
  model.removeSlot(0);
  model.removeSlot(0);
  model.save("2", "8");
  EXPECT_EQ(Waiting(), 1);  // willing, but never
}

}  // namespace
}  // namespace glimmer::mobile

#include "visits_model_test.moc"
