// The ceiling: a bare callback server, as a process of its own on a unix socket. It answers calls
// with their own responses, lists and feed pages with the octets of files.
#pragma once

#include <string>

namespace glimmer::bench {

// Serves until killed. `folder` holds the files "list" and "feed".
int ServeEcho(const std::string& address, const std::string& folder);

}  // namespace glimmer::bench
