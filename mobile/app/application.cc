#include "mobile/app/application.h"

#include <QDir>
#include <QStandardPaths>
#include <utility>

#include "mobile/store/profile.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

QString DownloadDir() {
  const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
  QDir().mkpath(downloads);
  return downloads;
}

}  // namespace

Application::Application(std::string root, RandomSource& random)
    : root_(std::move(root)),
      random_(random),
      settings_(std::make_unique<Settings>(QString::fromStdString(root_ + "/settings.ini"))) {}

absl::StatusOr<std::unique_ptr<Application>> Application::Make(const std::string& root,
                                                               const Clock& clock,
                                                               RandomSource& random) {
  if (!QDir().mkpath(QString::fromStdString(root))) {
    return absl::UnavailableError("The app's folder cannot be made.");
  }
  std::unique_ptr<Application> app(new Application(root, random));
  ASSIGN_OR_RETURN(app->installation_id_, InstallationId(root, random));
  RETURN_IF_ERROR(app->OpenProfile(clock));
  return app;
}

absl::Status Application::OpenProfile(const Clock& clock) {
  const std::string profiles = root_ + "/profiles";
  std::string folder;
  if (const auto names = ListProfiles(profiles); !names.empty()) {
    folder = profiles + "/" + names.front();
  } else {
    ASSIGN_OR_RETURN(folder, NewProfileFolder(profiles, random_));
  }
  const std::string language = settings_->language() == "zh" ? "zh-CN" : "en";
  ASSIGN_OR_RETURN(context_, PhoneContext::Open(folder, clock, random_, {.language = language}));
  ASSIGN_OR_RETURN(const Profile profile, context_->phone().store().GetProfile());
  enrolled_ = profile.enrolment == Profile::Enrolment::kActive;
  return enrolled_ ? context_->phone().Connect() : absl::OkStatus();
}

void Application::Translate(QQmlEngine& engine) {
  languages_.Use(settings_->language());
  connect(settings_.get(), &Settings::changed, &engine,
          [this, &engine, known = settings_->language()]() mutable {
            if (known == settings_->language()) return;
            known = settings_->language();
            languages_.Use(known);
            engine.retranslate();
            context_->AnnounceChange();
          });
}

void Application::SetEnrolled(bool enrolled) {
  if (enrolled_ == enrolled) return;
  enrolled_ = enrolled;
  Q_EMIT enrolledChanged();
}

WelcomeModel* Application::welcomeModel() {
  auto* model = new WelcomeModel(*context_, installation_id_);
  connect(model, &WelcomeModel::enrolled, this, [this] { SetEnrolled(true); });
  return model;
}

TodayModel* Application::todayModel() { return new TodayModel(*context_); }

ShiftListModel* Application::shiftListModel() { return new ShiftListModel(*context_); }

ShiftModel* Application::shiftModel(const QString& shift) {
  return new ShiftModel(*context_, shift);
}

RosterModel* Application::rosterModel(const QString& shift) {
  return new RosterModel(*context_, shift);
}

CheckInModel* Application::checkInModel(const QString& shift, bool out) {
  return new CheckInModel(*context_, shift, out);
}

MeModel* Application::meModel() { return new MeModel(*context_); }

RecordsModel* Application::recordsModel(const QString& state) {
  return new RecordsModel(*context_, state);
}

WaitingModel* Application::waitingModel() { return new WaitingModel(*context_); }

NoticesModel* Application::noticesModel() { return new NoticesModel(*context_); }

SettingsModel* Application::settingsModel() {
  auto* model = new SettingsModel(*context_, DownloadDir());
  connect(model, &SettingsModel::signedOut, this, [this] { SetEnrolled(false); });
  return model;
}

}  // namespace glimmer::mobile
