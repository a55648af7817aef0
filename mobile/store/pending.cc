#include "mobile/store/pending.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/deed_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/follow_up_service.pb.h"
#include "glimmer/v1/gift_service.pb.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/notice_service.pb.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "glimmer/v1/wish_service.pb.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;

constexpr absl::string_view kPersonPart = "/people/";

// Several requests name only the sign-up or claim; the lane names shift or wish, and the person.
void ReadLane(absl::string_view lane, Pending& pending) {
  const bool of_shift = absl::StartsWith(lane, "shifts/");
  if (!of_shift && !absl::StartsWith(lane, "wishes/")) return;
  const size_t person = lane.find(kPersonPart);
  (of_shift ? pending.shift : pending.wish) = std::string(lane.substr(0, person));
  if (person != absl::string_view::npos) pending.person = std::string(lane.substr(person + 1));
}

void Read(const v1::CreateSignUpRequest& request, Pending& pending) {
  pending.kind = Kind::kSignUp;
  pending.subject = ResourceName(kSignUps, request.sign_up_id());
  pending.guests = request.guests();
}

void Read(const v1::LeaveShiftRequest& request, Pending& pending) {
  pending.kind = request.ask_for_cover() ? Kind::kAskForCover : Kind::kLeave;
  pending.subject = request.sign_up();
}

void Read(const v1::AcceptOfferRequest& request, Pending& pending) {
  pending.kind = Kind::kAcceptOffer;
  pending.subject = request.sign_up();
}

void Read(const v1::DeclineOfferRequest& request, Pending& pending) {
  pending.kind = Kind::kDeclineOffer;
  pending.subject = request.sign_up();
}

void Read(const v1::CheckInRequest& request, Pending& pending) {
  pending.kind = Kind::kCheckIn;
  pending.scanned_claim_hash = request.claim().scanned_claim_hash();
  pending.capture_time = FromTimestamp(request.claim().capture_time());
}

void Read(const v1::CheckOutRequest& request, Pending& pending) {
  pending.kind = Kind::kCheckOut;
  pending.scanned_claim_hash = request.claim().scanned_claim_hash();
  pending.capture_time = FromTimestamp(request.claim().capture_time());
  pending.break_minutes = request.break_minutes();
}

void Read(const v1::CloseShiftRequest&, Pending& pending) { pending.kind = Kind::kCloseShift; }
void Read(const v1::CancelShiftRequest&, Pending& pending) { pending.kind = Kind::kCancelShift; }

void Read(const v1::EnterAttendanceRequest& request, Pending& pending) {
  pending.kind = Kind::kEnterAttendance;
  pending.capture_time = FromTimestamp(request.check_in_time());
  pending.end_time = FromTimestamp(request.check_out_time());
  pending.break_minutes = request.break_minutes();
}

void Read(const v1::MarkNoticeSeenRequest& request, Pending& pending) {
  pending.kind = Kind::kMarkNoticeSeen;
  pending.subject = request.notice();
}

void Read(const v1::DecideRecordRequest& request, Pending& pending) {
  pending.kind = Kind::kDecideRecord;
  pending.subject = request.service_record();
  pending.confirm = request.confirm();
}

void Read(const v1::CorrectRecordRequest& request, Pending& pending) {
  pending.kind = Kind::kCorrectRecord;
  pending.subject = request.service_record();
}

// What is said about one claim.
template <typename Request>
void AboutClaim(Kind kind, const Request& request, Pending& pending) {
  pending.kind = kind;
  pending.subject = request.wish_claim();
}

void Read(const v1::ProposeWishRequest&, Pending& pending) { pending.kind = Kind::kProposeWish; }
void Read(const v1::UpdateWishRequest&, Pending& pending) { pending.kind = Kind::kCorrectWish; }
void Read(const v1::ApproveWishRequest&, Pending& pending) { pending.kind = Kind::kReviewWish; }
void Read(const v1::DeclineWishRequest&, Pending& pending) { pending.kind = Kind::kReviewWish; }
void Read(const v1::WithdrawWishRequest&, Pending& pending) { pending.kind = Kind::kWithdrawWish; }
void Read(const v1::CloseWishRequest&, Pending& pending) { pending.kind = Kind::kReviewWish; }

