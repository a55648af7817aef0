// Where the ledger stood at the end of each day, noted down and shown: whoever keeps one elsewhere
// can show later that nothing up to it was changed. Verifying reads them as well (server/admin).
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/hours_service.pb.h"
#include "server/hours/ledger_head_store.h"
#include "server/rpc/context.h"

namespace glimmer::hours {

// What is to be noted down by LedgerHeadStore::InsertDaily: for each organisation that has it not
// yet, where its ledger stood at the end of its yesterday; one without a row by then is passed
// over. Days before, on whose morrow no server ran, get none: the next head holds all that they
// held.
absl::StatusOr<std::vector<DailyHead>> DailyHeadsDue(sql::Transaction& tx, absl::Time now);

// The organisation of the caller. Errors: FIELD_INVALID {page_size}; PAGE_TOKEN_INVALID.
absl::Status ListDailyHeads(rpc::Context& context, const v1::ListDailyHeadsRequest& request,
                            v1::ListDailyHeadsResponse& response);

// "organizations/X service_records 12 89ab...": as glimmerd verify prints and reads it.
std::string HeadLine(absl::string_view organization_id, const rpc::ChainHead& head);

}  // namespace glimmer::hours
