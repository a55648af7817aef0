// What waits for a thread of an engine. Bounded, first in first out. Thread-safe.
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::sql {

struct Job {
  Work work;
  Done done;
  absl::Time deadline;
};

// The work goes first: what it holds must not outlive the call that its answer ends.
void Answer(Job& job, absl::Status answer);

// Answers those whose deadline has passed and takes them out: their work never starts.
void DropExpired(std::vector<Job>& jobs);

class JobQueue {
 public:
  explicit JobQueue(size_t capacity) : capacity_(capacity) {}

  // Takes `job` only when it returns OK.
  // Errors: RESOURCE_EXHAUSTED when full, UNAVAILABLE after Stop.
  absl::Status Push(Job& job);

  // Waits for something to do and takes at most `limit` jobs. Empty only when stopped and drained.
  std::vector<Job> Take(size_t limit);

  bool Empty() const;
  void Stop();

 private:
  const size_t capacity_;
  mutable absl::Mutex mutex_;
  std::deque<Job> jobs_ ABSL_GUARDED_BY(mutex_);
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace glimmer::sql