void Read(const v1::ClaimWishRequest& request, Pending& pending) {
  pending.kind = Kind::kClaimWish;
  pending.subject = ResourceName(kWishClaims, request.wish_claim_id());
  pending.quantity = request.quantity();
}

void Read(const v1::RenewWishClaimRequest& request, Pending& pending) {
  AboutClaim(Kind::kRenewClaim, request, pending);
}

void Read(const v1::ReleaseWishClaimRequest& request, Pending& pending) {
  AboutClaim(Kind::kReleaseClaim, request, pending);
}

void Read(const v1::AgreeWishTimeRequest& request, Pending& pending) {
  AboutClaim(Kind::kAgreeTime, request, pending);
  pending.capture_time = FromTimestamp(request.start_time());
  pending.end_time = FromTimestamp(request.end_time());
}

void Read(const v1::DeliverWishRequest& request, Pending& pending) {
  AboutClaim(Kind::kDeliverWish, request, pending);
  pending.companions.assign(request.companions().begin(), request.companions().end());
}

void Read(const v1::ConfirmWithCodeRequest& request, Pending& pending) {
  AboutClaim(Kind::kConfirmCode, request, pending);
}

void Read(const v1::ConfirmReceiptRequest& request, Pending& pending) {
  AboutClaim(Kind::kConfirmReceipt, request, pending);
}

void Read(const v1::ReopenWishRequest& request, Pending& pending) {
  AboutClaim(Kind::kReopenWish, request, pending);
}

void Read(const v1::OpenFollowUpRequest& request, Pending& pending) {
  pending.kind = Kind::kOpenFollowUp;
  pending.subject = ResourceName(kFollowUps, request.follow_up_id());
}

// What is said about one row of a ledger.
template <typename Request>
void AboutFollowUp(Kind kind, const Request& request, Pending& pending) {
  pending.kind = kind;
  pending.subject = request.follow_up();
}

void Read(const v1::PlanFollowUpRequest& request, Pending& pending) {
  AboutFollowUp(Kind::kPlanFollowUp, request, pending);
}

void Read(const v1::FinishFollowUpRequest& request, Pending& pending) {
  AboutFollowUp(Kind::kFinishFollowUp, request, pending);
}

void Read(const v1::CloseFollowUpRequest& request, Pending& pending) {
  AboutFollowUp(Kind::kCloseFollowUp, request, pending);
}

void Read(const v1::ReopenFollowUpRequest& request, Pending& pending) {
  AboutFollowUp(Kind::kReopenFollowUp, request, pending);
}

void Read(const v1::RecordDeedRequest& request, Pending& pending) {
  pending.kind = Kind::kRecordDeed;
  pending.subject = ResourceName(kDeeds, request.deed_id());
}

void Read(const v1::DecideDeedRequest& request, Pending& pending) {
  pending.kind = Kind::kDecideDeed;
  pending.subject = request.deed();
  pending.confirm = request.confirm();
}

void Read(const v1::ReverseDeedRequest& request, Pending& pending) {
  pending.kind = Kind::kReverseDeed;
  pending.subject = request.deed();
}

void Read(const v1::RecordGiftRequest& request, Pending& pending) {
  pending.kind = Kind::kRecordGift;
  pending.subject = ResourceName(kGifts, request.gift_id());
}

void Read(const v1::ReverseGiftRequest& request, Pending& pending) {
  pending.kind = Kind::kReverseGift;
  pending.subject = request.gift();
}

template <typename Request>
void AboutHousehold(Kind kind, const Request& request, Pending& pending) {
  pending.kind = kind;
  pending.subject = request.household();
}

void Read(const v1::PauseHouseholdRequest& request, Pending& pending) {
  AboutHousehold(Kind::kPauseHousehold, request, pending);
}

void Read(const v1::WithdrawHouseholdRequest& request, Pending& pending) {
  AboutHousehold(Kind::kWithdrawHousehold, request, pending);
}

void Read(const v1::RefuseVisitorRequest& request, Pending& pending) {
  AboutHousehold(Kind::kRefuseVisitor, request, pending);
  pending.person = request.person();
}

void Read(const v1::CancelVisitRequest& request, Pending& pending) {
  pending.kind = Kind::kCancelVisit;
  pending.subject = request.visit();
}

void Read(const v1::PlanVisitsRequest&, Pending& pending) { pending.kind = Kind::kPlanVisits; }

