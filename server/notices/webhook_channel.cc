#include "server/notices/webhook_channel.h"

#include <google/protobuf/util/json_util.h>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "server/notices/curl_call.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/hashing.h"

namespace glimmer::notices {
namespace {

constexpr size_t kShortestKey = 24;
constexpr size_t kLongestKey = 64;

absl::StatusOr<std::string> BodyOf(v1::OutgoingNotice notice, bool phones) {
  if (!phones) notice.clear_phone();
  std::string body;
  const auto written = google::protobuf::util::MessageToJsonString(notice, &body);
  if (!written.ok()) return absl::FailedPreconditionError("the notice is not to be put into JSON");
  return body;
}

absl::Status Judge(long code) {
  if (code >= 200 && code < 300) return absl::OkStatus();
  const std::string text = absl::StrCat("HTTP ", code);
  // A wrong address or key is nothing about one notice; of a 500 nobody knows.
  const bool receiver = code < 400 || code == 401 || code == 403 || code == 404 || code == 410;
  if (receiver) return absl::UnavailableError(text);
  const bool later = code == 429 || code >= 500;
  return later ? absl::ResourceExhaustedError(text) : absl::FailedPreconditionError(text);
}

}  // namespace

absl::StatusOr<std::string> ParseWebhookSecret(absl::string_view text) {
  text = absl::StripPrefix(absl::StripAsciiWhitespace(text), "whsec_");
  std::string key;
  if (!absl::Base64Unescape(text, &key) || key.size() < kShortestKey || key.size() > kLongestKey) {
    return absl::InvalidArgumentError("a webhook's secret is base64 of 24 to 64 bytes");
  }
  return key;
}

absl::Status WebhookChannel::HandOver(const Letter& letter) {
  ASSIGN_OR_RETURN(const std::string body, BodyOf(letter.notice, options_.phones));
  const std::string& id = letter.notice.notice();
  const std::string time = absl::StrCat(absl::ToUnixSeconds(clock_.Now()));
  const std::string signature =
      absl::Base64Escape(HmacSha256(options_.key, absl::StrCat(id, ".", time, ".", body)));
  CurlCall call;
  call.Set(CURLOPT_URL, options_.url.c_str());
  call.AddHeader("Content-Type: application/json");
  call.AddHeader(absl::StrCat("webhook-id: ", id));
  call.AddHeader(absl::StrCat("webhook-timestamp: ", time));
  call.AddHeader(absl::StrCat("webhook-signature: v1,", signature));
  call.Set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  call.Set(CURLOPT_POSTFIELDS, body.c_str());
  ASSIGN_OR_RETURN(const long code, call.Perform());
  return Judge(code);
}

}  // namespace glimmer::notices
