// What the tokens of a line make together before anybody is read in them: the things that are cut
// in pieces by words of ours, changes of a thing, headings. Pure; any thread.
#pragma once

#include <vector>

#include "server/formats/chat_tokens.h"

namespace glimmer::formats::chat {

bool IsWord(const Token& token, WordClass word);
bool IsNoteLike(const Token& token);  // kNote or kThing

// A quantity whose thing stands right before it: 3件 of 羽绒服3件.
bool IsBareGoods(const std::vector<Token>& tokens, size_t at);

// The last token of the thing that begins at `at`, 儿童羽绒服3件; `at` when there is no such thing
// or it is one token.
size_t ItemEnd(const std::vector<Token>& tokens, size_t at);

// The word at `at` says not who comes instead but how much of what: 改成四双, 改成果汁两箱,
// 改成3人.
bool Amends(const std::vector<Token>& tokens, size_t at);

// 棉鞋 of 棉鞋改成四双, and of 棉鞋改成布鞋四双, which it does not come to.
bool IsAmended(const std::vector<Token>& tokens, size_t at);

// A text comes after `at`.
bool TextFollows(const std::vector<Token>& tokens, size_t at);

// Nothing but words of the time or of what is done.
bool IsHeading(const std::vector<Token>& tokens);

// Texts and a time: the head of what somebody says, 林小芳 08:15, and as apps copy it with two
// names, 三组-林小芳 2024/3/5 08:15:
bool IsSpeechHead(const std::vector<Token>& tokens);
// Ends in a time of the day, as such a head does.
bool EndsInClock(const std::vector<Token>& tokens);

// The last token of 孙小明代报 in brackets behind a name: who only writes it for them. 0 when
// nobody does.
size_t ReporterEnd(const std::vector<Token>& tokens, size_t at);

}  // namespace glimmer::formats::chat
