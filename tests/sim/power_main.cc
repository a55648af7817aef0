// ./dev power: cuts the power of a database again and again, then fails each of its operations;
// says what was done and found. With --teeth, each planted fault must be found.
#include <cstdio>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/usage.h"
#include "absl/synchronization/mutex.h"
#include "shared/base/log.h"
#include "tests/sim/power.h"

ABSL_FLAG(int64_t, cuts, 10000, "how often the power fails or the process is killed");
ABSL_FLAG(uint64_t, seed, 1, "of where and how");
ABSL_FLAG(bool, teeth, false, "plant faults and see that each is found");

namespace glimmer::sim {
namespace {

int Print(const char* what, const PowerReport& report) {
  std::printf(
      "%s: %lld, %lld writes acknowledged, %lld refused, %lld in doubt and done, hash %016llx, "
      "%s%s\n",
      what, static_cast<long long>(report.faults), static_cast<long long>(report.acknowledged),
      static_cast<long long>(report.refused), static_cast<long long>(report.in_doubt),
      static_cast<unsigned long long>(report.hash),
      report.finding.empty() ? "nothing found" : "FOUND: ", report.finding.c_str());
  return report.finding.empty() ? 0 : 1;
}

int Cut() {
  const uint64_t seed = absl::GetFlag(FLAGS_seed);
  std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
  return Print("power cuts and kills", CutPower(seed, absl::GetFlag(FLAGS_cuts), Tooth::kNone)) |
         Print("failed operations", FailEverywhere(Tooth::kNone));
}

int Missed(Tooth tooth, const PowerReport& report) {
  const bool found = !report.finding.empty();
  std::printf("%s: %s (%lld faults) %s\n", found ? "caught" : "MISSED", NameOf(tooth).c_str(),
              static_cast<long long>(report.faults), report.finding.c_str());
  return found ? 0 : 1;
}

int ShowTeeth() {
  return Missed(Tooth::kLyingDisk,
                CutPower(absl::GetFlag(FLAGS_seed), absl::GetFlag(FLAGS_cuts), Tooth::kLyingDisk)) |
         Missed(Tooth::kErrorsUnseen, FailEverywhere(Tooth::kErrorsUnseen));
}

}  // namespace
}  // namespace glimmer::sim

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  absl::SetProgramUsageMessage("Cuts the power of a database, and fails its disk, everywhere.");
  absl::ParseCommandLine(argc, argv);
  // That a disk fails is no news here.
  glimmer::SetLogLevel(static_cast<glimmer::LogLevel>(4));
  return absl::GetFlag(FLAGS_teeth) ? glimmer::sim::ShowTeeth() : glimmer::sim::Cut();
}
