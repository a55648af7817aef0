// Whom of a roster the entries of a chat list mean. A name must be the same to the last character;
// what only sounds or looks like one becomes a question with the likely people beside it. Pure; any
// thread.
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "server/formats/chat_list.h"

namespace glimmer::formats {

struct ChatCandidate {
  std::string person_id;
  std::string display_name;
  std::string pinyin;  // people::NamePinyin of the name
  std::vector<std::string> units;
  std::string phone;  // may be empty
  bool already_signed_up = false;
};

struct ChatMatched {
  std::string person_id;  // who joins or leaves
  ChatAction action = ChatAction::kJoin;
  int extra_people = 0;
  std::string replacement_id;  // who comes, of kReplace
};

enum class ChatQuestionKind {
  kUnknownName,    // nobody is called so; `candidates` sound or look alike
  kSeveralPeople,  // all of `candidates` are called so
  kMaybe,
  kUnreadable,    // see the entry's doubt
  kNicknameOnly,  // 王阿姨; `candidates` by surname
  kOtherPhone,    // name and telephone belong to different people, or the telephone is new
  kOtherUnit,     // the name is of somebody in another unit
};
struct ChatQuestion {
  ChatQuestionKind kind = ChatQuestionKind::kUnreadable;
  std::vector<std::string> candidates;  // person ids, likely ones first, at most kMaxSuggestions
  std::string leaver_id;                // when the question is who comes in whose place: who goes
};

enum class ChatConflictKind {
  kTwice,          // joined further up, and here again
  kLeftAndJoined,  // left further up, and here again
  kNotOnIt,        // leaves, but never was on it
  kAlreadyOn,      // joins, but is on it already
  kTooManyExtras,  // more than kMaxExtraPeople
};
struct ChatConflict {
  ChatConflictKind kind = ChatConflictKind::kTwice;
  std::string person_id;
};

enum class ChatIgnoredReason {
  kChatter,
  kNumberOnly,
  kSuperseded,  // a later line takes it back
  kTakenBack,   // takes back a line further up; together nothing is left to do
};
struct ChatIgnored {
  ChatIgnoredReason reason = ChatIgnoredReason::kChatter;
  int line = 0;
};

using ChatOutcome = std::variant<ChatMatched, ChatQuestion, ChatConflict, ChatIgnored>;

inline constexpr int kMaxExtraPeople = 3;
inline constexpr size_t kMaxSuggestions = 8;

// One outcome for each entry, in their order. Time grows with entries plus candidates.
std::vector<ChatOutcome> MatchChat(const ChatList& list,
                                   const std::vector<ChatCandidate>& candidates);

}  // namespace glimmer::formats
