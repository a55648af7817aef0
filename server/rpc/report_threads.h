// The few threads on which long answers are made, so that they block neither gRPC nor the database.
#pragma once

#include <deque>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/synchronization/mutex.h"

namespace glimmer::rpc {

class ReportThreads {
 public:
  // At most `count` jobs run at once, at most `max_waiting` more wait.
  explicit ReportThreads(int count = 2, size_t max_waiting = 16);
  // Runs what was taken to its end.
  ~ReportThreads();
  ReportThreads(const ReportThreads&) = delete;
  ReportThreads& operator=(const ReportThreads&) = delete;

  // False when too many wait; the job is then dropped.
  bool Submit(absl::AnyInvocable<void() &&> job);

 private:
  void Run();
  bool Ready() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return closing_ || !jobs_.empty(); }

  const size_t max_waiting_;
  absl::Mutex mutex_;
  bool closing_ ABSL_GUARDED_BY(mutex_) = false;
  std::deque<absl::AnyInvocable<void() &&>> jobs_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::thread> threads_;
};

}  // namespace glimmer::rpc
