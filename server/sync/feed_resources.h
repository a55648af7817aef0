// The feed's view of every feature: one resource of any collection as it is now.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/sync_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::sync {

// In the order of a full load: what others refer to comes first.
absl::Span<const absl::string_view> FeedCollections();

// Sets the change's resource; false when it does not exist any more.
absl::StatusOr<bool> FillResource(rpc::Context& context, absl::string_view name,
                                  v1::Change& change);

}  // namespace glimmer::sync
