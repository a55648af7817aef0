#include "shared/base/clock.h"

#include <ctime>

#include "absl/time/clock.h"

namespace glimmer {
namespace {

class RealClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
  absl::Duration Monotonic() const override {
    // CLOCK_MONOTONIC stands still while a phone sleeps.
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return absl::DurationFromTimespec(now);
  }
};

}  // namespace

const Clock& SystemClock() {
  static const RealClock clock;
  return clock;
}

}  // namespace glimmer
