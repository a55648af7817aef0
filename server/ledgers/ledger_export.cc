#include "server/ledgers/ledger_export.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/formats/workbook_file.h"
#include "server/ledgers/ledger_rows.h"
#include "shared/base/time_convert.h"

namespace glimmer::ledgers {
namespace {

using formats::Lang;
using formats::TextId;
using formats::Workbook;

constexpr int kPage = 2'000;

// One workbook from one transaction, a page of rows in memory at a time.
class LedgerBook {
 public:
  LedgerBook(sql::Transaction& tx, const LedgerExportJob& job, Workbook& book)
      : tx_(tx),
        period_(job.period),
        lang_(formats::FromAcceptLanguage(job.language)),
        book_(book),
        store_(tx, job.period) {}

  absl::Status Write() {
    RETURN_IF_ERROR(WriteFigures());
    RETURN_IF_ERROR(WriteWishes());
    RETURN_IF_ERROR(WriteDeeds());
    RETURN_IF_ERROR(WriteGifts());
    return WriteFollowUps();
  }

 private:
  absl::Status AddSheet(TextId name, std::vector<formats::Column> columns) {
    return book_.AddSheet(formats::Text(lang_, name), std::move(columns));
  }

  // `list` gives the rows behind an id, `cells` and `id` are of a row.
  template <typename List, typename MakeCells, typename Id>
  absl::Status WriteRows(List list, MakeCells cells, Id id) {
    std::string after;
    size_t read = 0;
    do {
      ASSIGN_OR_RETURN(const auto rows, list(after));
      for (const auto& row : rows) RETURN_IF_ERROR(book_.AppendRow(cells(row)));
      read = rows.size();
      if (!rows.empty()) after = id(rows.back());
    } while (read == static_cast<size_t>(kPage));
    return absl::OkStatus();
  }

  absl::Status WriteFigures() {
    ASSIGN_OR_RETURN(const LedgerFigures figures, store_.Count());
    RETURN_IF_ERROR(AddSheet(TextId::kSheetFigures, FigureColumns(lang_)));
    for (const Cells& row : FigureRows(lang_, period_, figures)) {
      RETURN_IF_ERROR(book_.AppendRow(row));
    }
    return absl::OkStatus();
  }

  absl::Status WriteWishes() {
    RETURN_IF_ERROR(AddSheet(TextId::kSheetWishes, WishColumns(lang_)));
    return WriteRows([&](const std::string& after) { return store_.ListWishes(after, kPage); },
                     [&](const WishThen& wish) { return WishCells(lang_, period_, wish); },
                     [](const WishThen& wish) { return wish.wish_id; });
  }

  absl::Status WriteDeeds() {
    RETURN_IF_ERROR(AddSheet(TextId::kSheetDeeds, DeedColumns(lang_)));
    DeedQuery query;
    query.unit_path = period_.unit_path;
    query.start_date = FormatCivilDay(period_.first_day);
    query.end_date = FormatCivilDay(period_.last_day);
    query.states = {DeedState::kConfirmed};
    query.limit = kPage;
    return WriteRows([&](const std::string&) { return DeedStore(tx_).List(query); },
                     [&](const Deed& deed) { return DeedCells(lang_, deed); },
                     [&](const Deed& deed) {
                       query.before_date = deed.civil_date;
                       query.before_deed_id = deed.deed_id;
                       return deed.deed_id;
                     });
  }

  absl::Status WriteGifts() {
    RETURN_IF_ERROR(AddSheet(TextId::kSheetGifts, GiftColumns(lang_)));
    GiftQuery query;
    query.organization_id = period_.organization_id;
    query.unit_path = period_.unit_path;
    query.start_date = FormatCivilDay(period_.first_day);
    query.end_date = FormatCivilDay(period_.last_day);
    query.limit = kPage;
    return WriteRows([&](const std::string&) { return GiftStore(tx_).List(query); },
                     [&](const Gift& gift) { return GiftCells(lang_, gift); },
                     [&](const Gift& gift) {
                       query.before_date = gift.receive_date;
                       query.before_gift_id = gift.gift_id;
                       return gift.gift_id;
                     });
  }

  absl::Status WriteFollowUps() {
    RETURN_IF_ERROR(AddSheet(TextId::kSheetFollowUps, FollowUpColumns(lang_)));
    return WriteRows([&](const std::string& after) { return store_.ListFollowUps(after, kPage); },
                     [&](const FollowUpThen& row) { return FollowUpCells(lang_, period_, row); },
                     [](const FollowUpThen& row) { return row.follow_up_id; });
  }

  sql::Transaction& tx_;
  const LedgerPeriod& period_;
  const Lang lang_;
  Workbook& book_;
  FigureStore store_;
};

}  // namespace

absl::Status ExportLedgers(sql::Database& database, const LedgerExportJob& job,
                           const formats::ByteSink& sink) {
  formats::WorkbookFile file;
  std::unique_ptr<Workbook> book;
  // The work may run more than once, each time into a new workbook.
  RETURN_IF_ERROR(sql::ReadAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(book, file.Begin());
    return LedgerBook(tx, job, *book).Write();
  }));
  RETURN_IF_ERROR(book->Close());
  return file.Send(sink);
}

}  // namespace glimmer::ledgers
