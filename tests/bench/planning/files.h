// Whole files, and the time since something began, for the bench of the planner.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace glimmer::bench {

// Errors: NOT_FOUND.
absl::StatusOr<std::string> ReadFile(const std::string& path);
// What is wrong in the file, with its name before it.
absl::Status In(const std::string& path, const absl::Status& status);
// Nothing to do for an empty path. Errors: UNAVAILABLE.
absl::Status WriteFile(const std::string& path, absl::string_view text);

class Stopwatch {
 public:
  double Seconds() const { return absl::ToDoubleSeconds(absl::Now() - begin_); }

 private:
  absl::Time begin_ = absl::Now();
};

}  // namespace glimmer::bench
