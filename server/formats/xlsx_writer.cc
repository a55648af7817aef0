// Workbook over libxlsxwriter in constant_memory mode: a row is on disk as soon as the next begins.
#include "server/formats/xlsx_writer.h"

#include <unicode/unistr.h>
#include <xlsxwriter.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "server/formats/text_decode.h"
#include "server/formats/xlsx_verify.h"
#include "shared/base/status_macros.h"
#include "shared/base/utf8.h"

namespace glimmer::formats {
namespace {

constexpr size_t kMaxSheetName = 31;
constexpr size_t kMaxCellText = 32'767;
constexpr int64_t kRowsBetweenDiskChecks = 4096;
constexpr uint8_t kPaperA4 = 9;
constexpr double kLargeFont = 18;
constexpr double kLargeHeight = 36;  // points
constexpr double kNoteHeight = 32;

// At most `length` UTF-16 units, as Excel counts, without cutting a character.
std::string Shorten(absl::string_view utf8, size_t length) {
  const auto limit = static_cast<int32_t>(length);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  if (text.length() > limit) text.truncate(text.getChar32Start(limit));
  std::string shortened;
  text.trim().toUTF8String(shortened);
  return shortened;
}

// XML has no control characters but tab and newline; a cell needs none of the others.
std::string WithoutControls(absl::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (const char c : text) {
    if (!absl::ascii_iscntrl(c) || c == '\n' || c == '\t') clean.push_back(c);
  }
  return clean;
}

absl::Status FromLibrary(lxw_error error, absl::string_view doing) {
  if (error == LXW_NO_ERROR) return absl::OkStatus();
  const std::string text = absl::StrCat(doing, ": ", lxw_strerror(error));
  switch (error) {
    case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
      return absl::InvalidArgumentError(text);
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE:
      return absl::ResourceExhaustedError(text);
    default:
      return absl::InternalError(text);
  }
}

// Before a row is begun, so that a refused row leaves nothing behind.
absl::Status CheckCell(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  if (text != nullptr && CountCharacters(*text) > kMaxCellText) {
    return absl::InvalidArgumentError("A text is longer than the 32,767 characters of a cell.");
  }
  const auto* decimal = std::get_if<double>(&cell);
  if (decimal != nullptr && !std::isfinite(*decimal)) {
    return absl::InvalidArgumentError("A number is not finite.");
  }
  return absl::OkStatus();
}

class LibraryWorkbook final : public Workbook {
 public:
  LibraryWorkbook(absl::string_view path, const WorkbookOptions& options)
      : path_(path), temp_dir_(options.temp_dir), rows_per_sheet_(options.rows_per_sheet) {}
  ~LibraryWorkbook() override {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }

  absl::Status Open() {
    lxw_workbook_options library{};
    library.constant_memory = LXW_TRUE;
    library.tmpdir = temp_dir_.empty() ? nullptr : temp_dir_.data();
    book_ = workbook_new_opt(path_.c_str(), &library);
    if (book_ == nullptr) return absl::InternalError("The workbook could not be created.");
    header_format_ = workbook_add_format(book_);
    format_set_bold(header_format_);
    text_format_ = NewFormat("@");
    date_format_ = NewFormat("yyyy-mm-dd");
    time_format_ = NewFormat("yyyy-mm-dd hh:mm");
    integer_format_ = NewFormat("0");
    decimal_format_ = NewFormat("0.0##");
    for (size_t i = 0; i < line_formats_.size(); ++i) {
      line_formats_[i] = NewLineFormat(static_cast<LineStyle>(i));
    }
    return absl::OkStatus();
  }

  absl::Status AddSheet(absl::string_view name, std::vector<Column> columns) override {
    columns_ = std::move(columns);
    name_ = std::string(name);
    return BeginSheet(1);
  }

  absl::Status AddPage(absl::string_view name, std::vector<double> widths) override {
    columns_.clear();
    for (const double width : widths) columns_.push_back({"", ColumnType::kText, width});
    name_ = std::string(name);
    return BeginPage();
  }

