// The append-only ledger of service records, a chain (server/rpc/hash_chain.h). Rows are only ever
// added: a decision, reversal or restatement names the row that it supersedes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/hours/record_filter_store.h"
#include "server/rpc/hash_chain.h"
#include "shared/domain/attendance_rules.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

// Rows of before the chain have no link.
extern const rpc::ChainTable kLedgerChain;

enum class RecordState : int64_t { kConfirmed = 1, kWaiting = 2, kRefused = 3, kReversal = 4 };
enum class RecordSource : int64_t { kAttendance = 1, kWish = 2, kVisit = 3, kManual = 4 };

struct Record {
  std::string record_id;
  std::string organization_id;
  int64_t sequence = 0;  // given by Append
  std::string subject_key;
  RecordSource source = RecordSource::kAttendance;
  std::string shift_id;
  std::string event_id;
  std::string title;
  std::string category;
  std::string home_unit_id;
  std::string host_unit_id;
  std::string organizing_unit_id;
  std::string civil_date;
  std::string time_zone;
  absl::Time planned_start;
  absl::Time planned_end;
  absl::Time check_in;
  absl::Time check_out;
  int64_t break_minutes = 0;
  int64_t counted_minutes = 0;
  RecordState state = RecordState::kWaiting;
  EvidenceClass evidence_class = EvidenceClass::kNone;
  Verdict verdict = Verdict::kNone;
  bool assumed = false;
  std::string rule_pack_id;
  std::string correction_of;
  std::string recorder;
  std::string reason;
  absl::Time record_time;

  // Read only: not columns of the row.
  std::string person_id;  // empty once the person was erased
  std::string person_display_name;
  bool in_force = true;
  // Of a record that waits for review: what its claims were found to lack, in the words of
  // v1::ReviewReason in lower case, with a blank between.
  std::string findings;
};

class LedgerStore {
 public:
  explicit LedgerStore(sql::Transaction& tx) : tx_(tx) {}

  // Gives the record the organisation's next sequence. Its weight follows from its state.
  absl::Status Append(Record& record);

  absl::StatusOr<std::optional<Record>> Find(absl::string_view record_id);

  // Rows before `before_sequence`, newest first. With `state` only those in it that are in force.
  absl::StatusOr<std::vector<Record>> ListBefore(const RecordFilter& filter,
                                                 std::optional<RecordState> state,
                                                 int64_t before_sequence, int limit);

  // Hands over up to `limit` rows after `after_sequence`, oldest first; returns how many.
  absl::StatusOr<int64_t> ReadAfter(const RecordFilter& filter, int64_t after_sequence, int limit,
                                    absl::FunctionRef<void(const Record&)> on_record);

  // The person's home on a civil date; without one then, the nearest earlier home, else the
  // organisation's root unit.
  absl::StatusOr<std::string> HomeUnitOn(absl::string_view organization_id,
                                         absl::string_view person_id, absl::string_view date);

  // The paths of a row's home, host and organising unit, each once.
  absl::StatusOr<std::vector<std::string>> UnitPaths(const Record& record);

  // The organisation's last sequence; 0 without rows.
  absl::StatusOr<int64_t> LastSequence(absl::string_view organization_id);

 private:
  absl::Status AddFindings(Record& record);

  sql::Transaction& tx_;
};

}  // namespace glimmer::hours
