#include "tests/server/rounds/round_fixture.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::rounds {
namespace {

constexpr double kShortSearch = 0.02;

constexpr absl::string_view kInsertHousehold =
    "INSERT INTO households (household_id, organization_id, unit_id, alias, state, "
    "contact_person_id, languages, cadence_days, min_people, has_minors, consent_sequence, "
    "consent_expire_time_us, code_failures, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, 1, $10, 0, 1, 1)";
constexpr absl::string_view kInsertSubject =
    "INSERT INTO household_subjects (subject_key, household_id) VALUES ($1, $2)";
constexpr absl::string_view kInsertSlot =
    "INSERT INTO visit_slots (household_id, weekday, start_minute, end_minute) "
    "VALUES ($1, $2, $3, $4)";
constexpr absl::string_view kSetLanguages = "UPDATE people SET languages = $2 WHERE person_id = $1";
constexpr absl::string_view kInsertTerms =
    "INSERT INTO visitor_terms (person_id, organization_id, willing, day_minutes, week_minutes, "
    "update_time_us) VALUES ($1, $2, $3, $4, $5, 1)";
constexpr absl::string_view kInsertVisitorSlot =
    "INSERT INTO visitor_slots (person_id, weekday, start_minute, end_minute) "
    "VALUES ($1, $2, $3, $4)";
constexpr absl::string_view kInsertPairing =
    "INSERT INTO pairings (pairing_id, organization_id, household_id, person_id, state, "
    "review_time_us, create_time_us, update_time_us) VALUES ($1, $2, $3, $4, $5, 1, 1, 1)";
constexpr absl::string_view kInsertRefused =
    "INSERT INTO refused_visitors (household_id, person_id) VALUES ($1, $2)";
constexpr absl::string_view kInsertVisit =
    "INSERT INTO visits (visit_id, organization_id, unit_id, subject_key, household_id, state, "
    "start_time_us, end_time_us, introduction, min_people, travel_minutes, "
    "actual_start_time_us, actual_end_time_us, alarm, create_time_us, update_time_us) "
    "SELECT $1, h.organization_id, h.unit_id, 'key', h.household_id, $3, $4, $5, FALSE, 1, 0, "
    "$6, $7, 0, 1, 1 FROM households h WHERE h.household_id = $2";
constexpr absl::string_view kInsertVisitVisitor =
    "INSERT INTO visit_visitors (visit_id, person_id, state) VALUES ($1, $2, 2)";
constexpr absl::string_view kInsertSignUp =
    "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
    "join_sequence, start_time_us, end_time_us, offer_expire_time_us, cover_wanted, left_late, "
    "override_reason, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, 0, 1, $6, $7, $8, FALSE, FALSE, '', 1, 1)";

std::vector<VisitSlot> EveryDay() {
  std::vector<VisitSlot> slots;
  for (int64_t weekday = 1; weekday <= 7; ++weekday) slots.push_back({weekday, 8 * 60, 20 * 60});
  return slots;
}

}  // namespace

absl::Time RoundTest::At(absl::CivilDay day, int minute) const {
  return absl::FromCivil(absl::CivilSecond(day), zone_) + absl::Minutes(minute);
}

std::string RoundTest::AddHousehold(const std::string& alias, const HouseholdSpec& spec) {
  const std::string id = NewId();
  const std::string unit = spec.unit_id.empty() ? world_.unit_id : spec.unit_id;
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(
        kInsertHousehold, id, world_.organization_id, unit, alias, static_cast<int64_t>(spec.state),
        sql::NullIfEmpty(spec.contact_person_id), spec.languages, spec.cadence_days,
        spec.min_people, world_.clock.Now() + spec.consent));
    RETURN_IF_ERROR(tx.Execute(kInsertSubject, absl::StrCat("key-", id), id));
    for (const VisitSlot& slot : spec.slots) {
      RETURN_IF_ERROR(
          tx.Execute(kInsertSlot, id, slot.weekday, slot.start_minute, slot.end_minute));
    }
    return absl::OkStatus();
  });
  return id;
}

std::string RoundTest::AddVisitor(const std::string& name, const VisitorSpec& spec) {
  const std::string id = world_.AddPerson({.display_name = name, .home_unit_id = spec.unit_id});
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kSetLanguages, id, spec.languages));
    RETURN_IF_ERROR(tx.Execute(kInsertTerms, id, world_.organization_id, spec.willing,
                               spec.day_minutes, spec.week_minutes));
    for (const VisitSlot& slot : spec.slots.empty() ? EveryDay() : spec.slots) {
      RETURN_IF_ERROR(
          tx.Execute(kInsertVisitorSlot, id, slot.weekday, slot.start_minute, slot.end_minute));
    }
    return absl::OkStatus();
  });
  return id;
}

