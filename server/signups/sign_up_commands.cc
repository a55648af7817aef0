#include "server/signups/sign_up_commands.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/notices/notice_commands.h"
#include "server/signups/line_commands.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::signups {
namespace {

constexpr size_t kLongestReason = 500;

bool IsOwn(const rpc::Context& context, absl::string_view person_id) {
  return context.caller.person_id == person_id;
}

// Tells the person of a sign-up what somebody else has done to it.
absl::Status TellPerson(rpc::Context& context, const SignUp& sign_up, v1::Notice::Kind kind) {
  if (IsOwn(context, sign_up.person_id)) return absl::OkStatus();
  return notices::Notify(context, {sign_up.person_id,
                                   kind,
                                   ResourceName(kSignUps, sign_up.sign_up_id),
                                   {{"state", std::string(StateName(sign_up.state))}}});
}

absl::Status TellLeader(rpc::Context& context, const events::Shift& shift, const SignUp& sign_up,
                        v1::Notice::Kind kind) {
  const std::string& leader = shift.leader_person_id;
  if (leader.empty() || leader == sign_up.person_id) return absl::OkStatus();
  return notices::Notify(context, {leader, kind, ResourceName(kSignUps, sign_up.sign_up_id), {}});
}

// The case of one person who wants to join one shift.
// Whoever signs somebody up need not know whom they visit.
absl::Status AtTheSameTime(const Commitment& other) {
  if (other.shift_id.empty()) {
    return MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "Something else is at the same time.");
  }
  return MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "Another sign-up is at the same time.",
                   {{"shift", ResourceName(kShifts, other.shift_id)}});
}

class Joining {
 public:
  Joining(rpc::Context& context, const NewSignUp& request)
      : context_(context), request_(request), store_(context.tx) {}

  absl::StatusOr<SignUp> Run();

 private:
  absl::Status CheckRequest() const;
  absl::Status LoadFacts();
  absl::Status CheckPerson() const;
  absl::Status CheckCommitments() const;
  absl::StatusOr<Seat> FindPlace();
  absl::StatusOr<bool> TakeOver(Seat& seat);
  absl::StatusOr<bool> TakeOverAt(size_t position);
  absl::Status Full(const Seat& seat) const;
  absl::StatusOr<SignUp> Join(const Seat& seat);
  absl::Status EndWaiting();
  absl::Status Tell(const SignUp& sign_up);
  absl::StatusOr<SignUp> Settle(const Seat& seat, SignUp joined);
  bool OffersRun() const { return OfferExpireTime(context_.now, rules_.start).has_value(); }
  const Commitment* Existing() const;

  rpc::Context& context_;
  const NewSignUp& request_;
  SignUpStore store_;
  JoinFacts facts_;
  ShiftFacts rules_;
  std::optional<size_t> position_;
  std::vector<Commitment> commitments_;
  bool took_over_ = false;
};

ShiftFacts RulesOf(const JoinFacts& facts) {
  const events::Shift& shift = facts.shift;
  ShiftFacts rules;
  rules.cancelled = shift.state == events::ShiftState::kCancelled;
  rules.closed = shift.state == events::ShiftState::kClosed;
  rules.capacity = shift.capacity;
  rules.held = shift.held;
  rules.start = shift.start_time;
  rules.sign_up_open = shift.sign_up_open_time;
  rules.sign_up_close = shift.sign_up_close_time;
  if (!absl::SimpleAtoi(shift.civil_start.substr(0, 4), &rules.civil_year)) rules.civil_year = 0;
  for (size_t i = 0; i < shift.positions.size(); ++i) {
    const events::Position& p = shift.positions[i];
    rules.positions.push_back({p.capacity, p.held, facts.lines[i], p.needed_skills, p.minimum_age});
  }
  return rules;
}

absl::Status Joining::CheckRequest() const {
  RETURN_IF_ERROR(CheckChosenId("sign_up_id", request_.sign_up_id));
  if (request_.override_reason.size() > kLongestReason) {
    return InvalidField("override_reason", "A reason has at most 500 bytes.");
  }
  if (!request_.override_reason.empty() && IsOwn(context_, request_.person_id)) {
    return InvalidField("override_reason", "Nobody overrides a rule for themselves.");
  }
  return absl::OkStatus();
}

