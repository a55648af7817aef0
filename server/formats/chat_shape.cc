#include "server/formats/chat_shape.h"

#include <algorithm>

#include "server/formats/chat_names.h"

namespace glimmer::formats::chat {
namespace {

bool IsPartOfThing(const Token& token) {
  return token.kind == TokenKind::kText || IsWord(token, WordClass::kThing);
}

bool IsSpace(const Token& token) {
  return token.kind == TokenKind::kSeparator && token.text == U" ";
}

bool IsTime(const Token& token) {
  return token.kind == TokenKind::kMoment || IsWord(token, WordClass::kDay);
}

// One text, or two that are one name: 三组-李小梅, Mei 李小梅. 张小强 李小梅 8:00 may be who comes
// when.
bool IsOneName(const std::vector<Token>& tokens) {
  std::vector<TextView> texts;
  bool dashed = false;
  for (const Token& token : tokens) {
    const bool sign = token.kind == TokenKind::kSeparator || token.kind == TokenKind::kUnit;
    if (token.kind == TokenKind::kText) {
      texts.push_back(token.text);
    } else if (!sign) {
      return false;
    }
    dashed = dashed || token.text == U"-" || token.text == U"_" || token.text == U"|";
  }
  if (texts.size() != 2) return texts.size() == 1;
  const bool mixed = IsHan(texts[0][0]) != IsHan(texts[1][0]);
  return mixed || (dashed && !(LooksLikeName(texts[0]) && LooksLikeName(texts[1])));
}

bool IsReporting(TextView word) {
  return word == U"代报" || word == U"代报名" || word == U"代接" || word == U"代接龙" ||
         word == U"帮报" || word == U"替报" || word == U"帮忙报";
}

}  // namespace

bool IsWord(const Token& token, WordClass word) {
  return token.kind == TokenKind::kWord && token.word == word;
}

bool IsNoteLike(const Token& token) {
  return IsWord(token, WordClass::kNote) || IsWord(token, WordClass::kThing);
}

bool IsBareGoods(const std::vector<Token>& tokens, size_t at) {
  return at < tokens.size() && tokens[at].kind == TokenKind::kGoods && tokens[at].glued &&
         tokens[at].goods.item.empty();
}

size_t ItemEnd(const std::vector<Token>& tokens, size_t at) {
  size_t end = at;
  while (end + 1 < tokens.size() && tokens[end + 1].glued && IsPartOfThing(tokens[end + 1])) ++end;
  return IsBareGoods(tokens, end + 1) ? end : at;
}

bool Amends(const std::vector<Token>& tokens, size_t at) {
  if (at + 1 >= tokens.size()) return false;
  const Token& next = tokens[at + 1];
  if (next.kind == TokenKind::kGoods || next.kind == TokenKind::kWishes) return true;
  // 换2人 is open.
  if (next.kind == TokenKind::kCount) return tokens[at].text[0] == U'改';
  return IsPartOfThing(next) && IsBareGoods(tokens, ItemEnd(tokens, at + 1) + 1);
}

bool IsAmended(const std::vector<Token>& tokens, size_t at) {
  if (at + 2 >= tokens.size()) return false;
  const Token& next = tokens[at + 1];
  const TokenKind to = tokens[at + 2].kind;
  return IsWord(next, WordClass::kInstead) && next.glued && Amends(tokens, at + 1) &&
         to != TokenKind::kCount && to != TokenKind::kWishes;
}

bool TextFollows(const std::vector<Token>& tokens, size_t at) {
  return std::any_of(tokens.begin() + static_cast<long>(at) + 1, tokens.end(),
                     [](const Token& token) { return token.kind == TokenKind::kText; });
}

bool IsHeading(const std::vector<Token>& tokens) {
  bool words = false;
  for (const Token& token : tokens) {
    const bool word = IsNoteLike(token) || IsWord(token, WordClass::kDay);
    if (!word && token.kind != TokenKind::kSeparator) return false;
    words = words || word;
  }
  return words;
}

bool IsSpeechHead(const std::vector<Token>& tokens) {
  if (tokens.empty() || tokens[0].kind != TokenKind::kText) return false;
  const auto time = std::find_if(tokens.begin(), tokens.end(), IsTime);
  const std::vector<Token> who(tokens.begin(), time);
  if (!IsOneName(who)) return false;
  return std::all_of(time, tokens.end(), [&](const Token& token) {
    const bool colon = token.text == U":" && &token == &tokens.back();
    return (IsTime(token) && !token.glued) || IsSpace(token) || colon;
  });
}

bool EndsInClock(const std::vector<Token>& tokens) {
  const auto last = std::find_if_not(tokens.rbegin(), tokens.rend(), [](const Token& token) {
    return IsSpace(token) || token.text == U":";
  });
  return last != tokens.rend() && last->kind == TokenKind::kMoment &&
         last->text.find(U':') != Text::npos;
}

size_t ReporterEnd(const std::vector<Token>& tokens, size_t at) {
  if (at == 0 || tokens[at - 1].kind != TokenKind::kOpen) return 0;
  TextView name = tokens[at].text;
  size_t end = at;
  if (name.ends_with(U"代")) {
    name.remove_suffix(1);
  } else if (at + 1 < tokens.size() && IsReporting(tokens[at + 1].text)) {
    ++end;
    if (end + 1 < tokens.size() && tokens[end + 1].text == U"的") ++end;
  } else {
    return 0;
  }
  const bool closes = end + 1 < tokens.size() && tokens[end + 1].kind == TokenKind::kClose;
  return closes && LooksLikeName(name) ? end : 0;
}

}  // namespace glimmer::formats::chat
