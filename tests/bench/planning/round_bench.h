// planning_bench --round and --generate: a round planned, beside the greedy plan, with everything
// that is promised of it measured.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace glimmer::bench {

struct RoundRun {
  std::string round;     // file, or empty
  std::string generate;  // households x volunteers, as 300x150, when there is no file
  std::string plan;      // file to write, or empty
  std::string save;      // file for the round itself, or empty
  double seconds = 30;
  uint64_t seed = 1;
};

// Prints the figures as JSON.
// Errors: those of the files; INTERNAL if the checker finds a fault in a plan.
absl::Status RunRound(const RoundRun& run);

}  // namespace glimmer::bench
