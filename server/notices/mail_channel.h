// Notices by mail (RFC 5321, RFC 5322), through the operator's mail server.
#pragma once

#include <string>

#include "server/notices/channel.h"

namespace glimmer::notices {

struct MailOptions {
  std::string url;   // smtps://host:465 or smtp://host:587; the latter turns to TLS off loopback
  std::string user;  // empty: without signing in
  std::string password;
  std::string from;       // address
  bool needs_tls = true;  // off for a mail server on this machine
};

class MailChannel final : public Channel {
 public:
  explicit MailChannel(MailOptions options) : options_(std::move(options)) {}

  ChannelId id() const override { return ChannelId::kMail; }
  absl::Status HandOver(const Letter& letter) override;

 private:
  const MailOptions options_;
};

// A header's text: as it is when it is printable ASCII, else in encoded words (RFC 2047).
std::string HeaderText(absl::string_view utf8);

}  // namespace glimmer::notices
