// The chains of the audit table and of the ledger, read from end to end.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/admin_service.pb.h"
#include "shared/sql/database.h"

namespace glimmer::admin {

// "service_records".
std::string TableName(v1::ChainHead::Table table);

// Errors: FIELD_INVALID {noted_heads}.
absl::Status VerifyChains(sql::Transaction& tx, const v1::VerifyChainsRequest& request,
                          v1::VerifyChainsResponse& response);

// One line for each chain that is not whole.
absl::StatusOr<std::vector<std::string>> BrokenChains(sql::Transaction& tx);

}  // namespace glimmer::admin
