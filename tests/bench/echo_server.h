// The ceiling: a bare callback server that answers with as many octets as asked, as a process of
// its own on a unix socket.
#pragma once

#include <string>

namespace glimmer::bench {

// Serves until killed.
int ServeEcho(const std::string& address);

}  // namespace glimmer::bench
