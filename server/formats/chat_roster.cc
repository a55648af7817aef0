#include "server/formats/chat_roster.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "server/formats/chat_names.h"
#include "server/formats/text_decode.h"
#include "server/people/name_keys.h"

namespace glimmer::formats::chat {
namespace {

// Longer names are compared whole only.
constexpr size_t kMaxFuzzy = 24;
// Longer ones are not looked for in talk.
constexpr size_t kMaxNamed = 12;

std::string Sound(absl::string_view pinyin) { return absl::StrReplaceAll(pinyin, {{" ", ""}}); }

std::string Digits(absl::string_view phone) {
  std::string digits;
  for (const char32_t c : ToText(Normalize(phone))) {
    if (IsDigit(c)) digits.push_back(static_cast<char>(c));
  }
  return digits.size() > 11 ? digits.substr(digits.size() - 11) : digits;
}

// The name and the name with one character left out, at each place.
std::vector<std::string> Gaps(absl::string_view fold) {
  const Text text = ToText(fold);
  std::vector<std::string> gaps = {std::string(fold)};
  if (text.size() < 2 || text.size() > kMaxFuzzy) return gaps;
  for (size_t i = 0; i < text.size(); ++i) {
    // The place is kept, so that 张三 and 三张 share nothing.
    gaps.push_back(absl::StrCat(ToUtf8(text.substr(0, i)), "_", ToUtf8(text.substr(i + 1))));
    gaps.push_back(ToUtf8(Text(text.substr(0, i)).append(text.substr(i + 1))));
  }
  return gaps;
}

void Add(People& people, size_t person) {
  if (people.empty() || people.back() != person) people.push_back(person);
}

void AddAll(People& people, const People& more, size_t limit) {
  for (const size_t person : more) {
    if (people.size() >= limit) return;
    if (std::find(people.begin(), people.end(), person) == people.end()) people.push_back(person);
  }
}

}  // namespace

Roster::Roster(const std::vector<ChatCandidate>& candidates) : candidates_(candidates) {
  for (size_t person = 0; person < candidates.size(); ++person) {
    const ChatCandidate& candidate = candidates[person];
    const ChatName read = ReadChatName(candidate.display_name);
    const std::string fold = people::NameFold(read.name);
    Add(by_name_[people::NameFold(candidate.display_name)], person);
    Add(by_name_[fold], person);
    for (const std::string& gap : Gaps(fold)) Add(by_gap_[gap], person);
    if (!candidate.pinyin.empty()) Add(by_sound_[Sound(candidate.pinyin)], person);
    if (!candidate.phone.empty()) Add(by_phone_[Digits(candidate.phone)], person);
    for (const std::string& unit : candidate.units) Add(by_unit_[Fold(unit)], person);
    const Text name = ToText(read.name);
    if (name.empty()) continue;
    const bool familiar = name.size() == 2 && (name[0] == U'老' || name[0] == U'小');
    const size_t length = IsDoubleSurname(name.substr(0, 2)) ? 2 : 1;
    Add(by_surname_[ToUtf8(name.substr(familiar ? 1 : 0, length))], person);
  }
}

People Roster::Exact(absl::string_view name, absl::string_view title) const {
  People people;
  for (const std::string& key : {absl::StrCat(name, title), std::string(name)}) {
    // A surname alone is no name of anybody, whatever stands in the roster.
    if (key == name && !title.empty() && !NicknameSurname(name, title).empty()) continue;
    const auto found = by_name_.find(people::NameFold(key));
    if (found != by_name_.end()) AddAll(people, found->second, candidates_.size());
  }
  std::sort(people.begin(), people.end());
  return people;
}

People Roster::WithPhone(absl::string_view phone) const {
  const auto found = phone.empty() ? by_phone_.end() : by_phone_.find(Digits(phone));
  return found == by_phone_.end() ? People{} : found->second;
}

People Roster::WithSurname(absl::string_view surname) const {
  const auto found = by_surname_.find(std::string(surname));
  People people;
  if (found != by_surname_.end()) AddAll(people, found->second, kMaxSuggestions);
  return people;
}

People Roster::Alike(absl::string_view name) const {
  People people;
  if (ToText(name).size() > kMaxFuzzy) return people;
  const auto sound = by_sound_.find(Sound(people::NamePinyin(name)));
  if (sound != by_sound_.end()) AddAll(people, sound->second, kMaxSuggestions);
  for (const std::string& gap : Gaps(people::NameFold(name))) {
    const auto found = by_gap_.find(gap);
    if (found != by_gap_.end()) AddAll(people, found->second, kMaxSuggestions);
  }
  return people;
}

People Roster::NamedIn(absl::string_view text) const {
  const Text plain = ToText(people::NameFold(Normalize(text)));
  People people;
  for (size_t at = 0; at + 1 < plain.size(); ++at) {
    if (!IsHan(plain[at])) continue;
    for (size_t length = 2; length <= kMaxNamed && at + length <= plain.size(); ++length) {
      const auto found = by_name_.find(ToUtf8(plain.substr(at, length)));
      if (found != by_name_.end()) AddAll(people, found->second, kMaxSuggestions);
    }
  }
  return people;
}

bool Roster::IsIn(size_t person, absl::string_view unit) const {
  const std::string wanted = Fold(unit);
  return std::any_of(candidates_[person].units.begin(), candidates_[person].units.end(),
                     [&](const std::string& own) { return Fold(own) == wanted; });
}

bool Roster::IsKnownUnit(absl::string_view unit) const { return by_unit_.contains(Fold(unit)); }

std::string NicknameSurname(absl::string_view name, absl::string_view title) {
  const Text text = ToText(name);
  const bool surname = text.size() == 1 || IsDoubleSurname(text);
  if (surname && (StartsWithSurname(text) || !title.empty())) return std::string(name);
  const bool familiar =
      text.size() == 2 && (text[0] == U'老' || text[0] == U'小' || text[0] == U'阿');
  return familiar && title.empty() && StartsWithSurname(text.substr(1)) ? ToUtf8(text.substr(1))
                                                                        : "";
}

}  // namespace glimmer::formats::chat
