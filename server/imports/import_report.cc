#include "server/imports/import_report.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/imports/import_texts.h"
#include "shared/rpc/error.h"

namespace glimmer::imports {
namespace {

constexpr size_t kMostOctets = size_t{768} << 10;
constexpr size_t kMostRowsNamed = 50;

}  // namespace

void AddProblem(const formats::OfficeSheet& sheet, int row, RowProblem problem,
                v1::ImportReport& report) {
  v1::ImportProblem* out = report.add_problems();
  out->set_file(sheet.file);
  out->set_row(row);
  out->set_column(std::move(problem.column));
  out->set_text(std::move(problem.text));
  out->set_question(problem.question);
}

void ReportSheet(const formats::OfficeSheet& sheet, formats::Lang lang, v1::ImportReport& report) {
  const auto add = [&](const formats::SheetProblem& problem, bool question) {
    AddProblem(sheet, problem.row,
               {problem.column.empty() ? problem.column_letter : problem.column,
                ProblemText(lang, problem), question},
               report);
  };
  for (const auto& problem : sheet.problems) add(problem, false);
  for (const auto& question : sheet.questions) add(question, true);
  for (const int row : sheet.skipped_rows) {
    AddProblem(sheet, row, {"", ImportText(lang, "FOOTER"), true}, report);
  }
  for (const std::string& column : sheet.refused_columns) report.add_refused_columns(column);
  for (const std::string& column : sheet.unknown_columns) report.add_unknown_columns(column);
}

void ReportRow(const formats::OfficeSheet& sheet, const RowOutcome& outcome,
               const std::string& resource, const std::string& title, v1::ImportReport& report) {
  for (const RowProblem& problem : outcome.problems) {
    AddProblem(sheet, outcome.row, problem, report);
  }
  switch (outcome.effect) {
    case RowEffect::kCreate:
      report.set_created(report.created() + 1);
      break;
    case RowEffect::kUpdate:
      report.set_updated(report.updated() + 1);
      break;
    case RowEffect::kNothing:
      report.set_unchanged(report.unchanged() + 1);
      return;
    case RowEffect::kFails:
      return;
  }
  v1::ImportChange* change = report.add_changes();
  change->set_row(outcome.row);
  change->set_resource(resource);
  change->set_title(title);
  for (const std::string& field : outcome.fields) change->add_fields(field);
}

formats::RejectedRow Rejected(const formats::OfficeSheet& sheet, const RowOutcome& outcome,
                              absl::FunctionRef<std::string(const std::string&)> cell_of) {
  formats::RejectedRow rejected{outcome.row, {}, ""};
  for (const std::string& header : sheet.columns) rejected.cells.push_back(cell_of(header));
  for (const RowProblem& problem : outcome.problems) {
    absl::StrAppend(&rejected.problems, rejected.problems.empty() ? "" : " ", problem.column, ": ",
                    problem.text);
  }
  return rejected;
}

absl::Status WriteRejected(formats::OfficeSheet& sheet, v1::ImportReport& report) {
  if (sheet.rejected.empty()) return absl::OkStatus();
  std::sort(sheet.rejected.begin(), sheet.rejected.end(),
            [](const auto& a, const auto& b) { return a.row < b.row; });
  std::string* out = report.mutable_rejected_rows();
  return formats::WriteRejectedRows(sheet, [out](absl::string_view piece) {
    out->append(piece.data(), piece.size());
    return absl::OkStatus();
  });
}

absl::Status BadRows(const formats::OfficeSheet& sheet) {
  std::vector<int> rows;
  for (const auto& rejected : sheet.rejected) rows.push_back(rejected.row);
  std::sort(rows.begin(), rows.end());
  if (rows.size() > kMostRowsNamed) rows.resize(kMostRowsNamed);
  return MakeError(v1::ERROR_REASON_IMPORT_HAS_BAD_ROWS, "The file has rows that fail.",
                   {{"rows", absl::StrJoin(rows, ",")}});
}

absl::Status CheckContent(absl::string_view content, bool local) {
  if (!content.empty() && (local || content.size() <= kMostOctets)) return absl::OkStatus();
  return InvalidField("content", "A file is missing or has more than 768 KiB.");
}

}  // namespace glimmer::imports
