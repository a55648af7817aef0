// export: streams a file from the server; it gets its name when it is whole.
#include <memory>
#include <string>
#include <utility>

#include "absl/flags/flag.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "server/cli/commands.h"
#include "server/cli/directory.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_session.h"
#include "server/cli/output_file.h"
#include "server/cli/print.h"
#include "shared/base/status_macros.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::cli {
namespace {

using Format = v1::ExportHoursRequest::Format;

Format FormatOf(const std::string& path) {
  const std::string named = absl::GetFlag(FLAGS_format);
  if (named == "xlsx") return v1::ExportHoursRequest::FORMAT_XLSX;
  if (named == "csv") return v1::ExportHoursRequest::FORMAT_CSV;
  if (named == "records-csv") return v1::ExportHoursRequest::FORMAT_RECORDS_CSV;
  if (!named.empty()) return v1::ExportHoursRequest::FORMAT_UNSPECIFIED;
  if (absl::EndsWithIgnoreCase(path, ".xlsx")) return v1::ExportHoursRequest::FORMAT_XLSX;
  if (absl::EndsWithIgnoreCase(path, ".csv")) return v1::ExportHoursRequest::FORMAT_CSV;
  return v1::ExportHoursRequest::FORMAT_UNSPECIFIED;
}

// The pieces that a method streams, in their order.
template <typename Request, typename Response>
using Download = std::unique_ptr<grpc::ClientReader<Response>> (v1::AdminService::Stub::*)(
    grpc::ClientContext*, const Request&);

template <typename Request, typename Response>
absl::StatusOr<int64_t> Receive(LocalSession& session, Download<Request, Response> method,
                                const Request& request, OutputFile& file) {
  const auto context = session.NewContext();
  const auto stream = (session.stub().*method)(context.get(), request);
  Response piece;
  int64_t bytes = 0;
  while (stream->Read(&piece)) {
    const absl::Status written = file.Write(piece.chunk());
    if (!written.ok()) {
      context->TryCancel();
      stream->Finish();
      return written;
    }
    bytes += static_cast<int64_t>(piece.chunk().size());
  }
  RETURN_IF_ERROR(FromGrpc(stream->Finish()));
  return bytes;
}

// Gives the exit code.
template <typename Request, typename Response>
int Save(const std::string& path, Download<Request, Response> method, const Request& request) {
  const auto save = [&]() -> absl::StatusOr<int64_t> {
    ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
    ASSIGN_OR_RETURN(OutputFile file, OutputFile::Create(path));
    ASSIGN_OR_RETURN(const int64_t bytes, Receive(*session, method, request, file));
    RETURN_IF_ERROR(file.Commit());
    return bytes;
  };
  const absl::StatusOr<int64_t> bytes = save();
  if (!bytes.ok()) return Fail(bytes.status());
  Print(absl::StrCat(path, ": ", *bytes, " bytes\n"));
  return kOk;
}

int ExportHours(const std::string& path) {
  v1::ExportHoursFileRequest request;
  v1::ExportHoursRequest& inner = *request.mutable_request();
  inner.set_format(FormatOf(path));
  if (inner.format() == v1::ExportHoursRequest::FORMAT_UNSPECIFIED) {
    return FailUsage("--format is xlsx, csv or records-csv, or the file's name ends so");
  }
  inner.mutable_filter()->set_owner(absl::GetFlag(FLAGS_unit));
  inner.mutable_filter()->set_start_date(absl::GetFlag(FLAGS_from));
  inner.mutable_filter()->set_end_date(absl::GetFlag(FLAGS_to));
  return Save(path, &v1::AdminService::Stub::ExportHoursFile, request);
}

int ExportLedgers(const std::string& path) {
  const std::string format = absl::GetFlag(FLAGS_format);
  if (format.empty() ? !absl::EndsWithIgnoreCase(path, ".xlsx") : format != "xlsx") {
    return FailUsage("ledgers come as .xlsx");
  }
  if (absl::GetFlag(FLAGS_from).empty() || absl::GetFlag(FLAGS_to).empty()) {
    return FailUsage("ledgers have a period: --from=YYYY-MM-DD --to=YYYY-MM-DD");
  }
  v1::ExportLedgersFileRequest request;
  request.mutable_request()->set_unit(absl::GetFlag(FLAGS_unit));
  request.mutable_request()->set_start_date(absl::GetFlag(FLAGS_from));
  request.mutable_request()->set_end_date(absl::GetFlag(FLAGS_to));
  return Save(path, &v1::AdminService::Stub::ExportLedgersFile, request);
}

absl::StatusOr<std::string> Calendar() {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  ASSIGN_OR_RETURN(const Directory directory, Directory::Read(*session));
  const std::string unit = absl::GetFlag(FLAGS_unit);
  v1::ExportCalendarRequest request;
  request.set_owner(directory.root());
  if (!unit.empty()) {
    ASSIGN_OR_RETURN(*request.mutable_owner(), directory.UnitOf(unit));
  }
  ASSIGN_OR_RETURN(v1::ExportCalendarResponse response,
                   session->Call(&v1::EventService::Stub::ExportCalendar, request));
  return std::move(*response.mutable_content());
}

int ExportCalendar(const std::string& path) {
  const std::string format = absl::GetFlag(FLAGS_format);
  if (!format.empty() && format != "ics") return FailUsage("a calendar comes as .ics");
  if (!absl::GetFlag(FLAGS_from).empty() || !absl::GetFlag(FLAGS_to).empty()) {
    return FailUsage(
        "a calendar goes from 60 days back to 400 days ahead, without --from and --to");
  }
  const absl::StatusOr<std::string> calendar = Calendar();
  if (!calendar.ok()) return Fail(calendar.status());
  const absl::Status written = WritePrivateFile(path, *calendar);
  if (!written.ok()) return Fail(written);
  Print(absl::StrCat(path, ": ", calendar->size(), " bytes\n"));
  return kOk;
}

}  // namespace

int Export(const CommandLine& line) {
  if (line.words.size() == 3 && line.words[1] == "hours") return ExportHours(line.words[2]);
  if (line.words.size() == 3 && line.words[1] == "ledgers") return ExportLedgers(line.words[2]);
  if (line.words.size() == 3 && line.words[1] == "ics") return ExportCalendar(line.words[2]);
  return FailUsage("usage: glimmerd export hours|ledgers|ics FILE");
}

}  // namespace glimmer::cli
