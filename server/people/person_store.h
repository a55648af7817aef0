// Rows of people with what hangs on them: numbers in other systems, homes and affiliations by date.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::people {

struct ExternalId {
  std::string system;
  std::string value;
  bool operator==(const ExternalId& o) const { return system == o.system && value == o.value; }
};

struct Affiliation {
  std::string unit_id;
  std::string start_date;  // YYYY-MM-DD
  std::string end_date;    // first day that it no longer holds; empty while it does
};

struct Person {
  std::string person_id;
  std::string organization_id;
  std::string display_name;
  std::string phone;
  std::string email;       // where notices go by mail
  int64_t birth_year = 0;  // 0 when unknown
  std::vector<std::string> languages;
  std::vector<std::string> skills;
  std::string merged_into_person_id;
  int64_t version = 1;

  // Read only: as of the store's day.
  std::string name_pinyin;
  std::string home_unit_id;
  bool has_device = false;
  std::vector<Affiliation> affiliations;  // in force
  std::vector<ExternalId> external_ids;
};

// Which people of a unit, and where the page begins.
struct PersonQuery {
  std::string organization_id;
  std::string unit_path;
  std::string fold_pattern;  // both empty: all
  std::string pinyin_pattern;
  std::string after_pinyin;
  std::string after_person_id;
  int limit = 50;
};

class PersonStore {
 public:
  // `today` is YYYY-MM-DD: the day for which homes and affiliations are read.
  PersonStore(sql::Transaction& tx, absl::string_view today) : tx_(tx), today_(today) {}

  absl::StatusOr<std::optional<Person>> Find(absl::string_view person_id);
  // Errors: NOT_FOUND.
  absl::StatusOr<Person> Get(absl::string_view person_id);
  // In order of pinyin, then id; without those merged into others.
  absl::StatusOr<std::vector<Person>> List(const PersonQuery& query);
  // All of the organisation with exactly this folded name.
  absl::StatusOr<std::vector<Person>> Namesakes(absl::string_view organization_id,
                                                absl::string_view display_name);
  // Whose number it is; empty when nobody's.
  absl::StatusOr<std::string> OwnerOf(absl::string_view organization_id, const ExternalId& id);

  absl::Status Insert(const Person& person, absl::Time now);
  // The person's own columns; raises the version.
  absl::Status Update(const Person& person, absl::Time now);
  absl::Status ReplaceExternalIds(const Person& person);

  // At `unit_id` from `start_date` on; what was planned or held from that day on is replaced.
  absl::Status SetHome(absl::string_view person_id, absl::string_view unit_id,
                       absl::string_view start_date);
  // Open-ended from its start on. False when it holds already.
  absl::StatusOr<bool> AddAffiliation(absl::string_view person_id, const Affiliation& affiliation);
  // False when none holds on that day.
  absl::StatusOr<bool> EndAffiliation(absl::string_view person_id, absl::string_view unit_id,
                                      absl::string_view end_date);

  // Paths of the homes and affiliations that have not ended.
  absl::StatusOr<std::vector<std::string>> PathsOf(absl::string_view person_id);
  // The person has said when they can visit.
  absl::StatusOr<bool> HasVisitorTerms(absl::string_view person_id);

 private:
  absl::Status LoadLists(std::vector<Person>& people);

  sql::Transaction& tx_;
  const std::string today_;
};

// Who sees when the person can visit: they themselves, and the coordinators of these units.
std::string TermsAudience(absl::string_view person_id, const std::vector<std::string>& paths);

}  // namespace glimmer::people
