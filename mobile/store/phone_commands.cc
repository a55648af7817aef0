#include "mobile/store/phone_commands.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "mobile/store/claim_chain.h"
#include "mobile/store/pending.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/domain/hours_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/sign_up_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {
namespace {

using Mine = MyState::Kind;
using Presence = AttendanceState::Kind;

absl::Status WrongState(absl::string_view state) {
  return MakeError(v1::ERROR_REASON_SIGN_UP_STATE, "The sign-up does not allow this.",
                   {{"state", state}});
}

absl::Status CheckStep(bool in, const AttendanceState& known, absl::Time at) {
  const bool there = known.kind == Presence::kCheckedIn;
  if (in && known.kind != Presence::kNotCheckedIn) {
    return MakeError(v1::ERROR_REASON_ALREADY_CHECKED, "Checked in already.");
  }
  if (in) return absl::OkStatus();
  if (known.kind == Presence::kCheckedOut) {
    return MakeError(v1::ERROR_REASON_ALREADY_CHECKED, "Checked out already.");
  }
  if (!there) return MakeError(v1::ERROR_REASON_NOT_CHECKED_IN, "There is no check-in.");
  if (at < known.check_in_time) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID, "The end is before the start.");
  }
  return absl::OkStatus();
}

bool HasPlace(const MyState& mine) {
  switch (mine.kind) {
    case Mine::kNone:
    case Mine::kRefused:
    case Mine::kWaitlisted:
    case Mine::kDeclining:
    case Mine::kLeaving:
      return false;
    default:
      return true;
  }
}

// What was typed, or what was scanned.
void SetSiteCode(absl::string_view code, v1::AttendanceClaim& claim) {
  if (code.size() == kSignedSiteCodeBytes) {
    claim.set_signed_site_code(std::string(code));
  } else {
    claim.set_site_code(std::string(code));
  }
}

}  // namespace

absl::StatusOr<v1::Shift> PhoneCommands::NeedShift(absl::string_view name) {
  ASSIGN_OR_RETURN(auto shift, store_.Get<v1::Shift>(name));
  if (!shift) return NotFound(name);
  return *std::move(shift);
}

absl::StatusOr<ShiftView> PhoneCommands::NeedView(absl::string_view shift) {
  ASSIGN_OR_RETURN(auto view, overlay_.Shift(shift));
  if (!view) return NotFound(shift);
  return *std::move(view);
}

absl::StatusOr<v1::ServiceRecord> PhoneCommands::NeedRecord(absl::string_view name) {
  ASSIGN_OR_RETURN(auto record, store_.Get<v1::ServiceRecord>(name));
  if (!record) return NotFound(name);
  return *std::move(record);
}

absl::StatusOr<ShiftView> PhoneCommands::ViewOfSignUp(absl::string_view sign_up) {
  ASSIGN_OR_RETURN(const auto known, store_.Get<v1::SignUp>(sign_up));
  if (known) return NeedView(known->shift());
  ASSIGN_OR_RETURN(auto items, outbox_.Open());
  for (OutboxItem& item : items) {
    const Pending pending = ReadPending(std::move(item));
    if (pending.kind == Pending::Kind::kSignUp && pending.subject == sign_up) {
      return NeedView(pending.shift);
    }
  }
  return NotFound(sign_up);
}

absl::StatusOr<std::string> PhoneCommands::LaneOfSignUp(const ShiftView& view) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  return PersonLane(view.shift.name(), profile.person);
}

absl::StatusOr<Queued> PhoneCommands::SignUp(const SignUpWish& wish) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(const v1::Shift shift, NeedShift(wish.shift));
  ASSIGN_OR_RETURN(const auto me, store_.Me());
  ASSIGN_OR_RETURN(const auto taken, overlay_.Taken(profile.person));
  const absl::Time now = store_.ServerNow();
  RETURN_IF_ERROR(CheckSignUp({.shift = shift,
                               .person = me ? &*me : nullptr,
                               .taken = taken,
                               .guests = wish.guests,
                               .join_waitlist = wish.join_waitlist,
                               .now = now}));
  return AskForPlace(profile.person, shift, wish,
                     {.lane = PersonLane(shift.name(), profile.person),
                      .after_request_id = WaitsForLeaving(shift, taken)});
}

