#include "server/cli/run.h"

#include <grpc/support/log.h>

#include <cstdio>
#include <optional>
#include <string>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "server/cli/command_table.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/help.h"
#include "shared/base/log.h"

namespace glimmer::cli {
namespace {

std::optional<LogLevel> LevelNamed(absl::string_view name) {
  if (name == "debug") return LogLevel::kDebug;
  if (name == "info") return LogLevel::kInfo;
  if (name == "warning") return LogLevel::kWarning;
  if (name == "error") return LogLevel::kError;
  return std::nullopt;
}

// gRPC's own lines in our form. Its errors of a start are said again by what failed, in one line.
void LogGrpc(gpr_log_func_args* args) { Log(LogLevel::kDebug, "grpc", {{"text", args->message}}); }

int Print(const std::string& text) {
  fwrite(text.data(), 1, text.size(), stdout);
  return kOk;
}

int Help(const CommandLine& line) {
  if (line.words.size() < 2) return Print(GeneralHelp());
  const Command* command = FindCommand(line.words[1]);
  if (command == nullptr) return FailUsage(absl::StrCat("no command ", line.words[1]));
  return Print(HelpOf(*command));
}

int RunCommand(const CommandLine& line) {
  const Command* command = FindCommand(line.words[0]);
  if (command == nullptr) return FailUsage(absl::StrCat("no command ", line.words[0]));
  if (line.help) return Print(HelpOf(*command));
  if (command->arguments.empty() && line.words.size() > 1) {
    return FailUsage(absl::StrCat(command->name, " takes no argument ", line.words[1]));
  }
  for (const std::string& flag : line.flags) {
    if (!HasFlag(*command, flag)) {
      return FailUsage(absl::StrCat(command->name, " has no flag --", flag));
    }
  }
  const std::optional<LogLevel> level = LevelNamed(absl::GetFlag(FLAGS_log_level));
  if (!level) return FailConfig("--log_level: is debug, info, warning or error");
  // The lines of a server are its log; a command's user asked for its answer only.
  SetLogLevel(command->name == "serve" ? *level : std::max(*level, LogLevel::kError));
  // check says what it finds itself.
  if (HasFlag(*command, "data_dir") && command->name != "check") {
    const absl::Status valid = Validate(ConfigFromFlags());
    if (!valid.ok()) return FailConfig(valid.message());
  }
  return command->run(line);
}

}  // namespace

int Run(int argc, char** argv) {
  gpr_set_log_function(&LogGrpc);
  const absl::StatusOr<CommandLine> line = ParseFlags(argc, argv);
  if (!line.ok()) {
    return absl::IsInvalidArgument(line.status()) ? FailUsage(line.status().message())
                                                  : FailConfig(line.status().message());
  }
  if (line->version) return Version(*line);
  if (line->words.empty()) {
    if (line->help) return Print(GeneralHelp());
    return FailUsage("no command");
  }
  return line->words[0] == "help" ? Help(*line) : RunCommand(*line);
}

}  // namespace glimmer::cli
