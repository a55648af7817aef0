// What a person can do on the phone, with or without signal: one local transaction each, an early
// honest answer, then an outbox row. The server has the last word. One thread at a time, so that a
// second tap sees what the first one did.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/overlay.h"

namespace glimmer::mobile {

struct SignUpWish {
  std::string shift;
  std::string position;  // empty: the first that fits
  int guests = 0;
  bool join_waitlist = false;    // when no place is free
  std::string after_request_id;  // not before that one is answered; empty: at once
  std::string override_reason;   // for coordinators: in spite of an overlap or the time to sign up
};

struct ClosingCount {
  std::vector<std::string> no_shows;  // people/{id}
  int audience_count = 0;
  int guest_count = 0;
};

struct EnteredAttendance {
  std::string shift;
  std::string person;
  absl::Time check_in_time;
  absl::Time check_out_time;
  int break_minutes = 0;
  std::string reason;
};

// What is not given stays as it is.
struct Correction {
  v1::ServiceRecord record;  // as the server has shown it; the phone need not hold it
  std::optional<absl::Time> check_in_time;
  std::optional<absl::Time> check_out_time;
  std::optional<int> break_minutes;
  std::string reason;
};

class PhoneCommands {
 public:
  PhoneCommands(LocalStore& store, Outbox& outbox, RandomSource& random, CommandOptions options)
      : store_(store),
        outbox_(outbox),
        overlay_(store, outbox),
        queue_(store, random, std::move(options)) {}

  // All return NOT_FOUND when the phone does not hold what they are about, and FIELD_INVALID for
  // an empty reason where one is needed. Beside that:

  // Errors: as CheckSignUp.
  absl::StatusOr<Queued> SignUp(const SignUpWish& wish);
  // For coordinators: somebody else, who is told; in line when it is full. The server alone knows
  // what that person has. Errors: SHIFT_CANCELLED.
  absl::StatusOr<Queued> SignUpFor(absl::string_view person, const SignUpWish& wish);
  // For coordinators: ends somebody else's sign-up, who is told; a free place goes to the next in
  // line. Errors: as CheckLeave; SIGN_UP_STATE when the phone holds none of theirs, or its end is
  // on its way.
  absl::StatusOr<Queued> TakeOff(absl::string_view person, absl::string_view shift);
  // Takes back a sign-up that was never sent, without asking the server: then request_id is empty.
  // Errors: as CheckLeave; SIGN_UP_STATE when there is nothing to leave.
  absl::StatusOr<Queued> Leave(absl::string_view sign_up, bool ask_for_cover);
  // Errors: SIGN_UP_STATE {state}; OFFER_EXPIRED {expire_time}.
  absl::StatusOr<Queued> AcceptOffer(absl::string_view sign_up);
  absl::StatusOr<Queued> DeclineOffer(absl::string_view sign_up);

  // The person themselves, with the eight digits as typed or the signed code as scanned (93 bytes).
  // `capture` is when it happened by this phone's clock; it travels moved to the server's.
  // Errors: as CheckCheckIn and CheckSiteCode; NOT_SIGNED_UP; ALREADY_CHECKED; NOT_CHECKED_IN;
  // TIMES_INVALID.
  absl::StatusOr<Queued> CheckIn(absl::string_view shift, absl::string_view code,
                                 absl::Time capture);
  // An empty `code` makes it the person's own statement, for somebody else to confirm.
  absl::StatusOr<Queued> CheckOut(absl::string_view shift, absl::string_view code,
                                  absl::Time capture, int break_minutes);
  // The leader's tick on the roster, walk-ins too. Errors: as above, without NOT_SIGNED_UP.
  // With the hash of the person's own claim, as their phone showed it, it stands beside that claim:
  // then they may be in or out already, and ALREADY_CHECKED says that it was scanned before.
  absl::StatusOr<Queued> LeaderCheckIn(absl::string_view person, absl::string_view shift,
                                       absl::string_view scanned_claim_hash = "");
  absl::StatusOr<Queued> LeaderCheckOut(absl::string_view person, absl::string_view shift,
                                        absl::string_view scanned_claim_hash = "");
  // Goes after all that was said about the shift's people. Errors: SHIFT_NOT_STARTED; SHIFT_CLOSED.
  absl::StatusOr<Queued> CloseShift(absl::string_view shift, const ClosingCount& count);
  absl::StatusOr<Queued> EnterAttendance(const EnteredAttendance& entered);  // or TIMES_INVALID

  // Errors: RECORD_STATE; OWN_MINUTES.
  absl::StatusOr<Queued> DecideRecord(absl::string_view record, bool confirm,
                                      absl::string_view reason);
  // Takes the place of a correction of the same record that was refused. Errors: as above;
  // RECORD_STATE also while another one is on its way; as CheckServiceTimes, and TIMES_INVALID for
  // an end that is still to come.
  absl::StatusOr<Queued> CorrectRecord(const Correction& correction);

  absl::StatusOr<Queued> MarkNoticeSeen(absl::string_view notice);
  absl::StatusOr<Queued> CreateEvent(const v1::Event& event, const v1::ShiftPattern& pattern);
  // One more date of `event`. Errors: FIELD_INVALID without positions.
  absl::StatusOr<Queued> CreateShift(absl::string_view event, const v1::ShiftPattern& pattern);
  // Errors: SHIFT_STARTED; SHIFT_CANCELLED.
  absl::StatusOr<Queued> CancelShift(absl::string_view shift, absl::string_view reason);

 private:
  enum class Step { kIn, kOut };
  absl::StatusOr<v1::Shift> NeedShift(absl::string_view name);
  absl::StatusOr<ShiftView> NeedView(absl::string_view shift);
  absl::StatusOr<v1::ServiceRecord> NeedRecord(absl::string_view name);
  // `row` says lane and order.
  absl::StatusOr<Queued> AskForPlace(absl::string_view person, const v1::Shift& shift,
                                     const SignUpWish& wish, QueueRow row);
  // The sign-up's shift and where the profile's person stands with it.
  absl::StatusOr<ShiftView> ViewOfSignUp(absl::string_view sign_up);
  absl::StatusOr<ShiftView> NeedOffer(absl::string_view sign_up);
  absl::StatusOr<std::string> LaneOfSignUp(const ShiftView& view);
  absl::StatusOr<v1::AttendanceClaim> NewClaim(const v1::Shift& shift, absl::string_view person,
                                               absl::Time capture);
  absl::StatusOr<AttendanceState> PresenceOf(absl::string_view person, absl::string_view shift);
  absl::StatusOr<Queued> QueueCheck(Step step, v1::AttendanceClaim claim, absl::string_view title,
                                    int break_minutes);
  absl::StatusOr<Queued> LeaderCheck(Step step, absl::string_view person, absl::string_view shift,
                                     absl::string_view scanned_claim_hash);
  absl::Status CheckCorrection(const Correction& correction);
  absl::Status CheckScannedOnce(absl::string_view scanned_claim_hash);

  LocalStore& store_;
  Outbox& outbox_;
  Overlay overlay_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
