// Many simulations, one for each seed, and how to make the history of a finding short.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/sim/simulation.h"

namespace glimmer::sim {

struct Campaign {
  int seeds = 0;                          // played
  std::map<std::string, int64_t> counts;  // of all
  uint64_t hash = 0;                      // of all histories
  std::string finding;                    // the first; empty when all was well
  uint64_t seed = 0;                      // that led to it
};

// Ends at the first finding.
Campaign PlaySeeds(uint64_t first, int count, int steps, Tooth tooth);

// What kind of finding it is: the words before the first figure or name.
std::string KindOf(const std::string& finding);

// Leaves out every step without which the same kind is found. `steps` lead to a finding and are
// played again at most `most` times.
std::vector<Step> Shrink(std::vector<Step> steps, Tooth tooth, int most = 400);

}  // namespace glimmer::sim
