#include "tests/bench/planning/care_bench.h"

#include <iostream>

#include "server/planning/instance_file.h"
#include "server/planning/json_reader.h"
#include "server/planning/routing_checker.h"
#include "server/planning/routing_search.h"
#include "shared/base/status_macros.h"
#include "tests/bench/planning/files.h"

namespace glimmer::bench {
namespace {

// Reading, the last look and writing come out of the same budget.
constexpr double kShareForTheSearch = 0.97;

}  // namespace

absl::Status RunCare(const CareRun& run) {
  const Stopwatch watch;
  ASSIGN_OR_RETURN(const std::string text, ReadFile(run.instance));
  const absl::StatusOr<planning::CareInstance> read = planning::ReadCareInstance(text);
  if (!read.ok()) return In(run.instance, read.status());
  const planning::CareInstance& instance = *read;
  const planning::RoutingProblem problem = planning::CareProblem(instance);
  const double seconds = run.seconds * kShareForTheSearch;
  const planning::SearchResult result = planning::SearchRoutes(
      problem, {.seed = run.seed}, {}, [&] { return watch.Seconds() / seconds; });
  const auto faults = planning::CheckRouting(problem, result.solution);
  if (!faults.empty()) return absl::InternalError(faults.front());
  const planning::RoutingCost cost = planning::CostOf(problem, result.solution);
  if (cost.unassigned > 0) return absl::InternalError("Nobody may do what a patient needs.");
  RETURN_IF_ERROR(WriteFile(run.solution, planning::WriteCareSolution(instance, result.solution)));
  const double total = cost.distance + cost.tardiness + cost.largest_tardiness;
  planning::Json json = {{"cost", total / 3},
                         {"distance", cost.distance},
                         {"total_tardiness", cost.tardiness},
                         {"largest_tardiness", cost.largest_tardiness},
                         {"overtime", cost.overtime},
                         {"seconds", watch.Seconds()},
                         {"iterations", result.iterations}};
  std::cout << json.dump() << "\n";
  return absl::OkStatus();
}

}  // namespace glimmer::bench
