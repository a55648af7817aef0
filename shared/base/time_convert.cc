#include "shared/base/time_convert.h"

#include "absl/strings/str_cat.h"

namespace glimmer {

google::protobuf::Timestamp ToTimestamp(absl::Time time) {
  google::protobuf::Timestamp out;
  const int64_t seconds = absl::ToUnixSeconds(time);
  out.set_seconds(seconds);
  out.set_nanos(static_cast<int32_t>(
      absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return out;
}

absl::Time FromTimestamp(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Nanoseconds(timestamp.nanos());
}

google::protobuf::Duration ToDurationProto(absl::Duration duration) {
  google::protobuf::Duration out;
  const int64_t seconds = absl::IDivDuration(duration, absl::Seconds(1), &duration);
  out.set_seconds(seconds);
  out.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(duration)));
  return out;
}

absl::Duration FromDurationProto(const google::protobuf::Duration& duration) {
  return absl::Seconds(duration.seconds()) + absl::Nanoseconds(duration.nanos());
}

std::string FormatCivilDay(absl::CivilDay day) { return absl::FormatCivilTime(day); }

absl::StatusOr<absl::CivilDay> ParseCivilDay(absl::string_view text) {
  absl::CivilDay day;
  if (text.size() == 10 && absl::ParseCivilTime(text, &day)) return day;
  return absl::InvalidArgumentError(absl::StrCat("not a date (YYYY-MM-DD): ", text));
}

std::string FormatCivilSecond(absl::CivilSecond second) { return absl::FormatCivilTime(second); }

absl::StatusOr<absl::CivilSecond> ParseCivilSecond(absl::string_view text) {
  absl::CivilSecond second;
  if (text.size() == 19 && absl::ParseCivilTime(text, &second)) return second;
  return absl::InvalidArgumentError(absl::StrCat("not a civil time: ", text));
}

absl::StatusOr<absl::TimeZone> LoadZone(absl::string_view iana_name) {
  absl::TimeZone zone;
  if (!iana_name.empty() && absl::LoadTimeZone(iana_name, &zone)) return zone;
  return absl::InvalidArgumentError(absl::StrCat("unknown time zone: ", iana_name));
}

}  // namespace glimmer