void Read(const v1::ChangeVisitRequest& request, Pending& pending) {
  pending.kind = Kind::kChangeVisit;
  pending.subject = request.visit();
}

void Read(const v1::CreatePairingRequest& request, Pending& pending) {
  AboutHousehold(Kind::kCreatePairing, request, pending);
  pending.person = request.person();
}

void Read(const v1::EndPairingRequest& request, Pending& pending) {
  pending.kind = Kind::kEndPairing;
  pending.subject = request.pairing();
}

void Read(const v1::ReviewPairingRequest& request, Pending& pending) {
  pending.kind = Kind::kReviewPairing;
  pending.subject = request.pairing();
}

// What visitors and whoever is told say of one visit; of the first two, a coordinator for somebody
// else.
template <typename Request>
void AboutVisit(Kind kind, const Request& request, Pending& pending) {
  pending.kind = kind;
  pending.subject = request.visit();
}

void Read(const v1::AcceptVisitRequest& request, Pending& pending) {
  AboutVisit(Kind::kAcceptVisit, request, pending);
  pending.person = request.person();
}

void Read(const v1::LeaveVisitRequest& request, Pending& pending) {
  AboutVisit(Kind::kLeaveVisit, request, pending);
  pending.person = request.person();
}

void Read(const v1::StartVisitRequest& request, Pending& pending) {
  AboutVisit(Kind::kStartVisit, request, pending);
  pending.capture_time = FromTimestamp(request.start_time());
}

void Read(const v1::FinishVisitRequest& request, Pending& pending) {
  AboutVisit(Kind::kFinishVisit, request, pending);
  pending.held = request.held();
  pending.capture_time = FromTimestamp(request.start_time());
  pending.end_time = FromTimestamp(request.end_time());
}

// It makes a wish or a follow-up, and says nothing of the visit itself.
void Read(const v1::RelayNeedRequest& request, Pending& pending) {
  pending.kind = Kind::kRelayNeed;
  pending.subject = ResourceName(request.has_wish() ? kWishes : kFollowUps, request.need_id());
}

void Read(const v1::ReportSafeRequest& request, Pending& pending) {
  AboutVisit(Kind::kReportSafe, request, pending);
}

void Read(const v1::ExtendVisitRequest& request, Pending& pending) {
  AboutVisit(Kind::kExtendVisit, request, pending);
  pending.end_time = FromTimestamp(request.expected_end_time());
}

void Read(const v1::RaiseAlarmRequest& request, Pending& pending) {
  AboutVisit(Kind::kRaiseAlarm, request, pending);
}

void Read(const v1::AcknowledgeAlarmRequest& request, Pending& pending) {
  AboutVisit(Kind::kAcknowledgeAlarm, request, pending);
}

void Read(const v1::SetHandoverNoteRequest& request, Pending& pending) {
  pending.kind = Kind::kSetHandoverNote;
  pending.subject = request.pairing();
}

void Read(const v1::SetVisitorTermsRequest& request, Pending& pending) {
  pending.kind = Kind::kSetVisitorTerms;
  pending.person = request.visitor_terms().person();
}

template <typename Request>
bool Take(absl::string_view method, Pending& pending) {
  if (pending.item.method != method) return false;
  Request request;
  if (request.ParseFromString(pending.item.request)) Read(request, pending);
  return true;
}

bool TakeLedger(Pending& pending) {
  return Take<v1::OpenFollowUpRequest>(kOpenFollowUp, pending) ||
         Take<v1::PlanFollowUpRequest>(kPlanFollowUp, pending) ||
         Take<v1::FinishFollowUpRequest>(kFinishFollowUp, pending) ||
         Take<v1::CloseFollowUpRequest>(kCloseFollowUp, pending) ||
         Take<v1::ReopenFollowUpRequest>(kReopenFollowUp, pending) ||
         Take<v1::RecordDeedRequest>(kRecordDeed, pending) ||
         Take<v1::DecideDeedRequest>(kDecideDeed, pending) ||
         Take<v1::ReverseDeedRequest>(kReverseDeed, pending) ||
         Take<v1::RecordGiftRequest>(kRecordGift, pending) ||
         Take<v1::ReverseGiftRequest>(kReverseGift, pending);
}