absl::Status Joining::LoadFacts() {
  ASSIGN_OR_RETURN(std::optional<JoinFacts> found,
                   store_.LoadJoinFacts(request_.shift_id, request_.person_id));
  if (!found || found->shift.organization_id != context_.organization_id) {
    return NotFound(ResourceName(kShifts, request_.shift_id));
  }
  facts_ = *std::move(found);
  RETURN_IF_ERROR(CheckPerson());
  rules_ = RulesOf(facts_);
  if (!request_.position_id.empty()) {
    const auto& all = facts_.shift.positions;
    const auto at = std::find_if(all.begin(), all.end(), [this](const events::Position& p) {
      return p.position_id == request_.position_id;
    });
    if (at == all.end()) return NotFound(ResourceName(kPositions, request_.position_id));
    position_ = static_cast<size_t>(at - all.begin());
  }
  ASSIGN_OR_RETURN(commitments_,
                   store_.Commitments(request_.person_id, request_.shift_id,
                                      facts_.shift.start_time, facts_.shift.end_time));
  return absl::OkStatus();
}

absl::Status Joining::CheckPerson() const {
  if (!facts_.person_found || facts_.person_organization_id != context_.organization_id) {
    return NotFound(ResourceName(kPeople, request_.person_id));
  }
  if (!facts_.merged_into_person_id.empty()) {
    const std::string other = ResourceName(kPeople, facts_.merged_into_person_id);
    return MakeError(v1::ERROR_REASON_PERSON_MERGED, "The person was merged into another.",
                     {{"merged_into", other}});
  }
  return absl::OkStatus();
}

const Commitment* Joining::Existing() const {
  for (const Commitment& commitment : commitments_) {
    if (commitment.shift_id == request_.shift_id) return &commitment;
  }
  return nullptr;
}

// Who waits elsewhere holds no place there and may still choose.
absl::Status Joining::CheckCommitments() const {
  for (const Commitment& other : commitments_) {
    if (other.shift_id == request_.shift_id || !HoldsPlace(other.state)) continue;
    if (!request_.override_reason.empty()) continue;
    if (!Overlaps(other.start_time, other.end_time, facts_.shift.start_time,
                  facts_.shift.end_time)) {
      continue;
    }
    return AtTheSameTime(other);
  }
  return absl::OkStatus();
}

absl::StatusOr<Seat> Joining::FindPlace() {
  const SeatRequest wish{position_, request_.guests, !request_.override_reason.empty()};
  ASSIGN_OR_RETURN(Seat seat, FindSeat(rules_, facts_.person, wish, context_.now));
  RETURN_IF_ERROR(CheckCommitments());
  if (seat.free) return seat;
  ASSIGN_OR_RETURN(took_over_, TakeOver(seat));
  return seat;
}

// Relieves somebody who asked for cover. The line comes first while it is offered places.
absl::StatusOr<bool> Joining::TakeOver(Seat& seat) {
  for (size_t i = 0; i < rules_.positions.size(); ++i) {
    if (position_ && *position_ != i) continue;
    const PositionFacts& position = rules_.positions[i];
    if (position.has_line && OffersRun()) continue;
    if (!CheckEligible(position, facts_.person, rules_.civil_year).ok()) continue;
    ASSIGN_OR_RETURN(const bool taken, TakeOverAt(i));
    if (!taken) continue;
    seat = {true, i};
    return true;
  }
  return false;
}

absl::StatusOr<bool> Joining::TakeOverAt(size_t position) {
  ASSIGN_OR_RETURN(
      std::optional<SignUp> relieved,
      store_.FirstCover(request_.shift_id, facts_.shift.positions[position].position_id,
                        PlacesOf(request_.guests)));
  if (!relieved || relieved->person_id == request_.person_id) return false;
  RETURN_IF_ERROR(Move(context_, facts_.shift, *relieved, SignUpState::kCancelled));
  RETURN_IF_ERROR(notices::Notify(context_, {relieved->person_id,
                                             v1::Notice::KIND_COVER_FOUND,
                                             ResourceName(kSignUps, relieved->sign_up_id),
                                             {}}));
  return true;
}

absl::Status Joining::Full(const Seat& seat) const {
  const PositionFacts& position = rules_.positions[seat.position];
  const bool one = position_.has_value() || rules_.positions.size() == 1;
  return MakeError(v1::ERROR_REASON_SHIFT_FULL, "This shift has no free place.",
                   {{"capacity", absl::StrCat(one ? position.capacity : rules_.capacity)},
                    {"held", absl::StrCat(one ? position.held : rules_.held)}});
}

// A person in line who takes a place first come, first served: the waiting ends here.
absl::Status Joining::EndWaiting() {
  const Commitment* existing = Existing();
  if (existing == nullptr) return absl::OkStatus();
  ASSIGN_OR_RETURN(SignUp waiting, store_.Get(existing->sign_up_id));
  return Move(context_, facts_.shift, waiting, SignUpState::kCancelled);
}

