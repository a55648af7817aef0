#include "server/cli/help.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace glimmer::cli {

std::string GeneralHelp() {
  std::string out = "usage: glimmerd COMMAND [ARGUMENTS] [--flag=value ...]\n\n";
  for (const Command& command : Commands()) {
    absl::StrAppendFormat(&out, "  %-12s %s\n", command.name, command.summary);
  }
  absl::StrAppend(
      &out,
      "\nExamples:\n"
      "  glimmerd serve\n"
      "  glimmerd import people roster.xlsx\n"
      "  glimmerd backup /backup/glimmer-monday\n"
      "\nglimmerd help COMMAND says more. Every flag may stand in a file (--flagfile=F,\n"
      "one per line) or in the environment (GLIMMER_NAME); the command line wins over\n"
      "the file, the file over the environment.\n\n"
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 wrong setting, 4 data of a later\n"
      "version, 5 data in use by another process.\n");
  return out;
}

std::string HelpOf(const Command& command) {
  std::string out = absl::StrCat(
      "usage: glimmerd ", command.name, command.arguments.empty() ? "" : " ", command.arguments,
      command.flags.empty() ? "" : " [--flag=value ...]", "\n\n", command.summary, "\n");
  if (command.verbs != nullptr) absl::StrAppend(&out, "\n", command.verbs());
  const std::vector<FlagState> states = FlagStates();
  if (!command.flags.empty()) out.append("\n");
  for (const absl::string_view name : absl::StrSplit(command.flags, ' ', absl::SkipEmpty())) {
    for (const FlagState& flag : states) {
      if (flag.name != name) continue;
      absl::StrAppendFormat(&out, "  --%-16s %s", flag.name, flag.help);
      if (!flag.is_switch && !flag.default_value.empty()) {
        absl::StrAppend(&out, " (", flag.default_value, ")");
      }
      out.append("\n");
    }
  }
  out.append("\nExamples:\n");
  for (const absl::string_view example : command.examples) {
    absl::StrAppend(&out, "  ", example, "\n");
  }
  return out;
}

}  // namespace glimmer::cli
