// Pages of the feed: a full load by collections, then changes in commit order.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/sync_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::sync {

// One page for the caller. Reads only; the answer is built in place, as the feed holds nothing but
// names of other features' resources.
// Errors: SYNC_TOKEN_EXPIRED; PAGE_TOKEN_INVALID; FIELD_INVALID {page_size}.
absl::Status ListChanges(rpc::Context& context, const v1::ListChangesRequest& request,
                         v1::ListChangesResponse& response);

}  // namespace glimmer::sync
