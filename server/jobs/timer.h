// Does something again and again on a thread of its own, and sleeps in between.
#pragma once

#include <functional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace glimmer::jobs {

class Timer {
 public:
  Timer() = default;
  ~Timer();  // stops

  // The first round is at once. At most one Start.
  void Start(absl::Duration interval, std::function<void()> round);
  // Waits for a running round to end. Harmless when it never started.
  void Stop();
  // True from Stop on: a long round ends early.
  bool stopping() const;

 private:
  void Loop(absl::Duration interval, const std::function<void()>& round);

  mutable absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace glimmer::jobs
