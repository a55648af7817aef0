// The composition root of the app: opens the profile, makes each page's view-model, and knows the
// language. The constructors in application.cc are the map. Main thread.
#ifndef GLIMMER_MOBILE_APP_APPLICATION_H_
#define GLIMMER_MOBILE_APP_APPLICATION_H_

#include <QtQml/qqmlregistration.h>

#include <QObject>
#include <QQmlEngine>
#include <QString>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "mobile/account/notices_model.h"
#include "mobile/account/profiles_model.h"
#include "mobile/account/settings_model.h"
#include "mobile/account/waiting_model.h"
#include "mobile/account/welcome_model.h"
#include "mobile/app/profiles.h"
#include "mobile/checkin/check_in_model.h"
#include "mobile/desk/change_shift_model.h"
#include "mobile/desk/chat_list_model.h"
#include "mobile/desk/desk_model.h"
#include "mobile/desk/hours_desk_model.h"
#include "mobile/desk/new_date_model.h"
#include "mobile/desk/people_model.h"
#include "mobile/desk/series_model.h"
#include "mobile/desk/unit_rules_model.h"
#include "mobile/desk/wish_board_model.h"
#include "mobile/hours/certificate_model.h"
#include "mobile/hours/check_record_model.h"
#include "mobile/hours/me_model.h"
#include "mobile/hours/records_model.h"
#include "mobile/households/consent_model.h"
#include "mobile/households/household_list_model.h"
#include "mobile/households/household_record_model.h"
#include "mobile/households/own_household_model.h"
#include "mobile/households/terms_model.h"
#include "mobile/ledgers/deed_list_model.h"
#include "mobile/ledgers/follow_up_list_model.h"
#include "mobile/ledgers/gift_list_model.h"
#include "mobile/ledgers/ledger_figures_model.h"
#include "mobile/ledgers/new_deed_model.h"
#include "mobile/ledgers/new_follow_up_model.h"
#include "mobile/ledgers/new_gift_model.h"
#include "mobile/model/languages.h"
#include "mobile/model/phone_context.h"
#include "mobile/model/settings.h"
#include "mobile/reminders/reminders.h"
#include "mobile/rounds/round_model.h"
#include "mobile/rounds/visit_figures_model.h"
#include "mobile/rounds/visit_plan_model.h"
#include "mobile/rounds/visits_desk_model.h"
#include "mobile/shifts/roster_model.h"
#include "mobile/shifts/shift_list_model.h"
#include "mobile/shifts/shift_model.h"
#include "mobile/today/today_model.h"
#include "mobile/visits/need_model.h"
#include "mobile/visits/visit_list_model.h"
#include "mobile/visits/visit_model.h"
#include "mobile/visits/visitor_terms_model.h"
#include "mobile/wishes/new_wish_model.h"
#include "mobile/wishes/wish_list_model.h"
#include "mobile/wishes/wish_model.h"

namespace glimmer::mobile {

class Application : public QObject {
  Q_OBJECT
  QML_ELEMENT
  QML_UNCREATABLE("Made by main")
  Q_PROPERTY(glimmer::mobile::Settings* settings READ settings CONSTANT)
  // The current profile belongs to a person; otherwise the welcome page is shown.
  Q_PROPERTY(bool enrolled READ enrolled NOTIFY personChanged)
  // The person runs people, events and hours of some unit.
  Q_PROPERTY(bool coordinates READ coordinates NOTIFY rolesChanged)
  // The person runs the organisation.
  Q_PROPERTY(bool runsOrganization READ runsOrganization NOTIFY rolesChanged)
  // The person keeps households of some unit.
  Q_PROPERTY(bool keepsHouseholds READ keepsHouseholds NOTIFY rolesChanged)
  // Or sees the alarms of visits there.
  Q_PROPERTY(bool safeguardsVisits READ safeguardsVisits NOTIFY rolesChanged)
  // Or reads its figures, as an auditor does.
  Q_PROPERTY(bool readsFigures READ readsFigures NOTIFY rolesChanged)

 public:
  // `root` holds everything of this installation; made if absent. `notifier` shows reminders and
  // outlives the application; without it there are none.
  // Errors: as PhoneContext::Open, and UNAVAILABLE when the folder cannot be made.
  static absl::StatusOr<std::unique_ptr<Application>> Make(const std::string& root,
                                                           const Clock& clock, RandomSource& random,
                                                           Notifier* notifier = nullptr);

  Settings* settings() { return settings_.get(); }
  bool enrolled() const { return enrolled_; }
  bool coordinates() const { return coordinates_; }
  bool runsOrganization() const { return runs_organization_; }
  bool keepsHouseholds() const { return keeps_households_; }
  bool safeguardsVisits() const { return safeguards_visits_; }
  bool readsFigures() const { return reads_figures_; }
  PhoneContext& context() { return profiles_.current(); }

  // Gives `engine` the words of the chosen language, now and whenever another one is chosen.
  void Translate(QQmlEngine& engine);

  // An invitation that was clicked while the app runs or before it did; on a phone that has a
  // person it is for another one.
  void OpenLink(const QString& link);

  // Deletes a page that was left, once its own code has returned. QML's destroy() first empties the
  // page's properties and deletes it later; what its model says in between then meets nothing.
  Q_INVOKABLE void drop(QObject* page);

