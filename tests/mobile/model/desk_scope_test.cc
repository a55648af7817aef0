// Which units a person's roles reach.
#include "mobile/model/desk_scope.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::Unit UnitOf(const std::string& name, const std::string& parent) {
  v1::Unit unit;
  unit.set_name(name);
  unit.set_parent(parent);
  unit.set_display_name(name);
  return unit;
}

// a over b and c; b over d.
std::vector<v1::Unit> Tree() {
  return {UnitOf("d", "b"), UnitOf("c", "a"), UnitOf("a", ""), UnitOf("b", "a")};
}

Profile With(std::vector<std::pair<v1::Role, std::string>> roles) {
  Profile profile;
  for (const auto& [role, scope] : roles) {
    profile.role_grants.emplace_back().set_role(role);
    profile.role_grants.back().set_scope(scope);
  }
  return profile;
}

std::vector<std::string> Reach(const Profile& profile) {
  std::vector<std::string> names;
  for (const v1::Unit& unit : UnitsInReach(profile, Tree())) names.push_back(unit.name());
  return names;
}

TEST(DeskScope, AScopeHoldsWhatIsBelowIt) {
  EXPECT_THAT(Reach(With({{v1::ROLE_COORDINATOR, "a"}})), ElementsAre("a", "b", "d", "c"));
  EXPECT_THAT(Reach(With({{v1::ROLE_COORDINATOR, "b"}})), ElementsAre("b", "d"));
}

TEST(DeskScope, TwoScopesNameEachUnitOnce) {
  EXPECT_THAT(Reach(With({{v1::ROLE_COORDINATOR, "d"}, {v1::ROLE_ORGANIZATION_ADMIN, "b"}})),
              ElementsAre("b", "d"));
  EXPECT_THAT(Reach(With({{v1::ROLE_COORDINATOR, "b"}, {v1::ROLE_COORDINATOR, "d"}})),
              ElementsAre("b", "d"));
}

TEST(DeskScope, OnlyCoordinatorsKeepHouseholds) {
  EXPECT_FALSE(KeepsHouseholds(With({{v1::ROLE_ORGANIZATION_ADMIN, "a"}})));
  const Profile both = With({{v1::ROLE_ORGANIZATION_ADMIN, "a"}, {v1::ROLE_COORDINATOR, "b"}});
  EXPECT_TRUE(KeepsHouseholds(both));
  EXPECT_EQ(NamesOf(UnitsOfHouseholds(both, Tree())), (QStringList{"b", "d"}));
}

TEST(DeskScope, ASafeguardingLeadSeesAlarmsAndKeepsNoHouseholds) {
  const Profile lead = With({{v1::ROLE_SAFEGUARDING_LEAD, "b"}});
  EXPECT_TRUE(SafeguardsVisits(lead));
  EXPECT_FALSE(KeepsHouseholds(lead));
  EXPECT_EQ(NamesOf(UnitsToSafeguard(lead, Tree())), (QStringList{"b", "d"}));
  EXPECT_FALSE(SafeguardsVisits(With({{v1::ROLE_COORDINATOR, "b"}})));
}

TEST(DeskScope, AnAuditorReadsAndRunsNothing) {
  const Profile auditor = With({{v1::ROLE_AUDITOR, "b"}, {v1::ROLE_COORDINATOR, "c"}});
  EXPECT_THAT(Reach(auditor), ElementsAre("c"));
  EXPECT_EQ(NamesOf(UnitsToRead(auditor, Tree())), (QStringList{"b", "d", "c"}));
  EXPECT_TRUE(ReadsFigures(With({{v1::ROLE_AUDITOR, "b"}})));
  EXPECT_FALSE(Coordinates(With({{v1::ROLE_AUDITOR, "b"}})));
  EXPECT_FALSE(ReadsFigures(With({{v1::ROLE_SAFEGUARDING_LEAD, "b"}})));
}

TEST(DeskScope, AnEventIsOrganisedByTheRoleThatReachesItsHost) {
  std::vector<v1::Unit> units = Tree();
  units.push_back(UnitOf("e", ""));  // a second top, in nobody's reach
  const auto reach =
      UnitsInReach(With({{v1::ROLE_COORDINATOR, "c"}, {v1::ROLE_COORDINATOR, "b"}}), units);
  EXPECT_EQ(OrganizingUnit(reach, "c"), "c");
  EXPECT_EQ(OrganizingUnit(reach, "d"), "b");
  EXPECT_EQ(OrganizingUnit(reach, "e"), "c");
  EXPECT_EQ(OrganizingUnit({}, "c"), "");
}

TEST(DeskScope, EventsHappenInAnyCommunityOnesOwnFirst) {
  std::vector<v1::Unit> units = Tree();
  const auto reach = UnitsInReach(With({{v1::ROLE_COORDINATOR, "b"}}), units);
  EXPECT_EQ(NamesOf(HostUnits(reach, units)), QStringList({"b", "d"}));  // no community yet
  units[1].set_kind(v1::Unit::KIND_COMMUNITY);                           // c
  units[0].set_kind(v1::Unit::KIND_COMMUNITY);                           // d
  const auto own = UnitsInReach(With({{v1::ROLE_COORDINATOR, "b"}}), units);
  EXPECT_EQ(NamesOf(HostUnits(own, units)), QStringList({"d", "c"}));
}

TEST(DeskScope, WhoReachesOrganiserOrHostPlansAnEvent) {
  v1::Shift shift;
  shift.set_organizing_unit("c");
  shift.set_host_unit("d");
  EXPECT_TRUE(Plans(With({{v1::ROLE_COORDINATOR, "c"}}), Tree(), shift));
  EXPECT_TRUE(Plans(With({{v1::ROLE_ORGANIZATION_ADMIN, "b"}}), Tree(), shift));
  EXPECT_FALSE(Plans(With({{v1::ROLE_AUDITOR, "a"}}), Tree(), shift));
  shift.set_host_unit("c");
  EXPECT_FALSE(Plans(With({{v1::ROLE_COORDINATOR, "d"}}), Tree(), shift));
}

TEST(DeskScope, OtherRolesReachNoUnit) {
  const Profile auditor = With({{v1::ROLE_AUDITOR, "a"}});
  EXPECT_FALSE(Coordinates(auditor));
  EXPECT_THAT(Reach(auditor), IsEmpty());
  EXPECT_TRUE(Coordinates(With({{v1::ROLE_COORDINATOR, "c"}})));
}

TEST(DeskScope, AnAdministratorAloneRunsTheOrganization) {
  EXPECT_TRUE(RunsOrganization(With({{v1::ROLE_ORGANIZATION_ADMIN, "a"}})));
  EXPECT_FALSE(RunsOrganization(With({{v1::ROLE_COORDINATOR, "a"}})));
}

}  // namespace
}  // namespace glimmer::mobile
