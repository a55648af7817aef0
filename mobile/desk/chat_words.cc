#include "mobile/desk/chat_words.h"

#include <QCoreApplication>
#include <map>

namespace glimmer::mobile {

QString ReasonWords(const std::string& reason) {
  static const std::map<std::string, const char*> kWords = {
      {"UNKNOWN_NAME", QT_TRANSLATE_NOOP("ChatReasons", "Nobody here has this name.")},
      {"SEVERAL_PEOPLE", QT_TRANSLATE_NOOP("ChatReasons", "Several people have this name.")},
      {"MAYBE", QT_TRANSLATE_NOOP("ChatReasons", "They are not sure yet.")},
      {"UNREADABLE", QT_TRANSLATE_NOOP("ChatReasons", "This could not be understood.")},
      {"NICKNAME_ONLY", QT_TRANSLATE_NOOP("ChatReasons", "This is only a nickname.")},
      {"OTHER_PHONE", QT_TRANSLATE_NOOP("ChatReasons", "The number is another one.")},
      {"OTHER_UNIT", QT_TRANSLATE_NOOP("ChatReasons", "They belong to another unit.")},
      {"TWICE", QT_TRANSLATE_NOOP("ChatReasons", "They are in the list twice.")},
      {"LEFT_AND_JOINED", QT_TRANSLATE_NOOP("ChatReasons", "They join and leave in one list.")},
      {"NOT_ON_IT", QT_TRANSLATE_NOOP("ChatReasons", "They leave and were not signed up.")},
      {"ALREADY_ON", QT_TRANSLATE_NOOP("ChatReasons", "They are signed up already.")},
      {"TOO_MANY_EXTRAS", QT_TRANSLATE_NOOP("ChatReasons", "They bring too many others.")},
      {"CHATTER", QT_TRANSLATE_NOOP("ChatReasons", "This is talk.")},
      {"NUMBER_ONLY", QT_TRANSLATE_NOOP("ChatReasons", "There is only a number.")},
      {"SUPERSEDED", QT_TRANSLATE_NOOP("ChatReasons", "A later line replaces it.")},
      {"TAKEN_BACK", QT_TRANSLATE_NOOP("ChatReasons", "A later line takes it back.")},
  };
  const auto found = kWords.find(reason);
  return found == kWords.end() ? QString::fromStdString(reason)
                               : QCoreApplication::translate("ChatReasons", found->second);
}

}  // namespace glimmer::mobile
