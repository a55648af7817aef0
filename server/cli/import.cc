// import: reads a file, says what it would change, and with --apply changes it.
#include <cstdio>
#include <filesystem>
#include <string>

#include "absl/flags/flag.h"
#include "absl/strings/str_cat.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_session.h"
#include "server/cli/output_file.h"
#include "server/cli/print.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::cli {
namespace {

// What admin.sock takes, less what surrounds the file.
constexpr size_t kLargestFile = 60 * 1024 * 1024;

bool HasErrors(const v1::ImportReport& report) {
  for (const v1::ImportProblem& problem : report.problems()) {
    if (!problem.question()) return true;
  }
  return false;
}

std::string ChangeText(const v1::ImportChange& change) {
  std::string out =
      absl::StrCat(change.resource().empty() ? "+ " : "~ ", change.row(), ": ", change.title());
  for (const std::string& field : change.fields()) absl::StrAppend(&out, "\n    ", field);
  return out + "\n";
}

// "roster.csv:3:phone: what is wrong"; a row as a whole has no column.
std::string ProblemText(const v1::ImportProblem& problem) {
  const std::string column = problem.column().empty() ? "" : absl::StrCat(problem.column(), ":");
  return absl::StrCat(problem.file(), ":", problem.row(), ":", column, " ",
                      problem.question() ? "? " : "", problem.text(), "\n");
}

// What is wrong goes to standard error, all else to standard output.
void PrintReport(const v1::ImportReport& report) {
  for (const v1::ImportChange& change : report.changes()) Print(ChangeText(change));
  for (const v1::ImportProblem& problem : report.problems()) {
    const std::string text = ProblemText(problem);
    fwrite(text.data(), 1, text.size(), problem.question() ? stdout : stderr);
  }
  for (const std::string& column : report.refused_columns()) {
    Print(absl::StrCat("not read, must not be collected: ", column, "\n"));
  }
  for (const std::string& column : report.unknown_columns()) {
    Print(absl::StrCat("not read, unknown: ", column, "\n"));
  }
  Print(absl::StrCat(report.created(), " new, ", report.updated(), " changed, ", report.unchanged(),
                     " as they were; ", report.applied() ? "done" : "nothing was done", "\n"));
}

absl::StatusOr<v1::ImportReport> Send(LocalSession& session, v1::ImportPeopleFileRequest request,
                                      bool apply) {
  request.set_request_id(NewRequestId());
  request.mutable_request()->set_apply(apply);
  v1::ImportPeopleFileResponse response;
  const auto context = session.NewContext();
  const grpc::Status status = session.stub().ImportPeopleFile(context.get(), request, &response);
  if (!status.ok()) return FromGrpc(status);
  return std::move(*response.mutable_report());
}

absl::Status SaveRejected(const std::string& path, const v1::ImportReport& report) {
  if (report.rejected_rows().empty()) return absl::OkStatus();
  RETURN_IF_ERROR(WritePrivateFile(path, report.rejected_rows()));
  if (!absl::GetFlag(FLAGS_json)) Print(absl::StrCat("rows that failed: ", path, "\n"));
  return absl::OkStatus();
}

// Looks first, then acts: an operator sees every problem, also when nothing is applied.
absl::StatusOr<v1::ImportReport> LookAndAct(LocalSession& session,
                                            const v1::ImportPeopleFileRequest& request) {
  ASSIGN_OR_RETURN(v1::ImportReport report, Send(session, request, false));
  const bool skip = request.request().skip_bad_rows();
  if (!absl::GetFlag(FLAGS_apply) || (HasErrors(report) && !skip)) return report;
  return Send(session, request, true);
}

// Refusals of the file as a whole say which it is; their reason stays.
absl::Status OfFile(const std::string& path, const absl::Status& status) {
  if (ReasonOf(status) != v1::ERROR_REASON_FILE_UNREADABLE) return status;
  return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, absl::StrCat(path, ": ", status.message()));
}

int ImportPeople(const std::string& path) {
  absl::StatusOr<std::string> content = ReadWholeFile(path, kLargestFile);
  if (!content.ok()) return Fail(content.status());
  if (content->empty()) return Fail(absl::InvalidArgumentError(absl::StrCat(path, " is empty")));
  v1::ImportPeopleFileRequest request;
  v1::ImportPeopleRequest& inner = *request.mutable_request();
  inner.set_home_unit(absl::GetFlag(FLAGS_unit));
  inner.set_content(*std::move(content));
  inner.set_file_name(std::filesystem::path(path).filename().string());
  inner.set_skip_bad_rows(absl::GetFlag(FLAGS_skip_bad_rows));
  const auto session = LocalSession::Open(ConfigFromFlags());
  if (!session.ok()) return Fail(session.status());
  absl::StatusOr<v1::ImportReport> report = LookAndAct(**session, request);
  if (!report.ok()) return Fail(OfFile(path, report.status()));
  if (report->applied()) {
    const absl::Status saved = SaveRejected(path + ".rejected.csv", *report);
    if (!saved.ok()) return Fail(saved);
  }
  const bool refused = HasErrors(*report) && !inner.skip_bad_rows();
  report->clear_rejected_rows();
  if (absl::GetFlag(FLAGS_json)) {
    PrintJson(*report);
  } else {
    PrintReport(*report);
  }
  return refused ? kFailure : kOk;
}

}  // namespace

int Import(const CommandLine& line) {
  if (line.words.size() != 3 || line.words[1] != "people") {
    return FailUsage("usage: glimmerd import people FILE");
  }
  return ImportPeople(line.words[2]);
}

}  // namespace glimmer::cli
