// The call as a desktop receives it: over a real session bus, by a service of this test.
#include "mobile/reminders/notifier.h"

#include <gtest/gtest.h>

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QVariantMap>

#include "tests/mobile/support/app_window.h"

namespace glimmer::mobile {
namespace {

class Desktop : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

 public Q_SLOTS:
  uint Notify(const QString& application, uint, const QString&, const QString& title,
              const QString& text, const QStringList&, const QVariantMap&, int) {
    calls.append({application, title, text});
    return calls.size();
  }

 public:
  QList<QStringList> calls;
};

TEST(DesktopNotifierTest, SpeaksToTheDesktopOverItsBus) {
  StartTestApp();
  QProcess daemon;
  daemon.start("dbus-daemon", {"--session", "--nofork", "--print-address"});
  ASSERT_TRUE(daemon.waitForReadyRead(30'000)) << "dbus-daemon did not start";
  const QString address = QString::fromUtf8(daemon.readLine()).trimmed();
  auto service = QDBusConnection::connectToBus(address, "service");
  Desktop desktop;
  ASSERT_TRUE(service.registerObject("/org/freedesktop/Notifications", &desktop,
                                     QDBusConnection::ExportAllSlots));
  ASSERT_TRUE(service.registerService("org.freedesktop.Notifications"));
  DesktopNotifier notifier(QDBusConnection::connectToBus(address, "app"));
  notifier.Show("明天：河边清洁", "14:00, <bridge> & bank");
  ASSERT_TRUE(WaitUntil([&] { return desktop.calls.size() == 1; }, 15'000));
  EXPECT_EQ(desktop.calls[0],
            QStringList({"Glimmer", "明天：河边清洁", "14:00, &lt;bridge&gt; &amp; bank"}));
  QDBusConnection::disconnectFromBus("app");
  QDBusConnection::disconnectFromBus("service");
  daemon.terminate();
  daemon.waitForFinished();
}

TEST(DesktopNotifierTest, IsSilentWithoutABus) {
  StartTestApp();
  DesktopNotifier(QDBusConnection::connectToBus("unix:path=/nowhere", "none")).Show("a", "b");
}

}  // namespace
}  // namespace glimmer::mobile

#include "notifier_test.moc"
