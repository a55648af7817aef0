// A roster as an office made it (XLSX, or CSV in any usual encoding) read into people, problems
// and questions. Decides nothing about the database: the importer compares and applies. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "server/formats/table.h"

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

// Something wrong or worth asking, at a place. Texts never repeat what a cell holds.
struct SheetProblem {
  std::string file;
  int row = 0;
  std::string column;         // header as in the file; empty when the whole row is meant
  std::string column_letter;  // "C"
  std::string reason_code;    // see cells.h; also below
  std::string text;           // English
  int other_row = 0;          // questions: the earlier row it may be the same person as
};

struct RejectedRow {
  int row = 0;
  std::vector<std::string> cells;  // of the imported columns only, in their order
  std::string problems;
};

struct PeopleSheet {
  std::string file;  // without folders
  int header_row = 0;
  std::vector<PersonRow> rows;
  // Further reasons: IDENTITY_NUMBER (such a number in any cell), LANGUAGE_UNKNOWN, TEXT_TOO_LONG,
  // TOO_MANY_VALUES. A row with a problem is not in `rows`.
  std::vector<SheetProblem> problems;
  // SAME_EXTERNAL_ID, SAME_NAME_AND_PHONE, SAME_NAME (one of the two has no phone). The rows are in
  // `rows` all the same: two people may share a name, and a family a phone.
  std::vector<SheetProblem> questions;
  std::vector<std::string> columns;  // headers that are imported
  std::vector<std::string> refused_columns;
  std::vector<std::string> unknown_columns;
  std::vector<int> skipped_rows;  // totals and signature lines under the table
  std::vector<RejectedRow> rejected;
};

// Reads a roster; whether it is XLSX or CSV is seen from its bytes. The header row is searched in
// the first ten rows that are not empty and must have a column for names. Columns of identity
// numbers, ethnicity, political status, religion, health, income and the like are emptied before
// anything looks at them and only their names come back.
// Errors: INVALID_ARGUMENT when the file cannot be read at all or has no header row.
absl::StatusOr<PeopleSheet> ParsePeople(absl::string_view bytes, absl::string_view file_name);

// The rejected rows as CSV for correction and another import: imported columns only, then the row
// number and the problems. An identity number is not repeated.
absl::Status WriteRejectedRows(const PeopleSheet& sheet, const ByteSink& sink);

// "A", "Z", "AA" for 0, 25, 26.
std::string ColumnLetter(size_t column);

}  // namespace glimmer::formats
