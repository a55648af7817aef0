// Reading of single cells. Patterns are matched by hand on normalised text: they are few, and
// std::regex is slow and throws.
#include "server/formats/cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "server/formats/text_decode.h"
#include "shared/base/status_macros.h"
#include "shared/base/utf8.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::formats {
namespace {

constexpr absl::string_view kReasonUrl = "glimmer/formats.cell_reason";
constexpr int64_t kMaxMinutes = int64_t{100'000} * 60;

bool AllDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

// `digits` are at most nine digits.
int Number(absl::string_view digits) {
  int number = 0;
  return absl::SimpleAtoi(digits, &number) ? number : 0;
}

absl::Status DateUnreadable() {
  return CellError("DATE_UNREADABLE", "This is not a date. Write it like 2026-03-05.");
}

absl::StatusOr<absl::CivilDay> CheckedDay(int64_t year, int64_t month, int64_t day) {
  const absl::CivilDay date(year, month, day);
  // CivilDay carries 30 February over into March; then it is not the day that was written.
  if (year < 1900 || year > 2199 || date.month() != month || date.day() != day) {
    return CellError("DATE_IMPOSSIBLE", "There is no such day.");
  }
  return date;
}

// The date without a time of day behind it.
absl::string_view DatePart(absl::string_view text) {
  const size_t colon = text.find(':');
  if (colon == absl::string_view::npos) return text;
  const size_t cut = text.substr(0, colon).find_last_of(" T");
  return cut == absl::string_view::npos ? text : text.substr(0, cut);
}

// The numbers of a date in their order, or nothing if anything else than digits and the usual
// separators stands in it. Two separators side by side are one: `2026年 3月`.
std::optional<std::vector<int64_t>> DateNumbers(absl::string_view text) {
  const std::string plain = absl::StrReplaceAll(
      text,
      {{"年", "-"}, {"月", "-"}, {"日", ""}, {"号", ""}, {".", "-"}, {"/", "-"}, {"。", "-"}});
  std::vector<int64_t> numbers;
  std::string digits;
  for (const char c : plain + "-") {
    if (absl::ascii_isdigit(c)) {
      digits.push_back(c);
    } else if (c == ' ' || c == '-') {
      int64_t number = 0;
      if (digits.empty()) continue;
      if (!absl::SimpleAtoi(digits, &number)) return std::nullopt;
      numbers.push_back(number);
      digits.clear();
    } else {
      return std::nullopt;
    }
  }
  return numbers;
}

// Five digits, perhaps with a fraction, from 1910 to 2119: what a date cell is without its format.
std::optional<double> AsSerial(absl::string_view text) {
  double serial = 0;
  if (!AllDigits(text.substr(0, text.find('.'))) || !absl::SimpleAtod(text, &serial)) return {};
  return serial >= 4000 && serial < 80'000 && text.substr(0, text.find('.')).size() >= 5
             ? std::optional(serial)
             : std::nullopt;
}

// A number at the start of `text`, which is moved behind it: decimal digits or one Han numeral.
std::optional<double> ConsumeNumber(absl::string_view& text) {
  constexpr std::array<absl::string_view, 12> kNumerals = {"零", "一", "二", "三", "四", "五",
                                                           "六", "七", "八", "九", "十", "两"};
  for (size_t i = 0; i < kNumerals.size(); ++i) {
    if (absl::ConsumePrefix(&text, kNumerals[i])) return i == 11 ? 2.0 : static_cast<double>(i);
  }
  size_t length = 0;
  while (length < text.size() && (absl::ascii_isdigit(text[length]) || text[length] == '.')) {
    ++length;
  }
  double number = 0;
  if (length == 0 || !absl::SimpleAtod(text.substr(0, length), &number)) return std::nullopt;
  text.remove_prefix(length);
  return number;
}

bool ConsumeAny(absl::string_view& text, std::initializer_list<absl::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](absl::string_view word) { return absl::ConsumePrefix(&text, word); });
}

