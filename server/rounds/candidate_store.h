// Who could take an open place of a shift. Read only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/events/shift_store.h"
#include "shared/sql/database.h"

namespace glimmer::rounds {

struct Candidate {
  std::string person_id;
  std::string display_name;
  std::vector<std::string> skills;
  std::optional<int64_t> birth_year;
  int64_t minutes = 0;  // of service since the day asked for
  int64_t times = 0;    // at this event, ever
  bool near = false;    // at home where the shift is
};

class CandidateStore {
 public:
  explicit CandidateStore(sql::Transaction& tx) : tx_(tx) {}

  // People of the event's units and below on `today` whom no other shift or visit keeps from this
  // one, and who have never been on it; by person.
  absl::StatusOr<std::vector<Candidate>> List(const events::Shift& shift, absl::string_view today,
                                              absl::string_view since);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::rounds
