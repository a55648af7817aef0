// ./dev demo: a village's season on a real server. With a display the app opens on it; without, or
// with --headless, the whole job is played through the app's window and told step by step.
#include <QGuiApplication>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "absl/synchronization/mutex.h"
#include "tests/demo/whole_job.h"

namespace glimmer::demo {
namespace {

constexpr char kUsage[] =
    "usage: demo [--headless] [--desk] [--out DIR]\n"
    "  --headless  play the whole job without a display (so it is where there is none)\n"
    "  --desk      open the app as the coordinator, else as a volunteer\n"
    "  --out DIR   steps.json, hours.xlsx, hours.csv, attendance.csv, me.ics and pictures\n"
    "              (default: build/demo)\n";
constexpr int kDemoHour = 13;  // an ordinary afternoon, whatever the time is

struct Options {
  bool headless = false, desk = false;
  std::string out = "build/demo";
};

int Usage(int code) {
  std::fputs(kUsage, code == 0 ? stdout : stderr);
  return code;
}

// The distance to the village's next 13:00. Never back: the server sees the moved clock, the kernel
// does not, and a wait for at most so long, until a moment of a clock set back, ends at once. Set
// forward it only lasts longer.
absl::Duration ToAfternoon(absl::Time now) {
  absl::TimeZone zone;
  absl::LoadTimeZone("Asia/Shanghai", &zone);
  const absl::CivilHour today = absl::CivilHour(absl::ToCivilDay(now, zone)) + kDemoHour;
  const absl::Duration distance = absl::FromCivil(today, zone) - now;
  if (distance >= absl::ZeroDuration()) return distance;
  return absl::FromCivil(today + 24, zone) - now;
}

int Play(const Options& options, Village& village) {
  village.clock().Place(ToAfternoon(SystemClock().Now()));
  StepReport report;
  {
    Cast cast;
    PrepareSeason(village, report, cast);
    PlayDay(village, report, cast, options.out);
  }
  test::WriteFileOrDie(options.out + "/steps.json", report.Json());
  std::printf("\n%s: %d steps; steps.json, the exports and the pictures are in %s\n",
              report.ok() ? "Everything worked" : "FAILED", report.count(), options.out.c_str());
  return report.ok() ? 0 : 1;
}

int Open(const Options& options, Village& village, const std::vector<std::string>& display) {
  StepReport report;
  {
    Cast cast;
    PrepareSeason(village, report, cast);
  }
  if (!report.ok()) return 1;
  std::printf("\nThe app opens. The demonstration ends when it is closed.\n");
  const std::string root = "--root=" + village.PhoneFolder(options.desk ? "office" : "ma");
  return test::RunProgram({"glimmer", root}, {.environment = display}).code;
}

}  // namespace

int Main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--help") return Usage(0);
    if (argument == "--headless") {
      options.headless = true;
    } else if (argument == "--desk") {
      options.desk = true;
    } else if (argument == "--out" && i + 1 < argc) {
      options.out = argv[++i];
    } else if (argument.rfind("--out=", 0) == 0) {
      options.out = argument.substr(std::strlen("--out="));
    } else {
      return Usage(2);
    }
  }
  const bool wayland = std::getenv("WAYLAND_DISPLAY") != nullptr;
  const bool display = wayland || std::getenv("DISPLAY") != nullptr;
  const char* home = std::getenv("HOME");
  const std::string own_home = std::string("HOME=") + (home != nullptr ? home : "/");
  std::filesystem::create_directories(options.out);
  options.out = std::filesystem::absolute(options.out).string();
  Village village(options.out);
  if (options.headless || !display) return Play(options, village);
  // The driver itself draws nothing there, and what is saved there is the person's.
  return Open(
      options, village,
      {wayland ? "QT_QPA_PLATFORM=wayland" : "QT_QPA_PLATFORM=xcb", "QT_QUICK_BACKEND=", own_home});
}

}  // namespace glimmer::demo

int main(int argc, char** argv) {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
  return glimmer::demo::Main(argc, argv);
}
