#include "mobile/model/language_words.h"

#include <QCoreApplication>
#include <utility>

namespace glimmer::mobile {
namespace {

struct LanguageNames {
  Q_DECLARE_TR_FUNCTIONS(LanguageNames)
};

}  // namespace

const std::vector<std::string>& LanguageTags() {
  static const auto& tags = *new std::vector<std::string>{
      "zh-CN", "yue", "nan", "wuu", "hak", "en", "ko", "mn", "kk", "ug", "bo", "csl"};
  return tags;
}

QString LanguageWords(const std::string& tag) {
  const std::pair<const char*, QString> names[] = {
      {"zh-CN", LanguageNames::tr("Mandarin")},   {"yue", LanguageNames::tr("Cantonese")},
      {"nan", LanguageNames::tr("Southern Min")}, {"wuu", LanguageNames::tr("Wu")},
      {"hak", LanguageNames::tr("Hakka")},        {"en", LanguageNames::tr("English")},
      {"ko", LanguageNames::tr("Korean")},        {"mn", LanguageNames::tr("Mongolian")},
      {"kk", LanguageNames::tr("Kazakh")},        {"ug", LanguageNames::tr("Uyghur")},
      {"bo", LanguageNames::tr("Tibetan")},       {"csl", LanguageNames::tr("Sign language")}};
  for (const auto& [known, words] : names) {
    if (tag == known) return words;
  }
  return QString::fromStdString(tag);
}

}  // namespace glimmer::mobile
