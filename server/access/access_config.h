// What the methods of AccessService share and the program sets once at its start.
#pragma once

#include <string>

#include "server/access/server_keys.h"

namespace glimmer::access {

struct AccessConfig {
  const ServerKeys& keys;
  std::string version;      // of the program
  std::string host;         // where phones reach the server, as invitations carry it
  std::string spki_sha256;  // 32 bytes: the key of its certificate
  bool sends_mail = false;  // notices go to e-mail addresses
};

}  // namespace glimmer::access
