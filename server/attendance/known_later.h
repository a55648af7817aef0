// What is known of the clocks behind a claim only afterwards, from what the device that showed the
// code, or made the tick, has said of itself. Another device's word, or one about another shift,
// says nothing.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "server/attendance/attendance_store.h"
#include "server/events/shift_store.h"
#include "server/rpc/context.h"
#include "shared/domain/attendance_rules.h"
#include "shared/domain/site_clock_rules.h"

namespace glimmer::attendance {

// The same as the rules read it.
CodeRun ShownBy(const v1::SiteClock& clock, const events::Shift& shift);

// Of a claim whose signature holds, or of a code that is signed: `clocks` are the shift's.
KnownLater KnownOf(const std::vector<v1::SiteClock>& clocks, const events::Shift& shift,
                   const v1::AttendanceClaim& claim);
absl::StatusOr<KnownLater> FindKnown(rpc::Context& context, const events::Shift& shift,
                                     const v1::AttendanceClaim& claim);

// What a stored claim of the person is worth by `clocks`; as it was judged when it came where they
// say nothing of it.
absl::StatusOr<Judgement> JudgeStored(rpc::Context& context, const events::Shift& shift,
                                      const std::vector<v1::SiteClock>& clocks,
                                      absl::string_view person_id, const StoredClaim& stored);

}  // namespace glimmer::attendance
