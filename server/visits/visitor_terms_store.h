// When people can visit, and how much, in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/visit_rules.h"
#include "shared/sql/database.h"

namespace glimmer::visits {

struct PersonTerms {
  std::string person_id;
  std::string organization_id;
  VisitorTerms terms;
  absl::Time update_time;

  std::string display_name;  // read only
};

struct TermsQuery {
  std::string unit_path;
  std::string today;  // YYYY-MM-DD: whose home and community it is on that day
  std::string after_person_id;
  int limit = 50;
};

class VisitorTermsStore {
 public:
  explicit VisitorTermsStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<PersonTerms>> Find(absl::string_view person_id);
  // Of those whose home or community is the unit or below, willing or not, by person.
  absl::StatusOr<std::vector<PersonTerms>> List(const TermsQuery& query);

  // In place of what there was.
  absl::Status Write(const PersonTerms& terms);

 private:
  absl::Status LoadSlots(std::vector<PersonTerms>& people);

  sql::Transaction& tx_;
};

}  // namespace glimmer::visits