absl::StatusOr<Queued> PhoneCommands::AskForPlace(absl::string_view person, const v1::Shift& shift,
                                                  const SignUpWish& wish, QueueRow row) {
  const std::string id = queue_.NewId();
  v1::CreateSignUpRequest request;
  request.set_sign_up_id(id);
  request.set_shift(shift.name());
  request.set_person(std::string(person));
  request.set_position(wish.position);
  request.set_guests(wish.guests);
  request.set_override_reason(wish.override_reason);
  request.set_when_full(wish.join_waitlist ? v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST
                                           : v1::CreateSignUpRequest::WHEN_FULL_REFUSE);
  row.method = kCreateSignUp;
  row.title = shift.title();
  row.resource = ResourceName(kSignUps, id);
  return queue_.Add(std::move(request), row);
}

absl::StatusOr<Queued> PhoneCommands::SignUpFor(absl::string_view person, const SignUpWish& wish) {
  ASSIGN_OR_RETURN(const v1::Shift shift, NeedShift(wish.shift));
  if (shift.state() == v1::Shift::STATE_CANCELLED) {
    return MakeError(v1::ERROR_REASON_SHIFT_CANCELLED, "The shift was cancelled.");
  }
  QueueRow row{.lane = PersonLane(shift.name(), person),
               .after_request_id = wish.after_request_id,
               .may_undo = true};
  return AskForPlace(person, shift, wish, std::move(row));
}

absl::StatusOr<Queued> PhoneCommands::TakeOff(absl::string_view person, absl::string_view shift) {
  ASSIGN_OR_RETURN(const v1::Shift found, NeedShift(shift));
  RETURN_IF_ERROR(CheckLeave(found, store_.ServerNow()));
  ASSIGN_OR_RETURN(const auto roster, overlay_.Roster(shift));
  const auto entry = std::find_if(roster.begin(), roster.end(),
                                  [&](const RosterEntry& one) { return one.person == person; });
  if (entry == roster.end() || entry->sign_up.name().empty()) return WrongState("none");
  const std::string& sign_up = entry->sign_up.name();
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  for (const Pending& one : pending) {
    const bool ends = one.kind == Pending::Kind::kLeave && one.subject == sign_up;
    if (ends && !one.Refused()) return WrongState("none");
  }
  v1::LeaveShiftRequest request;
  request.set_sign_up(sign_up);
  return queue_.Add(std::move(request), {.lane = PersonLane(found.name(), person),
                                         .method = kLeaveShift,
                                         .title = found.title(),
                                         .may_undo = true,
                                         .resource = sign_up});
}

absl::StatusOr<Queued> PhoneCommands::Leave(absl::string_view sign_up, bool ask_for_cover) {
  ASSIGN_OR_RETURN(const ShiftView view, ViewOfSignUp(sign_up));
  RETURN_IF_ERROR(CheckLeave(view.shift, store_.ServerNow()));
  const Mine kind = view.mine.kind;
  const bool on_its_way = kind == Mine::kWaitingToSend || kind == Mine::kRequested;
  if (on_its_way && outbox_.Undo(view.mine.request_id).ok()) {
    return Queued{.resource = std::string(sign_up)};
  }
  if (kind == Mine::kNone || kind == Mine::kLeaving || kind == Mine::kRefused) {
    return WrongState("none");
  }
  v1::LeaveShiftRequest request;
  request.set_sign_up(std::string(sign_up));
  // Only who has a place can be relieved of it.
  const bool has_place = kind == Mine::kConfirmed || kind == Mine::kAskingForCover;
  request.set_ask_for_cover(ask_for_cover && has_place);
  ASSIGN_OR_RETURN(std::string lane, LaneOfSignUp(view));
  return queue_.Add(std::move(request), {.lane = std::move(lane),
                                         .method = kLeaveShift,
                                         .title = view.shift.title(),
                                         .may_undo = true,
                                         .resource = std::string(sign_up)});
}

