#include "server/access/grant_commands.h"

#include <optional>
#include <vector>

#include "server/access/enrolment_store.h"
#include "server/rpc/page_token.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

// Twelve months, also across a leap day.
constexpr absl::Duration kLongestGrant = absl::Hours(24 * 366);

absl::StatusOr<UnitPlace> NeedUnit(rpc::Context& context, const std::string& unit_id,
                                   const std::string& name) {
  ASSIGN_OR_RETURN(const std::optional<UnitPlace> unit, FindUnitPlace(context.tx, unit_id));
  if (!unit || unit->organization_id != context.organization_id) return NotFound(name);
  return *unit;
}

absl::Status CheckTerms(rpc::Context& context, const v1::GrantRoleRequest& request) {
  if (!v1::Role_IsValid(request.role()) || request.role() == v1::ROLE_UNSPECIFIED) {
    return InvalidField("role", "There is no such role.");
  }
  const absl::Time end = FromTimestamp(request.end_time());
  if (!request.has_end_time() || end <= context.now || end > context.now + kLongestGrant) {
    return InvalidField("end_time", "A role ends in the future, at most 12 months ahead.");
  }
  return absl::OkStatus();
}

// The person's phones look again at what they may see.
void TellGrantee(rpc::Context& context, absl::string_view person_id) {
  context.changes.push_back({ResourceName(kPeople, person_id), rpc::ChangeKind::kUpsert,
                             rpc::Audience({rpc::PersonKey(person_id)}), ""});
}

}  // namespace

v1::RoleGrant ToProto(const GrantRow& row) {
  v1::RoleGrant grant;
  grant.set_name(ResourceName(kRoleGrants, row.role_grant_id));
  grant.set_person(ResourceName(kPeople, row.person_id));
  grant.set_role(row.role);
  grant.set_scope(ResourceName(kUnits, row.scope_unit_id));
  *grant.mutable_end_time() = ToTimestamp(row.end_time);
  grant.set_granter(ResourceName(kPeople, row.granter_person_id));
  return grant;
}

absl::Status CheckGrantee(rpc::Context& context, absl::string_view person_id) {
  ASSIGN_OR_RETURN(const std::optional<PersonPlace> person, FindPersonPlace(context.tx, person_id));
  if (!person || person->organization_id != context.organization_id) {
    return NotFound(ResourceName(kPeople, person_id));
  }
  if (person->merged_into_person_id.empty()) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_PERSON_MERGED, "The person was merged into another.",
                   {{"merged_into", ResourceName(kPeople, person->merged_into_person_id)}});
}

absl::Status Appoint(rpc::Context& context, const GrantRow& grant) {
  ASSIGN_OR_RETURN(const std::vector<GrantRow> held,
                   FindGrantsOf(context.tx, grant.person_id, context.now));
  for (const GrantRow& former : held) {
    if (former.role != grant.role || former.scope_unit_id != grant.scope_unit_id ||
        former.end_time > grant.end_time) {
      continue;
    }
    RETURN_IF_ERROR(MarkGrantRevoked(context.tx, former.role_grant_id, context.now));
    RETURN_IF_ERROR(rpc::Audit(context, {ResourceName(kRoleGrants, former.role_grant_id),
                                         "RevokeRole", v1::Role_Name(former.role)}));
  }
  RETURN_IF_ERROR(InsertGrant(context.tx, grant, context.now));
  return rpc::Audit(context, {ResourceName(kRoleGrants, grant.role_grant_id), "GrantRole",
                              v1::Role_Name(grant.role)});
}

absl::Status GrantRole(rpc::Context& context, const v1::GrantRoleRequest& request,
                       v1::GrantRoleResponse& response) {
  ASSIGN_OR_RETURN(const std::string person_id, IdOf(kPeople, request.person(), "person"));
  ASSIGN_OR_RETURN(const std::string unit_id, IdOf(kUnits, request.scope(), "scope"));
  RETURN_IF_ERROR(CheckTerms(context, request));
  ASSIGN_OR_RETURN(const UnitPlace unit, NeedUnit(context, unit_id, request.scope()));
  if (person_id == context.caller.person_id ||
      !context.caller.Covers(v1::ROLE_ORGANIZATION_ADMIN, unit.path)) {
    return MakeError(v1::ERROR_REASON_GRANT_NOT_ALLOWED,
                     "Nobody grants to themselves, nor what they do not stand above.");
  }
  RETURN_IF_ERROR(CheckGrantee(context, person_id));
  const GrantRow grant{context.NewId(),
                       person_id,
                       request.role(),
                       unit_id,
                       context.caller.person_id,
                       FromTimestamp(request.end_time()),
                       unit.path};
  RETURN_IF_ERROR(Appoint(context, grant));
  *response.mutable_role_grant() = ToProto(grant);
  TellGrantee(context, person_id);
  return absl::OkStatus();
}

absl::StatusOr<std::string> RevokeRole(rpc::Context& context,
                                       const v1::RevokeRoleRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kRoleGrants, request.role_grant(), "role_grant"));
  ASSIGN_OR_RETURN(const std::optional<GrantRow> grant, FindGrant(context.tx, id));
  if (!grant) return NotFound(request.role_grant());
  RETURN_IF_ERROR(MarkGrantRevoked(context.tx, id, context.now));
  TellGrantee(context, grant->person_id);
  RETURN_IF_ERROR(
      rpc::Audit(context, {request.role_grant(), "RevokeRole", v1::Role_Name(grant->role)}));
  return grant->person_id;
}

absl::Status ListRoleGrants(rpc::Context& context, const v1::ListRoleGrantsRequest& request,
                            v1::ListRoleGrantsResponse& response) {
  ASSIGN_OR_RETURN(const std::string unit_id, IdOf(kUnits, request.scope(), "scope"));
  ASSIGN_OR_RETURN(const UnitPlace unit, NeedUnit(context, unit_id, request.scope()));
  ASSIGN_OR_RETURN(const std::vector<GrantRow> grants,
                   FindGrantsBelow(context.tx, unit.organization_id, unit.path, context.now));
  for (const GrantRow& grant : grants) *response.add_role_grants() = ToProto(grant);
  return absl::OkStatus();
}

absl::Status ListAuditRecords(rpc::Context& context, const v1::ListAuditRecordsRequest& request,
                              v1::ListAuditRecordsResponse& response) {
  constexpr absl::string_view kMethod = "ListAuditRecords";
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<std::string> from,
                   rpc::ReadPageToken(kMethod, request.page_token(), 1));
  ASSIGN_OR_RETURN(
      std::vector<v1::AuditRecord> records,
      FindAuditRecords(context.tx, context.organization_id, from.empty() ? "" : from[0], size + 1));
  if (records.size() > static_cast<size_t>(size)) {
    records.pop_back();
    const std::string& last = records.back().name();
    response.set_next_page_token(
        rpc::MakePageToken(kMethod, {last.substr(kAuditRecords.size() + 1)}));
  }
  for (v1::AuditRecord& record : records) *response.add_audit_records() = std::move(record);
  return absl::OkStatus();
}

}  // namespace glimmer::access
