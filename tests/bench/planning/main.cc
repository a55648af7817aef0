// planning_bench: the planner on instances of the literature and on rounds, with its figures.
#include <iostream>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/synchronization/mutex.h"
#include "tests/bench/planning/care_bench.h"
#include "tests/bench/planning/round_bench.h"

ABSL_FLAG(std::string, instance, "", "a home-care instance (JSON) to plan");
ABSL_FLAG(std::string, solution, "", "write the plan of --instance to this file");
ABSL_FLAG(std::string, round, "", "a round (JSON, described in docs/planning.md) to plan");
ABSL_FLAG(std::string, generate, "", "households x volunteers: plan a village made from --seed");
ABSL_FLAG(std::string, save, "", "write the round itself to this file");
ABSL_FLAG(std::string, plan, "", "write the plan of the round to this file");
ABSL_FLAG(double, seconds, 30, "time allowed");
ABSL_FLAG(uint64_t, seed, 1, "the same seed plans the same rounds");

namespace {

constexpr absl::string_view kUsage =
    R"(plans and prints figures as JSON.
  planning_bench --instance FILE [--seconds N] [--seed S] [--solution OUT.json]
  planning_bench --round FILE [--seconds N] [--seed S] [--plan OUT.json]
  planning_bench --generate 300x150 [--seconds N] [--seed S] [--plan OUT.json] [--save ROUND.json]
A round is {"days", "travel": [[minutes]], "volunteers": [{"id", "place", "abilities",
"available": [[from, to]], "shifts", "day_minutes", "week_minutes", "avoids", "wishes"}],
"households": [{"id", "place", "consent", "windows": [[from, to]], "duration", "visitors", "due",
"asks", "needs_introduction", "introduced", "avoids", "wishes", "visited_by": {"id": times}}],
"open_shifts", "pins", "previous", "waived", "weights"}; times are minutes from the first midnight,
places are rows of travel. docs/planning.md tells more.)";

absl::Status Run() {
  if (!(absl::GetFlag(FLAGS_seconds) > 0)) {
    return absl::InvalidArgumentError("--seconds wants more than 0.");
  }
  if (!absl::GetFlag(FLAGS_instance).empty()) {
    return glimmer::bench::RunCare({.instance = absl::GetFlag(FLAGS_instance),
                                    .solution = absl::GetFlag(FLAGS_solution),
                                    .seconds = absl::GetFlag(FLAGS_seconds),
                                    .seed = absl::GetFlag(FLAGS_seed)});
  }
  if (!absl::GetFlag(FLAGS_round).empty() || !absl::GetFlag(FLAGS_generate).empty()) {
    return glimmer::bench::RunRound({.round = absl::GetFlag(FLAGS_round),
                                     .generate = absl::GetFlag(FLAGS_generate),
                                     .plan = absl::GetFlag(FLAGS_plan),
                                     .save = absl::GetFlag(FLAGS_save),
                                     .seconds = absl::GetFlag(FLAGS_seconds),
                                     .seed = absl::GetFlag(FLAGS_seed)});
  }
  return absl::InvalidArgumentError("say --instance, --round or --generate; --help tells more");
}

}  // namespace

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  absl::SetProgramUsageMessage(kUsage);
  absl::ParseCommandLine(argc, argv);
  const absl::Status status = Run();
  if (!status.ok()) std::cerr << "planning_bench: " << status.message() << "\n";
  return status.ok() ? 0 : 1;
}
