// What an outbox item means: method names, lanes, and the reading of a stored request back into the
// action it was. Pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
inline constexpr absl::string_view kReportSiteClock =
    "/glimmer.v1.AttendanceService/ReportSiteClock";
inline constexpr absl::string_view kDecideRecord = "/glimmer.v1.AttendanceService/DecideRecord";
inline constexpr absl::string_view kCorrectRecord = "/glimmer.v1.AttendanceService/CorrectRecord";
inline constexpr absl::string_view kMarkNoticeSeen = "/glimmer.v1.NoticeService/MarkNoticeSeen";
inline constexpr absl::string_view kCreateEvent = "/glimmer.v1.EventService/CreateEvent";
inline constexpr absl::string_view kCreateShift = "/glimmer.v1.EventService/CreateShift";
inline constexpr absl::string_view kProposeWish = "/glimmer.v1.WishService/ProposeWish";
inline constexpr absl::string_view kUpdateWish = "/glimmer.v1.WishService/UpdateWish";
inline constexpr absl::string_view kApproveWish = "/glimmer.v1.WishService/ApproveWish";
inline constexpr absl::string_view kDeclineWish = "/glimmer.v1.WishService/DeclineWish";
inline constexpr absl::string_view kWithdrawWish = "/glimmer.v1.WishService/WithdrawWish";
inline constexpr absl::string_view kCloseWish = "/glimmer.v1.WishService/CloseWish";
inline constexpr absl::string_view kClaimWish = "/glimmer.v1.WishService/ClaimWish";
inline constexpr absl::string_view kRenewWishClaim = "/glimmer.v1.WishService/RenewWishClaim";
inline constexpr absl::string_view kReleaseWishClaim = "/glimmer.v1.WishService/ReleaseWishClaim";
inline constexpr absl::string_view kAgreeWishTime = "/glimmer.v1.WishService/AgreeWishTime";
inline constexpr absl::string_view kDeliverWish = "/glimmer.v1.WishService/DeliverWish";
inline constexpr absl::string_view kConfirmWithCode = "/glimmer.v1.WishService/ConfirmWithCode";
inline constexpr absl::string_view kConfirmReceipt = "/glimmer.v1.WishService/ConfirmReceipt";
inline constexpr absl::string_view kReopenWish = "/glimmer.v1.WishService/ReopenWish";
inline constexpr absl::string_view kOpenFollowUp = "/glimmer.v1.FollowUpService/OpenFollowUp";
inline constexpr absl::string_view kPlanFollowUp = "/glimmer.v1.FollowUpService/PlanFollowUp";
inline constexpr absl::string_view kFinishFollowUp = "/glimmer.v1.FollowUpService/FinishFollowUp";
inline constexpr absl::string_view kCloseFollowUp = "/glimmer.v1.FollowUpService/CloseFollowUp";
inline constexpr absl::string_view kReopenFollowUp = "/glimmer.v1.FollowUpService/ReopenFollowUp";
inline constexpr absl::string_view kRecordDeed = "/glimmer.v1.DeedService/RecordDeed";
inline constexpr absl::string_view kDecideDeed = "/glimmer.v1.DeedService/DecideDeed";
inline constexpr absl::string_view kReverseDeed = "/glimmer.v1.DeedService/ReverseDeed";
inline constexpr absl::string_view kRecordGift = "/glimmer.v1.GiftService/RecordGift";
inline constexpr absl::string_view kReverseGift = "/glimmer.v1.GiftService/ReverseGift";
inline constexpr absl::string_view kPauseHousehold = "/glimmer.v1.HouseholdService/PauseHousehold";
inline constexpr absl::string_view kWithdrawHousehold =
    "/glimmer.v1.HouseholdService/WithdrawHousehold";
