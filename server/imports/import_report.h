// What an import says: problems and changes row by row, and the rows that failed as a file.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/people_service.pb.h"
#include "server/formats/catalogue.h"
#include "server/formats/office_sheet.h"

namespace glimmer::imports {

enum class RowEffect { kCreate, kUpdate, kNothing, kFails };

struct RowProblem {
  std::string column;  // header; empty for the row as a whole
  std::string text;
  bool question = false;
};

// What a row would do, apart from what it is about.
struct RowOutcome {
  int row = 0;
  RowEffect effect = RowEffect::kNothing;
  std::vector<std::string> fields;  // "field: old -> new"
  std::vector<RowProblem> problems;
};

void AddProblem(const formats::OfficeSheet& sheet, int row, RowProblem problem,
                v1::ImportReport& report);
// What the sheet's reader has found, and the columns that were not read.
void ReportSheet(const formats::OfficeSheet& sheet, formats::Lang lang, v1::ImportReport& report);
// `resource` is empty for what is new and was not made.
void ReportRow(const formats::OfficeSheet& sheet, const RowOutcome& outcome,
               const std::string& resource, const std::string& title, v1::ImportReport& report);

// A row that reads well and fails against the database, for the file of rejected rows; `cell_of`
// gives what stands under a header.
formats::RejectedRow Rejected(const formats::OfficeSheet& sheet, const RowOutcome& outcome,
                              absl::FunctionRef<std::string(const std::string&)> cell_of);
// Sorts them, too.
absl::Status WriteRejected(formats::OfficeSheet& sheet, v1::ImportReport& report);
// IMPORT_HAS_BAD_ROWS {rows}.
absl::Status BadRows(const formats::OfficeSheet& sheet);

// Errors: FIELD_INVALID {content} for an empty file, and over the network above 768 KiB.
absl::Status CheckContent(absl::string_view content, bool local);

}  // namespace glimmer::imports
