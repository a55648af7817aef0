// The files, read back, equal the figures: CSV by our reader, the workbook by openpyxl.
#include "server/hours/hours_export.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/formats/csv.h"
#include "server/hours/export_rows.h"
#include "server/hours/figures_store.h"
#include "server/hours/ledger_head_store.h"
#include "tests/server/formats/python_oracle.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::hours {
namespace {

class ExportTest : public testing::Test {
 protected:
  ExportTest() : history_(world_, 11) { history_.Grow(400); }

  ExportJob Job(ExportFormat format, const std::string& language = "en") {
    ExportJob job{.format = format, .language = language, .now = world_.clock.Now()};
    job.filter.organization_id = world_.organization_id;
    job.filter.unit_id = world_.root_unit_id;
    return job;
  }

  std::string Export(const ExportJob& job) {
    std::string file;
    const absl::Status status =
        ExportHours(world_.database(), job, [&file](absl::string_view piece) {
          file.append(piece.data(), piece.size());
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    return file;
  }

  std::vector<std::vector<std::string>> Csv(const ExportJob& job) {
    std::string file = Export(job);
    EXPECT_EQ(file.substr(0, 3), "\xEF\xBB\xBF");
    std::vector<std::vector<std::string>> rows;
    const auto table = formats::ParseCsv(file.substr(3));
    EXPECT_TRUE(table.ok()) << table.status();
    for (const formats::Row& row : table->rows) rows.push_back(row.cells);
    return rows;
  }

  std::vector<Figure> Figures(const RecordFilter& filter, FigureGroup group) {
    std::vector<Figure> figures;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(figures, FiguresStore(tx).List(filter, group));
                  return absl::OkStatus();
                }).ok());
    return figures;
  }

  // Of the ledger's last row.
  std::string Head() {
    std::string value;
    EXPECT_TRUE(sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(const auto head,
                                   LedgerHeadStore(tx).Now(world_.organization_id));
                  value = head.value;
                  return absl::OkStatus();
                }).ok());
    EXPECT_EQ(value.size(), 32u);
    return value;
  }

  void AddClosedShift(int audience, int guests) {
    world_.Execute(absl::StrCat("UPDATE shifts SET state = 3, audience_count = ", audience,
                                ", guest_count = ", guests, " WHERE shift_id = '",
                                world_.AddShift().shift_id, "'"));
  }

  test::World world_;
  LedgerHistory history_;
};

TEST_F(ExportTest, TotalsByPersonEqualTheFigures) {
  world_.Execute(absl::StrCat(
      "INSERT INTO external_ids (organization_id, system, value, person_id) VALUES ('",
      world_.organization_id, "', 'volunteer_number', '0012', '", history_.people()[0], "')"));
  const ExportJob job = Job(ExportFormat::kCsv);
  const auto rows = Csv(job);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"person", "name", "volunteer_number", "home_unit",
                                               "sessions", "counted_minutes", "hours"}));
  const std::vector<Figure> figures = Figures(job.filter, FigureGroup::kPerson);
  ASSERT_EQ(rows.size(), figures.size() + 1);
  for (size_t i = 0; i < figures.size(); ++i) {
    const Figure& f = figures[i];
    EXPECT_EQ(rows[i + 1][0], "people/" + f.key);
    EXPECT_EQ(rows[i + 1][1], f.title);
    EXPECT_EQ(rows[i + 1][2], f.key == history_.people()[0] ? "0012" : "");
    EXPECT_NE(rows[i + 1][3], "");
    EXPECT_EQ(rows[i + 1][4], absl::StrCat(f.sessions));
    EXPECT_EQ(rows[i + 1][5], absl::StrCat(f.minutes));
    EXPECT_EQ(rows[i + 1][6], absl::StrCat(DisplayHours(f.minutes)));
  }
  EXPECT_EQ(Csv(Job(ExportFormat::kCsv, "zh-CN"))[0][1], "姓名");
}

