#include "server/formats/chat_text.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "server/formats/text_decode.h"

namespace glimmer::formats::chat {
namespace {

constexpr TextView kHanDigits = U"〇一二三四五六七八九";
constexpr TextView kAfterNumber = U".、)）:：,，。-—–_．﹒·";
// A digit before one of these counts or dates something; it is no number of a line.
constexpr TextView kCounters =
    U"人位名个口双袋盏本套箱斤件份盒瓶床把条包桶块月日号点时分岁年楼栋组队班村元米层期届次排大小天"
    U"周";
constexpr TextView kOpeners = U"(（【〔[［〖{";
constexpr TextView kClosers = U")）】〕]］〗}";
// In brackets around what an app struck out: 【删除线】张三【/删除线】.
constexpr TextView kStrikeWords[] = {U"删除线", U"划掉", U"删除", U"del", U"strike", U"s"};
constexpr size_t kMaxStruck = 100;  // between two of them
constexpr TextView kBullets = U"*•▪●○◆◇■□★☆✦➤▶►·‧・-";

constexpr std::pair<char32_t, char32_t> kMarks[] = {
    {U'❌', kCross},     {U'✖', kCross},     {U'✗', kCross},     {U'✘', kCross},
    {U'🚫', kCross},     {U'╳', kCross},     {U'×', kCross},     {U'❓', U'?'},
    {U'❔', U'?'},       {U'➕', U'+'},       {U'➡', kArrow},     {U'⇒', kArrow},
    {U'➜', kArrow},     {U'➔', kArrow},     {U'⟶', kArrow},     {U'👉', kArrow},
    {U'🙅', kOddMark},   {U'⛔', kOddMark},   {U'❎', kOddMark},   {U'👎', kOddMark},
    {U'🈚', kOddMark},   {U'⭕', kOddMark},   {U'➖', kOddMark},   {U'↔', kOddMark},
    {0xFFFD, kOddMark}, {U'—', U'-'},       {U'–', U'-'},       {U'―', U'-'},
    {U'─', U'-'},       {U'•', kMiddleDot}, {U'‧', kMiddleDot}, {U'・', kMiddleDot},
    {U'∙', kMiddleDot}, {U'⋅', kMiddleDot}, {U'･', kMiddleDot}, {U'。', U','},
    {U'【', U'('},      {U'】', U')'},      {U'〔', U'('},      {U'〕', U')'},
    {U'[', U'('},       {U']', U')'},       {U'［', U'('},      {U'］', U')'},
    {U'{', U'('},       {U'}', U')'},       {U'〖', U'('},      {U'〗', U')'},
    {U'〜', U'~'},      {U'～', U'~'},
};

bool In(TextView set, char32_t c) { return set.find(c) != TextView::npos; }
char32_t CharAt(TextView text, size_t at) { return at < text.size() ? text[at] : 0; }

// A stroke laid over the character before it.
bool IsStroke(char32_t c) { return c >= 0x0335 && c <= 0x0338; }

bool IsTilde(char32_t c) { return c == U'~' || c == U'～'; }

bool IsInvisible(char32_t c) {
  return u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR || (c >= 0xFE00 && c <= 0xFE0F);
}

bool IsPictograph(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return type == U_OTHER_SYMBOL || type == U_MODIFIER_SYMBOL || type == U_SURROGATE ||
         type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_CONTROL_CHAR ||
         c == 0x20E3;
}

// ① ⑴ ⒈ ❶ ㊀ and their like; -1 for every other character.
int EnclosedNumber(char32_t c) {
  const bool han = (c >= 0x3220 && c <= 0x3229) || (c >= 0x3280 && c <= 0x3289);
  const bool other = (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) ||
                     (c >= 0x2776 && c <= 0x2793) || (c >= 0x3251 && c <= 0x325F) ||
                     (c >= 0x32B1 && c <= 0x32BF);
  if (c == U'🔟') return 10;
  return han || other ? static_cast<int>(u_getNumericValue(static_cast<UChar32>(c))) : -1;
}

// Digits of any width, at most three. `end` is 0 when there are none or more.
int DigitsAt(TextView text, size_t at, size_t& end) {
  int number = 0;
  size_t i = at;
  for (; IsDigit(CharAt(text, i)) && i - at < 4; ++i) {
    number = number * 10 + u_charDigitValue(static_cast<UChar32>(text[i]));
  }
  end = i > at && i - at < 4 ? i : 0;
  return number;
}

// 1️⃣2️⃣ is 12.
int KeycapsAt(TextView text, size_t at, size_t& end) {
  int number = 0;
  end = 0;
  for (size_t i = at; IsDigit(CharAt(text, i)) && number < 100;) {
    size_t after = i + 1;
    if (CharAt(text, after) == 0xFE0F) ++after;
    if (CharAt(text, after) != 0x20E3) break;
    number = number * 10 + u_charDigitValue(static_cast<UChar32>(text[i]));
    end = i = after + 1;
  }
  return number;
}

bool IsPhoneAt(TextView text, size_t at) {
  size_t digits = 0;
  while (IsDigit(CharAt(text, at + digits)) && digits < 12) ++digits;
  return digits == 11;
}

std::optional<LineMark> BracketMark(TextView text, size_t at) {
  size_t end = 0;
  const int digits = DigitsAt(text, at + 1, end);
  auto number = end > 0 ? std::optional<int>(digits) : HanNumber(text, at + 1, end);
  const char32_t close = CharAt(text, end);
  const bool round = In(U"(（", text[at]) && close != 0 && In(U")）", close);
  if (!number || (!round && close != kClosers[kOpeners.find(text[at])])) return std::nullopt;
  return LineMark{number, U'(', end + 1};
}

// #1, No.1, NO：1, №1.
std::optional<LineMark> LabelMark(TextView text, size_t at) {
  size_t i = at + 1;
  if (text[at] == U'N' || text[at] == U'n') {
    if (CharAt(text, i) != U'o' && CharAt(text, i) != U'O') return std::nullopt;
    ++i;
  }
  while (In(U".．:： ", CharAt(text, i)) && i < text.size()) ++i;
  size_t end = 0;
  const int number = DigitsAt(text, i, end);
  if (end == 0 || IsDigit(CharAt(text, end))) return std::nullopt;
  while (end < text.size() && In(U".、:：", text[end])) ++end;
  return LineMark{number, U'#', end};
}

// What may stand after plain digits so that they number a line: a sign, a space, a name.
std::optional<LineMark> DigitMark(TextView text, size_t at) {
  size_t end = 0;
  const int number = DigitsAt(text, at, end);
  if (end == 0 || IsDigit(CharAt(text, end))) return std::nullopt;
  size_t next = end;
  while (IsSpace(CharAt(text, next))) ++next;
  const char32_t sign = CharAt(text, next);
  if (next < text.size() && In(kAfterNumber, sign)) {
    // 8.30 and 9:15 are no numbers of lines, 1.138... with a telephone is.
    const bool date = IsDigit(CharAt(text, next + 1)) && !In(U"、)）", sign);
    if (date && !IsPhoneAt(text, next + 1)) return std::nullopt;
    return LineMark{number, sign == U'）' ? U')' : sign, next + 1};
  }
  const char32_t after = CharAt(text, next + 1);
  const bool apart = next > end && after != 0 && !IsSpace(after) && !IsDigit(after);
  if (sign != 0 && In(kCounters, sign) && !apart) return std::nullopt;
  if (next == text.size() || next > end) return LineMark{number, U' ', next};
  if (IsHan(sign) || sign == kStrikeOn || sign == U'@') return LineMark{number, U'g', end};
  return std::nullopt;
}

std::optional<LineMark> HanMark(TextView text, size_t at) {
  size_t end = 0;
  const auto number = HanNumber(text, at, end);
  if (!number || !In(U"、.．)）", CharAt(text, end)) || end >= text.size()) return std::nullopt;
  return LineMark{number, text[end], end + 1, true};
}

// Where the "~~" that closes one opened at `open` stands; npos when there is none.
size_t ClosingTildes(TextView raw, size_t open) {
  for (size_t i = open + 3; i + 1 < raw.size(); ++i) {
    if (IsTilde(raw[i]) && IsTilde(raw[i + 1]) && !IsSpace(raw[i - 1])) return i;
  }
  return TextView::npos;
}

// "~~" opens at a boundary and before something; everywhere else it is a drawl.
bool MayOpen(TextView raw, size_t at) {
  return IsTilde(raw[at]) && IsTilde(CharAt(raw, at + 1)) && at + 2 < raw.size() &&
         !IsSpace(raw[at + 2]) && !IsTilde(raw[at + 2]) && (at == 0 || !IsLetter(raw[at - 1]));
}

// ~~ pairs become kStrikeOn and kStrikeOff.
Text MarkTildes(TextView raw) {
  Text marked;
  size_t close = 0;  // of the open pair; 0: none is open, npos: none will ever close
  for (size_t i = 0; i < raw.size(); ++i) {
    if (close == i && i > 0) {
      marked.push_back(kStrikeOff);
      close = 0;
      ++i;
    } else if (close == 0 && MayOpen(raw, i)) {
      close = ClosingTildes(raw, i);
      marked.push_back(close == TextView::npos ? kOddMark : kStrikeOn);
      ++i;
    } else {
      const bool ours = raw[i] >= kStrikeOn && raw[i] <= kOddMark;
      marked.push_back(ours ? kOddMark : raw[i]);
    }
  }
  return marked;
}

// Length of the mark 【word】, with `before` inside of its bracket; 0 when none stands at `at`.
size_t WordMarkAt(TextView text, size_t at, TextView before, TextView word) {
  const size_t bracket = TextView(U"【[<").find(text[at]);
  if (bracket == TextView::npos) return 0;
  const size_t end = at + 1 + before.size() + word.size();
  const bool fits = text.substr(at + 1).starts_with(before) &&
                    text.substr(at + 1 + before.size()).starts_with(word) &&
                    CharAt(text, end) == TextView(U"】]>")[bracket];
  return fits ? end + 1 - at : 0;
}

// Pairs of such marks become kStrikeOn and kStrikeOff. A lone one stays what it is.
Text MarkWords(TextView raw) {
  Text marked;
  for (size_t i = 0; i < raw.size(); ++i) {
    size_t begin = 0;
    size_t close = 0;
    size_t end = 0;
    for (const TextView word : kStrikeWords) {
      const size_t length = WordMarkAt(raw, i, U"", word);
      if (length == 0) continue;
      begin = close = i + length;
      const size_t last = std::min(raw.size(), begin + kMaxStruck);
      while (close < last && (end = WordMarkAt(raw, close, U"/", word)) == 0) ++close;
    }
    if (end == 0) {
      marked.push_back(raw[i]);
      continue;
    }
    marked.push_back(kStrikeOn);
    marked.append(raw.substr(begin, close - begin)).push_back(kStrikeOff);
    i = close + end - 1;
  }
  return marked;
}

}  // namespace

Text ToText(absl::string_view utf8) {
  Text text;
  text.reserve(utf8.size() / 2);
  const auto length = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(utf8.data(), i, length, c);
    text.push_back(c < 0 ? 0xFFFD : static_cast<char32_t>(c));
  }
  return text;
}

