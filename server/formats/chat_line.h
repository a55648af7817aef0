// What one line of a chat list says: who, and each thing they want, before it is decided what that
// makes of the line. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/formats/chat_list.h"
#include "server/formats/chat_tokens.h"

namespace glimmer::formats::chat {

struct Person {
  Text name;
  Text title;
  std::string unit;
  std::string phone;
  int extra = 0;
  bool strong = false;     // shaped like a name, not only in its place
  bool struck = false;     // ~~name~~
  bool bracketed = false;  // (name)
};

struct Swap {
  size_t at = 0;             // names before the word
  bool second_goes = false;  // A 替 B, not A 改成 B
};

struct Draft {
  std::vector<Person> people;
  std::string lead_unit;   // before every name
  std::string lead_phone;  // the same
  std::string note;
  std::vector<ChatGoods> goods;
  std::vector<int> wishes;
  std::optional<int> total;  // 共3人
  std::optional<Swap> swap;
  bool more = false;  // +1
  bool leave = false;
  bool maybe = false;
  bool unsure = false;  // maybe by a word, not only by a question mark
  bool self = false;    // 我
  bool asks = false;    // 报名, 参加
  bool comes = false;   // 我来, 也去, 算我一个
  bool polite = false;
  bool reason = false;
  bool plain_note = false;  // a note that is no reason, outside of ~~ ~~
  bool notice = false;      // begins like a word to all
  bool assumed = false;     // the wishes are wishes only if the list is about wishes
  bool heading = false;     // nothing but words of the time or of what is done
  bool head = false;        // a name and a time: who says what comes after it
  bool system = false;
  bool stamp = false;
  bool clock = false;
  bool strikes = false;
  bool late_name = false;  // other words stand before the first name
  bool ends_with_colon = false;
  bool empty = true;        // nothing but signs
  bool brief = false;       // one short run of letters at the head, and little more
  bool loose_note = false;  // a note that may be about one of several people only
  bool if_known = false;    // certain, if a name written so is known
  bool late_clock = false;  // ends in a time, as the head of what somebody says does
  int texts = 0;
  ChatDoubt doubt = ChatDoubt::kNone;
};

Draft ReadLine(const std::vector<Token>& tokens);
// The same of a line that `speaker` says, or that goes on about them; they are its first person.
Draft ReadLineOf(const Person& speaker, const std::vector<Token>& tokens);

}  // namespace glimmer::formats::chat
