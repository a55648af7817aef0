// Notices to an address of the operator's own, for gateways that we know nothing of: one POST each,
// signed as the Standard Webhooks specification 1.0 says (headers webhook-id, webhook-timestamp and
// webhook-signature). The body is the JSON form of v1.OutgoingNotice.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "server/notices/channel.h"
#include "shared/base/clock.h"

namespace glimmer::notices {

struct WebhookOptions {
  std::string url;
  std::string key;      // 24 to 64 bytes, as ParseWebhookSecret gives it
  bool phones = false;  // put the person's number into the body
};

class WebhookChannel final : public Channel {
 public:
  // `clock` outlives the channel.
  WebhookChannel(WebhookOptions options, const Clock& clock)
      : options_(std::move(options)), clock_(clock) {}

  ChannelId id() const override { return ChannelId::kWebhook; }
  absl::Status HandOver(const Letter& letter) override;

 private:
  const WebhookOptions options_;
  const Clock& clock_;
};

// "whsec_" and base64, or the base64 alone. Errors: INVALID_ARGUMENT.
absl::StatusOr<std::string> ParseWebhookSecret(absl::string_view text);

}  // namespace glimmer::notices
