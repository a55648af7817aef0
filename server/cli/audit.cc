// audit: what was granted, exported, corrected and looked up, newest first, as the table has it:
// people by id, nobody by name.
#include <optional>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "server/cli/commands.h"
#include "server/cli/directory.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/local_day.h"
#include "server/cli/local_session.h"
#include "server/cli/print.h"
#include "server/formats/csv.h"
#include "shared/base/time_convert.h"

namespace glimmer::cli {
namespace {

constexpr int kPageSize = 200;

struct Wanted {
  absl::Time start = absl::InfinitePast();
  absl::Time end = absl::InfiniteFuture();  // not included
  std::string person;                       // people/{id}; empty: everybody

  bool Has(const v1::AuditRecord& record) const {
    const absl::Time time = FromTimestamp(record.time());
    return time >= start && time < end &&
           (person.empty() || record.actor() == person || record.subject() == person);
  }
};

// What somebody wrote cannot steer the terminal.
std::string OneLine(std::string text) {
  for (char& c : text) {
    if (absl::ascii_iscntrl(static_cast<unsigned char>(c))) c = ' ';
  }
  return text;
}

std::string TimeOf(const v1::AuditRecord& record) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%S%Ez", FromTimestamp(record.time()),
                          absl::LocalTimeZone());
}

void PrintLine(const v1::AuditRecord& record) {
  const std::string purpose = record.purpose().empty() ? "" : "  " + OneLine(record.purpose());
  Print(absl::StrCat(TimeOf(record), "  ", record.actor(), "  ", record.action(), "  ",
                     record.subject(), purpose, "\n"));
}

absl::Status WriteRow(formats::CsvWriter& csv, const v1::AuditRecord& record) {
  const formats::Cell cells[] = {TimeOf(record),   record.actor(),   record.action(),
                                 record.subject(), record.purpose(), record.name()};
  return csv.WriteRow(cells);
}

absl::Status WriteHeading(formats::CsvWriter& csv) {
  const formats::Cell cells[] = {std::string("time"),    std::string("actor"),
                                 std::string("action"),  std::string("subject"),
                                 std::string("purpose"), std::string("record")};
  return csv.WriteRow(cells);
}

// Each record that is wanted, newest first. A page that is all before the time ends it.
template <typename Take>
absl::Status ForEach(const LocalSession& session, const Wanted& wanted, const Take& take) {
  v1::ListAuditRecordsRequest request;
  request.set_page_size(kPageSize);
  bool in_time = true;
  do {
    ASSIGN_OR_RETURN(const v1::ListAuditRecordsResponse page,
                     session.Call(&v1::AccessService::Stub::ListAuditRecords, request));
    in_time = false;
    for (const v1::AuditRecord& record : page.audit_records()) {
      in_time = in_time || FromTimestamp(record.time()) >= wanted.start;
      if (wanted.Has(record)) RETURN_IF_ERROR(take(record));
    }
    request.set_page_token(page.next_page_token());
  } while (in_time && !request.page_token().empty());
  return absl::OkStatus();
}

absl::Status TryPrint(Wanted wanted, bool as_csv) {
  ASSIGN_OR_RETURN(const auto session, LocalSession::Open(ConfigFromFlags()));
  if (!absl::GetFlag(FLAGS_person).empty()) {
    ASSIGN_OR_RETURN(const Directory directory, Directory::Read(*session));
    ASSIGN_OR_RETURN(const v1::Person person, directory.PersonOf(absl::GetFlag(FLAGS_person)));
    wanted.person = person.name();
  }
  if (!as_csv) {
    return ForEach(*session, wanted, [](const v1::AuditRecord& record) {
      PrintLine(record);
      return absl::OkStatus();
    });
  }
  formats::CsvWriter csv([](absl::string_view piece) {
    Print(piece);
    return absl::OkStatus();
  });
  RETURN_IF_ERROR(WriteHeading(csv));
  RETURN_IF_ERROR(ForEach(*session, wanted,
                          [&csv](const v1::AuditRecord& record) { return WriteRow(csv, record); }));
  return csv.Finish();
}

}  // namespace

int Audit(const CommandLine&) {
  const std::string format = absl::GetFlag(FLAGS_format);
  if (!format.empty() && format != "table" && format != "csv") {
    return FailUsage("--format is table or csv");
  }
  const auto from = DayOfFlag("from", absl::GetFlag(FLAGS_from));
  if (!from.ok()) return FailUsage(from.status().message());
  const auto to = DayOfFlag("to", absl::GetFlag(FLAGS_to));
  if (!to.ok()) return FailUsage(to.status().message());
  if (*from && *to && **to < **from) return FailUsage("--to is before --from");
  Wanted wanted;
  if (*from) wanted.start = StartOf(**from);
  if (*to) wanted.end = StartOf(**to + 1);
  const absl::Status printed = TryPrint(std::move(wanted), format == "csv");
  return printed.ok() ? kOk : Fail(printed);
}

}  // namespace glimmer::cli
