#include "server/formats/amounts.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

namespace glimmer::formats {
namespace {

constexpr absl::string_view kDigits[] = {"零", "壹", "贰", "叁", "肆",
                                         "伍", "陆", "柒", "捌", "玖"};
constexpr absl::string_view kPlaces[] = {"仟", "佰", "拾", ""};
constexpr absl::string_view kGroups[] = {"", "万", "亿", "万亿"};
constexpr int64_t kGroup = 10'000;

// Four digits from 1 to 9,999; zeros between two others are read once, those at the ends not.
std::string Group(int64_t number) {
  std::string text;
  bool zero = false;
  int64_t place_value = 1'000;
  for (const absl::string_view place : kPlaces) {
    const int64_t digit = number / place_value % 10;
    if (digit == 0) {
      zero = !text.empty();
    } else {
      absl::StrAppend(&text, zero ? kDigits[0] : "", kDigits[digit], place);
      zero = false;
    }
    place_value /= 10;
  }
  return text;
}

// Whole yuan, more than none.
std::string Whole(int64_t yuan) {
  std::string text;
  bool zero = false;
  int64_t group_value = kGroup * kGroup * kGroup;
  for (int i = 3; i >= 0; --i) {
    const int64_t group = yuan / group_value % kGroup;
    if (group == 0) {
      zero = !text.empty();
    } else {
      if (zero || (!text.empty() && group < 1'000)) absl::StrAppend(&text, kDigits[0]);
      absl::StrAppend(&text, Group(group), kGroups[i]);
      zero = false;
    }
    group_value /= kGroup;
  }
  return text;
}

}  // namespace

std::string QuantityText(int64_t thousandths) {
  std::string text = absl::StrFormat("%d.%03d", thousandths / 1'000, thousandths % 1'000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string YuanText(int64_t fen) { return absl::StrFormat("%d.%02d", fen / 100, fen % 100); }

std::string YuanInCapitals(int64_t fen) {
  const int64_t yuan = fen / 100;
  const int64_t tenths = fen / 10 % 10;
  const int64_t hundredths = fen % 10;
  if (fen == 0) return absl::StrCat(kDigits[0], "元整");
  std::string text = yuan == 0 ? "" : absl::StrCat(Whole(yuan), "元");
  if (tenths != 0) {
    absl::StrAppend(&text, kDigits[tenths], "角");
  } else if (hundredths != 0 && yuan != 0) {
    absl::StrAppend(&text, kDigits[0]);
  }
  return hundredths == 0 ? absl::StrCat(text, "整") : absl::StrCat(text, kDigits[hundredths], "分");
}

}  // namespace glimmer::formats
