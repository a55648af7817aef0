#include "server/cli/roles.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "server/cli/directory.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_day.h"
#include "server/cli/local_session.h"
#include "server/cli/print.h"
#include "shared/base/clock.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::cli {
namespace {

constexpr absl::string_view kRolePrefix = "ROLE_";

// "safeguarding-lead"
std::string WordOf(v1::Role role) {
  return absl::AsciiStrToLower(
      absl::StrReplaceAll(v1::Role_Name(role).substr(kRolePrefix.size()), {{"_", "-"}}));
}

std::vector<v1::Role> Roles() {
  std::vector<v1::Role> roles;
  for (int role = v1::Role_MIN; role <= v1::Role_MAX; ++role) {
    if (v1::Role_IsValid(role) && role != v1::ROLE_UNSPECIFIED) {
      roles.push_back(static_cast<v1::Role>(role));
    }
  }
  return roles;
}

// The role of --role. Errors: INVALID_ARGUMENT that names those there are.
absl::StatusOr<v1::Role> RoleOfFlag() {
  const std::string word = absl::GetFlag(FLAGS_role);
  for (const v1::Role role : Roles()) {
    if (WordOf(role) == word) return role;
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "--role=", word, ": is one of ",
      absl::StrJoin(Roles(), ", ",
                    [](std::string* out, v1::Role role) { out->append(WordOf(role)); })));
}

std::string EndOf(const v1::RoleGrant& grant) {
  return FormatCivilDay(DayOf(FromTimestamp(grant.end_time())));
}

// One role of one person in one unit, as flags say it.
struct Office {
  v1::Person person;
  v1::Role role;
  std::string unit;  // units/{id}
};

std::string TextOf(const Office& office, const Directory& directory) {
  return absl::StrCat(office.person.display_name(), " (", office.person.name(),
                      "): ", WordOf(office.role), " of ", directory.UnitText(office.unit));
}

absl::StatusOr<Office> OfficeOfFlags(const Directory& directory, v1::Role role) {
  Office office;
  office.role = role;
  ASSIGN_OR_RETURN(office.person, directory.PersonOf(absl::GetFlag(FLAGS_person)));
  ASSIGN_OR_RETURN(office.unit, directory.UnitOf(absl::GetFlag(FLAGS_unit)));
  return office;
}

bool OfficeIsSaid() {
  return !absl::GetFlag(FLAGS_person).empty() && !absl::GetFlag(FLAGS_role).empty() &&
         !absl::GetFlag(FLAGS_unit).empty();
}

// All that are in force.
absl::StatusOr<v1::ListRoleGrantsResponse> GrantsInForce(const LocalSession& session,
                                                         const Directory& directory) {
  v1::ListRoleGrantsRequest request;
  request.set_scope(directory.root());
  return session.Call(&v1::AccessService::Stub::ListRoleGrants, request);
}

absl::StatusOr<std::vector<v1::RoleGrant>> GrantsOf(const LocalSession& session,
                                                    const Directory& directory,
                                                    const Office& office) {
  ASSIGN_OR_RETURN(const v1::ListRoleGrantsResponse all, GrantsInForce(session, directory));
  std::vector<v1::RoleGrant> grants;
  for (const v1::RoleGrant& grant : all.role_grants()) {
    if (grant.person() == office.person.name() && grant.role() == office.role &&
        grant.scope() == office.unit) {
      grants.push_back(grant);
    }
  }
  return grants;
}

absl::Status PrintRoles(const Directory& directory, const v1::ListRoleGrantsResponse& roles) {
  std::map<std::string, std::string> names;
  std::map<std::string, std::string> lines;  // by name, so that a person's stand together
  for (const v1::RoleGrant& grant : roles.role_grants()) {
    std::string& name = names[grant.person()];
    if (name.empty()) {
      ASSIGN_OR_RETURN(const v1::Person person, directory.PersonOf(grant.person()));
      name = person.display_name();
    }
    lines[absl::StrCat(name, "  ", grant.person(), "  ", WordOf(grant.role()), "  ",
                       directory.UnitText(grant.scope()), "  ", grant.name())] =
        absl::StrCat(grant.person(), "  ", name, "  ", WordOf(grant.role()), "  ",
                     directory.UnitText(grant.scope()), "  until ", EndOf(grant), "  ",
                     grant.name(), "\n");
  }
  for (const auto& [key, line] : lines) Print(line);
  return absl::OkStatus();
}

absl::Status TryListRoles() {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  ASSIGN_OR_RETURN(const Directory directory, Directory::Read(*session));
  ASSIGN_OR_RETURN(v1::ListRoleGrantsResponse roles, GrantsInForce(*session, directory));
  if (!absl::GetFlag(FLAGS_person).empty()) {
    ASSIGN_OR_RETURN(const v1::Person person, directory.PersonOf(absl::GetFlag(FLAGS_person)));
    auto* grants = roles.mutable_role_grants();
    grants->erase(std::remove_if(grants->begin(), grants->end(),
                                 [&person](const v1::RoleGrant& grant) {
                                   return grant.person() != person.name();
                                 }),
                  grants->end());
  }
  if (!absl::GetFlag(FLAGS_json)) return PrintRoles(directory, roles);
  PrintJson(roles);
  return absl::OkStatus();
}

