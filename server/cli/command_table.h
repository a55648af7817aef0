// The subcommands: what they are called, what they take, what runs them. Help and completions are
// made from this table.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/cli/flags.h"

namespace glimmer::cli {

struct Command {
  absl::string_view name;
  absl::string_view arguments;  // as in "usage: glimmerd NAME ARGUMENTS"
  absl::string_view summary;    // one line
  absl::string_view flags;      // names, separated by blanks
  absl::string_view words;      // of its first argument, where it is one of these
  absl::string_view examples[3];
  int (*run)(const CommandLine& line);  // words[0] is the command; gives the exit code
  std::string (*verbs)() = nullptr;     // further lines of its help
};

absl::Span<const Command> Commands();

bool HasFlag(const Command& command, absl::string_view flag);

// nullptr when there is none.
const Command* FindCommand(absl::string_view name);

}  // namespace glimmer::cli
