// planning_bench --instance: a home-care instance of the literature, planned by our search.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace glimmer::bench {

struct CareRun {
  std::string instance;  // file
  std::string solution;  // file to write, or empty
  double seconds = 30;
  uint64_t seed = 1;
};

// Prints cost, distance, total and largest tardiness as JSON.
// Errors: those of the files; INTERNAL if the checker finds a fault in the plan.
absl::Status RunCare(const CareRun& run);

}  // namespace glimmer::bench
