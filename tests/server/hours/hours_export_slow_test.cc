// A hundred thousand records leave in constant memory, and add up.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/hours/hours_export.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::hours {
namespace {

constexpr int64_t kRows = 100'000;
constexpr int64_t kMostGrowth = 48 * 1024;  // KiB; the rows as text are more than 20 MiB

// A line of /proc/self/status in KiB.
int64_t StatusKib(absl::string_view name) {
  std::ifstream file("/proc/self/status");
  std::string line;
  while (std::getline(file, line)) {
    if (!absl::StartsWith(line, name)) continue;
    const std::vector<std::string> words =
        absl::StrSplit(line, absl::ByAnyChar(" \t"), absl::SkipEmpty());
    int64_t kib = -1;
    if (words.size() > 1 && absl::SimpleAtoi(words[1], &kib)) return kib;
  }
  return -1;
}

// From now on the peak is counted anew.
bool ResetPeak() { return static_cast<bool>(std::ofstream("/proc/self/clear_refs") << "5"); }

class SlowExportTest : public testing::Test {
 protected:
  // Copies of one record for 2,000 people, a minute more each up to two hours.
  void SetUp() override {
    LedgerHistory history(world_, 1);
    history.Grow(1);
    const Record& one = history.rows().front();
    filter_.organization_id = world_.organization_id;
    filter_.unit_id = world_.root_unit_id;
    world_.Execute(absl::StrCat(
        "INSERT INTO service_records SELECT substr('00000000000000000000000000' || n, -26), "
        "organization_id, n, subject_key || (n % 2000), source, shift_id, event_id, title, "
        "category, "
        "home_unit_id, host_unit_id, organizing_unit_id, '2026-0' || (1 + n % 9) || '-0' || "
        "(1 + n % 7), time_zone, planned_start_time_us, planned_end_time_us, check_in_time_us, "
        "check_out_time_us, break_minutes, n % 120, 1, 1, evidence_class, verdict, assumed, "
        "rule_pack_id, NULL, recorder, reason, record_time_us, NULL FROM service_records, "
        "(WITH RECURSIVE c (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM c WHERE n < ",
        kRows, ") SELECT n FROM c) WHERE service_record_id = '", one.record_id, "'"));
  }

  // Bytes and lines of the file; the growth of memory meanwhile is bounded.
  struct Size {
    int64_t bytes = 0;
    int64_t lines = 0;
  };
  Size Export(ExportFormat format) {
    Size size;
    EXPECT_TRUE(ResetPeak());
    const int64_t before = StatusKib("VmRSS:");
    const absl::Status status =
        ExportHours(world_.database(), {filter_, format, "en", world_.clock.Now(), ""},
                    [&size](absl::string_view piece) {
                      size.bytes += static_cast<int64_t>(piece.size());
                      size.lines += std::count(piece.begin(), piece.end(), '\n');
                      return absl::OkStatus();
                    });
    EXPECT_TRUE(status.ok()) << status;
    const int64_t growth = StatusKib("VmHWM:") - before;
    RecordProperty("growth_kib", static_cast<int>(growth));
    EXPECT_GT(before, 0);
    EXPECT_LT(growth, kMostGrowth);
    return size;
  }

  test::World world_;
  RecordFilter filter_;
};

TEST_F(SlowExportTest, RecordsAsCsv) {
  EXPECT_EQ(Export(ExportFormat::kRecordsCsv).lines, kRows + 1);
}

TEST_F(SlowExportTest, Totals) { EXPECT_EQ(Export(ExportFormat::kCsv).lines, 2002); }

TEST_F(SlowExportTest, Workbook) { EXPECT_GT(Export(ExportFormat::kXlsx).bytes, 1'000'000); }

}  // namespace
}  // namespace glimmer::hours
