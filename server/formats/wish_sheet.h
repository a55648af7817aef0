// A list of wishes as an office made it, read into wishes and what is wrong with the rest. Decides
// nothing about the database: the importer compares and applies. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "server/formats/office_sheet.h"

namespace glimmer::formats {

// A row without a problem: things, or somebody's time. Texts for everybody come first.
struct WishRow {
  int row = 0;  // as the spreadsheet numbers it
  std::string title;
  std::string description;
  std::string category;    // see CategoryKey; empty when the row says none
  std::string item;        // of things
  std::string measure;     // of things; may be empty
  int64_t quantity = 0;    // of things, in thousandths
  bool may_split = false;  // of things: several people may bring a part each
  int64_t minutes = 0;     // of time
  std::optional<absl::CivilDay> deadline;
  std::string unit;   // as written; the importer looks it up
  std::string alias;  // may be empty

  // For who comes, and sealed.
  std::string receiver;
  std::string address;
  std::string phone;
  std::string directions;
};

// Further reasons: TITLE_MISSING, DEADLINE_MISSING, NEED_MISSING, NEED_TWICE, TIME_NOT_SPLIT.
struct WishSheet : OfficeSheet {
  std::vector<WishRow> rows;
};

// Reads a list of wishes as ReadOfficeSheet does; it must have a column for what is wished for. A
// row that names a thing and no quantity wants one of it; one with a quantity and no thing wants
// what its title says. Errors: as ReadOfficeSheet.
absl::StatusOr<WishSheet> ParseWishes(absl::string_view bytes, absl::string_view file_name);

}  // namespace glimmer::formats