absl::StatusOr<ShiftView> PhoneCommands::NeedOffer(absl::string_view sign_up) {
  ASSIGN_OR_RETURN(ShiftView view, ViewOfSignUp(sign_up));
  if (view.mine.kind != Mine::kOffered) return WrongState("none");
  if (store_.ServerNow() >= view.mine.offer_until) {
    return MakeError(v1::ERROR_REASON_OFFER_EXPIRED, "The offer has lapsed.",
                     {{"expire_time", WireTime(view.mine.offer_until)}});
  }
  return view;
}

absl::StatusOr<Queued> PhoneCommands::AcceptOffer(absl::string_view sign_up) {
  ASSIGN_OR_RETURN(const ShiftView view, NeedOffer(sign_up));
  v1::AcceptOfferRequest request;
  request.set_sign_up(std::string(sign_up));
  ASSIGN_OR_RETURN(std::string lane, LaneOfSignUp(view));
  return queue_.Add(std::move(request), {.lane = std::move(lane),
                                         .method = kAcceptOffer,
                                         .title = view.shift.title(),
                                         .resource = std::string(sign_up)});
}

absl::StatusOr<Queued> PhoneCommands::DeclineOffer(absl::string_view sign_up) {
  ASSIGN_OR_RETURN(const ShiftView view, NeedOffer(sign_up));
  v1::DeclineOfferRequest request;
  request.set_sign_up(std::string(sign_up));
  ASSIGN_OR_RETURN(std::string lane, LaneOfSignUp(view));
  return queue_.Add(std::move(request), {.lane = std::move(lane),
                                         .method = kDeclineOffer,
                                         .title = view.shift.title(),
                                         .may_undo = true,
                                         .resource = std::string(sign_up)});
}

absl::StatusOr<v1::AttendanceClaim> PhoneCommands::NewClaim(const v1::Shift& shift,
                                                            absl::string_view person,
                                                            absl::Time capture) {
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(const FeedPosition feed, store_.Feed());
  std::string nonce(16, '\0');
  queue_.random().Fill(nonce.data(), nonce.size());
  v1::AttendanceClaim claim;
  claim.set_shift(shift.name());
  claim.set_person(std::string(person));
  const absl::Duration ago = store_.clock().Now() - capture;
  *claim.mutable_capture_time() = ToTimestamp(store_.AnchoredNow(feed) - ago);
  *claim.mutable_wall_time() = ToTimestamp(capture);
  claim.set_boot_time_ms(absl::ToInt64Milliseconds(store_.clock().Monotonic() - ago));
  claim.set_boot_id(store_.boot_id());
  // After a restart the time is the wall clock's, whatever the server has said before.
  if (feed.data_epoch != 0 && feed.boot_id == store_.boot_id()) {
    *claim.mutable_anchor_time() = ToTimestamp(feed.server_time);
  }
  claim.set_device(profile.device);
  claim.set_nonce(nonce);
  return claim;
}

absl::StatusOr<AttendanceState> PhoneCommands::PresenceOf(absl::string_view person,
                                                          absl::string_view shift) {
  ASSIGN_OR_RETURN(const auto roster, overlay_.Roster(shift));
  for (const RosterEntry& entry : roster) {
    if (entry.person == person) return entry.attendance;
  }
  return AttendanceState{};
}

absl::StatusOr<Queued> PhoneCommands::QueueCheck(Step step, v1::AttendanceClaim claim,
                                                 absl::string_view title, int break_minutes) {
  QueueRow row{.lane = PersonLane(claim.shift(), claim.person()),
               .method = step == Step::kIn ? kCheckIn : kCheckOut,
               .title = std::string(title),
               .resource = claim.shift()};
  const std::string key = queue_.DeviceKey();
  if (step == Step::kIn) {
    v1::CheckInRequest request;
    *request.mutable_claim() = std::move(claim);
    return queue_.Add(std::move(request), row, [&](sql::Transaction& tx, v1::CheckInRequest& r) {
      return SignClaim(tx, key, ClaimKind::kIn, 0, *r.mutable_claim());
    });
  }
  v1::CheckOutRequest request;
  *request.mutable_claim() = std::move(claim);
  request.set_break_minutes(break_minutes);
  return queue_.Add(std::move(request), row, [&](sql::Transaction& tx, v1::CheckOutRequest& r) {
    return SignClaim(tx, key, ClaimKind::kOut, break_minutes, *r.mutable_claim());
  });
}

