#include "server/formats/chat_match.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "server/formats/chat_roster.h"

namespace glimmer::formats {
namespace {

using chat::People;
using chat::Roster;

constexpr size_t kNobody = static_cast<size_t>(-1);

// The person, or why nobody can be named.
using Found = std::variant<size_t, ChatQuestion>;

struct Asked {
  absl::string_view name;
  absl::string_view title;
  absl::string_view phone;
  absl::string_view unit;
};

bool Has(const People& people, size_t person) {
  return std::find(people.begin(), people.end(), person) != people.end();
}

class Matcher {
 public:
  Matcher(const ChatList& list, const std::vector<ChatCandidate>& candidates)
      : list_(list), roster_(candidates), outcomes_(list.entries.size()) {}

  std::vector<ChatOutcome> Match() {
    for (at_ = 0; at_ < list_.entries.size(); ++at_) outcomes_[at_] = OutcomeOf(list_.entries[at_]);
    return std::move(outcomes_);
  }

 private:
  // What the list has said of somebody so far.
  struct Said {
    size_t entry = 0;
    bool on = false;  // joined; else left
  };

  ChatOutcome OutcomeOf(const ChatEntry& entry) {
    if (entry.doubt == ChatDoubt::kNumberOnly) {
      return ChatIgnored{ChatIgnoredReason::kNumberOnly, entry.line};
    }
    if (entry.action == ChatAction::kNotAnEntry && entry.certain) return Passed(entry);
    const Asked asked{entry.name, entry.title, entry.phone, entry.unit_hint};
    const Found found = Find(asked);
    if (IsOldNews(entry, found)) return ChatIgnored{ChatIgnoredReason::kChatter, entry.line};
    const bool known = entry.if_known && std::holds_alternative<size_t>(found);
    if (!entry.certain && !known) return Question(ChatQuestionKind::kUnreadable, Likely(found));
    if (entry.action == ChatAction::kMaybe) {
      return Question(ChatQuestionKind::kMaybe, Likely(found));
    }
    if (const auto* question = std::get_if<ChatQuestion>(&found)) return *question;
    const size_t person = std::get<size_t>(found);
    if (entry.extra_people > kMaxExtraPeople)
      return Conflict(ChatConflictKind::kTooManyExtras, person);
    switch (entry.action) {
      case ChatAction::kLeave:
        return Leave(person);
      case ChatAction::kReplace:
        return Replace(entry, person);
      default:
        return Join(entry, person);
    }
  }

  // Talk, unless it names somebody: what the reader passed over without knowing the roster.
  ChatOutcome Passed(const ChatEntry& entry) const {
    const People named = entry.talk ? roster_.NamedIn(entry.raw) : People{};
    if (!named.empty()) return Question(ChatQuestionKind::kUnreadable, named);
    return ChatIgnored{ChatIgnoredReason::kChatter, entry.line};
  }

  // 张三收到, of somebody who is on the list.
  bool IsOldNews(const ChatEntry& entry, const Found& found) const {
    const auto* person = std::get_if<size_t>(&found);
    if (!entry.receipt || person == nullptr) return false;
    const auto said = said_.find(*person);
    return said != said_.end() ? said->second.on : roster_[*person].already_signed_up;
  }

  // Somebody else under the same number whose name sounds or looks alike: the list was copied and
  // one of the two is misspelt. kNobody when there is none.
  size_t TwinOf(const ChatEntry& entry, size_t person) {
    if (!entry.number || *entry.number == 0) return kNobody;
    const auto [found, first] = by_number_.insert({*entry.number, person});
    if (first || found->second == person) return kNobody;
    return Has(roster_.Alike(entry.name), found->second) ? found->second : kNobody;
  }

  ChatOutcome Join(const ChatEntry& entry, size_t person) {
    if (const size_t twin = TwinOf(entry, person); twin != kNobody) {
      return Question(ChatQuestionKind::kSeveralPeople, People{person, twin});
    }
    const auto said = said_.find(person);
    if (said != said_.end()) {
      if (said->second.on) return Conflict(ChatConflictKind::kTwice, person);
      // Two lines that say the opposite, the later without a word about it: neither is done.
      outcomes_[said->second.entry] = Conflict(ChatConflictKind::kLeftAndJoined, person);
      return Conflict(ChatConflictKind::kLeftAndJoined, person);
    }
    said_[person] = {at_, true};
    if (roster_[person].already_signed_up) return Conflict(ChatConflictKind::kAlreadyOn, person);
    return Matched(entry, person);
  }

  // Takes back what the list says further up; what is then left to do.
  ChatOutcome Leave(size_t person) {
    const auto said = said_.find(person);
    const bool joined = said != said_.end() && said->second.on;
    if (said != said_.end() && !joined) return Conflict(ChatConflictKind::kTwice, person);
    if (joined) Supersede(said->second.entry);
    said_[person] = {at_, false};
    if (roster_[person].already_signed_up) {
      return Matched(list_.entries[at_], person);
    }
    if (joined) return ChatIgnored{ChatIgnoredReason::kTakenBack, list_.entries[at_].line};
    return Conflict(ChatConflictKind::kNotOnIt, person);
  }

