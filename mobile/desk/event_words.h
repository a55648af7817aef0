// What an event cannot be sent without, of its words. Pure, but for the language.
#pragma once

#include <QString>

namespace glimmer::mobile {

// The first thing that is wrong with them, or empty.
QString MissingOfWords(const QString& title, const QString& description);

}  // namespace glimmer::mobile
