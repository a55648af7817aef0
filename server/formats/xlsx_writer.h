// Writes .xlsx files row by row in constant memory: tables, and pages to be printed. Identifiers
// stay text, dates are real dates, and no text ever becomes a formula. A workbook belongs to one
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/formats/table.h"

namespace glimmer::formats {

enum class ColumnType { kText, kDate, kDateTime, kInteger, kDecimal };

struct Column {
  std::string header;
  ColumnType type = ColumnType::kText;
  double width = 12;  // characters
};

// A line of a page.
enum class LineStyle {
  kTitle,    // across the page, large
  kWarning,  // across the page, large, red and framed
  kField,    // a name and its value, framed
  kNote,     // across the page, wrapped
};

struct WorkbookOptions {
  int64_t rows_per_sheet = 1'048'576;  // header included; Excel's limit, smaller only in tests
  std::string temp_dir;                // where rows wait until Close; empty: the system's
};

// A sheet name that Excel takes: none of []:*?/\, no ' at its ends, 1 to 31 characters.
std::string SheetName(absl::string_view name);

class Workbook {
 public:
  // Errors: INVALID_ARGUMENT for fewer than 2 rows per sheet; INTERNAL when memory or the
  // temporary folder fails.
  static absl::StatusOr<std::unique_ptr<Workbook>> Create(absl::string_view path,
                                                          const WorkbookOptions& options = {});

  virtual ~Workbook() = default;

  // Begins a sheet; the one before is complete. Its name is made valid and unique.
  virtual absl::Status AddSheet(absl::string_view name, std::vector<Column> columns) = 0;

  // Appends a row to the last sheet, beyond its last row to a further sheet "name (2)". A cell is
  // written by its own type; the column's type gives only the format. An empty cell stays empty.
  // Errors: INVALID_ARGUMENT for more cells than columns, a text above 32,767 characters or
  // a number that is not finite (nothing of the row is written);
  // FAILED_PRECONDITION before AddSheet; RESOURCE_EXHAUSTED when the disk is full.
  virtual absl::Status AppendRow(absl::Span<const Cell> cells) = 0;

  // Begins a page of A4 with a column for each width, in characters; it is printed on one sheet of
  // paper. AppendRow is not for pages, AppendLine for nothing else.
  virtual absl::Status AddPage(absl::string_view name, std::vector<double> widths) = 0;

  // `texts` has one text, or for a field at most one for each column.
  // Errors: as AppendRow.
  virtual absl::Status AppendLine(LineStyle style, absl::Span<const std::string> texts) = 0;

  // Writes the file and reads it once more to see that it is whole. Without it no file appears.
  // Nothing may be called afterwards.
  // Errors: RESOURCE_EXHAUSTED or INTERNAL; an unfinished file is removed.
  virtual absl::Status Close() = 0;
};

}  // namespace glimmer::formats