  ChatOutcome Replace(const ChatEntry& entry, size_t person) {
    const Found found = Find({entry.replacement, entry.replacement_title, "", ""});
    if (auto* question = std::get_if<ChatQuestion>(&found)) {
      ChatQuestion asked = *question;
      asked.leaver_id = roster_[person].person_id;
      return asked;
    }
    const size_t comes = std::get<size_t>(found);
    const auto said = said_.find(person);
    const bool joined = said != said_.end() && said->second.on;
    const bool on = joined || (said == said_.end() && roster_[person].already_signed_up);
    if (!on) return Conflict(ChatConflictKind::kNotOnIt, person);
    const auto of_comer = said_.find(comes);
    const bool comer_on =
        of_comer != said_.end() ? of_comer->second.on : roster_[comes].already_signed_up;
    if (comer_on || comes == person) return Conflict(ChatConflictKind::kAlreadyOn, comes);
    if (of_comer != said_.end()) return Conflict(ChatConflictKind::kLeftAndJoined, comes);
    if (joined) Supersede(said->second.entry);
    said_[person] = {at_, false};
    said_[comes] = {at_, true};
    ChatMatched matched = Matched(entry, person);
    matched.replacement_id = roster_[comes].person_id;
    // Who goes never was signed up but by this list: the other simply joins.
    if (!roster_[person].already_signed_up) {
      matched = {roster_[comes].person_id, ChatAction::kJoin, entry.extra_people, ""};
    }
    return matched;
  }

  // A conflict further up stays: it is still to be looked at.
  void Supersede(size_t entry) {
    if (!std::holds_alternative<ChatMatched>(outcomes_[entry])) return;
    outcomes_[entry] = ChatIgnored{ChatIgnoredReason::kSuperseded, list_.entries[entry].line};
  }

  Found Find(const Asked& asked) const {
    const People phone = roster_.WithPhone(asked.phone);
    if (asked.name.empty()) return Question(ChatQuestionKind::kUnknownName, phone);
    People exact = roster_.Exact(asked.name, asked.title);
    if (exact.empty()) return AskWho(asked, phone);
    People narrowed = Narrowed(exact, asked, phone);
    if (narrowed.size() != 1) return Question(ChatQuestionKind::kSeveralPeople, exact);
    const size_t person = narrowed[0];
    // The telephone is somebody else's, or theirs in the roster is another.
    const bool contradicted = !phone.empty() || !roster_[person].phone.empty();
    if (!asked.phone.empty() && !Has(phone, person) && contradicted) {
      People both = {person};
      both.insert(both.end(), phone.begin(), phone.end());
      return Question(ChatQuestionKind::kOtherPhone, both);
    }
    const bool by_phone = Has(phone, person);
    if (!by_phone && roster_.IsKnownUnit(asked.unit) && !roster_.IsIn(person, asked.unit)) {
      return Question(ChatQuestionKind::kOtherUnit, People{person});
    }
    return person;
  }

  People Narrowed(const People& exact, const Asked& asked, const People& phone) const {
    if (exact.size() == 1) return exact;
    People narrowed;
    for (const size_t person : exact) {
      const bool right =
          asked.phone.empty() ? roster_.IsIn(person, asked.unit) : Has(phone, person);
      if (right) narrowed.push_back(person);
    }
    return narrowed;
  }

  ChatQuestion AskWho(const Asked& asked, const People& phone) const {
    const std::string surname = chat::NicknameSurname(asked.name, asked.title);
    People likely = phone;
    const People more = surname.empty() ? roster_.Alike(asked.name) : roster_.WithSurname(surname);
    for (const size_t person : more) {
      if (!Has(likely, person)) likely.push_back(person);
      if (likely.size() >= kMaxSuggestions) break;
    }
    return Question(
        surname.empty() ? ChatQuestionKind::kUnknownName : ChatQuestionKind::kNicknameOnly, likely);
  }

  ChatQuestion Question(ChatQuestionKind kind, const People& people) const {
    ChatQuestion question{kind, {}, ""};
    for (const size_t person : people) {
      if (question.candidates.size() == kMaxSuggestions) break;
      question.candidates.push_back(roster_[person].person_id);
    }
    return question;
  }

  ChatQuestion Question(ChatQuestionKind kind, std::vector<std::string> candidates) const {
    return {kind, std::move(candidates), ""};
  }

  std::vector<std::string> Likely(const Found& found) const {
    if (const auto* question = std::get_if<ChatQuestion>(&found)) return question->candidates;
    return {roster_[std::get<size_t>(found)].person_id};
  }

  ChatConflict Conflict(ChatConflictKind kind, size_t person) const {
    return {kind, roster_[person].person_id};
  }

  ChatMatched Matched(const ChatEntry& entry, size_t person) const {
    return {roster_[person].person_id, entry.action, entry.extra_people, ""};
  }

  const ChatList& list_;
  Roster roster_;
  std::vector<ChatOutcome> outcomes_;
  std::unordered_map<size_t, Said> said_;
  std::unordered_map<int, size_t> by_number_;  // who joined first under it
  size_t at_ = 0;
};

}  // namespace

std::vector<ChatOutcome> MatchChat(const ChatList& list,
                                   const std::vector<ChatCandidate>& candidates) {
  return Matcher(list, candidates).Match();
}

}  // namespace glimmer::formats
