// The pages that change an event and add a date, and the new event's further questions: every look,
// and real touches from the tap to the server.
#include <gtest/gtest.h>

#include <QTest>

#include "mobile/desk/change_shift_model.h"
#include "mobile/desk/new_date_model.h"
#include "mobile/desk/series_model.h"
#include "tests/mobile/desk/sample_series.h"
#include "tests/mobile/support/event_server.h"
#include "tests/mobile/support/in_view.h"
#include "tests/mobile/support/page_audit.h"

namespace glimmer::mobile {
namespace {

constexpr char kUri[] = "Glimmer.Desk";

ChangeShiftModel* Moved(PageStage& stage) {
  ServeSeries(stage);
  auto* model = new ChangeShiftModel(stage.context(), "shifts/lantern1", &stage.context());
  model->setReach(2);
  model->draft()->setStart("10:00");
  model->draft()->setEnd("12:00");
  return model;
}

bool Touch(AppWindow& window, const QString& text) {
  QQuickItem* item = FindByText(window.window(), text);
  if (item == nullptr) return false;
  BringIntoView(item);
  Grab(window.window());
  return ClickText(window.window(), text);
}

// Of an AppField: the words above it take no touch.
void Focus(AppWindow& window, const QString& label) {
  QQuickItem* words = FindByText(window.window(), label);
  ASSERT_NE(words, nullptr) << label.toStdString();
  auto* input = words->parentItem()->property("input").value<QQuickItem*>();
  ASSERT_NE(input, nullptr) << label.toStdString();
  BringIntoView(input);
  input->forceActiveFocus(Qt::TabFocusReason);
  QTest::keyClick(window.window(), Qt::Key_End);
}

TEST(ChangeShiftPages, Change) {
  AuditInEveryLook({"change-shift", kUri, "ChangeShiftPage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* { return Moved(stage); }, 10});
}

TEST(ChangeShiftPages, NewDate) {
  AuditInEveryLook({"new-date", kUri, "NewDatePage", "", SampleWho::kCoordinator,
                    [](PageStage& stage) -> QObject* {
                      ServeSeries(stage);
                      return new NewDateModel(stage.context(), "shifts/lantern1", &stage.context());
                    },
                    8});
}

TEST(ChangeShiftPages, TheQuestionBeforeItIsSent) {
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage(SampleWho::kCoordinator);
    stage.settings().setElder(look.elder);
    AppWindow& window = stage.Show(kUri, "ChangeShiftPage", Moved(stage), look);
    const QString send = look.language == "zh" ? "核对后发出" : "Look at it and send";
    ASSERT_TRUE(ClickText(window.window(), send)) << name;
    AuditWindow(window, look, "change-shift-sheet-" + name, 3);
  }
}

TEST(ChangeShiftPages, FurtherQuestionsOfANewEvent) {
  for (const auto& [name, look] : EveryLook()) {
    PageStage stage(SampleWho::kCoordinator);
    stage.settings().setElder(look.elder);
    auto* model = new SeriesModel(stage.context(), &stage.context());
    model->setTitle("河边清洁");
    AppWindow& window = stage.Show(kUri, "SeriesPage", model, look);
    const bool zh = look.language == "zh";
    ASSERT_TRUE(Touch(window, zh ? "更多：岗位、特长、年龄、报名时间、活动说明"
                                 : "More: positions, skills, age, sign-up, description"))
        << name;
    Grab(window.window());
    ASSERT_TRUE(Touch(window, zh ? "再加一个岗位" : "Another position")) << name;
    EXPECT_EQ(model->positions()->count(), 2);
    AuditWindow(window, look, "series-more-" + name, 12);
  }
}

TEST(ChangeShiftPages, AFieldOfAPositionKeepsTheFocusWhileItIsTyped) {
  PageStage stage(SampleWho::kCoordinator);
  ServeSeries(stage);
  auto* model = new NewDateModel(stage.context(), "shifts/lantern1", &stage.context());
  AppWindow& window = stage.Show(kUri, "NewDatePage", model);
  Focus(window, "人数");
  ASSERT_TRUE(TypeText(window.window(), "00"));
  EXPECT_EQ(model->draft()->positions()->places(), "600");
  ASSERT_TRUE(Touch(window, "去掉司机"));
  EXPECT_EQ(model->draft()->positions()->count(), 1);
}

TEST(ChangeShiftPages, DatesWithPeopleStayWhenThatIsTapped) {
  PageStage stage(SampleWho::kCoordinator);
  ServeSeries(stage);
  EventServer server(stage);
  auto* model = new ChangeShiftModel(stage.context(), "shifts/lantern1", &stage.context());
  AppWindow& window = stage.Show(kUri, "ChangeShiftPage", model, {.width = 1180, .height = 820});
  ASSERT_TRUE(Touch(window, "这场及以后"));
  EXPECT_EQ(model->reach(), 1);
  Focus(window, "开始");
  QTest::keyClick(window.window(), Qt::Key_A, Qt::ControlModifier);
  ASSERT_TRUE(TypeText(window.window(), "8:30"));
  ASSERT_TRUE(ClickText(window.window(), "核对后发出"));
  EXPECT_NE(FindByText(window.window(), "会通知 2 人。"), nullptr);
  EXPECT_TRUE(server.Series().empty()) << "nothing goes before the question is answered";
  ASSERT_TRUE(ClickText(window.window(), "有人报名的场次不动"));
  ASSERT_TRUE(WaitUntil([&] { return server.Series().size() == 1; }));
  EXPECT_EQ(server.Series()[0].joined(), v1::UpdateSeriesRequest::JOINED_LEAVE);
  EXPECT_EQ(server.Series()[0].reach(), v1::UpdateSeriesRequest::REACH_FOLLOWING);
  EXPECT_EQ(server.Series()[0].civil_start(), "2026-12-02T08:30:00");
}

}  // namespace
}  // namespace glimmer::mobile
