// One line of a chat list, cut into the pieces its reader decides about. Pure; any thread.
#pragma once

#include <vector>

#include "server/formats/chat_words.h"

namespace glimmer::formats::chat {

enum class TokenKind {
  kText,  // letters that are no word of ours: a name, a village, anything
  kWord,
  kCount,
  kMoment,
  kUnit,  // 3组
  kGoods,
  kWishes,
  kPhone,
  kNumber,  // digits of no known use
  kSeparator,
  kOpen,
  kClose,
  kStrikeOn,
  kStrikeOff,
  kCross,
  kQuestion,
  kOdd,
};

struct Token {
  TokenKind kind;
  Text text;           // as it stands
  bool glued = false;  // to the token before
  WordClass word = WordClass::kNote;
  Count count;
  Goods goods;
  Wishes wishes;
  Text digits;         // of a telephone
  bool stamp = false;  // of a moment
};

// `plain` as chat::Plain makes it.
std::vector<Token> Tokens(TextView plain);

}  // namespace glimmer::formats::chat
