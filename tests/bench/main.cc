// ./dev bench: the table of ratios, taken in one run against ceilings measured beside it.
#include <sys/utsname.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iostream>
#include <thread>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/synchronization/mutex.h"
#include "tests/bench/echo_server.h"
#include "tests/bench/rows.h"

ABSL_FLAG(std::string, json, "", "also write the table to this file");
ABSL_FLAG(std::string, only, "", "rows whose name contains this");
ABSL_FLAG(bool, quick, false, "three rounds instead of seven");

namespace glimmer::bench {
namespace {

void Print(const std::vector<RowResult>& rows) {
  std::cout << absl::StrFormat("%-38s %5s %6s  %-13s %6s %9s %8s %8s\n", "row", "goal", "ratio",
                               "min..max", "cpu", "calls/s", "p50 ms", "p99 ms");
  for (const RowResult& row : rows) {
    const auto [low, high] = std::minmax_element(row.ratios.begin(), row.ratios.end());
    const double ratio = Median(row.ratios);
    const double cpu = Median(row.cpu_ratios);
    std::cout << absl::StrFormat("%-38s %5.2f %6.2f  %.2f..%.2f    %6.2f %9.0f %8.2f %8.2f %s\n",
                                 row.name, row.goal, ratio, *low, *high, cpu, row.last.per_second,
                                 row.last.p50_ms, row.last.p99_ms,
                                 std::max(ratio, cpu) >= row.goal ? "reached" : "MISSED");
    std::cout << absl::StrFormat(
        "    of %s, %.0f/s; noisiest round: others used %.0f %% of a core\n", row.control,
        row.last_control.per_second, row.other_cpu * 100);
    std::cout << "    by CPU, round by round: "
              << absl::StrJoin(row.cpu_ratios, " ",
                               [](std::string* out, double ratio) {
                                 absl::StrAppendFormat(out, "%.2f", ratio);
                               })
              << "\n";
    std::cout << absl::StrFormat(
        "    us of CPU a call: server %.0f, client %.0f; of the control %.0f and %.0f\n",
        row.last.server_cpu_us, row.last.client_cpu_us, row.last_control.server_cpu_us,
        row.last_control.client_cpu_us);
  }
}

void WriteJson(const std::vector<RowResult>& rows, const std::string& path) {
  std::ofstream file(path);
  file << "[\n";
  for (size_t i = 0; i < rows.size(); ++i) {
    const RowResult& row = rows[i];
    const auto [low, high] = std::minmax_element(row.ratios.begin(), row.ratios.end());
    file << absl::StrFormat(
        "  {\"name\": \"%s\", \"goal\": %.2f, \"ratio_median\": %.3f, \"ratio_min\": %.3f, "
        "\"ratio_max\": %.3f, \"cpu_ratio_median\": %.3f, \"rounds\": %d, \"other_cpu\": %.3f, "
        "\"control\": \"%s\", \"p50_ms\": %.2f, \"p99_ms\": %.2f}%s\n",
        row.name.substr(0, row.name.find(' ')), row.goal, Median(row.ratios), *low, *high,
        Median(row.cpu_ratios), row.ratios.size(), row.other_cpu, row.control, row.last.p50_ms,
        row.last.p99_ms, i + 1 < rows.size() ? "," : "");
  }
  file << "]\n";
}

}  // namespace
}  // namespace glimmer::bench

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  if (argc == 4 && strcmp(argv[1], "--serve_echo") == 0) {
    return glimmer::bench::ServeEcho(argv[2], argv[3]);
  }
  absl::ParseCommandLine(argc, argv);
  utsname machine{};
  uname(&machine);
  std::cout << "machine: " << std::thread::hardware_concurrency() << " cores, " << machine.sysname
            << " " << machine.release
            << "; ratios are medians of rounds, both sides in each round\n";
  const auto rows =
      glimmer::bench::RunRows({absl::GetFlag(FLAGS_quick) ? 3 : 7, absl::GetFlag(FLAGS_only)});
  glimmer::bench::Print(rows);
  if (!absl::GetFlag(FLAGS_json).empty()) {
    glimmer::bench::WriteJson(rows, absl::GetFlag(FLAGS_json));
  }
  return 0;
}
