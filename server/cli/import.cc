// import: reads a file, says what it would change, and with --apply changes it.
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

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
constexpr size_t kLargestFile = size_t{60} * 1024 * 1024;

// Also a question keeps a row out, where somebody has to look first.
bool HasErrors(const v1::ImportReport& report) {
  if (!report.rejected_rows().empty()) return true;
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

struct File {
  std::string path;
  std::string name;  // as problems say it
  std::string content;
};

// How one kind of file is sent, to be looked at or to be applied.
using Sender = absl::StatusOr<v1::ImportReport> (*)(LocalSession& session, const File& file,
                                                    bool apply);

absl::StatusOr<v1::ImportReport> SendPeople(LocalSession& session, const File& file, bool apply) {
  v1::ImportPeopleFileRequest request;
  request.set_request_id(NewRequestId());
  v1::ImportPeopleRequest& inner = *request.mutable_request();
  inner.set_home_unit(absl::GetFlag(FLAGS_unit));
  inner.set_content(file.content);
  inner.set_file_name(file.name);
  inner.set_skip_bad_rows(absl::GetFlag(FLAGS_skip_bad_rows));
  inner.set_apply(apply);
  v1::ImportPeopleFileResponse response;
  const auto context = session.NewContext();
  const grpc::Status status = session.stub().ImportPeopleFile(context.get(), request, &response);
  if (!status.ok()) return FromGrpc(status);
  return std::move(*response.mutable_report());
}

absl::StatusOr<v1::ImportReport> SendCalendar(LocalSession& session, const File& file, bool apply) {
  v1::ImportCalendarFileRequest request;
  request.set_request_id(NewRequestId());
  v1::ImportCalendarRequest& inner = *request.mutable_request();
  inner.set_organizing_unit(absl::GetFlag(FLAGS_unit));
  inner.set_host_unit(absl::GetFlag(FLAGS_host_unit));
  inner.set_capacity(absl::GetFlag(FLAGS_capacity));
  inner.set_content(file.content);
  inner.set_file_name(file.name);
  inner.set_skip_bad_rows(absl::GetFlag(FLAGS_skip_bad_rows));
  inner.set_apply(apply);
  v1::ImportCalendarFileResponse response;
  const auto context = session.NewContext();
  const grpc::Status status = session.stub().ImportCalendarFile(context.get(), request, &response);
  if (!status.ok()) return FromGrpc(status);
  return std::move(*response.mutable_report());
}

absl::StatusOr<v1::ImportReport> SendWishes(LocalSession& session, const File& file, bool apply) {
  v1::ImportWishesFileRequest request;
  request.set_request_id(NewRequestId());
  v1::ImportWishesRequest& inner = *request.mutable_request();
  inner.set_unit(absl::GetFlag(FLAGS_unit));
  inner.set_content(file.content);
  inner.set_file_name(file.name);
  inner.set_skip_bad_rows(absl::GetFlag(FLAGS_skip_bad_rows));
  inner.set_public_text_is_fine(absl::GetFlag(FLAGS_public_text_is_fine));
  inner.set_apply(apply);
  v1::ImportWishesFileResponse response;
  const auto context = session.NewContext();
  const grpc::Status status = session.stub().ImportWishesFile(context.get(), request, &response);
  if (!status.ok()) return FromGrpc(status);
  return std::move(*response.mutable_report());
}

Sender SenderOf(absl::string_view kind) {
  if (kind == "people") return &SendPeople;
  if (kind == "wishes") return &SendWishes;
  return kind == "ics" ? &SendCalendar : nullptr;
}

absl::Status SaveRejected(const std::string& path, const v1::ImportReport& report) {
  if (report.rejected_rows().empty()) return absl::OkStatus();
  RETURN_IF_ERROR(WritePrivateFile(path, report.rejected_rows()));
  if (!absl::GetFlag(FLAGS_json)) Print(absl::StrCat("rows that failed: ", path, "\n"));
  return absl::OkStatus();
}

// Looks first, then acts: an operator sees every problem, also when nothing is applied.
absl::StatusOr<v1::ImportReport> LookAndAct(Sender send, LocalSession& session, const File& file) {
  ASSIGN_OR_RETURN(v1::ImportReport report, send(session, file, false));
  const bool skip = absl::GetFlag(FLAGS_skip_bad_rows);
  if (!absl::GetFlag(FLAGS_apply) || (HasErrors(report) && !skip)) return report;
  return send(session, file, true);
}

// Refusals of the file as a whole say which it is; their reason stays.
absl::Status OfFile(const std::string& path, const absl::Status& status) {
  if (ReasonOf(status) != v1::ERROR_REASON_FILE_UNREADABLE) return status;
  return MakeError(v1::ERROR_REASON_FILE_UNREADABLE, absl::StrCat(path, ": ", status.message()));
}

absl::StatusOr<File> ReadInput(const std::string& path) {
  ASSIGN_OR_RETURN(std::string content, ReadWholeFile(path, kLargestFile));
  if (content.empty()) return absl::InvalidArgumentError(absl::StrCat(path, " is empty"));
  return File{path, std::filesystem::path(path).filename().string(), std::move(content)};
}

absl::StatusOr<v1::ImportReport> ReadAndSend(Sender send, const std::string& path) {
  ASSIGN_OR_RETURN(const File file, ReadInput(path));
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  absl::StatusOr<v1::ImportReport> report = LookAndAct(send, *session, file);
  if (!report.ok()) return OfFile(path, report.status());
  return report;
}

int ImportFile(Sender send, const std::string& path) {
  absl::StatusOr<v1::ImportReport> report = ReadAndSend(send, path);
  if (!report.ok()) return Fail(report.status());
  if (report->applied()) {
    const absl::Status saved = SaveRejected(path + ".rejected.csv", *report);
    if (!saved.ok()) return Fail(saved);
  }
  const bool refused = HasErrors(*report) && !absl::GetFlag(FLAGS_skip_bad_rows);
  report->clear_rejected_rows();
  if (absl::GetFlag(FLAGS_json)) {
    PrintJson(*report);
  } else {
    PrintReport(*report);
  }
  return refused ? kFailure : kOk;
}

absl::StatusOr<v1::ChatReading> SendChat(const std::string& path) {
  ASSIGN_OR_RETURN(const File file, ReadInput(path));
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  v1::ReadChatFileRequest request;
  request.set_shift(absl::GetFlag(FLAGS_shift));
  request.set_unit(absl::GetFlag(FLAGS_unit));
  request.set_content(file.content);
  v1::ReadChatFileResponse response;
  const auto context = session->NewContext();
  const grpc::Status status = session->stub().ReadChatFile(context.get(), request, &response);
  if (!status.ok()) return OfFile(path, FromGrpc(status));
  return std::move(*response.mutable_reading());
}

void PrintLines(absl::string_view heading,
                const google::protobuf::RepeatedPtrField<v1::ChatLine>& lines) {
  Print(absl::StrCat(heading, ": ", lines.size(), "\n"));
  for (const v1::ChatLine& line : lines) {
    std::string text = absl::StrCat("  ", line.line(), ": ", line.text());
    if (!line.reason().empty()) absl::StrAppend(&text, "  [", line.reason(), "]");
    for (const v1::ChatPerson& person : line.candidates()) {
      absl::StrAppend(&text, "\n      ", person.display_name(), " ", person.person());
    }
    Print(text + "\n");
  }
}

// Reads and says; what follows from it is decided by somebody.
int ReadChat(const std::string& path) {
  if (absl::GetFlag(FLAGS_shift).empty() != absl::GetFlag(FLAGS_wishes)) {
    return FailUsage("import chat needs --shift=shifts/ID or --wishes");
  }
  if (absl::GetFlag(FLAGS_apply)) return FailUsage("import chat only reads; --apply is not for it");
  const absl::StatusOr<v1::ChatReading> read = SendChat(path);
  if (!read.ok()) return Fail(read.status());
  if (absl::GetFlag(FLAGS_json)) {
    PrintJson(*read);
    return kOk;
  }
  PrintLines("matched", read->matched());
  PrintLines("questions", read->questions());
  PrintLines("conflicts", read->conflicts());
  PrintLines("ignored", read->ignored());
  Print(absl::StrCat("\n", read->reply()));
  return kOk;
}

}  // namespace

int Import(const CommandLine& line) {
  if (line.words.size() == 3 && line.words[1] == "chat") return ReadChat(line.words[2]);
  const Sender send = line.words.size() == 3 ? SenderOf(line.words[1]) : nullptr;
  if (send == nullptr) return FailUsage("usage: glimmerd import people|ics|wishes|chat FILE");
  return ImportFile(send, line.words[2]);
}

}  // namespace glimmer::cli
