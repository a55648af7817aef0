// Attendances (one row per person and shift), the claims behind them (append-only), and what
// attendance asks of people and sign-ups.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/attendance_rules.h"
#include "shared/domain/claim_message.h"
#include "shared/sql/database.h"

namespace glimmer::attendance {

enum class AttendanceState : int64_t { kCheckedIn = 1, kCheckedOut = 2, kNoShow = 3 };

struct Attendance {
  std::string attendance_id;
  std::string shift_id;
  std::string person_id;
  AttendanceState state = AttendanceState::kCheckedIn;
  std::optional<absl::Time> check_in_time;
  std::optional<absl::Time> check_out_time;
  EvidenceClass check_in_class = EvidenceClass::kNone;
  EvidenceClass check_out_class = EvidenceClass::kNone;
  Verdict check_in_verdict = Verdict::kNone;
  Verdict check_out_verdict = Verdict::kNone;
  bool walk_in = false;
  std::string service_record_id;  // the one in force
  absl::Time create_time;
  absl::Time update_time;

  std::string person_display_name;  // read only
};

struct StoredClaim {
  std::string claim_id;
  std::string attendance_id;
  ClaimKind kind = ClaimKind::kIn;
  ClaimMethod method = ClaimMethod::kOwnStatement;
  Judgement judgement;
  absl::Time receive_time;
  std::string recorder;
  std::string claim;      // serialised AttendanceClaim
  std::string device_id;  // whose signature over it holds; empty without one
  std::string findings;   // words of claim_proof.h
  int64_t break_minutes = 0;
};

struct Headcount {
  int64_t audience = 0;
  int64_t guests = 0;
};

class AttendanceStore {
 public:
  explicit AttendanceStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Attendance>> Find(absl::string_view shift_id,
                                                 absl::string_view person_id);
  absl::StatusOr<std::optional<Attendance>> FindById(absl::string_view attendance_id);
  // By person's name.
  absl::StatusOr<std::vector<Attendance>> ListOfShift(absl::string_view shift_id);
  // Inserts or, by id, updates.
  absl::Status Put(const Attendance& attendance);
  // Points the attendance of `old_record_id` to the record that supersedes it.
  absl::Status MoveRecord(absl::string_view old_record_id, absl::string_view new_record_id);
  absl::Status InsertClaim(const StoredClaim& claim);
  // Those of the kind, in the order in which they came.
  absl::StatusOr<std::vector<StoredClaim>> ListClaims(absl::string_view attendance_id,
                                                      ClaimKind kind);

  absl::StatusOr<bool> PersonExists(absl::string_view organization_id, absl::string_view person_id);
  absl::StatusOr<bool> HasPlace(absl::string_view shift_id, absl::string_view person_id);
  absl::Status CloseShift(absl::string_view shift_id, const Headcount& headcount, absl::Time now);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::attendance
