#include "server/cli/local_day.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::cli {

absl::StatusOr<std::optional<absl::CivilDay>> DayOfFlag(absl::string_view flag,
                                                        absl::string_view text) {
  if (text.empty()) return std::nullopt;
  const absl::StatusOr<absl::CivilDay> day = ParseCivilDay(text);
  if (day.ok()) return *day;
  return absl::InvalidArgumentError(absl::StrCat("--", flag, "=", text, ": a day is YYYY-MM-DD"));
}

absl::CivilDay DayOf(absl::Time time) { return absl::ToCivilDay(time, absl::LocalTimeZone()); }

absl::Time StartOf(absl::CivilDay day) { return absl::FromCivil(day, absl::LocalTimeZone()); }

}  // namespace glimmer::cli
