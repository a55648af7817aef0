// What a coordinator's desk is about: the units that the person's roles reach. Pure.
#pragma once

#include <QStringList>
#include <string>
#include <vector>

#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/people_service.pb.h"
#include "mobile/store/profile.h"

namespace glimmer::mobile {

// The person runs people, events, rosters and hours of some unit.
bool Coordinates(const Profile& profile);

// The person runs the organisation: its units, roles and administrators.
bool RunsOrganization(const Profile& profile);

// The person reads the numbers of some unit, whatever else they may.
bool ReadsFigures(const Profile& profile);

// The person keeps households: as a coordinator, whoever else they are. An administrator of the
// organisation has none in the feed and reads no address.
bool KeepsHouseholds(const Profile& profile);

// The person sees the alarms of visits, as a safeguarding lead.
bool SafeguardsVisits(const Profile& profile);

// The units in the reach of those roles, each after its parent, by name among siblings. Empty for a
// volunteer.
std::vector<v1::Unit> UnitsInReach(const Profile& profile, const std::vector<v1::Unit>& units);

// The same, of the roles that run the organisation.
std::vector<v1::Unit> UnitsToRun(const Profile& profile, const std::vector<v1::Unit>& units);

// The same, of the roles that keep households.
std::vector<v1::Unit> UnitsOfHouseholds(const Profile& profile, const std::vector<v1::Unit>& units);

// The same, of the roles that safeguard visits.
std::vector<v1::Unit> UnitsToSafeguard(const Profile& profile, const std::vector<v1::Unit>& units);

// The same as in reach, with what an auditor reads: for numbers.
std::vector<v1::Unit> UnitsToRead(const Profile& profile, const std::vector<v1::Unit>& units);

// Where an event can happen: every community of the organisation, those in `reach` first; `reach`
// itself while there is no community.
std::vector<v1::Unit> HostUnits(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units);

// The unit that organises an event at `host`: of the role that reaches it, else of the first role.
// Empty without `reach`.
std::string OrganizingUnit(const std::vector<v1::Unit>& reach, const std::string& host);

// The person plans this shift and its event: organised by a unit in their reach, or held there.
bool Plans(const Profile& profile, const std::vector<v1::Unit>& units, const v1::Shift& shift);

// In words, in the same order.
QStringList NamesOf(const std::vector<v1::Unit>& units);

}  // namespace glimmer::mobile
