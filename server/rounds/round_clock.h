// Minutes of a round and instants: a round counts from the first midnight of its period by the
// clocks on the wall where the organisation is, so that every day has 1,440 of them.
#pragma once

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace glimmer::rounds {

class RoundClock {
 public:
  RoundClock(absl::TimeZone zone, absl::CivilDay first_day) : zone_(zone), first_day_(first_day) {}

  absl::Time At(double minute) const;
  double MinuteOf(absl::Time time) const;
  absl::CivilDay DayOf(absl::Time time) const { return absl::ToCivilDay(time, zone_); }
  absl::CivilDay first_day() const { return first_day_; }
  absl::TimeZone zone() const { return zone_; }

 private:
  absl::TimeZone zone_;
  absl::CivilDay first_day_;
};

inline constexpr int kDaysPerWeek = 7;

// 0 Monday to 6 Sunday.
inline int WeekdayOf(absl::CivilDay day) { return static_cast<int>(absl::GetWeekday(day)); }

}  // namespace glimmer::rounds
