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

Application::Application(const std::string& root, const Clock& clock, RandomSource& random,
                         Notifier* notifier)
    : profiles_dir_(root + "/profiles"),
      settings_(std::make_unique<Settings>(QString::fromStdString(root + "/settings.ini"))),
      notifier_(notifier),
      profiles_(profiles_dir_, clock, random) {}

absl::StatusOr<std::unique_ptr<Application>> Application::Make(const std::string& root,
                                                               const Clock& clock,
                                                               RandomSource& random,
                                                               Notifier* notifier) {
  if (!QDir().mkpath(QString::fromStdString(root))) {
    return absl::UnavailableError("The app's folder cannot be made.");
  }
  std::unique_ptr<Application> app(new Application(root, clock, random, notifier));
  ASSIGN_OR_RETURN(app->installation_id_, InstallationId(root, random));
  RETURN_IF_ERROR(app->profiles_.Open(app->settings_->profile().toStdString(),
                                      ServerLanguage(*app->settings_)));
  app->Show(absl::OkStatus());
  return app;
}

void Application::Show(const absl::Status& changed) {
  // Without a profile the app can show nothing; at the next start it begins anew.
  if (!changed.ok()) qFatal("%s", changed.ToString().c_str());
  settings_->setProfile(QString::fromStdString(profiles_.current_name()));
  const auto profile = context().phone().store().GetProfile();
  enrolled_ = profile.ok() && profile->enrolment == Profile::Enrolment::kActive;
  disconnect(roles_);
  roles_ = connect(&context(), &PhoneContext::changed, this, &Application::ReadRoles);
  ReadRoles();
  KeepReminders();
  Q_EMIT personChanged();
}

void Application::KeepReminders() {
  if (notifier_ == nullptr) return;
  const std::vector<std::string> names = profiles_.Names();
  std::map<std::string, std::unique_ptr<Reminders>> kept;
  for (const std::string& name : names) {
    PhoneContext& person = profiles_.Get(name);
    auto known = reminders_.extract(name);
    kept[name] =
        known.empty() ? std::make_unique<Reminders>(person, *notifier_) : std::move(known.mapped());
    const auto me = person.phone().store().Me();
    const bool shared = names.size() > 1 && me.ok() && *me;
    kept[name]->SetAddressee(shared ? QString::fromStdString((*me)->display_name()) : QString());
  }
  reminders_ = std::move(kept);
}

void Application::ReadRoles() {
  const auto profile = context().phone().store().GetProfile();
  const bool coordinates = profile.ok() && Coordinates(*profile);
  const bool reads = profile.ok() && ReadsFigures(*profile);
  const bool runs = profile.ok() && RunsOrganization(*profile);
  const bool keeps = profile.ok() && KeepsHouseholds(*profile);
  const bool safeguards = profile.ok() && SafeguardsVisits(*profile);
  if (coordinates == coordinates_ && reads == reads_figures_ && runs == runs_organization_ &&
      keeps == keeps_households_ && safeguards == safeguards_visits_) {
    return;
  }
  coordinates_ = coordinates;
  runs_organization_ = runs;
  reads_figures_ = reads;
  keeps_households_ = keeps;
  safeguards_visits_ = safeguards;
  // What was planned with them is nobody's any more.
  if (profile.ok() && !keeps) {
    RemoveDraft(RoundDraftFile());
    RemovePublished(PublishedFile(RoundDraftFile()));
  }
  Q_EMIT rolesChanged();
}

void Application::Translate(QQmlEngine& engine) {
  languages_.Use(settings_->language());
  connect(settings_.get(), &Settings::changed, &engine,
          [this, &engine, known = settings_->language()]() mutable {
            if (known == settings_->language()) return;
            known = settings_->language();
            languages_.Use(known);
            engine.retranslate();
            const absl::Status connected = profiles_.UseLanguage(ServerLanguage(*settings_));
            if (!connected.ok()) qWarning("%s", connected.ToString().c_str());
            context().AnnounceChange();
          });
}

void Application::OpenLink(const QString& link) {
  if (enrolled_) Show(profiles_.Add());
  Q_EMIT linkOpened(link);
}

void Application::LeaveWelcome() {
  const auto profile = context().phone().store().GetProfile();
  const bool begun = profile.ok() && profile->enrolment != Profile::Enrolment::kNone;
  if (!begun) return Show(profiles_.RemoveCurrent());
  for (const std::string& name : profiles_.Names()) {
    if (name != profiles_.current_name()) return Show(profiles_.Choose(name));
  }
}

void Application::drop(QObject* page) {
  QQmlEngine::setObjectOwnership(page, QQmlEngine::CppOwnership);
  QTimer::singleShot(0, page, [page] { delete page; });
}

WelcomeModel* Application::welcomeModel() {
  auto* model = new WelcomeModel(context(), installation_id_, profiles_.Names().size() > 1);
  connect(model, &WelcomeModel::enrolled, this, [this] { Show(absl::OkStatus()); });
  connect(model, &WelcomeModel::left, this, &Application::LeaveWelcome);
  return model;
}

TodayModel* Application::todayModel() { return new TodayModel(context()); }

ShiftListModel* Application::shiftListModel() { return new ShiftListModel(context()); }

