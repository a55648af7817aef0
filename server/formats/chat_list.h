// Sign-up lists from chat groups (接龙): text that went from hand to hand, in lines. For each line
// whom it means and what they want. What cannot be read with certainty says so; nothing that looks
// like an entry is dropped. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace glimmer::formats {

enum class ChatAction {
  kJoin,
  kLeave,
  kReplace,  // `name` goes, `replacement` comes
  kMaybe,
  kNotAnEntry,  // chatter, lines of the app, heads of what somebody says, bare numbers
};

// Why an entry is not certain.
enum class ChatDoubt {
  kNone,
  kNumberOnly,       // "4. "
  kNoName,           // wants something, does not say who
  kManyReadings,     // several names and one wish, 2人 beside three names
  kUnknownMark,      // words or signs that may turn the sense round
  kUncountedPeople,  // 带孩子: how many?
  kUnnumbered,       // may be a name, may be chatter
  kTooLong,          // longer than an entry can be
};

struct ChatGoods {
  int quantity = 0;
  std::string unit;  // 双, 袋
  std::string item;
};

struct ChatEntry {
  int line = 0;     // from 1, in the text
  std::string raw;  // the line, or the part of it when one line holds several numbers
  std::optional<int> number;
  ChatAction action = ChatAction::kJoin;
  std::string name;   // NFKC, without decoration and title; empty when none was found
  std::string title;  // 老师
  std::string replacement;
  std::string replacement_title;
  int extra_people = 0;
  std::string unit_hint;
  std::string phone;  // eleven digits
  std::vector<ChatGoods> goods;
  std::vector<int> wish_numbers;
  std::string note;  // never holds a telephone number
  bool certain = true;
  ChatDoubt doubt = ChatDoubt::kNone;
  bool if_known = false;  // not certain, but would be if somebody is called exactly so
  bool receipt = false;   // 张三收到: nothing new from somebody who is on the list
  bool talk = false;      // passed over for what it says
};

struct ChatList {
  std::vector<std::string> titles;  // lines before the first entry; none when there is no entry
  std::vector<ChatEntry> entries;   // one for each person of each line after them
};

// `text`: UTF-8, with or without byte order mark, any line ends; bytes that are no UTF-8 make their
// line uncertain. Time grows with the length alone.
ChatList ReadChatList(absl::string_view text);

struct ChatName {
  std::string name;
  std::string title;
};
// A name as somebody wrote it, by the rules of the lists: "张三老师🌸" is 张三 with title 老师.
ChatName ReadChatName(absl::string_view text);

}  // namespace glimmer::formats
