#include "mobile/desk/event_words.h"

#include <QCoreApplication>

namespace glimmer::mobile {
namespace {

constexpr int kMostDescription = 2000;  // as the server takes

struct EventWords {
  Q_DECLARE_TR_FUNCTIONS(EventWords)
};

}  // namespace

QString MissingOfWords(const QString& title, const QString& description) {
  if (title.trimmed().isEmpty()) return EventWords::tr("Give it a name");
  const bool too_long = description.trimmed().size() > kMostDescription;
  return too_long ? EventWords::tr("The description is too long: 2,000 characters at most")
                  : QString();
}

}  // namespace glimmer::mobile
