#include "server/attendance/mutual_scan.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "server/attendance/claim_store.h"
#include "server/attendance/claims_together.h"
#include "shared/domain/hours_rules.h"

namespace glimmer::attendance {
namespace {

// Two profiles on one phone are one side, whoever they say they are; and so are they as long as one
// of them does not say which phone it is on.
absl::StatusOr<bool> AreOnOnePhone(sql::Transaction& tx, const Halves& halves) {
  ClaimStore store(tx);
  ASSIGN_OR_RETURN(const auto own, store.FindDevice(halves.own.device_id));
  ASSIGN_OR_RETURN(const auto tick, store.FindDevice(halves.tick.device_id));
  if (!own || !tick) return true;
  return own->installation_id.empty() || tick->installation_id.empty() ||
         own->installation_id == tick->installation_id;
}

absl::StatusOr<std::optional<Halves>> FindOtherHalf(rpc::Context& context,
                                                    const StoredClaim& claim) {
  ASSIGN_OR_RETURN(std::vector<StoredClaim> claims,
                   AttendanceStore(context.tx).ListClaims(claim.attendance_id, claim.kind));
  if (FindMeeting(claims)) return std::nullopt;
  claims.push_back(claim);
  std::optional<Halves> halves = FindMeeting(claims);
  if (!halves) return std::nullopt;
  ASSIGN_OR_RETURN(const bool on_one_phone, AreOnOnePhone(context.tx, *halves));
  if (on_one_phone) return std::nullopt;
  return halves;
}

// The second is refused for what the first would have been, so that their order does not matter.
absl::Status CheckAlone(const ClaimParts& parts, const Statement& statement,
                        const Attendance& attendance) {
  if (statement.kind == ClaimKind::kIn) return absl::OkStatus();
  absl::Time came = *attendance.check_in_time;
  const absl::Time left =
      parts.anchored ? parts.judgement.time : std::max(parts.judgement.time, came);
  if (attendance.check_in_verdict == Verdict::kReview) came = std::min(came, left);
  return CheckServiceTimes(
      {parts.shift.start_time, parts.shift.end_time, came, left, statement.break_minutes});
}

}  // namespace

absl::StatusOr<bool> TakeOtherHalf(rpc::Context& context, const ClaimParts& parts,
                                   const Statement& statement, Attendance& attendance) {
  const StoredClaim claim = ClaimOf(context, attendance, parts, statement);
  ASSIGN_OR_RETURN(const std::optional<Halves> halves, FindOtherHalf(context, claim));
  if (!halves) return false;
  RETURN_IF_ERROR(CheckAlone(parts, statement, attendance));
  RETURN_IF_ERROR(AttendanceStore(context.tx).InsertClaim(claim));
  RETURN_IF_ERROR(FollowClaims(context, parts.shift, attendance));
  return true;
}

}  // namespace glimmer::attendance
