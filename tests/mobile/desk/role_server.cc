#include "tests/mobile/desk/role_server.h"

#include <fstream>

#include "glimmer/v1/people_service.pb.h"
#include "server/cli/setup_code.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {

RoleServer::RoleServer() {
  Config config;
  config.data_dir = stage_.folder().File("data");
  config.listen = "127.0.0.1:0";
  auto server = Server::Start(config, stage_.clock(), stage_.phone().random());
  EXPECT_TRUE(server.ok()) << server.status();
  server_ = *std::move(server);
  const auto offered = cli::OfferSetupCode(*server_, config, cli::SetupCode::kRenew);
  EXPECT_TRUE(offered.ok() && *offered) << offered.status();
  Enrol();
}

RoleServer::~RoleServer() { stage_.phone().Disconnect(); }

void RoleServer::Enrol() {
  std::ifstream file(stage_.folder().File("data/bootstrap"));
  std::string code, link;
  std::getline(file, code);
  std::getline(file, link);
  auto request = RequestOfInvitation(link);
  ASSERT_TRUE(request.ok()) << request.status();
  request->installation_id = "i";
  const auto profile = stage_.phone().Enrol(*request);
  ASSERT_TRUE(profile.ok()) << profile.status();
  ASSERT_TRUE(stage_.phone().Connect().ok());
  ASSERT_TRUE(WaitUntil([this] {
    const auto units = stage_.phone().store().Units();
    const auto me = stage_.phone().store().GetProfile();
    return units.ok() && !units->empty() && me.ok() && !me->role_grants.empty();
  }));
  me_ = stage_.phone().store().GetProfile()->person;
  root_ = stage_.phone().store().Units()->front().name();
  WaitForPhone(me_);
}

void RoleServer::WaitForPhone(const std::string& name) {
  stage_.phone().Sync(SyncEngine::Origin::kManual);
  EXPECT_TRUE(WaitUntil([&] {
    const auto unit = stage_.phone().store().Get<v1::Unit>(name);
    const auto person = stage_.phone().store().Get<v1::Person>(name);
    return (unit.ok() && *unit) || (person.ok() && *person);
  })) << name;
}

std::string RoleServer::AddUnit(const std::string& name) {
  v1::CreateUnitRequest request;
  request.set_display_name(name);
  request.set_parent(root_);
  request.set_kind(v1::Unit::KIND_BRANCH);
  const std::string unit =
      Do<v1::CreateUnitResponse>("PeopleService/CreateUnit", request).unit().name();
  WaitForPhone(unit);
  return unit;
}

std::string RoleServer::AddPerson(const std::string& name, const std::string& unit) {
  v1::CreatePersonRequest request;
  request.set_display_name(name);
  request.set_home_unit(unit);
  const std::string person =
      Do<v1::CreatePersonResponse>("PeopleService/CreatePerson", request).person().name();
  WaitForPhone(person);
  return person;
}

std::string RoleServer::Grant(const std::string& person, v1::Role role, absl::Duration length) {
  v1::GrantRoleRequest request;
  request.set_person(person);
  request.set_role(role);
  request.set_scope(root_);
  *request.mutable_end_time() = ToTimestamp(stage_.clock().Now() + length);
  return Do<v1::GrantRoleResponse>("AccessService/GrantRole", request).role_grant().name();
}

void RoleServer::Revoke(const std::string& grant) {
  v1::RevokeRoleRequest request;
  request.set_role_grant(grant);
  Do<v1::RevokeRoleResponse>("AccessService/RevokeRole", request);
}

std::vector<v1::RoleGrant> RoleServer::Grants() {
  v1::ListRoleGrantsRequest request;
  request.set_scope(root_);
  const auto list = Do<v1::ListRoleGrantsResponse>("AccessService/ListRoleGrants", request);
  return {list.role_grants().begin(), list.role_grants().end()};
}

std::vector<v1::RoleGrant> RoleServer::GrantsOf(const std::string& person) {
  std::vector<v1::RoleGrant> grants;
  for (const v1::RoleGrant& grant : Grants()) {
    if (grant.person() == person) grants.push_back(grant);
  }
  return grants;
}

}  // namespace glimmer::mobile
