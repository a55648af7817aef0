// What the controls do when they are used: pressed, typed into, read by a screen reader, stacked.
#include <gtest/gtest.h>

#include <QAccessible>
#include <QTest>

#include "tests/mobile/support/app_window.h"

namespace glimmer {
namespace {

QString InWindow(const QString& body) {
  return "import QtQuick\nimport QtQuick.Layouts\nimport QtQuick.Window\nimport Glimmer.Ui\n"
         "Window { id: win; width: 360; height: 640; visible: true\n"
         "property int clicks: 0; property string got: \"\"\n" +
         body + "}";
}

TEST(ControlsTest, PressActionOfAScreenReaderClicksOnce) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(InWindow("AppButton { text: 'Go'; onClicked: win.clicks++ }")));
  QQuickItem* button = FindButton(app.window(), "Go");
  ASSERT_NE(button, nullptr);
  QAccessibleInterface* face = QAccessible::queryAccessibleInterface(button);
  face->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  EXPECT_EQ(app.window()->property("clicks").toInt(), 1);
}

TEST(ControlsTest, ButtonThatIsNotReadySaysWhatIsMissingAndDoesNothing) {
  AppWindow app;
  ASSERT_TRUE(
      app.ShowText(InWindow("BigButton { text: 'Go'; ready: false; "
                            "missingText: '3 more digits'; onClicked: win.clicks++ }")));
  EXPECT_TRUE(ClickText(app.window(), "3 more digits"));
  EXPECT_EQ(app.window()->property("clicks").toInt(), 0);
}

TEST(ControlsTest, AButtonAtTheFoldStaysUnderThePress) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(InWindow(
      "FocusScroller { objectName: 'scroller'; width: 360; height: 200; contentHeight: 400\n"
      "AppButton { y: 170; text: 'Go'; onClicked: win.clicks++ }\n"
      "AppButton { y: 300; text: 'Later' } }")));
  // Hands are never still.
  const QPoint middle = FindButton(app.window(), "Go")->mapToScene({20, 24}).toPoint();
  QTest::mousePress(app.window(), Qt::LeftButton, Qt::NoModifier, middle);
  QTest::mouseMove(app.window(), middle + QPoint(1, 0));
  QTest::mouseRelease(app.window(), Qt::LeftButton, Qt::NoModifier, middle + QPoint(1, 0));
  EXPECT_EQ(app.window()->property("clicks").toInt(), 1);
  auto* scroller = app.window()->findChild<QQuickItem*>("scroller");
  EXPECT_EQ(scroller->property("contentY").toReal(), 0);
  FindButton(app.window(), "Later")->forceActiveFocus(Qt::TabFocusReason);
  EXPECT_GT(scroller->property("contentY").toReal(), 100);
}

TEST(ControlsTest, CodeCellsTakeDigitsOnlyAndFinishOnce) {
  AppWindow app;
  ASSERT_TRUE(
      app.ShowText(InWindow("CodeCells { id: cells; objectName: 'cells'; width: 340; count: 6; "
                            "name: 'Code'; focus: true\n"
                            "onFinished: code => { win.got = code; win.clicks++ } }")));
  QQuickItem* cells = FindByText(app.window(), "Code");
  ASSERT_NE(cells, nullptr);
  cells->forceActiveFocus();
  ASSERT_TRUE(TypeText(app.window(), "47a0"));
  EXPECT_EQ(app.window()->property("clicks").toInt(), 0);
  ASSERT_TRUE(TypeText(app.window(), "123"));
  EXPECT_EQ(app.window()->property("got").toString(), "470123");
  EXPECT_EQ(app.window()->property("clicks").toInt(), 1);
}

// What has the focus after the key.
QQuickItem* Press(QQuickWindow* window, Qt::Key key, const QString& text = {}) {
  QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
  QCoreApplication::sendEvent(window, &press);
  return window->activeFocusItem();
}

TEST(ControlsTest, TabGoesThroughATextAreaAndWritesNothing) {
  AppWindow app;
  ASSERT_TRUE(
      app.ShowText(InWindow("Column { width: 360; AppButton { text: 'Before' }\n"
                            "AppTextArea { width: 360; label: 'List'; text: 'a' }\n"
                            "AppButton { text: 'After' } }")));
  QQuickItem* before = FindButton(app.window(), "Before");
  before->forceActiveFocus(Qt::TabFocusReason);
  QQuickItem* area = Press(app.window(), Qt::Key_Tab, "\t");
  ASSERT_TRUE(area->inherits("QQuickTextArea"));
  EXPECT_EQ(Press(app.window(), Qt::Key_Tab, "\t"), FindButton(app.window(), "After"));
  EXPECT_EQ(Press(app.window(), Qt::Key_Backtab), area);
  EXPECT_EQ(Press(app.window(), Qt::Key_Backtab), before);
  EXPECT_EQ(area->property("text").toString(), "a");
}

