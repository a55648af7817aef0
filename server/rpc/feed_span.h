// How far back a phone holds what was: shifts and visits since their end, others since their last
// change.
#pragma once

#include "absl/time/time.h"

namespace glimmer::rpc {

inline constexpr absl::Duration kFeedSpan = absl::Hours(24 * 60);

}  // namespace glimmer::rpc
