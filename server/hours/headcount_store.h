// Heads that leaders counted when they closed their shifts: numbers beside the ledger, as they
// stand today. In no other figure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/hours/record_filter_store.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

// Of one closed shift for which a number above 0 was entered.
struct Headcount {
  std::string civil_date;  // YYYY-MM-DD of its start
  std::string title;
  std::string organizing_unit_id;
  std::string host_unit_id;
  int64_t audience = 0;
  int64_t guests = 0;
};

class HeadcountStore {
 public:
  explicit HeadcountStore(sql::Transaction& tx) : tx_(tx) {}

  // Of shifts that the filter's unit, or one below it, runs or hosts, by date; none for a person.
  absl::StatusOr<std::vector<Headcount>> List(const RecordFilter& filter);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::hours
