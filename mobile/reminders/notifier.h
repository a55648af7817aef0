// Shows a notification of the system's. Each platform has one of its own; on the desktop it is
// org.freedesktop.Notifications 1.2 on the session bus. Main thread.
#pragma once

#include <QDBusConnection>
#include <QString>

namespace glimmer::mobile {

class Notifier {
 public:
  virtual ~Notifier() = default;
  // Where there is nobody to show it, nothing happens: the app's own pages say the same.
  virtual void Show(const QString& title, const QString& text) = 0;
};

class DesktopNotifier final : public Notifier {
 public:
  explicit DesktopNotifier(const QDBusConnection& bus = QDBusConnection::sessionBus())
      : bus_(bus) {}

  void Show(const QString& title, const QString& text) override;

 private:
  QDBusConnection bus_;
};

}  // namespace glimmer::mobile
