#include "mobile/shifts/roster_adding.h"

#include <algorithm>
#include <utility>

#include "mobile/model/desk_scope.h"
#include "mobile/model/format_words.h"
#include "mobile/model/people_search.h"
#include "mobile/model/refusal_words.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

constexpr size_t kMostFound = 8;

QString MostForThem(const v1::Choice& choice) {
  switch (choice.reason()) {
    case v1::CHOICE_REASON_ONLY_ONE:
      return RosterAdding::tr("nobody else can");
    case v1::CHOICE_REASON_KNOWN:
      return RosterAdding::tr("has done this more often");
    case v1::CHOICE_REASON_LESS_TRAVEL:
      return RosterAdding::tr("a shorter way");
    case v1::CHOICE_REASON_LESS_LOAD:
      return RosterAdding::tr("has done less lately");
    case v1::CHOICE_REASON_EQUAL:
      return RosterAdding::tr("one of several who would do as well");
    default:
      return {};
  }
}

// What tells for them, and the two facts behind it.
QString WhyWords(const v1::Choice& choice) {
  return InRow(
      {MostForThem(choice), RosterAdding::tr("here %n time(s)", nullptr, choice.visits_before()),
       RosterAdding::tr("%1 in 30 days").arg(LengthWords(absl::Minutes(choice.load_minutes())))});
}

AddableRow RowOf(const std::string& person, const std::string& name, const QString& why = {}) {
  AddableRow row;
  row.key = QString::fromStdString(person);
  row.who = QString::fromStdString(name);
  row.why = why;
  return row;
}

}  // namespace

QString JoiningRefusal(const Refusal& refusal) {
  switch (refusal.reason) {
    case v1::ERROR_REASON_SIGN_UP_OVERLAPS:
      return RosterAdding::tr("Has something else at that time");
    case v1::ERROR_REASON_ALREADY_SIGNED_UP:
      return RosterAdding::tr("Is signed up already");
    default:
      return RefusalSentence(refusal);
  }
}

bool MayOverride(const Refusal& refusal) {
  return refusal.reason == v1::ERROR_REASON_SIGN_UP_OVERLAPS ||
         refusal.reason == v1::ERROR_REASON_SIGN_UP_NOT_OPEN ||
         refusal.reason == v1::ERROR_REASON_SIGN_UP_CLOSED;
}

RosterAdding::RosterAdding(PhoneContext& context, const std::string& shift)
    : AskingModel(context, nullptr),
      shift_(shift),
      found_(AddableRow::staticMetaObject, this),
      suggested_(AddableRow::staticMetaObject, this) {
  RefreshNow();
}

absl::Status RosterAdding::Refresh() {
  ASSIGN_OR_RETURN(const auto shift, phone().store().Get<v1::Shift>(shift_));
  if (!shift) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto roster, phone().overlay().Roster(shift_));
  on_roster_.clear();
  for (const RosterEntry& entry : roster) on_roster_.push_back(entry.person);
  may_ = Coordinates(profile) && shift->state() == v1::Shift::STATE_OPEN &&
         context().Now() < FromTimestamp(shift->end_time());
  full_ = shift->held() >= shift->capacity();
  all_positions_.assign(shift->positions().begin(), shift->positions().end());
  positions_.clear();
  if (all_positions_.size() > 1) {
    positions_.append(tr("Any that fits"));
    for (const v1::Position& position : all_positions_) {
      const int free = std::max(0, position.capacity() - position.held());
      //: A position, and its free places
      positions_.append(tr("%1, %n free", nullptr, free).arg(position.display_name().c_str()));
    }
  }
  ShowSuggested();
  return absl::OkStatus();
}

void RosterAdding::setPosition(int position) {
  position_ = position;
  Q_EMIT refreshed();
}

