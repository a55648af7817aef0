#include "tests/bench/report.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <regex>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

namespace glimmer::bench {
namespace {

std::string Numbers(const std::vector<double>& values) {
  return absl::StrJoin(values, " ", [](std::string* out, double value) {
    absl::StrAppendFormat(out, "%.2f", value);
  });
}

std::string Verdict(const RowResult& row) {
  if (row.goal == 0) return "no goal";
  return Reached(row) ? "reached" : "MISSED";
}

std::string GoalOf(const RowResult& row) {
  if (row.goal == 0) return "";
  const char* sign = row.bound == Bound::kAtLeast ? ">=" : row.bound == Bound::kAtMost ? "<=" : "=";
  return absl::StrFormat("%s%.2f", sign, row.goal);
}

void PrintLoad(const RowResult& row) {
  if (row.last.calls == 0) return;
  std::cout << absl::StrFormat("    %.0f calls/s, p50 %.2f ms, p99 %.2f ms", row.last.per_second,
                               row.last.p50_ms, row.last.p99_ms);
  if (row.last_control.calls > 0) {
    std::cout << absl::StrFormat("; control %.0f/s, p50 %.2f ms, p99 %.2f ms",
                                 row.last_control.per_second, row.last_control.p50_ms,
                                 row.last_control.p99_ms);
  }
  std::cout << "\n";
  if (row.cpu_ratios.empty()) return;
  std::cout << "    by CPU, round by round: " << Numbers(row.cpu_ratios) << "\n"
            << absl::StrFormat(
                   "    us of CPU a call: server %.0f, client %.0f; of the control %.0f and %.0f; "
                   "noisiest round: others used %.0f %% of a core\n",
                   row.last.server_cpu_us, row.last.client_cpu_us, row.last_control.server_cpu_us,
                   row.last_control.client_cpu_us, row.other_cpu * 100);
}

}  // namespace

std::map<std::string, double> ReadTable(const std::string& path) {
  static const std::regex line_of_row("\"name\": \"([^\"]+)\".*\"ratio_median\": ([0-9.]+)");
  std::map<std::string, double> medians;
  std::ifstream file(path);
  std::string line;
  std::smatch match;
  while (std::getline(file, line)) {
    if (std::regex_search(line, match, line_of_row)) medians[match[1]] = std::stod(match[2]);
  }
  return medians;
}

void Print(const std::vector<RowResult>& rows, const std::map<std::string, double>& earlier) {
  std::cout << absl::StrFormat("%-42s %7s %6s  %-13s %6s\n", "row", "goal", "ratio", "min..max",
                               "cpu");
  for (const RowResult& row : rows) {
    const auto [low, high] = std::minmax_element(row.ratios.begin(), row.ratios.end());
    const std::string cpu =
        row.cpu_ratios.empty() ? "" : absl::StrFormat("%.2f", Median(row.cpu_ratios));
    std::cout << absl::StrFormat("%-42s %7s %6.2f  %-13s %6s %s", row.name, GoalOf(row),
                                 Median(row.ratios), absl::StrFormat("%.2f..%.2f", *low, *high),
                                 cpu, Verdict(row));
    const auto before = earlier.find(IdOf(row));
    if (before != earlier.end()) std::cout << absl::StrFormat(", was %.2f", before->second);
    std::cout << "\n    of " << row.control << "; round by round: " << Numbers(row.ratios) << "\n";
    PrintLoad(row);
    if (row.failures > 0) std::cout << "    " << row.failures << " calls FAILED\n";
    if (!row.note.empty()) std::cout << "    " << row.note << "\n";
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
        IdOf(row), row.goal, Median(row.ratios), *low, *high, Median(row.cpu_ratios),
        row.ratios.size(), row.other_cpu, row.control, row.last.p50_ms, row.last.p99_ms,
        i + 1 < rows.size() ? "," : "");
  }
  file << "]\n";
}

void WritePicture(const std::vector<RowResult>& rows, const std::string& path) {
  constexpr int kRowHeight = 34;
  constexpr int kLeft = 360;
  constexpr int kWidth = 400;  // of a bar that just reaches twice its goal
  std::ofstream file(path);
  file << absl::StrFormat(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"%d\" "
      "font-family=\"sans-serif\" font-size=\"14\">\n"
      "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
      kRowHeight * static_cast<int>(rows.size()) + 20);
  int y = 10;
  for (const RowResult& row : rows) {
    const double ratio = row.bound == Bound::kAtLeast
                             ? std::max(Median(row.ratios), Median(row.cpu_ratios))
                             : Median(row.ratios);
    const double share = std::min(2.0, ratio / (row.goal == 0 ? 1 : row.goal));
    const char* colour = row.goal == 0 ? "#8a8f98" : Reached(row) ? "#2e7d5b" : "#b3412e";
    file << absl::StrFormat(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
        "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"18\" fill=\"%s\"/>\n"
        "<text x=\"%d\" y=\"%d\">%.2f %s %s</text>\n",
        kLeft - 10, y + 18, row.name, kLeft, y + 4, share * kWidth / 2, colour, kLeft + kWidth + 10,
        y + 18, ratio, row.goal == 0 ? "" : "of", GoalOf(row));
    y += kRowHeight;
  }
  file << absl::StrFormat(
      "<line x1=\"%d\" x2=\"%d\" y1=\"6\" y2=\"%d\" stroke=\"#222\" stroke-dasharray=\"4 3\"/>\n"
      "</svg>\n",
      kLeft + kWidth / 2, kLeft + kWidth / 2, y);
}

}  // namespace glimmer::bench
