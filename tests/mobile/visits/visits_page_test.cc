// The volunteer's pages of visits in a real window: every look, what a screen reader finds, and
// real touches.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/visits/need_model.h"
#include "mobile/visits/visit_list_model.h"
#include "mobile/visits/visit_model.h"
#include "mobile/visits/visitor_terms_model.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/sealed_box.h"
#include "shared/crypto/signing.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Visits";
constexpr char kToday[] = "visits/today";

// The stage with a key and the sample visits.
void Fill(PageStage& stage) {
  test::SeededRandom random;
  const KeyPair key = NewSigningKey(random);
  ASSERT_TRUE(stage.phone().secrets().Put(kDeviceKey, key.secret_key).ok());
  stage.ServeHouseholds();
  v1::VisitAddress address;
  address.mutable_contact()->set_display_name("王阿姨");
  address.mutable_contact()->set_address("槐树街 7 号院 2 单元 301");
  address.mutable_contact()->set_phone("138 0000 0000");
  address.mutable_access_note()->add_hints(v1::AccessNote::HINT_KNOCK);
  address.set_handover_note("走廊灯泡是 E27 螺口");
  *address.mutable_expire_time() = ToTimestamp(stage.clock().Now() + absl::Hours(4));
  v1::GetVisitAddressResponse answer;
  answer.set_capsule(*SealToDevice(key.public_key, address.SerializeAsString()));
  *answer.mutable_expire_time() = address.expire_time();
  ASSERT_TRUE(stage.phone().addresses().Keep(kToday, answer).ok());
}

VisitModel* ModelOf(PageStage& stage, const char* visit) {
  return new VisitModel(stage.context(), visit, &stage.context());
}

// Under way for 23 of its 60 minutes, half of it done.
QObject* Underway(PageStage& stage) {
  Fill(stage);
  VisitModel* model = ModelOf(stage, kToday);
  stage.Advance(absl::Minutes(98));
  model->start();
  stage.Advance(absl::Minutes(23));
  model->setBrought(0, true);
  model->setDone(0, true);
  model->setNote("走廊灯泡是 E27 螺口，家里还有一个备用的。");
  return model;
}

// The field of several lines, or else the first of this kind; null when there is none.
QQuickItem* FieldIn(QQuickItem* item, const char* kind = "QQuickTextArea") {
  if (item->inherits(kind) && item->isVisible()) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = FieldIn(child, kind)) return found;
  }
  return nullptr;
}

TEST(VisitsPages, List) {
  AuditInEveryLook({"visits", kUri, "VisitsPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      Fill(stage);
                      return new VisitListModel(stage.context(), &stage.context());
                    },
                    2});
}

TEST(VisitsPages, EmptyList) {
  AuditInEveryLook({"visits-empty", kUri, "VisitsPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      return new VisitListModel(stage.context(), &stage.context());
                    },
                    1});
}

TEST(VisitsPages, Planned) {
  AuditInEveryLook({"visit", kUri, "VisitPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      Fill(stage);
                      return ModelOf(stage, kToday);
                    },
                    3});
}

TEST(VisitsPages, Asked) {
  AuditInEveryLook({"visit-asked", kUri, "VisitPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      Fill(stage);
                      return ModelOf(stage, "visits/asked");
                    },
                    2});
}

TEST(VisitsPages, Timer) {
  AuditInEveryLook({"visit-timer", kUri, "VisitPage", "", SampleWho::kVolunteer, Underway, 4});
}

TEST(VisitsPages, TakenFromThemMeanwhile) {
  AuditInEveryLook(
      {"visit-gone", kUri, "VisitPage", "", SampleWho::kVolunteer,
       [](PageStage& stage) -> QObject* {
         QObject* model = Underway(stage);
         stage.Serve(kToday, [](v1::Change& change) { change.set_kind(v1::Change::KIND_REVOKED); });
         return model;
       },
       3});
}

NeedModel* NeedOf(PageStage& stage) {
  Underway(stage);
  return new NeedModel(stage.context(), kToday, &stage.context());
}

TEST(VisitsPages, Need) {
  AuditInEveryLook({"need", kUri, "NeedPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      NeedModel* model = NeedOf(stage);
                      model->setTitle("老花镜");
                      model->setMeasure("副");
                      model->setGivenBy(0);
                      return model;
                    },
                    10});
}

TEST(VisitsPages, NeedToBePutRight) {
  AuditInEveryLook({"need-matter", kUri, "NeedPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      NeedModel* model = NeedOf(stage);
                      model->setKind(NeedModel::Matter);
                      model->setTitle("楼道的灯不亮了");
                      return model;
                    },
                    10});
}

