// Tells systemd how far the server is, when systemd asked for it (NOTIFY_SOCKET); nothing
// otherwise.
#pragma once

#include "absl/strings/string_view.h"

namespace glimmer::cli {

// "READY=1", "STOPPING=1". Never fails: a server that cannot say so serves all the same.
void NotifyServiceManager(absl::string_view state);

}  // namespace glimmer::cli
