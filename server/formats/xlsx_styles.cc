// Number formats: built-in tables and a small scanner for format codes.
#include "server/formats/xlsx_styles.h"

#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "server/formats/cells.h"

namespace glimmer::formats {
namespace {

constexpr size_t kMaxStyles = 65'536;

// The format code without what is shown literally: quoted text, escaped and padding characters,
// [colours] and [conditions]. Only the first section counts; elapsed time ([h]) stays.
std::string CodeLetters(absl::string_view code) {
  std::string letters;
  for (size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"' || c == '[') {
      const size_t end = code.find(c == '"' ? '"' : ']', i + 1);
      if (end == absl::string_view::npos) break;
      const std::string inside = absl::AsciiStrToLower(code.substr(i + 1, end - i - 1));
      const bool elapsed = c == '[' && !inside.empty() &&
                           inside.find_first_not_of(inside[0]) == std::string::npos &&
                           absl::StrContains("hms", inside.substr(0, 1));
      if (elapsed) letters += inside;
      i = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else {
      letters.push_back(absl::ascii_tolower(c));
    }
  }
  return letters;
}

std::string DateText(double serial, bool from_1904, absl::string_view raw) {
  const auto time = FromExcelSerial(serial, from_1904);
  if (!time.ok()) return std::string(raw);
  if (time->hour() == 0 && time->minute() == 0) {
    return absl::FormatCivilTime(absl::CivilDay(*time));
  }
  return absl::StrReplaceAll(absl::FormatCivilTime(*time), {{"T", " "}});
}

}  // namespace

NumberKind BuiltInKind(int format_id) {
  const auto between = [format_id](int low, int high) {
    return low <= format_id && format_id <= high;
  };
  if (between(18, 21) || between(32, 35) || between(45, 47) || between(55, 56)) {
    return NumberKind::kTime;
  }
  if (between(14, 17) || format_id == 22 || between(27, 31) || format_id == 36 || between(50, 54) ||
      between(57, 58)) {
    return NumberKind::kDate;
  }
  return NumberKind::kNumber;
}

NumberKind FormatCodeKind(absl::string_view code) {
  const std::string letters = CodeLetters(code);
  if (absl::StrContains(letters, "general")) return NumberKind::kNumber;
  if (letters.find_first_of("yd") != std::string::npos) return NumberKind::kDate;
  if (letters.find_first_of("hs") != std::string::npos) return NumberKind::kTime;
  return absl::StrContains(letters, "m") ? NumberKind::kDate : NumberKind::kNumber;
}

std::string NumberText(absl::string_view raw, NumberKind kind, bool from_1904) {
  raw = absl::StripAsciiWhitespace(raw);
  double number = 0;
  if (!absl::SimpleAtod(raw, &number) || !std::isfinite(number)) return std::string(raw);
  if (kind == NumberKind::kDate) return DateText(number, from_1904, raw);
  if (kind == NumberKind::kTime && number >= 0 && number < 100'000) {
    const int64_t minutes = std::llround(number * 1440);
    return absl::StrFormat("%d:%02d", minutes / 60, minutes % 60);
  }
  // Above 15 digits the double no longer holds what was typed; show what the file has.
  if (std::abs(number) >= 1e15) return std::string(raw);
  return number == std::trunc(number) ? absl::StrFormat("%d", static_cast<int64_t>(number))
                                      : absl::StrFormat("%.15g", number);
}

absl::Status StylesHandler::Start(absl::string_view element, const Attributes& attributes) {
  if (element == "numFmt") {
    const auto code = attributes.find("formatCode");
    if (code != attributes.end()) {
      custom_[IntAttribute(attributes, "numFmtId", -1)] = FormatCodeKind(code->second);
    }
  } else if (element == "cellXfs") {
    in_cell_formats_ = true;
  } else if (element == "xf" && in_cell_formats_) {
    if (kinds_.size() >= kMaxStyles) {
      return absl::InvalidArgumentError("The spreadsheet has too many cell styles.");
    }
    const int id = IntAttribute(attributes, "numFmtId", 0);
    const auto custom = custom_.find(id);
    kinds_.push_back(custom == custom_.end() ? BuiltInKind(id) : custom->second);
  }
  return absl::OkStatus();
}

absl::Status StylesHandler::End(absl::string_view element) {
  if (element == "cellXfs") in_cell_formats_ = false;
  return absl::OkStatus();
}

int IntAttribute(const XmlHandler::Attributes& attributes, absl::string_view name, int otherwise) {
  const auto found = attributes.find(name);
  int number = 0;
  return found != attributes.end() && absl::SimpleAtoi(found->second, &number) ? number : otherwise;
}

}  // namespace glimmer::formats
