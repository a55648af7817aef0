#include "server/formats/chat_list.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "server/formats/chat_line.h"
#include "server/formats/chat_text.h"
#include "server/formats/chat_tokens.h"
#include "server/formats/text_decode.h"

namespace glimmer::formats {
namespace {

using chat::Draft;
using chat::Person;
using chat::TextView;

// No entry is longer; what is, is not looked at.
constexpr size_t kMaxPiece = 400;
constexpr int kMaxExtras = 99;

struct Piece {
  int line = 0;
  std::string raw;
  std::optional<chat::LineMark> mark;
  bool mention = false;  // begins with @
  bool quote = false;    // says again what somebody said
  Draft draft;
};

Piece MakePiece(TextView marked, int line) {
  Piece piece;
  piece.line = line;
  const size_t start = chat::SkipDecoration(marked, 0);
  const bool struck = start < marked.size() && marked[start] == chat::kStrikeOn;
  const size_t head = struck ? chat::SkipDecoration(marked, start + 1) : start;
  piece.mark = chat::MarkAt(marked, head);
  chat::Text rest = struck ? chat::Text(1, chat::kStrikeOn) : chat::Text();
  rest.append(marked.substr(std::min(piece.mark ? piece.mark->end : head, marked.size())));
  const char32_t first = start < marked.size() ? marked[start] : 0;
  piece.quote = !piece.mark && (first == U'「' || first == U'>' || first == U'『');
  if (rest.size() > kMaxPiece) {
    piece.draft.doubt = ChatDoubt::kTooLong;
    return piece;
  }
  const chat::Text plain = chat::Plain(rest);
  piece.mention = !plain.empty() && plain[0] == U'@';
  piece.draft = chat::ReadLine(chat::Tokens(plain));
  return piece;
}

ChatEntry EntryOf(const Piece& piece, ChatAction action) {
  ChatEntry entry;
  entry.line = piece.line;
  entry.raw = piece.raw;
  if (piece.mark) entry.number = piece.mark->number;
  entry.action = action;
  return entry;
}

void Doubt(ChatEntry& entry, ChatDoubt doubt) {
  entry.certain = false;
  if (entry.doubt == ChatDoubt::kNone) entry.doubt = doubt;
}

void SetFacts(const Draft& draft, ChatEntry& entry) {
  entry.note = draft.note;
  entry.goods = draft.goods;
  entry.wish_numbers = draft.wishes;
  if (draft.doubt != ChatDoubt::kNone) Doubt(entry, draft.doubt);
}

void SetPerson(const Person& person, const Draft& draft, ChatEntry& entry) {
  entry.name = chat::ToUtf8(person.name);
  entry.title = chat::ToUtf8(person.title);
  entry.unit_hint = person.unit.empty() ? draft.lead_unit : person.unit;
  entry.phone = person.phone.empty() ? draft.lead_phone : person.phone;
  entry.extra_people = std::min(person.extra, kMaxExtras);
}

std::vector<ChatEntry> Replacement(const Piece& piece) {
  const Draft& draft = piece.draft;
  ChatEntry entry = EntryOf(piece, ChatAction::kReplace);
  const bool whole = draft.people.size() == 2 && draft.swap->at == 1;
  // 替李四 in brackets after 张三, or at the head: still two, one before and one after.
  if (draft.people.empty()) Doubt(entry, ChatDoubt::kNoName);
  if (!whole) Doubt(entry, draft.people.size() < 2 ? ChatDoubt::kNoName : ChatDoubt::kManyReadings);
  if (!draft.people.empty()) {
    const size_t gone = whole && draft.swap->second_goes ? 1 : 0;
    SetPerson(draft.people[gone], draft, entry);
    if (whole) {
      entry.replacement = chat::ToUtf8(draft.people[1 - gone].name);
      entry.replacement_title = chat::ToUtf8(draft.people[1 - gone].title);
    }
  }
  SetFacts(draft, entry);
  if (draft.leave || draft.maybe || draft.more || draft.total) {
    Doubt(entry, ChatDoubt::kManyReadings);
  }
  return {entry};
}

// One wish beside several names: whose is it?
bool IsShared(const Draft& draft) {
  const auto phones = std::count_if(draft.people.begin(), draft.people.end(),
                                    [](const Person& person) { return !person.phone.empty(); });
  const bool some_phones = phones > 0 && phones != static_cast<long>(draft.people.size());
  return draft.leave || draft.maybe || some_phones || !draft.lead_phone.empty() ||
         !draft.goods.empty() || !draft.wishes.empty() || !draft.note.empty() ||
         (draft.total && *draft.total != static_cast<int>(draft.people.size()));
}

// Leaves, but not quite: with an extra, a part of the day, a thing.
bool IsHalfLeave(const Draft& draft) {
  return draft.leave && (draft.more || draft.total || draft.plain_note || !draft.goods.empty() ||
                         !draft.wishes.empty());
}

bool IsOpen(const Draft& draft) {
  const bool struck = std::any_of(draft.people.begin(), draft.people.end(),
                                  [](const Person& person) { return person.struck; });
  if (draft.people.size() > 1 && IsShared(draft)) return true;
  if (draft.more && draft.total) return true;
  if (draft.reason && !draft.leave && !struck) return true;
  return IsHalfLeave(draft) || (draft.strikes && !struck);
}

std::vector<ChatEntry> EntriesOf(const Piece& piece) {
  const Draft& draft = piece.draft;
  if (draft.swap) return Replacement(piece);
  const ChatAction action = draft.maybe   ? ChatAction::kMaybe
                            : draft.leave ? ChatAction::kLeave
                                          : ChatAction::kJoin;
  std::vector<ChatEntry> entries;
  for (const Person& person : draft.people) {
    ChatEntry& entry = entries.emplace_back(
        EntryOf(piece, person.struck && !draft.maybe ? ChatAction::kLeave : action));
    SetPerson(person, draft, entry);
    SetFacts(draft, entry);
    if (draft.total && draft.people.size() == 1) entry.extra_people = std::max(*draft.total - 1, 0);
    if (IsOpen(draft)) Doubt(entry, ChatDoubt::kManyReadings);
    if (person.bracketed || (person.struck && draft.maybe)) Doubt(entry, ChatDoubt::kUnknownMark);
  }
  if (entries.empty()) {
    ChatEntry& entry = entries.emplace_back(EntryOf(piece, action));
    entry.unit_hint = draft.lead_unit;
    entry.phone = draft.lead_phone;
    SetFacts(draft, entry);
    Doubt(entry, ChatDoubt::kNoName);
  }
  return entries;
}

std::vector<ChatEntry> Doubted(std::vector<ChatEntry> entries, ChatDoubt doubt) {
  for (ChatEntry& entry : entries) Doubt(entry, doubt);
  return entries;
}

std::vector<ChatEntry> Chatter(const Piece& piece) {
  return {EntryOf(piece, ChatAction::kNotAnEntry)};
}

bool HasStrongName(const Draft& draft) {
  return std::any_of(draft.people.begin(), draft.people.end(),
                     [](const Person& person) { return person.strong; });
}

// Wants something, whoever it is.
bool IsWish(const Draft& draft) {
  return draft.leave || draft.swap || draft.more || draft.self || draft.asks || draft.strikes ||
         !draft.goods.empty() || !draft.wishes.empty() || !draft.lead_phone.empty();
}

// Somebody's name, a colon and what they say.
bool SaysSomething(absl::string_view raw) {
  return absl::StrContains(raw, ":") || absl::StrContains(raw, "：");
}

std::vector<ChatEntry> ReadNumbered(const Piece& piece) {
  const Draft& draft = piece.draft;
  if (draft.empty) {
    auto entries = Chatter(piece);
    return Doubted(std::move(entries), ChatDoubt::kNumberOnly);
  }
  if (draft.system) return Chatter(piece);
  auto entries = EntriesOf(piece);
  if (draft.notice) return Doubted(std::move(entries), ChatDoubt::kNoName);
  return entries;
}

// Without a number a line counts as an entry when it begins with what is certainly a name; what may
// be one is asked about; the rest is talk.
std::vector<ChatEntry> ReadUnnumbered(const Piece& piece) {
  const Draft& draft = piece.draft;
  if (draft.stamp && !draft.goods.empty()) {
    return Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered);
  }
  if (draft.empty || draft.system || draft.stamp || piece.quote) return Chatter(piece);
  if (draft.doubt == ChatDoubt::kTooLong) return Doubted(Chatter(piece), ChatDoubt::kTooLong);
  const bool strong = HasStrongName(draft);
  if (draft.notice) {
    const bool open = strong || draft.leave || draft.swap;
    return open ? Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered) : Chatter(piece);
  }
  if (strong && draft.people[0].strong && !draft.late_name) {
    const bool called = piece.mention && !draft.leave && !draft.swap;
    const bool open = called || draft.polite || draft.ends_with_colon || draft.clock;
    return open ? Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered) : EntriesOf(piece);
  }
  // 大熊: 明天一定来
  const bool says = !draft.people.empty() && !draft.late_name && SaysSomething(piece.raw);
  if (strong || IsWish(draft) || draft.brief || says) {
    return Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered);
  }
  return Chatter(piece);
}

