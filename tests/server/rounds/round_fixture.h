// A world with households, volunteers and what they have already, put straight into the tables.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "glimmer/v1/round_service.pb.h"
#include "server/rounds/round_commands.h"
#include "shared/domain/consent_rules.h"
#include "shared/domain/visit_rules.h"
#include "tests/support/builders.h"

namespace glimmer::rounds {

// Monday; the clock stands at ten o'clock of it in Shanghai.
inline constexpr absl::CivilDay kToday(2026, 3, 2);

struct HouseholdSpec {
  std::string unit_id;            // empty: the world's unit
  std::string contact_person_id;  // may be empty
  std::string languages;          // one a line
  std::vector<VisitSlot> slots;   // empty: it has named none
  int64_t cadence_days = 7;
  int64_t min_people = 2;
  HouseholdState state = HouseholdState::kActive;
  absl::Duration consent = absl::Hours(24 * 200);  // from now on
};

struct VisitorSpec {
  std::string unit_id;           // empty: the world's unit
  std::string languages;         // one a line
  std::vector<VisitSlot> slots;  // empty: every day from eight to eight
  int64_t day_minutes = 240;
  int64_t week_minutes = 480;
  bool willing = true;
};

class RoundTest : public testing::Test {
 protected:
  std::string NewId() { return NewUlid(world_.clock.Now(), world_.random); }
  // At `minute` of the day, in Shanghai.
  absl::Time At(absl::CivilDay day, int minute) const;

  std::string AddHousehold(const std::string& alias, const HouseholdSpec& spec = {});
  std::string AddVisitor(const std::string& name, const VisitorSpec& spec = {});
  void Pair(const std::string& household_id, const std::string& person_id,
            PairingState state = PairingState::kActive);
  void Refuse(const std::string& household_id, const std::string& person_id);
  void AddVisit(const std::string& household_id, const std::vector<std::string>& people,
                absl::Time start, VisitState state = VisitState::kHeld, int minutes = 45);
  // A shift of its own; SignUpState as number.
  void AddSignUp(const std::string& person_id, absl::Time start, absl::Duration length,
                 int64_t state = 1);

  // Of the organisation's root unit, from tomorrow on for a week, seed 1.
  v1::ProposeRoundRequest Request() const;
  v1::VisitPlan Plan(const std::string& household_id, const std::vector<std::string>& people,
                     absl::Time start, int minutes = 45) const;
  // As the service does it, with a short search.
  absl::StatusOr<v1::ProposeRoundResponse> Propose(const v1::ProposeRoundRequest& request);
  // The same, and it must succeed.
  v1::ProposeRoundResponse MustPropose(const v1::ProposeRoundRequest& request);

  static const v1::ProposedVisit* VisitOf(const v1::ProposeRoundResponse& response,
                                          const std::string& household_id);
  // Of a household without a visit; empty when it has one, or is not in the round.
  static std::vector<v1::RoundRule> RulesOf(const v1::ProposeRoundResponse& response,
                                            const std::string& household_id);
  static std::vector<std::string> VisitorsOf(const v1::ProposedVisit* visit);
  absl::CivilDay DayOf(const v1::ProposedVisit& visit) const;

  test::World world_;
  const absl::TimeZone zone_ = absl::FixedTimeZone(8 * 60 * 60);
  const std::string coordinator_ = world_.AddPerson({.display_name = "Zhou Min"});
};

}  // namespace glimmer::rounds
