#include "server/hours/hours_export.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/formats/csv.h"
#include "server/formats/workbook_file.h"
#include "server/formats/xlsx_writer.h"
#include "server/hours/daily_heads.h"
#include "server/hours/export_rows.h"
#include "server/hours/ledger_head_store.h"

namespace glimmer::hours {
namespace {

using formats::Cell;
using formats::ColumnType;
using formats::Lang;
using formats::TextId;
using formats::Workbook;

constexpr int kPage = 5000;

using OnRecord = std::function<absl::Status(const Record&)>;

std::string Word(Lang lang, TextId id) { return std::string(formats::Text(lang, id)); }

// Reads what one job asks for, each in a transaction of its own.
class Reader {
 public:
  Reader(sql::Database& database, const RecordFilter& filter)
      : database_(database), filter_(filter) {}

  absl::StatusOr<std::vector<Figure>> Figures(FigureGroup group) {
    std::vector<Figure> figures;
    RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(figures, FiguresStore(tx).List(filter_, group));
      return absl::OkStatus();
    }));
    return figures;
  }

  absl::StatusOr<UnitTitles> Units() {
    UnitTitles titles;
    RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(titles, FiguresStore(tx).UnitTitles(filter_.organization_id));
      return absl::OkStatus();
    }));
    return titles;
  }

  absl::StatusOr<std::vector<Headcount>> Headcounts() {
    std::vector<Headcount> counts;
    RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(counts, HeadcountStore(tx).List(filter_));
      return absl::OkStatus();
    }));
    return counts;
  }

  // Oldest first, a page of rows in memory at a time.
  absl::Status Records(const OnRecord& on_record) {
    std::vector<Record> page;
    int64_t last = 0;
    do {
      RETURN_IF_ERROR(sql::ReadAndWait(database_, [&](sql::Transaction& tx) -> absl::Status {
        page.clear();
        return LedgerStore(tx)
            .ReadAfter(filter_, last, kPage, [&](const Record& r) { page.push_back(r); })
            .status();
      }));
      for (const Record& record : page) RETURN_IF_ERROR(on_record(record));
      if (!page.empty()) last = page.back().sequence;
    } while (page.size() == kPage);
    return absl::OkStatus();
  }

 private:
  sql::Database& database_;
  const RecordFilter& filter_;
};

absl::Status WriteTotals(Reader& reader, Lang lang, const formats::ByteSink& sink) {
  formats::CsvWriter csv(sink);
  RETURN_IF_ERROR(csv.WriteRow(TotalsHeader(lang)));
  ASSIGN_OR_RETURN(const std::vector<Figure> figures, reader.Figures(FigureGroup::kPerson));
  for (const Figure& figure : figures) RETURN_IF_ERROR(csv.WriteRow(TotalsRow(figure)));
  return csv.Finish();
}

absl::Status WriteRecords(Reader& reader, const formats::ByteSink& sink) {
  formats::CsvWriter csv(sink);
  RETURN_IF_ERROR(csv.WriteRow(RecordsHeader()));
  RETURN_IF_ERROR(
      reader.Records([&](const Record& record) { return csv.WriteRow(RecordsRow(record)); }));
  return csv.Finish();
}

absl::Status AddFigureSheets(Reader& reader, Lang lang, Workbook& book) {
  constexpr std::pair<FigureGroup, TextId> kSheets[] = {
      {FigureGroup::kPerson, TextId::kSheetByPerson},
      {FigureGroup::kHomeUnit, TextId::kSheetByHomeUnit},
      {FigureGroup::kHostUnit, TextId::kSheetByHostCommunity},
      {FigureGroup::kCategory, TextId::kSheetByCategory},
      {FigureGroup::kMonth, TextId::kSheetByMonth},
  };
  for (const auto& [group, name] : kSheets) {
    RETURN_IF_ERROR(book.AddSheet(formats::Text(lang, name), FigureColumns(lang, group)));
    ASSIGN_OR_RETURN(const std::vector<Figure> figures, reader.Figures(group));
    for (const Figure& figure : figures) {
      RETURN_IF_ERROR(book.AppendRow(FigureRow(lang, group, figure)));
    }
  }
  return absl::OkStatus();
}

absl::Status AddHeadcountSheet(Reader& reader, Lang lang, Workbook& book) {
  ASSIGN_OR_RETURN(const UnitTitles units, reader.Units());
  ASSIGN_OR_RETURN(const std::vector<Headcount> counts, reader.Headcounts());
  RETURN_IF_ERROR(
      book.AddSheet(formats::Text(lang, TextId::kSheetHeadcounts), HeadcountColumns(lang)));
  for (const Headcount& count : counts) {
    RETURN_IF_ERROR(book.AppendRow(HeadcountRow(units, count)));
  }
  return absl::OkStatus();
}

absl::Status AddRecordSheet(Reader& reader, Lang lang, Workbook& book) {
  ASSIGN_OR_RETURN(const UnitTitles units, reader.Units());
  RETURN_IF_ERROR(book.AddSheet(formats::Text(lang, TextId::kSheetRecords), RecordColumns(lang)));
  return reader.Records(
      [&](const Record& record) { return book.AppendRow(RecordRow(lang, units, record)); });
}

