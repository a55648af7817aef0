// Zip by minizip over callbacks into memory, XML by expat, fed in pieces so that no part is ever
// held in memory as a whole.
#include "server/formats/xlsx_package.h"

#include <expat.h>
#include <unzip.h>

#include <array>
#include <cstring>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"

namespace glimmer::formats {
namespace {

constexpr size_t kMaxArchiveBytes = size_t{64} << 20;
constexpr ZPOS64_T kMaxEntries = 2'000;
constexpr ZPOS64_T kMaxPartBytes = ZPOS64_T{512} << 20;
// Real sheets reach about 30:1. Small parts may be repetitive without harm.
constexpr ZPOS64_T kMaxRatio = 200;
constexpr ZPOS64_T kRatioFreeBytes = ZPOS64_T{4} << 20;

struct MemoryFile {
  absl::string_view bytes;
  ZPOS64_T at = 0;
};

voidpf OpenMemory(voidpf file, const void*, int) { return file; }
int CloseMemory(voidpf, voidpf) { return 0; }
int ErrorOfMemory(voidpf, voidpf) { return 0; }
ZPOS64_T TellMemory(voidpf, voidpf stream) { return static_cast<MemoryFile*>(stream)->at; }

uLong ReadMemory(voidpf, voidpf stream, void* buffer, uLong size) {
  auto& file = *static_cast<MemoryFile*>(stream);
  const absl::string_view piece = file.bytes.substr(file.at, size);
  std::memcpy(buffer, piece.data(), piece.size());
  file.at += piece.size();
  return static_cast<uLong>(piece.size());
}

long SeekMemory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
  auto& file = *static_cast<MemoryFile*>(stream);
  const ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_END   ? file.bytes.size()
                        : origin == ZLIB_FILEFUNC_SEEK_CUR ? file.at
                                                           : 0;
  // The sum may wrap for a forged offset; either way it must land inside the file.
  const ZPOS64_T target = base + offset;
  if (target > file.bytes.size()) return -1;
  file.at = target;
  return 0;
}

std::string PartKey(absl::string_view name) {
  absl::ConsumePrefix(&name, "/");
  return absl::AsciiStrToLower(absl::StrReplaceAll(name, {{"\\", "/"}}));
}

absl::Status Damaged(absl::string_view what) {
  return absl::InvalidArgumentError(
      absl::StrCat("The spreadsheet is damaged or was not copied completely: ", what, "."));
}

// One run of expat over one part.
class XmlReader {
 public:
  explicit XmlReader(XmlHandler& handler) : handler_(handler), parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &XmlReader::OnStart, &XmlReader::OnEnd);
    XML_SetCharacterDataHandler(parser_, &XmlReader::OnText);
    XML_SetStartDoctypeDeclHandler(parser_, &XmlReader::OnDoctype);
  }
  ~XmlReader() { XML_ParserFree(parser_); }
  XmlReader(const XmlReader&) = delete;
  XmlReader& operator=(const XmlReader&) = delete;

  absl::Status Feed(absl::string_view piece, bool last) {
    const auto result =
        XML_Parse(parser_, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0);
    RETURN_IF_ERROR(status_);
    if (result == XML_STATUS_OK) return absl::OkStatus();
    return Damaged(absl::StrCat("bad XML, ", XML_ErrorString(XML_GetErrorCode(parser_))));
  }

 private:
  static absl::string_view Local(const char* name) {
    const char* colon = std::strrchr(name, ':');
    return colon == nullptr ? name : colon + 1;
  }

  void Keep(absl::Status status) {
    if (status.ok() || !status_.ok()) return;
    status_ = std::move(status);
    XML_StopParser(parser_, XML_FALSE);
  }

  static void OnStart(void* self, const char* element, const char** attributes) {
    XmlHandler::Attributes map;
    for (; *attributes != nullptr; attributes += 2) {
      // r:id must not hide sheetId's plain neighbours: only the namespaced id loses its prefix.
      const absl::string_view name = attributes[0];
      map.emplace(absl::EndsWith(name, ":id") ? "r:id" : std::string(Local(attributes[0])),
                  attributes[1]);
    }
    auto& reader = *static_cast<XmlReader*>(self);
    if (reader.status_.ok()) reader.Keep(reader.handler_.Start(Local(element), map));
  }
  static void OnEnd(void* self, const char* element) {
    auto& reader = *static_cast<XmlReader*>(self);
    if (reader.status_.ok()) reader.Keep(reader.handler_.End(Local(element)));
  }
  static void OnText(void* self, const char* text, int length) {
    auto& reader = *static_cast<XmlReader*>(self);
    if (!reader.status_.ok()) return;
    reader.Keep(reader.handler_.Text(absl::string_view(text, static_cast<size_t>(length))));
  }
  static void OnDoctype(void* self, const char*, const char*, const char*, int) {
    static_cast<XmlReader*>(self)->Keep(
        absl::InvalidArgumentError("The spreadsheet holds a document type, which none needs."));
  }

  XmlHandler& handler_;
  XML_Parser parser_;
  absl::Status status_;
};

