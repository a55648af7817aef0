#include "server/config.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer {
namespace {

absl::Status Bad(absl::string_view flag, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("--", flag, ": ", what));
}

// Longest path that fits into a unix socket address.
constexpr size_t kLongestSocketPath = 100;

}  // namespace

bool IsLoopback(const std::string& listen) {
  return absl::StartsWith(listen, "127.") || absl::StartsWith(listen, "[::1]:") ||
         absl::StartsWith(listen, "localhost:");
}

absl::Status Validate(const Config& config) {
  if (config.data_dir.empty()) return Bad("data_dir", "names the folder that holds the data");
  if (config.data_dir.size() + sizeof("/admin.sock") > kLongestSocketPath) {
    return Bad("data_dir", "is longer than the path of its admin.sock may be");
  }
  if (!config.listen.empty()) {
    const size_t colon = config.listen.rfind(':');
    int port = -1;
    if (colon == std::string::npos || colon == 0 ||
        !absl::SimpleAtoi(config.listen.substr(colon + 1), &port) || port < 0 || port > 65535) {
      return Bad("listen", "is host:port, for example 127.0.0.1:8443");
    }
    if (!IsLoopback(config.listen) && !config.allow_direct) {
      return Bad("listen",
                 "is not loopback; put a front before it, or say --allow_direct if this "
                 "network is your own");
    }
  }
  if (config.front_socket.size() > kLongestSocketPath) {
    return Bad("front_socket", "is longer than a socket's path may be");
  }
  if (!config.front_socket.empty() && config.listen.empty() && config.public_host.empty()) {
    return Bad("public_host", "says where phones reach the front; invitations carry it");
  }
  if (!LoadZone(config.time_zone).ok()) return Bad("time_zone", "is no IANA time zone");
  if (config.max_group < 1 || config.max_group > 10000) return Bad("max_group", "is 1 to 10000");
  return absl::OkStatus();
}

}  // namespace glimmer