absl::StatusOr<Queued> PhoneCommands::CheckIn(absl::string_view shift, absl::string_view code,
                                              absl::Time capture) {
  ASSIGN_OR_RETURN(const ShiftView view, NeedView(shift));
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(auto claim, NewClaim(view.shift, profile.person, capture));
  const absl::Time at = FromTimestamp(claim.capture_time());
  RETURN_IF_ERROR(CheckSiteCode(view.shift, code));
  RETURN_IF_ERROR(CheckCheckIn(view.shift, at));
  RETURN_IF_ERROR(CheckStep(true, view.attendance, at));
  if (!HasPlace(view.mine) && !view.leads) {
    return MakeError(v1::ERROR_REASON_NOT_SIGNED_UP, "Not signed up for the shift.");
  }
  claim.set_method(v1::AttendanceClaim::METHOD_SITE_CODE);
  SetSiteCode(code, claim);
  return QueueCheck(Step::kIn, std::move(claim), view.shift.title(), 0);
}

absl::StatusOr<Queued> PhoneCommands::CheckOut(absl::string_view shift, absl::string_view code,
                                               absl::Time capture, int break_minutes) {
  ASSIGN_OR_RETURN(const ShiftView view, NeedView(shift));
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  ASSIGN_OR_RETURN(auto claim, NewClaim(view.shift, profile.person, capture));
  const absl::Time at = FromTimestamp(claim.capture_time());
  if (!code.empty()) RETURN_IF_ERROR(CheckSiteCode(view.shift, code));
  RETURN_IF_ERROR(CheckStep(false, view.attendance, at));
  if (absl::Minutes(break_minutes) > at - view.attendance.check_in_time || break_minutes < 0) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID, "Breaks are longer than the time between.");
  }
  claim.set_method(code.empty() ? v1::AttendanceClaim::METHOD_OWN_STATEMENT
                                : v1::AttendanceClaim::METHOD_SITE_CODE);
  SetSiteCode(code, claim);
  return QueueCheck(Step::kOut, std::move(claim), view.shift.title(), break_minutes);
}

