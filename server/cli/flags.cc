#include "server/cli/flags.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "absl/flags/commandlineflag.h"
#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "server/cli/flag_values.h"
#include "server/cli/output_file.h"
#include "shared/base/status_macros.h"

ABSL_FLAG(std::string, data_dir, "glimmer-data", "folder that holds the data");
ABSL_FLAG(std::string, store, "", "postgres://user@host/database; empty for SQLite in data_dir");
ABSL_FLAG(std::string, listen, "127.0.0.1:8443", "host:port with TLS; empty for none");
ABSL_FLAG(bool, allow_direct, false, "permit a listen address that is not loopback");
ABSL_FLAG(std::string, front_socket, "", "unix socket for a front such as nginx");
ABSL_FLAG(std::string, public_host, "", "host:port that invitations tell phones");
ABSL_FLAG(bool, reflection, false, "answer gRPC reflection");
ABSL_FLAG(std::string, organization, "Glimmer 微光", "name of the organisation that init makes");
ABSL_FLAG(std::string, time_zone, "Asia/Shanghai", "IANA zone of the organisation");
ABSL_FLAG(int, max_group, 512, "writes per commit, at most");
ABSL_FLAG(std::string, smtp_url, "", "mail server for notices: smtps://host:465, smtp://host:587");
ABSL_FLAG(std::string, smtp_user, "", "name to sign in with at the mail server");
ABSL_FLAG(std::string, smtp_password_file, "", "file that holds its password");
ABSL_FLAG(std::string, mail_from, "", "address that notices come from");
ABSL_FLAG(std::string, webhook_url, "", "where notices go as JSON, for gateways of your own");
ABSL_FLAG(std::string, webhook_secret_file, "", "file with the secret that signs each of them");
ABSL_FLAG(bool, webhook_phones, false, "put people's phone numbers into them");
ABSL_FLAG(std::string, log_level, "info", "debug, info, warning or error");
ABSL_FLAG(bool, apply, false, "do it; otherwise only say what would be done");
ABSL_FLAG(bool, skip_bad_rows, false, "apply the good rows although some fail");
ABSL_FLAG(bool, public_text_is_fine, false,
          "wishes: somebody has looked at what seems to hold an address or number");
ABSL_FLAG(std::string, unit, "",
          "id or name of a unit, for admin and ics also a path; default: the organisation");
ABSL_FLAG(std::string, host_unit, "", "ics: community where the events happen; default: --unit");
ABSL_FLAG(int, capacity, 10, "ics: places of each shift");
ABSL_FLAG(std::string, shift, "", "chat: shifts/{id} that the list is about");
ABSL_FLAG(bool, wishes, false, "chat: the list is about wishes");
ABSL_FLAG(std::string, from, "", "first day, YYYY-MM-DD; merge: the entry that goes");
ABSL_FLAG(std::string, to, "", "last day, YYYY-MM-DD");
ABSL_FLAG(std::string, format, "",
          "export: xlsx, csv, records-csv; default by the file's name; audit: table, csv");
ABSL_FLAG(std::string, person, "", "id or name of a person");
ABSL_FLAG(std::string, role, "", "coordinator, organization-admin, auditor or safeguarding-lead");
ABSL_FLAG(std::string, until, "", "day on which the role ends, YYYY-MM-DD; default in 12 months");
ABSL_FLAG(std::string, grant, "", "id of the role that ends, as `admin roles` has it");
ABSL_FLAG(std::string, into, "", "id or name of who stays");
ABSL_FLAG(std::optional<int>, rounding_minutes, std::nullopt, "hours are rounded down to these");
ABSL_FLAG(std::optional<int>, minimum_stay_percent, std::nullopt,
          "of the planned time; a shorter stay counts nothing; 0 for none");
ABSL_FLAG(std::optional<int>, cap_minutes, std::nullopt, "most that a record counts; 0 for no cap");
ABSL_FLAG(std::optional<int>, grace_minutes, std::nullopt,
          "before the planned start and after the planned end these count, too");
