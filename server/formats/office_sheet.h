// A table as an office made it (XLSX, or CSV in any usual encoding), read row by row by whoever
// knows what its columns mean: the header is found, what must not be collected is emptied before
// anything looks at it, and what is wrong is said by place. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "server/formats/table.h"

namespace glimmer::formats {

// Something wrong or worth asking, at a place. Texts never repeat what a cell holds.
struct SheetProblem {
  std::string file;
  int row = 0;
  std::string column;         // header as in the file; empty when the whole row is meant
  std::string column_letter;  // "C"
  std::string reason_code;    // see cells.h and the kinds of sheets
  std::string text;           // English
  int other_row = 0;          // questions: the earlier row that it may be the same as
};

struct RejectedRow {
  int row = 0;
  std::vector<std::string> cells;  // of the imported columns only, in their order
  std::string problems;
};

// What holds of every sheet, whatever its rows are.
struct OfficeSheet {
  std::string file;  // without folders
  int header_row = 0;
  // Further reasons: IDENTITY_NUMBER (such a number in any cell), TEXT_TOO_LONG. A row with a
  // problem is not among the rows that were read.
  std::vector<SheetProblem> problems;
  std::vector<SheetProblem> questions;
  std::vector<std::string> columns;  // headers that are imported
  std::vector<std::string> refused_columns;
  std::vector<std::string> unknown_columns;
  std::vector<int> skipped_rows;  // totals and signature lines under the table
  std::vector<RejectedRow> rejected;
};

// One kind of row. Fields are the numbers of its enum.
class RowForm {
 public:
  struct Meaning {
    std::optional<int> field;
    bool refused = false;
  };

  virtual ~RowForm() = default;
  virtual Meaning MeaningOf(absl::string_view header) const = 0;
  // Without a column of it, a row is no header.
  virtual int key_field() const = 0;
  // What to say when no row is a header.
  virtual std::string NoHeader() const = 0;

  virtual void Begin(int row) = 0;
  // `text` is normalised and not empty. Errors: CellError.
  virtual absl::Status Read(int field, absl::string_view text) = 0;
  // Of a row whose cells all read well, for its key column. Errors: CellError.
  virtual absl::Status Check() = 0;
  // The row is good.
  virtual void Keep() = 0;
};

// Reads a file into `sheet`; whether it is XLSX or CSV is seen from its bytes. The header row is
// searched in the first ten rows that are not empty.
// Errors: INVALID_ARGUMENT when the file cannot be read at all or has no header row.
absl::Status ReadOfficeSheet(absl::string_view bytes, absl::string_view file_name, RowForm& form,
                             OfficeSheet& sheet);

// A question about a row that may be the same as an earlier one: `text` "as row N.".
void AskAboutRow(int row, int other_row, absl::string_view reason, absl::string_view text,
                 OfficeSheet& sheet);

// Errors: TEXT_TOO_LONG.
absl::Status CheckLength(absl::string_view text, size_t limit);
// Of a column whose field an earlier column has already filled nothing is taken.
absl::Status TakeText(absl::string_view text, size_t limit, std::string& target);

// The rejected rows as CSV for correction and another import: imported columns only, then the row
// number and the problems. An identity number is not repeated.
absl::Status WriteRejectedRows(const OfficeSheet& sheet, const ByteSink& sink);

// "A", "Z", "AA" for 0, 25, 26.
std::string ColumnLetter(size_t column);

}  // namespace glimmer::formats
