// What a person can do on the phone, with or without signal: one local transaction each, an early
// honest answer, then an outbox row. The server has the last word. One thread at a time, so that a
// second tap sees what the first one did.
#pragma once

#include <functional>
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
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/overlay.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

// What came of a command: the outbox row, and the resource that it makes or changes.
struct Queued {
  std::string request_id;  // for Outbox::Undo and Outbox::Find
  std::string resource;    // sign_ups/{id} or events/{id}; empty where nothing is made
};

struct SignUpWish {
  std::string shift;
  std::string position;  // empty: the first that fits
  int guests = 0;
  bool join_waitlist = false;  // when no place is free
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

struct Correction {
  std::string record;
  std::optional<absl::Time> check_in_time;
  std::optional<absl::Time> check_out_time;
  std::optional<int> break_minutes;
  std::string reason;
};

class PhoneCommands {
 public:
  struct Options {
    // How long a step that is hard to take back waits before it is sent, so that Undo works.
    absl::Duration undo_window = absl::Seconds(6);
    std::function<void()> queued;  // called after each command; wakes the sync engine
  };

  PhoneCommands(LocalStore& store, Outbox& outbox, RandomSource& random, Options options)
      : store_(store),
        outbox_(outbox),
        overlay_(store, outbox),
        random_(random),
        options_(std::move(options)) {}

  // All return NOT_FOUND when the phone does not hold what they are about, and FIELD_INVALID for
  // an empty reason where one is needed. Beside that:

  // Errors: as CheckSignUp.
  absl::StatusOr<Queued> SignUp(const SignUpWish& wish);
  // Takes back a sign-up that was never sent, without asking the server: then request_id is empty.
  // Errors: as CheckLeave; SIGN_UP_STATE when there is nothing to leave.
  absl::StatusOr<Queued> Leave(absl::string_view sign_up, bool ask_for_cover);
  // Errors: SIGN_UP_STATE {state}; OFFER_EXPIRED {expire_time}.
  absl::StatusOr<Queued> AcceptOffer(absl::string_view sign_up);
  absl::StatusOr<Queued> DeclineOffer(absl::string_view sign_up);

  // The person themselves, with the eight digits. `capture` is when it happened by this phone's
  // clock; it travels moved to the server's. Errors: as CheckCheckIn and CheckSiteCode;
  // NOT_SIGNED_UP; ALREADY_CHECKED; NOT_CHECKED_IN; TIMES_INVALID.
  absl::StatusOr<Queued> CheckIn(absl::string_view shift, absl::string_view code,
                                 absl::Time capture);
  // An empty `code` makes it the person's own statement, for somebody else to confirm.
  absl::StatusOr<Queued> CheckOut(absl::string_view shift, absl::string_view code,
                                  absl::Time capture, int break_minutes);
  // The leader's tick on the roster, walk-ins too. Errors: as above, without NOT_SIGNED_UP.
  absl::StatusOr<Queued> LeaderCheckIn(absl::string_view person, absl::string_view shift);
  absl::StatusOr<Queued> LeaderCheckOut(absl::string_view person, absl::string_view shift);
  // Goes after all that was said about the shift's people. Errors: SHIFT_NOT_STARTED; SHIFT_CLOSED.
  absl::StatusOr<Queued> CloseShift(absl::string_view shift, const ClosingCount& count);
  absl::StatusOr<Queued> EnterAttendance(const EnteredAttendance& entered);  // or TIMES_INVALID

  // Errors: RECORD_STATE; OWN_MINUTES.
  absl::StatusOr<Queued> DecideRecord(absl::string_view record, bool confirm,
                                      absl::string_view reason);
  absl::StatusOr<Queued> CorrectRecord(const Correction& correction);

  absl::StatusOr<Queued> MarkNoticeSeen(absl::string_view notice);
  absl::StatusOr<Queued> CreateEvent(const v1::Event& event, const v1::ShiftPattern& pattern);
  // Errors: SHIFT_STARTED; SHIFT_CANCELLED.
  absl::StatusOr<Queued> CancelShift(absl::string_view shift, absl::string_view reason);

 private:
  enum class Step { kIn, kOut };
  struct Row {
    std::string lane;
    absl::string_view method;
    std::string title;
    std::string after_request_id;
    bool may_undo = false;
    std::string resource;
  };

  // Gives the request its id and writes the row.
  template <typename Request>
  absl::StatusOr<Queued> Queue(Request request, const Row& row);

  absl::StatusOr<v1::Shift> NeedShift(absl::string_view name);
  absl::StatusOr<ShiftView> NeedView(absl::string_view shift);
  absl::StatusOr<v1::ServiceRecord> NeedRecord(absl::string_view name);
  // The sign-up's shift and where the person stands, by the name of the sign-up.
  absl::StatusOr<ShiftView> ViewOfSignUp(absl::string_view sign_up);
  absl::StatusOr<ShiftView> NeedOffer(absl::string_view sign_up);
  absl::StatusOr<std::string> LaneOfSignUp(const ShiftView& view);
  absl::StatusOr<v1::AttendanceClaim> NewClaim(const v1::Shift& shift, absl::string_view person,
                                               absl::Time capture);
  absl::StatusOr<AttendanceState> PresenceOf(absl::string_view person, absl::string_view shift);
  absl::StatusOr<Queued> QueueCheck(Step step, v1::AttendanceClaim claim, absl::string_view title,
                                    int break_minutes);
  absl::StatusOr<Queued> LeaderCheck(Step step, absl::string_view person, absl::string_view shift);

  LocalStore& store_;
  Outbox& outbox_;
  Overlay overlay_;
  RandomSource& random_;
  Options options_;
};

}  // namespace glimmer::mobile
