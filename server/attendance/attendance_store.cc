#include "server/attendance/attendance_store.h"

#include "shared/base/time_convert.h"

namespace glimmer::attendance {
namespace {

using sql::NullIfEmpty;
using sql::Row;

#define GLIMMER_SELECT_ATTENDANCE                                                         \
  "SELECT a.attendance_id, a.shift_id, a.person_id, a.state, a.check_in_time_us, "        \
  "a.check_out_time_us, a.check_in_class, a.check_out_class, a.check_in_verdict, "        \
  "a.check_out_verdict, a.walk_in, COALESCE(a.service_record_id, ''), a.create_time_us, " \
  "a.update_time_us, p.display_name FROM attendances a "                                  \
  "JOIN people p ON p.person_id = a.person_id "

constexpr absl::string_view kFind =
    GLIMMER_SELECT_ATTENDANCE "WHERE a.shift_id = $1 AND a.person_id = $2";

constexpr absl::string_view kFindById = GLIMMER_SELECT_ATTENDANCE "WHERE a.attendance_id = $1";

constexpr absl::string_view kListOfShift =
    GLIMMER_SELECT_ATTENDANCE "WHERE a.shift_id = $1 ORDER BY p.name_pinyin, a.person_id";

constexpr absl::string_view kPut =
    "INSERT INTO attendances (attendance_id, shift_id, person_id, state, check_in_time_us, "
    "check_out_time_us, check_in_class, check_out_class, check_in_verdict, check_out_verdict, "
    "walk_in, service_record_id, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
    "ON CONFLICT (attendance_id) DO UPDATE SET state = excluded.state, "
    "check_in_time_us = excluded.check_in_time_us, "
    "check_out_time_us = excluded.check_out_time_us, check_in_class = excluded.check_in_class, "
    "check_out_class = excluded.check_out_class, check_in_verdict = excluded.check_in_verdict, "
    "check_out_verdict = excluded.check_out_verdict, walk_in = excluded.walk_in, "
    "service_record_id = excluded.service_record_id, update_time_us = excluded.update_time_us";

constexpr absl::string_view kMoveRecord =
    "UPDATE attendances SET service_record_id = $2 WHERE shift_id = "
    "(SELECT shift_id FROM service_records WHERE service_record_id = $1) "
    "AND service_record_id = $1";

constexpr absl::string_view kInsertClaim =
    "INSERT INTO attendance_claims (attendance_claim_id, attendance_id, kind, method, "
    "evidence_class, verdict, claim_time_us, receive_time_us, recorder, claim, chain, device_id, "
    "findings, break_minutes) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, $11, $12, $13)";

constexpr absl::string_view kListClaims =
    "SELECT attendance_claim_id, attendance_id, kind, method, evidence_class, verdict, "
    "claim_time_us, receive_time_us, recorder, claim, COALESCE(device_id, ''), findings, "
    "break_minutes FROM attendance_claims WHERE attendance_id = $1 AND kind = $2 "
    "ORDER BY attendance_claim_id";

constexpr absl::string_view kPersonExists =
    "SELECT 1 FROM people WHERE organization_id = $1 AND person_id = $2 "
    "AND merged_into_person_id IS NULL";

// The second condition lets SQLite see that the index of live sign-ups holds them all.
constexpr absl::string_view kHasPlace =
    "SELECT 1 FROM sign_ups WHERE shift_id = $1 AND person_id = $2 AND state = 1 AND state <= 3";

constexpr absl::string_view kCloseShift =
    "UPDATE shifts SET state = 3, audience_count = $2, guest_count = $3, version = version + 1, "
    "update_time_us = $4 WHERE shift_id = $1";

Attendance MapAttendance(const Row& row) {
  Attendance a;
  int c = 0;
  a.attendance_id = row.Text(c++);
  a.shift_id = row.Text(c++);
  a.person_id = row.Text(c++);
  a.state = static_cast<AttendanceState>(row.Int(c++));
  a.check_in_time = row.OptionalTime(c++);
  a.check_out_time = row.OptionalTime(c++);
  a.check_in_class = static_cast<EvidenceClass>(row.Int(c++));
  a.check_out_class = static_cast<EvidenceClass>(row.Int(c++));
  a.check_in_verdict = static_cast<Verdict>(row.Int(c++));
  a.check_out_verdict = static_cast<Verdict>(row.Int(c++));
  a.walk_in = row.Bool(c++);
  a.service_record_id = row.Text(c++);
  a.create_time = FromMicros(row.Int(c++));
  a.update_time = FromMicros(row.Int(c++));
  a.person_display_name = row.Text(c++);
  return a;
}

StoredClaim MapClaim(const Row& row) {
  StoredClaim s;
  int c = 0;
  s.claim_id = row.Text(c++);
  s.attendance_id = row.Text(c++);
  s.kind = static_cast<ClaimKind>(row.Int(c++));
  s.method = static_cast<ClaimMethod>(row.Int(c++));
  s.judgement.evidence_class = static_cast<EvidenceClass>(row.Int(c++));
  s.judgement.verdict = static_cast<Verdict>(row.Int(c++));
  s.judgement.time = FromMicros(row.Int(c++));
  s.receive_time = FromMicros(row.Int(c++));
  s.recorder = row.Text(c++);
  s.claim = row.Blob(c++);
  s.device_id = row.Text(c++);
  s.findings = row.Text(c++);
  s.break_minutes = row.Int(c++);
  return s;
}

absl::StatusOr<bool> Any(absl::StatusOr<std::optional<int64_t>> found) {
  RETURN_IF_ERROR(found);
  return found->has_value();
}

int64_t First(const Row& row) { return row.Int(0); }

}  // namespace

absl::StatusOr<std::optional<Attendance>> AttendanceStore::Find(absl::string_view shift_id,
                                                                absl::string_view person_id) {
  return tx_.QueryOne(MapAttendance, kFind, shift_id, person_id);
}

absl::StatusOr<std::optional<Attendance>> AttendanceStore::FindById(
    absl::string_view attendance_id) {
  return tx_.QueryOne(MapAttendance, kFindById, attendance_id);
}

absl::StatusOr<std::vector<Attendance>> AttendanceStore::ListOfShift(absl::string_view shift_id) {
  return tx_.QueryAll(MapAttendance, kListOfShift, shift_id);
}

absl::Status AttendanceStore::Put(const Attendance& a) {
  return tx_
      .Execute(kPut, a.attendance_id, a.shift_id, a.person_id, static_cast<int64_t>(a.state),
               sql::Nullable(a.check_in_time), sql::Nullable(a.check_out_time),
               static_cast<int64_t>(a.check_in_class), static_cast<int64_t>(a.check_out_class),
               static_cast<int64_t>(a.check_in_verdict), static_cast<int64_t>(a.check_out_verdict),
               a.walk_in, NullIfEmpty(a.service_record_id), a.create_time, a.update_time)
      .status();
}

absl::Status AttendanceStore::MoveRecord(absl::string_view old_record_id,
                                         absl::string_view new_record_id) {
  return tx_.Execute(kMoveRecord, old_record_id, new_record_id).status();
}

absl::Status AttendanceStore::InsertClaim(const StoredClaim& claim) {
  return tx_
      .Execute(kInsertClaim, claim.claim_id, claim.attendance_id, static_cast<int64_t>(claim.kind),
               static_cast<int64_t>(claim.method),
               static_cast<int64_t>(claim.judgement.evidence_class),
               static_cast<int64_t>(claim.judgement.verdict), claim.judgement.time,
               claim.receive_time, claim.recorder, sql::Bytes{claim.claim},
               NullIfEmpty(claim.device_id), claim.findings, claim.break_minutes)
      .status();
}

absl::StatusOr<std::vector<StoredClaim>> AttendanceStore::ListClaims(
    absl::string_view attendance_id, ClaimKind kind) {
  return tx_.QueryAll(MapClaim, kListClaims, attendance_id, static_cast<int64_t>(kind));
}

absl::StatusOr<bool> AttendanceStore::PersonExists(absl::string_view organization_id,
                                                   absl::string_view person_id) {
  return Any(tx_.QueryOne(First, kPersonExists, organization_id, person_id));
}

absl::StatusOr<bool> AttendanceStore::HasPlace(absl::string_view shift_id,
                                               absl::string_view person_id) {
  return Any(tx_.QueryOne(First, kHasPlace, shift_id, person_id));
}

absl::Status AttendanceStore::CloseShift(absl::string_view shift_id, const Headcount& headcount,
                                         absl::Time now) {
  return tx_.Execute(kCloseShift, shift_id, headcount.audience, headcount.guests, now).status();
}

}  // namespace glimmer::attendance