TEST(VisitsPages, WhatTheyAskForIsPassedOnWithTheirWord) {
  PageStage stage;
  NeedModel* model = NeedOf(stage);
  AppWindow& window = stage.Show(kUri, "NeedPage", model, {.height = 1600});
  ASSERT_TRUE(ClickText(window.window(), "帮忙"));
  QQuickItem* line = FieldIn(window.window()->contentItem(), "QQuickTextField");
  ASSERT_NE(line, nullptr);
  line->forceActiveFocus();
  ASSERT_TRUE(TypeText(window.window(), "换厨房的灯"));
  ASSERT_TRUE(WaitUntil([&] { return model->title() == "换厨房的灯"; }));
  // Kept when the fingers rest.
  ASSERT_TRUE(WaitUntil([&] {
    const auto kept = stage.phone().visit_drafts().GetNeed(kToday);
    return kept.ok() && *kept && (*kept)->wish().title() == "换厨房的灯";
  }));
  const int before = stage.phone().outbox().Counts()->waiting;
  ASSERT_TRUE(ClickText(window.window(), "成年家人"));
  ASSERT_TRUE(ClickText(window.window(), "当面"));
  EXPECT_EQ(model->missing(), "只转达他们请你转达的");
  ASSERT_TRUE(ClickText(window.window(), "是他们请我转达的"));
  Grab(window.window());
  Shoot(window, "need-ready");
  ASSERT_TRUE(ClickText(window.window(), "转达"));
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, before + 1);
  EXPECT_EQ(stage.LastRequest<v1::RelayNeedRequest>().wish().title(), "换厨房的灯");
}

TEST(VisitsPages, NoWordHasCome) {
  AuditInEveryLook({"visit-overdue", kUri, "VisitPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      Fill(stage);
                      return ModelOf(stage, "visits/overdue");
                    },
                    2});
}

TEST(VisitsPages, Terms) {
  AuditInEveryLook({"visitor-terms", kUri, "VisitorTermsPage", "", SampleWho::kVolunteer,
                    [](PageStage& stage) -> QObject* {
                      Fill(stage);
                      return new VisitorTermsModel(stage.context(), &stage.context());
                    },
                    4});
}

// The sheets, each in the looks where they are tightest.
void AuditSheet(const std::string& picture, const char* visit, const QString& opens,
                bool underway) {
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage;
    QObject* model = nullptr;
    if (underway) {
      model = Underway(stage);
    } else {
      Fill(stage);
      model = ModelOf(stage, visit);
    }
    stage.settings().setElder(look.elder);
    AppWindow& window = stage.Show(kUri, "VisitPage", model, look);
    const QString words = look.language == "en" && opens == "求助"       ? "Call for help"
                          : look.language == "en" && opens == "打开地址" ? "Show the address"
                          : look.language == "en" ? "Other times, or not held"
                                                  : opens;
    QQuickItem* button = FindButton(window.window(), words);
    ASSERT_NE(button, nullptr) << words.toStdString();
    ASSERT_TRUE(QMetaObject::invokeMethod(button, "clicked"));
    AuditWindow(window, look, picture + "-" + name, 2);
  }
}

TEST(VisitsPages, AddressSheet) { AuditSheet("visit-address", kToday, "打开地址", false); }
TEST(VisitsPages, HelpSheet) { AuditSheet("visit-help", kToday, "求助", true); }
TEST(VisitsPages, FinishSheet) { AuditSheet("visit-times", kToday, "改时间，或没有成行", true); }

TEST(VisitsPages, HelpTakesTwoTouches) {
  PageStage stage;
  auto* model = static_cast<VisitModel*>(Underway(stage));
  AppWindow& window = stage.Show(kUri, "VisitPage", model, {.height = 1600});
  const int before = stage.phone().outbox().Counts()->waiting;
  ASSERT_TRUE(ClickText(window.window(), "求助"));
  Grab(window.window());
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, before);
  ASSERT_TRUE(ClickText(window.window(), "是的，现在求助"));
  EXPECT_EQ(stage.LastRequest<v1::RaiseAlarmRequest>().visit(), kToday);
  Grab(window.window());
  Shoot(window, "visit-help-called");
  EXPECT_NE(FindByText(window.window(), model->helpMessage()), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "已经平安"));
  EXPECT_EQ(stage.LastRequest<v1::ReportSafeRequest>().visit(), kToday);
}