inline constexpr absl::string_view kRefuseVisitor = "/glimmer.v1.PairingService/RefuseVisitor";
inline constexpr absl::string_view kCancelVisit = "/glimmer.v1.VisitService/CancelVisit";
inline constexpr absl::string_view kPlanVisits = "/glimmer.v1.VisitService/PlanVisits";
inline constexpr absl::string_view kChangeVisit = "/glimmer.v1.VisitService/ChangeVisit";
inline constexpr absl::string_view kCreatePairing = "/glimmer.v1.PairingService/CreatePairing";
inline constexpr absl::string_view kEndPairing = "/glimmer.v1.PairingService/EndPairing";
inline constexpr absl::string_view kReviewPairing = "/glimmer.v1.PairingService/ReviewPairing";
inline constexpr absl::string_view kAcceptVisit = "/glimmer.v1.VisitService/AcceptVisit";
inline constexpr absl::string_view kLeaveVisit = "/glimmer.v1.VisitService/LeaveVisit";
inline constexpr absl::string_view kStartVisit = "/glimmer.v1.VisitService/StartVisit";
inline constexpr absl::string_view kFinishVisit = "/glimmer.v1.VisitService/FinishVisit";
inline constexpr absl::string_view kRelayNeed = "/glimmer.v1.VisitService/RelayNeed";
inline constexpr absl::string_view kReportSafe = "/glimmer.v1.VisitService/ReportSafe";
inline constexpr absl::string_view kExtendVisit = "/glimmer.v1.VisitService/ExtendVisit";
inline constexpr absl::string_view kRaiseAlarm = "/glimmer.v1.VisitService/RaiseAlarm";
inline constexpr absl::string_view kAcknowledgeAlarm = "/glimmer.v1.VisitService/AcknowledgeAlarm";
inline constexpr absl::string_view kSetHandoverNote = "/glimmer.v1.PairingService/SetHandoverNote";
inline constexpr absl::string_view kSetVisitorTerms = "/glimmer.v1.PairingService/SetVisitorTerms";
inline constexpr absl::string_view kCancelShift = "/glimmer.v1.EventService/CancelShift";

// "shifts/{id}/people/{id}" or "wishes/{id}/people/{id}": what is said about one person on one
// shift or wish keeps its order.
std::string PersonLane(absl::string_view thing, absl::string_view person);

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
    kCorrectRecord,
    kProposeWish,
    kCorrectWish,
    kReviewWish,  // approve, decline or close
    kWithdrawWish,
    kClaimWish,
    kRenewClaim,
    kReleaseClaim,
    kAgreeTime,
    kDeliverWish,
    kConfirmCode,
    kConfirmReceipt,
    kReopenWish,
    kOpenFollowUp,
    kPlanFollowUp,
    kFinishFollowUp,
    kCloseFollowUp,
    kReopenFollowUp,
    kRecordDeed,
    kDecideDeed,
    kReverseDeed,
    kRecordGift,
    kReverseGift,
    // What a household's contact says, where it is a no: that waits for no signal.
    kPauseHousehold,
    kWithdrawHousehold,
    kRefuseVisitor,
    kCancelVisit,
    // What coordinators arrange.
    kPlanVisits,
    kChangeVisit,
    kCreatePairing,
    kEndPairing,
    kReviewPairing,
    // What visitors say, and whoever is told when they do not.
    kAcceptVisit,
    kLeaveVisit,
    kStartVisit,
    kFinishVisit,
    kRelayNeed,
    kReportSafe,
    kExtendVisit,
    kRaiseAlarm,
    kAcknowledgeAlarm,
    kSetHandoverNote,
    kSetVisitorTerms,
    kOther,
  };

  Kind kind = Kind::kOther;
  std::string shift;   // shifts/{id}; empty when it concerns none
  std::string wish;    // wishes/{id}; empty when it concerns none
  std::string person;  // people/{id}; empty when it concerns none
  // sign_ups/, notices/, service_records/, wish_claims/, follow_ups/, deeds/, gifts/, households/
  // or visits/{id} it changes or makes.
  std::string subject;
  std::vector<std::string> companions;  // people/{id}, of kDeliverWish
  int guests = 0;
  int break_minutes = 0;
  int64_t quantity = 0;  // of kClaimWish
  bool confirm = false;  // of kDecideRecord and kDecideDeed
  bool held = false;     // of kFinishVisit
  // Of the leader's kCheckIn and kCheckOut: of the person's own claim, which was scanned; as in
  // AttendanceClaim.
  std::string scanned_claim_hash;
  // Of kCheckIn, kCheckOut and kStartVisit; of kEnterAttendance, kAgreeTime and kFinishVisit the
  // start.
  absl::Time capture_time;
  absl::Time end_time;  // of those three; of kExtendVisit by when it is over
  OutboxItem item;

  // A refused action has no effect; it is shown with its reason.
  bool Refused() const { return item.state == OutboxItem::State::kRejected; }
};

// kOther for a method that no list overlays, or a request that cannot be read.
Pending ReadPending(OutboxItem item);

}  // namespace glimmer::mobile
