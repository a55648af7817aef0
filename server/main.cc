// glimmerd. What must be set before anything else runs, then the command line.
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "absl/synchronization/mutex.h"
#include "server/cli/run.h"

namespace {

// A core would hold keys and people's data.
void KeepMemoryPrivate() {
  const rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
#ifdef NDEBUG
  prctl(PR_SET_DUMPABLE, 0);
#endif
}

}  // namespace

int main(int argc, char** argv) {
  // Debian builds Abseil with the detector on: it takes a global lock at every lock.
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  // The heap grows and shrinks in large steps, so that a busy server asks the kernel rarely.
  mallopt(M_TOP_PAD, 16 * 1024 * 1024);
  mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
  KeepMemoryPrivate();
  return glimmer::cli::Run(argc, argv);
}
