// Where time comes from. Everything that needs the time takes a Clock or an absl::Time.
// `SystemClock` is the one place that calls absl::Now().
#pragma once

#include "absl/time/time.h"

namespace glimmer {

class Clock {
 public:
  virtual ~Clock() = default;
  // Wall-clock time. May jump; order comes from sequences, never from this.
  virtual absl::Time Now() const = 0;
  // Time since an arbitrary start; never goes backwards.
  virtual absl::Duration Monotonic() const = 0;
};

// The machine's clocks. Thread-safe, lives for ever.
const Clock& SystemClock();

}  // namespace glimmer
