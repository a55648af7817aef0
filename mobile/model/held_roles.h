// What grants come to: who holds which role in which unit, and until when. A grant that ends before
// another one of the same role stands beside it, so several grants can be one role. Pure.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "glimmer/v1/access_service.pb.h"

namespace glimmer::mobile {

struct HeldRole {
  std::string person;  // people/{id}
  v1::Role role = v1::ROLE_UNSPECIFIED;
  std::string unit;                 // units/{id}
  absl::Time end;                   // of the longest grant
  std::vector<std::string> grants;  // role_grants/{id}; never empty
};

// Those in force at `now`, in the order of their first grants.
std::vector<HeldRole> HeldRoles(const std::vector<v1::RoleGrant>& grants, absl::Time now);

// The last day of a role that ends at `end`; and the end of one whose last day this is.
absl::CivilDay LastDayOf(absl::Time end, absl::TimeZone zone);
absl::Time EndAfter(absl::CivilDay last_day, absl::TimeZone zone);

// The last day of a role of so many months that is given `today`. Twelve are the longest.
absl::CivilDay LastDayOfMonths(absl::CivilDay today, int months);
inline constexpr int kLongestRoleMonths = 12;

// It ends within a month.
bool EndsSoon(const HeldRole& held, absl::Time now);

}  // namespace glimmer::mobile