  absl::Status AppendLine(LineStyle style, absl::Span<const std::string> texts) override {
    if (!page_) return absl::FailedPreconditionError("There is no page yet.");
    if (texts.size() > (style == LineStyle::kField ? columns_.size() : 1)) {
      return absl::InvalidArgumentError("The line has more texts than places.");
    }
    for (const std::string& text : texts) RETURN_IF_ERROR(CheckCell(text));
    RETURN_IF_ERROR(style == LineStyle::kField ? WriteField(texts) : WriteAcross(style, texts));
    ++row_;
    return absl::OkStatus();
  }

  absl::Status AppendRow(absl::Span<const Cell> cells) override {
    if (sheet_ == nullptr || page_) return absl::FailedPreconditionError("There is no sheet yet.");
    if (cells.size() > columns_.size()) {
      return absl::InvalidArgumentError("The row has more cells than the sheet has columns.");
    }
    for (const Cell& cell : cells) RETURN_IF_ERROR(CheckCell(cell));
    if (row_ >= rows_per_sheet_) RETURN_IF_ERROR(BeginSheet(part_ + 1));
    for (size_t i = 0; i < cells.size(); ++i) RETURN_IF_ERROR(WriteCell(i, cells[i]));
    ++row_;
    return row_ % kRowsBetweenDiskChecks == 0 ? CheckDisk() : absl::OkStatus();
  }

  absl::Status Close() override {
    RETURN_IF_ERROR(CheckDisk());
    lxw_workbook* book = std::exchange(book_, nullptr);
    sheet_ = nullptr;
    absl::Status status = FromLibrary(workbook_close(book), "Writing the spreadsheet");
    if (status.ok()) status = VerifyWrittenXlsx(path_, RowsBySheet());
    if (!status.ok()) std::remove(path_.c_str());
    return status;
  }

 private:
  lxw_format* NewFormat(const char* code) {
    lxw_format* format = workbook_add_format(book_);
    format_set_num_format(format, code);
    return format;
  }

  lxw_format* NewLineFormat(LineStyle style) {
    lxw_format* format = NewFormat("@");
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    const bool large = style == LineStyle::kTitle || style == LineStyle::kWarning;
    if (large) {
      format_set_bold(format);
      format_set_font_size(format, kLargeFont);
      format_set_align(format, LXW_ALIGN_CENTER);
    }
    if (style == LineStyle::kWarning) format_set_font_color(format, LXW_COLOR_RED);
    if (style == LineStyle::kWarning || style == LineStyle::kField) {
      format_set_border(format, LXW_BORDER_THIN);
    }
    return format;
  }
  lxw_format* FormatOf(LineStyle style) const { return line_formats_[static_cast<size_t>(style)]; }

  std::vector<int64_t> RowsBySheet() const {
    std::vector<int64_t> rows = full_sheets_;
    if (part_ > 0) rows.push_back(written_rows_);
    return rows;
  }

  lxw_format* FormatOf(ColumnType type) const {
    switch (type) {
      case ColumnType::kDate:
        return date_format_;
      case ColumnType::kDateTime:
        return time_format_;
      case ColumnType::kInteger:
        return integer_format_;
      case ColumnType::kDecimal:
        return decimal_format_;
      case ColumnType::kText:
        break;
    }
    return text_format_;
  }

  // A name no sheet has yet: "name", then "name (2)" and on. Excel compares without case.
  std::string UniqueName(int part) {
    for (;; ++part) {
      const std::string suffix = part > 1 ? absl::StrCat(" (", part, ")") : "";
      std::string name =
          absl::StrCat(Shorten(SheetName(name_), kMaxSheetName - suffix.size()), suffix);
      if (names_.insert(Fold(name)).second) return name;
    }
  }

