// What a server would have said to one person of an invented village and town: units, shifts in
// every state, a year of records, notices. For page tests and for pictures. No real person or
// place.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/sync_service.pb.h"
#include "mobile/store/profile.h"

namespace glimmer::mobile {

enum class SampleWho { kVolunteer, kLeader, kCoordinator };

// Tuesday 24 November 2026, 13:22 in Asia/Shanghai.
absl::Time SampleNow();

// "people/zhao" (赵一帆) for the volunteer, "people/zhou" (周宁) for leader and coordinator.
Profile SampleProfile(SampleWho who);

// 方小雨: nobody of the season, but with an id as servers give them.
inline constexpr char kSampleSigner[] = "people/01JD5AMP1E0000000000000001";

// One full page. Shifts: shifts/books (today 14:00, confirmed, 周宁 leads), shifts/crossing
// (tomorrow, joinable, 3 of 6), shifts/phones (tomorrow, offered), shifts/river (tomorrow, in line
// as number 2), shifts/reading (tomorrow, overlaps), shifts/full (full, nobody's), shifts/later
// (in five days, joinable), shifts/off (cancelled).
v1::ListChangesResponse SampleSeason(SampleWho who, absl::Time now);

}  // namespace glimmer::mobile
