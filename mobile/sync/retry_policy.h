// What a failed call means for what was asked: the one place that decides between trying again and
// telling the person. Pure functions.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

enum class Outcome {
  kFinal,            // the server's answer to this request: show it
  kRetry,            // the network or a busy server: the same again, later
  kSignIn,           // no session can be had: says nothing about the request
  kIdentityChanged,  // not the server we know: stop and say so
};

// UNAVAILABLE, DEADLINE_EXCEEDED and CANCELLED are retried, and RESOURCE_EXHAUSTED when the server
// says when or that it is busy; a message that is too large for it never gets smaller.
Outcome Judge(const absl::Status& status);

inline bool IsFinal(const absl::Status& status) { return Judge(status) == Outcome::kFinal; }

// What the server asked for, or 2 s doubled with each attempt (from 1) up to 5 min; in both cases
// with jitter, so that phones do not come back all at once.
absl::Duration RetryDelay(const absl::Status& status, int attempts, RandomSource& random);

}  // namespace glimmer::mobile
