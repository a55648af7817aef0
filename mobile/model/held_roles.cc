#include "mobile/model/held_roles.h"

#include <algorithm>

#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kSoon = absl::Hours(24 * 30);

}  // namespace

std::vector<HeldRole> HeldRoles(const std::vector<v1::RoleGrant>& grants, absl::Time now) {
  std::vector<HeldRole> roles;
  for (const v1::RoleGrant& grant : grants) {
    const absl::Time end = FromTimestamp(grant.end_time());
    if (end <= now) continue;
    auto held = std::find_if(roles.begin(), roles.end(), [&](const HeldRole& role) {
      return role.person == grant.person() && role.role == grant.role() &&
             role.unit == grant.scope();
    });
    if (held == roles.end()) {
      held = roles.insert(held, {grant.person(), grant.role(), grant.scope(), end, {}});
    }
    held->end = std::max(held->end, end);
    held->grants.push_back(grant.name());
  }
  return roles;
}

absl::CivilDay LastDayOf(absl::Time end, absl::TimeZone zone) {
  return absl::ToCivilDay(end - absl::Microseconds(1), zone);
}

absl::Time EndAfter(absl::CivilDay last_day, absl::TimeZone zone) {
  return absl::FromCivil(last_day + 1, zone);
}

absl::CivilDay LastDayOfMonths(absl::CivilDay today, int months) {
  // The same day of a shorter month may not be there: then the month's last one.
  const absl::CivilMonth month = absl::CivilMonth(today) + months;
  const absl::CivilDay month_end = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (today.day() - 1) - 1, month_end);
}

bool EndsSoon(const HeldRole& held, absl::Time now) { return held.end <= now + kSoon; }

}  // namespace glimmer::mobile
