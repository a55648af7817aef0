#include "server/planning/instance_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_replace.h"
#include "server/planning/json_reader.h"
#include "server/planning/routing_checker.h"
#include "server/planning/routing_search.h"

namespace glimmer::planning {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Ann and Bo share a visit to p1, Bo follows Ann at p2 half an hour to an hour later.
constexpr absl::string_view kInstance = R"({
  "patients": [
    {"id": "p1", "time_window": [10, 20], "required_caregivers": [
      {"service": "talk", "duration": 15}, {"service": "cook"}],
     "synchronization": {"type": "simultaneous"}},
    {"id": "p2", "time_window": [40, 50], "required_caregivers": [
      {"service": "talk", "duration": 20}, {"service": "cook", "duration": 20}],
     "synchronization": {"type": "sequential", "distance": [30, 60]}}],
  "services": [{"id": "talk", "default_duration": 5}, {"id": "cook", "default_duration": 25}],
  "caregivers": [{"id": "ann", "abilities": ["talk"]}, {"id": "bo", "abilities": ["cook"]}],
  "central_offices": [{"id": "d"}],
  "distances": [[0, 8, 9], [8, 0, 6], [9, 6, 0]]
})";

// The same with two offices, shifts and named rows.
constexpr absl::string_view kOffices = R"({
  "patients": [
    {"id": "p0", "time_window": [10, 20], "distance_matrix_index": 2, "required_caregivers": [
      {"service": "talk", "duration": 15}], "incompatible_caregivers": ["ann"]}],
  "services": [{"id": "talk", "default_duration": 5}],
  "caregivers": [
    {"id": "ann", "abilities": ["talk"], "starting_point_id": "d0", "working_shift": [0, 100]},
    {"id": "bo", "abilities": ["talk"], "starting_point_id": "d1", "working_shift": [12, 30]}],
  "departing_points": [{"id": "d0"}, {"id": "d1"}],
  "distances": [[0, 8, 9], [8, 0, 6], [9, 7, 0]]
})";

SearchResult Plan(const CareInstance& instance) {
  return SearchRoutes(CareProblem(instance), {.iterations = 20'000}, {}, [] { return 0.0; });
}

TEST(InstanceFileTest, PlansASmallInstanceAtItsLeastCost) {
  const auto instance = ReadCareInstance(kInstance);
  ASSERT_TRUE(instance.ok()) << instance.status();
  const SearchResult result = Plan(*instance);
  const RoutingProblem problem = CareProblem(*instance);
  ASSERT_THAT(CheckRouting(problem, result.solution), IsEmpty());
  // Both go d, p1, p2, d; cooking at p2 begins at 70, twenty late.
  const RoutingCost cost = CostOf(problem, result.solution);
  EXPECT_DOUBLE_EQ(cost.distance, 2 * (8 + 6 + 9));
  EXPECT_DOUBLE_EQ(cost.tardiness, 20);
  EXPECT_DOUBLE_EQ(cost.largest_tardiness, 20);
}

TEST(InstanceFileTest, WritesRoutesWithTheirTimesAndTheOrder) {
  const auto instance = ReadCareInstance(kInstance);
  const Json json = Json::parse(WriteCareSolution(*instance, Plan(*instance).solution));
  ASSERT_EQ(json["routes"].size(), 2u);
  EXPECT_EQ(json["routes"][1]["caregiver_id"], "bo");
  const Json& cooking = json["routes"][1]["locations"][0];
  EXPECT_EQ(cooking["patient_id"], "p1");
  EXPECT_EQ(cooking["service_id"], "cook");
  EXPECT_EQ(cooking["arrival_time"], 10.0);
  EXPECT_EQ(cooking["departure_time"], 35.0);
  EXPECT_EQ(json["global_ordering"], Json({"p1", "p2"}));
}

TEST(InstanceFileTest, ReadsOfficesShiftsAndWhoMustNotCome) {
  const auto instance = ReadCareInstance(kOffices);
  ASSERT_TRUE(instance.ok()) << instance.status();
  const RoutingProblem problem = CareProblem(*instance);
  const RoutingSolution solution = Plan(*instance).solution;
  EXPECT_THAT(CheckRouting(problem, solution), IsEmpty());
  EXPECT_THAT(solution.routes[0], IsEmpty());
  ASSERT_EQ(solution.routes[1].size(), 1u);
  EXPECT_EQ(solution.routes[1][0].start, 18);  // leaves at 12, six minutes away
  const RoutingCost cost = CostOf(problem, solution);
  EXPECT_EQ(cost.distance, 6 + 7);
  EXPECT_EQ(cost.overtime, 18 + 15 + 7 - 30);
}

TEST(InstanceFileTest, RefusesWhatIsNoInstance) {
  EXPECT_THAT(ReadCareInstance("{").status().message(), HasSubstr("not JSON"));
  EXPECT_THAT(ReadCareInstance("{}").status().message(), HasSubstr("distances"));
  EXPECT_THAT(ReadCareInstance("[1]").status().message(), HasSubstr("missing"));
  const auto with = [](absl::string_view old_text, absl::string_view new_text) {
    const std::string text = absl::StrReplaceAll(kInstance, {{old_text, new_text}});
    return std::string(ReadCareInstance(text).status().message());
  };
  EXPECT_THAT(with("[10, 20]", "[10]"), HasSubstr("time window of p1"));
  EXPECT_THAT(with("[9, 6, 0]", "[9, 6]"), HasSubstr("no square"));
  EXPECT_THAT(with("[9, 6, 0]", "[9, 6, \"x\"]"), HasSubstr("no number"));
  EXPECT_THAT(with("[30, 60]", "[60, 30]"), HasSubstr("makes no sense"));
  EXPECT_THAT(with("\"id\": \"p1\"", "\"id\": 1"), HasSubstr("no text"));
}

}  // namespace
}  // namespace glimmer::planning
