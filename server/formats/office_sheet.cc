// From table to rows: find the header, empty what must not be read, then row by row.
#include "server/formats/office_sheet.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "server/formats/cells.h"
#include "server/formats/csv.h"
#include "server/formats/text_decode.h"
#include "server/formats/xlsx_reader.h"
#include "shared/base/status_macros.h"
#include "shared/base/utf8.h"

namespace glimmer::formats {
namespace {

constexpr size_t kRowsToSearchHeader = 10;

struct SheetColumn {
  size_t index = 0;
  std::string header;
  int field = 0;
};

absl::StatusOr<Table> ReadTable(absl::string_view bytes) {
  if (absl::StartsWith(bytes, "PK\x03\x04") || absl::StartsWith(bytes, "\xD0\xCF\x11\xE0")) {
    return ReadXlsx(bytes);
  }
  ASSIGN_OR_RETURN(const std::string text, DecodeText(bytes));
  return ParseCsv(text);
}

// How many different fields a row names, if it names the key.
size_t HeaderScore(const RowForm& form, const Row& row) {
  std::set<int> fields;
  size_t refused = 0;
  for (const std::string& cell : row.cells) {
    const RowForm::Meaning meaning = form.MeaningOf(cell);
    if (meaning.field) fields.insert(*meaning.field);
    if (meaning.refused) ++refused;
  }
  return fields.count(form.key_field()) > 0 ? fields.size() + refused : 0;
}

absl::StatusOr<size_t> FindHeader(const RowForm& form, const Table& table) {
  size_t best = 0;
  size_t best_score = 0;
  for (size_t i = 0; i < std::min(table.rows.size(), kRowsToSearchHeader); ++i) {
    const size_t score = HeaderScore(form, table.rows[i]);
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  if (best_score > 0) return best;
  return absl::InvalidArgumentError(form.NoHeader());
}

// What people write into a cell to say that there is nothing to write.
bool IsBlankMark(absl::string_view text) {
  constexpr std::array<absl::string_view, 10> kMarks = {"-",  "--",   "—",   "——",   "/",
                                                        "无", "暂无", "n/a", "none", "#N/A"};
  return std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end();
}

std::string CleanCell(const Row& row, size_t column) {
  if (column >= row.cells.size()) return "";
  std::string text = Normalize(row.cells[column]);
  // Our own formula guard, in a file of rejected rows that comes back.
  if (text.size() > 1 && text[0] == '\'' && absl::StrContains("=+-@|", text.substr(1, 1))) {
    text.erase(0, 1);
  }
  return IsBlankMark(text) ? "" : text;
}

std::string FirstCell(const Row& row) {
  for (const std::string& cell : row.cells) {
    if (!cell.empty()) return cell;
  }
  return "";
}

bool HoldsIdentityNumber(absl::string_view text) {
  if (LooksLikeIdentityNumber(text)) return true;
  std::string run;
  for (const char c : absl::StrCat(text, " ")) {
    if (absl::ascii_isalnum(c)) {
      run.push_back(c);
      continue;
    }
    if (LooksLikeIdentityNumber(run)) return true;
    run.clear();
  }
  return false;
}

// Lines under the table: totals, who filled it in, notes.
bool IsFooter(absl::string_view text) {
  constexpr std::array<absl::string_view, 11> kFooters = {
      "合计", "总计", "小计", "共计", "填表人", "制表", "审核", "负责人", "备注", "说明", "total"};
  const std::string folded = Fold(text);
  return std::any_of(kFooters.begin(), kFooters.end(), [&](absl::string_view word) {
    return folded == word || absl::StartsWith(folded, absl::StrCat(word, ":"));
  });
}

class SheetParser {
 public:
  SheetParser(absl::string_view file_name, RowForm& form, OfficeSheet& sheet)
      : form_(form), sheet_(sheet) {
    const size_t slash = file_name.find_last_of("/\\");
    sheet_.file =
        std::string(slash == absl::string_view::npos ? file_name : file_name.substr(slash + 1));
  }

  absl::Status Parse(Table table) {
    ASSIGN_OR_RETURN(const size_t header, FindHeader(form_, table));
    sheet_.header_row = table.rows[header].number;
    ReadHeader(table.rows[header]);
    NameColumnsWithoutHeader(table, header);
    for (size_t i = header + 1; i < table.rows.size(); ++i) {
      Row& row = table.rows[i];
      for (const size_t column : refused_) {
        if (column < row.cells.size()) row.cells[column].clear();
      }
      ReadRow(row);
    }
    return absl::OkStatus();
  }

 private:
  void ReadHeader(const Row& row) {
    for (size_t i = 0; i < row.cells.size(); ++i) {
      const std::string header = absl::StrReplaceAll(Normalize(row.cells[i]), {{"\n", " "}});
      if (header.empty()) continue;
      const RowForm::Meaning meaning = form_.MeaningOf(header);
      if (meaning.field) {
        columns_.push_back({i, header, *meaning.field});
        sheet_.columns.push_back(header);
      } else if (meaning.refused) {
        refused_.push_back(i);
        sheet_.refused_columns.push_back(header);
      } else {
        sheet_.unknown_columns.push_back(header);
      }
    }
    header_cells_ = row.cells;
  }

  void NameColumnsWithoutHeader(const Table& table, size_t header) {
    std::set<size_t> nameless;
    for (size_t i = header + 1; i < table.rows.size(); ++i) {
      const auto& cells = table.rows[i].cells;
      for (size_t column = 0; column < cells.size(); ++column) {
        const bool named = column < header_cells_.size() && !header_cells_[column].empty();
        if (!named && !cells[column].empty()) nameless.insert(column);
      }
    }
    for (const size_t column : nameless) {
      sheet_.unknown_columns.push_back(absl::StrCat("(", ColumnLetter(column), ")"));
    }
  }

  void ReadRow(const Row& row) {
    std::vector<std::string> cells;
    for (const SheetColumn& column : columns_) cells.push_back(CleanCell(row, column.index));
    const auto filled = std::count_if(cells.begin(), cells.end(),
                                      [](const std::string& cell) { return !cell.empty(); });
    if (filled == 0) return;
    if (IsFooter(FirstCell(row)) || IsFooter(CleanCell(row, KeyColumn().index))) {
      sheet_.skipped_rows.push_back(row.number);
      return;
    }
    const size_t problems_before = sheet_.problems.size();
    form_.Begin(row.number);
    for (size_t i = 0; i < columns_.size(); ++i) {
      if (cells[i].empty()) continue;
      absl::Status status;
      if (HoldsIdentityNumber(cells[i])) {
        status = CellError("IDENTITY_NUMBER",
                           "This looks like an identity number, which must not be collected.");
        cells[i].clear();
      } else {
        status = form_.Read(columns_[i].field, cells[i]);
      }
      if (!status.ok()) AddProblem(row.number, columns_[i], status);
    }
    if (sheet_.problems.size() == problems_before) {
      const absl::Status checked = form_.Check();
      if (!checked.ok()) AddProblem(row.number, KeyColumn(), checked);
    }
    if (sheet_.problems.size() == problems_before) {
      form_.Keep();
    } else {
      Reject(row.number, std::move(cells), problems_before);
    }
  }

  const SheetColumn& KeyColumn() const {
    return *std::find_if(columns_.begin(), columns_.end(),
                         [this](const SheetColumn& c) { return c.field == form_.key_field(); });
  }

  void AddProblem(int row, const SheetColumn& column, const absl::Status& status) {
    sheet_.problems.push_back({.file = sheet_.file,
                               .row = row,
                               .column = column.header,
                               .column_letter = ColumnLetter(column.index),
                               .reason_code = CellReason(status),
                               .text = std::string(status.message())});
  }

  void Reject(int row, std::vector<std::string> cells, size_t first_problem) {
    std::string text;
    for (size_t i = first_problem; i < sheet_.problems.size(); ++i) {
      const SheetProblem& problem = sheet_.problems[i];
      absl::StrAppend(&text, text.empty() ? "" : " ", problem.column, ": ", problem.text);
    }
    sheet_.rejected.push_back({row, std::move(cells), std::move(text)});
  }

  RowForm& form_;
  OfficeSheet& sheet_;
  std::vector<SheetColumn> columns_;
  std::vector<size_t> refused_;
  std::vector<std::string> header_cells_;
};

}  // namespace

absl::Status ReadOfficeSheet(absl::string_view bytes, absl::string_view file_name, RowForm& form,
                             OfficeSheet& sheet) {
  ASSIGN_OR_RETURN(Table table, ReadTable(bytes));
  return SheetParser(file_name, form, sheet).Parse(std::move(table));
}

void AskAboutRow(int row, int other_row, absl::string_view reason, absl::string_view text,
                 OfficeSheet& sheet) {
  sheet.questions.push_back({.file = sheet.file,
                             .row = row,
                             .reason_code = std::string(reason),
                             .text = absl::StrCat(text, " as row ", other_row, "."),
                             .other_row = other_row});
}

absl::Status CheckLength(absl::string_view text, size_t limit) {
  if (CountCharacters(text) <= limit) return absl::OkStatus();
  return CellError("TEXT_TOO_LONG", absl::StrCat("This is longer than ", limit, " characters."));
}

absl::Status TakeText(absl::string_view text, size_t limit, std::string& target) {
  if (!target.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(CheckLength(text, limit));
  target = std::string(text);
  return absl::OkStatus();
}

absl::Status WriteRejectedRows(const OfficeSheet& sheet, const ByteSink& sink) {
  CsvWriter writer(sink);
  std::vector<Cell> cells(sheet.columns.begin(), sheet.columns.end());
  cells.insert(cells.end(), {Cell("row"), Cell("problem")});
  RETURN_IF_ERROR(writer.WriteRow(cells));
  for (const RejectedRow& rejected : sheet.rejected) {
    cells.assign(rejected.cells.begin(), rejected.cells.end());
    cells.insert(cells.end(), {Cell(int64_t{rejected.row}), Cell(rejected.problems)});
    RETURN_IF_ERROR(writer.WriteRow(cells));
  }
  return writer.Finish();
}

std::string ColumnLetter(size_t column) {
  std::string letters;
  for (size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

}  // namespace glimmer::formats
