// Ways as proposals count them: only who goes there knows where a household lives, and people's
// homes are not asked for, so that one way inside a unit and one to another are what is left.
#pragma once

namespace glimmer::rounds {

// Minutes, one way.
inline constexpr int kTravelInside = 10;
inline constexpr int kTravelBetween = 25;

}  // namespace glimmer::rounds
