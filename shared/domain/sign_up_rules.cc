#include "shared/domain/sign_up_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "shared/base/status_macros.h"
#include "shared/domain/transitions.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

// The whole machine.
constexpr Transition<SignUpState, SignUpAction> kMachine[] = {
    {SignUpState::kWaitlisted, SignUpAction::kOffer, SignUpState::kOffered},
    {SignUpState::kOffered, SignUpAction::kAccept, SignUpState::kConfirmed},
    {SignUpState::kOffered, SignUpAction::kDecline, SignUpState::kDeclined},
    {SignUpState::kOffered, SignUpAction::kLapse, SignUpState::kLapsed},
    {SignUpState::kConfirmed, SignUpAction::kLeave, SignUpState::kCancelled},
    {SignUpState::kWaitlisted, SignUpAction::kLeave, SignUpState::kCancelled},
    {SignUpState::kOffered, SignUpAction::kLeave, SignUpState::kCancelled},
    {SignUpState::kConfirmed, SignUpAction::kCancel, SignUpState::kCancelled},
    {SignUpState::kWaitlisted, SignUpAction::kCancel, SignUpState::kCancelled},
    {SignUpState::kOffered, SignUpAction::kCancel, SignUpState::kCancelled},
};

std::vector<std::string> MissingSkills(const PositionFacts& position, const PersonFacts& person) {
  std::vector<std::string> missing;
  for (const std::string& skill : position.needed_skills) {
    if (std::find(person.skills.begin(), person.skills.end(), skill) == person.skills.end()) {
      missing.push_back(skill);
    }
  }
  return missing;
}

absl::StatusOr<Seat> FirstSeat(const ShiftFacts& shift, const PersonFacts& person, int64_t places,
                               absl::Time now) {
  std::optional<size_t> line;
  absl::Status refusal =
      MakeError(v1::ERROR_REASON_SHIFT_FULL, "This shift has no position.", {{"capacity", "0"}});
  for (size_t i = 0; i < shift.positions.size(); ++i) {
    const absl::Status eligible = CheckEligible(shift.positions[i], person, shift.civil_year);
    if (!eligible.ok()) {
      if (i == 0) refusal = eligible;
      continue;
    }
    if (HasRoom(shift, i, places, now)) return Seat{true, i};
    if (!line) line = i;
  }
  if (!line) return refusal;
  return Seat{false, *line};
}

}  // namespace

bool IsLive(SignUpState state) { return state <= SignUpState::kOffered; }

bool HoldsPlace(SignUpState state) {
  return state == SignUpState::kConfirmed || state == SignUpState::kOffered;
}

absl::string_view StateName(SignUpState state) {
  switch (state) {
    case SignUpState::kConfirmed:
      return "CONFIRMED";
    case SignUpState::kWaitlisted:
      return "WAITLISTED";
    case SignUpState::kOffered:
      return "OFFERED";
    case SignUpState::kCancelled:
      return "CANCELLED";
    case SignUpState::kLapsed:
      return "LAPSED";
    case SignUpState::kDeclined:
      return "DECLINED";
  }
  return "";
}

absl::StatusOr<SignUpState> NextState(SignUpState state, SignUpAction action) {
  const std::optional<SignUpState> next = StateAfter(kMachine, state, action);
  if (next) return *next;
  return MakeError(v1::ERROR_REASON_SIGN_UP_STATE, "The sign-up's state does not allow this.",
                   {{"state", StateName(state)}});
}

v1::Notice::Kind MessageOf(SignUpState state) {
  switch (state) {
    case SignUpState::kConfirmed:
      return v1::Notice::KIND_SIGN_UP_CONFIRMED;
    case SignUpState::kWaitlisted:
      return v1::Notice::KIND_SIGN_UP_WAITLISTED;
    case SignUpState::kOffered:
      return v1::Notice::KIND_PLACE_OFFERED;
    case SignUpState::kLapsed:
      return v1::Notice::KIND_OFFER_LAPSED;
    case SignUpState::kCancelled:
    case SignUpState::kDeclined:
      return v1::Notice::KIND_SIGN_UP_CANCELLED;
  }
  return v1::Notice::KIND_UNSPECIFIED;
}

bool Overlaps(absl::Time start_a, absl::Time end_a, absl::Time start_b, absl::Time end_b,
              absl::Duration tolerance) {
  return std::min(end_a, end_b) - std::max(start_a, start_b) > tolerance;
}

std::optional<absl::Time> OfferExpireTime(absl::Time now, absl::Time start) {
  const absl::Time last = start - kLastOfferBeforeStart;
  if (now >= last) return std::nullopt;
  return std::min(now + kLongestOffer, last);
}

absl::Status CheckWindow(const ShiftFacts& shift, bool overrides_window, absl::Time now) {
  if (shift.cancelled) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "This shift was cancelled.");
  }
  if (shift.closed || (now >= shift.sign_up_close && !overrides_window)) {
    return MakeError(v1::ERROR_REASON_SIGN_UP_CLOSED, "Sign-up for this shift has closed.",
                     {{"close_time", WireTime(shift.sign_up_close)}});
  }
  if (now < shift.sign_up_open && !overrides_window) {
    return MakeError(v1::ERROR_REASON_SIGN_UP_NOT_OPEN, "Sign-up for this shift is not open yet.",
                     {{"open_time", WireTime(shift.sign_up_open)}});
  }
  return absl::OkStatus();
}

absl::Status CheckEligible(const PositionFacts& position, const PersonFacts& person,
                           int64_t civil_year) {
  const std::vector<std::string> missing = MissingSkills(position, person);
  if (!missing.empty()) {
    return MakeError(v1::ERROR_REASON_SKILL_MISSING, "The position asks for skills.",
                     {{"skills", absl::StrJoin(missing, ", ")}});
  }
  const bool old_enough =
      position.minimum_age <= 0 ||
      (person.birth_year && civil_year - *person.birth_year >= position.minimum_age);
  if (!old_enough) {
    return MakeError(v1::ERROR_REASON_TOO_YOUNG, "The position asks for an age.",
                     {{"minimum_age", absl::StrCat(position.minimum_age)}});
  }
  return absl::OkStatus();
}

bool HasRoom(const ShiftFacts& shift, size_t position, int64_t places, absl::Time now) {
  const PositionFacts& p = shift.positions[position];
  if (p.has_line && OfferExpireTime(now, shift.start)) return false;
  return p.held + places <= p.capacity && shift.held + places <= shift.capacity;
}

absl::StatusOr<Seat> FindSeat(const ShiftFacts& shift, const PersonFacts& person,
                              const SeatRequest& request, absl::Time now) {
  if (request.guests < 0 || request.guests > kMostGuests) {
    return InvalidField("guests", "A sign-up brings 0 to 3 guests.");
  }
  RETURN_IF_ERROR(CheckWindow(shift, request.overrides_window, now));
  const int64_t places = PlacesOf(request.guests);
  if (!request.position) return FirstSeat(shift, person, places, now);
  const size_t i = *request.position;
  RETURN_IF_ERROR(CheckEligible(shift.positions[i], person, shift.civil_year));
  return Seat{HasRoom(shift, i, places, now), i};
}

std::string WireTime(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", time, absl::UTCTimeZone());
}

}  // namespace glimmer
