// Pasted chat text as code points, without what only decorates: struck-out passages, numbers of
// every shape and marks become few plain signs. For the reader of chat lists. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/string_view.h"

namespace glimmer::formats::chat {

using Text = std::u32string;
using TextView = std::u32string_view;

// What marks of many shapes become. Private-use signs, so that nothing typed looks like them.
inline constexpr char32_t kStrikeOn = 0xE000;   // ~~ and the combining strokes, before
inline constexpr char32_t kStrikeOff = 0xE001;  // and after what is struck out
inline constexpr char32_t kCross = 0xE002;      // ❌ and its like
inline constexpr char32_t kOddMark = 0xE003;    // a mark whose meaning is open, bad bytes
inline constexpr char32_t kMiddleDot = 0x00B7;
inline constexpr char32_t kArrow = 0x2192;

Text ToText(absl::string_view utf8);  // bad bytes become U+FFFD
std::string ToUtf8(TextView text);

bool IsHan(char32_t c);
bool IsLetter(char32_t c);  // of a name: Han, Latin and the like, with their combining marks
bool IsDigit(char32_t c);
bool IsSpace(char32_t c);

// 0 to 99 as 二, 十二, 两, 俩; `end` is the first character that is no part of it.
std::optional<int> HanNumber(TextView text, size_t at, size_t& end);

// Struck-out passages between kStrikeOn and kStrikeOff.
Text MarkStrikes(TextView raw);

// NFKC, one kind of space, brackets, dash, dot and arrow; emoji gone or a mark of those above.
// Circled numbers stand alone between spaces.
Text Plain(TextView marked);

// The number at the head of a line: 1. 1、 (1) ① １． 一、 1️⃣ 1␣ 01- #1 No.1, or a
// bullet without one.
struct LineMark {
  std::optional<int> number;
  char32_t style = 0;  // of the sign after it; equal for marks of one hand
  size_t end = 0;
  bool han = false;  // 一、: as headings are numbered, too
};
std::optional<LineMark> MarkAt(TextView marked, size_t at);

// A line into one piece for each entry: "1.A 2.B 3.C" is three. Linear.
std::vector<TextView> SplitAtMarks(TextView marked);

// Spaces and emoji before a line's number.
size_t SkipDecoration(TextView marked, size_t at);

}  // namespace glimmer::formats::chat
