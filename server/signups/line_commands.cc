#include "server/signups/line_commands.h"

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "server/notices/notice_commands.h"
#include "shared/domain/resource_names.h"

namespace glimmer::signups {
namespace {

absl::StatusOr<std::vector<SignUp>> AllLive(sql::Transaction& tx, const std::string& shift_id) {
  return SignUpStore(tx).ListOfShift(shift_id, {}, 1'000'000);
}

absl::Status Offer(rpc::Context& context, const events::Shift& shift, SignUp& sign_up,
                   absl::Time expire_time) {
  sign_up.offer_expire_time = expire_time;
  ASSIGN_OR_RETURN(const SignUpState state, NextState(sign_up.state, SignUpAction::kOffer));
  RETURN_IF_ERROR(Move(context, shift, sign_up, state));
  return notices::Notify(context, {sign_up.person_id,
                                   MessageOf(state),
                                   ResourceName(kSignUps, sign_up.sign_up_id),
                                   {{"expire_time", WireTime(expire_time)}}});
}

absl::Status Lapse(rpc::Context& context, const events::Shift& shift,
                   const std::string& sign_up_id) {
  ASSIGN_OR_RETURN(SignUp sign_up, SignUpStore(context.tx).Get(sign_up_id));
  ASSIGN_OR_RETURN(const SignUpState state, NextState(sign_up.state, SignUpAction::kLapse));
  RETURN_IF_ERROR(Move(context, shift, sign_up, state));
  return notices::Notify(
      context,
      {sign_up.person_id, MessageOf(state), ResourceName(kSignUps, sign_up.sign_up_id), {}});
}

}  // namespace

void PushChange(rpc::Context& context, const events::Shift& shift, const SignUp& sign_up) {
  std::vector<std::string> keys = events::StaffKeys(shift);
  keys.insert(keys.begin(), rpc::PersonKey(sign_up.person_id));
  context.changes.push_back({ResourceName(kSignUps, sign_up.sign_up_id), rpc::ChangeKind::kUpsert,
                             rpc::Audience(keys), ResourceName(kShifts, shift.shift_id)});
}

absl::Status Move(rpc::Context& context, const events::Shift& shift, SignUp& sign_up,
                  SignUpState state) {
  SignUpStore store(context.tx);
  const int64_t held = (HoldsPlace(state) - HoldsPlace(sign_up.state)) * PlacesOf(sign_up.guests);
  const int64_t waiting =
      (state == SignUpState::kWaitlisted) - (sign_up.state == SignUpState::kWaitlisted);
  sign_up.state = state;
  sign_up.update_time = context.now;
  sign_up.waitlist_position = 0;
  if (state != SignUpState::kOffered) sign_up.offer_expire_time.reset();
  if (state != SignUpState::kConfirmed) sign_up.cover_wanted = false;
  RETURN_IF_ERROR(store.Update(sign_up));
  if (held != 0) RETURN_IF_ERROR(store.AddHeld(sign_up.position_id, held));
  if (held != 0 || waiting != 0) {
    RETURN_IF_ERROR(store.AddToShift(sign_up.shift_id, held, waiting, 0));
  }
  PushChange(context, shift, sign_up);
  return absl::OkStatus();
}

absl::Status PromoteNext(rpc::Context& context, const std::string& shift_id) {
  SignUpStore store(context.tx);
  std::optional<events::Shift> shift;
  while (true) {
    ASSIGN_OR_RETURN(std::optional<SignUp> next, store.FirstFitting(shift_id));
    if (!next) return absl::OkStatus();
    const std::optional<absl::Time> expire = OfferExpireTime(context.now, next->start_time);
    if (!expire) return absl::OkStatus();
    if (!shift) {
      ASSIGN_OR_RETURN(shift, events::ShiftStore(context.tx).Get(shift_id));
    }
    RETURN_IF_ERROR(Offer(context, *shift, *next, *expire));
  }
}

absl::Status CancelAllOnShift(rpc::Context& context, const std::string& shift_id,
                              const std::string& reason) {
  ASSIGN_OR_RETURN(const events::Shift shift, events::ShiftStore(context.tx).Get(shift_id));
  ASSIGN_OR_RETURN(std::vector<SignUp> live, AllLive(context.tx, shift_id));
  for (SignUp& sign_up : live) {
    ASSIGN_OR_RETURN(const SignUpState state, NextState(sign_up.state, SignUpAction::kCancel));
    RETURN_IF_ERROR(Move(context, shift, sign_up, state));
    RETURN_IF_ERROR(notices::Notify(context, {sign_up.person_id,
                                              v1::Notice::KIND_SHIFT_CANCELLED,
                                              ResourceName(kShifts, shift_id),
                                              {{"reason", reason}}}));
  }
  return absl::OkStatus();
}

absl::Status UpdateTimesOnShift(rpc::Context& context, const events::Shift& shift,
                                absl::Time old_start) {
  RETURN_IF_ERROR(SignUpStore(context.tx)
                      .UpdateTimes(shift, shift.start_time - kLastOfferBeforeStart, context.now));
  ASSIGN_OR_RETURN(const std::vector<SignUp> live, AllLive(context.tx, shift.shift_id));
  for (const SignUp& sign_up : live) {
    PushChange(context, shift, sign_up);
    RETURN_IF_ERROR(notices::Notify(context, {sign_up.person_id,
                                              v1::Notice::KIND_SHIFT_MOVED,
                                              ResourceName(kShifts, shift.shift_id),
                                              {{"old_start_time", WireTime(old_start)},
                                               {"start_time", WireTime(shift.start_time)}}}));
  }
  return PromoteNext(context, shift.shift_id);
}

absl::Status TellOfPlace(rpc::Context& context, const std::vector<events::Shift>& shifts,
                         const std::string& place) {
  std::set<std::string> told;
  for (const events::Shift& shift : shifts) {
    ASSIGN_OR_RETURN(const std::vector<SignUp> live, AllLive(context.tx, shift.shift_id));
    for (const SignUp& sign_up : live) {
      if (!told.insert(sign_up.person_id).second) continue;
      RETURN_IF_ERROR(notices::Notify(context, {sign_up.person_id,
                                                v1::Notice::KIND_SHIFT_MOVED,
                                                ResourceName(kShifts, shift.shift_id),
                                                {{"old_start_time", WireTime(shift.start_time)},
                                                 {"start_time", WireTime(shift.start_time)},
                                                 {"place", place}}}));
    }
  }
  return absl::OkStatus();
}

absl::Status LapseOffers(rpc::Context& context, const std::vector<DueOffer>& due) {
  std::map<std::string, events::Shift> shifts;
  for (const DueOffer& offer : due) {
    auto found = shifts.find(offer.shift_id);
    if (found == shifts.end()) {
      ASSIGN_OR_RETURN(events::Shift shift, events::ShiftStore(context.tx).Get(offer.shift_id));
      found = shifts.emplace(offer.shift_id, std::move(shift)).first;
    }
    RETURN_IF_ERROR(Lapse(context, found->second, offer.sign_up_id));
  }
  // All places of a shift are free before the first is offered, so that a group may fit.
  for (const auto& [shift_id, shift] : shifts) RETURN_IF_ERROR(PromoteNext(context, shift_id));
  return absl::OkStatus();
}

}  // namespace glimmer::signups
