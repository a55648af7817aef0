// Completions for three shells, made from the table of commands.
#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "server/cli/command_table.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"

namespace glimmer::cli {
namespace {

std::string Names() {
  return absl::StrJoin(Commands(), " ", [](std::string* out, const Command& command) {
    absl::StrAppend(out, command.name);
  });
}

// "--data_dir= --json"
std::string FlagWords(const Command& command) {
  const std::vector<FlagState> states = FlagStates();
  std::vector<std::string> words;
  for (const absl::string_view name : absl::StrSplit(command.flags, ' ', absl::SkipEmpty())) {
    for (const FlagState& flag : states) {
      if (flag.name == name) words.push_back(absl::StrCat("--", name, flag.is_switch ? "" : "="));
    }
  }
  return absl::StrJoin(words, " ");
}

std::string Bash() {
  std::string out = absl::StrCat(
      "# bash completion of glimmerd\n_glimmerd() {\n  local words=\"\"\n"
      "  local current=\"${COMP_WORDS[COMP_CWORD]}\"\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    words=\"",
      Names(), " help\"\n  else\n    case \"${COMP_WORDS[1]}\" in\n");
  for (const Command& command : Commands()) {
    absl::StrAppend(&out, "      ", command.name, ") words=\"", command.words, " ",
                    FlagWords(command), " --flagfile=\" ;;\n");
  }
  absl::StrAppend(&out, "      help) words=\"", Names(), "\" ;;\n    esac\n  fi\n",
                  "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
                  "  [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n  return 0\n}\n"
                  "complete -o default -F _glimmerd glimmerd\n");
  return out;
}

std::string Zsh() {
  std::string out =
      absl::StrCat("#compdef glimmerd\n_glimmerd() {\n  if (( CURRENT == 2 )); then\n    compadd ",
                   Names(), " help\n    return\n  fi\n  case \"${words[2]}\" in\n");
  for (const Command& command : Commands()) {
    absl::StrAppend(&out, "    ", command.name, ") compadd -- ", command.words, " ",
                    FlagWords(command), " --flagfile= ;;\n");
  }
  absl::StrAppend(&out, "    help) compadd ", Names(),
                  " ;;\n  esac\n  _files\n}\n_glimmerd \"$@\"\n");
  return out;
}

std::string Fish() {
  std::string out = "# fish completion of glimmerd\n";
  for (const Command& command : Commands()) {
    const std::string summary = absl::StrReplaceAll(command.summary, {{"'", "\\'"}});
    absl::StrAppend(&out, "complete -c glimmerd -n __fish_use_subcommand -a ", command.name,
                    " -d '", summary, "'\n");
    const std::string seen = absl::StrCat("-n '__fish_seen_subcommand_from ", command.name, "'");
    if (!command.words.empty()) {
      absl::StrAppend(&out, "complete -c glimmerd ", seen, " -a '", command.words, "'\n");
    }
    const std::string flags = FlagWords(command);
    for (absl::string_view flag : absl::StrSplit(flags, ' ', absl::SkipEmpty())) {
      const bool value = flag.back() == '=';
      if (value) flag.remove_suffix(1);
      absl::StrAppend(&out, "complete -c glimmerd ", seen, " -l ", flag.substr(2),
                      value ? " -r" : "", "\n");
    }
  }
  return out;
}

}  // namespace

int Completion(const CommandLine& line) {
  const std::string shell = line.words.size() == 2 ? line.words[1] : "";
  std::string script;
  if (shell == "bash") script = Bash();
  if (shell == "zsh") script = Zsh();
  if (shell == "fish") script = Fish();
  if (script.empty()) return FailUsage("completion is for bash, zsh or fish");
  fwrite(script.data(), 1, script.size(), stdout);
  return kOk;
}

}  // namespace glimmer::cli