// `until`: the day on which it ends. Who holds it for longer already is left with that.
absl::Status TryGrant(v1::Role role, absl::CivilDay until) {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  ASSIGN_OR_RETURN(const Directory directory, Directory::Read(*session));
  ASSIGN_OR_RETURN(const Office office, OfficeOfFlags(directory, role));
  ASSIGN_OR_RETURN(const std::vector<v1::RoleGrant> held, GrantsOf(*session, directory, office));
  for (const v1::RoleGrant& grant : held) {
    if (DayOf(FromTimestamp(grant.end_time())) <= until) continue;
    return absl::AlreadyExistsError(absl::StrCat(
        TextOf(office, directory), " until ", EndOf(grant),
        " already; to shorten it, first `glimmerd admin revoke --grant=", grant.name(), "`"));
  }
  v1::GrantRoleRequest request;
  request.set_request_id(NewRequestId());
  request.set_person(office.person.name());
  request.set_role(office.role);
  request.set_scope(office.unit);
  *request.mutable_end_time() = ToTimestamp(StartOf(until));
  ASSIGN_OR_RETURN(const v1::GrantRoleResponse response,
                   session->Call(&v1::AccessService::Stub::GrantRole, request));
  if (absl::GetFlag(FLAGS_json)) {
    PrintJson(response);
    return absl::OkStatus();
  }
  Print(absl::StrCat(TextOf(office, directory), " until ", EndOf(response.role_grant()), "  ",
                     response.role_grant().name(), "\n"));
  return absl::OkStatus();
}

// The names of the grants that are to end. Errors: NOT_FOUND when there is none.
absl::StatusOr<std::vector<std::string>> GrantsToRevoke(const LocalSession& session,
                                                        const Directory& directory,
                                                        std::optional<v1::Role> role) {
  std::vector<std::string> names;
  if (role) {
    ASSIGN_OR_RETURN(const Office office, OfficeOfFlags(directory, *role));
    ASSIGN_OR_RETURN(const std::vector<v1::RoleGrant> held, GrantsOf(session, directory, office));
    for (const v1::RoleGrant& grant : held) names.push_back(grant.name());
    if (!names.empty()) return names;
    return absl::NotFoundError(absl::StrCat(TextOf(office, directory), ": no such role in force"));
  }
  const std::string said = absl::GetFlag(FLAGS_grant);
  const std::string name = absl::StrContains(said, '/') ? said : ResourceName(kRoleGrants, said);
  ASSIGN_OR_RETURN(const v1::ListRoleGrantsResponse all, GrantsInForce(session, directory));
  for (const v1::RoleGrant& grant : all.role_grants()) {
    if (grant.name() == name) return std::vector<std::string>{name};
  }
  return absl::NotFoundError(absl::StrCat("no role in force is ", name));
}

absl::Status TryRevoke(std::optional<v1::Role> role) {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  ASSIGN_OR_RETURN(const Directory directory, Directory::Read(*session));
  ASSIGN_OR_RETURN(const std::vector<std::string> names, GrantsToRevoke(*session, directory, role));
  for (const std::string& name : names) {
    v1::RevokeRoleRequest request;
    request.set_request_id(NewRequestId());
    request.set_role_grant(name);
    RETURN_IF_ERROR(session->Call(&v1::AccessService::Stub::RevokeRole, request).status());
    Print(absl::StrCat(name, " has ended.\n"));
  }
  ASSIGN_OR_RETURN(
      const v1::ListAdministratorsResponse left,
      session->Call(&v1::AdminService::Stub::ListAdministrators, v1::ListAdministratorsRequest()));
  if (left.people().empty()) {
    Print("Nobody is administrator now; `glimmerd admin create` appoints somebody.\n");
  }
  return absl::OkStatus();
}

int CodeOf(const absl::Status& status) { return status.ok() ? kOk : Fail(status); }

}  // namespace

int ListRoles(const CommandLine&) { return CodeOf(TryListRoles()); }

int GrantRole(const CommandLine&) {
  if (!OfficeIsSaid()) return FailUsage("admin grant needs --person, --role and --unit");
  const absl::StatusOr<v1::Role> role = RoleOfFlag();
  if (!role.ok()) return FailUsage(role.status().message());
  const auto until = DayOfFlag("until", absl::GetFlag(FLAGS_until));
  if (!until.ok()) return FailUsage(until.status().message());
  const absl::CivilDay today = DayOf(SystemClock().Now());
  const absl::CivilDay in_a_year(today.year() + 1, today.month(), today.day());
  return CodeOf(TryGrant(*role, until->value_or(in_a_year)));
}

int RevokeRole(const CommandLine&) {
  const bool by_name = !absl::GetFlag(FLAGS_grant).empty();
  const bool by_person = !absl::GetFlag(FLAGS_person).empty() ||
                         !absl::GetFlag(FLAGS_role).empty() || !absl::GetFlag(FLAGS_unit).empty();
  if (by_name == by_person || by_person != OfficeIsSaid()) {
    return FailUsage("admin revoke needs --grant, or --person, --role and --unit");
  }
  if (by_name) return CodeOf(TryRevoke(std::nullopt));
  const absl::StatusOr<v1::Role> role = RoleOfFlag();
  return role.ok() ? CodeOf(TryRevoke(*role)) : FailUsage(role.status().message());
}

}  // namespace glimmer::cli
