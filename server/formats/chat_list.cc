#include "server/formats/chat_list.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "server/formats/chat_line.h"
#include "server/formats/chat_talk.h"
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
  bool answer = false;   // and something after it
  chat::Text plain;      // without its number
  Draft draft;
};

bool EndsInQuote(TextView marked) {
  while (!marked.empty() && chat::IsSpace(marked.back())) marked.remove_suffix(1);
  return marked.ends_with(U'」') || marked.ends_with(U'』');
}

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
  piece.answer = piece.quote && first != U'>' && !EndsInQuote(marked);
  if (rest.size() > kMaxPiece) {
    piece.draft.doubt = ChatDoubt::kTooLong;
    return piece;
  }
  piece.plain = chat::Plain(rest);
  piece.mention = !piece.plain.empty() && piece.plain[0] == U'@';
  piece.draft = chat::ReadLine(chat::Tokens(piece.plain));
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
  entry.certain = entry.if_known = false;
  if (entry.doubt == ChatDoubt::kNone) entry.doubt = doubt;
}

void SetFacts(const Draft& draft, ChatEntry& entry) {
  entry.note = draft.note;
  entry.goods = draft.goods;
  entry.wish_numbers = draft.wishes;
  if (draft.doubt != ChatDoubt::kNone) Doubt(entry, draft.doubt);
  if (!entry.certain || !draft.if_known) return;
  Doubt(entry, ChatDoubt::kManyReadings);
  entry.if_known = true;
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
         !draft.goods.empty() || !draft.wishes.empty() || draft.loose_note ||
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

// Begins with what is certainly a name.
bool NamesItself(const Draft& draft) {
  return !draft.people.empty() && draft.people[0].strong && !draft.late_name;
}

// The app speaks, and nobody beside it.
bool IsSystem(const Draft& draft) {
  return draft.system && !draft.leave && !draft.swap && !draft.self && draft.goods.empty();
}

// Somebody's name, a colon and what they say; and no 8:30.
bool SaysSomething(absl::string_view raw) {
  const chat::Text plain = chat::Plain(chat::ToText(raw));
  for (size_t at = 0; at < plain.size(); ++at) {
    if (plain[at] != U':') continue;
    const bool digits = at > 0 && at + 1 < plain.size() && chat::IsDigit(plain[at - 1]) &&
                        chat::IsDigit(plain[at + 1]);
    if (!digits) return true;
  }
  return false;
}

std::vector<ChatEntry> ReadNumbered(const Piece& piece) {
  const Draft& draft = piece.draft;
  if (draft.doubt == ChatDoubt::kTooLong) return Doubted(Chatter(piece), ChatDoubt::kTooLong);
  if (draft.empty) {
    auto entries = Chatter(piece);
    return Doubted(std::move(entries), ChatDoubt::kNumberOnly);
  }
  if (IsSystem(draft) || (draft.heading && piece.mark->han)) return Chatter(piece);
  auto entries = EntriesOf(piece);
  if (draft.notice) return Doubted(std::move(entries), ChatDoubt::kNoName);
  return entries;
}

// What is passed over unless it may concern the list after all.
std::vector<ChatEntry> Talk(const Piece& piece) {
  if (!chat::MayConcern(piece.plain)) {
    auto entries = Chatter(piece);
    entries[0].talk = !piece.draft.polite;
    return entries;
  }
  return Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered);
}

// Asks the group, and wants nothing: 有素的吗.
bool OnlyAsks(const Piece& piece) {
  return !IsWish(piece.draft) && !piece.draft.unsure && chat::IsQuestion(piece.plain) &&
         !SaysSomething(piece.raw);
}

// 每家2副: for everybody, and from nobody.
bool TellsAll(const Piece& piece) {
  const Draft& draft = piece.draft;
  return chat::IsForEach(piece.plain) && !draft.leave && !draft.swap && !draft.more &&
         !draft.self && !draft.asks && draft.wishes.empty() && draft.lead_phone.empty() &&
         !draft.strikes && !SaysSomething(piece.raw);
}

// 林小芳收到, and not a word more.
bool IsReceipt(const Draft& draft) {
  return draft.people.size() == 1 && draft.texts == 1 && draft.polite && !IsWish(draft) &&
         !draft.maybe && !draft.comes && !draft.total && draft.note.empty() &&
         draft.doubt == ChatDoubt::kNone;
}

