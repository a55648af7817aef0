#include "server/rpc/report_threads.h"

#include <utility>

namespace glimmer::rpc {

ReportThreads::ReportThreads(int count, size_t max_waiting) : max_waiting_(max_waiting) {
  for (int i = 0; i < count; ++i) threads_.emplace_back([this] { Run(); });
}

ReportThreads::~ReportThreads() {
  {
    absl::MutexLock lock(&mutex_);
    closing_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool ReportThreads::Submit(absl::AnyInvocable<void() &&> job) {
  absl::MutexLock lock(&mutex_);
  if (closing_ || jobs_.size() >= max_waiting_) return false;
  jobs_.push_back(std::move(job));
  return true;
}

void ReportThreads::Run() {
  while (true) {
    absl::AnyInvocable<void() &&> job;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(this, &ReportThreads::Ready));
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    std::move(job)();
  }
}

}  // namespace glimmer::rpc
