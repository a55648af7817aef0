// Tells the thread sanitizer what Debian's Abseil does, which is not built with it: the linker's
// --wrap leads the calls of our code here. Only in the tsan preset.
#include <sanitizer/tsan_interface.h>
#include <unistd.h>

#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"

namespace {

constexpr int kPollMicros = 200;

}  // namespace

#define GLIMMER_REAL(name) __real_##name  // the library's
#define GLIMMER_WRAP(name) __wrap_##name  // what our code calls instead

extern "C" {

void GLIMMER_REAL(_ZN4absl7debian35Mutex4LockEv)(absl::Mutex* mutex);
void GLIMMER_REAL(_ZN4absl7debian35Mutex6UnlockEv)(absl::Mutex* mutex);
void GLIMMER_REAL(_ZN4absl7debian37CondVar4WaitEPNS0_5MutexE)(absl::CondVar* condition,
                                                              absl::Mutex* mutex);
bool GLIMMER_REAL(_ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE)(
    absl::CondVar* condition, absl::Mutex* mutex, absl::Duration timeout);
void GLIMMER_REAL(_ZN4absl7debian312Notification6NotifyEv)(absl::Notification* notification);
void GLIMMER_REAL(_ZNK4absl7debian312Notification19WaitForNotificationEv)(
    const absl::Notification* notification);
bool GLIMMER_REAL(_ZN4absl7debian315BlockingCounter14DecrementCountEv)(absl::BlockingCounter* one);
void GLIMMER_REAL(_ZN4absl7debian315BlockingCounter4WaitEv)(absl::BlockingCounter* one);

void GLIMMER_WRAP(_ZN4absl7debian35Mutex4LockEv)(absl::Mutex* mutex) {
  GLIMMER_REAL(_ZN4absl7debian35Mutex4LockEv)(mutex);
  __tsan_acquire(mutex);
}

void GLIMMER_WRAP(_ZN4absl7debian35Mutex6UnlockEv)(absl::Mutex* mutex) {
  __tsan_release(mutex);
  GLIMMER_REAL(_ZN4absl7debian35Mutex6UnlockEv)(mutex);
}

// Polls, because Abseil would look at the condition where the sanitizer does not see the lock.
bool GLIMMER_WRAP(_ZN4absl7debian35Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE)(
    absl::Mutex* mutex, const absl::Condition& condition, absl::Duration timeout) {
  const absl::Time until = absl::Now() + timeout;
  while (!condition.Eval()) {
    if (absl::Now() >= until) return false;
    GLIMMER_WRAP(_ZN4absl7debian35Mutex6UnlockEv)(mutex);
    usleep(kPollMicros);
    GLIMMER_WRAP(_ZN4absl7debian35Mutex4LockEv)(mutex);
  }
  return true;
}

void GLIMMER_WRAP(_ZN4absl7debian35Mutex5AwaitERKNS0_9ConditionE)(
    absl::Mutex* mutex, const absl::Condition& condition) {
  GLIMMER_WRAP(_ZN4absl7debian35Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE)
  (mutex, condition, absl::InfiniteDuration());
}

void GLIMMER_WRAP(_ZN4absl7debian37CondVar4WaitEPNS0_5MutexE)(absl::CondVar* condition,
                                                              absl::Mutex* mutex) {
  __tsan_release(mutex);
  GLIMMER_REAL(_ZN4absl7debian37CondVar4WaitEPNS0_5MutexE)(condition, mutex);
  __tsan_acquire(mutex);
}

bool GLIMMER_WRAP(_ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE)(
    absl::CondVar* condition, absl::Mutex* mutex, absl::Duration timeout) {
  __tsan_release(mutex);
  const bool timed_out =
      GLIMMER_REAL(_ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE)(
          condition, mutex, timeout);
  __tsan_acquire(mutex);
  return timed_out;
}

void GLIMMER_WRAP(_ZN4absl7debian312Notification6NotifyEv)(absl::Notification* notification) {
  __tsan_release(notification);
  GLIMMER_REAL(_ZN4absl7debian312Notification6NotifyEv)(notification);
}

void GLIMMER_WRAP(_ZNK4absl7debian312Notification19WaitForNotificationEv)(
    const absl::Notification* notification) {
  GLIMMER_REAL(_ZNK4absl7debian312Notification19WaitForNotificationEv)(notification);
  __tsan_acquire(const_cast<absl::Notification*>(notification));
}

bool GLIMMER_WRAP(_ZN4absl7debian315BlockingCounter14DecrementCountEv)(absl::BlockingCounter* one) {
  __tsan_release(one);
  return GLIMMER_REAL(_ZN4absl7debian315BlockingCounter14DecrementCountEv)(one);
}

void GLIMMER_WRAP(_ZN4absl7debian315BlockingCounter4WaitEv)(absl::BlockingCounter* one) {
  GLIMMER_REAL(_ZN4absl7debian315BlockingCounter4WaitEv)(one);
  __tsan_acquire(one);
}

}  // extern "C"