  absl::Status NewSheet(int part) {
    if (sheet_ != nullptr) RETURN_IF_ERROR(CheckDisk());
    const std::string name = UniqueName(part);
    sheet_ = workbook_add_worksheet(book_, name.c_str());
    if (sheet_ == nullptr) return absl::InternalError("The library refused a sheet.");
    if (part_ > 0) full_sheets_.push_back(written_rows_);
    part_ = part;
    row_ = 0;
    last_written_ = -1;
    written_rows_ = 0;
    return absl::OkStatus();
  }

  absl::Status BeginPage() {
    RETURN_IF_ERROR(NewSheet(1));
    page_ = true;
    for (size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      RETURN_IF_ERROR(
          FromLibrary(worksheet_set_column(sheet_, column, column, columns_[i].width, nullptr),
                      "Setting a column"));
    }
    worksheet_set_paper(sheet_, kPaperA4);
    worksheet_fit_to_pages(sheet_, 1, 1);
    worksheet_center_horizontally(sheet_);
    return absl::OkStatus();
  }

  absl::Status WriteField(absl::Span<const std::string> texts) {
    for (size_t i = 0; i < columns_.size(); ++i) {
      const std::string text = i < texts.size() ? WithoutControls(texts[i]) : "";
      RETURN_IF_ERROR(WriteFramed(i, text));
    }
    return absl::OkStatus();
  }

  // An empty value has its frame, too.
  absl::Status WriteFramed(size_t column, const std::string& text) {
    if (!text.empty()) return WriteText(column, text, FormatOf(LineStyle::kField));
    CountWritten();
    return FromLibrary(
        worksheet_write_blank(sheet_, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(column),
                              FormatOf(LineStyle::kField)),
        "Writing a field");
  }

  absl::Status WriteAcross(LineStyle style, absl::Span<const std::string> texts) {
    const auto row = static_cast<lxw_row_t>(row_);
    const double height = style == LineStyle::kNote ? kNoteHeight : kLargeHeight;
    RETURN_IF_ERROR(FromLibrary(worksheet_set_row(sheet_, row, height, nullptr), "Setting a row"));
    CountWritten();
    const std::string text = texts.empty() ? "" : WithoutControls(texts.front());
    return FromLibrary(
        worksheet_merge_range(sheet_, row, 0, row, static_cast<lxw_col_t>(columns_.size() - 1),
                              text.c_str(), FormatOf(style)),
        "Writing a line");
  }

  absl::Status BeginSheet(int part) {
    RETURN_IF_ERROR(NewSheet(part));
    page_ = false;
    for (size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      RETURN_IF_ERROR(FromLibrary(worksheet_set_column(sheet_, column, column, columns_[i].width,
                                                       FormatOf(columns_[i].type)),
                                  "Setting a column"));
      RETURN_IF_ERROR(WriteText(i, columns_[i].header, header_format_));
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    row_ = 1;
    return absl::OkStatus();
  }

  void CountWritten() {
    if (row_ != last_written_) ++written_rows_;
    last_written_ = row_;
  }

  absl::Status WriteText(size_t column, absl::string_view text, lxw_format* format) {
    const std::string clean = WithoutControls(text);
    if (clean.empty()) return absl::OkStatus();
    CountWritten();
    // write_string never looks at what the text begins with, so `=1+1` stays those four letters.
    return FromLibrary(
        worksheet_write_string(sheet_, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(column),
                               clean.c_str(), format),
        absl::StrCat("Writing column ", column + 1));
  }

  absl::Status WriteNumber(size_t column, double number, lxw_format* format) {
    CountWritten();
    return FromLibrary(worksheet_write_number(sheet_, static_cast<lxw_row_t>(row_),
                                              static_cast<lxw_col_t>(column), number, format),
                       absl::StrCat("Writing column ", column + 1));
  }

  absl::Status WriteTime(size_t column, absl::CivilMinute time, lxw_format* format) {
    // Excel's calendar begins in 1900.
    if (time.year() < 1900 || time.year() > 9999) {
      return WriteText(column, absl::FormatCivilTime(time), text_format_);
    }
    CountWritten();
    lxw_datetime value{};
    value.year = static_cast<int>(time.year());
    value.month = time.month();
    value.day = time.day();
    value.hour = time.hour();
    value.min = time.minute();
    return FromLibrary(worksheet_write_datetime(sheet_, static_cast<lxw_row_t>(row_),
                                                static_cast<lxw_col_t>(column), &value, format),
                       absl::StrCat("Writing column ", column + 1));
  }

  absl::Status WriteCell(size_t column, const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      return WriteText(column, *text, text_format_);
    }
    if (const auto* integer = std::get_if<int64_t>(&cell)) {
      return WriteNumber(column, static_cast<double>(*integer), integer_format_);
    }
    if (const auto* decimal = std::get_if<double>(&cell)) {
      return WriteNumber(column, *decimal, decimal_format_);
    }
    if (const auto* day = std::get_if<absl::CivilDay>(&cell)) {
      return WriteTime(column, absl::CivilMinute(*day), date_format_);
    }
    if (const auto* time = std::get_if<absl::CivilMinute>(&cell)) {
      return WriteTime(column, *time, time_format_);
    }
    return absl::OkStatus();
  }

