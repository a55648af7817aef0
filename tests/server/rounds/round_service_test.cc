// RoundService over the wire: who may ask, and that a plan holds nobody else up.
#include "server/rounds/round_service.h"

#include <gmock/gmock.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"
#include "tests/support/test_server.h"

namespace glimmer::rounds {
namespace {

using test::TestCaller;
using Stub = v1::RoundService::Stub;

class RoundServiceTest : public testing::Test {
 protected:
  RoundServiceTest()
      : server_({[](const rpc::Deps& deps) {
          return std::make_unique<RoundService>(deps, RoundLimits{.effort = 0.02});
        }}),
        stub_(v1::RoundService::NewStub(server_.channel())),
        unit_(server_.AddUnit(server_.root_unit_id(), "Willow Village")),
        coordinator_(server_.EnrolWithRole(v1::ROLE_COORDINATOR, unit_)) {
    for (const char* name : {"Ann", "Bo"}) people_.push_back(AddVisitor(name));
  }

  std::string AddVisitor(const char* name) {
    const std::string id = server_.AddPerson(unit_, name);
    server_.MustWrite([&](sql::Transaction& tx) -> absl::Status {
      RETURN_IF_ERROR(
          tx.Execute("INSERT INTO visitor_terms (person_id, organization_id, willing, "
                     "day_minutes, week_minutes, update_time_us) "
                     "VALUES ($1, $2, TRUE, 240, 480, 1)",
                     id, server_.organization_id()));
      return tx
          .Execute(
              "INSERT INTO visitor_slots (person_id, weekday, start_minute, end_minute) "
              "VALUES ($1, 3, 480, 1200)",
              id)
          .status();
    });
    return id;
  }

  std::string AddHousehold(const std::string& unit, const std::string& alias) {
    const std::string id = server_.NewId();
    server_.MustWrite([&](sql::Transaction& tx) {
      return tx
          .Execute(
              "INSERT INTO households (household_id, organization_id, unit_id, alias, state, "
              "languages, cadence_days, min_people, has_minors, consent_sequence, "
              "consent_expire_time_us, code_failures, create_time_us, update_time_us) "
              "VALUES ($1, $2, $3, $4, 2, '', 7, 2, FALSE, 1, $5, 0, 1, 1)",
              id, server_.organization_id(), unit, alias,
              server_.clock().Now() + absl::Hours(2'000))
          .status();
    });
    return id;
  }

  v1::ProposeRoundRequest Request() {
    v1::ProposeRoundRequest request;
    request.set_unit(ResourceName(kUnits, unit_));
    request.set_start_date(
        FormatCivilDay(absl::ToCivilDay(server_.clock().Now(), absl::UTCTimeZone()) + 1));
    request.set_days(7);
    request.set_seed(3);
    return request;
  }

  absl::StatusOr<v1::ProposeRoundResponse> Propose(const TestCaller& caller,
                                                   const v1::ProposeRoundRequest& request) {
    return server_.Call(*stub_, caller, request, &Stub::ProposeRound);
  }

  test::TestServer server_;
  std::unique_ptr<Stub> stub_;
  const std::string unit_;
  const TestCaller coordinator_;
  std::vector<std::string> people_;
};

TEST_F(RoundServiceTest, ProposesToTheCoordinatorAndWritesNothing) {
  const std::string household = AddHousehold(unit_, "Maple-01");
  AddHousehold(server_.AddUnit(server_.root_unit_id(), "Pine Village"), "Maple-02");
  const int64_t changes = server_.Count("SELECT COUNT(*) FROM changes");
  const auto response = Propose(coordinator_, Request());
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->visits_size(), 1);
  const v1::ProposedVisit& visit = response->visits(0);
  EXPECT_EQ(visit.plan().household(), ResourceName(kHouseholds, household));
  EXPECT_EQ(visit.household_alias(), "Maple-01");
  EXPECT_EQ(visit.choices_size(), 2);
  EXPECT_EQ(visit.choices(0).person(), visit.plan().visitors(0));
  EXPECT_EQ(visit.choices(0).reason(), v1::CHOICE_REASON_ONLY_ONE);
  EXPECT_EQ(visit.choices(0).load_minutes(), 45);
  EXPECT_EQ(response->fairness().ratio(), 1);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM visits"), 0);
  EXPECT_EQ(server_.Count("SELECT COUNT(*) FROM changes"), changes);
}

TEST_F(RoundServiceTest, GivesTheSameBytesForTheSameSeed) {
  for (int i = 10; i < 16; ++i) AddHousehold(unit_, absl::StrCat("Maple-", i));
  const auto first = Propose(coordinator_, Request());
  const auto again = Propose(coordinator_, Request());
  ASSERT_TRUE(first.ok() && again.ok()) << first.status() << again.status();
  EXPECT_EQ(first->SerializeAsString(), again->SerializeAsString());
}

TEST_F(RoundServiceTest, RefusesWhileItMakesThePlanToo) {
  v1::ProposeRoundRequest request = Request();
  v1::VisitPlan& pin = *request.add_pins();
  pin.set_household(ResourceName(kHouseholds, server_.NewId()));
  *pin.mutable_start_time() = ToTimestamp(server_.clock().Now());
  *pin.mutable_end_time() = ToTimestamp(server_.clock().Now() + absl::Hours(1));
  const absl::Status status = Propose(coordinator_, request).status();
  EXPECT_EQ(ReasonOf(status), v1::ERROR_REASON_FIELD_INVALID);
  EXPECT_EQ(MetadataOf(status, "field"), "pins[0].household");
}

TEST_F(RoundServiceTest, SaysThatItIsBusyWhenTooManyPlan) {
  test::TestServer server({[](const rpc::Deps& deps) {
    return std::make_unique<RoundService>(deps, RoundLimits{.at_once = 0, .waiting = 0});
  }});
  const std::string unit = server.AddUnit(server.root_unit_id(), "Willow Village");
  v1::ProposeRoundRequest request = Request();
  request.set_unit(ResourceName(kUnits, unit));
  const auto stub = v1::RoundService::NewStub(server.channel());
  const absl::StatusOr<v1::ProposeRoundResponse> response = server.Call(
      *stub, server.EnrolWithRole(v1::ROLE_COORDINATOR, unit), request, &Stub::ProposeRound);
  EXPECT_EQ(ReasonOf(response.status()), v1::ERROR_REASON_SERVER_BUSY);
}

TEST_F(RoundServiceTest, IsForCoordinatorsOfTheUnit) {
  const std::string other = server_.AddUnit(server_.root_unit_id(), "Pine Village");
  const TestCaller elsewhere = server_.EnrolWithRole(v1::ROLE_COORDINATOR, other);
  EXPECT_EQ(ReasonOf(Propose(elsewhere, Request()).status()), v1::ERROR_REASON_NOT_FOUND);
  const TestCaller volunteer = server_.Enrol(people_[0]);
  EXPECT_EQ(ReasonOf(Propose(volunteer, Request()).status()), v1::ERROR_REASON_ROLE_MISSING);
}

}  // namespace
}  // namespace glimmer::rounds
