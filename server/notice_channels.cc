#include "server/notice_channels.h"

#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/notices/mail_channel.h"
#include "server/notices/webhook_channel.h"
#include "shared/base/status_macros.h"

namespace glimmer {
namespace {

absl::StatusOr<std::string> ReadSecret(absl::string_view flag, const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const absl::string_view secret = absl::StripAsciiWhitespace(text);
  if (!file || secret.empty()) return BadFlag(flag, absl::StrCat("cannot read a secret in ", path));
  return std::string(secret);
}

absl::StatusOr<std::unique_ptr<notices::Channel>> MakeMail(const NoticeConfig& config) {
  notices::MailOptions options;
  options.url = config.smtp_url;
  options.user = config.smtp_user;
  options.from = config.mail_from;
  options.needs_tls = !IsLoopbackUrl(config.smtp_url);
  if (!options.user.empty()) {
    ASSIGN_OR_RETURN(options.password, ReadSecret("smtp_password_file", config.smtp_password_file));
  }
  return std::make_unique<notices::MailChannel>(std::move(options));
}

absl::StatusOr<std::unique_ptr<notices::Channel>> MakeWebhook(const NoticeConfig& config,
                                                              const Clock& clock) {
  notices::WebhookOptions options;
  options.url = config.webhook_url;
  options.phones = config.webhook_phones;
  ASSIGN_OR_RETURN(const std::string secret,
                   ReadSecret("webhook_secret_file", config.webhook_secret_file));
  auto key = notices::ParseWebhookSecret(secret);
  if (!key.ok()) return BadFlag("webhook_secret_file", key.status().message());
  options.key = *std::move(key);
  return std::make_unique<notices::WebhookChannel>(std::move(options), clock);
}

}  // namespace

absl::StatusOr<std::vector<std::unique_ptr<notices::Channel>>> MakeChannels(
    const NoticeConfig& config, const Clock& clock) {
  std::vector<std::unique_ptr<notices::Channel>> channels;
  if (!config.smtp_url.empty()) {
    ASSIGN_OR_RETURN(auto mail, MakeMail(config));
    channels.push_back(std::move(mail));
  }
  if (!config.webhook_url.empty()) {
    ASSIGN_OR_RETURN(auto webhook, MakeWebhook(config, clock));
    channels.push_back(std::move(webhook));
  }
  return channels;
}

}  // namespace glimmer