bool TakeHousehold(Pending& pending) {
  return Take<v1::PauseHouseholdRequest>(kPauseHousehold, pending) ||
         Take<v1::WithdrawHouseholdRequest>(kWithdrawHousehold, pending) ||
         Take<v1::RefuseVisitorRequest>(kRefuseVisitor, pending) ||
         Take<v1::CancelVisitRequest>(kCancelVisit, pending);
}

bool TakeVisitDesk(Pending& pending) {
  return Take<v1::PlanVisitsRequest>(kPlanVisits, pending) ||
         Take<v1::ChangeVisitRequest>(kChangeVisit, pending) ||
         Take<v1::CreatePairingRequest>(kCreatePairing, pending) ||
         Take<v1::EndPairingRequest>(kEndPairing, pending) ||
         Take<v1::ReviewPairingRequest>(kReviewPairing, pending);
}

bool TakeVisit(Pending& pending) {
  return Take<v1::AcceptVisitRequest>(kAcceptVisit, pending) ||
         Take<v1::LeaveVisitRequest>(kLeaveVisit, pending) ||
         Take<v1::StartVisitRequest>(kStartVisit, pending) ||
         Take<v1::FinishVisitRequest>(kFinishVisit, pending) ||
         Take<v1::RelayNeedRequest>(kRelayNeed, pending) ||
         Take<v1::ReportSafeRequest>(kReportSafe, pending) ||
         Take<v1::ExtendVisitRequest>(kExtendVisit, pending) ||
         Take<v1::RaiseAlarmRequest>(kRaiseAlarm, pending) ||
         Take<v1::AcknowledgeAlarmRequest>(kAcknowledgeAlarm, pending) ||
         Take<v1::SetHandoverNoteRequest>(kSetHandoverNote, pending) ||
         Take<v1::SetVisitorTermsRequest>(kSetVisitorTerms, pending);
}

}  // namespace

std::string PersonLane(absl::string_view thing, absl::string_view person) {
  return absl::StrCat(thing, "/", person);
}

Pending ReadPending(OutboxItem item) {
  Pending pending{.item = std::move(item)};
  ReadLane(pending.item.lane, pending);
  (void)(Take<v1::CreateSignUpRequest>(kCreateSignUp, pending) ||
         Take<v1::LeaveShiftRequest>(kLeaveShift, pending) ||
         Take<v1::AcceptOfferRequest>(kAcceptOffer, pending) ||
         Take<v1::DeclineOfferRequest>(kDeclineOffer, pending) ||
         Take<v1::CheckInRequest>(kCheckIn, pending) ||
         Take<v1::CheckOutRequest>(kCheckOut, pending) ||
         Take<v1::CloseShiftRequest>(kCloseShift, pending) ||
         Take<v1::CancelShiftRequest>(kCancelShift, pending) ||
         Take<v1::EnterAttendanceRequest>(kEnterAttendance, pending) ||
         Take<v1::MarkNoticeSeenRequest>(kMarkNoticeSeen, pending) ||
         Take<v1::DecideRecordRequest>(kDecideRecord, pending) ||
         Take<v1::CorrectRecordRequest>(kCorrectRecord, pending) ||
         Take<v1::ProposeWishRequest>(kProposeWish, pending) ||
         Take<v1::UpdateWishRequest>(kUpdateWish, pending) ||
         Take<v1::ApproveWishRequest>(kApproveWish, pending) ||
         Take<v1::DeclineWishRequest>(kDeclineWish, pending) ||
         Take<v1::WithdrawWishRequest>(kWithdrawWish, pending) ||
         Take<v1::CloseWishRequest>(kCloseWish, pending) ||
         Take<v1::ClaimWishRequest>(kClaimWish, pending) ||
         Take<v1::RenewWishClaimRequest>(kRenewWishClaim, pending) ||
         Take<v1::ReleaseWishClaimRequest>(kReleaseWishClaim, pending) ||
         Take<v1::AgreeWishTimeRequest>(kAgreeWishTime, pending) ||
         Take<v1::DeliverWishRequest>(kDeliverWish, pending) ||
         Take<v1::ConfirmWithCodeRequest>(kConfirmWithCode, pending) ||
         Take<v1::ConfirmReceiptRequest>(kConfirmReceipt, pending) ||
         Take<v1::ReopenWishRequest>(kReopenWish, pending) || TakeLedger(pending) ||
         TakeHousehold(pending) || TakeVisitDesk(pending) || TakeVisit(pending));
  return pending;
}

}  // namespace glimmer::mobile