TEST_F(ExportTest, RecordsAddUpToTheFigures) {
  const ExportJob job = Job(ExportFormat::kRecordsCsv, "zh-CN");
  const auto rows = Csv(job);
  EXPECT_EQ(rows[0],
            (std::vector<std::string>{"record", "person", "shift", "home_unit", "host_community",
                                      "check_in", "check_out", "break_minutes", "counted_minutes",
                                      "state", "evidence_class", "correction_of", "rule_pack"}));
  ASSERT_EQ(rows.size(), history_.rows().size() + 1);
  std::map<std::string, int64_t> minutes;
  for (size_t i = 1; i < rows.size(); ++i) {
    const Record& want = history_.rows()[i - 1];
    EXPECT_EQ(rows[i][0], "service_records/" + want.record_id);
    EXPECT_EQ(rows[i][3], "units/" + want.home_unit_id);
    EXPECT_EQ(rows[i][10], std::string(1, "?ABCD"[static_cast<int>(want.evidence_class)]));
    absl::Time check_in;
    std::string error;
    ASSERT_TRUE(absl::ParseTime(absl::RFC3339_full, rows[i][5], &check_in, &error)) << error;
    EXPECT_EQ(check_in, want.check_in);
    EXPECT_EQ(rows[i][5].substr(rows[i][5].size() - 6), "+08:00");
    int64_t counted = 0;
    ASSERT_TRUE(absl::SimpleAtoi(rows[i][8], &counted));
    if (rows[i][9] == "confirmed" || rows[i][9] == "reversal") minutes[rows[i][1]] += counted;
  }
  for (const Figure& figure : Figures(job.filter, FigureGroup::kPerson)) {
    EXPECT_EQ(minutes["people/" + figure.key], figure.minutes);
  }
}

TEST_F(ExportTest, WorkbookHoldsTheFiguresAndTheRows) {
  AddClosedShift(40, 0);
  AddClosedShift(0, 5);
  AddClosedShift(2, 0);
  AddClosedShift(0, 0);  // nobody was counted
  const ExportJob job = Job(ExportFormat::kXlsx);
  const auto sums = test::RunPython("hours_workbook.py", Export(job));
  ASSERT_TRUE(sums.ok()) << sums.status();
  std::string want;
  const auto add = [&](absl::string_view sheet, FigureGroup group) {
    int64_t minutes = 0;
    int64_t sessions = 0;
    const std::vector<Figure> figures = Figures(job.filter, group);
    for (const Figure& figure : figures) {
      minutes += figure.minutes;
      sessions += figure.sessions;
    }
    absl::StrAppend(&want, sheet, "|", figures.size(), "|", sessions, "|", minutes, "\n");
  };
  add("Totals by person", FigureGroup::kPerson);
  add("Totals by home unit", FigureGroup::kHomeUnit);
  add("Totals by host community", FigureGroup::kHostUnit);
  add("Totals by category", FigureGroup::kCategory);
  add("Totals by month", FigureGroup::kMonth);
  const Figure whole = Figures(job.filter, FigureGroup::kWhole).front();
  absl::StrAppend(&want, "Records|", whole.rows, "|", whole.minutes,
                  "|ids are text, dates dates\n");
  absl::StrAppend(&want, "Headcounts|3|42|5|dates are dates\n");
  // With a line that glimmerd verify reads.
  absl::StrAppend(&want, "Definitions|21|organizations/", world_.organization_id,
                  " service_records ", history_.rows().back().sequence, " ",
                  absl::BytesToHexString(Head()), "\n");
  EXPECT_EQ(*sums, want);
}

TEST_F(ExportTest, AsOfIsFixedAtTheStart) {
  ExportJob job = Job(ExportFormat::kRecordsCsv);
  const size_t rows = Csv(job).size();
  history_.Grow(50);
  EXPECT_EQ(Csv(job).size(), rows);  // as of the job's own time
  job.now = world_.clock.Now();
  EXPECT_EQ(Csv(job).size(), history_.rows().size() + 1);
}

TEST_F(ExportTest, SinksFailureStopsTheExport) {
  int pieces = 0;
  const absl::Status status =
      ExportHours(world_.database(), Job(ExportFormat::kRecordsCsv), [&](absl::string_view) {
        ++pieces;
        return absl::CancelledError("gone");
      });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(pieces, 1);
}

TEST(DisplayHours, RoundsHalfUp) {
  EXPECT_EQ(DisplayHours(0), 0.0);
  EXPECT_EQ(DisplayHours(2), 0.0);
  EXPECT_EQ(DisplayHours(3), 0.1);
  EXPECT_EQ(DisplayHours(95), 1.6);
  EXPECT_EQ(DisplayHours(-3), -0.1);
}

}  // namespace
}  // namespace glimmer::hours