std::vector<ChatEntry> Read(const Piece& piece) {
  return piece.mark ? ReadNumbered(piece) : ReadUnnumbered(piece);
}

// May this line be the first entry? Rules of a notice are numbered, too, but speak to all.
bool MayStart(const Piece& piece, bool numbered) {
  const Draft& draft = piece.draft;
  if (draft.notice || draft.system || draft.doubt == ChatDoubt::kTooLong) return false;
  if (numbered) return piece.mark && piece.mark->number;
  return !piece.mark && HasStrongName(draft) && draft.people[0].strong && !draft.late_name &&
         !draft.ends_with_colon && !piece.quote && !draft.stamp;
}

std::vector<Piece> PiecesOf(absl::string_view text) {
  std::vector<Piece> pieces;
  int line = 0;
  for (absl::string_view raw : absl::StrSplit(text, '\n')) {
    ++line;
    absl::ConsumeSuffix(&raw, "\r");
    const chat::Text marked = chat::MarkStrikes(chat::ToText(raw));
    const auto parts = chat::SplitAtMarks(marked);
    for (const TextView part : parts) {
      Piece piece = MakePiece(part, line);
      if (piece.draft.empty && !piece.mark && Normalize(raw).empty()) continue;
      piece.raw = parts.size() == 1 ? std::string(raw) : chat::ToUtf8(part);
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

}  // namespace

ChatList ReadChatList(absl::string_view text) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  const std::vector<Piece> pieces = PiecesOf(text);
  const auto starts = [](bool numbered) {
    return [numbered](const Piece& piece) { return MayStart(piece, numbered); };
  };
  auto first = std::find_if(pieces.begin(), pieces.end(), starts(true));
  if (first == pieces.end()) first = std::find_if(pieces.begin(), pieces.end(), starts(false));
  ChatList list;
  for (auto piece = pieces.begin(); piece != first; ++piece) list.titles.push_back(piece->raw);
  for (auto piece = first; piece != pieces.end(); ++piece) {
    for (ChatEntry& entry : Read(*piece)) list.entries.push_back(std::move(entry));
  }
  return list;
}

ChatName ReadChatName(absl::string_view text) {
  const chat::Text raw = chat::ToText(text);
  const Draft draft =
      raw.size() > kMaxPiece ? Draft{} : chat::ReadLine(chat::Tokens(chat::Plain(raw)));
  if (draft.people.size() != 1 || draft.doubt != ChatDoubt::kNone) return {Normalize(text), ""};
  return {chat::ToUtf8(draft.people[0].name), chat::ToUtf8(draft.people[0].title)};
}

}  // namespace glimmer::formats