ShiftModel* Application::shiftModel(const QString& shift) {
  return new ShiftModel(context(), shift);
}

RosterModel* Application::rosterModel(const QString& shift) {
  return new RosterModel(context(), shift);
}

WishListModel* Application::wishListModel() { return new WishListModel(context()); }

WishModel* Application::wishModel(const QString& wish) { return new WishModel(context(), wish); }

NewWishModel* Application::newWishModel() { return new NewWishModel(context()); }

NewWishModel* Application::correctionModel(const QString& wish) {
  return new NewWishModel(context(), wish);
}

ChatListModel* Application::chatListModel(const QString& shift) {
  return new ChatListModel(context(), shift);
}

CheckInModel* Application::checkInModel(const QString& shift, bool out) {
  return new CheckInModel(context(), shift, out);
}

MeModel* Application::meModel() { return new MeModel(context()); }

RecordsModel* Application::recordsModel(const QString& state) {
  return new RecordsModel(context(), state);
}

CertificateModel* Application::certificateModel() {
  return new CertificateModel(context(), DownloadDir());
}

CheckRecordModel* Application::checkRecordModel() { return new CheckRecordModel(context()); }

WaitingModel* Application::waitingModel() { return new WaitingModel(context()); }

NoticesModel* Application::noticesModel() { return new NoticesModel(context()); }

SeriesModel* Application::seriesModel() { return new SeriesModel(context()); }

ChangeShiftModel* Application::changeShiftModel(const QString& shift) {
  return new ChangeShiftModel(context(), shift);
}

NewDateModel* Application::newDateModel(const QString& shift) {
  return new NewDateModel(context(), shift);
}

PeopleModel* Application::peopleModel() { return new PeopleModel(context(), DownloadDir()); }

WishBoardModel* Application::wishBoardModel() { return new WishBoardModel(context()); }

HoursDeskModel* Application::hoursDeskModel() {
  return new HoursDeskModel(context(), DownloadDir());
}

UnitRulesModel* Application::unitRulesModel() { return new UnitRulesModel(context()); }

DeskModel* Application::deskModel() { return new DeskModel(context()); }

HouseholdListModel* Application::householdListModel() { return new HouseholdListModel(context()); }

ConsentModel* Application::consentModel(const QString& household) {
  return new ConsentModel(context(), household);
}

TermsModel* Application::termsModel(const QString& household) {
  return new TermsModel(context(), household);
}

HouseholdRecordModel* Application::householdRecordModel(const QString& household) {
  return new HouseholdRecordModel(context(), household, DownloadDir());
}

OwnHouseholdModel* Application::ownHouseholdModel(const QString& household) {
  return new OwnHouseholdModel(context(), household, DownloadDir());
}

VisitsDeskModel* Application::visitsDeskModel() {
  return new VisitsDeskModel(context(), DownloadDir());
}

// Beside what else is the person's own, so that it goes with them.
QString Application::RoundDraftFile() const {
  return QString::fromStdString(profiles_dir_ + "/" + profiles_.current_name() + "/round.draft");
}

RoundModel* Application::roundModel() { return new RoundModel(context(), RoundDraftFile()); }

VisitPlanModel* Application::visitPlanModel(const QString& household, const QString& visit) {
  return new VisitPlanModel(context(), household, visit);
}

VisitFiguresModel* Application::visitFiguresModel() { return new VisitFiguresModel(context()); }

FollowUpListModel* Application::followUpListModel() { return new FollowUpListModel(context()); }

NewFollowUpModel* Application::newFollowUpModel() { return new NewFollowUpModel(context()); }

DeedListModel* Application::deedListModel() { return new DeedListModel(context()); }

NewDeedModel* Application::newDeedModel() { return new NewDeedModel(context()); }

GiftListModel* Application::giftListModel() { return new GiftListModel(context(), DownloadDir()); }

NewGiftModel* Application::newGiftModel() { return new NewGiftModel(context()); }

LedgerFiguresModel* Application::ledgerFiguresModel() {
  return new LedgerFiguresModel(context(), DownloadDir());
}

VisitListModel* Application::visitListModel() { return new VisitListModel(context()); }

VisitModel* Application::visitModel(const QString& visit) {
  return new VisitModel(context(), visit);
}

NeedModel* Application::needModel(const QString& visit) { return new NeedModel(context(), visit); }

VisitorTermsModel* Application::visitorTermsModel() { return new VisitorTermsModel(context()); }

SettingsModel* Application::settingsModel() {
  auto* model = new SettingsModel(context(), DownloadDir());
  connect(model, &SettingsModel::signedOut, this, [this] { Show(profiles_.RemoveCurrent()); });
  return model;
}

ProfilesModel* Application::profilesModel() {
  std::vector<ProfilesModel::Person> people;
  for (const std::string& name : profiles_.Names()) {
    people.push_back({name, &profiles_.Get(name)});
  }
  auto* model = new ProfilesModel(context(), std::move(people));
  connect(model, &ProfilesModel::chosen, this,
          [this](const QString& name) { Show(profiles_.Choose(name.toStdString())); });
  connect(model, &ProfilesModel::added, this, [this] { Show(profiles_.Add()); });
  return model;
}

}  // namespace glimmer::mobile