  // Each makes a view-model that belongs to the page that asked. Qualified, because qmllint 6.4
  // takes the names as they stand.
  Q_INVOKABLE glimmer::mobile::WelcomeModel* welcomeModel();
  Q_INVOKABLE glimmer::mobile::TodayModel* todayModel();
  Q_INVOKABLE glimmer::mobile::ShiftListModel* shiftListModel();
  Q_INVOKABLE glimmer::mobile::ShiftModel* shiftModel(const QString& shift);
  Q_INVOKABLE glimmer::mobile::RosterModel* rosterModel(const QString& shift);
  Q_INVOKABLE glimmer::mobile::WishListModel* wishListModel();
  Q_INVOKABLE glimmer::mobile::WishModel* wishModel(const QString& wish);
  Q_INVOKABLE glimmer::mobile::NewWishModel* newWishModel();
  Q_INVOKABLE glimmer::mobile::NewWishModel* correctionModel(const QString& wish);
  Q_INVOKABLE glimmer::mobile::ChatListModel* chatListModel(const QString& shift);
  Q_INVOKABLE glimmer::mobile::CheckInModel* checkInModel(const QString& shift, bool out);
  Q_INVOKABLE glimmer::mobile::MeModel* meModel();
  Q_INVOKABLE glimmer::mobile::RecordsModel* recordsModel(const QString& state);
  Q_INVOKABLE glimmer::mobile::CertificateModel* certificateModel();
  Q_INVOKABLE glimmer::mobile::CheckRecordModel* checkRecordModel();
  Q_INVOKABLE glimmer::mobile::WaitingModel* waitingModel();
  Q_INVOKABLE glimmer::mobile::NoticesModel* noticesModel();
  Q_INVOKABLE glimmer::mobile::SettingsModel* settingsModel();
  Q_INVOKABLE glimmer::mobile::ProfilesModel* profilesModel();
  Q_INVOKABLE glimmer::mobile::SeriesModel* seriesModel();
  Q_INVOKABLE glimmer::mobile::ChangeShiftModel* changeShiftModel(const QString& shift);
  Q_INVOKABLE glimmer::mobile::NewDateModel* newDateModel(const QString& shift);
  Q_INVOKABLE glimmer::mobile::PeopleModel* peopleModel();
  Q_INVOKABLE glimmer::mobile::WishBoardModel* wishBoardModel();
  Q_INVOKABLE glimmer::mobile::HoursDeskModel* hoursDeskModel();
  Q_INVOKABLE glimmer::mobile::UnitRulesModel* unitRulesModel();
  Q_INVOKABLE glimmer::mobile::DeskModel* deskModel();
  Q_INVOKABLE glimmer::mobile::HouseholdListModel* householdListModel();
  Q_INVOKABLE glimmer::mobile::ConsentModel* consentModel(const QString& household);
  Q_INVOKABLE glimmer::mobile::TermsModel* termsModel(const QString& household);
  Q_INVOKABLE glimmer::mobile::HouseholdRecordModel* householdRecordModel(const QString& household);
  Q_INVOKABLE glimmer::mobile::OwnHouseholdModel* ownHouseholdModel(const QString& household);
  Q_INVOKABLE glimmer::mobile::VisitsDeskModel* visitsDeskModel();
  Q_INVOKABLE glimmer::mobile::RoundModel* roundModel();
  Q_INVOKABLE glimmer::mobile::VisitPlanModel* visitPlanModel(const QString& household,
                                                              const QString& visit);
  Q_INVOKABLE glimmer::mobile::VisitFiguresModel* visitFiguresModel();
  Q_INVOKABLE glimmer::mobile::FollowUpListModel* followUpListModel();
  Q_INVOKABLE glimmer::mobile::NewFollowUpModel* newFollowUpModel();
  Q_INVOKABLE glimmer::mobile::DeedListModel* deedListModel();
  Q_INVOKABLE glimmer::mobile::NewDeedModel* newDeedModel();
  Q_INVOKABLE glimmer::mobile::GiftListModel* giftListModel();
  Q_INVOKABLE glimmer::mobile::NewGiftModel* newGiftModel();
  Q_INVOKABLE glimmer::mobile::LedgerFiguresModel* ledgerFiguresModel();
  Q_INVOKABLE glimmer::mobile::VisitListModel* visitListModel();
  Q_INVOKABLE glimmer::mobile::VisitModel* visitModel(const QString& visit);
  Q_INVOKABLE glimmer::mobile::NeedModel* needModel(const QString& visit);
  Q_INVOKABLE glimmer::mobile::VisitorTermsModel* visitorTermsModel();

 Q_SIGNALS:
  // Another person holds the phone, or nobody does: all pages are theirs from now on.
  void personChanged();
  void rolesChanged();
  void linkOpened(const QString& link);

 private:
  Application(const std::string& root, const Clock& clock, RandomSource& random,
              Notifier* notifier);
  // Makes the current profile the one that pages are made of, after `changed` went well.
  void Show(const absl::Status& changed);
  // Everybody on this phone is reminded, whoever holds it.
  void KeepReminders();
  QString RoundDraftFile() const;
  // Roles come and go with what the server says.
  void ReadRoles();
  // Whoever came to the welcome page beside others goes back to them; an invitation that waits for
  // its coordinator stays.
  void LeaveWelcome();

  const std::string profiles_dir_;
  std::string installation_id_;
  Languages languages_;
  std::unique_ptr<Settings> settings_;
  Notifier* const notifier_;
  Profiles profiles_;
  std::map<std::string, std::unique_ptr<Reminders>> reminders_;
  QMetaObject::Connection roles_;
  bool enrolled_ = false, coordinates_ = false, reads_figures_ = false, keeps_households_ = false,
       safeguards_visits_ = false;
  bool runs_organization_ = false;
};

}  // namespace glimmer::mobile

#endif  // GLIMMER_MOBILE_APP_APPLICATION_H_
