// Which ledger rows a list, a figure or a file is made from: one condition for all of them, so that
// the same figure is the same number everywhere.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

struct RecordFilter {
  std::string organization_id;
  // One of the two. A unit means home, host or organising unit in its subtree, each row once.
  std::string person_id;
  std::string unit_id;
  std::string start_date;                     // YYYY-MM-DD; empty: from the beginning
  std::string end_date;                       // included; empty: to the end
  absl::Time as_of = absl::InfiniteFuture();  // rows written up to then
  int64_t last_sequence = INT64_MAX;          // and up to this row
  std::string category;                       // empty: all
};

// "WITH scope AS (...), r AS (...) ": r holds the filter's rows with all columns. Parameters $1 to
// $7 are taken by FilterArguments; a statement's own begin at $8.
std::string FilterText(const RecordFilter& filter);

// Points into `filter`, which outlives the statement.
std::vector<sql::Value> FilterArguments(const RecordFilter& filter);

}  // namespace glimmer::hours
