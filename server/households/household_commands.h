// Writing a household down, and reading it. Errors are those that the methods of HouseholdService
// name.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/households/household_store.h"
#include "server/rpc/context.h"

namespace glimmer::households {

absl::Status CreateHousehold(rpc::Context& context, const v1::CreateHouseholdRequest& request,
                             v1::CreateHouseholdResponse& response);
absl::Status GetHousehold(rpc::Context& context, const v1::GetHouseholdRequest& request,
                          v1::GetHouseholdResponse& response);
absl::Status FindHousehold(rpc::Context& context, const v1::FindHouseholdRequest& request,
                           v1::FindHouseholdResponse& response);
absl::Status ListHouseholds(rpc::Context& context, const v1::ListHouseholdsRequest& request,
                            v1::ListHouseholdsResponse& response);
absl::Status GetHouseholdRecord(rpc::Context& context, const v1::GetHouseholdRecordRequest& request,
                                v1::GetHouseholdRecordResponse& response);

// Erases everything that is known of them. Those that another has erased meanwhile are no error.
absl::Status EraseHouseholds(rpc::Context& context, const std::vector<DueHousehold>& due);

}  // namespace glimmer::households
