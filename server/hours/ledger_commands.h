// Writes ledger rows inside a command's transaction: counts the minutes, copies what was true on
// the day, and tells the feed.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "server/events/shift_store.h"
#include "server/hours/ledger_store.h"
#include "server/rpc/context.h"

namespace glimmer::hours {

// One stay of one person at a shift.
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
absl::StatusOr<Record> WriteService(rpc::Context& context, const events::Shift& shift,
                                    const Service& service);

// Appends `record` as it stands under a new id, by this caller, at this time, and gives it back as
// it can be read. The row that it supersedes gets a feed line, too.
absl::StatusOr<Record> AppendRecord(rpc::Context& context, Record record);

// YYYY-MM-DD of an instant in a zone. Errors: INVALID_ARGUMENT for an unknown zone.
absl::StatusOr<std::string> CivilDateOf(absl::Time time, absl::string_view time_zone);

}  // namespace glimmer::hours