void RosterAdding::begin() {
  position_ = 0;
  suggestions_.Clear();
  suggestion_sentence_.clear();
  found_.SetRows(std::vector<AddableRow>());
  RefreshNow();
  const auto shift = phone().store().Get<v1::Shift>(shift_);
  const bool begins =
      shift.ok() && *shift && context().Now() < FromTimestamp((*shift)->start_time());
  if (!begins || full_) return;  // the server suggests nobody then
  v1::SuggestPeopleRequest request;
  request.set_shift(shift_);
  Ask<v1::SuggestPeopleResponse>(
      request, [this](const v1::SuggestPeopleResponse& response) { Show(response); },
      [this](const absl::Status& status) {
        // Who runs the organisation and no unit of it gets no suggestions, and misses none.
        if (ReasonOf(status) == v1::ERROR_REASON_ROLE_MISSING) return;
        suggestion_sentence_ = ProblemSentence(status);
        Q_EMIT refreshed();
      });
}

void RosterAdding::Show(const v1::SuggestPeopleResponse& response) {
  suggestions_ = response;
  if (response.choices().empty()) suggestion_sentence_ = tr("Nobody who could is free then.");
  RefreshNow();
}

bool RosterAdding::OnRoster(const std::string& person) const {
  return std::find(on_roster_.begin(), on_roster_.end(), person) != on_roster_.end();
}

void RosterAdding::ShowSuggested() {
  std::vector<AddableRow> rows;
  for (const v1::Choice& choice : suggestions_.choices()) {
    if (OnRoster(choice.person())) continue;
    rows.push_back(RowOf(choice.person(), choice.display_name(), WhyWords(choice)));
  }
  suggested_.SetRows(rows);
}

void RosterAdding::search(const QString& text) {
  std::vector<AddableRow> rows;
  const auto people = phone().store().People();
  if (people.ok() && !text.trimmed().isEmpty()) {
    for (const v1::Person& person : PeopleCalled(text, *people)) {
      if (OnRoster(person.name())) continue;
      if (rows.size() == kMostFound) break;
      rows.push_back(RowOf(person.name(), person.display_name()));
    }
  }
  found_.SetRows(rows);
}

void RosterAdding::add(const QString& person) {
  SignUpWish wish{.shift = shift_, .join_waitlist = true};
  if (position_ > 0 && position_ < positions_.size()) {
    wish.position = all_positions_[static_cast<size_t>(position_ - 1)].name();
  }
  Report(phone().commands().SignUpFor(person.toStdString(), wish),
         tr("The sign-up is saved on this phone."), true);
}

absl::StatusOr<std::optional<Pending>> RosterAdding::RefusedOf(const std::string& person) {
  ASSIGN_OR_RETURN(const auto pending, ListPending(phone().outbox()));
  for (const Pending& one : pending) {
    const bool is_theirs = one.shift == shift_ && one.person == person;
    if (is_theirs && one.kind == Pending::Kind::kSignUp && one.Refused()) return one;
  }
  return std::nullopt;
}

void RosterAdding::addAllTheSame(const QString& person, const QString& reason) {
  const auto refused = RefusedOf(person.toStdString());
  if (!refused.ok()) return Refuse(refused.status());
  if (!*refused) return;
  v1::CreateSignUpRequest request;
  if (!request.ParseFromString((*refused)->item.request)) return;
  const absl::Status dropped = phone().outbox().Discard((*refused)->item.request_id);
  if (!dropped.ok()) return Refuse(dropped);
  Report(phone().commands().SignUpFor(person.toStdString(),
                                      {.shift = shift_,
                                       .position = request.position(),
                                       .guests = request.guests(),
                                       .join_waitlist = true,
                                       .override_reason = reason.trimmed().toStdString()}),
         tr("The sign-up is saved on this phone."), true);
}

void RosterAdding::drop(const QString& person) {
  const auto refused = RefusedOf(person.toStdString());
  if (!refused.ok()) return Refuse(refused.status());
  if (*refused) Discard((*refused)->item.request_id);
}

}  // namespace glimmer::mobile
