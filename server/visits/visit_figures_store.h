// Sums over visits in the database.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::visits {

// A unit with all below it, and civil days where the organisation is.
struct VisitPeriod {
  std::string unit_path;
  absl::Time from;
  absl::Time to;  // the first instant behind
};

struct DeliveredSum {
  std::string item;
  std::string measure;
  int64_t quantity = 0;  // in thousandths
};

struct VisitSums {
  int64_t held = 0;
  int64_t not_held = 0;
  int64_t people_visits = 0;
  int64_t minutes = 0;
  int64_t households = 0;
  int64_t households_visited = 0;
  std::vector<DeliveredSum> deliveries;  // by item
};

class VisitFiguresStore {
 public:
  explicit VisitFiguresStore(sql::Transaction& tx) : tx_(tx) {}

  // A visit belongs to the period in which it was planned to begin.
  absl::StatusOr<VisitSums> SumsOf(const VisitPeriod& period, absl::Time now);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::visits
