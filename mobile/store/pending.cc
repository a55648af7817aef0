#include "mobile/store/pending.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/notice_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::mobile {
namespace {

using Kind = Pending::Kind;

constexpr absl::string_view kPersonPart = "/people/";

// Several requests name only the sign-up; the lane names the shift and person.
void ReadLane(absl::string_view lane, Pending& pending) {
  if (!absl::StartsWith(lane, "shifts/")) return;
  const size_t person = lane.find(kPersonPart);
  pending.shift = std::string(lane.substr(0, person));
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
  pending.capture_time = FromTimestamp(request.claim().capture_time());
}

void Read(const v1::CheckOutRequest& request, Pending& pending) {
  pending.kind = Kind::kCheckOut;
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

template <typename Request>
bool Take(absl::string_view method, Pending& pending) {
  if (pending.item.method != method) return false;
  Request request;
  if (request.ParseFromString(pending.item.request)) Read(request, pending);
  return true;
}

}  // namespace

std::string PersonLane(absl::string_view shift, absl::string_view person) {
  return absl::StrCat(shift, "/", person);
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
         Take<v1::DecideRecordRequest>(kDecideRecord, pending));
  return pending;
}

}  // namespace glimmer::mobile
