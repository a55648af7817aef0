#include "mobile/desk/roles_model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "mobile/desk/role_grants.h"
#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/refusal_words.h"
#include "mobile/model/role_words.h"
#include "mobile/model/typed_times.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

// In the order in which they are offered.
constexpr std::array kRoles = {v1::ROLE_COORDINATOR, v1::ROLE_SAFEGUARDING_LEAD, v1::ROLE_AUDITOR,
                               v1::ROLE_ORGANIZATION_ADMIN};
constexpr std::array kMonths = {3, 6, kLongestRoleMonths};
constexpr int kLongest = static_cast<int>(kMonths.size()) - 1;
constexpr int kOwnDay = static_cast<int>(kMonths.size());

}  // namespace

RolesModel::RolesModel(PhoneContext& context, QObject* parent)
    : AskingModel(context, parent), rows_(RoleRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status RolesModel::Refresh() {
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(all_units_, phone().store().Units());
  const std::string chosen = unit_ < 0 ? "" : units_[static_cast<size_t>(unit_)].name();
  units_ = UnitsToRun(profile, all_units_);
  const auto found = std::find_if(units_.begin(), units_.end(),
                                  [&](const v1::Unit& unit) { return unit.name() == chosen; });
  unit_ = found == units_.end() ? -1 : static_cast<int>(found - units_.begin());
  own_ = !person_.empty() && person_ == profile.person;
  ShowRows();
  return absl::OkStatus();
}

void RolesModel::ShowPerson(const std::string& person, const QString& who,
                            const std::string& home_unit) {
  const bool another = person != person_;
  if (!another && who == who_) return;
  person_ = person;
  who_ = who;
  home_unit_ = home_unit;
  if (another) {
    grants_.clear();
    known_ = false;
    begin();
    load();
  }
  RefreshNow();
}

void RolesModel::load() {
  problem_.clear();
  if (person_.empty()) return;
  AskRoleGrants(context(), this,
                [this, asked = person_](absl::StatusOr<std::vector<v1::RoleGrant>> grants) {
                  if (asked != person_) return;
                  if (grants.ok()) return Show(*grants);
                  problem_ = ProblemSentence(grants.status());
                  Q_EMIT refreshed();
                });
  Q_EMIT refreshed();
}

void RolesModel::Show(const std::vector<v1::RoleGrant>& grants) {
  grants_.clear();
  for (const v1::RoleGrant& grant : grants) {
    if (grant.person() == person_) grants_.push_back(grant);
  }
  known_ = true;
  problem_.clear();
  RefreshNow();
}

void RolesModel::ShowRows() {
  held_ = HeldRoles(grants_, context().Now());
  const absl::CivilDay longest = LastDayOfMonths(Today(), kLongestRoleMonths);
  std::vector<RoleRow> rows;
  QStringList parts;
  for (const HeldRole& held : held_) {
    RoleRow row;
    row.key = QString::fromStdString(held.grants.front());
    row.role_name = RoleName(held.role);
    row.unit_name = UnitName(held.unit);
    row.until = Until(held.end);
    row.ends_soon = EndsSoon(held, context().Now());
    const QString words = RoleInWords(held.role, row.unit_name);
    if (!own_) {
      row.ended =
          tr("%1 is not %2 any more, from now on. What they have done stays.").arg(who_, words);
      if (LastDayOf(held.end, absl::LocalTimeZone()) < longest) {
        row.renewed = tr("%1 stays %2 until %3.").arg(who_, words, FullDate(longest));
      }
    }
    //: A role within a list: what, until when
    parts.append(tr("%1 %2").arg(words, row.until));
    rows.push_back(std::move(row));
  }
  rows_.SetRows(rows);
  //: Between roles
  summary_ = known_ && parts.isEmpty() ? tr("None in your units") : parts.join(tr("; "));
}

QStringList RolesModel::roles() const {
  QStringList names;
  for (const v1::Role role : kRoles) names.append(RoleName(role));
  return names;
}

QStringList RolesModel::meanings() const {
  QStringList meanings;
  for (const v1::Role role : kRoles) meanings.append(RoleMeaning(role));
  return meanings;
}

QStringList RolesModel::units() const { return NamesOf(units_); }

QStringList RolesModel::parents() const {
  QStringList names;
  for (const v1::Unit& unit : units_) names.append(UnitName(unit.parent()));
  return names;
}

QStringList RolesModel::periods() const {
  QStringList words;
  for (const int months : kMonths) words.append(tr("%n month(s)", nullptr, months));
  words.append(tr("Another day"));
  return words;
}

bool RolesModel::ownDay() const { return period_ == kOwnDay; }

void RolesModel::setDay(const QString& day) {
  if (day == day_) return;
  day_ = day;
  Q_EMIT refreshed();
}

QString RolesModel::dayProblem() const {
  if (!ownDay() || day_.trimmed().isEmpty() || LastDay()) return {};
  return tr("A day from today to %1").arg(FullDate(LastDayOfMonths(Today(), kLongestRoleMonths)));
}

std::optional<absl::CivilDay> RolesModel::LastDay() const {
  if (!ownDay()) return LastDayOfMonths(Today(), kMonths[static_cast<size_t>(period_)]);
  const std::optional<absl::CivilDay> typed = ReadDay(day_, Today());
  const bool fits =
      typed && *typed >= Today() && *typed <= LastDayOfMonths(Today(), kLongestRoleMonths);
  return fits ? typed : std::nullopt;
}

QString RolesModel::missing() const {
  if (role_ < 0) return tr("Choose a role first");
  if (unit_ < 0) return tr("Choose a unit first");
  const std::optional<absl::CivilDay> last_day = LastDay();
  if (!last_day) return tr("Type the last day first");
  for (const HeldRole& held : held_) {
    const bool same = held.role == kRoles[static_cast<size_t>(role_)] &&
                      held.unit == units_[static_cast<size_t>(unit_)].name();
    if (same && EndAfter(*last_day, absl::LocalTimeZone()) <= held.end) {
      return tr("Held already, %1").arg(Until(held.end));
    }
  }
  return {};
}

QString RolesModel::given() const {
  if (!missing().isEmpty()) return {};
  const v1::Unit& unit = units_[static_cast<size_t>(unit_)];
  return tr("%1 becomes %2 until %3.")
      .arg(who_,
           RoleInWords(kRoles[static_cast<size_t>(role_)],
                       QString::fromStdString(unit.display_name())),
           FullDate(*LastDay()));
}

void RolesModel::begin() {
  role_ = -1;
  const auto home = std::find_if(units_.begin(), units_.end(),
                                 [&](const v1::Unit& unit) { return unit.name() == home_unit_; });
  unit_ = home == units_.end() ? -1 : static_cast<int>(home - units_.begin());
  period_ = kLongest;
  day_.clear();
  Q_EMIT refreshed();
}

void RolesModel::give() {
  if (const QString first = missing(); !first.isEmpty()) return Q_EMIT refused(first);
  Grant(kRoles[static_cast<size_t>(role_)], units_[static_cast<size_t>(unit_)].name(), *LastDay());
}

void RolesModel::renew(const QString& key) {
  if (const HeldRole* held = Find(key)) {
    Grant(held->role, held->unit, LastDayOfMonths(Today(), kLongestRoleMonths));
  }
}

void RolesModel::Grant(v1::Role role, const std::string& unit, absl::CivilDay last_day) {
  v1::GrantRoleRequest request;
  request.set_person(person_);
  request.set_role(role);
  request.set_scope(unit);
  *request.mutable_end_time() = ToTimestamp(EndAfter(last_day, absl::LocalTimeZone()));
  Ask<v1::GrantRoleResponse>(request, [this](const v1::GrantRoleResponse& response) {
    const v1::RoleGrant& grant = response.role_grant();
    Q_EMIT done(tr("%1: %2 %3.")
                    .arg(who_, RoleInWords(grant.role(), UnitName(grant.scope())),
                         Until(FromTimestamp(grant.end_time()))),
                {});
    load();
  });
}

void RolesModel::end(const QString& key) {
  if (const HeldRole* held = Find(key)) Revoke(held->grants);
}

void RolesModel::Revoke(std::vector<std::string> grants) {
  v1::RevokeRoleRequest request;
  request.set_role_grant(grants.back());
  grants.pop_back();
  Ask<v1::RevokeRoleResponse>(
      request,
      [this, grants = std::move(grants)](const v1::RevokeRoleResponse&) {
        if (!grants.empty()) return Revoke(grants);
        Q_EMIT done(tr("The role has ended."), {});
        load();
      },
      [this](const absl::Status& status) {
        TellFailure(status);
        load();  // some of the grants may be gone
      });
}

void RolesModel::Choose(int& choice, int value) {
  if (choice == value) return;
  choice = value;
  Q_EMIT refreshed();
}

absl::CivilDay RolesModel::Today() const {
  return absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
}

QString RolesModel::UnitName(const std::string& name) const {
  for (const v1::Unit& unit : all_units_) {
    if (unit.name() == name) return QString::fromStdString(unit.display_name());
  }
  return {};
}

QString RolesModel::Until(absl::Time end) const {
  return tr("until %1").arg(FullDate(LastDayOf(end, absl::LocalTimeZone())));
}

const HeldRole* RolesModel::Find(const QString& key) const {
  const auto held = std::find_if(held_.begin(), held_.end(), [&](const HeldRole& role) {
    return role.grants.front() == key.toStdString();
  });
  return held == held_.end() ? nullptr : &*held;
}

}  // namespace glimmer::mobile