absl::Status PhoneCommands::CheckScannedOnce(absl::string_view scanned_claim_hash) {
  ASSIGN_OR_RETURN(const auto pending, ListPending(outbox_));
  for (const Pending& one : pending) {
    if (one.scanned_claim_hash == scanned_claim_hash && !one.Refused()) {
      return MakeError(v1::ERROR_REASON_ALREADY_CHECKED, "This claim was scanned already.");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<Queued> PhoneCommands::LeaderCheck(Step step, absl::string_view person,
                                                  absl::string_view shift_name,
                                                  absl::string_view scanned_claim_hash) {
  ASSIGN_OR_RETURN(const v1::Shift shift, NeedShift(shift_name));
  ASSIGN_OR_RETURN(auto claim, NewClaim(shift, person, store_.clock().Now()));
  const absl::Time at = FromTimestamp(claim.capture_time());
  if (step == Step::kIn) RETURN_IF_ERROR(CheckCheckIn(shift, at));
  if (scanned_claim_hash.empty()) {
    ASSIGN_OR_RETURN(const AttendanceState known, PresenceOf(person, shift_name));
    RETURN_IF_ERROR(CheckStep(step == Step::kIn, known, at));
  } else {  // their own phone has taken the step, which this one need not know of yet
    RETURN_IF_ERROR(CheckScannedOnce(scanned_claim_hash));
  }
  claim.set_method(v1::AttendanceClaim::METHOD_LEADER_TICK);
  claim.set_scanned_claim_hash(std::string(scanned_claim_hash));
  return QueueCheck(step, std::move(claim), shift.title(), 0);
}

absl::StatusOr<Queued> PhoneCommands::LeaderCheckIn(absl::string_view person,
                                                    absl::string_view shift,
                                                    absl::string_view scanned_claim_hash) {
  return LeaderCheck(Step::kIn, person, shift, scanned_claim_hash);
}

absl::StatusOr<Queued> PhoneCommands::LeaderCheckOut(absl::string_view person,
                                                     absl::string_view shift,
                                                     absl::string_view scanned_claim_hash) {
  return LeaderCheck(Step::kOut, person, shift, scanned_claim_hash);
}

absl::StatusOr<Queued> PhoneCommands::CloseShift(absl::string_view name,
                                                 const ClosingCount& count) {
  ASSIGN_OR_RETURN(const v1::Shift shift, NeedShift(name));
  if (shift.state() == v1::Shift::STATE_CLOSED) {
    return MakeError(v1::ERROR_REASON_SHIFT_CLOSED, "The shift is closed.");
  }
  if (store_.ServerNow() < FromTimestamp(shift.start_time())) {
    return MakeError(v1::ERROR_REASON_SHIFT_NOT_STARTED, "The shift has not begun yet.");
  }
  v1::CloseShiftRequest request;
  request.set_shift(shift.name());
  request.mutable_no_shows()->Assign(count.no_shows.begin(), count.no_shows.end());
  request.set_audience_count(count.audience_count);
  request.set_guest_count(count.guest_count);
  return queue_.Add(std::move(request), {.lane = shift.name(),
                                         .method = kCloseShift,
                                         .title = shift.title(),
                                         .may_undo = true,
                                         .resource = shift.name()});
}

absl::StatusOr<Queued> PhoneCommands::EnterAttendance(const EnteredAttendance& entered) {
  RETURN_IF_ERROR(NeedReason(entered.reason));
  ASSIGN_OR_RETURN(const v1::Shift shift, NeedShift(entered.shift));
  if (entered.check_out_time < entered.check_in_time + absl::Minutes(entered.break_minutes)) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID, "The end is before the start.");
  }
  v1::EnterAttendanceRequest request;
  request.set_shift(entered.shift);
  request.set_person(entered.person);
  *request.mutable_check_in_time() = ToTimestamp(entered.check_in_time);
  *request.mutable_check_out_time() = ToTimestamp(entered.check_out_time);
  request.set_break_minutes(entered.break_minutes);
  request.set_reason(entered.reason);
  return queue_.Add(std::move(request), {.lane = PersonLane(entered.shift, entered.person),
                                         .method = kEnterAttendance,
                                         .title = shift.title(),
                                         .resource = entered.shift});
}

absl::StatusOr<Queued> PhoneCommands::DecideRecord(absl::string_view name, bool confirm,
                                                   absl::string_view reason) {
  if (!confirm) RETURN_IF_ERROR(NeedReason(reason));
  ASSIGN_OR_RETURN(const v1::ServiceRecord record, NeedRecord(name));
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  if (record.person() == profile.person) {
    return MakeError(v1::ERROR_REASON_OWN_MINUTES, "Nobody decides their own minutes.");
  }
  if (record.state() != v1::ServiceRecord::STATE_WAITING || !record.in_force()) {
    return MakeError(v1::ERROR_REASON_RECORD_STATE, "The record does not wait any more.",
                     {{"state", v1::ServiceRecord::State_Name(record.state())}});
  }
  v1::DecideRecordRequest request;
  request.set_service_record(record.name());
  request.set_confirm(confirm);
  request.set_reason(std::string(reason));
  return queue_.Add(std::move(request), {.lane = record.name(),
                                         .method = kDecideRecord,
                                         .title = record.title(),
                                         .may_undo = true,
                                         .resource = record.name()});
}

absl::Status PhoneCommands::CheckCorrection(const Correction& correction) {
  RETURN_IF_ERROR(NeedReason(correction.reason));
  const v1::ServiceRecord& record = correction.record;
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  if (record.person() == profile.person) {
    return MakeError(v1::ERROR_REASON_OWN_MINUTES, "Nobody corrects their own minutes.");
  }
  if (record.state() != v1::ServiceRecord::STATE_CONFIRMED || !record.in_force()) {
    return MakeError(v1::ERROR_REASON_RECORD_STATE, "Only what counts is corrected.",
                     {{"state", v1::ServiceRecord::State_Name(record.state())}});
  }
  const absl::Time out = correction.check_out_time.value_or(FromTimestamp(record.check_out_time()));
  RETURN_IF_ERROR(CheckServiceTimes(
      {.check_in = correction.check_in_time.value_or(FromTimestamp(record.check_in_time())),
       .check_out = out,
       .break_minutes = correction.break_minutes.value_or(record.break_minutes())}));
  if (out > store_.ServerNow()) {
    return MakeError(v1::ERROR_REASON_TIMES_INVALID, "Nobody has left in the future.");
  }
  return absl::OkStatus();
}

absl::StatusOr<Queued> PhoneCommands::CorrectRecord(const Correction& correction) {
  RETURN_IF_ERROR(CheckCorrection(correction));
  const v1::ServiceRecord& record = correction.record;
  ASSIGN_OR_RETURN(const auto corrections, overlay_.Corrections());
  if (const auto sent = corrections.find(record.name()); sent != corrections.end()) {
    if (sent->second.kind != OnItsWay::Kind::kRefused) {
      return MakeError(v1::ERROR_REASON_RECORD_STATE, "A correction is on its way.",
                       {{"state", "SUPERSEDED"}});
    }
    RETURN_IF_ERROR(outbox_.Discard(sent->second.request_id));
  }
  v1::CorrectRecordRequest request;
  request.set_service_record(record.name());
  if (correction.check_in_time) {
    *request.mutable_check_in_time() = ToTimestamp(*correction.check_in_time);
  }
  if (correction.check_out_time) {
    *request.mutable_check_out_time() = ToTimestamp(*correction.check_out_time);
  }
  request.set_break_minutes(correction.break_minutes.value_or(-1));
  request.set_reason(correction.reason);
  return queue_.Add(std::move(request), {.lane = record.name(),
                                         .method = kCorrectRecord,
                                         .title = record.title(),
                                         .may_undo = true,
                                         .resource = record.name()});
}

absl::StatusOr<Queued> PhoneCommands::MarkNoticeSeen(absl::string_view name) {
  ASSIGN_OR_RETURN(const auto notice, store_.Get<v1::Notice>(name));
  if (!notice) return NotFound(name);
  v1::MarkNoticeSeenRequest request;
  request.set_notice(notice->name());
  return queue_.Add(
      std::move(request),
      {.lane = notice->name(), .method = kMarkNoticeSeen, .resource = notice->name()});
}

absl::StatusOr<Queued> PhoneCommands::CreateEvent(const v1::Event& event,
                                                  const v1::ShiftPattern& pattern) {
  if (event.title().empty()) return InvalidField("event.title", "A title is needed.");
  if (pattern.positions().empty()) {
    return InvalidField("pattern.positions", "At least one position is needed.");
  }
  const std::string id = queue_.NewId();
  v1::CreateEventRequest request;
  request.set_event_id(id);
  *request.mutable_event() = event;
  *request.mutable_pattern() = pattern;
  const std::string name = ResourceName(kEvents, id);
  return queue_.Add(
      std::move(request),
      {.lane = name, .method = mobile::kCreateEvent, .title = event.title(), .resource = name});
}

absl::StatusOr<Queued> PhoneCommands::CreateShift(absl::string_view name,
                                                  const v1::ShiftPattern& pattern) {
  if (pattern.positions().empty()) {
    return InvalidField("pattern.positions", "At least one position is needed.");
  }
  ASSIGN_OR_RETURN(const auto event, store_.Get<v1::Event>(name));
  if (!event) return NotFound(name);
  const std::string id = queue_.NewId();
  v1::CreateShiftRequest request;
  request.set_shift_id(id);
  request.set_event(event->name());
  *request.mutable_pattern() = pattern;
  return queue_.Add(std::move(request), {.lane = event->name(),
                                         .method = kCreateShift,
                                         .title = event->title(),
                                         .may_undo = true,
                                         .resource = ResourceName(kShifts, id)});
}

absl::StatusOr<Queued> PhoneCommands::CancelShift(absl::string_view name,
                                                  absl::string_view reason) {
  RETURN_IF_ERROR(NeedReason(reason));
  ASSIGN_OR_RETURN(const v1::Shift shift, NeedShift(name));
  RETURN_IF_ERROR(CheckLeave(shift, store_.ServerNow()));
  v1::CancelShiftRequest request;
  request.set_shift(shift.name());
  request.set_reason(std::string(reason));
  return queue_.Add(std::move(request), {.lane = shift.name(),
                                         .method = kCancelShift,
                                         .title = shift.title(),
                                         .may_undo = true,
                                         .resource = shift.name()});
}

}  // namespace glimmer::mobile
