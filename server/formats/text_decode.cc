// Encoding detection and normal forms over ICU.
#include "server/formats/text_decode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace glimmer::formats {
namespace {

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString FromUtf8(absl::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

bool IsStrictUtf8(absl::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  return error == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(error);
}

absl::StatusOr<std::string> Convert(const char* encoding, absl::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &error),
                                                               &ucnv_close);
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  if (U_FAILURE(error)) {
    return absl::InternalError(absl::StrCat("ICU lacks the converter ", encoding));
  }
  const int32_t capacity = static_cast<int32_t>(bytes.size()) + 1;
  icu::UnicodeString text;
  const int32_t length = ucnv_toUChars(converter.get(), text.getBuffer(capacity), capacity,
                                       bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  text.releaseBuffer(U_SUCCESS(error) ? length : 0);
  if (U_FAILURE(error)) {
    return absl::InvalidArgumentError(error == U_TRUNCATED_CHAR_FOUND
                                          ? "The file breaks off inside a character."
                                          : absl::StrCat("The file is not ", encoding, " text."));
  }
  return ToUtf8(text);
}

// More than one control byte in a hundred is no office's text. NUL never is.
bool LooksBinary(absl::string_view bytes) {
  size_t controls = 0;
  for (const unsigned char byte : bytes) {
    if (byte == 0) return true;
    const bool usual = byte == '\t' || byte == '\n' || byte == '\r';
    if ((byte < 0x20 && !usual) || byte == 0x7f) ++controls;
  }
  return controls * 100 > bytes.size();
}

icu::UnicodeString NormalForm(absl::string_view utf8, const icu::Normalizer2* form) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString text = form->normalize(FromUtf8(utf8), error);
  icu::UnicodeString clean;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_charType(c) == U_FORMAT_CHAR) continue;
    clean.append(c != '\n' && c != '\r' && u_isUWhiteSpace(c) ? UChar32{' '} : c);
  }
  return clean.trim();
}

const icu::Normalizer2* NormalizerFor(bool fold) {
  // NFKC and NFKC_Casefold are built into the ICU library; they cannot fail to load.
  UErrorCode error = U_ZERO_ERROR;
  return fold ? icu::Normalizer2::getNFKCCasefoldInstance(error)
              : icu::Normalizer2::getNFKCInstance(error);
}

}  // namespace

absl::StatusOr<std::string> DecodeText(absl::string_view bytes) {
  if (bytes.size() > kMaxTextBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("The file is too large: ", bytes.size(), " bytes."));
  }
  if (absl::StartsWith(bytes, "\xFF\xFE")) return Convert("UTF-16LE", bytes.substr(2));
  if (absl::StartsWith(bytes, "\xFE\xFF")) return Convert("UTF-16BE", bytes.substr(2));
  if (LooksBinary(bytes)) {
    return absl::InvalidArgumentError("This is not a text file: it holds binary data.");
  }
  if (absl::ConsumePrefix(&bytes, "\xEF\xBB\xBF")) {
    if (IsStrictUtf8(bytes)) return std::string(bytes);
    return absl::InvalidArgumentError("The file says that it is UTF-8, but it is not.");
  }
  if (IsStrictUtf8(bytes)) return std::string(bytes);
  auto text = Convert("GB18030", bytes);
  if (text.ok() || !absl::IsInvalidArgument(text.status())) return text;
  return absl::InvalidArgumentError(
      absl::StrCat("The file is neither UTF-8 nor GB18030 text. ", text.status().message()));
}

std::string Normalize(absl::string_view utf8) {
  return ToUtf8(NormalForm(utf8, NormalizerFor(false)));
}

std::string Fold(absl::string_view utf8) {
  const icu::UnicodeString text = NormalForm(utf8, NormalizerFor(true));
  icu::UnicodeString folded;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    if (!u_isUWhiteSpace(text.char32At(i))) folded.append(text.char32At(i));
  }
  return ToUtf8(folded);
}

bool IsAllHan(absl::string_view utf8) {
  const icu::UnicodeString text = FromUtf8(utf8);
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    UErrorCode error = U_ZERO_ERROR;
    if (uscript_getScript(text.char32At(i), &error) != USCRIPT_HAN) return false;
  }
  return !text.isEmpty();
}

}  // namespace glimmer::formats
