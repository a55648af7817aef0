// Figures: sums over ledger rows, by one statement for every grouping.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/hours/record_filter_store.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

// Numbers as on the wire.
enum class FigureGroup : int64_t {
  kWhole = 0,
  kPerson = 1,
  kHomeUnit = 2,
  kHostUnit = 3,
  kCategory = 4,
  kMonth = 5,
};

struct Figure {
  std::string key;    // id of person or unit, category, month; empty for the whole
  std::string title;  // the group in words; empty for an erased person
  int64_t sessions = 0;
  int64_t person_times = 0;
  int64_t people = 0;
  int64_t minutes = 0;
  std::array<int64_t, 4> minutes_by_class = {};
  int64_t waiting_minutes = 0;
  int64_t rows = 0;

  // Of a person.
  std::string volunteer_number;
  std::string home_unit_title;  // the home of today
};

class FiguresStore {
 public:
  explicit FiguresStore(sql::Transaction& tx) : tx_(tx) {}

  // By title. The whole is one line, also when there are no rows.
  absl::StatusOr<std::vector<Figure>> List(const RecordFilter& filter, FigureGroup group);

  // Display names of the organisation's units by id.
  absl::StatusOr<std::map<std::string, std::string>> UnitTitles(absl::string_view organization_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::hours
