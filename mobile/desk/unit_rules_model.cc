#include "mobile/desk/unit_rules_model.h"

#include <vector>

#include "mobile/model/desk_scope.h"
#include "mobile/model/typed_amounts.h"
#include "shared/base/status_macros.h"
#include "shared/domain/visit_rules.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {
namespace {

constexpr char kUpdateUnit[] = "/glimmer.v1.PeopleService/UpdateUnit";

// 0 for what is no number of minutes.
int ReadMinutes(const QString& text) {
  return text.trimmed().normalized(QString::NormalizationForm_KC).toInt();
}

// What an organisation has that has said nothing else.
v1::AlarmSteps UsualSteps() {
  const AlarmSteps usual;
  v1::AlarmSteps steps;
  steps.set_contact_minutes(static_cast<int>(usual.contact_minutes));
  steps.set_coordinator_minutes(static_cast<int>(usual.coordinator_minutes));
  steps.set_lead_minutes(static_cast<int>(usual.lead_minutes));
  return steps;
}

}  // namespace

UnitRulesModel::UnitRulesModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), units_(UnitRuleRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status UnitRulesModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto units, phone().store().Units());
  std::vector<UnitRuleRow> rows;
  root_.clear();
  ceiling_.clear();
  steps_ = UsualSteps();
  for (const v1::Unit& unit : UnitsToRun(profile, units)) {
    UnitRuleRow row;
    row.key = QString::fromStdString(unit.name());
    row.unit_name = QString::fromStdString(unit.display_name());
    row.one_person_closes = unit.one_person_closes();
    rows.push_back(std::move(row));
    if (!unit.parent().empty()) continue;
    root_ = unit.name();
    if (unit.wish_ceiling_fen() > 0) ceiling_ = TypedYuan(unit.wish_ceiling_fen());
    if (unit.has_alarm_steps()) steps_ = unit.alarm_steps();
  }
  units_.SetRows(rows);
  return absl::OkStatus();
}

void UnitRulesModel::saveCeiling(const QString& yuan) {
  const auto fen = ReadYuan(yuan, kMostCeilingFen);
  if (!fen) return Q_EMIT refused(tr("A value looks like 200 or 49.90, a million at most."));
  v1::UpdateUnitRequest request;
  request.set_unit(root_);
  request.set_wish_ceiling_fen(*fen);
  Change(std::move(request), *fen == 0 ? tr("Saved. No value is named any more.") : tr("Saved."));
}

void UnitRulesModel::saveSteps(const QString& contact, const QString& coordinator,
                               const QString& lead) {
  v1::UpdateUnitRequest request;
  v1::AlarmSteps& steps = *request.mutable_alarm_steps();
  steps.set_contact_minutes(ReadMinutes(contact));
  steps.set_coordinator_minutes(ReadMinutes(coordinator));
  steps.set_lead_minutes(ReadMinutes(lead));
  const absl::Status checked = CheckAlarmSteps({.contact_minutes = steps.contact_minutes(),
                                                .coordinator_minutes = steps.coordinator_minutes(),
                                                .lead_minutes = steps.lead_minutes()});
  if (!checked.ok()) {
    return Q_EMIT refused(
        tr("The contact first, after 5 to 240 minutes; then the coordinators, at "
           "most 480; then the leads, at most 720."));
  }
  request.set_unit(root_);
  Change(std::move(request), tr("Saved. It holds for visits that are agreed from now on."));
}

void UnitRulesModel::letOnePersonClose(const QString& unit, bool on) {
  v1::UpdateUnitRequest request;
  request.set_unit(unit.toStdString());
  request.set_one_person_closes(on);
  Change(std::move(request),
         on ? tr("One person may close there.") : tr("It takes a second person there."));
}

void UnitRulesModel::Change(v1::UpdateUnitRequest request, const QString& sentence) {
  request.set_request_id(NewUuidV7(context().Now(), phone().random()));
  busy_ = true;
  Q_EMIT refreshed();
  context().Call<v1::UpdateUnitResponse>(
      this, kUpdateUnit, request,
      [this, sentence](const absl::StatusOr<v1::UpdateUnitResponse>& answer) {
        busy_ = false;
        Q_EMIT refreshed();
        if (!answer.ok()) return Refuse(answer.status());
        Q_EMIT done(sentence, {});
        syncNow();
      });
}

}  // namespace glimmer::mobile
