// ./dev power: the engine on a disk whose power fails, or that fails itself, at any operation. Each
// write puts two rows or none. What was acknowledged is there afterwards, what was refused is not,
// and nothing is there by half.
#pragma once

#include <cstdint>
#include <string>

#include "tests/sim/steps.h"

namespace glimmer::sim {

struct PowerReport {
  int64_t faults = 0;        // power cuts, or failed operations
  int64_t acknowledged = 0;  // writes
  int64_t refused = 0;
  int64_t in_doubt = 0;  // writes over which the power failed and that are there afterwards
  std::string finding;   // the first; empty when all was well
  uint64_t hash = 0;     // of everything that was seen; the same seed gives the same
};

// Life after life of one machine: each ends at some operation of its opening, its writes or its
// checkpoints, the process killed or the power cut.
PowerReport CutPower(uint64_t seed, int64_t cuts, Tooth tooth);

// For every n, the n-th operation of some writes and checkpoints fails, or it and all after it: by
// an I/O error, or for want of room. After want of room the next write is done; after an I/O error
// all are refused until the file is opened anew, and reads go on.
PowerReport FailEverywhere(Tooth tooth);

}  // namespace glimmer::sim
