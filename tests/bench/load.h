// A closed-loop load: a fixed number of calls in flight over a few connections for a stretch of
// time. Runs in the bench's own process, beside the server's, on the same cores.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "grpcpp/grpcpp.h"

namespace glimmer::bench {

struct LoadResult {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
  int64_t calls = 0;
  int64_t failures = 0;
  double client_cpu_us = 0;  // per call
  double server_cpu_us = 0;  // per call
  double other_cpu = 0;      // share of one core used by anybody else
};

// Begins call number `n` on `channel` and calls `done(ok)` when it has ended.
using StartCall =
    std::function<void(grpc::Channel& channel, int64_t n, std::function<void(bool ok)> done)>;

struct LoadPlan {
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  int outstanding = 256;
  absl::Duration warm_up = absl::Milliseconds(300);
  absl::Duration stretch = absl::Seconds(1);
  int server_pid = 0;
  int64_t first_call = 0;  // numbering goes on from here
};

// Ends when every call in flight has ended. `next_call` receives the number to go on from.
LoadResult RunLoad(const LoadPlan& plan, const StartCall& start, int64_t& next_call);

// Waits until the machine is at least 90 % idle, at most `limit`.
void WaitForQuiet(absl::Duration limit);

}  // namespace glimmer::bench
