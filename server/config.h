// Everything that can be set, validated once. Flags, flag file and environment carry the same
// names.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace glimmer {

struct Config {
  std::string data_dir = "glimmer-data";
  std::string listen = "127.0.0.1:8443";  // host:port with TLS; empty for none
  bool allow_direct = false;              // permits a listen address that is not loopback
  std::string front_socket;               // unix socket for a front (nginx); empty for none
  std::string public_host;                // what invitations tell phones; empty: `listen`
  bool reflection = false;
  bool admin_socket = true;                   // off when the command line opens the data itself
  std::string organization = "Glimmer 微光";  // name of the organisation that init makes
  std::string time_zone = "Asia/Shanghai";
  int max_group = 512;  // writes per commit
};

// Errors: INVALID_ARGUMENT naming the flag and what it must be (exit code 3).
absl::Status Validate(const Config& config);

// True for 127.0.0.0/8, [::1] and localhost.
bool IsLoopback(const std::string& listen);

}  // namespace glimmer
