#include "server/formats/chat_shape.h"

#include <algorithm>

namespace glimmer::formats::chat {
namespace {

bool IsPartOfThing(const Token& token) {
  return token.kind == TokenKind::kText || IsWord(token, WordClass::kThing);
}

bool IsSpace(const Token& token) {
  return token.kind == TokenKind::kSeparator && token.text == U" ";
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
  return std::all_of(tokens.begin() + 1, tokens.end(), [](const Token& token) {
    const bool time = token.kind == TokenKind::kMoment || IsWord(token, WordClass::kDay);
    return (time && !token.glued) || IsSpace(token);
  });
}

}  // namespace glimmer::formats::chat
