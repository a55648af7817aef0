// The workbook, read back by our own reader: every figure is the number of the rows behind it.
#include "server/ledgers/ledger_export.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/formats/xlsx_reader.h"
#include "server/ledgers/figure_commands.h"
#include "shared/domain/resource_names.h"
#include "tests/server/ledgers/ledger_history.h"

namespace glimmer::ledgers {
namespace {

using testing::HasSubstr;
using testing::Not;

// A row by heading.
using Row = std::map<std::string, std::string>;

class LedgerExportTest : public LedgerHistoryTest {
 protected:
  absl::StatusOr<std::string> Export(const std::string& unit_id, const std::string& start_date,
                                     const std::string& end_date,
                                     const std::string& language = "en") {
    v1::ExportLedgersRequest request;
    request.set_unit(ResourceName(kUnits, unit_id));
    request.set_start_date(start_date);
    request.set_end_date(end_date);
    LedgerExportJob job;
    RETURN_IF_ERROR(world_.As(coordinator_, [&](rpc::Context& context) {
      context.language = language;
      return AdmitExport(context, request, job);
    }));
    std::string file;
    RETURN_IF_ERROR(ExportLedgers(world_.database(), job, [&](absl::string_view piece) {
      EXPECT_LE(piece.size(), size_t{64} << 10);
      file.append(piece.data(), piece.size());
      return absl::OkStatus();
    }));
    return file;
  }

  static std::vector<Row> Sheet(const std::string& file, const std::string& name) {
    const auto table = formats::ReadXlsx(file, name);
    EXPECT_TRUE(table.ok()) << name << ": " << table.status();
    if (!table.ok()) return {};
    EXPECT_EQ(table->sheet_name, name);
    const std::vector<std::string>& head = table->rows.front().cells;
    std::vector<Row> rows;
    for (size_t i = 1; i < table->rows.size(); ++i) {
      Row& row = rows.emplace_back();
      const std::vector<std::string>& cells = table->rows[i].cells;
      for (size_t c = 0; c < head.size(); ++c) row[head[c]] = c < cells.size() ? cells[c] : "";
    }
    return rows;
  }

  static int64_t CountIf(const std::vector<Row>& rows, const std::function<bool(Row)>& is) {
    return std::count_if(rows.begin(), rows.end(), is);
  }
  // The figure's number, of all its groups.
  static int64_t Number(const std::vector<Row>& figures, const std::string& title,
                        const std::string& group = "") {
    int64_t sum = 0;
    for (const Row& row : figures) {
      int64_t number = 0;
      if (row.at("Figure") != title || (!group.empty() && row.at("Group") != group)) continue;
      EXPECT_TRUE(absl::SimpleAtoi(row.at("Number"), &number)) << row.at("Number");
      EXPECT_NE(row.at("Definition"), "");
      sum += number;
    }
    return sum;
  }
  static int64_t Rounded(const std::string& text, double unit) {
    double number = 0;
    EXPECT_TRUE(absl::SimpleAtod(text, &number)) << text;
    return std::llround(number * unit);
  }

