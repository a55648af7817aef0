#include "mobile/account/welcome_model.h"

#include <QSysInfo>
#include <utility>

#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr int kAskAgainMs = 3000;
constexpr int kLongestLabel = 40;
constexpr int kDigits = 6;

QString InTwoParts(const std::string& digits) {
  const QString all = QString::fromStdString(digits);
  return all.size() == kDigits ? all.left(3) + QLatin1Char(' ') + all.mid(3) : all;
}

}  // namespace

WelcomeModel::WelcomeModel(PhoneContext& context, std::string installation_id, bool shared,
                           QObject* parent)
    : PageModel(context, parent), installation_id_(std::move(installation_id)), shared_(shared) {
  ask_again_.setInterval(kAskAgainMs);
  connect(&ask_again_, &QTimer::timeout, this,
          [this] { phone().Sync(SyncEngine::Origin::kManual); });
  RefreshNow();
}

absl::Status WelcomeModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  const bool pending = profile.enrolment == Profile::Enrolment::kPending;
  digits_ = pending ? InTwoParts(profile.comparison_code) : QString();
  if (pending) {
    RETURN_IF_ERROR(phone().Connect());
    if (!ask_again_.isActive()) ask_again_.start();
  }
  if (profile.enrolment == Profile::Enrolment::kActive && !told_) {
    told_ = true;
    ask_again_.stop();
    RETURN_IF_ERROR(phone().Connect());
    QMetaObject::invokeMethod(this, &WelcomeModel::enrolled, Qt::QueuedConnection);
  }
  return absl::OkStatus();
}

void WelcomeModel::redeemLink(const QString& text) {
  auto request = RequestOfInvitation(text.trimmed().toStdString());
  if (!request.ok()) {
    return Tell(request.status().code() == absl::StatusCode::kFailedPrecondition
                    ? tr("This invitation is for a newer app. Please update this one.")
                    : tr("This is no invitation. It begins with glimmer://join or GLIMMER:"));
  }
  Redeem(*std::move(request));
}

void WelcomeModel::redeemCode(const QString& server, const QString& code) {
  EnrolmentRequest request;
  request.server.address = server.trimmed().toStdString();
  request.server.learn_pin = true;
  request.short_code = code.trimmed().toStdString();
  if (request.server.address.empty()) return Tell(tr("Which server? Your coordinator knows."));
  if (request.short_code.empty()) return Tell(tr("Please type the code of your invitation."));
  Redeem(std::move(request));
}

void WelcomeModel::Redeem(EnrolmentRequest request) {
  if (busy_) return;
  busy_ = true;
  request.installation_id = installation_id_;
  request.label = QSysInfo::machineHostName().left(kLongestLabel).toStdString();
  Tell({});
  context().RunAside(
      this,
      [&phone = phone(), request = std::move(request)] { return phone.Enrol(request).status(); },
      [this](const absl::Status& status) { Conclude(status); });
}

void WelcomeModel::Conclude(const absl::Status& status) {
  busy_ = false;
  if (IsIdentityChanged(status)) {
    return Tell(
        tr("This is not the server that invited you. Nothing was sent. Please ask for a "
           "new invitation."));
  }
  Tell(ProblemSentence(status));
}

void WelcomeModel::Tell(const QString& problem) {
  problem_ = problem;
  RefreshNow();
}

}  // namespace glimmer::mobile
