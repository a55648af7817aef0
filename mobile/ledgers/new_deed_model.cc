#include "mobile/ledgers/new_deed_model.h"

#include <algorithm>
#include <iterator>

#include "mobile/model/desk_scope.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

enum Doer { kMine, kSomebody, kTeam };

}  // namespace

NewDeedModel::NewDeedModel(PhoneContext& context, QObject* parent)
    : FormModel(context, parent), person_(context, this) {
  day_ = QString::fromStdString(FormatCivilDay(Today()));
  connect(&person_, &PersonPicker::changed, this, &PageModel::refreshed);
  RefreshNow();
}

// A team may go while its deed is being written.
absl::Status NewDeedModel::Refresh() {
  RETURN_IF_ERROR(FormModel::Refresh());
  team_ = std::clamp(team_, 0, std::max(0, static_cast<int>(Teams().size()) - 1));
  return absl::OkStatus();
}

QStringList NewDeedModel::doers() const {
  if (!coordinates()) return {};
  return {tr("I did it"), tr("Somebody else"), tr("A team")};
}

std::vector<v1::Unit> NewDeedModel::Teams() const {
  std::vector<v1::Unit> teams;
  std::copy_if(reach().begin(), reach().end(), std::back_inserter(teams),
               [](const v1::Unit& unit) { return unit.kind() != v1::Unit::KIND_COMMUNITY; });
  return teams;
}

QStringList NewDeedModel::teams() const { return NamesOf(Teams()); }

QString NewDeedModel::MissingHere() const {
  if (title_.trimmed().isEmpty()) return tr("Say what was done");
  if (beneficiary_.trimmed().isEmpty()) return tr("Say for whom, in neutral words");
  if (!DayUntilToday(day_)) return tr("The day looks like 2026-12-31 and is not to come");
  if (doer_ == kSomebody && person_.person().empty()) return tr("Say who did it");
  if (doer_ == kTeam && Teams().empty()) return tr("There is no team yet");
  return {};
}

absl::StatusOr<Queued> NewDeedModel::Write() {
  v1::RecordDeedRequest request;
  v1::Deed& row = *request.mutable_deed();
  row.set_unit(Unit());
  row.set_title(title_.trimmed().toStdString());
  row.set_beneficiary(beneficiary_.trimmed().toStdString());
  row.set_civil_date(FormatCivilDay(*DayUntilToday(day_)));
  if (doer_ == kTeam) {
    row.set_organization_unit(Teams()[static_cast<size_t>(team_)].name());
  } else if (doer_ == kSomebody) {
    row.set_person(person_.person());
  } else {
    ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
    row.set_person(profile.person);
  }
  request.set_public_text_is_fine(looked());
  return phone().ledger_commands().Record(std::move(request));
}

QString NewDeedModel::WrittenSentence() const {
  return doer_ == kMine ? tr("Recorded. It counts when somebody else has confirmed it.")
                        : tr("Recorded.");
}

std::vector<v1::Unit> NewDeedModel::UnitsOf(const std::vector<v1::Unit>& reach,
                                            const std::vector<v1::Unit>& units) const {
  if (doer_ == kMine) return HostUnits(reach, units);
  // Only a coordinator of the place records for others.
  return HostUnits(reach, {});
}

}  // namespace glimmer::mobile