absl::StatusOr<SignUp> Joining::Join(const Seat& seat) {
  SignUp s;
  s.sign_up_id = request_.sign_up_id.empty() ? context_.NewId() : request_.sign_up_id;
  s.shift_id = request_.shift_id;
  s.position_id = facts_.shift.positions[seat.position].position_id;
  s.person_id = request_.person_id;
  s.person_display_name = facts_.person_display_name;
  s.state = seat.free ? SignUpState::kConfirmed : SignUpState::kWaitlisted;
  s.guests = request_.guests;
  s.join_sequence = facts_.shift.next_join_sequence;
  s.start_time = facts_.shift.start_time;
  s.end_time = facts_.shift.end_time;
  if (!IsOwn(context_, s.person_id)) s.actor_person_id = context_.caller.person_id;
  s.override_reason = request_.override_reason;
  s.create_time = s.update_time = context_.now;
  ASSIGN_OR_RETURN(const bool inserted, store_.Insert(s));
  if (!inserted) {
    return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "The chosen sign_up_id is taken.",
                     {{"resource", ResourceName(kSignUps, s.sign_up_id)}});
  }
  const int64_t held = seat.free ? PlacesOf(s.guests) : 0;
  if (seat.free) RETURN_IF_ERROR(store_.AddHeld(s.position_id, held));
  RETURN_IF_ERROR(store_.AddToShift(s.shift_id, held, seat.free ? 0 : 1, 1));
  PushChange(context_, facts_.shift, s);
  return s;
}

absl::Status Joining::Tell(const SignUp& sign_up) {
  if (!request_.override_reason.empty()) {
    RETURN_IF_ERROR(rpc::Audit(context_, {ResourceName(kSignUps, sign_up.sign_up_id),
                                          "OverrideSignUp", request_.override_reason}));
  }
  return TellPerson(context_, sign_up, v1::Notice::KIND_SIGNED_UP_FOR_YOU);
}

absl::StatusOr<SignUp> Joining::Run() {
  RETURN_IF_ERROR(CheckRequest());
  RETURN_IF_ERROR(LoadFacts());
  const Commitment* existing = Existing();
  const bool in_line = existing != nullptr && existing->state == SignUpState::kWaitlisted;
  const absl::Status already =
      existing == nullptr
          ? absl::OkStatus()
          : MakeError(v1::ERROR_REASON_ALREADY_SIGNED_UP, "The person is on this shift already.",
                      {{"sign_up", ResourceName(kSignUps, existing->sign_up_id)}});
  if (!already.ok() && (!in_line || OffersRun())) return already;
  ASSIGN_OR_RETURN(const Seat seat, FindPlace());
  if (!seat.free) {
    if (in_line) return already;
    const bool can_fit = PlacesOf(request_.guests) <= rules_.positions[seat.position].capacity;
    if (!request_.join_waitlist || !can_fit) return Full(seat);
  }
  RETURN_IF_ERROR(EndWaiting());
  ASSIGN_OR_RETURN(SignUp joined, Join(seat));
  RETURN_IF_ERROR(Tell(joined));
  return Settle(seat, std::move(joined));
}

// Lets the line move up where this sign-up left or found room for it.
absl::StatusOr<SignUp> Joining::Settle(const Seat& seat, SignUp joined) {
  const PositionFacts& position = rules_.positions[seat.position];
  const int64_t places = PlacesOf(joined.guests);
  if (seat.free) {
    // A smaller party than the one relieved leaves places.
    if (took_over_) RETURN_IF_ERROR(PromoteNext(context_, joined.shift_id));
    return joined;
  }
  // At the end of a line of larger parties one may be the first that fits.
  if (position.held + places <= position.capacity && rules_.held + places <= rules_.capacity) {
    RETURN_IF_ERROR(PromoteNext(context_, joined.shift_id));
    return store_.Get(joined.sign_up_id);
  }
  joined.waitlist_position = facts_.shift.waiting + 1;
  if (rules_.positions.size() > 1) {
    ASSIGN_OR_RETURN(joined.waitlist_position,
                     store_.CountWaiting(joined.shift_id, joined.position_id));
  }
  return joined;
}

absl::Status CheckNotStarted(const rpc::Context& context, const SignUp& sign_up) {
  if (context.now < sign_up.start_time) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_SHIFT_STARTED, "The shift has begun or is over.");
}

// A place is kept for cover only when nobody in line can have it now.
absl::StatusOr<bool> KeepsForCover(rpc::Context& context, const SignUp& sign_up) {
  if (!OfferExpireTime(context.now, sign_up.start_time)) return true;
  ASSIGN_OR_RETURN(
      const std::optional<SignUp> next,
      SignUpStore(context.tx)
          .FirstFitting(sign_up.shift_id, sign_up.position_id, PlacesOf(sign_up.guests)));
  return !next;
}

