// What HoursService answers: rows of the ledger, figures made from them, and the hour rules.
#pragma once

#include "absl/status/statusor.h"
#include "glimmer/v1/hours_service.pb.h"
#include "server/hours/record_filter_store.h"
#include "server/rpc/context.h"

namespace glimmer::hours {

// The filter of a request, as of now unless it says otherwise, fixed to the rows there are.
// Errors: FIELD_INVALID {filter.owner, filter.start_date, filter.end_date}.
absl::StatusOr<RecordFilter> ReadFilter(rpc::Context& context, const v1::RecordFilter& filter);

absl::Status ListServiceRecords(rpc::Context& context, const v1::ListServiceRecordsRequest& request,
                                v1::ListServiceRecordsResponse& response);
absl::Status GetFigures(rpc::Context& context, const v1::GetFiguresRequest& request,
                        v1::GetFiguresResponse& response);
absl::Status ListRulePacks(rpc::Context& context, const v1::ListRulePacksRequest& request,
                           v1::ListRulePacksResponse& response);
// Errors: FIELD_INVALID {rule_pack.*}.
absl::Status CreateRulePack(rpc::Context& context, const v1::CreateRulePackRequest& request,
                            v1::CreateRulePackResponse& response);

}  // namespace glimmer::hours