bool ConsumeHourWord(absl::string_view& text) {
  return ConsumeAny(text, {"小时", "钟头", "个小时", "个钟头", "hours", "hour", "hrs", "hr", "h"});
}

bool ConsumeMinuteWord(absl::string_view& text) {
  return ConsumeAny(text, {"分钟", "分", "minutes", "minute", "mins", "min", "m"});
}

// `1:30` and `1:30:00`; seconds are dropped.
std::optional<double> ClockMinutes(absl::string_view text) {
  const size_t colon = text.find(':');
  if (colon == absl::string_view::npos) return std::nullopt;
  const absl::string_view hours = text.substr(0, colon);
  const absl::string_view rest = text.substr(colon + 1);
  const bool seconds = rest.size() == 5 && rest[2] == ':' && AllDigits(rest.substr(3));
  int64_t h = 0;
  int m = 0;
  if (!AllDigits(hours) || !absl::SimpleAtoi(hours, &h) || (rest.size() != 2 && !seconds) ||
      !AllDigits(rest.substr(0, 2)) || !absl::SimpleAtoi(rest.substr(0, 2), &m) || m > 59) {
    return std::nullopt;
  }
  return static_cast<double>(h) * 60 + m;
}

// Hours and minutes in words, each of them at most once, or a bare number of hours.
std::optional<double> WordMinutes(absl::string_view text) {
  if (ConsumeAny(text, {"半"}) && ConsumeHourWord(text)) {
    return text.empty() ? std::optional(30.0) : std::nullopt;
  }
  const std::optional<double> first = ConsumeNumber(text);
  if (!first) return std::nullopt;
  if (text.empty()) return *first * 60;
  if (ConsumeMinuteWord(text)) return text.empty() ? first : std::nullopt;
  if (ConsumeAny(text, {"个半", "半"})) {
    return ConsumeHourWord(text) && text.empty() ? std::optional(*first * 60 + 30) : std::nullopt;
  }
  if (!ConsumeHourWord(text)) return std::nullopt;
  if (text.empty()) return *first * 60;
  if (text == "半") return *first * 60 + 30;
  ConsumeAny(text, {"零", "and"});
  const std::optional<double> second = ConsumeNumber(text);
  if (!second) return std::nullopt;
  ConsumeMinuteWord(text);
  return text.empty() ? std::optional(*first * 60 + *second) : std::nullopt;
}

bool IsScientific(absl::string_view text) {
  const size_t e = text.find_first_of("Ee");
  double number = 0;
  return e != absl::string_view::npos && e > 0 && absl::ascii_isdigit(text[0]) &&
         absl::SimpleAtod(text, &number);
}

bool IsMobile(absl::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

// Area codes are 010, 02x and 03xx to 09xx; no subscriber number begins with 0 or 1.
bool IsLandline(absl::string_view digits) {
  if (digits.size() >= 7 && digits.size() <= 8) return digits[0] >= '2';
  if (digits.size() < 10 || digits.size() > 12 || digits[0] != '0' || digits[1] == '0') {
    return false;
  }
  if (digits[1] == '1' && digits[2] != '0') return false;
  const size_t area = digits[1] <= '2' ? 3 : 4;
  const size_t local = digits.size() - area;
  return local >= 7 && local <= 8 && digits[area] >= '2';
}

// Names copied from tables are stretched with spaces to equal width: `王  芳`.
std::string JoinName(const std::string& name) {
  std::string joined;
  for (const char c : name) {
    if (c != ' ' && c != '\n' && c != '\r') {
      joined.push_back(c);
    } else if (!joined.empty() && joined.back() != ' ') {
      joined.push_back(' ');
    }
  }
  const std::string tight = absl::StrReplaceAll(joined, {{" ", ""}});
  const std::string letters = absl::StrReplaceAll(tight, {{"·", ""}});
  return IsAllHan(letters) ? tight : joined;
}

}  // namespace

absl::Status CellError(absl::string_view reason, absl::string_view text) {
  absl::Status status = absl::InvalidArgumentError(text);
  status.SetPayload(kReasonUrl, absl::Cord(reason));
  return status;
}

