#include "tests/bench/seed.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "shared/base/ids.h"
#include "shared/base/status_macros.h"

namespace glimmer::bench {
namespace {

constexpr int64_t kRecordsPerCommit = 50000;
constexpr int kDays = 360;

constexpr absl::string_view kJoin =
    "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
    "join_sequence, start_time_us, end_time_us, cover_wanted, left_late, override_reason, "
    "create_time_us, update_time_us) "
    "SELECT $1, s.shift_id, p.position_id, $3, 1, 0, $4, s.start_time_us, s.end_time_us, FALSE, "
    "FALSE, '', $5, $5 FROM shifts s JOIN positions p ON p.shift_id = s.shift_id "
    "WHERE s.shift_id = $2";
constexpr absl::string_view kFillShift =
    "UPDATE shifts SET held = $2, next_join_sequence = $2 + 1 WHERE shift_id = $1";
constexpr absl::string_view kFillPosition = "UPDATE positions SET held = $2 WHERE shift_id = $1";

constexpr absl::string_view kRulePack =
    "INSERT INTO rule_packs (rule_pack_id, organization_id, version, start_date, "
    "rounding_minutes, minimum_stay_percent, cap_minutes, grace_minutes, create_time_us) "
    "SELECT $1, organization_id, 1, '2020-01-01', 1, 0, 0, 0, 0 FROM organizations";
constexpr absl::string_view kRecord =
    "INSERT INTO service_records (service_record_id, organization_id, sequence, subject_key, "
    "source, shift_id, event_id, title, category, home_unit_id, host_unit_id, "
    "organizing_unit_id, civil_date, time_zone, planned_start_time_us, planned_end_time_us, "
    "check_in_time_us, check_out_time_us, break_minutes, counted_minutes, weight, state, "
    "evidence_class, verdict, assumed, rule_pack_id, recorder, reason, record_time_us) "
    "SELECT $1, organization_id, $2, $3, 1, $7, $7, 'Reading', 'company', root_unit_id, "
    "root_unit_id, root_unit_id, $4, 'Asia/Shanghai', $5, $5 + 7200000000, $5, "
    "$5 + 7200000000, 0, 120, 1, 1, 2, 1, FALSE, $6, 'local', '', $5 + 7200000000 "
    "FROM organizations";
constexpr absl::string_view kSetSequence = "UPDATE organizations SET last_sequence = $1";

void Must(const absl::Status& status) {
  if (status.ok()) return;
  std::cerr << status << "\n";
  std::abort();
}

absl::Status Fill(sql::Transaction& tx, const test::Crowd& crowd, const std::string& shift) {
  const absl::Time now = absl::Now();
  int64_t line = 0;
  for (const test::CrowdMember& member : crowd.people) {
    RETURN_IF_ERROR(
        tx.Execute(kJoin, NewUlid(now, SystemRandom()), shift, member.person_id, ++line, now)
            .status());
  }
  RETURN_IF_ERROR(tx.Execute(kFillShift, shift, line).status());
  return tx.Execute(kFillPosition, shift, line).status();
}

// Records `from` to `to`, counted from 1.
absl::Status Append(sql::Transaction& tx, const std::vector<std::string>& subjects,
                    const std::string& rule_pack, int64_t from, int64_t to) {
  const absl::Time now = absl::Now();
  for (int64_t n = from; n <= to; ++n) {
    const absl::Time day = now - absl::Hours(24 * (1 + n % kDays));
    RETURN_IF_ERROR(tx.Execute(kRecord, NewUlid(now, SystemRandom()), n,
                               subjects[static_cast<size_t>(n) % subjects.size()],
                               absl::FormatCivilTime(absl::ToCivilDay(day, absl::UTCTimeZone())),
                               day, rule_pack, absl::StrCat("shift-", n % kDays))
                        .status());
  }
  return tx.Execute(kSetSequence, to).status();
}

}  // namespace

void SeedSignUps(sql::Database& database, const test::Crowd& crowd,
                 const std::vector<std::string>& shifts) {
  for (const std::string& shift : shifts) {
    Must(sql::WriteAndWait(database, [&](sql::Transaction& tx) { return Fill(tx, crowd, shift); }));
  }
}

void SeedRecords(sql::Database& database, int64_t count) {
  const std::string rule_pack = NewUlid(absl::Now(), SystemRandom());
  std::vector<std::string> subjects;
  Must(sql::WriteAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(subjects, tx.QueryAll([](const sql::Row& row) { return row.Text(0); },
                                           "SELECT subject_key FROM subject_keys"));
    return tx.Execute(kRulePack, rule_pack).status();
  }));
  for (int64_t from = 1; from <= count; from += kRecordsPerCommit) {
    const int64_t to = std::min(count, from + kRecordsPerCommit - 1);
    Must(sql::WriteAndWait(
        database, [&](sql::Transaction& tx) { return Append(tx, subjects, rule_pack, from, to); }));
  }
}

}  // namespace glimmer::bench
