// What the attendance commands share: the shift that a request names, who stands above it, the
// judged claim, and the rows that every change writes.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "server/attendance/attendance_store.h"
#include "server/attendance/claim_proof.h"
#include "server/events/shift_store.h"
#include "server/hours/ledger_commands.h"
#include "server/rpc/context.h"

namespace glimmer::attendance {

// Errors: FIELD_INVALID {field}; NOT_FOUND also for another organisation's; SHIFT_CANCELLED.
absl::StatusOr<events::Shift> FindShift(rpc::Context& context, absl::string_view name,
                                        absl::string_view field);
// Errors: FIELD_INVALID {field}; NOT_FOUND for who is not in the organisation or was merged.
absl::StatusOr<std::string> FindPerson(rpc::Context& context, absl::string_view name,
                                       absl::string_view field);
// The shift's leader, a coordinator or administrator whose scope covers it, the local operator.
bool StandsAbove(const rpc::Caller& caller, const events::Shift& shift);
// Is the caller this person? The local operator is nobody.
bool IsSelf(const rpc::Caller& caller, absl::string_view person_id);
absl::Status OwnMinutes();

struct ClaimParts {
  events::Shift shift;
  std::string person_id;
  ClaimMethod method = ClaimMethod::kOwnStatement;
  Judgement judgement;
  Proof proof;
  bool anchored = true;
  bool late = false;  // made earlier than it came, or may have been
};

// Reads, authorises, proves and judges a claim. Errors: FIELD_INVALID; NOT_FOUND; SHIFT_CANCELLED;
// SHIFT_CLOSED unless it is late; ROLE_MISSING; CHECK_IN_NOT_OPEN; SITE_CODE_WRONG.
absl::StatusOr<ClaimParts> ReadClaim(rpc::Context& context, const Statement& statement);

// The claim as it is kept beside the attendance.
StoredClaim ClaimOf(rpc::Context& context, const Attendance& attendance, const ClaimParts& parts,
                    const Statement& statement);
// Stores the claim as it came beside the attendance, so that its signature can be checked again.
absl::Status KeepClaim(rpc::Context& context, const Attendance& attendance, const ClaimParts& parts,
                       const Statement& statement);
// Stores the attendance and tells the person and those who run the shift.
absl::Status PutAttendance(rpc::Context& context, const events::Shift& shift,
                           Attendance& attendance);
// A new attendance of a person at a shift, not stored yet.
absl::StatusOr<Attendance> NewAttendance(rpc::Context& context, const events::Shift& shift,
                                         absl::string_view person_id);

// The stay of an attendance that is checked out, with what `service` says besides. Where it comes
// from claims, their evidence says whether it counts at once.
hours::Service StayOf(const Attendance& attendance, hours::Service service);
hours::RecordState StateByEvidence(EvidenceClass evidence_class, Verdict verdict, bool assumed);
// Writes the record of that stay and points the attendance to it.
absl::StatusOr<hours::Record> WriteRecord(rpc::Context& context, const events::Shift& shift,
                                          Attendance& attendance, hours::Service service);

absl::Status AlreadyChecked(const Attendance& attendance);

// As it stands in the tables, with the person's name.
absl::StatusOr<v1::Attendance> ReadProto(rpc::Context& context, const Attendance& attendance);
v1::Attendance ToProto(const Attendance& attendance);

}  // namespace glimmer::attendance
