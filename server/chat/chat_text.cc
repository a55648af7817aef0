#include "server/chat/chat_text.h"

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "shared/domain/resource_names.h"

namespace glimmer::chat {
namespace {

using formats::ChatAction;
using formats::ChatCandidate;
using formats::ChatConflictKind;
using formats::ChatIgnoredReason;
using formats::ChatQuestionKind;
using formats::Lang;
using formats::TextId;

absl::string_view ActionName(ChatAction action) {
  switch (action) {
    case ChatAction::kJoin:
      return "JOIN";
    case ChatAction::kLeave:
      return "LEAVE";
    case ChatAction::kReplace:
      return "REPLACE";
    case ChatAction::kMaybe:
      return "MAYBE";
    case ChatAction::kNotAnEntry:
      return "NONE";
  }
  return "";
}

absl::string_view Name(ChatQuestionKind kind) {
  switch (kind) {
    case ChatQuestionKind::kUnknownName:
      return "UNKNOWN_NAME";
    case ChatQuestionKind::kSeveralPeople:
      return "SEVERAL_PEOPLE";
    case ChatQuestionKind::kMaybe:
      return "MAYBE";
    case ChatQuestionKind::kUnreadable:
      return "UNREADABLE";
    case ChatQuestionKind::kNicknameOnly:
      return "NICKNAME_ONLY";
    case ChatQuestionKind::kOtherPhone:
      return "OTHER_PHONE";
    case ChatQuestionKind::kOtherUnit:
      return "OTHER_UNIT";
  }
  return "";
}

absl::string_view Name(ChatConflictKind kind) {
  switch (kind) {
    case ChatConflictKind::kTwice:
      return "TWICE";
    case ChatConflictKind::kLeftAndJoined:
      return "LEFT_AND_JOINED";
    case ChatConflictKind::kNotOnIt:
      return "NOT_ON_IT";
    case ChatConflictKind::kAlreadyOn:
      return "ALREADY_ON";
    case ChatConflictKind::kTooManyExtras:
      return "TOO_MANY_EXTRAS";
  }
  return "";
}

absl::string_view Name(ChatIgnoredReason reason) {
  switch (reason) {
    case ChatIgnoredReason::kChatter:
      return "CHATTER";
    case ChatIgnoredReason::kNumberOnly:
      return "NUMBER_ONLY";
    case ChatIgnoredReason::kSuperseded:
      return "SUPERSEDED";
    case ChatIgnoredReason::kTakenBack:
      return "TAKEN_BACK";
  }
  return "";
}

v1::ChatLine LineOf(const formats::ChatEntry& entry) {
  v1::ChatLine line;
  line.set_line(entry.line);
  line.set_text(entry.raw);
  line.set_name(entry.name);
  line.set_action(std::string(ActionName(entry.action)));
  line.set_extra_people(entry.extra_people);
  for (const formats::ChatGoods& from : entry.goods) {
    v1::ChatGoods& goods = *line.add_goods();
    goods.set_quantity(from.quantity);
    goods.set_measure(from.unit);
    goods.set_item(from.item);
  }
  for (const int number : entry.wish_numbers) line.add_wish_numbers(number);
  line.set_note(entry.note);
  return line;
}

void AddCandidate(const std::string& person_id, const std::vector<ChatCandidate>& candidates,
                  v1::ChatLine& line) {
  const auto found = std::find_if(
      candidates.begin(), candidates.end(),
      [&](const ChatCandidate& candidate) { return candidate.person_id == person_id; });
  v1::ChatPerson& person = *line.add_candidates();
  person.set_person(ResourceName(kPeople, person_id));
  if (found != candidates.end()) person.set_display_name(found->display_name);
}

// Names of those who come or go, with those they bring: "张三、李四+1".
std::string NamesOf(const v1::ChatReading& reading, absl::string_view action, Lang lang) {
  std::vector<std::string> names;
  for (const v1::ChatLine& line : reading.matched()) {
    if (line.action() != action) continue;
    names.push_back(line.extra_people() == 0 ? line.name()
                                             : absl::StrCat(line.name(), "+", line.extra_people()));
  }
  return absl::StrJoin(names, lang == Lang::kEn ? ", " : "、");
}

void AddLine(const std::string& names, TextId text, Lang lang, std::string& reply) {
  if (!names.empty()) absl::StrAppend(&reply, formats::Text(lang, text, {names}), "\n");
}

}  // namespace

void AddOutcome(const formats::ChatEntry& entry, const formats::ChatOutcome& outcome,
                const std::vector<ChatCandidate>& candidates, v1::ChatReading& reading) {
  v1::ChatLine line = LineOf(entry);
  if (const auto* matched = std::get_if<formats::ChatMatched>(&outcome)) {
    line.set_action(std::string(ActionName(matched->action)));
    line.set_person(ResourceName(kPeople, matched->person_id));
    line.set_replacement(ResourceName(kPeople, matched->replacement_id));
    line.set_extra_people(matched->extra_people);
    *reading.add_matched() = std::move(line);
  } else if (const auto* question = std::get_if<formats::ChatQuestion>(&outcome)) {
    line.set_reason(std::string(Name(question->kind)));
    line.set_person(ResourceName(kPeople, question->leaver_id));
    for (const std::string& id : question->candidates) AddCandidate(id, candidates, line);
    *reading.add_questions() = std::move(line);
  } else if (const auto* conflict = std::get_if<formats::ChatConflict>(&outcome)) {
    line.set_reason(std::string(Name(conflict->kind)));
    line.set_person(ResourceName(kPeople, conflict->person_id));
    *reading.add_conflicts() = std::move(line);
  } else if (const auto* ignored = std::get_if<formats::ChatIgnored>(&outcome)) {
    line.set_reason(std::string(Name(ignored->reason)));
    *reading.add_ignored() = std::move(line);
  }
}

std::string ReplyText(const v1::ChatReading& reading, Lang lang) {
  std::string reply;
  AddLine(NamesOf(reading, "JOIN", lang), TextId::kChatJoined, lang, reply);
  AddLine(NamesOf(reading, "LEAVE", lang), TextId::kChatLeft, lang, reply);
  AddLine(NamesOf(reading, "REPLACE", lang), TextId::kChatReplaced, lang, reply);
  for (const auto* lines : {&reading.questions(), &reading.conflicts()}) {
    for (const v1::ChatLine& line : *lines) {
      // A line may hold a number; the name that was read never does.
      const std::string who = line.name().empty() ? "?" : line.name();
      absl::StrAppend(
          &reply, formats::Text(lang, TextId::kChatAsk, {absl::StrCat(line.line()), who}), "\n");
    }
  }
  return reply;
}

}  // namespace glimmer::chat
