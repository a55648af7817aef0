// Languages that people speak, by their names. Pure, but for the language of the app.
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace glimmer::mobile {

// Of a BCP 47 tag; the tag itself when it is none of those that the app can name.
QString LanguageWords(const std::string& tag);
// Those that the app can name.
const std::vector<std::string>& LanguageTags();

}  // namespace glimmer::mobile
