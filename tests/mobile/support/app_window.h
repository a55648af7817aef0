// Shows QML in a window without a screen and lets a test look at it and use it as a person does.
// Main thread only.
#ifndef GLIMMER_TESTS_MOBILE_SUPPORT_APP_WINDOW_H_
#define GLIMMER_TESTS_MOBILE_SUPPORT_APP_WINDOW_H_

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QString>
#include <QStringList>
#include <QVariantMap>
#include <functional>
#include <memory>

namespace glimmer {

// Makes the one QGuiApplication of this program (offscreen, software renderer, Basic style) with
// accessibility on. Call it first in every test; later calls do nothing.
void StartTestApp();

// An engine that finds the modules of the app and collects what it warns of.
class AppWindow {
 public:
  AppWindow();

  // Loads a file whose root is a Window, such as "qrc:/qt/qml/Glimmer/Gallery/Gallery.qml", and
  // waits until it is drawn. False when it does not load; see warnings().
  bool Show(const QString& url, const QVariantMap& properties = {});
  // The same for QML text.
  bool ShowText(const QString& qml);

  QQuickWindow* window() const { return window_; }
  QQmlApplicationEngine& engine() { return *engine_; }
  const QStringList& warnings() const { return *warnings_; }

 private:
  bool TakeWindow();

  std::unique_ptr<QStringList> warnings_;
  std::unique_ptr<QQmlApplicationEngine> engine_;
  QQuickWindow* window_ = nullptr;
};

// Spins the event loop until `done` or for `timeout_ms`; what `done` said last.
bool WaitUntil(const std::function<bool()>& done, int timeout_ms = 5000);

// Lets the window lay itself out and draw; the picture it then shows.
QImage Grab(QQuickWindow* window);
bool GrabTo(QQuickWindow* window, const QString& file);

// The first visible item that has `text` as its words or as its accessible name; null when none.
// FindButton takes only what can be pressed now: not what a sheet covers.
QQuickItem* FindByText(QQuickWindow* window, const QString& text);
QQuickItem* FindButton(QQuickWindow* window, const QString& text);

// Presses the middle of what FindButton (else FindByText) finds. False when there is none, or it
// lies outside of the window.
bool ClickText(QQuickWindow* window, const QString& text);

// Types into the field that has the focus. False when no field has it.
bool TypeText(QQuickWindow* window, const QString& text);

}  // namespace glimmer

#endif  // GLIMMER_TESTS_MOBILE_SUPPORT_APP_WINDOW_H_