// 闪小花：报名. Shorter names are words as often as not.
bool NamesAndJoins(const Piece& piece) {
  const Draft& draft = piece.draft;
  return draft.people.size() == 1 && draft.texts == 1 && draft.people[0].name.size() > 2 &&
         draft.asks && !draft.late_name && !draft.polite && !draft.self && !draft.maybe &&
         !draft.clock && !draft.leave && !piece.mention && draft.doubt == ChatDoubt::kNone;
}

// Without a number a line counts as an entry when it begins with what is certainly a name; what may
// be one is asked about; the rest is talk.
std::vector<ChatEntry> ReadUnnumbered(const Piece& piece) {
  const Draft& draft = piece.draft;
  if (draft.doubt == ChatDoubt::kTooLong) return Doubted(Chatter(piece), ChatDoubt::kTooLong);
  if (draft.empty || IsSystem(draft)) return Chatter(piece);
  if (piece.quote) return piece.answer ? Talk(piece) : Chatter(piece);
  if (draft.stamp) {
    const bool said = IsWish(draft) || draft.unsure;
    return said ? Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered) : Talk(piece);
  }
  const bool strong = HasStrongName(draft);
  if (draft.notice) {
    const bool open = strong || draft.leave || draft.swap;
    return open ? Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered) : Talk(piece);
  }
  if (NamesItself(draft)) {
    const bool called = piece.mention && !draft.leave && !draft.swap;
    const bool open =
        called || (draft.polite && !draft.leave) || draft.ends_with_colon || draft.clock;
    if (!open) return EntriesOf(piece);
    auto entries = Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered);
    entries[0].receipt = IsReceipt(draft);
    return entries;
  }
  if (!strong && (OnlyAsks(piece) || TellsAll(piece))) return Talk(piece);
  // 大熊: 明天一定来
  const bool says = !draft.people.empty() && !draft.late_name && SaysSomething(piece.raw);
  if (strong || IsWish(draft) || draft.brief || says) {
    auto entries = Doubted(EntriesOf(piece), ChatDoubt::kUnnumbered);
    entries[0].if_known = NamesAndJoins(piece);
    return entries;
  }
  return Talk(piece);
}

// A line under somebody's head, or under their entry, as theirs.
Piece Spoken(const Piece& piece, const Person& speaker) {
  Piece spoken = piece;
  spoken.draft = chat::ReadLineOf(speaker, chat::Tokens(piece.plain));
  return spoken;
}

// Says that they come or go, or with how many or with what.
bool WantsSomething(const Draft& draft) {
  return draft.comes || draft.asks || draft.leave || draft.unsure || draft.swap || draft.more ||
         draft.total || !draft.goods.empty() || !draft.wishes.empty();
}

// What somebody says whose head stands above is theirs when they speak of themselves and want
// something, or of what they give; all else that may concern the list is asked about: 我开车.
std::vector<ChatEntry> ReadSpoken(const Piece& spoken) {
  const Draft& draft = spoken.draft;
  const bool things = !draft.goods.empty() || !draft.wishes.empty();
  if (!IsWish(draft) && !draft.unsure && !draft.total && draft.people.size() == 1) {
    // 要值夜班，切不到: why, in whatever words, somebody does not come.
    const bool denies = draft.reason || chat::Denies(spoken.plain);
    const bool open = denies && !draft.polite && !chat::IsQuestion(spoken.plain);
    return open ? Doubted(EntriesOf(spoken), ChatDoubt::kUnnumbered) : Talk(spoken);
  }
  if (!WantsSomething(draft) && chat::OnlyAcknowledges(spoken.plain)) return Chatter(spoken);
  const bool asks = chat::IsQuestion(spoken.plain) || draft.maybe != draft.unsure;
  const bool own =
      (draft.self && WantsSomething(draft)) || (things && !draft.total && !draft.leave);
  return own && !asks ? EntriesOf(spoken) : Doubted(EntriesOf(spoken), ChatDoubt::kUnnumbered);
}

// May this line be the first entry? Rules of a notice are numbered, too, but speak to all.
bool MayStart(const Piece& piece, bool numbered) {
  const Draft& draft = piece.draft;
  if (draft.notice || draft.system || draft.doubt == ChatDoubt::kTooLong) return false;
  if (numbered) return piece.mark && piece.mark->number && !(draft.heading && piece.mark->han);
  return !piece.mark && NamesItself(draft) && !draft.ends_with_colon && !piece.quote &&
         !draft.stamp;
}