  void CheckWishes(const std::string& file, const std::string& first, const std::string& last);
  void CheckGifts(const std::string& file);
  void CheckFollowUps(const std::string& file, const std::string& first, const std::string& last);
};

void LedgerExportTest::CheckWishes(const std::string& file, const std::string& first,
                                   const std::string& last) {
  const std::vector<Row> figures = Sheet(file, "Figures");
  const std::vector<Row> wishes = Sheet(file, "Wishes");
  const auto in = [&](const std::string& day) { return day >= first && day <= last; };
  EXPECT_EQ(Number(figures, "Wishes published"),
            CountIf(wishes, [&](Row row) { return in(row["Published"]); }));
  EXPECT_EQ(Number(figures, "Wishes claimed"),
            CountIf(wishes, [&](Row row) { return in(row["First claimed"]); }));
  EXPECT_EQ(Number(figures, "Wishes fulfilled"),
            CountIf(wishes, [&](Row row) { return in(row["Confirmed"]); }));
  EXPECT_EQ(Number(figures, "Wishes fulfilled in time"), CountIf(wishes, [&](Row row) {
              return in(row["Confirmed"]) && row["Confirmed"] <= row["Deadline"];
            }));
  EXPECT_EQ(Number(figures, "Open wishes"),
            CountIf(wishes, [](Row row) { return row["State at the end"] == "open"; }));
}

void LedgerExportTest::CheckGifts(const std::string& file) {
  const std::vector<Row> figures = Sheet(file, "Figures");
  const std::vector<Row> gifts = Sheet(file, "Gifts");
  std::map<std::string, int64_t> quantities;
  int64_t fen = 0;
  for (Row row : gifts) {
    const std::string group = absl::StrCat(row["Item"], " (", row["Measure"], ")");
    quantities[group] += Rounded(row["Quantity"], 1'000);
    if (!row["Yuan"].empty()) fen += Rounded(row["Yuan"], 100);
  }
  EXPECT_EQ(Number(figures, "Gifts received"), static_cast<int64_t>(gifts.size()));
  EXPECT_EQ(Number(figures, "Gifts without a declared value"),
            CountIf(gifts, [](Row row) { return row["Yuan"].empty(); }));
  for (const Row& row : figures) {
    if (row.at("Figure") == "Gifts received") {
      EXPECT_EQ(Rounded(row.at("Quantity"), 1'000), quantities[row.at("Group")]);
    } else if (row.at("Figure") == "Declared value of the gifts") {
      EXPECT_EQ(Rounded(row.at("Yuan"), 100), fen);
    }
  }
}

void LedgerExportTest::CheckFollowUps(const std::string& file, const std::string& first,
                                      const std::string& last) {
  const std::vector<Row> figures = Sheet(file, "Figures");
  const std::vector<Row> rows = Sheet(file, "Follow-ups");
  const std::string today = Today();
  const auto in = [&](const std::string& day) { return day >= first && day <= last; };
  const auto over = [&](const std::string& day) {
    return !day.empty() && (last < today ? day <= last : day < today);
  };
  EXPECT_EQ(Number(figures, "Follow-ups opened"),
            CountIf(rows, [&](Row row) { return in(row["Opened"]); }));
  EXPECT_EQ(Number(figures, "Follow-ups closed"),
            CountIf(rows, [&](Row row) { return in(row["Closed"]); }));
  EXPECT_EQ(Number(figures, "Follow-ups done late"), CountIf(rows, [&](Row row) {
              return in(row["Closed"]) && row["Done"] > row["Due date"];
            }));
  EXPECT_EQ(Number(figures, "Follow-ups overdue"), CountIf(rows, [&](Row row) {
              return row["State at the end"] == "planned" && over(row["Due date"]);
            }));
  EXPECT_EQ(Number(figures, "Follow-ups open"),
            CountIf(rows, [](Row row) { return row["State at the end"] != "closed"; }));
}

TEST_F(LedgerExportTest, EveryFigureIsTheNumberOfItsRows) {
  Begin(21);
  Grow(300);
  const struct {
    int unit;
    int from;
    int to;
  } periods[] = {{0, 400, 0}, {0, 90, 30}, {1, 60, -10}, {3, 120, 1}};
  for (const auto& [unit, from, to] : periods) {
    const std::string first = DaysAgo(from);
    const std::string last = DaysAgo(to);
    const auto file = Export(units_[unit], first, last);
    ASSERT_TRUE(file.ok()) << file.status();
    CheckWishes(*file, first, last);
    CheckGifts(*file);
    CheckFollowUps(*file, first, last);
    const std::vector<Row> figures = Sheet(*file, "Figures");
    const std::vector<Row> deeds = Sheet(*file, "Deeds");
    for (const auto& [title, kind] : {std::pair("Deeds by organisations", "organisation"),
                                      std::pair("Deeds by individuals", "individual")}) {
      EXPECT_EQ(Number(figures, title),
                CountIf(deeds, [kind = kind](Row row) { return row["By whom"] == kind; }));
    }
    // The same figures as the call's.
    const v1::LedgerFigures asked = Ask(units_[unit], first, last)->figures();
    EXPECT_EQ(Number(figures, "Wishes fulfilled"), asked.wishes_fulfilled());
    const char* const ages[] = {"0 to 6 days", "7 to 29 days", "30 to 89 days", "90 days and more"};
    ASSERT_EQ(asked.wishes_open_size(), static_cast<int>(std::size(ages)));
    for (size_t i = 0; i < std::size(ages); ++i) {
      EXPECT_EQ(Number(figures, "Open wishes", ages[i]), asked.wishes_open(i).wishes());
    }
  }
}

TEST_F(LedgerExportTest, NamesDoersAndOwnersButNoHousehold) {
  Begin(22);
  Grow(200);
  const auto file = Export(units_[0], DaysAgo(400), DaysAgo(0));
  ASSERT_TRUE(file.ok()) << file.status();
  std::string all;
  for (const char* name : {"Figures", "Wishes", "Deeds", "Gifts", "Follow-ups"}) {
    for (const Row& row : Sheet(*file, name)) {
      for (const auto& [heading, cell] : row) absl::StrAppend(&all, heading, "=", cell, "\n");
    }
  }
  EXPECT_THAT(all, HasSubstr("Done by=Sun Li"));
  EXPECT_THAT(all, HasSubstr("Owner=Sun Li"));
  EXPECT_THAT(all, HasSubstr("Donor=Riverside Grocery"));
  EXPECT_THAT(all, Not(HasSubstr("a neighbour")));  // the alias
  EXPECT_THAT(all, Not(HasSubstr("CANARY")));
}

TEST_F(LedgerExportTest, TextStaysText) {
  Begin(23);
  v1::Wish wish = Service(30);
  wish.set_title("=HYPERLINK(\"http://example.org\")");
  Publish(wish);
  const auto file = Export(units_[0], DaysAgo(1), DaysAgo(0), "zh-CN");
  ASSERT_TRUE(file.ok()) << file.status();
  EXPECT_EQ(Sheet(*file, "心愿").at(0)["事项"], wish.title());
  EXPECT_EQ(Sheet(*file, "指标").at(0)["指标"], "单位及下级");
}

TEST_F(LedgerExportTest, IsOnRecordAndStopsWithItsReader) {
  Begin(24);
  ASSERT_TRUE(Export(units_[0], "2026-03-01", "2026-03-31").ok());
  EXPECT_EQ(world_.Audited("ExportLedgers"), 1);
  EXPECT_EQ(world_.Text("SELECT purpose FROM audit_records WHERE action = 'ExportLedgers'"),
            "2026-03-01 2026-03-31");
  EXPECT_EQ(MetadataOf(Export(units_[0], "2026-03-01", "").status(), "field"), "end_date");
  EXPECT_EQ(world_.Audited("ExportLedgers"), 1);
  LedgerExportJob job;
  v1::ExportLedgersRequest request;
  request.set_unit(ResourceName(kUnits, units_[0]));
  request.set_start_date("2026-03-01");
  request.set_end_date("2026-03-31");
  ASSERT_TRUE(world_
                  .As(coordinator_,
                      [&](rpc::Context& context) { return AdmitExport(context, request, job); })
                  .ok());
  int pieces = 0;
  const absl::Status gone = ExportLedgers(world_.database(), job, [&](absl::string_view) {
    ++pieces;
    return absl::CancelledError("gone");
  });
  EXPECT_EQ(gone.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(pieces, 1);
}

}  // namespace
}  // namespace glimmer::ledgers
