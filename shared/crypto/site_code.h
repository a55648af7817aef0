// The eight digits a coordinator's phone shows on site and a volunteer without a camera types:
// a new code every 30 s from a key that only the shift's coordinator and the server hold.
// Pure functions; the time is passed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer {

constexpr size_t kSiteKeyBytes = 32;
constexpr absl::Duration kSiteStep = absl::Seconds(30);
// Step 0 begins this long before the shift, when the key becomes usable.
constexpr absl::Duration kSiteLead = absl::Hours(2);

// Whole steps since two hours before the shift's start; negative before that.
int64_t SiteStep(absl::Time shift_start, absl::Time at);

// When a step begins.
absl::Time SiteStepTime(absl::Time shift_start, int64_t step);

// Keyed BLAKE2b of the step, modulo 10^8, with leading zeros. Empty before step 0 and for a key
// that is not 32 bytes.
std::string SiteCodeForStep(absl::string_view k_shift, int64_t step);
std::string SiteCode(absl::string_view k_shift, absl::Time shift_start, absl::Time at);

// The step nearest to `around` whose code this is, at most `tolerance_steps` away either side.
// Blanks in the code as typed are passed over.
std::optional<int64_t> MatchSiteCode(absl::string_view k_shift, absl::Time shift_start,
                                     absl::string_view code, absl::Time around,
                                     int tolerance_steps);

}  // namespace glimmer
