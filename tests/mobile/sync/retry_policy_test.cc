// The table of what is tried again and what is told.
#include "mobile/sync/retry_policy.h"

#include <gtest/gtest.h>

#include "absl/strings/cord.h"
#include "shared/rpc/error.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {
namespace {

TEST(RetryPolicyTest, Table) {
  const struct {
    absl::Status status;
    Outcome outcome;
  } rows[] = {
      {absl::UnavailableError(""), Outcome::kRetry},
      {absl::DeadlineExceededError(""), Outcome::kRetry},
      {absl::CancelledError(""), Outcome::kRetry},
      {Busy(absl::Seconds(1)), Outcome::kRetry},
      {MakeError(v1::ERROR_REASON_TOO_MANY_FAILURES, ""), Outcome::kRetry},
      {MakeError(v1::ERROR_REASON_STORAGE_UNAVAILABLE, ""), Outcome::kRetry},
      {MakeError(v1::ERROR_REASON_REQUEST_OVERTAKEN, ""), Outcome::kRetry},
      {absl::ResourceExhaustedError("message larger than max"), Outcome::kFinal},
      {absl::UnauthenticatedError(""), Outcome::kSignIn},
      {MakeError(v1::ERROR_REASON_DEVICE_INVALID, ""), Outcome::kSignIn},
      {MakeError(v1::ERROR_REASON_SHIFT_FULL, ""), Outcome::kFinal},
      {MakeError(v1::ERROR_REASON_ALREADY_SIGNED_UP, ""), Outcome::kFinal},
      {NotFound("shifts/x"), Outcome::kFinal},
      {absl::InvalidArgumentError(""), Outcome::kFinal},
      {absl::PermissionDeniedError(""), Outcome::kFinal},
      {absl::AbortedError(""), Outcome::kFinal},
      {absl::OutOfRangeError(""), Outcome::kFinal},
      {absl::UnimplementedError(""), Outcome::kFinal},
      {absl::InternalError(""), Outcome::kFinal},
      {absl::DataLossError(""), Outcome::kFinal},
      {absl::UnknownError(""), Outcome::kFinal},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(Judge(row.status), row.outcome) << row.status;
    EXPECT_EQ(IsFinal(row.status), row.outcome == Outcome::kFinal) << row.status;
  }
}

TEST(RetryPolicyTest, AnotherServerIsNotOffline) {
  absl::Status status = absl::UnavailableError("verification failed");
  status.SetPayload("glimmer/identity-changed", absl::Cord("1"));
  EXPECT_EQ(Judge(status), Outcome::kIdentityChanged);
}

TEST(RetryPolicyTest, WaitsLongerEachTimeUpToFiveMinutes) {
  test::SeededRandom random;
  const absl::Status status = absl::UnavailableError("");
  for (int attempt = 1; attempt < 40; ++attempt) {
    const absl::Duration full =
        std::min(absl::Seconds(2) * (int64_t{1} << std::min(attempt - 1, 20)), absl::Minutes(5));
    const absl::Duration delay = RetryDelay(status, attempt, random);
    EXPECT_GE(delay, full / 2) << attempt;
    EXPECT_LE(delay, full) << attempt;
  }
}

TEST(RetryPolicyTest, WaitsAsTheServerAsks) {
  test::SeededRandom random;
  const absl::Duration delay = RetryDelay(Busy(absl::Seconds(40)), 1, random);
  EXPECT_GE(delay, absl::Seconds(40));
  EXPECT_LE(delay, absl::Seconds(50));
}

}  // namespace
}  // namespace glimmer::mobile
