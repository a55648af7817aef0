// Streams each part through a counter of `<row ` and keeps its last bytes.
#include "server/formats/xlsx_verify.h"

#include <unzip.h>

#include <algorithm>
#include <array>
#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer::formats {
namespace {

constexpr absl::string_view kRow = "<row ";
constexpr absl::string_view kSheetEnd = "</worksheet>";

absl::Status Incomplete(absl::string_view what) {
  return absl::ResourceExhaustedError(
      absl::StrCat("The spreadsheet was not written completely (", what, "); is the disk full?"));
}

struct PartSummary {
  int64_t rows = 0;
  std::string tail;
};

// In text `<` is escaped, so `<row ` is always an element.
int64_t CountRows(absl::string_view text) {
  int64_t rows = 0;
  for (size_t at = text.find(kRow); at != absl::string_view::npos; at = text.find(kRow, at + 1)) {
    ++rows;
  }
  return rows;
}

absl::StatusOr<PartSummary> Summarise(unzFile zip, absl::string_view name) {
  if (unzOpenCurrentFile(zip) != UNZ_OK) return Incomplete(name);
  PartSummary summary;
  std::string window;
  std::array<char, 65'536> buffer;
  int count = 0;
  while ((count = unzReadCurrentFile(zip, buffer.data(), buffer.size())) > 0) {
    window.append(buffer.data(), static_cast<size_t>(count));
    summary.rows += CountRows(window);
    // One byte less than `<row `, so that no row is counted twice.
    window.erase(0, window.size() - std::min(window.size(), kRow.size() - 1));
    summary.tail.append(buffer.data() + count - std::min(count, 16), std::min(count, 16));
    summary.tail.erase(0, summary.tail.size() - std::min<size_t>(summary.tail.size(), 16));
  }
  // Closing checks the CRC.
  if (unzCloseCurrentFile(zip) != UNZ_OK || count < 0) return Incomplete(name);
  return summary;
}

// 0 for sheet1.xml; -1 for other parts.
int SheetIndex(absl::string_view name) {
  int number = 0;
  return absl::ConsumePrefix(&name, "xl/worksheets/sheet") && absl::ConsumeSuffix(&name, ".xml") &&
                 absl::SimpleAtoi(name, &number)
             ? number - 1
             : -1;
}

}  // namespace

absl::Status VerifyWrittenXlsx(const std::string& path, const std::vector<int64_t>& rows_by_sheet) {
  std::unique_ptr<void, decltype(&unzClose)> zip(unzOpen64(path.c_str()), &unzClose);
  if (zip == nullptr) return Incomplete("no table of contents");
  size_t sheets = 0;
  int result = unzGoToFirstFile(zip.get());
  for (; result == UNZ_OK; result = unzGoToNextFile(zip.get())) {
    std::array<char, 256> buffer{};
    unz_file_info64 info{};
    unzGetCurrentFileInfo64(zip.get(), &info, buffer.data(), buffer.size() - 1, nullptr, 0, nullptr,
                            0);
    const absl::string_view name = buffer.data();
    ASSIGN_OR_RETURN(const PartSummary part, Summarise(zip.get(), name));
    const int index = SheetIndex(name);
    if (index < 0) {
      if (!absl::EndsWith(absl::StripTrailingAsciiWhitespace(part.tail), ">")) {
        return Incomplete(name);
      }
      continue;
    }
    if (static_cast<size_t>(index) >= rows_by_sheet.size() ||
        part.rows != rows_by_sheet[static_cast<size_t>(index)] ||
        !absl::EndsWith(part.tail, kSheetEnd)) {
      return Incomplete(name);
    }
    ++sheets;
  }
  if (result != UNZ_END_OF_LIST_OF_FILE || sheets != rows_by_sheet.size()) {
    return Incomplete("parts are missing");
  }
  return absl::OkStatus();
}

}  // namespace glimmer::formats
