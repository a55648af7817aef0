#include "tests/bench/load.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace glimmer::bench {
namespace {

double OwnCpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double ProcessCpuSeconds(int pid) {
  std::ifstream file(absl::StrCat("/proc/", pid, "/stat"));
  std::string text((std::istreambuf_iterator<char>(file)), {});
  const size_t after_name = text.rfind(')');
  if (after_name == std::string::npos) return 0;
  std::istringstream fields(text.substr(after_name + 1));
  std::string skip;
  for (int i = 0; i < 11; ++i) fields >> skip;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// Seconds of all cores: {busy, idle}.
std::pair<double, double> MachineCpu() {
  std::ifstream file("/proc/stat");
  std::string cpu;
  file >> cpu;
  double busy = 0;
  double idle = 0;
  double value = 0;
  for (int i = 0; i < 8 && file >> value; ++i) (i == 3 || i == 4 ? idle : busy) += value;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  return {busy / ticks, idle / ticks};
}

class Load {
 public:
  Load(const LoadPlan& plan, const StartCall& start)
      : plan_(plan), start_(start), next_(plan.first_call) {}

  void Begin() {
    for (int i = 0; i < plan_.outstanding; ++i) Start(i % plan_.channels.size());
  }
  void Measure(bool on) {
    std::lock_guard lock(mutex_);
    measuring_ = on;
    if (on) latencies_us_.clear();
  }
  void End() {
    stopping_ = true;
    while (in_flight_.load() > 0) absl::SleepFor(absl::Milliseconds(1));
  }
  std::vector<int64_t> TakeLatencies() {
    std::lock_guard lock(mutex_);
    return std::move(latencies_us_);
  }
  int64_t failures() const { return failures_.load(); }
  int64_t next() const { return next_.load(); }

 private:
  void Start(size_t channel) {
    ++in_flight_;
    const absl::Time begin = absl::Now();
    start_(*plan_.channels[channel], next_++, [this, channel, begin](bool ok) {
      const int64_t took = absl::ToInt64Microseconds(absl::Now() - begin);
      {
        std::lock_guard lock(mutex_);
        if (measuring_) latencies_us_.push_back(took);
      }
      if (!ok) ++failures_;
      if (!stopping_) Start(channel);
      --in_flight_;
    });
  }

  const LoadPlan& plan_;
  const StartCall& start_;
  std::atomic<int64_t> next_;
  std::atomic<int> in_flight_{0};
  std::atomic<bool> stopping_{false};
  std::atomic<int64_t> failures_{0};
  std::mutex mutex_;
  bool measuring_ = false;
  std::vector<int64_t> latencies_us_;
};

}  // namespace

LoadResult RunLoad(const LoadPlan& plan, const StartCall& start, int64_t& next_call) {
  Load load(plan, start);
  load.Begin();
  absl::SleepFor(plan.warm_up);
  const double own = OwnCpuSeconds();
  const double server = ProcessCpuSeconds(plan.server_pid);
  const auto machine = MachineCpu();
  const absl::Time begin = absl::Now();
  load.Measure(true);
  absl::SleepFor(plan.stretch);
  load.Measure(false);
  const double took = absl::ToDoubleSeconds(absl::Now() - begin);
  const double own_used = OwnCpuSeconds() - own;
  const double server_used = ProcessCpuSeconds(plan.server_pid) - server;
  const double busy = MachineCpu().first - machine.first;
  std::vector<int64_t> latencies = load.TakeLatencies();
  load.End();
  next_call = load.next();
  LoadResult result;
  result.calls = static_cast<int64_t>(latencies.size());
  result.failures = load.failures();
  if (latencies.empty()) return result;
  std::sort(latencies.begin(), latencies.end());
  const auto calls = static_cast<double>(result.calls);
  result.per_second = calls / took;
  result.p50_ms = static_cast<double>(latencies[latencies.size() / 2]) / 1000;
  result.p99_ms = static_cast<double>(latencies[latencies.size() * 99 / 100]) / 1000;
  result.client_cpu_us = own_used * 1e6 / calls;
  result.server_cpu_us = server_used * 1e6 / calls;
  result.other_cpu = std::max(0.0, (busy - own_used - server_used) / took);
  return result;
}

void WaitForQuiet(absl::Duration limit) {
  const absl::Time until = absl::Now() + limit;
  while (absl::Now() < until) {
    const auto before = MachineCpu();
    absl::SleepFor(absl::Milliseconds(300));
    const auto after = MachineCpu();
    const double busy = after.first - before.first;
    const double idle = after.second - before.second;
    if (idle / std::max(busy + idle, 1e-9) > 0.9) return;
  }
}

}  // namespace glimmer::bench