class ZipPackage final : public XlsxPackage {
 public:
  explicit ZipPackage(absl::string_view bytes) : file_{bytes} {}
  ~ZipPackage() override {
    if (zip_ != nullptr) unzClose(zip_);
  }

  absl::Status Index() {
    zlib_filefunc64_def functions{};
    functions.zopen64_file = &OpenMemory;
    functions.zread_file = &ReadMemory;
    functions.ztell64_file = &TellMemory;
    functions.zseek64_file = &SeekMemory;
    functions.zclose_file = &CloseMemory;
    functions.zerror_file = &ErrorOfMemory;
    functions.opaque = &file_;
    zip_ = unzOpen2_64("memory", &functions);
    if (zip_ == nullptr) return Damaged("its table of contents is missing");
    unz_global_info64 info{};
    if (unzGetGlobalInfo64(zip_, &info) != UNZ_OK) return Damaged("no table of contents");
    if (info.number_entry > kMaxEntries) {
      return absl::InvalidArgumentError("The spreadsheet has too many parts.");
    }
    int result = info.number_entry == 0 ? UNZ_END_OF_LIST_OF_FILE : unzGoToFirstFile(zip_);
    for (; result == UNZ_OK; result = unzGoToNextFile(zip_)) RETURN_IF_ERROR(IndexOne());
    if (result != UNZ_END_OF_LIST_OF_FILE) return Damaged("a bad table of contents");
    return absl::OkStatus();
  }

  bool Has(absl::string_view part) const override { return parts_.count(PartKey(part)) > 0; }

  absl::Status ReadPart(absl::string_view part, XmlHandler& handler) override {
    const auto found = parts_.find(PartKey(part));
    if (found == parts_.end()) return Damaged(absl::StrCat("its part ", part, " is missing"));
    unz64_file_pos position = found->second;
    if (unzGoToFilePos64(zip_, &position) != UNZ_OK || unzOpenCurrentFile(zip_) != UNZ_OK) {
      return Damaged(absl::StrCat("its part ", part, " cannot be opened"));
    }
    absl::Status status = Pump(handler);
    // Closing also checks the CRC.
    const bool intact = unzCloseCurrentFile(zip_) == UNZ_OK;
    if (status.ok() && !intact) status = Damaged(absl::StrCat("its part ", part, " has changed"));
    return status;
  }

 private:
  absl::Status IndexOne() {
    std::array<char, 512> name{};
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(zip_, &info, name.data(), name.size() - 1, nullptr, 0, nullptr,
                                0) != UNZ_OK) {
      return Damaged("a bad table of contents");
    }
    if ((info.flag & 1) != 0) {
      return absl::InvalidArgumentError("The spreadsheet is locked with a password.");
    }
    const ZPOS64_T size = info.uncompressed_size;
    if (size > kMaxPartBytes ||
        (size > kRatioFreeBytes && size / kMaxRatio > info.compressed_size)) {
      return absl::InvalidArgumentError("The spreadsheet unpacks to an unreasonable size.");
    }
    unz64_file_pos position{};
    if (unzGetFilePos64(zip_, &position) != UNZ_OK) return Damaged("a bad table of contents");
    parts_.emplace(PartKey(name.data()), position);
    return absl::OkStatus();
  }

  absl::Status Pump(XmlHandler& handler) {
    XmlReader reader(handler);
    std::array<char, 65'536> buffer;
    // minizip stops at the size the table of contents declares, which was bounded above.
    for (;;) {
      const int count = unzReadCurrentFile(zip_, buffer.data(), buffer.size());
      if (count < 0) return Damaged("a part cannot be unpacked");
      RETURN_IF_ERROR(reader.Feed({buffer.data(), static_cast<size_t>(count)}, count == 0));
      if (count == 0) return absl::OkStatus();
    }
  }

  MemoryFile file_;
  unzFile zip_ = nullptr;
  std::map<std::string, unz64_file_pos> parts_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<XlsxPackage>> XlsxPackage::Open(absl::string_view bytes) {
  if (absl::StartsWith(bytes, "\xD0\xCF\x11\xE0")) {
    return absl::InvalidArgumentError(
        "This is an old .xls file or one locked with a password. Save it as .xlsx without one.");
  }
  if (!absl::StartsWith(bytes, "PK\x03\x04")) {
    return absl::InvalidArgumentError("This is not an .xlsx file.");
  }
  if (bytes.size() > kMaxArchiveBytes) {
    return absl::InvalidArgumentError("The spreadsheet is too large.");
  }
  auto package = std::make_unique<ZipPackage>(bytes);
  RETURN_IF_ERROR(package->Index());
  return package;
}

}  // namespace glimmer::formats
