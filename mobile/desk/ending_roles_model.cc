#include "mobile/desk/ending_roles_model.h"

#include <algorithm>

#include "mobile/desk/role_grants.h"
#include "mobile/model/format_words.h"
#include "mobile/model/role_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kAskAgain = absl::Hours(1);

}  // namespace

EndingRolesModel::EndingRolesModel(PhoneContext& context, QObject* parent)
    : PageModel(context, parent), rows_(EndingRoleRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status EndingRolesModel::Refresh() {
  AskNowAndThen();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  std::vector<v1::RoleGrant> grants;
  for (v1::RoleGrant grant : profile.role_grants) {
    grant.set_person(profile.person);
    grants.push_back(std::move(grant));
  }
  for (const v1::RoleGrant& grant : grants_) {
    if (grant.person() != profile.person) grants.push_back(grant);
  }
  std::vector<HeldRole> held = HeldRoles(grants, context().Now());
  std::stable_sort(held.begin(), held.end(),
                   [](const HeldRole& a, const HeldRole& b) { return a.end < b.end; });
  std::vector<EndingRoleRow> rows;
  for (const HeldRole& role : held) {
    if (!EndsSoon(role, context().Now())) continue;
    ASSIGN_OR_RETURN(EndingRoleRow row, RowOf(role, profile.person));
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  return absl::OkStatus();
}

void EndingRolesModel::AskNowAndThen() {
  if (context().Now() < next_ask_) return;
  next_ask_ = context().Now() + kAskAgain;
  AskRoleGrants(context(), this, [this](const absl::StatusOr<std::vector<v1::RoleGrant>>& grants) {
    if (grants.ok()) Show(*grants);
  });
}

void EndingRolesModel::Show(const std::vector<v1::RoleGrant>& grants) {
  grants_ = grants;
  RefreshNow();
}

absl::StatusOr<EndingRoleRow> EndingRolesModel::RowOf(const HeldRole& held,
                                                      const std::string& me) const {
  ASSIGN_OR_RETURN(const auto unit, phone().store().Get<v1::Unit>(held.unit));
  ASSIGN_OR_RETURN(const auto person, phone().store().Get<v1::Person>(held.person));
  const QString unit_name = unit ? QString::fromStdString(unit->display_name()) : QString();
  const QString words = RoleInWords(held.role, unit_name);
  const QString last_day = FullDate(LastDayOf(held.end, absl::LocalTimeZone()));
  EndingRoleRow row;
  row.key = QString::fromStdString(held.grants.front());
  if (held.person == me) {
    row.sentence = tr("You are %1 until %2.").arg(words, last_day);
    row.advice = tr("An administrator can renew it.");
    return row;
  }
  row.sentence = tr("%1 is %2 until %3.")
                     .arg(person ? QString::fromStdString(person->display_name()) : tr("Somebody"),
                          words, last_day);
  row.advice = tr("You can renew it.");
  if (person) row.person = QString::fromStdString(held.person);
  return row;
}

}  // namespace glimmer::mobile
