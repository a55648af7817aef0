// Refused words, in folded form (see Fold): lower case, no spaces.
#include "server/formats/sheet_columns.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "server/formats/text_decode.h"

namespace glimmer::formats {
namespace {

// A header that contains one of these is refused.
constexpr absl::string_view kRefusedParts[] = {
    "身份证",    "身份号",      "证件",      "护照",        "通行证",         "社保号",
    "民族",      "族别",        "政治",      "党派",        "党支部",         "党组织",
    "入党",      "宗教",        "信仰",      "健康",        "病史",           "疾病",
    "病情",      "病症",        "慢性病",    "残疾",        "残障",           "血型",
    "体检",      "用药",        "过敏",      "收入",        "工资",           "低保",
    "银行卡",    "银行账",      "指纹",      "人脸",        "identity",       "idcard",
    "idnumber",  "nationalid",  "passport",  "ssn",         "socialsecurity", "ethnic",
    "political", "partymember", "religio",   "health",      "medical",        "disease",
    "illness",   "disabilit",   "disabled",  "allerg",      "bloodtype",      "income",
    "salary",    "bankaccount", "biometric", "fingerprint",
};

// Too short to be looked for inside other words.
constexpr absl::string_view kRefusedWhole[] = {"党员",  "是否党员", "党员身份", "党龄", "idno",
                                               "idno.", "race",     "faith",    "party"};

// Without what stands in brackets and without marks of obligation.
std::string WithoutExtras(absl::string_view folded) {
  std::string key;
  int depth = 0;
  for (const char c : absl::StrReplaceAll(folded, {{"【", "("}, {"】", ")"}})) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0 && c != '*' && c != ':' && c != '\n' && c != '\r') key.push_back(c);
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return key;
}

}  // namespace

HeaderKeys KeysOf(absl::string_view header) {
  HeaderKeys keys;
  keys.whole = Fold(header);
  keys.key = WithoutExtras(keys.whole);
  return keys;
}

bool MustNotBeCollected(const HeaderKeys& keys) {
  return std::any_of(std::begin(kRefusedParts), std::end(kRefusedParts),
                     [&](auto part) { return absl::StrContains(keys.whole, part); }) ||
         std::any_of(std::begin(kRefusedWhole), std::end(kRefusedWhole),
                     [&](auto word) { return keys.whole == word || keys.key == word; });
}

}  // namespace glimmer::formats
