#include "mobile/account/settings_model.h"

#include <set>
#include <utility>

#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "mobile/model/choice_row.h"
#include "mobile/model/format_words.h"
#include "mobile/model/held_roles.h"
#include "mobile/model/language_words.h"
#include "mobile/model/role_words.h"
#include "mobile/model/saved_file.h"
#include "mobile/model/typed_skills.h"
#include "shared/base/status_macros.h"

namespace glimmer::mobile {
namespace {

constexpr char kGetServerInfo[] = "/glimmer.v1.AccessService/GetServerInfo";
constexpr char kUpdatePerson[] = "/glimmer.v1.PeopleService/UpdatePerson";
constexpr char kExportCalendar[] = "/glimmer.v1.EventService/ExportCalendar";
constexpr char kRevokeDevice[] = "/glimmer.v1.AccessService/RevokeDevice";

}  // namespace

SettingsModel::SettingsModel(PhoneContext& context, const QString& download_dir, QObject* parent)
    : PageModel(context, parent),
      download_dir_(download_dir),
      languages_(ChoiceRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status SettingsModel::Refresh() {
  ASSIGN_OR_RETURN(profile_, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto me, phone().store().Me());
  server_ = QString::fromStdString(profile_.server_address);
  if (me) {
    name_ = QString::fromStdString(me->display_name());
    QStringList skills;
    for (const std::string& skill : me->skills()) skills.append(QString::fromStdString(skill));
    skills_ = skills.join(tr(", "));
    has_email_ = me->has_email();
    has_phone_ = me->has_phone();
    const bool untouched = !languagesChanged();
    saved_languages_ = {me->languages().begin(), me->languages().end()};
    if (untouched) spoken_ = saved_languages_;
  }
  ShowLanguages();
  ASSIGN_OR_RETURN(roles_, RolesInWords());
  key_sentence_ = phone().secrets().Guarded()
                      ? tr("The key of this phone is kept by the system's keystore.")
                      : tr("The key of this phone is a file that only this account can read.");
  const int unsent = waitingCount() + refusedCount();
  sign_out_sentence_ =
      unsent == 0 ? tr("Nothing waits to be sent. You need a new invitation to come back.")
                  : tr("%n thing(s) were not sent yet and would be lost. Send them first, or "
                       "sign out all the same.",
                       nullptr, unsent);
  return absl::OkStatus();
}

absl::StatusOr<QStringList> SettingsModel::RolesInWords() const {
  QStringList roles;
  for (const HeldRole& held : HeldRoles(profile_.role_grants, context().Now())) {
    ASSIGN_OR_RETURN(const auto unit, phone().store().Get<v1::Unit>(held.unit));
    const QString unit_name = unit ? QString::fromStdString(unit->display_name()) : QString();
    roles.append(tr("You are %1 until %2.")
                     .arg(RoleInWords(held.role, unit_name),
                          FullDate(LastDayOf(held.end, absl::LocalTimeZone()))));
  }
  return roles;
}

void SettingsModel::SetBusy(bool busy) {
  busy_ = busy;
  Q_EMIT refreshed();
}

void SettingsModel::askServer() {
  context().Call<v1::GetServerInfoResponse>(
      this, kGetServerInfo, v1::GetServerInfoRequest(),
      [this](const absl::StatusOr<v1::GetServerInfoResponse>& response) {
        if (!response.ok()) return;
        mail_offered_ = response->sends_mail();
        Q_EMIT refreshed();
      });
}

void SettingsModel::saveSkills(const QString& skills) {
  v1::UpdatePersonRequest request;
  request.add_update_mask("skills");
  for (const QString& skill : ReadSkills(skills)) request.add_skills(skill.toStdString());
  Save(std::move(request));
}

// Those of others that the app cannot name stay as they are, and are not shown.
void SettingsModel::ShowLanguages() {
  QStringList names;
  std::set<int> chosen;
  for (const std::string& tag : LanguageTags()) {
    if (spoken_.contains(tag)) chosen.insert(static_cast<int>(names.size()));
    names.append(LanguageWords(tag));
  }
  languages_.SetRows(ChoiceRows(names, chosen));
}

void SettingsModel::toggleLanguage(int language) {
  if (language < 0 || language >= static_cast<int>(LanguageTags().size())) return;
  const std::string& tag = LanguageTags()[static_cast<size_t>(language)];
  if (spoken_.erase(tag) == 0) spoken_.insert(tag);
  ShowLanguages();
  Q_EMIT refreshed();
}

void SettingsModel::saveLanguages() {
  v1::UpdatePersonRequest request;
  request.add_update_mask("languages");
  request.mutable_languages()->Assign(spoken_.begin(), spoken_.end());
  Save(std::move(request));
}

void SettingsModel::saveNumber(const QString& number) {
  v1::UpdatePersonRequest request;
  request.add_update_mask("phone");
  request.set_phone(number.trimmed().toStdString());
  Save(std::move(request));
}

void SettingsModel::saveEmail(const QString& email) {
  v1::UpdatePersonRequest request;
  request.add_update_mask("email");
  request.set_email(email.trimmed().toStdString());
  Save(std::move(request));
}

void SettingsModel::Save(v1::UpdatePersonRequest request) {
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_person(profile_.person);
  SetBusy(true);
  context().Call<v1::UpdatePersonResponse>(
      this, kUpdatePerson, request,
      [this](const absl::StatusOr<v1::UpdatePersonResponse>& response) {
        SetBusy(false);
        if (!response.ok()) return Refuse(response.status());
        Q_EMIT done(tr("Saved."), {});
        syncNow();
      });
}

void SettingsModel::exportCalendar() {
  v1::ExportCalendarRequest request;
  request.set_owner(profile_.person);
  SetBusy(true);
  context().Call<v1::ExportCalendarResponse>(
      this, kExportCalendar, request, [this](absl::StatusOr<v1::ExportCalendarResponse> response) {
        SetBusy(false);
        if (!response.ok()) return Refuse(response.status());
        const auto path = SaveFile(download_dir_, "glimmer.ics", response->content());
        if (!path) {
          return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
        }
        Q_EMIT done(tr("Saved: %1").arg(*path), {});
      });
}

void SettingsModel::signOut() {
  v1::RevokeDeviceRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_device(profile_.device);
  SetBusy(true);
  context().Call<v1::RevokeDeviceResponse>(
      this, kRevokeDevice, request,
      [this](const absl::StatusOr<v1::RevokeDeviceResponse>& response) {
        SetBusy(false);
        if (!response.ok()) return Refuse(response.status());
        Q_EMIT signedOut();
      });
}

}  // namespace glimmer::mobile
