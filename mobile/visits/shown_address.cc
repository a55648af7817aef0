#include "mobile/visits/shown_address.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QStringList>
#include <QUrl>
#include <algorithm>

namespace glimmer::mobile {
namespace {

QString HintWords(int hint) {
  switch (hint) {
    case v1::AccessNote::HINT_CALL_FIRST:
      return ShownAddress::tr("call before you come");
    case v1::AccessNote::HINT_RING:
      return ShownAddress::tr("ring the bell");
    case v1::AccessNote::HINT_KNOCK:
      return ShownAddress::tr("knock");
    case v1::AccessNote::HINT_GATE:
      return ShownAddress::tr("there is a gate");
    case v1::AccessNote::HINT_STAIRS:
      return ShownAddress::tr("stairs, no lift");
    case v1::AccessNote::HINT_DOG:
      return ShownAddress::tr("a dog");
    case v1::AccessNote::HINT_BACK_DOOR:
      return ShownAddress::tr("use the back door");
    default:
      return {};
  }
}

}  // namespace

ShownAddress::ShownAddress(QObject* parent) : QObject(parent) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, &ShownAddress::hide);
  // Also out of the picture that the system takes of the app.
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
          [this](Qt::ApplicationState state) {
            if (state != Qt::ApplicationActive) hide();
          });
}

void ShownAddress::Await(const std::string& request_id) {
  awaited_ = request_id;
  Q_EMIT changed();
}

void ShownAddress::Show(const v1::VisitAddress& address, const QString& until,
                        absl::Duration left) {
  shown_ = true;
  awaited_.clear();
  receiver_ = QString::fromStdString(address.contact().display_name());
  place_ = QString::fromStdString(address.contact().address());
  phone_number_ = QString::fromStdString(address.contact().phone());
  QStringList access;
  for (const int hint : address.access_note().hints()) access.append(HintWords(hint));
  access.append(QString::fromStdString(address.access_note().line()));
  access.removeAll(QString());
  access_ = access.join(tr(", "));
  handover_ = QString::fromStdString(address.handover_note());
  until_ = until;
  timer_.start(static_cast<int>(absl::ToInt64Milliseconds(std::min(left, kShown))));
  Q_EMIT changed();
}

void ShownAddress::hide() {
  if (!shown_ && awaited_.empty()) return;
  shown_ = false;
  awaited_.clear();
  timer_.stop();
  for (QString* text : {&receiver_, &place_, &phone_number_, &access_, &handover_, &until_}) {
    text->fill(QChar(' '));
    text->clear();
  }
  Q_EMIT changed();
}

void ShownAddress::copyPlace() { QGuiApplication::clipboard()->setText(place_); }

void ShownAddress::call() {
  QString digits = phone_number_;
  digits.remove(' ');
  QDesktopServices::openUrl(QUrl("tel:" + digits));
}

}  // namespace glimmer::mobile
