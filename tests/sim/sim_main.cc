// ./dev sim: plays seeds and says what was done in them. A finding is printed with its seed and the
// shortest history that leads to it. With --teeth, each planted fault must be found.
#include <cstdio>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/synchronization/mutex.h"
#include "shared/base/log.h"
#include "tests/sim/campaign.h"

ABSL_FLAG(int, seeds, 100, "how many histories");
ABSL_FLAG(uint64_t, seed, 1, "the first of them");
ABSL_FLAG(int, steps, 300, "steps of each");
ABSL_FLAG(bool, teeth, false, "plant faults and see that each is found");
ABSL_FLAG(bool, history, false, "print every step of the first seed");

namespace glimmer::sim {
namespace {

void Print(const std::vector<std::string>& history) {
  for (size_t i = 0; i < history.size(); ++i) {
    std::printf("  %3zu %s\n", i + 1, history[i].c_str());
  }
}

int PlayAll() {
  const int steps = absl::GetFlag(FLAGS_steps);
  const Campaign campaign =
      PlaySeeds(absl::GetFlag(FLAGS_seed), absl::GetFlag(FLAGS_seeds), steps, Tooth::kNone);
  for (const auto& [what, times] : campaign.counts) {
    std::printf("%10lld %s\n", static_cast<long long>(times), what.c_str());
  }
  std::printf("sim: %d seeds from %llu of %d steps, hash %016llx, %s\n", campaign.seeds,
              static_cast<unsigned long long>(absl::GetFlag(FLAGS_seed)), steps,
              static_cast<unsigned long long>(campaign.hash),
              campaign.finding.empty() ? "nothing found" : "FOUND:");
  if (campaign.finding.empty()) return 0;
  std::printf("  %s\n  seed %llu; the shortest history:\n", campaign.finding.c_str(),
              static_cast<unsigned long long>(campaign.seed));
  const Result shortest = Play(Shrink(StepsOf(campaign.seed, steps), Tooth::kNone), Tooth::kNone);
  Print(shortest.history);
  std::printf("  %s\n", shortest.finding.c_str());
  return 1;
}

int ShowTeeth() {
  int missed = 0;
  for (const Tooth tooth : AllTeeth()) {
    const Campaign campaign = PlaySeeds(absl::GetFlag(FLAGS_seed), absl::GetFlag(FLAGS_seeds),
                                        absl::GetFlag(FLAGS_steps), tooth);
    const bool found = !campaign.finding.empty();
    if (!found) ++missed;
    std::printf("%s: %s (%d seeds) %s\n", found ? "caught" : "MISSED", NameOf(tooth).c_str(),
                campaign.seeds, campaign.finding.c_str());
  }
  return missed == 0 ? 0 : 1;
}

int Main() {
  if (absl::GetFlag(FLAGS_history)) {
    Print(
        Play(StepsOf(absl::GetFlag(FLAGS_seed), absl::GetFlag(FLAGS_steps)), Tooth::kNone).history);
  }
  return absl::GetFlag(FLAGS_teeth) ? ShowTeeth() : PlayAll();
}

}  // namespace
}  // namespace glimmer::sim

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  absl::SetProgramUsageMessage("Plays phones and their server under faults, from seeds.");
  absl::ParseCommandLine(argc, argv);
  // That a disk fails is no news here.
  glimmer::SetLogLevel(static_cast<glimmer::LogLevel>(4));
  return glimmer::sim::Main();
}
