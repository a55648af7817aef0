// The follow-ups, deeds and gifts of the sample season.
#pragma once

#include "tests/mobile/support/sample_season.h"

namespace glimmer::mobile {

// Adds to a page, for the coordinator: follow_ups/lamp (overdue, 马晓燕), follow_ups/bench
// (planned, 赵一帆), follow_ups/noise (nobody's), follow_ups/ramp (finished by 马晓燕),
// follow_ups/drain (finished by the coordinator themselves), follow_ups/bin (closed),
// follow_ups/door (opened again); deeds/snow (waits, 赵一帆), deeds/own (waits, the coordinator's),
// deeds/library (a team's, confirmed), deeds/bread (reversed); gifts/blankets (no receipt),
// gifts/rice (receipt 2026-000007), gifts/books (waived), gifts/lamps (reversed). For the
// volunteer: follow_ups/bench and deeds/snow.
void AddSampleLedgers(SampleWho who, absl::Time now, v1::ListChangesResponse& page);

}  // namespace glimmer::mobile
