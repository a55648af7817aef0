#include "tests/sim/reference_model.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"

namespace glimmer::sim {
namespace {

using signups::ModelEntry;

constexpr v1::ErrorReason kDone = v1::ERROR_REASON_UNSPECIFIED;

bool Holds(const ModelEntry& e) {
  return e.state == SignUpState::kConfirmed || e.state == SignUpState::kOffered;
}

bool Live(const ModelEntry& e) { return Holds(e) || e.state == SignUpState::kWaitlisted; }

template <typename T>
T Parse(const std::string& bytes) {
  T message;
  message.ParseFromString(bytes);
  return message;
}

std::string Facts(int state, int64_t rank, int64_t guests, bool cover) {
  return absl::StrCat("state ", state, " rank ", rank, " guests ", guests, cover ? " cover" : "");
}

std::string Facts(const v1::SignUp& sign_up) {
  return Facts(sign_up.state(), sign_up.waitlist_position(), sign_up.guests(),
               sign_up.cover_wanted());
}

std::string Facts(const v1::WishClaim& claim) {
  return ClaimFacts(claim.state(), claim.quantity(), FromTimestamp(claim.expire_time()),
                    claim.renewed());
}

std::string Facts(const v1::Attendance& attendance) {
  return absl::StrCat(attendance.person(), " state ", static_cast<int>(attendance.state()), " in ",
                      attendance.has_check_in_time() ? attendance.check_in_time().seconds() : 0,
                      " out ",
                      attendance.has_check_out_time() ? attendance.check_out_time().seconds() : 0,
                      " class ", static_cast<int>(attendance.check_in_class()), "/",
                      static_cast<int>(attendance.check_out_class()));
}

std::string Facts(const v1::ServiceRecord& record) {
  return absl::StrCat("minutes ", record.counted_minutes(), " state ",
                      static_cast<int>(record.state()), " verdict ",
                      static_cast<int>(record.verdict()), record.assumed() ? " assumed" : "");
}

}  // namespace

std::string FactsOf(const std::string& method, const std::string& response) {
  if (method == mobile::kCreateSignUp) {
    return Facts(Parse<v1::CreateSignUpResponse>(response).sign_up());
  }
  if (method == mobile::kLeaveShift) {
    return Facts(Parse<v1::LeaveShiftResponse>(response).sign_up());
  }
  if (method == mobile::kAcceptOffer) {
    return Facts(Parse<v1::AcceptOfferResponse>(response).sign_up());
  }
  if (method == mobile::kDeclineOffer) {
    return Facts(Parse<v1::DeclineOfferResponse>(response).sign_up());
  }
  if (method == mobile::kClaimWish) {
    return Facts(Parse<v1::ClaimWishResponse>(response).wish_claim());
  }
  if (method == mobile::kRenewWishClaim) {
    return Facts(Parse<v1::RenewWishClaimResponse>(response).wish_claim());
  }
  if (method == mobile::kReleaseWishClaim) {
    return Facts(Parse<v1::ReleaseWishClaimResponse>(response).wish_claim());
  }
  if (method == mobile::kCheckIn) return Facts(Parse<v1::CheckInResponse>(response).attendance());
  if (method == mobile::kCheckOut) {
    const auto out = Parse<v1::CheckOutResponse>(response);
    return absl::StrCat(Facts(out.attendance()), " ", Facts(out.service_record()));
  }
  if (method == mobile::kCloseShift) {
    const auto closed = Parse<v1::CloseShiftResponse>(response);
    std::vector<std::string> all;
    for (const auto& one : closed.attendances()) all.push_back(Facts(one));
    std::sort(all.begin(), all.end());
    return absl::StrJoin(all, "; ");
  }
  return "";
}

std::string ReferenceModel::Presence::Facts() const {
  const auto seconds = [](const Judged& judged) {
    return judged.evidence == Evidence::kNone ? 0 : absl::ToUnixSeconds(judged.time);
  };
  return absl::StrCat("state ", static_cast<int>(state), " in ", seconds(in), " out ", seconds(out),
                      " class ", static_cast<int>(in.evidence), "/",
                      static_cast<int>(out.evidence));
}

bool ReferenceModel::Presence::Waits() const {
  return assumed || std::max(in.trust, out.trust) == Trust::kReview ||
         std::max(in.evidence, out.evidence) >= Evidence::kOwnStatement;
}

std::string ReferenceModel::Presence::RecordFacts() const {
  const auto record =
      Waits() ? v1::ServiceRecord::STATE_WAITING : v1::ServiceRecord::STATE_CONFIRMED;
  return absl::StrCat("minutes ", minutes, " state ", static_cast<int>(record), " verdict ",
                      static_cast<int>(std::max(in.trust, out.trust)), assumed ? " assumed" : "");
}

void ReferenceModel::AddShift(const v1::Shift& shift) {
  Shift& added = shifts_[shift.name()];
  added.name = shift.name();
  added.leader = shift.leader();
  added.start = FromTimestamp(shift.start_time());
  added.end = FromTimestamp(shift.end_time());
  std::vector<int64_t> capacities;
  for (const v1::Position& position : shift.positions()) {
    added.positions.push_back(position.name());
    capacities.push_back(position.capacity());
  }
  added.sign_ups =
      std::make_unique<signups::SignUpModel>(std::move(capacities), shift.capacity(), added.start);
}

void ReferenceModel::ShowCode(const std::string& shift, const std::string& code, absl::Time time,
                              const std::string& shower) {
  codes_[{shift, code}] = {time, shower};
}

Expected ReferenceModel::Answer(const ServerCall& call) {
  const std::string& bytes = call.request;
  Expected expected;
  if (call.method == mobile::kCreateSignUp) {
    expected = Create(Parse<v1::CreateSignUpRequest>(bytes), call.now);
  } else if (call.method == mobile::kLeaveShift) {
    expected = Leave(Parse<v1::LeaveShiftRequest>(bytes), call.now);
  } else if (call.method == mobile::kAcceptOffer) {
    expected = Accept(Parse<v1::AcceptOfferRequest>(bytes), call.now);
  } else if (call.method == mobile::kDeclineOffer) {
    expected = Decline(Parse<v1::DeclineOfferRequest>(bytes), call.now);
  } else if (call.method == mobile::kCheckIn) {
    expected = CheckIn(Parse<v1::CheckInRequest>(bytes), call);
  } else if (call.method == mobile::kCheckOut) {
    expected = CheckOut(Parse<v1::CheckOutRequest>(bytes), call);
  } else if (call.method == mobile::kCloseShift) {
    expected = Close(Parse<v1::CloseShiftRequest>(bytes), call.now);
  } else if (call.method == mobile::kCancelShift) {
    expected = Cancel(Parse<v1::CancelShiftRequest>(bytes), call.now);
  } else if (call.method == mobile::kClaimWish) {
    expected = Claim(Parse<v1::ClaimWishRequest>(bytes), call.now);
  } else if (call.method == mobile::kRenewWishClaim) {
    expected = Renew(Parse<v1::RenewWishClaimRequest>(bytes), call.now);
  } else if (call.method == mobile::kReleaseWishClaim) {
    expected = Release(Parse<v1::ReleaseWishClaimRequest>(bytes));
  }
  NoteConfirmed();
  return expected;
}

void ReferenceModel::Lapse(absl::Time now) {
  for (auto& [name, shift] : shifts_) shift.sign_ups->Lapse(now);
  for (auto& [name, wish] : wishes_) wish.claims->Lapse(now);
}

void ReferenceModel::NoteConfirmed() {
  for (const auto& [name, shift] : shifts_) {
    for (size_t i = 0; i < shift.names.size(); ++i) {
      if (shift.sign_ups->entries()[i].state == SignUpState::kConfirmed) {
        confirmed_.insert(shift.names[i]);
      }
    }
  }
}

int ReferenceModel::Number(const std::string& person) {
  const auto found = std::find(people_.begin(), people_.end(), person);
  if (found != people_.end()) return static_cast<int>(found - people_.begin());
  people_.push_back(person);
  return static_cast<int>(people_.size()) - 1;
}

ReferenceModel::Place ReferenceModel::Find(const std::string& sign_up) {
  for (auto& [name, shift] : shifts_) {
    const auto found = std::find(shift.names.begin(), shift.names.end(), sign_up);
    if (found != shift.names.end()) {
      return {&shift, static_cast<size_t>(found - shift.names.begin())};
    }
  }
  return {};
}

std::string ReferenceModel::SignUpFacts(const Place& place) const {
  const auto& entries = place.shift->sign_ups->entries();
  const ModelEntry& entry = entries[place.entry];
  int64_t rank = 0;
  if (entry.state == SignUpState::kWaitlisted) {
    rank =
        std::count_if(entries.begin(), entries.begin() + static_cast<int>(place.entry) + 1,
                      [&](const ModelEntry& e) {
                        return e.state == SignUpState::kWaitlisted && e.position == entry.position;
                      });
  }
  return Facts(static_cast<int>(entry.state), rank, entry.guests, entry.cover);
}

Expected ReferenceModel::Said(const Place& place, v1::ErrorReason reason) {
  if (reason != kDone) return {reason, ""};
  return {kDone, SignUpFacts(place)};
}

bool ReferenceModel::OverlapsHeld(const Shift& shift, int person) const {
  for (const auto& [name, other] : shifts_) {
    if (name == shift.name || other.start >= shift.end || shift.start >= other.end) continue;
    for (const ModelEntry& e : other.sign_ups->entries()) {
      if (e.person == person && Holds(e)) return true;
    }
  }
  return false;
}

Expected ReferenceModel::Create(const v1::CreateSignUpRequest& request, absl::Time now) {
  const auto found = shifts_.find(request.shift());
  if (found == shifts_.end()) return {v1::ERROR_REASON_NOT_FOUND, ""};
  Shift& shift = found->second;
  const int person = Number(request.person());
  const bool late = now >= shift.start - absl::Hours(2);
  for (const ModelEntry& e : shift.sign_ups->entries()) {
    if (e.person != person || !Live(e)) continue;
    if (e.state != SignUpState::kWaitlisted || !late) {
      return {v1::ERROR_REASON_ALREADY_SIGNED_UP, ""};
    }
  }
  if (shift.cancelled) return {v1::ERROR_REASON_SHIFT_CANCELLED, ""};
  if (shift.closed || now >= shift.start) return {v1::ERROR_REASON_SIGN_UP_CLOSED, ""};
  if (OverlapsHeld(shift, person)) return {v1::ERROR_REASON_SIGN_UP_OVERLAPS, ""};
  std::optional<size_t> asked;
  for (size_t i = 0; i < shift.positions.size(); ++i) {
    if (shift.positions[i] == request.position()) asked = i;
  }
  const bool join = request.when_full() == v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST;
  const v1::ErrorReason reason = shift.sign_ups->Create(person, asked, request.guests(), join, now);
  if (reason == kDone) shift.names.push_back(absl::StrCat("sign_ups/", request.sign_up_id()));
  return Said({&shift, shift.names.empty() ? 0 : shift.names.size() - 1}, reason);
}

Expected ReferenceModel::Leave(const v1::LeaveShiftRequest& request, absl::Time now) {
  const Place place = Find(request.sign_up());
  if (place.shift == nullptr) return {v1::ERROR_REASON_NOT_FOUND, ""};
  return Said(place, place.shift->sign_ups->Leave(place.entry, request.ask_for_cover(), now));
}

Expected ReferenceModel::Accept(const v1::AcceptOfferRequest& request, absl::Time now) {
  const Place place = Find(request.sign_up());
  if (place.shift == nullptr) return {v1::ERROR_REASON_NOT_FOUND, ""};
  const ModelEntry& entry = place.shift->sign_ups->entries()[place.entry];
  const bool runs = entry.state == SignUpState::kOffered && now < entry.expire;
  if (runs && OverlapsHeld(*place.shift, entry.person)) {
    return {v1::ERROR_REASON_SIGN_UP_OVERLAPS, ""};
  }
  return Said(place, place.shift->sign_ups->Accept(place.entry, now));
}

Expected ReferenceModel::Decline(const v1::DeclineOfferRequest& request, absl::Time now) {
  const Place place = Find(request.sign_up());
  if (place.shift == nullptr) return {v1::ERROR_REASON_NOT_FOUND, ""};
  return Said(place, place.shift->sign_ups->Decline(place.entry, now));
}

bool ReferenceModel::HasPlace(const Shift& shift, const std::string& person) {
  const int number = Number(person);
  const auto& entries = shift.sign_ups->entries();
  return std::any_of(entries.begin(), entries.end(), [&](const ModelEntry& e) {
    return e.person == number && e.state == SignUpState::kConfirmed;
  });
}

bool ReferenceModel::StandsAbove(const Shift& shift, const std::string& person) const {
  return person == coordinator_ || person == shift.leader;
}

// A code fixes the time. One that was signed by who does not run the shift proves nothing.
v1::ErrorReason ReferenceModel::JudgeCode(const Shift& shift, const v1::AttendanceClaim& claim,
                                          const ServerCall& call, Judged& judged) const {
  const absl::Time open = shift.start - absl::Minutes(30);
  const bool scanned = !claim.signed_site_code().empty();
  const auto shown =
      codes_.find({shift.name, scanned ? claim.signed_site_code() : claim.site_code()});
  if (shown == codes_.end()) {
    return judged.time < open ? v1::ERROR_REASON_CHECK_IN_NOT_OPEN
                              : v1::ERROR_REASON_SITE_CODE_WRONG;
  }
  const Code& code = shown->second;
  const absl::Time close = shift.end + absl::Minutes(60);
  const bool early = code.time < open - absl::Seconds(30);
  judged.doubtful = !StandsAbove(shift, code.shower);
  if (early || code.time > close) {
    // Of a wrong clock, for all that is known: worth their word, in those hours.
    judged.evidence = Evidence::kOwnStatement;
    judged.trust = Trust::kReview;
    if (judged.time >= open && judged.time <= close) return kDone;
    return early ? v1::ERROR_REASON_CHECK_IN_NOT_OPEN : v1::ERROR_REASON_SITE_CODE_WRONG;
  }
  const absl::Duration apart = absl::AbsDuration(code.time - judged.time);
  judged.evidence = judged.doubtful ? Evidence::kOwnStatement : Evidence::kOnSite;
  judged.trust = apart <= absl::Seconds(60)   ? Trust::kStrong
                 : apart <= absl::Minutes(10) ? Trust::kSkew
                                              : Trust::kReview;
  if (judged.trust == Trust::kReview) judged.time = std::min(code.time, call.now);
  if (judged.doubtful) judged.trust = Trust::kReview;
  return kDone;
}

// When it was and what shows it.
v1::ErrorReason ReferenceModel::JudgeEvidence(const Shift& shift, const v1::AttendanceClaim& claim,
                                              const ServerCall& call, Judged& judged) const {
  if (claim.method() == v1::AttendanceClaim::METHOD_SITE_CODE) {
    return JudgeCode(shift, claim, call, judged);
  }
  if (judged.time < shift.start - absl::Minutes(30)) return v1::ERROR_REASON_CHECK_IN_NOT_OPEN;
  const bool own = claim.method() == v1::AttendanceClaim::METHOD_OWN_STATEMENT;
  const bool after = judged.time > shift.end + absl::Minutes(60);
  judged.evidence = own     ? Evidence::kOwnStatement
                    : after ? Evidence::kAfterwards
                            : Evidence::kOnSite;
  judged.trust = own || after ? Trust::kReview : Trust::kStrong;
  return kDone;
}

ReferenceModel::Judged ReferenceModel::Judge(const Shift& shift, const v1::AttendanceClaim& claim,
                                             const ServerCall& call) const {
  if (shift.cancelled) return {v1::ERROR_REASON_SHIFT_CANCELLED};
  const absl::Time capture = FromTimestamp(claim.capture_time());
  Judged judged{.time = std::min(capture, call.now),
                .late = capture < call.now - absl::Seconds(60)};
  if (shift.closed && !judged.late) return {v1::ERROR_REASON_SHIFT_CLOSED};
  judged.reason = JudgeEvidence(shift, claim, call, judged);
  if (claim.person() == call.person && StandsAbove(shift, call.person)) {
    judged.evidence = std::max(judged.evidence, Evidence::kOwnStatement);
  }
  const bool odd =
      capture > call.now + absl::Seconds(60) || capture < call.now - absl::Hours(24 * 14);
  if (odd) judged.trust = Trust::kReview;
  return judged;
}

Expected ReferenceModel::CheckIn(const v1::CheckInRequest& request, const ServerCall& call) {
  const v1::AttendanceClaim& claim = request.claim();
  Shift& shift = shifts_.at(claim.shift());
  const Judged judged = Judge(shift, claim, call);
  if (judged.reason != kDone) return {judged.reason, ""};
  const Taken said = TakenOf(ClaimKind::kIn, claim, 0, judged);
  const auto known = shift.presences.find(claim.person());
  const bool absent =
      known != shift.presences.end() && known->second.state == v1::Attendance::STATE_NO_SHOW;
  const bool there = known != shift.presences.end() && !absent;
  if (there && !Completes(known->second.ins, said)) return {v1::ERROR_REASON_ALREADY_CHECKED, ""};
  if (!there && !absent && !HasPlace(shift, claim.person()) && !StandsAbove(shift, call.person)) {
    return {v1::ERROR_REASON_NOT_SIGNED_UP, ""};
  }
  Presence& presence = shift.presences[claim.person()];
  if (!there) presence.state = v1::Attendance::STATE_CHECKED_IN;
  presence.was_absent = presence.was_absent || absent;
  presence.ins.push_back(said);
  Settle(shift, presence);
  return {kDone, absl::StrCat(claim.person(), " ", presence.Facts())};
}

Expected ReferenceModel::CheckOut(const v1::CheckOutRequest& request, const ServerCall& call) {
  const v1::AttendanceClaim& claim = request.claim();
  Shift& shift = shifts_.at(claim.shift());
  const Judged judged = Judge(shift, claim, call);
  if (judged.reason != kDone) return {judged.reason, ""};
  const auto known = shift.presences.find(claim.person());
  if (known == shift.presences.end() || known->second.state == v1::Attendance::STATE_NO_SHOW) {
    return {v1::ERROR_REASON_NOT_CHECKED_IN, ""};
  }
  Presence& presence = known->second;
  const Taken said = TakenOf(ClaimKind::kOut, claim, request.break_minutes(), judged);
  const bool taken = presence.state == v1::Attendance::STATE_CHECKED_IN ||
                     (presence.assumed && judged.late) || Completes(presence.outs, said);
  if (!taken) return {v1::ERROR_REASON_ALREADY_CHECKED, ""};
  absl::Time came = presence.in.time;
  if (presence.in.trust == Trust::kReview) came = std::min(came, judged.time);  // shuts nobody out
  const v1::ErrorReason reason = CheckStay(came, judged.time, request.break_minutes());
  if (reason != kDone) return {reason, ""};
  presence.state = v1::Attendance::STATE_CHECKED_OUT;
  presence.assumed = false;
  presence.outs.push_back(said);
  Settle(shift, presence);
  return {kDone, absl::StrCat(claim.person(), " ", presence.Facts(), " ", presence.RecordFacts())};
}

Expected ReferenceModel::Close(const v1::CloseShiftRequest& request, absl::Time now) {
  Shift& shift = shifts_.at(request.shift());
  if (shift.cancelled) return {v1::ERROR_REASON_SHIFT_CANCELLED, ""};
  if (shift.closed) return {v1::ERROR_REASON_SHIFT_CLOSED, ""};
  if (now < shift.start) return {v1::ERROR_REASON_SHIFT_NOT_STARTED, ""};
  for (const std::string& person : request.no_shows()) {
    const auto known = shift.presences.find(person);
    if (known != shift.presences.end()) {
      if (known->second.state == v1::Attendance::STATE_NO_SHOW) continue;
      return {v1::ERROR_REASON_ALREADY_CHECKED, ""};
    }
    if (!HasPlace(shift, person)) return {v1::ERROR_REASON_NOT_SIGNED_UP, ""};
  }
  for (const std::string& person : request.no_shows()) {
    shift.presences[person].state = v1::Attendance::STATE_NO_SHOW;
  }
  std::vector<std::string> all;
  for (auto& [person, presence] : shift.presences) {
    if (presence.state == v1::Attendance::STATE_CHECKED_IN) {
      presence.state = v1::Attendance::STATE_CHECKED_OUT;
      presence.out = {.time = std::max(std::min(shift.end, now), presence.in.time),
                      .evidence = Evidence::kAfterwards,
                      .trust = Trust::kReview};
      presence.assumed = true;
      Settle(shift, presence);
    }
    all.push_back(absl::StrCat(person, " ", presence.Facts()));
  }
  shift.closed = true;
  return {kDone, absl::StrJoin(all, "; ")};
}

Expected ReferenceModel::Cancel(const v1::CancelShiftRequest& request, absl::Time now) {
  Shift& shift = shifts_.at(request.shift());
  if (!shift.cancelled && now >= shift.start) return {v1::ERROR_REASON_SHIFT_STARTED, ""};
  shift.cancelled = true;
  shift.sign_ups->CancelAll();
  return {};
}

std::vector<std::string> ReferenceModel::SignUpRows() const {
  std::vector<std::string> rows;
  for (const auto& [name, shift] : shifts_) {
    for (size_t i = 0; i < shift.names.size(); ++i) {
      const ModelEntry& e = shift.sign_ups->entries()[i];
      rows.push_back(absl::StrCat(
          shift.names[i], " ", name, " ", people_[static_cast<size_t>(e.person)], " state ",
          static_cast<int>(e.state), " guests ", e.guests, e.cover ? " cover" : ""));
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::vector<std::string> ReferenceModel::AttendanceRows() const {
  std::vector<std::string> rows;
  for (const auto& [name, shift] : shifts_) {
    for (const auto& [person, presence] : shift.presences) {
      rows.push_back(absl::StrCat(name, " ", person, " ", presence.Facts(),
                                  presence.state == v1::Attendance::STATE_CHECKED_OUT
                                      ? absl::StrCat(" minutes ", presence.minutes)
                                      : "",
                                  " verdict ", static_cast<int>(presence.in.trust), "/",
                                  static_cast<int>(presence.out.trust)));
    }
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace glimmer::sim
