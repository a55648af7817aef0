#include "mobile/households/shown_contact.h"

#include <QGuiApplication>

#include "mobile/households/household_words.h"

namespace glimmer::mobile {

ShownContact::ShownContact(QObject* parent) : QObject(parent), timer_(this) {
  timer_.setSingleShot(true);
  timer_.setInterval(kShownMs);
  timer_.setObjectName("forget");
  connect(&timer_, &QTimer::timeout, this, &ShownContact::forget);
  // A phone that is put away shows nothing when it is taken out again.
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
          [this](Qt::ApplicationState state) {
            if (state == Qt::ApplicationSuspended || state == Qt::ApplicationHidden) forget();
          });
}

int ShownContact::Await() {
  forget();
  return awaited_;
}

void ShownContact::Show(int awaited, const v1::LookUpHouseholdContactResponse& response) {
  if (awaited != awaited_) return;
  const auto add = [this](const char* symbol, const QString& words) {
    if (!words.isEmpty()) lines_.append(QVariantMap{{"symbol", symbol}, {"words", words}});
  };
  const v1::HouseholdContact& contact = response.contact();
  lines_.clear();
  add("person", QString::fromStdString(contact.display_name()));
  add("cottage", QString::fromStdString(contact.address()));
  add("call", QString::fromStdString(contact.phone()));
  const QStringList hints = HintWords();
  for (const int hint : response.access_note().hints()) {
    if (hint >= 1 && hint <= hints.size()) add("info", hints[hint - 1]);
  }
  add("info", QString::fromStdString(response.access_note().line()));
  card_code_ = QString::fromStdString(response.code());
  timer_.start();
  Q_EMIT changed();
}

void ShownContact::forget() {
  ++awaited_;
  timer_.stop();
  if (lines_.isEmpty() && card_code_.isEmpty()) return;
  lines_.clear();
  card_code_.clear();
  Q_EMIT changed();
}

}  // namespace glimmer::mobile
