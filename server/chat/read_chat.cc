#include "server/chat/read_chat.h"

#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "server/chat/chat_text.h"
#include "server/formats/chat_list.h"
#include "server/formats/chat_match.h"
#include "server/formats/text_decode.h"
#include "server/people/person_store.h"
#include "server/people/unit_store.h"
#include "server/signups/sign_up_store.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::chat {
namespace {

using formats::ChatCandidate;

constexpr size_t kLongest = size_t{1024} * 1024;
constexpr int kMostPeople = 100'000;
constexpr int kMostSignUps = 1'000'000;

absl::Status Unreadable(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, message);
}

absl::StatusOr<std::string> Decode(const std::string& content) {
  if (content.size() > kLongest) return Unreadable("A chat list has at most 1 MiB.");
  absl::StatusOr<std::string> text = formats::DecodeText(content);
  if (!text.ok()) return Unreadable("This is no text in UTF-8 or GB18030.");
  return text;
}

// Who has a place or waits for one.
absl::StatusOr<std::set<std::string>> SignedUp(rpc::Context& context, const std::string& shift) {
  std::set<std::string> people;
  if (shift.empty()) return people;
  ASSIGN_OR_RETURN(const std::string id, IdOf(kShifts, shift, "shift"));
  ASSIGN_OR_RETURN(const std::optional<events::Shift> found,
                   events::ShiftStore(context.tx).Find(id));
  if (!found || found->organization_id != context.organization_id) return NotFound(shift);
  ASSIGN_OR_RETURN(const std::vector<signups::SignUp> live,
                   signups::SignUpStore(context.tx).ListOfShift(id, {}, kMostSignUps));
  for (const signups::SignUp& sign_up : live) people.insert(sign_up.person_id);
  return people;
}

// The units whose people may be meant: those that the caller may sign up for somebody, or the one
// that was named.
absl::StatusOr<std::vector<std::string>> PathsOf(rpc::Context& context, const std::string& unit) {
  std::vector<std::string> paths;
  if (!unit.empty()) {
    ASSIGN_OR_RETURN(const people::Unit found, people::NeedUnit(context, unit, "unit"));
    return std::vector<std::string>{found.path};
  }
  for (const rpc::Grant& grant : context.caller.grants) {
    if (grant.role == v1::ROLE_COORDINATOR || grant.role == v1::ROLE_ORGANIZATION_ADMIN) {
      paths.push_back(grant.scope_path);
    }
  }
  return paths;
}

// Each of them once.
absl::StatusOr<std::vector<people::Person>> PeopleUnder(rpc::Context& context,
                                                        const std::vector<std::string>& paths) {
  ASSIGN_OR_RETURN(const std::string today, people::TodayOf(context));
  people::PersonStore store(context.tx, today);
  std::vector<people::Person> people;
  std::set<std::string> seen;
  for (const std::string& path : paths) {
    people::PersonQuery query;
    query.organization_id = context.organization_id;
    query.unit_path = path;
    query.limit = kMostPeople;
    ASSIGN_OR_RETURN(std::vector<people::Person> found, store.List(query));
    for (people::Person& person : found) {
      if (seen.insert(person.person_id).second) people.push_back(std::move(person));
    }
  }
  return people;
}

absl::StatusOr<std::vector<ChatCandidate>> Candidates(rpc::Context& context,
                                                      const PastedList& list) {
  ASSIGN_OR_RETURN(const std::set<std::string> signed_up, SignedUp(context, list.shift));
  ASSIGN_OR_RETURN(const std::vector<std::string> paths, PathsOf(context, list.unit));
  ASSIGN_OR_RETURN(const std::vector<people::Person> people, PeopleUnder(context, paths));
  people::UnitStore units(context.tx);
  std::vector<ChatCandidate> candidates;
  for (const people::Person& person : people) {
    ChatCandidate candidate{
        person.person_id, person.display_name, person.name_pinyin, {}, person.phone, false};
    candidate.already_signed_up = signed_up.count(person.person_id) > 0;
    ASSIGN_OR_RETURN(const auto home, units.Find(person.home_unit_id));
    if (home) candidate.units.push_back(home->display_name);
    candidates.push_back(std::move(candidate));
  }
  return candidates;
}

}  // namespace

absl::Status ReadChat(rpc::Context& context, const PastedList& list, v1::ChatReading& reading) {
  ASSIGN_OR_RETURN(const std::string text, Decode(list.content));
  ASSIGN_OR_RETURN(const std::vector<ChatCandidate> candidates, Candidates(context, list));
  const formats::ChatList read = formats::ReadChatList(text);
  const std::vector<formats::ChatOutcome> outcomes = formats::MatchChat(read, candidates);
  for (size_t i = 0; i < outcomes.size(); ++i) {
    AddOutcome(read.entries[i], outcomes[i], candidates, reading);
  }
  reading.set_reply(ReplyText(reading, formats::FromAcceptLanguage(context.language)));
  return absl::OkStatus();
}

}  // namespace glimmer::chat
