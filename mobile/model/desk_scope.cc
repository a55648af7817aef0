#include "mobile/model/desk_scope.h"

#include <algorithm>

namespace glimmer::mobile {
namespace {

bool Runs(const v1::RoleGrant& grant) { return grant.role() == v1::ROLE_ORGANIZATION_ADMIN; }

bool Keeps(const v1::RoleGrant& grant) { return grant.role() == v1::ROLE_COORDINATOR; }

bool Guards(const v1::RoleGrant& grant) { return grant.role() == v1::ROLE_SAFEGUARDING_LEAD; }

bool Reaches(const v1::RoleGrant& grant) { return Runs(grant) || Keeps(grant); }

bool Reads(const v1::RoleGrant& grant) {
  return Reaches(grant) || grant.role() == v1::ROLE_AUDITOR;
}

// Appends `parent`'s children and theirs.
void AppendBelow(const std::string& parent, const std::vector<v1::Unit>& units,
                 std::vector<v1::Unit>& out) {
  std::vector<v1::Unit> children;
  for (const v1::Unit& unit : units) {
    if (unit.parent() == parent) children.push_back(unit);
  }
  std::sort(children.begin(), children.end(), [](const v1::Unit& a, const v1::Unit& b) {
    return a.display_name() < b.display_name();
  });
  for (const v1::Unit& child : children) {
    out.push_back(child);
    AppendBelow(child.name(), units, out);
  }
}

bool Holds(const std::vector<v1::Unit>& units, const std::string& name) {
  return std::any_of(units.begin(), units.end(),
                     [&](const v1::Unit& unit) { return unit.name() == name; });
}

std::vector<v1::Unit> UnitsOf(const Profile& profile, const std::vector<v1::Unit>& units,
                              bool (*counts)(const v1::RoleGrant&)) {
  // A scope may lie below another one: then it is there already, or comes again with the wider one.
  std::vector<v1::Unit> out;
  for (const v1::RoleGrant& grant : profile.role_grants) {
    if (!counts(grant) || Holds(out, grant.scope())) continue;
    std::vector<v1::Unit> reach;
    for (const v1::Unit& unit : units) {
      if (unit.name() == grant.scope()) reach.push_back(unit);
    }
    AppendBelow(grant.scope(), units, reach);
    out.erase(std::remove_if(out.begin(), out.end(),
                             [&](const v1::Unit& unit) { return Holds(reach, unit.name()); }),
              out.end());
    out.insert(out.end(), reach.begin(), reach.end());
  }
  return out;
}

}  // namespace

bool Coordinates(const Profile& profile) {
  return std::any_of(profile.role_grants.begin(), profile.role_grants.end(), Reaches);
}

bool RunsOrganization(const Profile& profile) {
  return std::any_of(profile.role_grants.begin(), profile.role_grants.end(), Runs);
}

bool ReadsFigures(const Profile& profile) {
  return std::any_of(profile.role_grants.begin(), profile.role_grants.end(), Reads);
}

bool KeepsHouseholds(const Profile& profile) {
  return std::any_of(profile.role_grants.begin(), profile.role_grants.end(), Keeps);
}

bool SafeguardsVisits(const Profile& profile) {
  return std::any_of(profile.role_grants.begin(), profile.role_grants.end(), Guards);
}

std::vector<v1::Unit> UnitsInReach(const Profile& profile, const std::vector<v1::Unit>& units) {
  return UnitsOf(profile, units, Reaches);
}

std::vector<v1::Unit> UnitsToRun(const Profile& profile, const std::vector<v1::Unit>& units) {
  return UnitsOf(profile, units, Runs);
}

std::vector<v1::Unit> UnitsOfHouseholds(const Profile& profile,
                                        const std::vector<v1::Unit>& units) {
  return UnitsOf(profile, units, Keeps);
}

std::vector<v1::Unit> UnitsToSafeguard(const Profile& profile, const std::vector<v1::Unit>& units) {
  return UnitsOf(profile, units, Guards);
}

std::vector<v1::Unit> UnitsToRead(const Profile& profile, const std::vector<v1::Unit>& units) {
  return UnitsOf(profile, units, Reads);
}

std::vector<v1::Unit> HostUnits(const std::vector<v1::Unit>& reach,
                                const std::vector<v1::Unit>& units) {
  std::vector<v1::Unit> hosts;
  for (const std::vector<v1::Unit>* some : {&reach, &units}) {
    for (const v1::Unit& unit : *some) {
      if (unit.kind() == v1::Unit::KIND_COMMUNITY && !Holds(hosts, unit.name())) {
        hosts.push_back(unit);
      }
    }
  }
  return hosts.empty() ? reach : hosts;
}

std::string OrganizingUnit(const std::vector<v1::Unit>& reach, const std::string& host) {
  if (reach.empty()) return {};
  // Below a role's unit lie its own units and no others, so the last top before the host is its.
  std::string top = reach.front().name();
  for (const v1::Unit& unit : reach) {
    if (!Holds(reach, unit.parent())) top = unit.name();
    if (unit.name() == host) return top;
  }
  return reach.front().name();
}

bool Plans(const Profile& profile, const std::vector<v1::Unit>& units, const v1::Shift& shift) {
  const std::vector<v1::Unit> reach = UnitsInReach(profile, units);
  return Holds(reach, shift.organizing_unit()) || Holds(reach, shift.host_unit());
}

QStringList NamesOf(const std::vector<v1::Unit>& units) {
  QStringList names;
  for (const v1::Unit& unit : units) names.append(QString::fromStdString(unit.display_name()));
  return names;
}

}  // namespace glimmer::mobile
