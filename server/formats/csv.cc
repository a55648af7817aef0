// RFC 4180 reader as a small state machine over the whole text, and the streaming writer.
#include "server/formats/csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "shared/base/status_macros.h"

namespace glimmer::formats {
namespace {

constexpr size_t kMaxRows = 1'048'576;  // Excel's own limits
constexpr size_t kMaxColumns = 16'384;
constexpr size_t kLinesToGuessFrom = 20;
constexpr size_t kPieceBytes = 32'768;

// How many of the first lines agree on a number of `delimiter`s, and on which number. Counting
// agreement and not delimiters keeps a list inside a cell ("a;b;c;d") from deciding.
std::pair<size_t, size_t> Agreement(absl::string_view text, char delimiter) {
  std::map<size_t, size_t> lines_by_count;
  size_t count = 0;
  size_t lines = 0;
  bool quoted = false;
  for (size_t i = 0; i <= text.size() && lines < kLinesToGuessFrom; ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (c == '"') quoted = !quoted;
    if (c == delimiter && !quoted) ++count;
    if ((c == '\n' && !quoted) || i == text.size()) {
      if (count > 0) ++lines_by_count[count];
      count = 0;
      ++lines;
    }
  }
  std::pair<size_t, size_t> best{0, 0};
  for (const auto& [number, agreeing] : lines_by_count) {
    best = std::max(best, std::pair(agreeing, number));
  }
  return best;
}

char GuessDelimiter(absl::string_view text) {
  char best = ',';
  std::pair<size_t, size_t> best_agreement{0, 0};
  for (const char candidate : std::array{',', '\t', ';'}) {
    const auto agreement = Agreement(text, candidate);
    if (agreement > best_agreement) {
      best = candidate;
      best_agreement = agreement;
    }
  }
  return best;
}

class CsvParser {
 public:
  CsvParser(absl::string_view text, char delimiter, int first_row)
      : text_(text), delimiter_(delimiter), row_(first_row) {}

  absl::StatusOr<Table> Parse() {
    while (at_ < text_.size()) {
      RETURN_IF_ERROR(ReadCell());
      RETURN_IF_ERROR(EndCell());
    }
    if (!cells_.empty()) {
      // The text ended after a delimiter: one more cell, and it is empty.
      cells_.emplace_back();
      RETURN_IF_ERROR(EndRow());
    }
    return std::move(table_);
  }

 private:
  absl::Status ReadCell() {
    if (text_[at_] == '"') RETURN_IF_ERROR(ReadQuoted());
    // Also what stands behind a closing quote: Excel keeps it, so do we.
    while (at_ < text_.size() && !AtEndOfCell()) cell_.push_back(text_[at_++]);
    return absl::OkStatus();
  }

  absl::Status ReadQuoted() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        cell_.push_back(text_[at_]);
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell_.push_back(text_[at_++]);
      } else {
        ++at_;
        return absl::OkStatus();
      }
    }
    return absl::InvalidArgumentError(
        absl::StrCat("Row ", row_, ": a quotation mark is opened and never closed."));
  }

  bool AtEndOfCell() const {
    return text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r';
  }

  absl::Status EndCell() {
    if (cells_.size() >= kMaxColumns) {
      return absl::InvalidArgumentError(absl::StrCat("Row ", row_, " has too many columns."));
    }
    cells_.push_back(std::move(cell_));
    cell_.clear();
    if (at_ >= text_.size()) return EndRow();
    const char end = text_[at_++];
    if (end == delimiter_) return absl::OkStatus();
    if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return EndRow();
  }

  absl::Status EndRow() {
    const bool empty =
        std::all_of(cells_.begin(), cells_.end(), [](const auto& cell) { return cell.empty(); });
    if (!empty) {
      if (table_.rows.size() >= kMaxRows) return absl::InvalidArgumentError("Too many rows.");
      table_.rows.push_back({row_, std::move(cells_)});
    }
    cells_.clear();
    ++row_;
    return absl::OkStatus();
  }

  absl::string_view text_;
  char delimiter_;
  int row_;
  size_t at_ = 0;
  std::string cell_;
  std::vector<std::string> cells_;
  Table table_;
};

std::string TextOf(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return GuardFormula(*text);
  if (const auto* integer = std::get_if<int64_t>(&cell)) return absl::StrCat(*integer);
  if (const auto* decimal = std::get_if<double>(&cell)) return absl::StrFormat("%.15g", *decimal);
  if (const auto* day = std::get_if<absl::CivilDay>(&cell)) return absl::FormatCivilTime(*day);
  if (const auto* time = std::get_if<absl::CivilMinute>(&cell)) {
    return absl::StrReplaceAll(absl::FormatCivilTime(*time), {{"T", " "}});
  }
  return "";
}

}  // namespace

absl::StatusOr<Table> ParseCsv(absl::string_view text) {
  int first_row = 1;
  char delimiter = GuessDelimiter(text);
  if (text.size() >= 5 && absl::StartsWithIgnoreCase(text, "sep=")) {
    delimiter = text[4];
    const size_t line_end = text.find('\n');
    text.remove_prefix(line_end == absl::string_view::npos ? text.size() : line_end + 1);
    first_row = 2;
  }
  return CsvParser(text, delimiter, first_row).Parse();
}

std::string GuardFormula(absl::string_view text) {
  const size_t first = text.find_first_not_of(' ');
  const bool formula =
      first != absl::string_view::npos && absl::StrContains("=+-@|\t\r", text.substr(first, 1));
  return absl::StrCat(formula ? "'" : "", text);
}

CsvWriter::CsvWriter(ByteSink sink) : sink_(std::move(sink)), buffer_("\xEF\xBB\xBF") {}

absl::Status CsvWriter::WriteRow(absl::Span<const Cell> cells) {
  RETURN_IF_ERROR(status_);
  for (size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) buffer_.push_back(',');
    const std::string text = TextOf(cells[i]);
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      buffer_.append(text);
    } else {
      absl::StrAppend(&buffer_, "\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
    }
  }
  buffer_.append("\r\n");
  return buffer_.size() < kPieceBytes ? absl::OkStatus() : Flush();
}

absl::Status CsvWriter::Finish() {
  RETURN_IF_ERROR(status_);
  return buffer_.empty() ? absl::OkStatus() : Flush();
}

absl::Status CsvWriter::Flush() {
  status_ = sink_(buffer_);
  buffer_.clear();
  return status_;
}

}  // namespace glimmer::formats
