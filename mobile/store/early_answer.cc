#include "mobile/store/early_answer.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

bool Overlaps(const v1::Shift& shift, const TakenShift& other) {
  return other.shift != shift.name() && other.start < FromTimestamp(shift.end_time()) &&
         FromTimestamp(shift.start_time()) < other.end;
}

absl::Status CheckWindow(const v1::Shift& shift, absl::Time now) {
  if (shift.state() == v1::Shift::STATE_CANCELLED) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  const absl::Time close = shift.has_sign_up_close_time()
                               ? FromTimestamp(shift.sign_up_close_time())
                               : FromTimestamp(shift.start_time());
  if (shift.state() == v1::Shift::STATE_CLOSED || now >= close) {
    return MakeError(v1::ERROR_REASON_SIGN_UP_CLOSED, "Sign-up has closed.",
                     {{"close_time", WireTime(close)}});
  }
  if (shift.has_sign_up_open_time() && now < FromTimestamp(shift.sign_up_open_time())) {
    return MakeError(v1::ERROR_REASON_SIGN_UP_NOT_OPEN, "Sign-up is not open yet.",
                     {{"open_time", WireTime(FromTimestamp(shift.sign_up_open_time()))}});
  }
  return absl::OkStatus();
}

absl::Status CheckTaken(const v1::Shift& shift, const std::vector<TakenShift>& taken) {
  for (const TakenShift& other : taken) {
    if (!other.leaving_request_id.empty()) continue;
    if (other.shift == shift.name()) {
      return MakeError(v1::ERROR_REASON_ALREADY_SIGNED_UP, "Signed up already.",
                       {{"sign_up", other.sign_up}});
    }
    if (other.shift.empty() && Overlaps(shift, other)) {
      return MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "Overlaps a visit.");
    }
    if (!other.waiting && Overlaps(shift, other)) {
      return MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "Overlaps another sign-up.",
                       {{"shift", other.shift}});
    }
  }
  return absl::OkStatus();
}

absl::Status CheckPosition(const v1::Position& position, const SignUpQuestion& question) {
  const v1::Person& person = *question.person;
  std::vector<std::string> missing;
  for (const std::string& skill : position.needed_skills()) {
    if (std::find(person.skills().begin(), person.skills().end(), skill) == person.skills().end()) {
      missing.push_back(skill);
    }
  }
  if (!missing.empty()) {
    return MakeError(v1::ERROR_REASON_SKILL_MISSING, "The position asks for skills.",
                     {{"skills", absl::StrJoin(missing, ",")}});
  }
  // By the year alone: whoever may be old enough is let through.
  const auto year =
      absl::ToCivilYear(FromTimestamp(question.shift.start_time()), absl::UTCTimeZone()).year();
  if (position.minimum_age() > 0 && person.birth_year() > 0 &&
      year - person.birth_year() < position.minimum_age()) {
    return MakeError(v1::ERROR_REASON_TOO_YOUNG, "The position asks for an age.",
                     {{"minimum_age", absl::StrCat(position.minimum_age())}});
  }
  return absl::OkStatus();
}

// Refuses only when every position would.
absl::Status CheckPerson(const SignUpQuestion& question) {
  if (question.person == nullptr) return absl::OkStatus();
  absl::Status refusal;
  for (const v1::Position& position : question.shift.positions()) {
    const absl::Status answer = CheckPosition(position, question);
    if (answer.ok()) return answer;
    if (refusal.ok()) refusal = answer;
  }
  return refusal;
}

}  // namespace

absl::Status CheckSignUp(const SignUpQuestion& question) {
  const v1::Shift& shift = question.shift;
  RETURN_IF_ERROR(CheckWindow(shift, question.now));
  RETURN_IF_ERROR(CheckTaken(shift, question.taken));
  RETURN_IF_ERROR(CheckPerson(question));
  if (!question.join_waitlist && shift.held() + 1 + question.guests > shift.capacity()) {
    return MakeError(
        v1::ERROR_REASON_SHIFT_FULL, "This shift has no free place.",
        {{"capacity", absl::StrCat(shift.capacity())}, {"held", absl::StrCat(shift.held())}});
  }
  return absl::OkStatus();
}

std::string WaitsForLeaving(const v1::Shift& shift, const std::vector<TakenShift>& taken) {
  for (const TakenShift& other : taken) {
    if (!other.leaving_request_id.empty() && Overlaps(shift, other)) {
      return other.leaving_request_id;
    }
  }
  return {};
}

absl::Status CheckCheckIn(const v1::Shift& shift, absl::Time now) {
  if (shift.state() == v1::Shift::STATE_CANCELLED) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  if (shift.state() == v1::Shift::STATE_CLOSED) {
    return MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "The shift is closed.");
  }
  const absl::Time open = FromTimestamp(shift.start_time()) - kCheckInLead;
  if (now < open) {
    return MakeError(v1::ERROR_REASON_CHECK_IN_NOT_OPEN, "Check-in opens later.",
                     {{"open_time", WireTime(open)}});
  }
  return absl::OkStatus();
}

absl::Status CheckSiteCode(const v1::Shift& shift, absl::string_view code) {
  if (code.size() == kSignedSiteCodeBytes) {
    const auto scanned = ParseSiteCode(code);
    const std::string mark = ShiftMark(absl::StripPrefix(shift.name(), "shifts/"));
    if (scanned.ok() && scanned->shift_mark == mark) return absl::OkStatus();
    return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "The code of another shift.");
  }
  const auto digits = std::count_if(code.begin(), code.end(), absl::ascii_isdigit);
  const auto blanks = std::count(code.begin(), code.end(), ' ');
  if (digits == 8 && static_cast<size_t>(digits + blanks) == code.size()) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, "A site code has eight digits.");
}

absl::Status CheckLeave(const v1::Shift& shift, absl::Time now) {
  if (shift.state() == v1::Shift::STATE_CANCELLED) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  if (now >= FromTimestamp(shift.start_time())) {
    return MakeError(v1::ERROR_REASON_SHIFT_STARTED, "The shift has begun.");
  }
  return absl::OkStatus();
}

absl::Status NeedReason(absl::string_view reason) {
  return reason.empty() ? InvalidField("reason", "A reason is needed.") : absl::OkStatus();
}

}  // namespace glimmer::mobile
