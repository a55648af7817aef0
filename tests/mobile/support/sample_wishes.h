// The wishes of the sample season.
#pragma once

#include "tests/mobile/support/sample_season.h"

namespace glimmer::mobile {

// Adds to a page: wishes/glasses (held by 赵一帆), wishes/radio (delivered by them, the receiver has
// not confirmed), wishes/books (20, shared, 12 claimed), wishes/lamp, wishes/reading, wishes/chair
// (open), wishes/blanket (open, overdue), wishes/shoes (claimed), wishes/walk (confirmed) and, for
// the coordinator, wishes/kettle and wishes/forms (in review) and everybody's claims.
void AddSampleWishes(SampleWho who, absl::Time now, v1::ListChangesResponse& page);

}  // namespace glimmer::mobile
