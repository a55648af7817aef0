#include "server/people/name_keys.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/synchronization/mutex.h"

namespace glimmer::people {
namespace {

// What the surname rules of ICU ("Han-Latin/Names") leave out. Two characters first.
constexpr std::pair<absl::string_view, absl::string_view> kSurnames[] = {
    {"单于", "chan yu"}, {"單于", "chan yu"}, {"尉遲", "yu chi"}, {"長孫", "zhang sun"},
    {"覃", "qin"},       {"缪", "miao"},      {"繆", "miao"},     {"朴", "piao"},
    {"洗", "xian"},      {"冼", "xian"},      {"盖", "ge"},       {"蓋", "ge"},
    {"區", "ou"},        {"單", "shan"},      {"樂", "yue"},      {"逄", "pang"},
    {"乜", "nie"},       {"宓", "mi"},        {"种", "chong"},    {"員", "yun"},
};

// Building one takes milliseconds, using one is not promised to be safe from two threads.
class Romanizer {
 public:
  explicit Romanizer(const char* rules) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError place;
    transliterator_.reset(icu::Transliterator::createFromRules(
        "glimmer", icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, place, error));
  }

  std::string operator()(icu::UnicodeString text) {
    {
      absl::MutexLock lock(&mutex_);
      if (transliterator_) transliterator_->transliterate(text);
    }
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
  }

 private:
  absl::Mutex mutex_;
  std::unique_ptr<icu::Transliterator> transliterator_;
};

// `rules` of a name's first run of Han characters, of later runs, of other scripts.
Romanizer& SurnameRomanizer() {
  static Romanizer& romanizer =
      *new Romanizer("::Han-Latin/Names; ::NFC; [üǖǘǚǜ] > v; ::Latin-ASCII; ::Lower;");
  return romanizer;
}
Romanizer& HanRomanizer() {
  static Romanizer& romanizer =
      *new Romanizer("::Han-Latin; ::NFC; [üǖǘǚǜ] > v; ::Latin-ASCII; ::Lower;");
  return romanizer;
}
Romanizer& OtherRomanizer() {
  static Romanizer& romanizer = *new Romanizer("::Any-Latin; ::Latin-ASCII; ::Lower;");
  return romanizer;
}

bool IsHan(UChar32 c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(c, &error) == USCRIPT_HAN;
}

// The name in runs of Han and of everything else.
std::vector<std::pair<bool, icu::UnicodeString>> RunsOf(const icu::UnicodeString& text) {
  std::vector<std::pair<bool, icu::UnicodeString>> runs;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (runs.empty() || runs.back().first != IsHan(c)) {
      runs.emplace_back(IsHan(c), icu::UnicodeString());
    }
    runs.back().second.append(IsMiddleDot(c) ? UChar32{' '} : c);
  }
  return runs;
}

std::string ReadSurnameRun(const icu::UnicodeString& run) {
  for (const auto& [surname, reading] : kSurnames) {
    const icu::UnicodeString characters =
        icu::UnicodeString::fromUTF8({surname.data(), static_cast<int32_t>(surname.size())});
    if (!run.startsWith(characters)) continue;
    return absl::StrCat(reading, " ", HanRomanizer()(run.tempSubString(characters.length())));
  }
  return SurnameRomanizer()(run);
}

std::string JoinWords(absl::string_view text) {
  std::string plain;
  for (const char c : text) {
    const bool word = absl::ascii_isalnum(c) || static_cast<unsigned char>(c) >= 0x80;
    plain.push_back(word ? c : ' ');
  }
  return absl::StrJoin(absl::StrSplit(plain, ' ', absl::SkipEmpty()), " ");
}

std::string Contains(absl::string_view text) {
  return absl::StrCat("%", absl::StrReplaceAll(text, {{"\\", "\\\\"}, {"%", "\\%"}, {"_", "\\_"}}),
                      "%");
}

}  // namespace

std::string NamePinyin(absl::string_view name) {
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  std::string out;
  bool first = true;
  for (const auto& [han, run] : RunsOf(text)) {
    const std::string read = !han    ? OtherRomanizer()(run)
                             : first ? ReadSurnameRun(run)
                                     : HanRomanizer()(run);
    absl::StrAppend(&out, han ? " " : "", read, han ? " " : "");
    first = false;
  }
  return JoinWords(out);
}

NamePatterns PatternsOf(absl::string_view query) {
  const std::string fold = NameFold(query);
  bool han = false;
  for (const auto& run : RunsOf(icu::UnicodeString::fromUTF8(fold))) han = han || run.first;
  if (han) return {Contains(fold), ""};
  const std::string letters = absl::StrReplaceAll(NamePinyin(query), {{" ", ""}});
  return {Contains(fold), letters.empty() ? "" : Contains(letters)};
}

}  // namespace glimmer::people