void RoundTest::Pair(const std::string& household_id, const std::string& person_id,
                     PairingState state) {
  const std::string id = NewId();
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Execute(kInsertPairing, id, world_.organization_id, household_id, person_id,
                 static_cast<int64_t>(state))
        .status();
  });
}

void RoundTest::Refuse(const std::string& household_id, const std::string& person_id) {
  world_.Write([&](sql::Transaction& tx) {
    return tx.Execute(kInsertRefused, household_id, person_id).status();
  });
}

void RoundTest::AddVisit(const std::string& household_id, const std::vector<std::string>& people,
                         absl::Time start, VisitState state, int minutes) {
  const std::string id = NewId();
  const absl::Time end = start + absl::Minutes(minutes);
  const bool held = state == VisitState::kHeld;
  const sql::Value actual_start = held ? sql::Value(ToMicros(start)) : sql::Value(nullptr);
  const sql::Value actual_end = held ? sql::Value(ToMicros(end)) : sql::Value(nullptr);
  world_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(tx.Execute(kInsertVisit, id, household_id, static_cast<int64_t>(state), start,
                               end, actual_start, actual_end));
    for (const std::string& person : people) {
      RETURN_IF_ERROR(tx.Execute(kInsertVisitVisitor, id, person));
    }
    return absl::OkStatus();
  });
}

void RoundTest::AddSignUp(const std::string& person_id, absl::Time start, absl::Duration length,
                          int64_t state) {
  const test::BuiltShift shift = world_.AddShift({.start = start, .length = length});
  const std::string id = NewId();
  const sql::Value offer = state == 3 ? sql::Value(ToMicros(start)) : sql::Value(nullptr);
  world_.Write([&](sql::Transaction& tx) {
    return tx
        .Execute(kInsertSignUp, id, shift.shift_id, shift.position_ids[0], person_id, state, start,
                 start + length, offer)
        .status();
  });
}

v1::ProposeRoundRequest RoundTest::Request() const {
  v1::ProposeRoundRequest request;
  request.set_unit(ResourceName(kUnits, world_.root_unit_id));
  request.set_start_date(FormatCivilDay(kToday + 1));
  request.set_days(7);
  request.set_seed(1);
  return request;
}

v1::VisitPlan RoundTest::Plan(const std::string& household_id,
                              const std::vector<std::string>& people, absl::Time start,
                              int minutes) const {
  v1::VisitPlan plan;
  plan.set_household(ResourceName(kHouseholds, household_id));
  *plan.mutable_start_time() = ToTimestamp(start);
  *plan.mutable_end_time() = ToTimestamp(start + absl::Minutes(minutes));
  for (const std::string& person : people) plan.add_visitors(ResourceName(kPeople, person));
  return plan;
}

absl::StatusOr<v1::ProposeRoundResponse> RoundTest::Propose(
    const v1::ProposeRoundRequest& request) {
  RoundJob job;
  RETURN_IF_ERROR(world_.As(
      coordinator_, [&](rpc::Context& context) { return AdmitRound(context, request, job); }));
  v1::ProposeRoundResponse response;
  RETURN_IF_ERROR(MakeRound(
      job, kShortSearch, [] { return 0.0; }, response));
  return response;
}

v1::ProposeRoundResponse RoundTest::MustPropose(const v1::ProposeRoundRequest& request) {
  const auto response = Propose(request);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.value_or(v1::ProposeRoundResponse());
}

const v1::ProposedVisit* RoundTest::VisitOf(const v1::ProposeRoundResponse& response,
                                            const std::string& household_id) {
  for (const v1::ProposedVisit& visit : response.visits()) {
    if (visit.plan().household() == ResourceName(kHouseholds, household_id)) return &visit;
  }
  return nullptr;
}

std::vector<v1::RoundRule> RoundTest::RulesOf(const v1::ProposeRoundResponse& response,
                                              const std::string& household_id) {
  std::vector<v1::RoundRule> rules;
  for (const v1::UnassignedHousehold& one : response.unassigned()) {
    if (one.household() != ResourceName(kHouseholds, household_id)) continue;
    for (const int rule : one.rules()) rules.push_back(static_cast<v1::RoundRule>(rule));
  }
  return rules;
}

std::vector<std::string> RoundTest::VisitorsOf(const v1::ProposedVisit* visit) {
  std::vector<std::string> people;
  if (visit == nullptr) return people;
  for (const std::string& name : visit->plan().visitors()) {
    people.push_back(IdOf(kPeople, name, "visitors").value_or(""));
  }
  return people;
}

absl::CivilDay RoundTest::DayOf(const v1::ProposedVisit& visit) const {
  return absl::ToCivilDay(FromTimestamp(visit.plan().start_time()), zone_);
}

}  // namespace glimmer::rounds
