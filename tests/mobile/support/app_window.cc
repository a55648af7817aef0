// See app_window.h.
#include "tests/mobile/support/app_window.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QImage>
#include <QQuickStyle>
#include <QTest>

namespace glimmer {
namespace {

bool Says(QQuickItem* item, const QString& text) {
  if (item->property("text").toString() == text) return true;
  QAccessibleInterface* face = QAccessible::queryAccessibleInterface(item);
  return face != nullptr && face->text(QAccessible::Name) == text;
}

bool CanBePressed(QQuickItem* item) {
  return item->inherits("QQuickAbstractButton") && item->isEnabled();
}

QQuickItem* Find(QQuickItem* item, const std::function<bool(QQuickItem*)>& wanted) {
  if (!item->isVisible()) return nullptr;
  if (wanted(item)) return item;
  for (QQuickItem* child : item->childItems()) {
    if (QQuickItem* found = Find(child, wanted)) return found;
  }
  return nullptr;
}

}  // namespace

void StartTestApp() {
  if (qApp != nullptr) return;
  qputenv("TZ", "Asia/Shanghai");  // the zone of the samples, whatever the machine's
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qputenv("QT_QUICK_BACKEND", "software");
  static int argc = 1;
  static char name[] = "app_test";
  static char* argv[] = {name, nullptr};
  // Never destroyed: windows may outlive a test's body, and the program ends right after.
  new QGuiApplication(argc, argv);
  QQuickStyle::setStyle("Basic");
  QAccessible::setActive(true);
}

AppWindow::AppWindow() : warnings_(std::make_unique<QStringList>()) {
  StartTestApp();
  engine_ = std::make_unique<QQmlApplicationEngine>();
  engine_->addImportPath("qrc:/qt/qml");
  QStringList* warnings = warnings_.get();
  QObject::connect(engine_.get(), &QQmlEngine::warnings, engine_.get(),
                   [warnings](const QList<QQmlError>& errors) {
                     for (const QQmlError& error : errors) warnings->append(error.toString());
                   });
}

bool AppWindow::Show(const QString& url, const QVariantMap& properties) {
  engine_->setInitialProperties(properties);
  engine_->load(QUrl(url));
  return TakeWindow();
}

bool AppWindow::ShowText(const QString& qml) {
  engine_->loadData(qml.toUtf8(), QUrl("qrc:/test/Test.qml"));
  return TakeWindow();
}

bool AppWindow::TakeWindow() {
  if (engine_->rootObjects().isEmpty()) return false;
  window_ = qobject_cast<QQuickWindow*>(engine_->rootObjects().last());
  if (window_ == nullptr) return false;
  window_->show();
  window_->requestActivate();
  return QTest::qWaitForWindowExposed(window_) && QTest::qWaitForWindowActive(window_) &&
         !Grab(window_).isNull();
}

bool WaitUntil(const std::function<bool()>& done, int timeout_ms) {
  return QTest::qWaitFor(done, timeout_ms);
}

QImage Grab(QQuickWindow* window) {
  QCoreApplication::processEvents();
  window->grabWindow();  // Lays out; what that changed is laid out by the second one.
  return window->grabWindow();
}

bool GrabTo(QQuickWindow* window, const QString& file) { return Grab(window).save(file); }

QQuickItem* FindByText(QQuickWindow* window, const QString& text) {
  return Find(window->contentItem(), [&text](QQuickItem* item) { return Says(item, text); });
}

QQuickItem* FindButton(QQuickWindow* window, const QString& text) {
  return Find(window->contentItem(),
              [&text](QQuickItem* item) { return CanBePressed(item) && Says(item, text); });
}

bool ClickText(QQuickWindow* window, const QString& text) {
  QQuickItem* item = FindButton(window, text);
  if (item == nullptr) item = FindByText(window, text);
  if (item == nullptr) return false;
  const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
  if (!QRectF(QPointF(), QSizeF(window->size())).contains(middle)) return false;
  QTest::mouseClick(window, Qt::LeftButton, Qt::NoModifier, middle.toPoint());
  return true;
}

bool TypeText(QQuickWindow* window, const QString& text) {
  QQuickItem* field = window->activeFocusItem();
  if (field == nullptr || !field->flags().testFlag(QQuickItem::ItemAcceptsInputMethod)) {
    return false;
  }
  for (const QChar letter : text) {
    QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
    QCoreApplication::sendEvent(window, &press);
  }
  return true;
}

}  // namespace glimmer