  // The library does not look whether its temporary file took a row. A full disk would otherwise
  // give a spreadsheet that ends early.
  absl::Status CheckDisk() {
    if (book_ == nullptr) return absl::FailedPreconditionError("The workbook is closed.");
    std::FILE* file = sheet_ == nullptr ? nullptr : sheet_->optimize_tmpfile;
    if (file == nullptr || (std::fflush(file) == 0 && std::ferror(file) == 0)) {
      return absl::OkStatus();
    }
    return absl::ResourceExhaustedError("The disk is full: the rows could not be written.");
  }

  std::string path_;
  std::string temp_dir_;
  int64_t rows_per_sheet_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* header_format_ = nullptr;
  lxw_format* text_format_ = nullptr;
  lxw_format* date_format_ = nullptr;
  lxw_format* time_format_ = nullptr;
  lxw_format* integer_format_ = nullptr;
  lxw_format* decimal_format_ = nullptr;
  std::array<lxw_format*, 4> line_formats_ = {};  // by LineStyle
  std::vector<Column> columns_;
  bool page_ = false;  // the last sheet is one
  std::string name_;
  std::set<std::string> names_;
  int part_ = 0;     // of the sheet's name; 0 before the first
  int64_t row_ = 0;  // the next of this sheet; its header is row 0
  // A row of empty cells leaves no trace in the file, so what was written is counted.
  int64_t last_written_ = -1;
  int64_t written_rows_ = 0;
  std::vector<int64_t> full_sheets_;  // written rows of the sheets before this one
};

}  // namespace

std::string SheetName(absl::string_view name) {
  std::string clean = Normalize(WithoutControls(name));
  for (char& c : clean) {
    if (absl::StrContains("[]:*?/\\\n\t", absl::string_view(&c, 1))) c = '_';
  }
  absl::string_view trimmed = clean;
  while (absl::ConsumePrefix(&trimmed, "'")) continue;
  clean = Shorten(trimmed, kMaxSheetName);
  while (absl::EndsWith(clean, "'")) clean.pop_back();
  if (clean.empty()) return "Sheet";
  // Excel keeps this one for itself.
  return absl::EqualsIgnoreCase(clean, "History") ? clean + "_" : clean;
}

absl::StatusOr<std::unique_ptr<Workbook>> Workbook::Create(absl::string_view path,
                                                           const WorkbookOptions& options) {
  if (options.rows_per_sheet < 2 || options.rows_per_sheet > LXW_ROW_MAX) {
    return absl::InvalidArgumentError("A sheet has 2 to 1,048,576 rows.");
  }
  auto workbook = std::make_unique<LibraryWorkbook>(path, options);
  RETURN_IF_ERROR(workbook->Open());
  return workbook;
}

}  // namespace glimmer::formats
