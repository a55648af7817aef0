// A roster as an office made it, read into people, problems and questions. Decides nothing about
// the database: the importer compares and applies. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "server/formats/office_sheet.h"

namespace glimmer::formats {

// A row without a problem. Empty means that the file says nothing, never "delete".
struct PersonRow {
  int row = 0;  // as the spreadsheet numbers it
  std::string name;
  std::string phone;        // see ParsePhone
  std::string external_id;  // volunteer number
  std::string home_unit;    // as written; the importer looks it up
  std::vector<std::string> communities;
  std::optional<int> birth_year;       // of a full birth date nothing else is kept
  std::vector<std::string> languages;  // BCP 47
  std::vector<std::string> skills;
  std::optional<absl::CivilDay> joined;
  std::optional<int64_t> stated_minutes;  // service time the office states; no record of service
};

// Further reasons of problems: LANGUAGE_UNKNOWN, TOO_MANY_VALUES, NAME_MISSING. Questions:
// SAME_EXTERNAL_ID, SAME_NAME_AND_PHONE, SAME_NAME (one of the two has no phone); their rows are in
// `rows` all the same: two people may share a name, and a family a phone.
struct PeopleSheet : OfficeSheet {
  std::vector<PersonRow> rows;
};

// Reads a roster as ReadOfficeSheet does; it must have a column for names.
// Errors: as ReadOfficeSheet.
absl::StatusOr<PeopleSheet> ParsePeople(absl::string_view bytes, absl::string_view file_name);

}  // namespace glimmer::formats
