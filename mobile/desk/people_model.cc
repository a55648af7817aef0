#include "mobile/desk/people_model.h"

#include <QClipboard>
#include <QGuiApplication>
#include <algorithm>

#include "glimmer/v1/people_service.pb.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/people_search.h"
#include "mobile/model/saved_file.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kCreatePerson[] = "/glimmer.v1.PeopleService/CreatePerson";
constexpr char kUpdatePerson[] = "/glimmer.v1.PeopleService/UpdatePerson";
constexpr char kCreateUnit[] = "/glimmer.v1.PeopleService/CreateUnit";
constexpr char kCreateInvitation[] = "/glimmer.v1.AccessService/CreateInvitation";
constexpr char kListDevices[] = "/glimmer.v1.AccessService/ListDevices";
constexpr char kConfirmDevice[] = "/glimmer.v1.AccessService/ConfirmDevice";
constexpr char kRevokeDevice[] = "/glimmer.v1.AccessService/RevokeDevice";
constexpr int kMostRows = 200;
constexpr size_t kMostCards = 200;

PhoneRow RowOfPhone(const v1::Device& device) {
  PhoneRow row;
  row.key = QString::fromStdString(device.name());
  row.label =
      device.label().empty() ? PeopleModel::tr("A phone") : QString::fromStdString(device.label());
  switch (device.state()) {
    case v1::Device::STATE_PENDING:
      row.pending = true;
      row.badge_kind = "waiting";
      row.badge_text = PeopleModel::tr("Shows six digits");
      break;
    case v1::Device::STATE_ACTIVE:
      row.active = true;
      row.badge_kind = "confirmed";
      row.badge_text = PeopleModel::tr("In use");
      break;
    default:
      row.badge_kind = "neutral";
      row.badge_text = PeopleModel::tr("Ended");
  }
  return row;
}

}  // namespace

PeopleModel::PeopleModel(PhoneContext& context, const QString& download_dir, QObject* parent)
    : PageModel(context, parent),
      download_dir_(download_dir),
      rows_(PersonRow::staticMetaObject, this),
      phones_(PhoneRow::staticMetaObject, this),
      roles_(context, nullptr),
      ending_roles_(context, nullptr),
      contact_(context) {
  connect(&contact_, &PageModel::refused, this, &PageModel::refused);
  RefreshNow();
}

template <typename Response, typename Request>
void PeopleModel::Ask(absl::string_view method, const Request& request,
                      std::function<void(const Response&)> done) {
  SetBusy(true);
  context().Call<Response>(this, method, request,
                           [this, done = std::move(done)](absl::StatusOr<Response> response) {
                             SetBusy(false);
                             if (!response.ok()) return Refuse(response.status());
                             done(*response);
                           });
}

void PeopleModel::SetBusy(bool busy) {
  busy_ = busy;
  Q_EMIT refreshed();
}

QStringList PeopleModel::units() const { return NamesOf(reach_); }

QString PeopleModel::UnitName(const std::string& name) const {
  for (const v1::Unit& unit : all_units_) {
    if (unit.name() == name) return QString::fromStdString(unit.display_name());
  }
  return {};
}

absl::Status PeopleModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(all_units_, phone().store().Units());
  ASSIGN_OR_RETURN(const auto people, phone().store().People());
  reach_ = UnitsInReach(profile, all_units_);
  adds_units_ = RunsOrganization(profile);
  server_ = QString::fromStdString(profile.server_address);
  std::vector<PersonRow> rows;
  has_card_ = has_contact_ = false;
  for (const v1::Person& person : people) {
    if (person.name() == person_) ShowPerson(person);
  }
  for (const v1::Person& person : PeopleCalled(searched_, people)) {
    PersonRow row;
    row.person_name = QString::fromStdString(person.display_name());
    row.key = QString::fromStdString(person.name());
    row.home = UnitName(person.home_unit());
    row.has_app = person.has_device();
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) {
    return QString::localeAwareCompare(a.person_name, b.person_name) < 0;
  });
  ShowCards(rows);
  const int found = static_cast<int>(rows.size());
  count_sentence_ =
      found > kMostRows
          ? tr("%n people; the first %1 are shown, type to find one", nullptr, found).arg(kMostRows)
          : tr("%n people", nullptr, found);
  if (found > kMostRows) rows.resize(kMostRows);
  rows_.SetRows(rows);
  return absl::OkStatus();
}

void PeopleModel::ShowPerson(const v1::Person& person) {
  name_ = QString::fromStdString(person.display_name());
  home_ = UnitName(person.home_unit());
  has_card_ = person.merged_into().empty();
  roles_.ShowPerson(person_, name_, person.home_unit());
  has_contact_ = person.has_phone() || person.has_email();
  const std::string today =
      FormatCivilDay(absl::ToCivilDay(context().Now(), absl::LocalTimeZone()));
  QStringList reported;
  for (const v1::Affiliation& affiliation : person.affiliations()) {
    // The end is the first day on which it holds no more.
    if (!affiliation.end_date().empty() && affiliation.end_date() <= today) continue;
    reported.append(UnitName(affiliation.unit()));
  }
  //: Between names of units
  affiliations_ = reported.join(tr(", "));
}

void PeopleModel::ShowCards(const std::vector<PersonRow>& found) {
  cards_.clear();
  int without = 0;
  for (const PersonRow& row : found) {
    if (row.has_app || ++without > static_cast<int>(kMostCards)) continue;
    cards_.push_back({row.person_name, row.home, CardCode(row.key.toStdString())});
  }
  cards_sentence_ = tr("%n people of the list are without the app.", nullptr, without);
  if (cards_.size() < static_cast<size_t>(without)) {
    cards_sentence_ += QLatin1Char(' ') + tr("Cards are made for the first %1 of them: type a part "
                                             "of a name to find the others.")
                                              .arg(kMostCards);
  }
}

