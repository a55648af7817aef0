// Granting, ending and listing roles; reading the audit table.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "glimmer/v1/access_service.pb.h"
#include "server/access/grant_store.h"
#include "server/rpc/context.h"

namespace glimmer::access {

v1::RoleGrant ToProto(const GrantRow& row);

// May the person hold a role? Errors: NOT_FOUND; PERSON_MERGED.
absl::Status CheckGrantee(rpc::Context& context, absl::string_view person_id);

// Gives the role, on record. What the person holds of the same role in the same unit and no longer
// than this is ended: granting again renews.
absl::Status Appoint(rpc::Context& context, const GrantRow& grant);

// Errors of these: as of the methods of AccessService with their names.
absl::Status GrantRole(rpc::Context& context, const v1::GrantRoleRequest& request,
                       v1::GrantRoleResponse& response);
// Gives the id of the person who held the role.
absl::StatusOr<std::string> RevokeRole(rpc::Context& context, const v1::RevokeRoleRequest& request);
absl::Status ListRoleGrants(rpc::Context& context, const v1::ListRoleGrantsRequest& request,
                            v1::ListRoleGrantsResponse& response);
absl::Status ListAuditRecords(rpc::Context& context, const v1::ListAuditRecordsRequest& request,
                              v1::ListAuditRecordsResponse& response);

}  // namespace glimmer::access