absl::StatusOr<SignUp> AskForCover(rpc::Context& context, const events::Shift& shift,
                                   SignUp sign_up) {
  if (sign_up.cover_wanted) return sign_up;
  sign_up.cover_wanted = true;
  RETURN_IF_ERROR(Move(context, shift, sign_up, sign_up.state));
  RETURN_IF_ERROR(TellLeader(context, shift, sign_up, v1::Notice::KIND_COVER_WANTED));
  return sign_up;
}

absl::Status CheckNoOverlap(rpc::Context& context, const SignUp& sign_up) {
  if (!sign_up.override_reason.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(
      const std::vector<Commitment> others,
      SignUpStore(context.tx)
          .Commitments(sign_up.person_id, sign_up.shift_id, sign_up.start_time, sign_up.end_time));
  for (const Commitment& other : others) {
    if (other.sign_up_id == sign_up.sign_up_id || !HoldsPlace(other.state)) continue;
    if (!Overlaps(other.start_time, other.end_time, sign_up.start_time, sign_up.end_time)) continue;
    return AtTheSameTime(other);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SignUp> CreateSignUp(rpc::Context& context, const NewSignUp& request) {
  return Joining(context, request).Run();
}

absl::StatusOr<SignUp> LeaveShift(rpc::Context& context, const std::string& sign_up_id,
                                  bool ask_for_cover) {
  ASSIGN_OR_RETURN(SignUp sign_up, SignUpStore(context.tx).Get(sign_up_id));
  ASSIGN_OR_RETURN(const SignUpState left, NextState(sign_up.state, SignUpAction::kLeave));
  RETURN_IF_ERROR(CheckNotStarted(context, sign_up));
  ASSIGN_OR_RETURN(const events::Shift shift, events::ShiftStore(context.tx).Get(sign_up.shift_id));
  const bool had_place = sign_up.state == SignUpState::kConfirmed;
  if (ask_for_cover && had_place) {
    ASSIGN_OR_RETURN(const bool keeps, KeepsForCover(context, sign_up));
    if (keeps) return AskForCover(context, shift, sign_up);
  }
  sign_up.left_late = had_place && context.now > shift.leave_deadline;
  RETURN_IF_ERROR(Move(context, shift, sign_up, left));
  RETURN_IF_ERROR(TellPerson(context, sign_up, MessageOf(left)));
  if (sign_up.left_late) {
    RETURN_IF_ERROR(TellLeader(context, shift, sign_up, v1::Notice::KIND_LEFT_LATE));
  }
  RETURN_IF_ERROR(PromoteNext(context, sign_up.shift_id));
  return sign_up;
}

absl::StatusOr<SignUp> AcceptOffer(rpc::Context& context, const std::string& sign_up_id) {
  ASSIGN_OR_RETURN(SignUp sign_up, SignUpStore(context.tx).Get(sign_up_id));
  ASSIGN_OR_RETURN(const SignUpState state, NextState(sign_up.state, SignUpAction::kAccept));
  if (context.now >= *sign_up.offer_expire_time) {
    return MakeError(v1::ERROR_REASON_OFFER_EXPIRED, "The offer has lapsed.",
                     {{"expire_time", WireTime(*sign_up.offer_expire_time)}});
  }
  RETURN_IF_ERROR(CheckNoOverlap(context, sign_up));
  ASSIGN_OR_RETURN(const events::Shift shift, events::ShiftStore(context.tx).Get(sign_up.shift_id));
  RETURN_IF_ERROR(Move(context, shift, sign_up, state));
  RETURN_IF_ERROR(TellPerson(context, sign_up, MessageOf(state)));
  return sign_up;
}

absl::StatusOr<SignUp> DeclineOffer(rpc::Context& context, const std::string& sign_up_id) {
  ASSIGN_OR_RETURN(SignUp sign_up, SignUpStore(context.tx).Get(sign_up_id));
  ASSIGN_OR_RETURN(const SignUpState state, NextState(sign_up.state, SignUpAction::kDecline));
  ASSIGN_OR_RETURN(const events::Shift shift, events::ShiftStore(context.tx).Get(sign_up.shift_id));
  RETURN_IF_ERROR(Move(context, shift, sign_up, state));
  RETURN_IF_ERROR(TellPerson(context, sign_up, MessageOf(state)));
  RETURN_IF_ERROR(PromoteNext(context, sign_up.shift_id));
  return sign_up;
}

}  // namespace glimmer::signups
