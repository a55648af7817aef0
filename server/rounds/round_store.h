// What rounds are planned from: households, who may visit them, when, and what they have already.
// Read only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/visit_rules.h"
#include "shared/sql/database.h"

namespace glimmer::rounds {

struct RoundUnit {
  std::string path;
  std::string time_zone;  // of the organisation
};

// Active, its consent in force.
struct HouseholdRow {
  std::string household_id;
  std::string unit_id;
  std::string alias;
  std::string contact_person_id;       // may be empty
  std::string next_contact_person_id;  // the same
  absl::Time consent_expire_time;
  VisitTerms terms;  // without its slots
};

// A part of a day of the week on which somebody can, or may be visited.
struct SlotRow {
  std::string owner_id;
  VisitSlot slot;
};

struct VisitRow {
  std::string household_id;
  absl::Time start_time;
};

struct PairingRow {
  std::string household_id;
  std::string person_id;
  PairingState state = PairingState::kIntroduction;
};

// A household and a person, and how often they have met.
struct PairRow {
  std::string household_id;
  std::string person_id;
  int64_t visits = 0;
};

// Who has said when they can visit.
struct VisitorRow {
  std::string person_id;
  std::string display_name;
  std::string unit_id;  // their home, or else one of the round's units
  std::vector<std::string> languages;
  std::vector<std::string> skills;
  bool willing = false;
  int64_t day_minutes = 0;
  int64_t week_minutes = 0;
};

struct BusyRow {
  std::string person_id;
  absl::Time start_time;
  absl::Time end_time;
};

// Paths of a unit and of those below it: from the first, before the second.
struct PathRange {
  std::string begin;
  std::string end;
};

class RoundStore {
 public:
  explicit RoundStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<RoundUnit>> FindUnit(absl::string_view unit_id);

  // Those of the units, by alias.
  absl::StatusOr<std::vector<HouseholdRow>> Households(const PathRange& units, absl::Time now);
  // Whether it is one of the units', in whatever state.
  absl::StatusOr<bool> HasHousehold(const PathRange& units, absl::string_view household_id);
  absl::StatusOr<std::vector<SlotRow>> HouseholdSlots(const PathRange& units);
  // The last visit of each household that was held.
  absl::StatusOr<std::vector<VisitRow>> LastVisits(const PathRange& units);
  // Visits that are planned.
  absl::StatusOr<std::vector<VisitRow>> LiveVisits(const PathRange& units);
  // Who has visited whom, and how often.
  absl::StatusOr<std::vector<PairRow>> Acquaintances(const PathRange& units);
  // Pairings that have not ended.
  absl::StatusOr<std::vector<PairingRow>> Pairings(const PathRange& units);
  // Whom a household does not want to come.
  absl::StatusOr<std::vector<PairRow>> Refused(const PathRange& units);

  // Those whose home or community is one of the units on `day`, by person.
  absl::StatusOr<std::vector<VisitorRow>> Visitors(absl::string_view organization_id,
                                                   const PathRange& units, absl::string_view day);
  absl::StatusOr<std::vector<SlotRow>> VisitorSlots(absl::string_view organization_id);
  // Shifts that visitors have a place on or were offered one, about the time between the two.
  absl::StatusOr<std::vector<BusyRow>> Shifts(absl::string_view organization_id, absl::Time from,
                                              absl::Time to);
  // Visits, live or held, that begin between the two.
  absl::StatusOr<std::vector<BusyRow>> Visits(absl::string_view organization_id, absl::Time from,
                                              absl::Time to);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::rounds