ABSL_FLAG(std::string, lang, "zh-CN", "language of texts: zh-CN or en");
ABSL_FLAG(std::string, passphrase_file, "", "file that holds the passphrase; asked for without");
ABSL_FLAG(bool, verify, false, "backup: check an existing file instead of making one");
ABSL_FLAG(std::string, record, "", "verify: file with a volunteer's record; - for standard input");
ABSL_FLAG(std::string, key, "", "verify: public key of who signed it, 64 hex digits; ours without");
ABSL_FLAG(bool, back, false, "migrate-store: from PostgreSQL back into data_dir");
ABSL_FLAG(bool, json, false, "print JSON");

ABSL_FLAG(std::string, administrator, "管理员", "name of the first administrator");

namespace glimmer::cli {
namespace {

constexpr size_t kLongestFlagFile = size_t{64} << 10;

bool IsOurs(const absl::CommandLineFlag& flag) {
  return absl::StrContains(flag.Filename(), "server/cli/flags.cc");
}

absl::CommandLineFlag* FindFlag(absl::string_view name) {
  absl::CommandLineFlag* flag = absl::FindCommandLineFlag(name);
  return flag != nullptr && IsOurs(*flag) ? flag : nullptr;
}

absl::Status Usage(absl::string_view what) { return absl::InvalidArgumentError(what); }

absl::Status Set(absl::CommandLineFlag& flag, absl::string_view value) {
  std::string error;
  if (flag.ParseFrom(value, &error)) return absl::OkStatus();
  return Usage(absl::StrCat("--", flag.Name(), "=", value, ": ",
                            error.empty() ? "this value cannot be read" : error));
}

absl::Status ReadEnvironment() {
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!IsOurs(*flag)) continue;
    const std::string variable = absl::StrCat("GLIMMER_", absl::AsciiStrToUpper(name));
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr) continue;
    const absl::Status set = Set(*flag, value);
    if (!set.ok()) {
      return absl::FailedPreconditionError(absl::StrCat(variable, ": ", set.message()));
    }
  }
  return absl::OkStatus();
}

struct FlagRead {
  std::string name;
  bool took_next = false;  // its value was the word behind it
};

// "name", or for a switch also "noname".
absl::StatusOr<FlagRead> ReadWithoutValue(absl::string_view name, const char* next) {
  absl::string_view positive = name;
  absl::CommandLineFlag* flag = FindFlag(name);
  const bool negated = flag == nullptr && absl::ConsumePrefix(&positive, "no");
  if (negated) flag = FindFlag(positive);
  if (flag == nullptr || (negated && !flag->IsOfType<bool>())) {
    return Usage(absl::StrCat("unknown flag --", name));
  }
  const FlagRead read{std::string(flag->Name()), !flag->IsOfType<bool>()};
  if (!read.took_next) {
    RETURN_IF_ERROR(Set(*flag, negated ? "false" : "true"));
    return read;
  }
  if (next == nullptr) return Usage(absl::StrCat("--", name, " lacks its value"));
  RETURN_IF_ERROR(Set(*flag, next));
  return read;
}

// One argument that begins with a dash. `next` is the word behind it, or nullptr.
absl::StatusOr<FlagRead> ReadFlag(absl::string_view argument, const char* next) {
  argument.remove_prefix(absl::StartsWith(argument, "--") ? 2 : 1);
  const size_t equals = argument.find('=');
  if (equals == absl::string_view::npos) return ReadWithoutValue(argument, next);
  const absl::string_view name = argument.substr(0, equals);
  absl::CommandLineFlag* flag = FindFlag(name);
  if (flag == nullptr) return Usage(absl::StrCat("unknown flag --", name));
  RETURN_IF_ERROR(Set(*flag, argument.substr(equals + 1)));
  return FlagRead{std::string(name), false};
}

// One flag per line; empty lines and those that begin with # say nothing.
absl::Status ReadFlagFile(const std::string& path) {
  const absl::StatusOr<std::string> whole = ReadWholeFile(path, kLongestFlagFile);
  if (!whole.ok()) return absl::FailedPreconditionError(whole.status().message());
  int number = 0;
  for (const absl::string_view text : absl::StrSplit(*whole, '\n')) {
    ++number;
    const absl::string_view line = absl::StripAsciiWhitespace(text);
    if (line.empty() || line[0] == '#') continue;
    const absl::Status read = absl::StartsWith(line, "--") ? ReadFlag(line, nullptr).status()
                                                           : Usage("a line is --name=value");
    if (!read.ok()) {
      return absl::FailedPreconditionError(absl::StrCat(path, ":", number, ": ", read.message()));
    }
  }
  return absl::OkStatus();
}