TEST(ControlsTest, SwitchRowFlipsAndTells) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(
      InWindow("SwitchRow { width: 360; text: 'Large'; onSwitched: on => win.got = String(on) }")));
  ASSERT_TRUE(ClickText(app.window(), "Large"));
  EXPECT_EQ(app.window()->property("got").toString(), "true");
  ASSERT_TRUE(ClickText(app.window(), "Large"));
  EXPECT_EQ(app.window()->property("got").toString(), "false");
}

TEST(ControlsTest, UndoBarUndoesAndCloses) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(
      InWindow("UndoBar { id: bar; width: 360; actionText: 'Undo'; onUndone: win.clicks++\n"
               "onExpired: win.clicks += 100; Component.onCompleted: show('Claimed') }")));
  ASSERT_TRUE(ClickText(app.window(), "Undo"));
  EXPECT_EQ(app.window()->property("clicks").toInt(), 1);
  EXPECT_EQ(FindButton(app.window(), "Undo"), nullptr);
}

TEST(ControlsTest, PageGoesBackByEscapeAndActsByItsButton) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(InWindow(
      "AppPage { id: page; anchors.fill: parent; title: 'Shift'; backText: 'Back'; focus: true\n"
      "actionText: 'Join'; onBackRequested: win.got += 'b'; onActionTriggered: win.got += 'a' }")));
  ASSERT_TRUE(ClickText(app.window(), "Join"));
  ASSERT_TRUE(ClickText(app.window(), "Back"));
  QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
  QCoreApplication::sendEvent(app.window(), &escape);
  EXPECT_EQ(app.window()->property("got").toString(), "abb");
}

TEST(ControlsTest, OpenSheetTakesTheKeyboardAndEscapeClosesOnlyIt) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(InWindow(
      "AppPage { anchors.fill: parent; title: 'Shift'; backText: 'Back'; actionText: 'Join'\n"
      "onBackRequested: win.got += 'b'\n"
      "overlay: Sheet { title: 'Cannot come?'; onClosed: win.got += 'c'\n"
      "Component.onCompleted: open = true; AppButton { text: 'Stay' } } }")));
  EXPECT_EQ(FindButton(app.window(), "Join"), nullptr);
  EXPECT_NE(FindButton(app.window(), "Stay"), nullptr);
  QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
  QCoreApplication::sendEvent(app.window(), &escape);
  EXPECT_EQ(app.window()->property("got").toString(), "c");
  EXPECT_EQ(FindButton(app.window(), "Stay"), nullptr);
  EXPECT_NE(FindButton(app.window(), "Join"), nullptr);
}

TEST(ControlsTest, StackGrowsWithWrappedTextAndNeverOverlaps) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(InWindow(
      "Stack { width: 120; spacing: 10\n"
      "Card { Layout.fillWidth: true; AppLabel { text: 'one two three four five six seven'; "
      "Layout.fillWidth: true } }\n"
      "AppLabel { text: 'below' } }")));
  QQuickItem* below = FindByText(app.window(), "below");
  ASSERT_NE(below, nullptr);
  QQuickItem* card = below->parentItem()->childItems().first();
  EXPECT_EQ(card->width(), 120);
  EXPECT_GT(card->height(), 2 * below->height());
  EXPECT_EQ(below->y(), card->height() + 10);
}

TEST(ControlsTest, SectionLabelWrapsRatherThanBeCut) {
  AppWindow app;
  ASSERT_TRUE(
      app.ShowText(InWindow("Component.onCompleted: Theme.elder = true\n"
                            "Stack { width: 200\n"
                            "SectionLabel { text: 'one two three four five six seven' } }")));
  Grab(app.window());
  QQuickItem* label = FindByText(app.window(), "one two three four five six seven");
  ASSERT_NE(label, nullptr);
  EXPECT_EQ(label->width(), 200);
  EXPECT_GT(label->property("lineCount").toInt(), 1);
  EXPECT_LE(label->property("contentWidth").toReal(), 200);
}

TEST(ControlsTest, LabelShowsMarkupAsWritten) {
  AppWindow app;
  ASSERT_TRUE(app.ShowText(InWindow("AppLabel { text: '<b>x</b><img src=\"a\">' }")));
  QQuickItem* label = FindByText(app.window(), "<b>x</b><img src=\"a\">");
  ASSERT_NE(label, nullptr);
  EXPECT_EQ(label->property("textFormat").toInt(), 0);
}

}  // namespace
}  // namespace glimmer
