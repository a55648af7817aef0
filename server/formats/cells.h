// What people type into the cells of a roster, read as values: dates, lengths of time, phone
// numbers, names. Every function normalises first (see Normalize). Pure; any thread.
// Every error is INVALID_ARGUMENT with a text that never repeats the cell, and carries a reason
// code for programs (CellReason).
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace glimmer::formats {

// `2026年3月5日`, `2026.3.5`, `2026-03-05`, `2026/3/5`, `20260305`, an Excel serial of five digits
// (1900 system), each also with a time behind it, which is dropped. Years 1900 to 2199.
// Reasons: DATE_UNREADABLE, DATE_IMPOSSIBLE (30 February), DATE_AMBIGUOUS (year not first).
absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view cell);

// The year alone, from a date as above or `1960`, `1960年`, `1960年5月`, `1960.5`, `196005`.
// Reasons: as ParseDate.
absl::StatusOr<int> ParseYear(absl::string_view cell);

// Minutes, 0 or more: `1小时30分`, `90分钟`, `1:30`, `半小时`, `两个半小时`, `1h30m`, `90 min`; a
// bare number is hours (`1.5`). Fractions are rounded to the nearest minute. Reasons:
// DURATION_UNREADABLE, DURATION_TOO_LONG (more than 100,000 hours).
absl::StatusOr<int64_t> ParseMinutes(absl::string_view cell);

// How much of what: `5双`, `两箱`, `2.5 公斤`, `3`. In thousandths; what it is counted in may be
// empty. Reasons: QUANTITY_UNREADABLE (no number in front, none above 0, or more than 1,000,000).
struct CellQuantity {
  int64_t thousandths = 0;
  std::string measure;
};
absl::StatusOr<CellQuantity> ParseQuantity(absl::string_view cell);

// `是`, `可以`, `√`, `yes`, or `否`, `不可`, `×`, `no`; 1 and 0, too. Reasons: YES_NO_UNREADABLE.
absl::StatusOr<bool> ParseYesNo(absl::string_view cell);

// Digits only: a mainland mobile number (11 digits) or landline (area code and number, or 7 to 8
// digits of a local one); a foreign number keeps its +. Spaces, dashes, brackets, +86 are dropped.
// Reasons: PHONE_SCIENTIFIC (a spreadsheet cut its digits, 1.38E+10), PHONE_SEVERAL,
// PHONE_UNREADABLE
absl::StatusOr<std::string> ParsePhone(absl::string_view cell);

// The name as written, with single spaces; between Han characters none; one kind of middle dot.
// Reasons: NAME_MISSING (empty), NAME_UNREADABLE (no letter, or a control character), NAME_TOO_LONG
// (more than 60 characters).
absl::StatusOr<std::string> ParseName(absl::string_view cell);

// True for an 18-character resident identity number (possible birth date, right check character).
// Such a number must not be kept, whatever its column is called. The 15-digit numbers of old, not
// valid since 2013, have no check digit and cannot be told from volunteer numbers.
bool LooksLikeIdentityNumber(absl::string_view cell);

// The day (and time, to the minute) of an Excel serial. Knows the 29 February 1900 that never was.
// Errors: INVALID_ARGUMENT outside 1900-01-00 (0) and 9999-12-31.
absl::StatusOr<absl::CivilMinute> FromExcelSerial(double serial, bool from_1904);

// The reason code of an error of these functions; empty for any other status.
std::string CellReason(const absl::Status& status);
absl::Status CellError(absl::string_view reason, absl::string_view text);

}  // namespace glimmer::formats
