// Test help: UTF-8 to other encodings by ICU, and files to bytes.
#pragma once

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <fstream>
#include <iterator>
#include <string>

namespace glimmer::formats::test {

inline std::string Encode(const char* encoding, const std::string& utf8) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &error);
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<size_t>(text.length()) * 4 + 4, '\0');
  const int32_t length =
      ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()), text.getBuffer(),
                      text.length(), &error);
  ucnv_close(converter);
  bytes.resize(U_SUCCESS(error) ? static_cast<size_t>(length) : 0);
  return bytes;
}

inline std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace glimmer::formats::test
