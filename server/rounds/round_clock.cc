#include "server/rounds/round_clock.h"

#include <cmath>
#include <cstdint>

namespace glimmer::rounds {
namespace {

constexpr double kSecondsPerMinute = 60;

}  // namespace

absl::Time RoundClock::At(double minute) const {
  const auto seconds = static_cast<int64_t>(std::llround(minute * kSecondsPerMinute));
  return absl::FromCivil(absl::CivilSecond(first_day_) + seconds, zone_);
}

double RoundClock::MinuteOf(absl::Time time) const {
  const absl::CivilSecond civil = absl::ToCivilSecond(time, zone_);
  return static_cast<double>(civil - absl::CivilSecond(first_day_)) / kSecondsPerMinute;
}

}  // namespace glimmer::rounds