std::string ToUtf8(TextView text) {
  std::string utf8;
  for (const char32_t c : text) {
    char bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
    utf8.append(bytes, static_cast<size_t>(length));
  }
  return utf8;
}

bool IsHan(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error) == USCRIPT_HAN;
}

bool IsLetter(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalpha(code) || u_charType(code) == U_NON_SPACING_MARK || IsHan(c);
}

bool IsDigit(char32_t c) { return u_charDigitValue(static_cast<UChar32>(c)) >= 0 && !IsHan(c); }

bool IsSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)); }

std::optional<int> HanNumber(TextView text, size_t at, size_t& end) {
  const auto digit = [&](size_t i) -> int {
    const char32_t c = CharAt(text, i);
    if (c == U'两' || c == U'俩') return 2;
    if (c == U'仨') return 3;
    const size_t value = c == 0 ? TextView::npos : kHanDigits.find(c);
    return value == TextView::npos ? -1 : static_cast<int>(value);
  };
  const int first = digit(at);
  const size_t ten = first < 0 ? at : at + 1;
  end = ten;
  if (CharAt(text, ten) != U'十') return first < 0 ? std::nullopt : std::optional<int>(first);
  const int ones = digit(ten + 1);
  end = ones < 0 ? ten + 1 : ten + 2;
  return (first < 0 ? 1 : first) * 10 + std::max(ones, 0);
}

