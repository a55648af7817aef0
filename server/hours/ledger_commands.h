// Writes ledger rows inside a command's transaction: counts the minutes, copies what was true on
// the day, and tells the feed.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "server/events/shift_store.h"
#include "server/hours/ledger_store.h"
#include "server/rpc/context.h"

namespace glimmer::hours {

// What a service was planned as.
struct Plan {
  std::string shift_id;  // empty for a wish's
  std::string event_id;  // empty for a wish's
  std::string title;
  std::string category;
  std::string host_unit_id;
  std::string organizing_unit_id;
  std::string time_zone;
  absl::Time start_time;
  absl::Time end_time;
};
Plan PlanOf(const events::Shift& shift);

// One stay of one person.
struct Service {
  std::string person_id;
  absl::Time check_in;
  absl::Time check_out;
  int64_t break_minutes = 0;
  RecordSource source = RecordSource::kAttendance;
  RecordState state = RecordState::kWaiting;
  EvidenceClass evidence_class = EvidenceClass::kNone;
  Verdict verdict = Verdict::kNone;
  bool assumed = false;
  std::string correction_of;  // of a check-out that came after an assumed one
  std::string reason;
};

// Appends the record of a stay, counted by the rule pack in force on its civil date.
// Errors: TIMES_INVALID; FIELD_INVALID {break_minutes}.
absl::StatusOr<Record> WriteService(rpc::Context& context, const Plan& plan,
                                    const Service& service);

// Appends the reversal of a record that is in force.
absl::StatusOr<Record> ReverseRecord(rpc::Context& context, const Record& original,
                                     absl::string_view reason);

// Appends `record` as it stands under a new id, by this caller, at this time, and gives it back as
// it can be read. The row that it supersedes gets a feed line, too.
absl::StatusOr<Record> AppendRecord(rpc::Context& context, Record record);

// YYYY-MM-DD of an instant in a zone. Errors: INVALID_ARGUMENT for an unknown zone.
absl::StatusOr<std::string> CivilDateOf(absl::Time time, absl::string_view time_zone);

}  // namespace glimmer::hours
