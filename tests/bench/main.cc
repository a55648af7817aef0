// ./dev bench: the table of ratios, taken in one run against ceilings measured beside it.
#include <sys/utsname.h>

#include <cstring>
#include <iostream>
#include <thread>

#include "absl/flags/flag.h"
#include "absl/flags/parse.h"
#include "absl/synchronization/mutex.h"
#include "tests/bench/echo_server.h"
#include "tests/bench/report.h"

ABSL_FLAG(std::string, json, "", "also write the table to this file");
ABSL_FLAG(std::string, picture, "", "also draw the table into this SVG file");
ABSL_FLAG(std::string, compare, "", "a table written earlier with --json, to show beside this one");
ABSL_FLAG(std::string, only, "", "rows whose name contains this");
ABSL_FLAG(bool, quick, false, "three rounds instead of seven, without the rows that take long");

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
  const bool quick = absl::GetFlag(FLAGS_quick);
  const auto rows = glimmer::bench::RunRows({quick ? 3 : 7, quick, absl::GetFlag(FLAGS_only)});
  glimmer::bench::Print(rows, glimmer::bench::ReadTable(absl::GetFlag(FLAGS_compare)));
  if (!absl::GetFlag(FLAGS_json).empty()) {
    glimmer::bench::WriteJson(rows, absl::GetFlag(FLAGS_json));
  }
  if (!absl::GetFlag(FLAGS_picture).empty()) {
    glimmer::bench::WritePicture(rows, absl::GetFlag(FLAGS_picture));
  }
  return 0;
}