bool IsHead(const Piece& piece) {
  return piece.draft.head && !piece.mark && !piece.mention && !piece.quote;
}

// With its date, as no person writes it.
bool IsSureHead(const Piece& piece) {
  return IsHead(piece) && piece.draft.stamp && piece.draft.clock;
}

// Who speaks, of the draft of a head.
Person SpeakerOf(const Draft& draft) {
  const auto strong = std::find_if(draft.people.begin(), draft.people.end(),
                                   [](const Person& person) { return person.strong; });
  if (strong != draft.people.end()) return *strong;
  const auto han = std::find_if(draft.people.rbegin(), draft.people.rend(),
                                [](const Person& person) { return chat::IsHan(person.name[0]); });
  return han != draft.people.rend() ? *han : draft.people[0];
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

using Pieces = std::vector<Piece>;

// Whether what comes right after a head may be what they say.
bool SpeechFollows(const Pieces& pieces, Pieces::const_iterator head) {
  const auto next = std::next(head);
  return IsHead(*head) && next != pieces.end() && !next->mark && !IsHead(*next) &&
         !NamesItself(next->draft);
}

// Whether somebody speaks of themselves right after their head. That, and no list of who comes
// when, is what a copied chat looks like.
bool OpensTalk(const Pieces& pieces, Pieces::const_iterator head) {
  return SpeechFollows(pieces, head) && chat::IsInFirstPerson(std::next(head)->plain);
}

Pieces::const_iterator FirstEntry(const Pieces& pieces) {
  const auto starts = [&](bool numbered) {
    return std::find_if(pieces.begin(), pieces.end(),
                        [=](const Piece& piece) { return MayStart(piece, numbered); });
  };
  auto talk = pieces.begin();
  while (talk != pieces.end() && !OpensTalk(pieces, talk)) ++talk;
  while (talk != pieces.end() && talk != pieces.begin() && IsHead(*std::prev(talk))) --talk;
  const auto numbered = starts(true);
  if (numbered != pieces.end()) return std::min(talk, numbered);
  talk = std::min({talk, starts(false), std::find_if(pieces.begin(), pieces.end(), IsSureHead)});
  // What is no list is talk from its first line on, and not a title.
  return talk == pieces.end() ? pieces.begin() : talk;
}

// Reads line after line and remembers who speaks.
class ListReader {
 public:
  explicit ListReader(const Pieces& pieces) : pieces_(pieces) {
    for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
      copied_ = copied_ || OpensTalk(pieces, piece) || IsSureHead(*piece);
      const Draft& draft = piece->draft;
      about_wishes_ = about_wishes_ || (!draft.wishes.empty() && !draft.assumed);
    }
  }

  ChatList Read() {
    const auto first = FirstEntry(pieces_);
    for (auto piece = pieces_.begin(); piece != first; ++piece) {
      list_.titles.push_back(piece->raw);
    }
    for (auto piece = first; piece != pieces_.end(); ++piece) Take(piece);
    DoubtWhatIsClaimed();
    if (CollectsWishes(first)) DoubtWhatIsWished();
    return std::move(list_);
  }

 private:
  void Take(Pieces::const_iterator at) {
    const Piece& piece = *at;
    const bool head = IsHead(piece) || piece.draft.late_clock;
    const bool stamp = piece.draft.stamp && piece.draft.people.empty();
    if (piece.mark || stamp || head) speaker_.reset();
    // In a copied chat, too, a name and a time that say nothing may be who comes when.
    const bool says = IsHead(piece) && copied_ && SpeechFollows(pieces_, at);
    if (says || (IsHead(piece) && piece.draft.stamp)) {
      speaker_ = SpeakerOf(piece.draft);
      above_.reset();
      return Add(Chatter(piece), false);
    }
    if (GoesOn(piece)) {
      const Piece spoken = Spoken(piece, *above_);
      if (spoken.draft.doubt == ChatDoubt::kNone && OnlyBrings(spoken.draft)) {
        ends_ = piece.line;
        return Add(EntriesOf(spoken), spoken.draft.assumed);
      }
    }
    if (piece.mark || !speaker_ || IsOfItsOwn(piece)) return TakeAlone(piece);
    const Piece spoken = Spoken(piece, *speaker_);
    above_.reset();
    Add(ReadSpoken(spoken), spoken.draft.assumed);
  }

  void TakeAlone(const Piece& piece) {
    const Draft& draft = piece.draft;
    if (NamesItself(draft)) speaker_.reset();
    std::vector<ChatEntry> entries = piece.mark ? ReadNumbered(piece) : ReadUnnumbered(piece);
    above_.reset();
    if (entries.size() == 1 && draft.people.size() == 1 && OnlyBrings(draft) &&
        entries[0].certain) {
      above_ = draft.people[0];
      ends_ = piece.line;
    }
    Add(std::move(entries), draft.assumed);
  }

  // Under a head, too, these lines are nobody's, or say whose they are.
  static bool IsOfItsOwn(const Piece& piece) {
    const Draft& draft = piece.draft;
    return draft.empty || draft.system || draft.stamp || draft.notice || piece.quote ||
           piece.mention || NamesItself(draft) || draft.doubt == ChatDoubt::kTooLong;
  }

  // An indented line right under an entry.
  bool GoesOn(const Piece& piece) const {
    return above_ && !piece.mark && piece.line == ends_ + 1 && !piece.raw.empty() &&
           chat::IsSpace(chat::ToText(piece.raw)[0]);
  }

  static bool OnlyBrings(const Draft& draft) {
    return !draft.goods.empty() && draft.wishes.empty() && draft.people.size() == 1 &&
           !draft.swap && !draft.leave && !draft.maybe && !draft.more && !draft.total &&
           !draft.self && !draft.notice;
  }

  void Add(std::vector<ChatEntry> entries, bool assumed) {
    for (ChatEntry& entry : entries) {
      // 5号我来 may be a day of the month.
      if (assumed && !about_wishes_) Doubt(entry, ChatDoubt::kManyReadings);
      list_.entries.push_back(std::move(entry));
    }
  }

  // Things that are numbered before the numbers begin again and wishes are claimed may be the
  // wishes themselves.
  void DoubtWhatIsClaimed() {
    auto& entries = list_.entries;
    auto again = entries.end();
    int last = 0;
    for (auto entry = entries.begin(); entry != entries.end() && again == entries.end(); ++entry) {
      if (!entry->number) continue;
      if (last > 1 && *entry->number == 1) again = entry;
      last = *entry->number;
    }
    const bool claimed = std::any_of(
        again, entries.end(), [](const ChatEntry& entry) { return !entry.wish_numbers.empty(); });
    if (!claimed) return;
    for (auto entry = entries.begin(); entry != again; ++entry) {
      if (!entry->goods.empty()) Doubt(*entry, ChatDoubt::kManyReadings);
    }
  }

  // Whether what stands before the entries, or else between them, speaks of wishes and of nobody
  // who claims them.
  bool CollectsWishes(Pieces::const_iterator first) const {
    bool wishes = false;
    for (auto piece = pieces_.begin(); piece != pieces_.end(); ++piece) {
      const bool title = piece < first;
      if (!title && (wishes || piece->mark)) continue;
      const bool claims = chat::SpeaksOfClaims(piece->plain);
      if (title && claims) return false;
      wishes = wishes || (!claims && piece->plain.find(U"心愿") != chat::Text::npos);
    }
    return wishes;
  }

  // Whose wish it is, or who fulfils it?
  void DoubtWhatIsWished() {
    for (ChatEntry& entry : list_.entries) {
      const bool open = entry.certain && entry.action != ChatAction::kNotAnEntry;
      if ((open || entry.if_known) && entry.wish_numbers.empty()) {
        Doubt(entry, ChatDoubt::kManyReadings);
      }
    }
  }

  const Pieces& pieces_;
  ChatList list_;
  bool copied_ = false;
  bool about_wishes_ = false;
  std::optional<Person> speaker_;
  std::optional<Person> above_;  // whose the line above is
  int ends_ = 0;                 // where that stands
};

}  // namespace

ChatList ReadChatList(absl::string_view text) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  const Pieces pieces = PiecesOf(text);
  return ListReader(pieces).Read();
}

ChatName ReadChatName(absl::string_view text) {
  const chat::Text raw = chat::ToText(text);
  const Draft draft =
      raw.size() > kMaxPiece ? Draft{} : chat::ReadLine(chat::Tokens(chat::Plain(raw)));
  if (draft.people.size() != 1 || draft.doubt != ChatDoubt::kNone) return {Normalize(text), ""};
  return {chat::ToUtf8(draft.people[0].name), chat::ToUtf8(draft.people[0].title)};
}

}  // namespace glimmer::formats