TEST(VisitsPages, OneTouchLetsItTakeLonger) {
  PageStage stage;
  auto* model = static_cast<VisitModel*>(Underway(stage));
  AppWindow& window = stage.Show(kUri, "VisitPage", model, {.height = 1600});
  ASSERT_TRUE(ClickText(window.window(), "再多待 30 分钟，到 16:30"));
  EXPECT_EQ(stage.LastRequest<v1::ExtendVisitRequest>().visit(), kToday);
  ASSERT_TRUE(WaitUntil([&] { return model->timerNumber() == "67"; }));
  Grab(window.window());
  Shoot(window, "visit-longer");
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(WaitUntil([&] { return model->timerNumber() == "37"; }));
}

TEST(VisitsPages, OneTouchSaysThatTheyAreWell) {
  PageStage stage;
  VisitModel* model = static_cast<VisitModel*>(Underway(stage));
  AppWindow& window = stage.Show(kUri, "VisitPage", model);
  ASSERT_TRUE(ClickText(window.window(), "我已离开，一切平安"));
  EXPECT_TRUE(stage.LastRequest<v1::SetHandoverNoteRequest>().note().find("E27") !=
              std::string::npos);
  ASSERT_TRUE(WaitUntil([&] { return model->step().isEmpty(); }));
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "撤销"));
  EXPECT_TRUE(WaitUntil([&] { return model->step() == "finish"; }));
}

TEST(VisitsPages, WhatIsTypedIsKeptWhenTheFingersRest) {
  PageStage stage;
  Fill(stage);
  VisitModel* model = ModelOf(stage, kToday);
  model->start();
  stage.Advance(absl::Minutes(1));
  AppWindow& window = stage.Show(kUri, "VisitPage", model, {.height = 1600});
  QQuickItem* field = FieldIn(window.window()->contentItem());
  ASSERT_NE(field, nullptr);
  field->forceActiveFocus();
  ASSERT_TRUE(TypeText(window.window(), "后门"));
  ASSERT_TRUE(WaitUntil([&] { return model->note() == "后门"; }));
  ASSERT_TRUE(TypeText(window.window(), "开着"));
  ASSERT_TRUE(WaitUntil([&] { return model->note() == "后门开着"; }));
  VisitModel again(stage.context(), kToday);
  EXPECT_EQ(again.note(), "后门开着");
}

TEST(VisitsPages, AShownAddressIsGoneWhenThePageIsLeft) {
  PageStage stage;
  Fill(stage);
  VisitModel* model = ModelOf(stage, kToday);
  AppWindow& window = stage.Show(kUri, "VisitPage", model, {.height = 1000});
  ASSERT_TRUE(ClickText(window.window(), "打开地址"));
  Grab(window.window());
  EXPECT_NE(FindByText(window.window(), "槐树街 7 号院 2 单元 301"), nullptr);
  ASSERT_TRUE(ClickText(window.window(), "关闭"));
  EXPECT_FALSE(model->address()->shown());
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "打开地址"));
  ASSERT_TRUE(model->address()->shown());
  QQuickItem* page = FindByText(window.window(), "枫叶07");
  while (page != nullptr && !page->property("columnWidth").isValid()) page = page->parentItem();
  ASSERT_NE(page, nullptr);
  page->setVisible(false);
  EXPECT_FALSE(model->address()->shown());
}

TEST(VisitsPages, AFamilyIsLeftWithTwoTouches) {
  PageStage stage;
  Fill(stage);
  auto* model = new VisitListModel(stage.context(), &stage.context());
  AppWindow& window = stage.Show(kUri, "VisitsPage", model, {.height = 2000});
  QQuickItem* card = nullptr;
  for (int i = 0; i < model->rows()->count(); ++i) {
    if (model->rows()->At(i, "key") != "pairings/maple-zhao") continue;
    card = FindButton(window.window(), model->rows()->At(i, "spoken").toString());
  }
  ASSERT_NE(card, nullptr);
  ASSERT_TRUE(QMetaObject::invokeMethod(card, "clicked"));
  Grab(window.window());
  Shoot(window, "visits-family");
  ASSERT_TRUE(ClickText(window.window(), "我不再去这家"));
  EXPECT_EQ(stage.phone().outbox().Counts()->waiting, 0);
  Grab(window.window());
  ASSERT_TRUE(ClickText(window.window(), "是的，结束结对"));
  EXPECT_EQ(stage.LastRequest<v1::EndPairingRequest>().pairing(), "pairings/maple-zhao");
}

}  // namespace
}  // namespace glimmer::mobile
