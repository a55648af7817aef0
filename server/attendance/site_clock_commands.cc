#include "server/attendance/site_clock_commands.h"

#include <string>
#include <vector>

#include "server/attendance/attendance_parts.h"
#include "server/attendance/attendance_store.h"
#include "server/attendance/claim_store.h"
#include "server/attendance/claims_together.h"
#include "server/attendance/known_later.h"
#include "server/attendance/site_clock_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/claim_message.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::attendance {
namespace {

using events::Shift;

constexpr absl::Duration kShownAfterEnd = absl::Hours(4);  // as GetSiteCode
// A clock that is set more often during one shift is no clock.
constexpr int64_t kMostRuns = 20;

// Nobody else's phone, and as it signed it.
absl::Status CheckSigned(rpc::Context& context, absl::string_view device_id,
                         const v1::SiteClock& clock) {
  ASSIGN_OR_RETURN(const auto device, ClaimStore(context.tx).FindDevice(device_id));
  if (!device || device->revoked || !IsSelf(context.caller, device->person_id)) {
    return InvalidField("clock.device", "The phone that showed the codes says so itself.");
  }
  if (!Verify(device->public_key, SiteClockMessage(clock), clock.signature())) {
    return InvalidField("clock.signature", "The signature does not hold.");
  }
  return absl::OkStatus();
}

absl::Status CheckRun(const Shift& shift, const v1::SiteClock& clock, absl::Time now) {
  if (clock.boot_id().empty() || clock.boot_id().size() > 64) {
    return InvalidField("clock.boot_id", "Which start of the phone is it about?");
  }
  const int64_t steps =
      (shift.end_time + kShownAfterEnd - shift.start_time + kSiteLead) / kSiteStep;
  if (clock.first_step() < 0 || clock.last_step() > steps) {
    return InvalidField("clock.first_step", "No code of this shift has this number.");
  }
  if (!clock.has_anchor_time() || FromTimestamp(clock.anchor_time()) > now + kStrongSkew) {
    return InvalidField("clock.anchor_time", "The server's word lies in the past.");
  }
  if (!OffsetOf(ShownBy(clock, shift))) {
    return InvalidField("clock", "These times cannot be together, or are more than 26 h off.");
  }
  return absl::OkStatus();
}

bool SaysSomethingOf(const v1::SiteClock& clock, const Shift& shift, const StoredClaim& stored) {
  v1::AttendanceClaim claim;
  if (!claim.ParseFromString(stored.claim)) return false;
  const KnownLater known = KnownOf({clock}, shift, claim);
  return known.capture || !known.code_times.empty();
}

absl::StatusOr<bool> SaysSomethingOf(rpc::Context& context, const v1::SiteClock& clock,
                                     const Shift& shift, const Attendance& attendance) {
  for (const ClaimKind kind : {ClaimKind::kIn, ClaimKind::kOut}) {
    ASSIGN_OR_RETURN(const std::vector<StoredClaim> claims,
                     AttendanceStore(context.tx).ListClaims(attendance.attendance_id, kind));
    for (const StoredClaim& claim : claims) {
      if (SaysSomethingOf(clock, shift, claim)) return true;
    }
  }
  return false;
}

}  // namespace

absl::Status ReportSiteClock(rpc::Context& context, const v1::ReportSiteClockRequest& request,
                             v1::ReportSiteClockResponse&) {
  const v1::SiteClock& clock = request.clock();
  ASSIGN_OR_RETURN(const Shift shift, FindShift(context, clock.shift(), "clock.shift"));
  ASSIGN_OR_RETURN(const std::string device_id, IdOf(kDevices, clock.device(), "clock.device"));
  RETURN_IF_ERROR(CheckSigned(context, device_id, clock));
  RETURN_IF_ERROR(CheckRun(shift, clock, context.now));
  SiteClockStore store(context.tx);
  ASSIGN_OR_RETURN(const int64_t runs, store.Count(shift.shift_id, device_id));
  if (runs >= kMostRuns) return InvalidField("clock", "Too many runs of codes at one shift.");
  ASSIGN_OR_RETURN(const bool fresh, store.Put(shift.shift_id, device_id, clock, context.now));
  if (!fresh) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<Attendance> attendances,
                   AttendanceStore(context.tx).ListOfShift(shift.shift_id));
  for (Attendance& attendance : attendances) {
    ASSIGN_OR_RETURN(const bool concerned, SaysSomethingOf(context, clock, shift, attendance));
    if (concerned) RETURN_IF_ERROR(FollowClaims(context, shift, attendance));
  }
  return rpc::Audit(context, {ResourceName(kShifts, shift.shift_id), "ReportSiteClock", ""});
}

}  // namespace glimmer::attendance
