// What an outbox item means: method names, lanes, and the reading of a stored request back into the
// action it was. Pure functions.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "mobile/store/outbox_store.h"

namespace glimmer::mobile {

inline constexpr absl::string_view kCreateSignUp = "/glimmer.v1.SignUpService/CreateSignUp";
inline constexpr absl::string_view kLeaveShift = "/glimmer.v1.SignUpService/LeaveShift";
inline constexpr absl::string_view kAcceptOffer = "/glimmer.v1.SignUpService/AcceptOffer";
inline constexpr absl::string_view kDeclineOffer = "/glimmer.v1.SignUpService/DeclineOffer";
inline constexpr absl::string_view kCheckIn = "/glimmer.v1.AttendanceService/CheckIn";
inline constexpr absl::string_view kCheckOut = "/glimmer.v1.AttendanceService/CheckOut";
inline constexpr absl::string_view kCloseShift = "/glimmer.v1.AttendanceService/CloseShift";
inline constexpr absl::string_view kEnterAttendance =
    "/glimmer.v1.AttendanceService/EnterAttendance";
inline constexpr absl::string_view kDecideRecord = "/glimmer.v1.AttendanceService/DecideRecord";
inline constexpr absl::string_view kCorrectRecord = "/glimmer.v1.AttendanceService/CorrectRecord";
inline constexpr absl::string_view kMarkNoticeSeen = "/glimmer.v1.NoticeService/MarkNoticeSeen";
inline constexpr absl::string_view kCreateEvent = "/glimmer.v1.EventService/CreateEvent";
inline constexpr absl::string_view kCancelShift = "/glimmer.v1.EventService/CancelShift";

// "shifts/{id}/people/{id}": what is said about one person on one shift keeps its order.
std::string PersonLane(absl::string_view shift, absl::string_view person);

struct Pending {
  enum class Kind {
    kSignUp,
    kLeave,
    kAskForCover,
    kAcceptOffer,
    kDeclineOffer,
    kCheckIn,
    kCheckOut,
    kCloseShift,
    kEnterAttendance,
    kCancelShift,
    kMarkNoticeSeen,
    kDecideRecord,
    kOther,
  };

  Kind kind = Kind::kOther;
  std::string shift;    // shifts/{id}; empty when it concerns none
  std::string person;   // people/{id}; empty when it concerns none
  std::string subject;  // sign_ups/, notices/ or service_records/{id} it changes or makes
  int guests = 0;
  int break_minutes = 0;
  bool confirm = false;     // of kDecideRecord
  absl::Time capture_time;  // of kCheckIn and kCheckOut; of kEnterAttendance the start
  absl::Time end_time;      // of kEnterAttendance
  OutboxItem item;

  // A refused action has no effect; it is shown with its reason.
  bool Refused() const { return item.state == OutboxItem::State::kRejected; }
};

// kOther for a method that no list overlays, or a request that cannot be read.
Pending ReadPending(OutboxItem item);

}  // namespace glimmer::mobile
