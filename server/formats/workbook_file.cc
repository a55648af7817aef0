#include "server/formats/workbook_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"

namespace glimmer::formats {
namespace {

constexpr size_t kPiece = size_t{64} << 10;

std::string PathIn(const std::string& folder) { return absl::StrCat(folder, "/file.xlsx"); }

}  // namespace

WorkbookFile::WorkbookFile() {
  std::error_code error;
  std::string name = (std::filesystem::temp_directory_path(error) / "glimmer-XXXXXX").string();
  if (mkdtemp(name.data()) != nullptr) folder_ = name;
}

WorkbookFile::~WorkbookFile() {
  std::error_code error;
  if (!folder_.empty()) std::filesystem::remove_all(folder_, error);
}

absl::StatusOr<std::unique_ptr<Workbook>> WorkbookFile::Begin() {
  if (folder_.empty()) return absl::InternalError("no folder for the workbook");
  return Workbook::Create(PathIn(folder_), {.temp_dir = folder_});
}

absl::Status WorkbookFile::Send(const ByteSink& sink) const {
  std::ifstream file(PathIn(folder_), std::ios::binary);
  std::vector<char> piece(kPiece);
  while (file) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto size = static_cast<size_t>(file.gcount());
    if (size == 0) continue;
    const absl::Status sent = sink(absl::string_view(piece.data(), size));
    if (!sent.ok()) return sent;
  }
  return file.eof() ? absl::OkStatus() : absl::InternalError("the workbook cannot be read back");
}

}  // namespace glimmer::formats
