// Follow-ups and what was done about them, in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/follow_up_rules.h"
#include "shared/sql/database.h"

namespace glimmer::ledgers {

// The numbers of v1::FollowUp::Kind.
enum class FollowUpKind : int64_t { kComplaint = 1, kProblem = 2, kNeed = 3 };

struct FollowUp {
  std::string follow_up_id;
  std::string organization_id;
  std::string unit_id;
  FollowUpKind kind = FollowUpKind::kComplaint;
  std::string title;
  std::string description;
  std::string source;
  FollowUpState state = FollowUpState::kOpen;
  std::string opener_person_id;
  std::string owner_person_id;  // empty until planned
  std::string due_date;         // empty until planned
  std::string measure;
  std::string finisher_person_id;
  std::string evidence;
  std::string reason;
  int64_t reopenings = 0;
  absl::Time create_time;
  std::optional<absl::Time> finish_time;
  std::optional<absl::Time> close_time;
  absl::Time update_time;

  // Read only.
  std::string unit_path;
  bool one_person_closes = false;
  std::string owner_display_name;
};

// One thing done about a follow-up. People are named by subject ("subjects/KEY").
struct FollowUpRecord {
  std::string follow_up_id;
  FollowUpAction action = FollowUpAction::kOpen;
  std::string actor;
  std::string owner;  // as of then; empty without one
  std::string due_date;
  std::string text;  // the measure, the evidence or the reason
  absl::Time record_time;
};

// Where a follow-up stands in a list as of a day.
struct DuePosition {
  int64_t group = -1;  // DueGroup; before the first
  std::string due_date;
  int64_t create_time_us = 0;
  std::string follow_up_id;
};

// Which follow-ups, and where the page begins.
struct FollowUpQuery {
  std::string unit_path;
  std::set<FollowUpState> states;
  std::string today;
  DuePosition after;
  int limit = 50;
};

class FollowUpStore {
 public:
  explicit FollowUpStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<FollowUp>> Find(absl::string_view follow_up_id);
  // By DuePosition.
  absl::StatusOr<std::vector<FollowUp>> List(const FollowUpQuery& query);
  // The household has asked for it, and reads what becomes of it.
  absl::Status PassOn(absl::string_view follow_up_id, absl::string_view household_id);
  // Those of the household, newest first.
  absl::StatusOr<std::vector<FollowUp>> ListOf(absl::string_view household_id, int limit);
  // Of those that the person has opened.
  absl::StatusOr<int64_t> CountUnplanned(absl::string_view person_id);
  // False when the id is taken.
  absl::StatusOr<bool> Insert(const FollowUp& follow_up);
  // Writes all that is not said when it is opened.
  absl::Status Update(const FollowUp& follow_up);
  // Behind the others of its follow-up.
  absl::Status AddRecord(const FollowUpRecord& record);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::ledgers
