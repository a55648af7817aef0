// What a coordinator's desk is about: the units that the person's roles reach. Pure.
#pragma once

#include <vector>

#include "glimmer/v1/people_service.pb.h"
#include "mobile/store/profile.h"

namespace glimmer::mobile {

// The person runs people, events, rosters and hours of some unit.
bool Coordinates(const Profile& profile);

// The person runs the organisation: its units, roles and administrators.
bool RunsOrganization(const Profile& profile);

// The units in the reach of those roles, each after its parent, by name among siblings. Empty for a
// volunteer.
std::vector<v1::Unit> UnitsInReach(const Profile& profile, const std::vector<v1::Unit>& units);

}  // namespace glimmer::mobile
