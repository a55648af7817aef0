#include "server/jobs/timer.h"

#include <utility>

namespace glimmer::jobs {

Timer::~Timer() { Stop(); }

void Timer::Start(absl::Duration interval, std::function<void()> round) {
  thread_ = std::thread([this, interval, round = std::move(round)] { Loop(interval, round); });
}

void Timer::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

bool Timer::stopping() const {
  absl::MutexLock lock(&mutex_);
  return stopping_;
}

void Timer::Loop(absl::Duration interval, const std::function<void()>& round) {
  while (true) {
    round();
    absl::MutexLock lock(&mutex_);
    if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval)) return;
  }
}

}  // namespace glimmer::jobs
