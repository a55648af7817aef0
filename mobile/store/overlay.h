// What pages show: the server's rows with the person's own pending actions laid over them. Nothing
// here guesses: a claim that was not answered is never shown as won, a refusal overwrites nothing.
// Reads only; thread-safe.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/error_reason.pb.h"
#include "mobile/store/early_answer.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/pending.h"

namespace glimmer::mobile {

// Why something was or would be refused. The app translates the reason and fills in the figures.
struct Refusal {
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  std::map<std::string, std::string> figures;  // keys as in error_reason.proto; times RFC 3339, UTC
  bool too_old = false;                        // never sent: it had waited for 60 days

  bool none() const { return reason == v1::ERROR_REASON_UNSPECIFIED && !too_old && !other; }
  bool other = false;  // refused without a reason of ours
};
Refusal RefusalOf(const absl::Status& status);

// Where the person stands with a shift.
struct MyState {
  enum class Kind {
    kNone,
    kConfirmed,
    kWaitingToSend,   // a sign-up on its way, places known to be free
    kRequested,       // a sign-up on its way for what may be the last place: not yet confirmed
    kWaitlisted,      // `waitlist_position`
    kOffered,         // answer by `offer_until`
    kAccepting,       // the answer "yes" is on its way
    kDeclining,       // the answer "no" is on its way
    kLeaving,         // on its way
    kAskingForCover,  // on its way; still confirmed
    kRefused,         // `refusal`, until Discard or Retry of `request_id`
  };

  Kind kind = Kind::kNone;
  std::string sign_up;  // sign_ups/{id}, also while on its way
  int guests = 0;
  int waitlist_position = 0;
  absl::Time offer_until;
  bool cover_wanted = false;
  bool blocked = false;    // on its way, but behind a refused item that was not seen yet
  std::string request_id;  // of the pending or refused action: for Undo, Retry, Discard
  // What was asked for, when refused.
  Pending::Kind asked = Pending::Kind::kOther;
  Refusal refusal;
};

struct AttendanceState {
  enum class Kind { kNotCheckedIn, kCheckedIn, kCheckedOut, kNoShow };

  Kind kind = Kind::kNotCheckedIn;
  absl::Time check_in_time;
  absl::Time check_out_time;
  bool saved_here = false;  // the latest step is on this phone only: "saved on this phone HH:MM"
  std::string request_id;   // of the latest step while saved_here or refused
  Refusal refusal;          // of a refused step; `kind` is what the server knows
};

struct ShiftView {
  v1::Shift shift;
  MyState mine;
  AttendanceState attendance;
  Refusal why_not;          // none(): the person may join
  bool leads = false;       // the person leads this shift
  bool cancelling = false;  // its cancellation is on its way
  bool closing = false;     // its closing is on its way
};

// What this phone has said about one thing and the server has not answered.
struct OnItsWay {
  enum class Kind {
    kNone,
    kWaiting,
    kRefused,  // `refusal`, until Discard or Retry of `request_id`
  };

  Kind kind = Kind::kNone;
  bool blocked = false;  // behind a refused item that was not seen yet
  bool confirm = false;  // of kDecideDeed
  std::string request_id;
  Pending::Kind asked = Pending::Kind::kOther;
  Refusal refusal;
};

// One line of a shift's roster.
struct RosterEntry {
  std::string person;
  std::string display_name;
  v1::SignUp sign_up;  // unset name for a walk-in
  AttendanceState attendance;
  // A coordinator has signed them up on this phone, and the server has not said yes; `sign_up` is
  // unset then.
  OnItsWay joining;
};

// Minutes. A row that was superseded counts nowhere.
struct HoursTotals {
  int64_t confirmed = 0;
  int64_t waiting = 0;   // at the server, for somebody to confirm
  int64_t not_sent = 0;  // checked out on this phone, on its way
  int64_t refused = 0;
};

// What is on its way, laid over what the server said, for states of shifts and of wishes: the first
// refusal stays in front until the person has seen it, and what waits behind it is blocked.
// `pending` is oldest first; `show` gets each that counts, refused ones too.
template <typename State, typename Show>
void LayPending(const std::vector<Pending>& pending, bool (*concerns)(Pending::Kind), Show show,
                State& state) {
  for (const Pending& one : pending) {
    if (!concerns(one.kind)) continue;
    const bool in_front = state.kind == State::Kind::kRefused;
    if (one.Refused()) {
      if (in_front) continue;
      state.kind = State::Kind::kRefused;
      state.refusal = RefusalOf(one.item.refusal);
    } else {
      state.blocked = one.item.state == OutboxItem::State::kBlocked;
      if (state.blocked && in_front) continue;
    }
    state.asked = one.kind;
    state.request_id = one.item.request_id;
    show(one);
  }
}

// `pending` is about one thing, oldest first; what does not concern it is passed over.
OnItsWay SentOf(const std::vector<Pending>& pending, bool (*concerns)(Pending::Kind));

// All that is on its way or was refused, oldest first.
absl::StatusOr<std::vector<Pending>> ListPending(Outbox& outbox);

// Pure parts, for tests and other lists. `pending` concerns one shift and person, oldest first.
MyState LayOver(const v1::Shift& shift, const v1::SignUp* sign_up,
                const std::vector<Pending>& pending);
AttendanceState LayOver(const v1::Attendance* attendance, const std::vector<Pending>& pending);

class Overlay {
 public:
  Overlay(LocalStore& store, Outbox& outbox) : store_(store), outbox_(outbox) {}

  // Shifts that end after `from`, by start, as the profile's person sees them.
  absl::StatusOr<std::vector<ShiftView>> Shifts(absl::Time from);
  absl::StatusOr<std::optional<ShiftView>> Shift(absl::string_view name);
  // Those the person has to do with, of Shifts.
  absl::StatusOr<std::vector<ShiftView>> MyShifts(absl::Time from);
  // For the leader: confirmed first, then walk-ins and who is being signed up; each by name.
  absl::StatusOr<std::vector<RosterEntry>> Roster(absl::string_view shift);
  absl::StatusOr<HoursTotals> Hours(absl::string_view person);
  // Newest first; those whose "seen" is on its way are STATE_SEEN.
  absl::StatusOr<std::vector<v1::Notice>> Notices();
  // Ledger rows of `person` that wait and that a decision is on its way for, by name of the row.
  absl::StatusOr<std::map<std::string, Pending>> PendingDecisions();
  // Corrections that are on their way or were refused, by name of the row that they correct.
  absl::StatusOr<std::map<std::string, OnItsWay>> Corrections();

  // What the person has a place on or has asked for; for CheckSignUp.
  absl::StatusOr<std::vector<TakenShift>> Taken(absl::string_view person);

 private:
  struct Held;  // what the phone holds of one person
  absl::StatusOr<Held> Load(absl::string_view person);
  ShiftView ViewOf(const v1::Shift& shift, const Held& held) const;

  LocalStore& store_;
  Outbox& outbox_;
};

}  // namespace glimmer::mobile