std::string PeriodOf(Lang lang, const RecordFilter& filter) {
  if (filter.start_date.empty() && filter.end_date.empty()) return Word(lang, TextId::kPeriodAll);
  return formats::Text(lang, TextId::kPeriodText, {filter.start_date, filter.end_date});
}

// As glimmerd verify reads it.
std::string HeadOf(Lang lang, const ExportJob& job) {
  if (job.head.value.empty()) return Word(lang, TextId::kLedgerHeadNone);
  return HeadLine(job.filter.organization_id, job.head);
}

absl::Status AddDefinitionSheet(Lang lang, const ExportJob& job, Workbook& book) {
  RETURN_IF_ERROR(book.AddSheet(formats::Text(lang, TextId::kSheetDefinitions),
                                {{Word(lang, TextId::kFigure), ColumnType::kText, 24},
                                 {Word(lang, TextId::kDefinition), ColumnType::kText, 100}}));
  const auto instant = [](absl::Time time) {
    return absl::FormatTime(absl::RFC3339_sec, time, absl::UTCTimeZone());
  };
  const std::pair<TextId, std::string> lines[] = {
      {TextId::kPeriod, PeriodOf(lang, job.filter)},
      {TextId::kAsOf,
       absl::StrCat(instant(job.filter.as_of), " ", formats::Text(lang, TextId::kDefineAsOf))},
      {TextId::kMadeAt, instant(job.now)},
      {TextId::kLedgerHead, Word(lang, TextId::kLedgerHeadText)},
      {TextId::kLedgerHead, HeadOf(lang, job)},
      {TextId::kSessions, Word(lang, TextId::kDefineSessions)},
      {TextId::kPersonTimes, Word(lang, TextId::kDefinePersonTimes)},
      {TextId::kPeople, Word(lang, TextId::kDefinePeople)},
      {TextId::kCountedMinutes, Word(lang, TextId::kDefineMinutes)},
      {TextId::kHours, Word(lang, TextId::kDefineHours)},
      {TextId::kWaitingMinutes, Word(lang, TextId::kDefineWaiting)},
      {TextId::kAudience, Word(lang, TextId::kDefineAudience)},
      {TextId::kGuests, Word(lang, TextId::kDefineGuests)},
      {TextId::kDate, Word(lang, TextId::kDefineDate)},
      {TextId::kHomeUnit, Word(lang, TextId::kDefineHomeUnit)},
      {TextId::kHostCommunity, Word(lang, TextId::kDefineHostCommunity)},
      {TextId::kEvidenceClass, Word(lang, TextId::kDefineEvidence)},
      {TextId::kEvidenceClass, Word(lang, TextId::kEvidenceA)},
      {TextId::kEvidenceClass, Word(lang, TextId::kEvidenceB)},
      {TextId::kEvidenceClass, Word(lang, TextId::kEvidenceC)},
      {TextId::kEvidenceClass, Word(lang, TextId::kEvidenceD)},
  };
  for (const auto& [title, text] : lines) {
    const Cell cells[] = {Word(lang, title), text};
    RETURN_IF_ERROR(book.AppendRow(cells));
  }
  return absl::OkStatus();
}

absl::Status WriteWorkbook(Reader& reader, Lang lang, const ExportJob& job,
                           const formats::ByteSink& sink) {
  formats::WorkbookFile file;
  ASSIGN_OR_RETURN(const std::unique_ptr<Workbook> book, file.Begin());
  RETURN_IF_ERROR(AddFigureSheets(reader, lang, *book));
  RETURN_IF_ERROR(AddRecordSheet(reader, lang, *book));
  RETURN_IF_ERROR(AddHeadcountSheet(reader, lang, *book));
  RETURN_IF_ERROR(AddDefinitionSheet(lang, job, *book));
  RETURN_IF_ERROR(book->Close());
  return file.Send(sink);
}

// The file is made by several reads: all of them see the rows there were at the first.
absl::Status FixRows(sql::Database& database, ExportJob& job) {
  if (job.filter.as_of > job.now) job.filter.as_of = job.now;
  return sql::ReadAndWait(database, [&job](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const int64_t last, LedgerStore(tx).LastSequence(job.filter.organization_id));
    job.filter.last_sequence = std::min(job.filter.last_sequence, last);
    job.head.sequence = job.filter.last_sequence;
    ASSIGN_OR_RETURN(job.head.value,
                     LedgerHeadStore(tx).ValueAt(job.filter.organization_id, job.head.sequence));
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status ExportHours(sql::Database& database, ExportJob job, const formats::ByteSink& sink) {
  RETURN_IF_ERROR(FixRows(database, job));
  const Lang lang = formats::FromAcceptLanguage(job.language);
  Reader reader(database, job.filter);
  switch (job.format) {
    case ExportFormat::kXlsx:
      return WriteWorkbook(reader, lang, job, sink);
    case ExportFormat::kCsv:
      return WriteTotals(reader, lang, sink);
    case ExportFormat::kRecordsCsv:
      return WriteRecords(reader, sink);
  }
  return absl::InvalidArgumentError("no such format");
}

}  // namespace glimmer::hours
