// Rows that are what was measured over what is allowed: 1 is just good enough.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "server/storage/store.h"
#include "tests/bench/calls.h"
#include "tests/bench/rows.h"
#include "tests/support/program.h"

namespace glimmer::bench {
namespace {

constexpr int kStormPeople = 10000;
constexpr int kStormPlaces = 100;
constexpr double kTimesSlower = 1.5;    // at 100 times the rows
constexpr double kOfAFullScan = 0.5;    // for a year's totals by person
constexpr double kExportMib = 24;       // more memory while exporting
constexpr double kSyncs = 3;            // of the disk, beside an echo, for one sign-up
constexpr double kTimesP99 = 3;         // of a list while others sign up
constexpr double kShareOfLists = 0.25;  // of their rate, the same
constexpr double kIdleMib = 32;
constexpr double kBusyMib = 128;
constexpr double kEmptyStartMs = 100;
constexpr double kFullStartMs = 1500;
constexpr double kProgramMib = 6;

Row AtMost(const std::string& name, std::function<void(Stages&, RowResult&)> round, bool slow) {
  Row row{{name, 1, Bound::kAtMost}, std::move(round), slow};
  row.result.control = "what is allowed";
  return row;
}

LoadResult Measure(Stage& stage, int outstanding, const StartCall& call) {
  WaitForQuiet(absl::Seconds(6));
  LoadPlan plan = stage.Plan(outstanding);
  plan.first_call = stage.next_call;
  return RunLoad(plan, call, stage.next_call);
}

double Ms(absl::Time since) { return absl::ToDoubleMilliseconds(absl::Now() - since); }

// Of an overwritten and synced page of a file, in the middle of 200.
double SyncMs(const std::string& path) {
  const int file = open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  const std::string page(4096, 'x');
  std::vector<double> took;
  for (int i = 0; i < 200; ++i) {
    const absl::Time begin = absl::Now();
    if (pwrite(file, page.data(), page.size(), 0) != 4096 || fdatasync(file) != 0) std::abort();
    took.push_back(Ms(begin));
  }
  close(file);
  return Median(took);
}

// Places that were given over places that there are, in both modes; a new season each time.
void StormRound(Stages&, RowResult& row) {
  double worst = 1;
  for (const auto when_full : {v1::CreateSignUpRequest::WHEN_FULL_REFUSE,
                               v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST}) {
    Stage stage({.people = kStormPeople, .shifts = 0});
    test::StormPlan plan;
    plan.when_full = when_full;
    const auto outcomes =
        test::Storm(stage.season().crowd, plan, [&stage] { return stage.server().NewChannel(); });
    const auto counts = test::Count(outcomes);
    const bool refuse = when_full == v1::CreateSignUpRequest::WHEN_FULL_REFUSE;
    const auto count = [&counts](const char* answer) {
      const auto at = counts.find(answer);
      return at == counts.end() ? 0 : at->second;
    };
    const int rest = count(refuse ? "SHIFT_FULL" : "WAITLISTED");
    const double given = static_cast<double>(count("CONFIRMED")) / kStormPlaces;
    if (given != 1) worst = given;
    if (rest != kStormPeople - kStormPlaces) worst = 0;
  }
  row.ratios.push_back(worst);
}

// The slowest of list and sign-up at 1,000,000 sign-ups against 10,000.
void FlatRound(Stages& stages, RowResult& row) {
  double worst = 0;
  for (const auto call : {SignUpCall, ListCall}) {
    row.last_control = Measure(stages.Small(), 16, call(stages.Small().season()));
    row.last = Measure(stages.Large(), 16, call(stages.Large().season()));
    worst = std::max(worst, row.last.p50_ms / (kTimesSlower * row.last_control.p50_ms));
  }
  row.ratios.push_back(worst);
}

// Totals of a year by person as a file, against one pass over all rows with nothing but a sum.
void TotalsRound(Stages& stages, RowResult& row) {
  Stage& stage = stages.Recorded();
  const absl::CivilDay today = absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
  const std::string from = absl::FormatCivilTime(today - 365);
  const std::string to = absl::FormatCivilTime(today);
  const std::string file = stage.folder() + "/totals.csv";
  const double before = MemoryMib(stage.server().pid());
  absl::Time begin = absl::Now();
  const auto exported = test::RunGlimmerd(
      {"export", "hours", file, "--from=" + from, "--to=" + to, "--data_dir=" + stage.folder()});
  const double export_ms = Ms(begin);
  if (exported.code != 0) std::cerr << "export: " << exported.err << "\n";
  const double grown = PeakMemoryMib(stage.server().pid()) - before;
  begin = absl::Now();
  const auto scan = absl::StrCat(
      "sqlite3 -readonly '", stage.folder(), "/glimmer.db' \"SELECT COUNT(*) FROM (SELECT ",
      "subject_key, SUM(counted_minutes) FROM service_records NOT INDEXED WHERE civil_date >= '",
      from, "' AND civil_date <= '", to, "' GROUP BY subject_key)\" >/dev/null");
  if (std::system(scan.c_str()) != 0) std::cerr << "the full scan failed\n";
  const double scan_ms = Ms(begin);
  row.ratios.push_back(std::max(export_ms / (kOfAFullScan * scan_ms), grown / kExportMib));
  row.note = absl::StrFormat("export %.0f ms, full scan %.0f ms, %.1f MiB more", export_ms, scan_ms,
                             grown);
  std::filesystem::remove(file);
}

// All rows as a workbook: memory alone.
void ExportRound(Stages& stages, RowResult& row) {
  Stage& stage = stages.Recorded();
  const std::string file = stage.folder() + "/hours.xlsx";
  const double before = MemoryMib(stage.server().pid());
  const absl::Time begin = absl::Now();
  const auto run = test::RunGlimmerd({"export", "hours", file, "--data_dir=" + stage.folder()});
  if (run.code != 0) std::cerr << "export: " << run.err << "\n";
  const double grown = PeakMemoryMib(stage.server().pid()) - before;
  row.ratios.push_back(grown / kExportMib);
  row.note =
      absl::StrFormat("%.0f s, %.0f MiB of file, %.1f MiB more", Ms(begin) / 1000,
                      static_cast<double>(std::filesystem::file_size(file)) / (1 << 20), grown);
  std::filesystem::remove(file);
}

void OneAtATimeRound(Stages& stages, RowResult& row) {
  Stage& stage = stages.Main();
  LoadPlan plan = stages.BareEcho().Plan(1);
  int64_t unused = 0;
  WaitForQuiet(absl::Seconds(6));
  row.last_control = RunLoad(plan, SignUpCall(stage.season()), unused);
  const double sync_ms = SyncMs(stage.folder() + "/sync");
  row.last = Measure(stage, 1, SignUpCall(stage.season()));
  row.ratios.push_back(row.last.p50_ms / (row.last_control.p50_ms + kSyncs * sync_ms));
  row.note = absl::StrFormat("echo %.2f ms, sync %.2f ms", row.last_control.p50_ms, sync_ms);
}

// Lists, 16 at a time, alone and while 256 sign-ups are in flight.
void FairRound(Stages& stages, RowResult& row) {
  Stage& stage = stages.Main();
  const StartCall list = ListCall(stage.season());
  row.last_control = Measure(stage, 16, list);
  LoadPlan storm = stage.Plan(256);
  storm.first_call = stage.next_call;
  storm.stretch = absl::Seconds(2);
  std::thread others([&] { RunLoad(storm, SignUpCall(stage.season()), stage.next_call); });
  absl::SleepFor(absl::Milliseconds(500));
  int64_t unused = 0;
  row.last = RunLoad(stage.Plan(16), list, unused);
  others.join();
  const double rate = row.last.per_second / row.last_control.per_second;
  row.ratios.push_back(std::max(row.last.p99_ms / (kTimesP99 * row.last_control.p99_ms),
                                kShareOfLists / std::max(rate, 1e-9)));
  row.note = absl::StrFormat("p99 %.1f ms alone, %.1f ms beside; %.2f of the rate",
                             row.last_control.p99_ms, row.last.p99_ms, rate);
}

void StartRound(Stages& stages, RowResult& row) {
  test::TempDir folder;
  SeedSeason(folder.path(), {.people = 1, .shifts = 0});
  test::ServerProcess empty(folder.path());
  absl::Time begin = absl::Now();
  empty.Start();
  const double empty_ms = Ms(begin);
  const double idle = MemoryMib(empty.pid());
  test::ServerProcess& full = stages.Large().server();
  full.Stop();
  begin = absl::Now();
  full.Start();
  const double full_ms = Ms(begin);
  Stage& main = stages.Main();
  row.last = Measure(main, 256, SignUpCall(main.season()));
  const double busy = MemoryMib(main.server().pid());
  row.ratios.push_back(std::max(
      {empty_ms / kEmptyStartMs, full_ms / kFullStartMs, idle / kIdleMib, busy / kBusyMib}));
  row.note = absl::StrFormat(
      "start %.0f ms empty, %.0f ms with a million sign-ups; %.0f MiB idle, %.0f MiB under load",
      empty_ms, full_ms, idle, busy);
}

void SizeRound(Stages&, RowResult& row) {
  test::TempDir folder;
  const std::string copy = folder.File("glimmerd");
  const std::string strip = "strip -o " + copy + " " + test::ProgramPath("glimmerd");
  if (std::system(strip.c_str()) != 0) std::cerr << "strip failed\n";
  const double mib = static_cast<double>(std::filesystem::file_size(copy)) / (1 << 20);
  row.ratios.push_back(mib / kProgramMib);
  row.note = absl::StrFormat("%.1f MiB, without its libraries", mib);
}

}  // namespace

std::vector<Row> LimitRows() {
  std::vector<Row> rows;
  rows.push_back({{"P9 10,000 people for 100 places", 1, Bound::kExactly}, StormRound});
  rows.back().result.control = "the places that there are";
  rows.push_back(AtMost("P10 a million sign-ups against 10,000", FlatRound, true));
  rows.push_back(AtMost("P11 a year's totals by person of a million", TotalsRound, true));
  rows.push_back(AtMost("export a million records as a workbook", ExportRound, true));
  rows.push_back(AtMost("P13 one sign-up at a time", OneAtATimeRound, false));
  rows.push_back(AtMost("P14 lists while others sign up", FairRound, false));
  rows.push_back(AtMost("start and memory", StartRound, true));
  rows.push_back(AtMost("size of the program", SizeRound, false));
  return rows;
}

}  // namespace glimmer::bench