Text MarkStrikes(TextView raw) {
  const Text tildes = MarkWords(MarkTildes(raw));
  Text marked;
  bool stroke = false;
  for (size_t i = 0; i < tildes.size(); ++i) {
    const bool struck = IsStroke(CharAt(tildes, i + 1));
    if (struck != stroke) marked.push_back(struck ? kStrikeOn : kStrikeOff);
    stroke = struck;
    marked.push_back(tildes[i]);
    while (IsStroke(CharAt(tildes, i + 1))) ++i;
  }
  if (stroke) marked.push_back(kStrikeOff);
  return marked;
}

Text Plain(TextView marked) {
  Text text;
  for (size_t i = 0; i < marked.size(); ++i) {
    const char32_t c = marked[i];
    size_t end = 0;
    const int keycaps = IsDigit(c) ? KeycapsAt(marked, i, end) : 0;
    const int number = end > 0 ? keycaps : EnclosedNumber(c);
    const auto* mark = std::find_if(std::begin(kMarks), std::end(kMarks),
                                    [&](const auto& pair) { return pair.first == c; });
    if (number >= 0) {
      text.append(U" ").append(ToText(std::to_string(number))).append(U" ");
      if (end > 0) i = end - 1;
    } else if (c == U'×' && IsDigit(CharAt(marked, i + 1))) {
      text.push_back(U'x');
    } else if (mark != std::end(kMarks)) {
      text.push_back(mark->second);
    } else if (c >= kStrikeOn && c <= kOddMark) {
      text.push_back(c);
    } else if (!IsInvisible(c)) {
      text.push_back(IsPictograph(c) ? U' ' : c);
    }
  }
  return ToText(Normalize(ToUtf8(text)));
}

