#include "mobile/reminders/notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QStringList>
#include <QVariantMap>

namespace glimmer::mobile {

void DesktopNotifier::Show(const QString& title, const QString& text) {
  if (!bus_.isConnected()) return;
  constexpr int kLifeOfItsOwn = -1;
  QDBusMessage call = QDBusMessage::createMethodCall("org.freedesktop.Notifications",
                                                     "/org/freedesktop/Notifications",
                                                     "org.freedesktop.Notifications", "Notify");
  // Application, what it replaces, icon, title, body, actions, hints, time to live. The body may be
  // taken for markup.
  call << "Glimmer" << 0U << "glimmer" << title << text.toHtmlEscaped() << QStringList()
       << QVariantMap{{"desktop-entry", "glimmer"}} << kLifeOfItsOwn;
  bus_.asyncCall(call);
}

}  // namespace glimmer::mobile
