#include "server/config.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/storage/postgres_database.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer {
namespace {

absl::Status CheckMail(const NoticeConfig& config) {
  if (config.smtp_url.empty()) return absl::OkStatus();
  if (!absl::StartsWith(config.smtp_url, "smtp://") &&
      !absl::StartsWith(config.smtp_url, "smtps://")) {
    return BadFlag("smtp_url", "begins with smtps:// or smtp://");
  }
  if (!absl::StrContains(config.mail_from, '@') || absl::StrContains(config.mail_from, ' ')) {
    return BadFlag("mail_from", "is the address that mail comes from");
  }
  if (config.smtp_user.empty() != config.smtp_password_file.empty()) {
    return BadFlag("smtp_password_file", "goes with --smtp_user");
  }
  return absl::OkStatus();
}

absl::Status CheckWebhook(const NoticeConfig& config) {
  if (config.webhook_url.empty()) return absl::OkStatus();
  const bool plain = absl::StartsWith(config.webhook_url, "http://");
  if (!absl::StartsWith(config.webhook_url, "https://") &&
      !(plain && IsLoopbackUrl(config.webhook_url))) {
    return BadFlag("webhook_url", "begins with https://, or with http:// on this machine");
  }
  if (config.webhook_secret_file.empty()) {
    return BadFlag("webhook_secret_file", "names the file with the secret that signs each call");
  }
  return absl::OkStatus();
}

// Longest path that fits into a unix socket address.
constexpr size_t kLongestSocketPath = 100;

}  // namespace

absl::Status BadFlag(absl::string_view flag, absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("--", flag, ": ", what));
}

bool IsLoopback(const std::string& listen) {
  return absl::StartsWith(listen, "127.") || absl::StartsWith(listen, "[::1]:") ||
         absl::StartsWith(listen, "localhost:");
}

bool IsLoopbackUrl(const std::string& url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string::npos) return false;
  const std::string rest = url.substr(scheme + 3);
  // With a port, as `listen` has one.
  return IsLoopback(absl::StrCat(rest.substr(0, rest.find('/')), ":"));
}

absl::Status Validate(const Config& config) {
  if (config.data_dir.empty()) return BadFlag("data_dir", "names the folder that holds the data");
  if (!config.store.empty()) {
    const absl::Status fit = storage::CheckPostgresUrl(config.store);
    if (!fit.ok()) return BadFlag("store", fit.message());
  }
  if (config.data_dir.size() + sizeof("/admin.sock") > kLongestSocketPath) {
    return BadFlag("data_dir", "is longer than the path of its admin.sock may be");
  }
  if (!config.listen.empty()) {
    const size_t colon = config.listen.rfind(':');
    int port = -1;
    if (colon == std::string::npos || colon == 0 ||
        !absl::SimpleAtoi(config.listen.substr(colon + 1), &port) || port < 0 || port > 65535) {
      return BadFlag("listen", "is host:port, for example 127.0.0.1:8443");
    }
    if (!IsLoopback(config.listen) && !config.allow_direct) {
      return BadFlag("listen",
                     "is not loopback; put a front before it, or say --allow_direct if this "
                     "network is your own");
    }
  }
  if (config.front_socket.size() > kLongestSocketPath) {
    return BadFlag("front_socket", "is longer than a socket's path may be");
  }
  if (!config.front_socket.empty() && config.listen.empty() && config.public_host.empty()) {
    return BadFlag("public_host", "says where phones reach the front; invitations carry it");
  }
  if (!LoadZone(config.time_zone).ok()) return BadFlag("time_zone", "is no IANA time zone");
  if (config.max_group < 1 || config.max_group > 10000)
    return BadFlag("max_group", "is 1 to 10000");
  RETURN_IF_ERROR(CheckMail(config.notices));
  return CheckWebhook(config.notices);
}

}  // namespace glimmer
