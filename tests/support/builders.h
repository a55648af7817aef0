// A small organisation on a real database, and the builders of what stands in it. Commands run
// through As() the way a call runs them: one transaction, its feed lines appended, one thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "glimmer/v1/notice_service.pb.h"
#include "server/rpc/context.h"
#include "shared/sql/database.h"
#include "tests/support/fakes.h"
#include "tests/support/test_store.h"

namespace glimmer::test {

struct PersonSpec {
  std::string display_name = "Wang Fang";
  std::optional<int64_t> birth_year = 1990;
  std::vector<std::string> skills;
  std::string home_unit_id;  // empty: the world's unit
};

struct EventSpec {
  std::string title = "Clean the river bank";
  std::string category = "environment";
  std::string organizing_unit_id;  // empty: the world's unit
  std::string host_unit_id;        // empty: the same
  std::string leader_person_id;
  std::string time_zone = "Asia/Shanghai";
};

struct PositionSpec {
  std::string display_name = "Helper";
  int64_t capacity = 10;
  std::vector<std::string> needed_skills;
  int64_t minimum_age = 0;
};

struct ShiftSpec {
  std::string event_id;             // empty: a new event
  std::optional<absl::Time> start;  // unset: in three days
  absl::Duration length = absl::Hours(2);
  int64_t capacity = 0;  // 0: the sum of the positions
  std::vector<PositionSpec> positions = {PositionSpec{}};
  std::string leader_person_id;
  std::optional<absl::Time> open;            // unset: a day ago
  std::optional<absl::Time> close;           // unset: the start
  std::optional<absl::Time> leave_deadline;  // unset: a day before the start
};

struct BuiltShift {
  std::string shift_id;
  std::string event_id;
  std::vector<std::string> position_ids;
  absl::Time start;
};

using Command = std::function<absl::Status(rpc::Context&)>;

// A migrated database in a folder of its own, with one organisation, its root unit and one unit.
class World {
 public:
  World();

  std::string AddUnit(const std::string& display_name, const std::string& parent_unit_id);
  std::string AddPerson(const PersonSpec& spec = {});
  std::string AddEvent(const EventSpec& spec = {});
  BuiltShift AddShift(const ShiftSpec& spec = {});

  // Runs `command` as the person at the clock's time; an empty id is the local operator.
  absl::Status As(const std::string& person_id, const Command& command);
  // The work that As() runs, for tests that queue many at once.
  sql::Work WorkAs(const std::string& person_id, Command command);

  // The first column of the first row; 0 or empty when there is none.
  int64_t Int(const std::string& query);
  std::string Text(const std::string& query);
  // One statement without parameters; it must succeed.
  void Execute(const std::string& statement);
  // How many notices of the kind the person has.
  int64_t Notices(const std::string& person_id, v1::Notice::Kind kind);
  // How often the action is on record.
  int64_t Audited(const std::string& action);
  // storage::BrokenInvariants of the whole database.
  std::vector<std::string> Broken();

  // One transaction that must succeed.
  void Write(sql::Work work);
  sql::Database& database() { return *database_; }

  FakeClock clock;
  SeededRandom random;
  std::string organization_id;
  std::string root_unit_id;
  std::string unit_id;

 private:
  std::string NewId() { return NewUlid(clock.Now(), random); }

  TempDir folder_;
  TestStore store_{folder_.path(), TestStore::Content::kServerSchema};
  std::unique_ptr<sql::Database> database_;
};

}  // namespace glimmer::test
