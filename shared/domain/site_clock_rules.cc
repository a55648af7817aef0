#include "shared/domain/site_clock_rules.h"

#include "shared/domain/attendance_rules.h"

namespace glimmer {
namespace {

constexpr absl::Duration kStep = absl::Seconds(30);

}  // namespace

absl::Time TimeSinceBoot(const CodeRun& shown, absl::Duration since_boot) {
  return shown.anchor - (shown.anchor_since_boot - since_boot);
}

std::optional<absl::Duration> OffsetOf(const CodeRun& shown) {
  const absl::Duration run = shown.last - shown.first;
  // A phone that was started within a step shows the rest of it.
  if (run < absl::ZeroDuration() || shown.first_since_boot < -kStep) return std::nullopt;
  if (shown.first_since_boot + run > shown.anchor_since_boot) return std::nullopt;
  const absl::Duration offset = TimeSinceBoot(shown, shown.first_since_boot) - shown.first;
  if (absl::AbsDuration(offset) > kLargestClockError) return std::nullopt;
  return offset;
}

std::optional<absl::Time> ShownAt(const CodeRun& shown, absl::Time code_time) {
  const std::optional<absl::Duration> offset = OffsetOf(shown);
  if (!offset || code_time < shown.first || code_time > shown.last) return std::nullopt;
  return code_time + *offset;
}

}  // namespace glimmer
