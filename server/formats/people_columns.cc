// Tables of header aliases, refused words and language names. All are in folded form (see Fold):
// lower case, no spaces.
#include "server/formats/people_columns.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "server/formats/text_decode.h"

namespace glimmer::formats {
namespace {

using Alias = std::pair<absl::string_view, PeopleField>;

// Not here on purpose: 编号, 序号, no., id. They are row counters as often as volunteer numbers,
// and a counter taken for a number would join different people.
constexpr Alias kAliases[] = {
    {"姓名", PeopleField::kName},
    {"名字", PeopleField::kName},
    {"志愿者姓名", PeopleField::kName},
    {"队员姓名", PeopleField::kName},
    {"成员姓名", PeopleField::kName},
    {"志愿者", PeopleField::kName},
    {"name", PeopleField::kName},
    {"fullname", PeopleField::kName},
    {"volunteername", PeopleField::kName},
    {"volunteer", PeopleField::kName},
    {"手机", PeopleField::kPhone},
    {"手机号", PeopleField::kPhone},
    {"手机号码", PeopleField::kPhone},
    {"联系电话", PeopleField::kPhone},
    {"电话", PeopleField::kPhone},
    {"电话号码", PeopleField::kPhone},
    {"移动电话", PeopleField::kPhone},
    {"联系方式", PeopleField::kPhone},
    {"联系手机", PeopleField::kPhone},
    {"phone", PeopleField::kPhone},
    {"phonenumber", PeopleField::kPhone},
    {"mobile", PeopleField::kPhone},
    {"mobilephone", PeopleField::kPhone},
    {"mobilenumber", PeopleField::kPhone},
    {"telephone", PeopleField::kPhone},
    {"tel", PeopleField::kPhone},
    {"cellphone", PeopleField::kPhone},
    {"志愿者编号", PeopleField::kExternalId},
    {"志愿者号", PeopleField::kExternalId},
    {"志愿者号码", PeopleField::kExternalId},
    {"志愿者证号", PeopleField::kExternalId},
    {"志愿者注册号", PeopleField::kExternalId},
    {"注册编号", PeopleField::kExternalId},
    {"统一编号", PeopleField::kExternalId},
    {"volunteernumber", PeopleField::kExternalId},
    {"volunteerno", PeopleField::kExternalId},
    {"volunteerno.", PeopleField::kExternalId},
    {"volunteerid", PeopleField::kExternalId},
    {"volunteeridnumber", PeopleField::kExternalId},
    {"单位", PeopleField::kHomeUnit},
    {"所属单位", PeopleField::kHomeUnit},
    {"所在单位", PeopleField::kHomeUnit},
    {"队伍", PeopleField::kHomeUnit},
    {"所属队伍", PeopleField::kHomeUnit},
    {"服务队", PeopleField::kHomeUnit},
    {"所属服务队", PeopleField::kHomeUnit},
    {"小队", PeopleField::kHomeUnit},
    {"团队", PeopleField::kHomeUnit},
    {"所属团队", PeopleField::kHomeUnit},
    {"组织", PeopleField::kHomeUnit},
    {"所属组织", PeopleField::kHomeUnit},
    {"部门", PeopleField::kHomeUnit},
    {"unit", PeopleField::kHomeUnit},
    {"homeunit", PeopleField::kHomeUnit},
    {"team", PeopleField::kHomeUnit},
    {"branch", PeopleField::kHomeUnit},
    {"department", PeopleField::kHomeUnit},
    {"organisation", PeopleField::kHomeUnit},
    {"organization", PeopleField::kHomeUnit},
    {"社区", PeopleField::kCommunities},
    {"所属社区", PeopleField::kCommunities},
    {"所在社区", PeopleField::kCommunities},
    {"报到社区", PeopleField::kCommunities},
    {"双报到社区", PeopleField::kCommunities},
    {"居住社区", PeopleField::kCommunities},
    {"村", PeopleField::kCommunities},
    {"村居", PeopleField::kCommunities},
    {"村社区", PeopleField::kCommunities},
    {"社区/村", PeopleField::kCommunities},
    {"村/社区", PeopleField::kCommunities},
    {"所在村", PeopleField::kCommunities},
    {"community", PeopleField::kCommunities},
    {"communities", PeopleField::kCommunities},
    {"village", PeopleField::kCommunities},
    {"出生日期", PeopleField::kBirth},
    {"出生年月", PeopleField::kBirth},
    {"出生年月日", PeopleField::kBirth},
    {"出生年份", PeopleField::kBirth},
    {"出生年", PeopleField::kBirth},
    {"出生", PeopleField::kBirth},
    {"生日", PeopleField::kBirth},
    {"birthdate", PeopleField::kBirth},
    {"dateofbirth", PeopleField::kBirth},
    {"dob", PeopleField::kBirth},
    {"birthday", PeopleField::kBirth},
    {"birthyear", PeopleField::kBirth},
    {"yearofbirth", PeopleField::kBirth},
    {"语言", PeopleField::kLanguages},
    {"语种", PeopleField::kLanguages},
    {"语言能力", PeopleField::kLanguages},
    {"掌握语言", PeopleField::kLanguages},
    {"language", PeopleField::kLanguages},
    {"languages", PeopleField::kLanguages},
    {"技能", PeopleField::kSkills},
    {"专业技能", PeopleField::kSkills},
    {"服务技能", PeopleField::kSkills},
    {"技能特长", PeopleField::kSkills},
    {"特长", PeopleField::kSkills},
    {"专长", PeopleField::kSkills},
    {"skill", PeopleField::kSkills},
    {"skills", PeopleField::kSkills},
    {"入队时间", PeopleField::kJoined},
    {"入队日期", PeopleField::kJoined},
    {"加入时间", PeopleField::kJoined},
    {"加入日期", PeopleField::kJoined},
    {"注册时间", PeopleField::kJoined},
    {"注册日期", PeopleField::kJoined},
    {"joined", PeopleField::kJoined},
    {"joindate", PeopleField::kJoined},
    {"datejoined", PeopleField::kJoined},
    {"joineddate", PeopleField::kJoined},
    {"membersince", PeopleField::kJoined},
    {"registrationdate", PeopleField::kJoined},
    {"时长", PeopleField::kStatedTime},
    {"服务时长", PeopleField::kStatedTime},
    {"累计时长", PeopleField::kStatedTime},
    {"累计服务时长", PeopleField::kStatedTime},
    {"志愿时长", PeopleField::kStatedTime},
    {"小时", PeopleField::kStatedTime},
    {"服务小时", PeopleField::kStatedTime},
    {"时数", PeopleField::kStatedTime},
    {"服务时数", PeopleField::kStatedTime},
    {"hours", PeopleField::kStatedTime},
    {"servicehours", PeopleField::kStatedTime},
    {"totalhours", PeopleField::kStatedTime},
};

// A header that contains one of these is refused: better one column too many than a leak.
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

constexpr std::pair<absl::string_view, absl::string_view> kLanguages[] = {
    {"中文", "zh"},        {"汉语", "zh"},
    {"普通话", "zh"},      {"国语", "zh"},
    {"chinese", "zh"},     {"mandarin", "zh"},
    {"putonghua", "zh"},   {"粤语", "yue"},
    {"广东话", "yue"},     {"cantonese", "yue"},
    {"客家话", "hak"},     {"hakka", "hak"},
    {"闽南语", "nan"},     {"闽南话", "nan"},
    {"吴语", "wuu"},       {"上海话", "wuu"},
    {"英语", "en"},        {"英文", "en"},
    {"english", "en"},     {"日语", "ja"},
    {"日文", "ja"},        {"japanese", "ja"},
    {"韩语", "ko"},        {"朝鲜语", "ko"},
    {"korean", "ko"},      {"法语", "fr"},
    {"french", "fr"},      {"德语", "de"},
    {"german", "de"},      {"俄语", "ru"},
    {"russian", "ru"},     {"西班牙语", "es"},
    {"spanish", "es"},     {"葡萄牙语", "pt"},
    {"portuguese", "pt"},  {"阿拉伯语", "ar"},
    {"arabic", "ar"},      {"藏语", "bo"},
    {"tibetan", "bo"},     {"蒙古语", "mn"},
    {"mongolian", "mn"},   {"维吾尔语", "ug"},
    {"uyghur", "ug"},      {"壮语", "za"},
    {"zhuang", "za"},      {"越南语", "vi"},
    {"vietnamese", "vi"},  {"手语", "csl"},
    {"中国手语", "csl"},   {"signlanguage", "csl"},
    {"zh", "zh"},          {"yue", "yue"},
    {"hak", "hak"},        {"nan", "nan"},
    {"wuu", "wuu"},        {"en", "en"},
    {"ja", "ja"},          {"ko", "ko"},
    {"fr", "fr"},          {"de", "de"},
    {"ru", "ru"},          {"es", "es"},
    {"pt", "pt"},          {"ar", "ar"},
    {"bo", "bo"},          {"mn", "mn"},
    {"ug", "ug"},          {"za", "za"},
    {"vi", "vi"},          {"csl", "csl"},
    {"zh-cn", "zh-CN"},    {"zh-hant", "zh-Hant"},
    {"zh-tw", "zh-TW"},    {"zh-hk", "zh-HK"},
    {"zh-hans", "zh-Hans"}};

std::optional<PeopleField> AliasOf(absl::string_view key) {
  for (const auto& [alias, field] : kAliases) {
    if (alias == key) return field;
  }
  return std::nullopt;
}

bool IsRefused(absl::string_view folded, absl::string_view key) {
  return std::any_of(std::begin(kRefusedParts), std::end(kRefusedParts),
                     [&](auto part) { return absl::StrContains(folded, part); }) ||
         std::any_of(std::begin(kRefusedWhole), std::end(kRefusedWhole),
                     [&](auto word) { return folded == word || key == word; });
}

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

ColumnMeaning MeaningOf(absl::string_view header) {
  const std::string folded = Fold(header);
  if (const auto field = AliasOf(folded)) return {field, false};
  const std::string key = WithoutExtras(folded);
  if (IsRefused(folded, key)) return {std::nullopt, true};
  return {AliasOf(key), false};
}

std::optional<absl::string_view> LanguageTag(absl::string_view name) {
  const std::string folded = Fold(name);
  for (const auto& [language, tag] : kLanguages) {
    if (folded == language) return tag;
  }
  return std::nullopt;
}

}  // namespace glimmer::formats