struct Argument {
  absl::string_view text;
  const char* next;  // nullptr behind the last
};

// Takes `--flagfile=F` and `--flagfile F` out of `arguments` and reads the files.
absl::StatusOr<std::vector<Argument>> ReadFlagFiles(const std::vector<Argument>& arguments) {
  std::vector<Argument> left;
  for (size_t i = 0; i < arguments.size(); ++i) {
    absl::string_view text = arguments[i].text;
    if (text == "--flagfile") {
      if (arguments[i].next == nullptr) return Usage("--flagfile lacks its value");
      RETURN_IF_ERROR(ReadFlagFile(arguments[i].next));
      ++i;
    } else if (absl::ConsumePrefix(&text, "--flagfile=")) {
      RETURN_IF_ERROR(ReadFlagFile(std::string(text)));
    } else {
      left.push_back(arguments[i]);
    }
  }
  return left;
}

}  // namespace

absl::StatusOr<CommandLine> ParseFlags(int argc, char** argv) {
  RETURN_IF_ERROR(ReadEnvironment());
  std::vector<Argument> all;
  for (int i = 1; i < argc; ++i) all.push_back({argv[i], i + 1 < argc ? argv[i + 1] : nullptr});
  ASSIGN_OR_RETURN(const std::vector<Argument> arguments, ReadFlagFiles(all));
  CommandLine line;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const auto [text, next] = arguments[i];
    if (text == "--help" || text == "-h") {
      line.help = true;
    } else if (text == "--version") {
      line.version = true;
    } else if (text.size() > 1 && text[0] == '-') {
      ASSIGN_OR_RETURN(FlagRead read, ReadFlag(text, next));
      if (read.took_next) ++i;
      line.flags.push_back(std::move(read.name));
    } else {
      line.words.emplace_back(text);
    }
  }
  return line;
}

std::vector<std::string> UnknownVariables() {
  std::vector<std::string> unknown;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(*entry, absl::MaxSplits('=', 1));
    absl::string_view name = parts.first;
    if (!absl::ConsumePrefix(&name, "GLIMMER_")) continue;
    if (FindFlag(absl::AsciiStrToLower(name)) == nullptr) unknown.emplace_back(parts.first);
  }
  return unknown;
}

std::vector<FlagState> FlagStates() {
  std::vector<FlagState> states;
  for (const auto& [name, flag] : absl::GetAllFlags()) {
    if (!IsOurs(*flag)) continue;
    states.push_back({std::string(name), flag->Help(), flag->CurrentValue(), flag->DefaultValue(),
                      flag->IsOfType<bool>()});
  }
  std::sort(states.begin(), states.end(),
            [](const FlagState& a, const FlagState& b) { return a.name < b.name; });
  return states;
}

Config ConfigFromFlags() {
  Config config;
  config.data_dir = absl::GetFlag(FLAGS_data_dir);
  config.store = absl::GetFlag(FLAGS_store);
  config.listen = absl::GetFlag(FLAGS_listen);
  config.allow_direct = absl::GetFlag(FLAGS_allow_direct);
  config.front_socket = absl::GetFlag(FLAGS_front_socket);
  config.public_host = absl::GetFlag(FLAGS_public_host);
  config.reflection = absl::GetFlag(FLAGS_reflection);
  config.organization = absl::GetFlag(FLAGS_organization);
  config.time_zone = absl::GetFlag(FLAGS_time_zone);
  config.max_group = absl::GetFlag(FLAGS_max_group);
  config.notices.smtp_url = absl::GetFlag(FLAGS_smtp_url);
  config.notices.smtp_user = absl::GetFlag(FLAGS_smtp_user);
  config.notices.smtp_password_file = absl::GetFlag(FLAGS_smtp_password_file);
  config.notices.mail_from = absl::GetFlag(FLAGS_mail_from);
  config.notices.webhook_url = absl::GetFlag(FLAGS_webhook_url);
  config.notices.webhook_secret_file = absl::GetFlag(FLAGS_webhook_secret_file);
  config.notices.webhook_phones = absl::GetFlag(FLAGS_webhook_phones);
  return config;
}

}  // namespace glimmer::cli
