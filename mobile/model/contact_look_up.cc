#include "mobile/model/contact_look_up.h"

#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>

namespace glimmer::mobile {
namespace {

using Request = v1::LookUpContactRequest;

constexpr Request::Purpose kPurposes[] = {Request::PURPOSE_SHIFT, Request::PURPOSE_SAFETY,
                                          Request::PURPOSE_RECORD};

}  // namespace

ContactLookUp::ContactLookUp(PhoneContext& context) : AskingModel(context, nullptr), timer_(this) {
  timer_.setSingleShot(true);
  timer_.setInterval(kShownMs);
  timer_.setObjectName("forget");
  connect(&timer_, &QTimer::timeout, this, &ContactLookUp::forget);
  // A phone that is put away shows nothing when it is taken out again.
  connect(qGuiApp, &QGuiApplication::applicationStateChanged, this,
          [this](Qt::ApplicationState state) {
            if (state == Qt::ApplicationSuspended || state == Qt::ApplicationHidden) forget();
          });
}

QStringList ContactLookUp::purposes() const {
  return {tr("About a shift that they are on"), tr("Somebody may be in danger"),
          tr("To bring the record up to date")};
}

void ContactLookUp::choose(const QString& person, const QString& who) {
  forget();
  person_ = person.toStdString();
  who_ = who;
  Q_EMIT refreshed();
}

void ContactLookUp::lookUp(int purpose) {
  if (person_.empty() || purpose < 0 || purpose >= static_cast<int>(std::size(kPurposes))) return;
  Request request;
  request.set_person(person_);
  request.set_purpose(kPurposes[purpose]);
  Ask<v1::LookUpContactResponse>(
      request, [this, awaited = awaited_](const v1::LookUpContactResponse& contact) {
        if (awaited == awaited_) Show(contact);
      });
}

void ContactLookUp::Show(const v1::LookUpContactResponse& contact) {
  contact_ = contact;
  shown_ = true;
  timer_.start();
  Q_EMIT refreshed();
}

void ContactLookUp::call() {
  if (!contact_.phone().empty()) QDesktopServices::openUrl(QUrl("tel:" + number()));
}

void ContactLookUp::forget() {
  ++awaited_;
  timer_.stop();
  if (!shown_) return;
  contact_.Clear();
  shown_ = false;
  Q_EMIT refreshed();
}

}  // namespace glimmer::mobile
