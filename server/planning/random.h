// A small generator of random numbers: the same seed gives the same numbers with every compiler and
// standard library, which <random>'s distributions do not promise.
#pragma once

#include <cstddef>
#include <cstdint>

namespace glimmer::planning {

// SplitMix64 (Steele, Lea, Flood 2014).
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // 0 .. count-1; count at least 1, below 2^32.
  size_t Below(size_t count) { return static_cast<size_t>(((Next() >> 32) * count) >> 32); }
  // In [0, 1).
  double Unit() { return static_cast<double>(Next() >> 11) * 0x1.0p-53; }

 private:
  uint64_t state_;
};

}  // namespace glimmer::planning
