#include "tests/mobile/support/connected_page.h"

#include <QAccessible>
#include <QTest>

#include "tests/mobile/support/in_view.h"

namespace glimmer::mobile {
namespace {

// The input of that label which is seen now; null when there is none.
QQuickItem* InputOf(QQuickItem* item, const QString& label) {
  if (!item->isVisible()) return nullptr;
  if (item->inherits("QQuickTextInput") && item->isEnabled()) {
    QAccessibleInterface* described = QAccessible::queryAccessibleInterface(item);
    if (described != nullptr && described->text(QAccessible::Name) == label) return item;
  }
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = InputOf(child, label)) return found;
  }
  return nullptr;
}

}  // namespace

ConnectedPage::ConnectedPage(const Looks& look) : look(look) {
  stage.settings().setElder(look.elder);
  stage.Use(look.language);
}

void ConnectedPage::Show(const QString& uri, const QString& page, QObject* model) {
  window = &stage.Show(uri, page, model, look);
}

bool ConnectedPage::Press(const QString& text) {
  Grab(window->window());
  QQuickItem* button = FindButton(window->window(), text);
  if (button == nullptr) return false;
  if (!InView(button)) BringIntoView(button);
  Grab(window->window());
  const bool pressed = ClickText(window->window(), text);
  Grab(window->window());
  return pressed;
}

bool ConnectedPage::Says(const QString& text) {
  return WaitUntil([&] { return FindByText(window->window(), text) != nullptr; });
}

bool ConnectedPage::TypesInto(const QString& label, const QString& text) {
  QQuickItem* input = InputOf(window->window()->contentItem(), label);
  if (input == nullptr) return false;
  input->forceActiveFocus();
  QTest::keyClick(window->window(), Qt::Key_A, Qt::ControlModifier);
  return TypeText(window->window(), text);
}

}  // namespace glimmer::mobile
