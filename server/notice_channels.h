// The channels for notices that the operator has set up.
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "server/config.h"
#include "server/notices/channel.h"
#include "shared/base/clock.h"

namespace glimmer {

// None by default. Reads the secrets' files. `clock` outlives the channels.
// Errors: INVALID_ARGUMENT naming the flag whose file cannot be read or says nothing of use.
absl::StatusOr<std::vector<std::unique_ptr<notices::Channel>>> MakeChannels(
    const NoticeConfig& config, const Clock& clock);

}  // namespace glimmer
