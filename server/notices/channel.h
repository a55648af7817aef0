// A way to hand notices over to somebody outside: a mail server, the operator's own webhook.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/formats/catalogue.h"

namespace glimmer::notices {

// As notice_deliveries.channel holds it.
enum class ChannelId { kApp = 1, kMail = 2, kWebhook = 3 };

// A notice in words, and where its person can be reached; what is not on record is empty.
struct Letter {
  v1::OutgoingNotice notice;
  std::string email;
  formats::Lang lang = formats::Lang::kZh;
};

class Channel {
 public:
  virtual ~Channel() = default;
  virtual ChannelId id() const = 0;

  // Waits for the answer, at most 20 s. The messages of its errors name nobody.
  // Errors: UNAVAILABLE when nothing goes this way now; RESOURCE_EXHAUSTED when this letter may be
  // tried later; FAILED_PRECONDITION when it is refused for good.
  virtual absl::Status HandOver(const Letter& letter) = 0;
};

}  // namespace glimmer::notices
