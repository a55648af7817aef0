// Between absl::Time and the two other shapes of an instant: microseconds in SQL, Timestamp on the
// wire. Civil dates travel as "YYYY-MM-DD", civil times as "YYYY-MM-DDTHH:MM:SS".
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/duration.pb.h"
#include "google/protobuf/timestamp.pb.h"

namespace glimmer {

inline int64_t ToMicros(absl::Time time) { return absl::ToUnixMicros(time); }
inline absl::Time FromMicros(int64_t micros) { return absl::FromUnixMicros(micros); }

google::protobuf::Timestamp ToTimestamp(absl::Time time);
absl::Time FromTimestamp(const google::protobuf::Timestamp& timestamp);
google::protobuf::Duration ToDurationProto(absl::Duration duration);
absl::Duration FromDurationProto(const google::protobuf::Duration& duration);

// "2026-03-05". Errors: INVALID_ARGUMENT for anything that is no date.
std::string FormatCivilDay(absl::CivilDay day);
absl::StatusOr<absl::CivilDay> ParseCivilDay(absl::string_view text);

// "2026-03-05T14:00:00".
std::string FormatCivilSecond(absl::CivilSecond second);
absl::StatusOr<absl::CivilSecond> ParseCivilSecond(absl::string_view text);

// Errors: INVALID_ARGUMENT for a name the zone database does not hold.
absl::StatusOr<absl::TimeZone> LoadZone(absl::string_view iana_name);

}  // namespace glimmer
