#include "mobile/sync/retry_policy.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "google/rpc/error_details.pb.h"
#include "mobile/client/rpc_client.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr absl::Duration kFirstDelay = absl::Seconds(2);
constexpr absl::Duration kLongestDelay = absl::Minutes(5);

std::optional<absl::Duration> AskedDelay(const absl::Status& status) {
  const auto payload = status.GetPayload("type.googleapis.com/google.rpc.RetryInfo");
  google::rpc::RetryInfo info;
  if (!payload || !info.ParseFromString(std::string(*payload))) return std::nullopt;
  return FromDurationProto(info.retry_delay());
}

// 0 to 1.
double Fraction(RandomSource& random) {
  uint32_t bits = 0;
  random.Fill(&bits, sizeof(bits));
  return static_cast<double>(bits) / static_cast<double>(UINT32_MAX);
}

}  // namespace

Outcome Judge(const absl::Status& status) {
  if (IsIdentityChanged(status)) return Outcome::kIdentityChanged;
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:
      return Outcome::kRetry;
    case absl::StatusCode::kResourceExhausted: {
      const auto reason = ReasonOf(status);
      const bool told = AskedDelay(status).has_value() || reason == v1::ERROR_REASON_SERVER_BUSY ||
                        reason == v1::ERROR_REASON_TOO_MANY_FAILURES;
      return told ? Outcome::kRetry : Outcome::kFinal;
    }
    case absl::StatusCode::kAborted:
      return ReasonOf(status) == v1::ERROR_REASON_REQUEST_OVERTAKEN ? Outcome::kRetry
                                                                    : Outcome::kFinal;
    case absl::StatusCode::kUnauthenticated:
      return Outcome::kSignIn;
    default:
      return Outcome::kFinal;
  }
}

absl::Duration RetryDelay(const absl::Status& status, int attempts, RandomSource& random) {
  const double jitter = Fraction(random);
  if (const auto asked = AskedDelay(status)) {
    return std::min(*asked, kLongestDelay) * (1.0 + 0.25 * jitter);
  }
  const int doublings = std::clamp(attempts - 1, 0, 20);
  const absl::Duration full =
      std::min(kFirstDelay * static_cast<int64_t>(1 << doublings), kLongestDelay);
  return full * (0.5 + 0.5 * jitter);
}

}  // namespace glimmer::mobile
