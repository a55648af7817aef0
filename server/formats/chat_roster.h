// A roster that answers whom a written name may mean: exactly, by telephone, by likeness. For
// MatchChat. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/strings/string_view.h"
#include "server/formats/chat_match.h"

namespace glimmer::formats::chat {

// Places in the vector of candidates, rising.
using People = std::vector<size_t>;

class Roster {
 public:
  explicit Roster(const std::vector<ChatCandidate>& candidates);

  // Whose name this is to the last character; case, width, spaces and middle dots apart.
  People Exact(absl::string_view name, absl::string_view title) const;
  People WithPhone(absl::string_view phone) const;
  // At most kMaxSuggestions.
  People WithSurname(absl::string_view surname) const;
  // Who sounds the same, then who is one character off. At most kMaxSuggestions.
  People Alike(absl::string_view name) const;
  // Whose whole name stands somewhere in `text`, if it is in Han.
  People NamedIn(absl::string_view text) const;

  bool IsIn(size_t person, absl::string_view unit) const;
  // A unit that somebody of the roster is in.
  bool IsKnownUnit(absl::string_view unit) const;

  const ChatCandidate& operator[](size_t person) const { return candidates_[person]; }

 private:
  using Index = std::unordered_map<std::string, People>;

  const std::vector<ChatCandidate>& candidates_;
  Index by_name_;
  Index by_phone_;
  Index by_surname_;
  Index by_sound_;
  Index by_gap_;  // each name, and each with one character left out
  Index by_unit_;
};

// 王 with a title, 老王, a lone 王: the surname it stands for; empty when it is a full name.
std::string NicknameSurname(absl::string_view name, absl::string_view title);

}  // namespace glimmer::formats::chat
