// Bytes of an office file to clean UTF-8: which encoding it is in, and one normal form for text
// that was typed with full-width digits, ideographic spaces and the like. Pure; any thread.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::formats {

// Longest text that is decoded, bytes.
inline constexpr size_t kMaxTextBytes = size_t{64} << 20;

// UTF-8 without a byte order mark. Order of trial: byte order mark (UTF-8, UTF-16), strict UTF-8,
// GB18030 (of which GBK and GB 2312 are parts).
// Errors: INVALID_ARGUMENT when it is no text (NUL or many control bytes), when it fits none of the
// encodings, when it breaks off inside a character, or when it is longer than kMaxTextBytes.
absl::StatusOr<std::string> DecodeText(absl::string_view bytes);

// NFKC (full-width digits and letters become plain), every kind of space (U+3000, U+00A0, tab) a
// plain space, invisible format characters gone, trimmed. Newlines inside stay. `utf8` that is not
// UTF-8 comes back with U+FFFD in place of the bad bytes.
std::string Normalize(absl::string_view utf8);

// For comparing names and headers only: Normalize, case folded, without any white space.
std::string Fold(absl::string_view utf8);

// True if every character of a non-empty `utf8` is a Han character.
bool IsAllHan(absl::string_view utf8);

}  // namespace glimmer::formats
