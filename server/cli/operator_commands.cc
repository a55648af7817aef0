// doctor, backup and restore.
#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "server/admin/backup.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_session.h"
#include "server/cli/output_file.h"
#include "server/cli/print.h"
#include "shared/base/clock.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::cli {
namespace {

constexpr size_t kLongestPassphrase = 4096;

// A line from the terminal that is not shown.
absl::StatusOr<std::string> AskInTerminal(const char* prompt) {
  termios shown{};
  if (tcgetattr(STDIN_FILENO, &shown) != 0) {
    return absl::InvalidArgumentError("say --passphrase_file=FILE");
  }
  termios hidden = shown;
  hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  fputs(prompt, stderr);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  std::string line;
  for (int c = getchar(); c != EOF && c != '\n'; c = getchar()) {
    line.push_back(static_cast<char>(c));
  }
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
  fputs("\n", stderr);
  return line;
}

absl::StatusOr<std::string> Passphrase() {
  const std::string path = absl::GetFlag(FLAGS_passphrase_file);
  if (path.empty()) return AskInTerminal("Passphrase: ");
  ASSIGN_OR_RETURN(const std::string text, ReadWholeFile(path, kLongestPassphrase));
  const absl::string_view line = text;
  return std::string(absl::StripSuffix(absl::StripSuffix(line, "\n"), "\r"));
}

// For something that is sealed now and opened in need: a slip of the finger would show too late.
absl::StatusOr<std::string> NewPassphrase() {
  ASSIGN_OR_RETURN(const std::string first, Passphrase());
  if (!absl::GetFlag(FLAGS_passphrase_file).empty()) return first;
  ASSIGN_OR_RETURN(const std::string again, AskInTerminal("The same again: "));
  if (first != again) return absl::InvalidArgumentError("the two passphrases differ");
  return first;
}

std::string Describe(const admin::BackupFacts& facts) {
  const std::string last = facts.last_change == absl::InfinitePast()
                               ? "no change yet"
                               : absl::StrCat("last change ", absl::FormatTime(facts.last_change));
  const std::string dead = facts.households_without_key == 0
                               ? ""
                               : absl::StrCat(", ", facts.households_without_key,
                                              " households whose address is gone with its key");
  return absl::StrCat("schema ", facts.schema, ", ", last, dead);
}

int VerifyFile(const std::string& path) {
  const absl::StatusOr<std::string> passphrase = Passphrase();
  if (!passphrase.ok()) return FailUsage(passphrase.status().message());
  const auto facts = admin::VerifyBackup(path, *passphrase, SystemClock().Now());
  if (!facts.ok()) return Fail(facts.status());
  Print(absl::StrCat(path, " is whole and sound: ", Describe(*facts), "\n"));
  return kOk;
}

}  // namespace

int Doctor(const CommandLine&) {
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  v1::ExamineResponse response;
  const auto context = (*session)->NewContext();
  const grpc::Status status = (*session)->stub().Examine(context.get(), {}, &response);
  if (!status.ok()) return Fail(FromGrpc(status));
  bool well = true;
  for (const v1::Finding& finding : response.findings()) well = well && finding.ok();
  if (absl::GetFlag(FLAGS_json)) {
    PrintJson(response);
  } else {
    for (const v1::Finding& finding : response.findings()) {
      Print(absl::StrCat(finding.ok() ? "ok    " : "FAIL  ", finding.check(), ": ",
                         finding.detail(), "\n"));
    }
  }
  return well ? kOk : kFailure;
}

int Backup(const CommandLine& line) {
  if (line.words.size() != 2) return FailUsage("usage: glimmerd backup FILE");
  const std::string path = std::filesystem::absolute(line.words[1]).string();
  if (absl::GetFlag(FLAGS_verify)) return VerifyFile(path);
  const absl::StatusOr<std::string> passphrase = NewPassphrase();
  if (!passphrase.ok()) return FailUsage(passphrase.status().message());
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  v1::BackupRequest request;
  request.set_path(path);
  request.set_passphrase(*passphrase);
  v1::BackupResponse response;
  const auto context = (*session)->NewContext();
  const grpc::Status status = (*session)->stub().Backup(context.get(), request, &response);
  if (!status.ok()) return Fail(FromGrpc(status));
  Print(absl::StrCat(path, ": ", response.bytes(), " bytes, BLAKE2b-256 ", response.checksum(),
                     "\n"));
  return kOk;
}

int Restore(const CommandLine& line) {
  if (line.words.size() != 2) return FailUsage("usage: glimmerd restore FILE");
  const absl::StatusOr<std::string> passphrase = Passphrase();
  if (!passphrase.ok()) return FailUsage(passphrase.status().message());
  const std::string data_dir = ConfigFromFlags().data_dir;
  const auto facts =
      admin::RestoreBackup(line.words[1], *passphrase, data_dir, SystemClock().Now());
  if (!facts.ok()) return Fail(facts.status());
  Print(absl::StrCat(data_dir, " is restored: ", Describe(*facts),
                     ".\nPhones will read everything again. `glimmerd serve` with this data_dir "
                     "starts it.\n"));
  return kOk;
}

}  // namespace glimmer::cli
