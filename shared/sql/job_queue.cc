#include "shared/sql/job_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "shared/base/clock.h"

namespace glimmer::sql {

void Answer(Job& job, absl::Status answer) {
  job.work = nullptr;
  std::move(job.done)(std::move(answer));
}

void DropExpired(std::vector<Job>& jobs) {
  const absl::Time now = SystemClock().Now();
  const auto expired = std::stable_partition(jobs.begin(), jobs.end(),
                                             [&](const Job& job) { return job.deadline > now; });
  for (auto job = expired; job != jobs.end(); ++job) {
    std::move(job->done)(absl::DeadlineExceededError("the deadline passed in the queue"));
  }
  jobs.erase(expired, jobs.end());
}

absl::Status JobQueue::Push(Job& job) {
  absl::MutexLock lock(&mutex_);
  if (stopped_) return absl::UnavailableError("the database is closing");
  if (jobs_.size() >= capacity_) return absl::ResourceExhaustedError("the database queue is full");
  jobs_.push_back(std::move(job));
  return absl::OkStatus();
}

std::vector<Job> JobQueue::Take(size_t limit) {
  const auto ready = [this]()
                         ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return stopped_ || !jobs_.empty(); };
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&ready));
  const auto end = jobs_.begin() + static_cast<ptrdiff_t>(std::min(limit, jobs_.size()));
  std::vector<Job> taken(std::make_move_iterator(jobs_.begin()), std::make_move_iterator(end));
  jobs_.erase(jobs_.begin(), end);
  return taken;
}

bool JobQueue::Empty() const {
  absl::MutexLock lock(&mutex_);
  return jobs_.empty();
}

void JobQueue::Stop() {
  absl::MutexLock lock(&mutex_);
  stopped_ = true;
}

}  // namespace glimmer::sql
