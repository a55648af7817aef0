// Visits with their visitors and items in the database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/visit_rules.h"
#include "shared/sql/database.h"

namespace glimmer::visits {

struct Visitor {
  std::string person_id;
  VisitorState state = VisitorState::kAsked;

  std::string display_name;  // read only
};

// A line of the checklist, which has no quantity, or something to bring.
struct Item {
  std::string item;
  std::string measure;
  std::optional<int64_t> quantity;  // in thousandths
  int64_t delivered = 0;            // in thousandths; 1 for a line that was seen to
};

struct Visit {
  std::string visit_id;
  std::string organization_id;
  std::string unit_id;
  std::string subject_key;   // what figures count the household by
  std::string household_id;  // empty when it was erased
  VisitState state = VisitState::kProposed;
  absl::Time start_time;
  absl::Time end_time;
  bool introduction = false;
  int64_t min_people = 1;
  std::string off_site_contact_person_id;
  int64_t travel_minutes = 0;
  std::optional<absl::Time> actual_start;
  std::optional<absl::Time> actual_end;
  VisitAlarm alarm = VisitAlarm::kNone;
  std::optional<absl::Time> alarm_time;
  absl::Time create_time;
  absl::Time update_time;
  std::vector<Visitor> visitors;  // by person, also those who no longer go
  std::vector<Item> items;        // the checklist, then what is to bring

  // Read only.
  std::string unit_path;
  std::string time_zone;  // of the organisation
  std::string household_alias;
  std::string household_contact_person_id;
};

// Null when the person has nothing to do with the visit as a visitor, now or before.
const Visitor* FindVisitor(const Visit& visit, absl::string_view person_id);
Visitor* FindVisitor(Visit& visit, absl::string_view person_id);
// Asked or accepted; one who has left is none.
bool Goes(const Visit& visit, absl::string_view person_id);
int64_t CountGoing(const Visit& visit);
int64_t CountAccepted(const Visit& visit);

struct VisitQuery {
  std::string unit_path;
  absl::Time from;  // of the planned start
  absl::Time to;    // the first instant behind
  absl::Time after_start = absl::InfinitePast();
  std::string after_id;
  int limit = 50;
};

struct DueVisit {
  std::string visit_id;
  std::string organization_id;
};

class VisitStore {
 public:
  explicit VisitStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Visit>> Find(absl::string_view visit_id);
  // Of the unit and below, by start.
  absl::StatusOr<std::vector<Visit>> List(const VisitQuery& query);
  // Live ones of a household.
  absl::StatusOr<std::vector<Visit>> ListLiveOf(absl::string_view household_id);
  // All of a household that its own phone may hold.
  absl::StatusOr<std::vector<std::string>> ListIdsOf(absl::string_view household_id,
                                                     absl::Time ended_after);
  // Those that wait for word no longer.
  absl::StatusOr<std::vector<DueVisit>> Due(absl::Time now, int limit);

  // With its visitors and items.
  absl::Status Insert(const Visit& visit);
  // All but where it belongs, its visitors and its items.
  absl::Status Update(const Visit& visit);
  absl::Status WriteVisitors(const Visit& visit);
  absl::Status WriteItems(const Visit& visit);

  absl::Status AddRecord(absl::string_view visit_id, absl::string_view service_record_id);
  // The last record that the visit has made of this person's time between the two; empty without
  // one.
  absl::StatusOr<std::string> RecordOf(absl::string_view visit_id, absl::string_view person_id,
                                       absl::Time start, absl::Time end);

 private:
  absl::Status Load(std::vector<Visit>& visits);
  absl::StatusOr<std::vector<Visit>> Query(absl::string_view statement,
                                           absl::Span<const sql::Value> args);

  sql::Transaction& tx_;
};

}  // namespace glimmer::visits