void PeopleModel::search(const QString& text) {
  searched_ = text;
  RefreshNow();
}

void PeopleModel::choose(const QString& person) {
  person_ = person.toStdString();
  name_.clear();
  home_.clear();
  affiliations_.clear();
  invitation_.Clear();
  contact_.forget();
  phones_.SetRows(std::vector<PhoneRow>());
  roles_.ShowPerson({}, {}, {});
  RefreshNow();
  if (!person_.empty()) AskPhones();
}

void PeopleModel::AskPhones() {
  v1::ListDevicesRequest request;
  request.set_person(person_);
  // Not busy with it: nobody has to wait for what is only read.
  context().Call<v1::ListDevicesResponse>(
      this, kListDevices, request,
      [this, asked = person_](absl::StatusOr<v1::ListDevicesResponse> devices) {
        if (asked != person_) return;
        devices.ok() ? Show(*devices) : Refuse(devices.status());
      });
}

void PeopleModel::Show(const v1::ListDevicesResponse& devices) {
  std::vector<PhoneRow> rows;
  for (const v1::Device& device : devices.devices()) rows.push_back(RowOfPhone(device));
  phones_.SetRows(rows);
  Q_EMIT refreshed();
}

void PeopleModel::invite() {
  v1::CreateInvitationRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_person(person_);
  Ask<v1::CreateInvitationResponse>(
      kCreateInvitation, request,
      [this, asked = person_](const v1::CreateInvitationResponse& invitation) {
        if (asked == person_) Show(invitation);
      });
}

void PeopleModel::Show(const v1::CreateInvitationResponse& invitation) {
  invitation_ = invitation;
  Q_EMIT refreshed();
}

QString PeopleModel::validSentence() const {
  if (invitation_.link().empty()) return {};
  return tr("Good once, until %1.")
      .arg(MomentWords(FromTimestamp(invitation_.invitation().expire_time()), absl::LocalTimeZone(),
                       context().Now()));
}

void PeopleModel::confirmPhone(const QString& device, const QString& digits) {
  v1::ConfirmDeviceRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_device(device.toStdString());
  request.set_comparison_code(QString(digits).remove(' ').toStdString());
  Ask<v1::ConfirmDeviceResponse>(kConfirmDevice, request, [this](const v1::ConfirmDeviceResponse&) {
    Q_EMIT done(tr("The phone is let in."), {});
    AskPhones();
  });
}

void PeopleModel::revokePhone(const QString& device) {
  v1::RevokeDeviceRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_device(device.toStdString());
  Ask<v1::RevokeDeviceResponse>(kRevokeDevice, request, [this](const v1::RevokeDeviceResponse&) {
    Q_EMIT done(tr("The phone is shut out."), {});
    AskPhones();
  });
}

void PeopleModel::add(const QString& name, int unit, const QString& number) {
  if (name.trimmed().isEmpty()) return Q_EMIT refused(tr("What is the person's name?"));
  if (unit < 0 || unit >= static_cast<int>(reach_.size())) return;
  v1::CreatePersonRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_display_name(name.trimmed().toStdString());
  request.set_home_unit(reach_[unit].name());
  request.set_phone(number.trimmed().toStdString());
  Ask<v1::CreatePersonResponse>(
      kCreatePerson, request, [this](const v1::CreatePersonResponse& made) {
        Q_EMIT done(tr("Added: %1").arg(made.person().display_name().c_str()), {});
        choose(QString::fromStdString(made.person().name()));
        ShowPerson(made.person());
        Q_EMIT refreshed();
        syncNow();
      });
}

void PeopleModel::changeNumber(const QString& number) {
  v1::UpdatePersonRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_person(person_);
  request.add_update_mask("phone");
  request.set_phone(number.trimmed().toStdString());
  Ask<v1::UpdatePersonResponse>(kUpdatePerson, request, [this](const v1::UpdatePersonResponse&) {
    Q_EMIT done(tr("The number is on record."), {});
    syncNow();
  });
}

void PeopleModel::addUnit(const QString& name, bool community, int parent) {
  if (name.trimmed().isEmpty()) return Q_EMIT refused(tr("What is its name?"));
  if (parent < 0 || parent >= static_cast<int>(reach_.size())) return;
  v1::CreateUnitRequest request;
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  request.set_display_name(name.trimmed().toStdString());
  request.set_parent(reach_[parent].name());
  request.set_kind(community ? v1::Unit::KIND_COMMUNITY : v1::Unit::KIND_BRANCH);
  Ask<v1::CreateUnitResponse>(kCreateUnit, request, [this](const v1::CreateUnitResponse& made) {
    Q_EMIT done(tr("Added: %1").arg(made.unit().display_name().c_str()), {});
    syncNow();
  });
}

void PeopleModel::copy(const QString& text) {
  QGuiApplication::clipboard()->setText(text);
  Q_EMIT done(tr("Copied. Send it to this person alone."), {});
}

void PeopleModel::printCard() {
  if (has_card_) Save({{name_, home_, CardCode(person_)}});
}

void PeopleModel::printCards() {
  if (!cards_.empty()) Save(cards_);
}

void PeopleModel::Save(const std::vector<PrintedCard>& cards) {
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
  const QString name = QString("cards-%1.pdf").arg(FormatCivilDay(today).c_str());
  const auto path = SaveFile(download_dir_, name, CardsPdf(cards).toStdString());
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  saved_file_ = *path;
  Q_EMIT refreshed();
  Q_EMIT done(tr("%n card(s). Saved: %1", "", static_cast<int>(cards.size())).arg(*path), {});
}

}  // namespace glimmer::mobile
