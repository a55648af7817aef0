// The command line: absl flags, `--flagfile`, and GLIMMER_NAME in the environment, all with the
// same names. Order: environment, flag file, command line; the last one wins.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/config.h"

namespace glimmer::cli {

// What is left when flags are taken out: the subcommand and its arguments.
struct CommandLine {
  std::vector<std::string> words;
  std::vector<std::string> flags;  // named on the command line itself
  bool help = false;
  bool version = false;
};

// Reads environment and arguments into the flags. Errors: INVALID_ARGUMENT for an unknown flag or a
// value that cannot be read (exit code 2); FAILED_PRECONDITION for such in the environment or in a
// flag file (exit code 3).
absl::StatusOr<CommandLine> ParseFlags(int argc, char** argv);

// Variables of the environment that begin with GLIMMER_ and name no flag.
std::vector<std::string> UnknownVariables();

struct FlagState {
  std::string name;
  std::string help;
  std::string value;
  std::string default_value;
  bool is_switch = false;
};
// All flags, by name.
std::vector<FlagState> FlagStates();

// The server's configuration from the flags.
Config ConfigFromFlags();

}  // namespace glimmer::cli
