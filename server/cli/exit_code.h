// What glimmerd says to its shell, and the one line it says to its user when something failed.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace glimmer::cli {

enum ExitCode : int {
  kOk = 0,
  kFailure = 1,
  kUsage = 2,      // unknown flag or subcommand, missing argument
  kBadConfig = 3,  // a setting cannot be as it is
  kNewerData = 4,  // data or backup of a later version of the program
  kLocked = 5,     // another process holds the data
};

// The code that a failed operation ends with; never kUsage or kBadConfig.
ExitCode ExitCodeOf(const absl::Status& status);

// Each prints "glimmerd: ..." on standard error and gives the code.
int Fail(const absl::Status& status);
int FailUsage(absl::string_view what);
int FailConfig(absl::string_view what);

}  // namespace glimmer::cli
