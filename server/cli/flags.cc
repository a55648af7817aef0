#include "server/cli/flags.h"

#include <cstdlib>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/flags/reflection.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "server/cli/flag_values.h"
#include "shared/base/status_macros.h"

ABSL_FLAG(std::string, data_dir, "glimmer-data", "folder that holds the data");
ABSL_FLAG(std::string, listen, "127.0.0.1:8443", "host:port with TLS; empty for none");
ABSL_FLAG(bool, allow_direct, false, "permit a listen address that is not loopback");
ABSL_FLAG(std::string, front_socket, "", "unix socket for a front such as nginx");
ABSL_FLAG(std::string, public_host, "", "host:port that invitations tell phones");
ABSL_FLAG(bool, reflection, false, "answer gRPC reflection");
ABSL_FLAG(std::string, organization, "Glimmer 微光", "name of the organisation that init makes");
ABSL_FLAG(std::string, time_zone, "Asia/Shanghai", "IANA zone of the organisation");
ABSL_FLAG(int, max_group, 512, "writes per commit, at most");
ABSL_FLAG(std::string, smtp_url, "", "mail server for notices, smtp://host:port");
ABSL_FLAG(std::string, smtp_from, "", "sender of mails");
ABSL_FLAG(std::string, webhook_url, "", "where notices are posted as JSON");
ABSL_FLAG(std::string, log_level, "info", "debug, info, warning or error");
ABSL_FLAG(bool, apply, false, "import: do it; otherwise only say what would be done");
ABSL_FLAG(bool, skip_bad_rows, false, "import: apply the good rows although some fail");
ABSL_FLAG(std::string, unit, "", "units/{id} or a unit's name; default: the organisation");
ABSL_FLAG(std::string, host_unit, "", "import ics: community where the events happen");
ABSL_FLAG(int, capacity, 10, "import ics: places of each shift");
ABSL_FLAG(std::string, from, "", "export: first day, YYYY-MM-DD");
ABSL_FLAG(std::string, to, "", "export: last day, YYYY-MM-DD");
ABSL_FLAG(std::string, format, "", "export: xlsx, csv or records-csv; default by the file's name");
ABSL_FLAG(std::string, lang, "zh-CN", "language of texts: zh-CN or en");
ABSL_FLAG(std::string, passphrase_file, "", "backup, restore: file that holds the passphrase");
ABSL_FLAG(bool, verify, false, "backup: check an existing file instead of making one");
ABSL_FLAG(bool, json, false, "print JSON");

namespace glimmer::cli {
namespace {

bool IsOurs(const absl::CommandLineFlag& flag) {
  return absl::StrContains(flag.Filename(), "server/cli/flags.cc");
}

absl::Status Usage(absl::string_view what) { return absl::InvalidArgumentError(what); }

absl::Status ReadEnvironment() {
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!IsOurs(*flag)) continue;
    const std::string variable = absl::StrCat("GLIMMER_", absl::AsciiStrToUpper(name));
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr) continue;
    std::string error;
    if (!flag->ParseFrom(value, &error)) {
      return Usage(absl::StrCat(variable, ": ", error));
    }
  }
  return absl::OkStatus();
}

// absl ends the process with 1 for an unknown flag or a bad value; usage errors are 2 here.
absl::Status CheckArgument(absl::string_view argument) {
  argument.remove_prefix(absl::StartsWith(argument, "--") ? 2 : 1);
  const size_t equals = argument.find('=');
  const absl::string_view name = argument.substr(0, equals);
  if (name == "flagfile" || name == "help" || name == "version") return absl::OkStatus();
  const absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
  if (flag == nullptr && absl::StartsWith(name, "no")) {
    flag = absl::FindCommandLineFlag(name.substr(2));
  }
  if (flag == nullptr || !IsOurs(*flag)) return Usage(absl::StrCat("unknown flag --", name));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CommandLine> ParseFlags(int argc, char** argv) {
  RETURN_IF_ERROR(ReadEnvironment());
  CommandLine line;
  std::vector<char*> kept;
  for (int i = 0; i < argc; ++i) {
    const absl::string_view argument = argv[i];
    if (argument == "--help" || argument == "-h" || argument == "-help") {
      line.help = true;
    } else if (argument == "--version") {
      line.version = true;
    } else {
      if (i > 0 && argument.size() > 1 && argument[0] == '-') {
        RETURN_IF_ERROR(CheckArgument(argument));
      }
      kept.push_back(argv[i]);
    }
  }
  const std::vector<char*> words =
      absl::ParseCommandLine(static_cast<int>(kept.size()), kept.data());
  for (size_t i = 1; i < words.size(); ++i) line.words.emplace_back(words[i]);
  return line;
}

Config ConfigFromFlags() {
  Config config;
  config.data_dir = absl::GetFlag(FLAGS_data_dir);
  config.listen = absl::GetFlag(FLAGS_listen);
  config.allow_direct = absl::GetFlag(FLAGS_allow_direct);
  config.front_socket = absl::GetFlag(FLAGS_front_socket);
  config.public_host = absl::GetFlag(FLAGS_public_host);
  config.reflection = absl::GetFlag(FLAGS_reflection);
  config.organization = absl::GetFlag(FLAGS_organization);
  config.time_zone = absl::GetFlag(FLAGS_time_zone);
  config.max_group = absl::GetFlag(FLAGS_max_group);
  config.smtp_url = absl::GetFlag(FLAGS_smtp_url);
  config.smtp_from = absl::GetFlag(FLAGS_smtp_from);
  config.webhook_url = absl::GetFlag(FLAGS_webhook_url);
  return config;
}

}  // namespace glimmer::cli