std::string CellReason(const absl::Status& status) {
  const auto reason = status.GetPayload(kReasonUrl);
  return reason ? std::string(*reason) : "";
}

absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view cell) {
  const std::string whole = Normalize(cell);
  const absl::string_view text = DatePart(whole);
  if (const auto serial = AsSerial(text)) {
    ASSIGN_OR_RETURN(const absl::CivilMinute time, FromExcelSerial(*serial, false));
    return absl::CivilDay(time);
  }
  const auto numbers = DateNumbers(text);
  if (!numbers) return DateUnreadable();
  if (numbers->size() == 1 && text.size() == 8) {
    const int64_t packed = numbers->front();
    return CheckedDay(packed / 10'000, packed / 100 % 100, packed % 100);
  }
  if (numbers->size() != 3) return DateUnreadable();
  if (numbers->front() < 1000) {
    return CellError("DATE_AMBIGUOUS", "Write the year first, with four digits: 2026-03-05.");
  }
  return CheckedDay((*numbers)[0], (*numbers)[1], (*numbers)[2]);
}

absl::StatusOr<int> ParseYear(absl::string_view cell) {
  auto date = ParseDate(cell);
  if (date.ok()) return static_cast<int>(date->year());
  const std::string text = Normalize(cell);
  const auto numbers = DateNumbers(text);
  if (!numbers || numbers->empty() || numbers->size() > 2) return date.status();
  int64_t year = numbers->front();
  int64_t month = numbers->size() == 2 ? numbers->back() : 1;
  if (numbers->size() == 1 && text.size() == 6) {
    month = year % 100;
    year /= 100;
  }
  ASSIGN_OR_RETURN(const absl::CivilDay day, CheckedDay(year, month, 1));
  return static_cast<int>(day.year());
}

absl::StatusOr<int64_t> ParseMinutes(absl::string_view cell) {
  const std::string text =
      absl::AsciiStrToLower(absl::StrReplaceAll(Normalize(cell), {{" ", ""}, {"\n", ""}}));
  auto minutes = ClockMinutes(text);
  if (!minutes) minutes = WordMinutes(text);
  if (!minutes) {
    return CellError("DURATION_UNREADABLE",
                     "This is not a length of time. Write hours like 1.5, or 1:30.");
  }
  if (*minutes > kMaxMinutes) {
    return CellError("DURATION_TOO_LONG", "This is more than 100,000 hours.");
  }
  return std::llround(*minutes);
}

absl::StatusOr<CellQuantity> ParseQuantity(absl::string_view cell) {
  const std::string text = absl::StrReplaceAll(Normalize(cell), {{" ", ""}, {",", ""}});
  absl::string_view rest = text;
  const std::optional<double> number = ConsumeNumber(rest);
  const bool another = std::any_of(rest.begin(), rest.end(), absl::ascii_isdigit);
  const double thousandths = number.value_or(0) * kOnePiece;
  if (thousandths < 1 || thousandths > kMostQuantity || another) {
    return CellError("QUANTITY_UNREADABLE", "This is not a quantity. Write it like 5 or 5双.");
  }
  return CellQuantity{std::llround(thousandths), std::string(rest)};
}

absl::StatusOr<bool> ParseYesNo(absl::string_view cell) {
  static constexpr absl::string_view kYes[] = {"是", "对", "可", "可以", "能",  "√",
                                               "✓",  "✔",  "1",  "y",    "yes", "true"};
  static constexpr absl::string_view kNo[] = {"否", "不", "不是", "不可", "不可以", "不能", "×",
                                              "✗",  "✘",  "0",    "n",    "no",     "false"};
  const std::string word = Fold(cell);
  if (std::find(std::begin(kYes), std::end(kYes), word) != std::end(kYes)) return true;
  if (std::find(std::begin(kNo), std::end(kNo), word) != std::end(kNo)) return false;
  return CellError("YES_NO_UNREADABLE", "Write yes or no.");
}

absl::StatusOr<std::string> ParsePhone(absl::string_view cell) {
  const std::string text = Normalize(cell);
  if (IsScientific(text)) {
    return CellError("PHONE_SCIENTIFIC",
                     "A spreadsheet turned this phone number into a rounded number (like "
                     "1.38E+10) and lost digits. Format the column as text and enter it again.");
  }
  if (text.find_first_of("/,;\n") != std::string::npos || absl::StrContains(text, "、")) {
    return CellError("PHONE_SEVERAL", "There is more than one phone number. Leave one.");
  }
  std::string digits = absl::StrReplaceAll(
      text,
      {{" ", ""}, {"-", ""}, {"(", ""}, {")", ""}, {"‐", ""}, {"–", ""}, {"—", ""}, {"−", ""}});
  absl::string_view number = digits;
  absl::ConsumeSuffix(&number, ".0");  // a number cell that went through another program
  const bool international =
      absl::ConsumePrefix(&number, "+") || absl::ConsumePrefix(&number, "00");
  if (AllDigits(number)) {
    if (international && !absl::StartsWith(number, "86")) {
      if (number.size() >= 8 && number.size() <= 15) return absl::StrCat("+", number);
    } else if (international || (number.size() == 13 && absl::StartsWith(number, "86"))) {
      number.remove_prefix(2);
      // Behind +86 the area code has no 0.
      if (IsMobile(number)) return std::string(number);
      const std::string landline = absl::StrCat("0", number);
      if (international && IsLandline(landline)) return landline;
    } else if (IsMobile(number) || IsLandline(number)) {
      return std::string(number);
    }
  }
  return CellError("PHONE_UNREADABLE",
                   "This is not a phone number: a mobile number has 11 digits, a landline number "
                   "its area code.");
}

absl::StatusOr<std::string> ParseName(absl::string_view cell) {
  const std::string text = absl::StrReplaceAll(
      Normalize(cell), {{"•", "·"}, {"・", "·"}, {"‧", "·"}, {"⋅", "·"}, {"∙", "·"}});
  const std::string name = JoinName(text);
  if (name.empty()) return CellError("NAME_MISSING", "There is no name.");
  if (CountCharacters(name) > 60) return CellError("NAME_TOO_LONG", "This name is too long.");
  const bool letter = std::any_of(name.begin(), name.end(), [](unsigned char c) {
    return absl::ascii_isalpha(c) || c >= 0x80;
  });
  const bool control = std::any_of(name.begin(), name.end(), absl::ascii_iscntrl);
  if (!letter || control) return CellError("NAME_UNREADABLE", "This is not a name.");
  return name;
}

bool LooksLikeIdentityNumber(absl::string_view cell) {
  const std::string text = absl::AsciiStrToUpper(
      absl::StrReplaceAll(Normalize(cell), {{" ", ""}, {"-", ""}, {"'", ""}}));
  if (text.size() != 18 || !AllDigits(absl::string_view(text).substr(0, 17))) return false;
  const int birth = Number(absl::string_view(text).substr(6, 8));
  if (!CheckedDay(birth / 10'000, birth / 100 % 100, birth % 100).ok()) return false;
  // GB 11643: weights 2^(17-i) mod 11, check character from this row.
  int sum = 0;
  for (int i = 0; i < 17; ++i) sum += (text[i] - '0') * ((1 << (17 - i)) % 11);
  return text[17] == "10X98765432"[sum % 11];
}

absl::StatusOr<absl::CivilMinute> FromExcelSerial(double serial, bool from_1904) {
  if (!(serial >= 0) || serial >= 2'958'466) {
    return CellError("DATE_IMPOSSIBLE", "There is no such day.");
  }
  // Excel counts a 29 February 1900; before it, days stand one higher.
  const absl::CivilDay start = from_1904     ? absl::CivilDay(1904, 1, 1)
                               : serial < 60 ? absl::CivilDay(1899, 12, 31)
                                             : absl::CivilDay(1899, 12, 30);
  const int64_t minutes = std::llround(serial * 1440);
  return absl::CivilMinute(start) + minutes;
}

}  // namespace glimmer::formats
