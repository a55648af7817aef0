// Everything that can be set, validated once. Flags, flag file and environment carry the same
// names.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace glimmer {

// Ways for notices beside the app. Both are off by default.
struct NoticeConfig {
  std::string smtp_url;   // smtps://host:465 or smtp://host:587, which turns to TLS
  std::string smtp_user;  // empty: the mail server asks for no password
  std::string smtp_password_file;
  std::string mail_from;    // address of the sender
  std::string webhook_url;  // https://, or http:// on this machine
  std::string webhook_secret_file;
  bool webhook_phones = false;  // give the webhook people's numbers
};

struct Config {
  std::string data_dir = "glimmer-data";
  std::string store;                      // postgres://...; empty: SQLite in data_dir
  std::string listen = "127.0.0.1:8443";  // host:port with TLS; empty for none
  bool allow_direct = false;              // permits a listen address that is not loopback
  std::string front_socket;               // unix socket for a front (nginx); empty for none
  std::string public_host;                // what invitations tell phones; empty: `listen`
  bool reflection = false;
  bool admin_socket = true;                   // off when the command line opens the data itself
  std::string organization = "Glimmer 微光";  // name of the organisation that init makes
  std::string time_zone = "Asia/Shanghai";
  int max_group = 512;  // writes per commit
  NoticeConfig notices;
};

// INVALID_ARGUMENT naming the flag and what it must be (exit code 3).
absl::Status BadFlag(absl::string_view flag, absl::string_view what);

// Errors: BadFlag.
absl::Status Validate(const Config& config);

// True for 127.0.0.0/8, [::1] and localhost.
bool IsLoopback(const std::string& listen);
// The same of the host in scheme://host:port/path.
bool IsLoopbackUrl(const std::string& url);

}  // namespace glimmer