size_t SkipDecoration(TextView marked, size_t at) {
  while (at < marked.size() && EnclosedNumber(marked[at]) < 0 &&
         (IsSpace(marked[at]) || IsInvisible(marked[at]) ||
          (IsPictograph(marked[at]) && marked[at] != kStrikeOn &&
           Plain(marked.substr(at, 1)).empty()))) {
    ++at;
  }
  return at;
}

std::optional<LineMark> MarkAt(TextView marked, size_t at) {
  const char32_t c = CharAt(marked, at);
  size_t end = 0;
  if (const int number = EnclosedNumber(c); number >= 0) return LineMark{number, U'o', at + 1};
  if (c != 0 && In(kOpeners, c)) return BracketMark(marked, at);
  if (c == U'#' || c == U'＃' || c == U'№' || c == U'N' || c == U'n') return LabelMark(marked, at);
  if (IsDigit(c)) {
    const int keycaps = KeycapsAt(marked, at, end);
    return end > 0 ? std::optional<LineMark>({keycaps, U'k', end}) : DigitMark(marked, at);
  }
  if (const auto mark = HanMark(marked, at)) return mark;
  if (c != 0 && In(kBullets, c) && (c != U'-' || CharAt(marked, at + 1) == U' ')) {
    return LineMark{std::nullopt, c, at + 1};
  }
  return std::nullopt;
}

std::vector<TextView> SplitAtMarks(TextView marked) {
  const auto first = MarkAt(marked, SkipDecoration(marked, 0));
  if (!first || !first->number || In(U" g#", first->style)) return {marked};
  std::vector<TextView> pieces;
  size_t begin = 0;
  int number = *first->number;
  for (size_t i = first->end; i < marked.size(); ++i) {
    const bool head =
        IsDigit(marked[i]) || EnclosedNumber(marked[i]) >= 0 || In(kOpeners, marked[i]);
    // 领2、 and 心愿2. number wishes, not lines.
    if (!head || IsDigit(marked[i - 1]) || In(U"领愿第、和", marked[i - 1])) continue;
    const auto mark = MarkAt(marked, i);
    if (!mark || mark->number != number + 1 || mark->style != first->style) continue;
    pieces.push_back(marked.substr(begin, i - begin));
    begin = i;
    number = *mark->number;
    i = mark->end - 1;
  }
  pieces.push_back(marked.substr(begin));
  return pieces;
}

}  // namespace glimmer::formats::chat
