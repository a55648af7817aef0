// Rounds as villages have them, made from a seed: for trying the planner at any size. Pure.
#pragma once

#include <cstdint>

#include "server/planning/round.h"

namespace glimmer::planning {

struct VillageSize {
  int households = 60;
  int volunteers = 40;
};

// One week. Households live in hamlets, are visited by two, mostly ask nothing else, were
// introduced to a handful of volunteers and know some of them; a few have not consented or ask what
// is rare.
Round MakeVillage(const VillageSize& size, uint64_t seed);

}  // namespace glimmer::planning
