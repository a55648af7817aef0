// Households and their consent records in the database.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/base/ids.h"
#include "shared/domain/consent_rules.h"
#include "shared/sql/database.h"

namespace glimmer::households {

// A consent record and when it ends.
struct Given {
  int64_t sequence = 0;
  absl::Time expire_time;
};

struct Household {
  std::string household_id;
  std::string organization_id;
  std::string unit_id;
  std::string alias;
  HouseholdState state = HouseholdState::kInvited;
  std::string contact_person_id;
  std::string next_contact_person_id;  // when the household confirms a new consent
  VisitTerms terms;
  std::optional<Given> consent;      // confirmed
  std::optional<Given> provisional;  // waits for the household's word
  int64_t code_failures = 0;
  absl::Time create_time;
  absl::Time update_time;
  std::optional<absl::Time> erase_time;

  // Read only.
  std::string unit_path;
  std::string time_zone;  // of the organisation
};

Consents ConsentsOf(const Household& household);

struct ConsentRecord {
  std::string household_id;
  int64_t sequence = 0;
  ConsentKind kind = ConsentKind::kGiven;
  GivenBy given_by = GivenBy::kNone;
  int64_t channel = 0;            // the numbers of v1::ConsentRecord::Channel
  std::vector<int64_t> purposes;  // and of Purpose
  std::string language;
  std::string notice_hash;
  std::string recorder;  // "subjects/KEY"
  std::string witness;   // the same, or empty
  WordWay way = WordWay::kNone;
  absl::Time record_time;
  std::optional<absl::Time> expire_time;

  // Read only; empty when they are no longer known.
  std::string recorder_person_id;
  std::string recorder_display_name;
  std::string witness_person_id;
};

struct HouseholdQuery {
  std::string unit_path;
  std::string after_alias;
  int limit = 50;
};

struct DueHousehold {
  std::string household_id;
  std::string organization_id;
};

class HouseholdStore {
 public:
  explicit HouseholdStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<Household>> Find(absl::string_view household_id);
  // By id.
  absl::StatusOr<std::map<std::string, Household>> FindAll(const std::vector<std::string>& ids);
  // Of the unit or below.
  absl::StatusOr<std::optional<Household>> FindByAlias(absl::string_view unit_path,
                                                       absl::string_view alias);
  // Invited and active ones of the unit and below, by alias.
  absl::StatusOr<std::vector<Household>> List(const HouseholdQuery& query);
  // An alarm of a visit there is open.
  absl::StatusOr<bool> HasAlarm(absl::string_view household_id);
  // Those that vanish or are to be erased, and those that were not asked anew for kUnaskedKept
  // after their consent had ended.
  absl::StatusOr<std::vector<DueHousehold>> Due(absl::Time now, int limit);

  // False when the id or the alias is taken.
  absl::StatusOr<bool> Insert(const Household& household);
  // Writes all but where it belongs and what it is called.
  absl::Status Update(const Household& household);
  // In place of what there was.
  absl::Status WriteSlots(const Household& household);
  // Everything of it, keys first, and what was answered about it, its pairings and its visits: a
  // call that is repeated after that finds nothing. Visits stay for the figures, and name nobody.
  absl::Status Erase(absl::string_view household_id);

  // What audit rows call it: "subjects/KEY".
  absl::Status InsertSubject(absl::string_view household_id, RandomSource& random);
  absl::StatusOr<std::string> SubjectOf(absl::string_view household_id);

 private:
  absl::Status LoadSlots(std::vector<Household>& households);
  absl::StatusOr<std::optional<Household>> One(absl::string_view statement,
                                               absl::Span<const sql::Value> args);

  sql::Transaction& tx_;
};

class ConsentStore {
 public:
  explicit ConsentStore(sql::Transaction& tx) : tx_(tx) {}

  // Behind the others of its household; gives its sequence.
  absl::StatusOr<int64_t> Add(const ConsentRecord& record);
  absl::StatusOr<std::vector<ConsentRecord>> List(absl::string_view household_id);
  // Errors: INTERNAL when there is none.
  absl::StatusOr<ConsentRecord> Get(absl::string_view household_id, int64_t sequence);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::households
