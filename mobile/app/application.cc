#include "mobile/app/application.h"

#include <QDir>
#include <QStandardPaths>
#include <QTimer>
#include <utility>

#include "mobile/model/desk_scope.h"
#include "mobile/store/profile.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

QString DownloadDir() {
  const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
  QDir().mkpath(downloads);
  return downloads;
}

std::string ServerLanguage(const Settings& settings) {
  return settings.language() == "zh" ? "zh-CN" : "en";
}

}  // namespace

Application::Application(std::string root, const Clock& clock, RandomSource& random)
    : root_(std::move(root)),
      clock_(clock),
      random_(random),
      settings_(std::make_unique<Settings>(QString::fromStdString(root_ + "/settings.ini"))) {}

absl::StatusOr<std::unique_ptr<Application>> Application::Make(const std::string& root,
                                                               const Clock& clock,
                                                               RandomSource& random) {
  if (!QDir().mkpath(QString::fromStdString(root))) {
    return absl::UnavailableError("The app's folder cannot be made.");
  }
  std::unique_ptr<Application> app(new Application(root, clock, random));
  ASSIGN_OR_RETURN(app->installation_id_, InstallationId(root, random));
  RETURN_IF_ERROR(app->OpenProfile());
  return app;
}

absl::Status Application::OpenProfile() {
  const std::string profiles = root_ + "/profiles";
  if (const auto names = ListProfiles(profiles); !names.empty()) {
    profile_dir_ = profiles + "/" + names.front();
  } else {
    ASSIGN_OR_RETURN(profile_dir_, NewProfileFolder(profiles, random_));
  }
  ASSIGN_OR_RETURN(context_, PhoneContext::Open(profile_dir_, clock_, random_,
                                                {.language = ServerLanguage(*settings_)}));
  ASSIGN_OR_RETURN(const Profile profile, context_->phone().store().GetProfile());
  enrolled_ = profile.enrolment == Profile::Enrolment::kActive;
  connect(context_.get(), &PhoneContext::changed, this, &Application::ReadRoles);
  ReadRoles();
  return enrolled_ ? context_->phone().Connect() : absl::OkStatus();
}

void Application::ReadRoles() {
  const auto profile = context_->phone().store().GetProfile();
  const bool now = profile.ok() && Coordinates(*profile);
  if (now == coordinates_) return;
  coordinates_ = now;
  Q_EMIT coordinatesChanged();
}

void Application::Translate(QQmlEngine& engine) {
  languages_.Use(settings_->language());
  connect(settings_.get(), &Settings::changed, &engine,
          [this, &engine, known = settings_->language()]() mutable {
            if (known == settings_->language()) return;
            known = settings_->language();
            languages_.Use(known);
            engine.retranslate();
            const absl::Status connected =
                context_->phone().UseLanguage(ServerLanguage(*settings_));
            if (!connected.ok()) qWarning("%s", connected.ToString().c_str());
            context_->AnnounceChange();
          });
}

void Application::ForgetProfile() {
  context_->phone().Disconnect();
  retired_.push_back(std::move(context_));
  absl::Status status = RemoveProfileFolder(profile_dir_);
  if (status.ok()) status = OpenProfile();
  // Without a folder the app can show nothing; at the next start it begins anew.
  if (!status.ok()) qFatal("%s", status.ToString().c_str());
  Q_EMIT enrolledChanged();
}

void Application::drop(QObject* page) {
  QQmlEngine::setObjectOwnership(page, QQmlEngine::CppOwnership);
  QTimer::singleShot(0, page, [page] { delete page; });
}

WelcomeModel* Application::welcomeModel() {
  auto* model = new WelcomeModel(*context_, installation_id_);
  connect(model, &WelcomeModel::enrolled, this, [this] {
    enrolled_ = true;
    Q_EMIT enrolledChanged();
  });
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

SeriesModel* Application::seriesModel() { return new SeriesModel(*context_); }

PeopleModel* Application::peopleModel() { return new PeopleModel(*context_); }

HoursDeskModel* Application::hoursDeskModel() {
  return new HoursDeskModel(*context_, DownloadDir());
}

SettingsModel* Application::settingsModel() {
  auto* model = new SettingsModel(*context_, DownloadDir());
  connect(model, &SettingsModel::signedOut, this, &Application::ForgetProfile);
  return model;
}

}  // namespace glimmer::mobile
