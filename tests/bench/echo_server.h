// The ceiling: a bare callback server, as a process of its own on a unix socket. It answers
// sign-ups with their own response, and lists with the octets of a file.
#pragma once

#include <string>

namespace glimmer::bench {

// Serves until killed.
int ServeEcho(const std::string& address, const std::string& list_file);

}  // namespace glimmer::bench
