// The network between a phone and its server, as a test wishes it: passed on, cut, or a trap after
// so many octets. One thread of its own.
#pragma once

#include <cstdint>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace glimmer::test {

class Relay {
 public:
  enum class Way { kUp, kDown };  // to the server, from it

  // From a free port of 127.0.0.1 to `server_port` there. What cannot be had ends the program.
  explicit Relay(int server_port);
  ~Relay();

  int port() const { return port_; }

  // Connections end, and new ones end as soon as they are made. When it returns nothing passes.
  void Cut();
  // The network is back; what has passed is counted from here.
  void Restore();
  // Octets that have passed this way since the last Restore.
  int64_t passed(Way way) const;

  // Before the octet after the next `octets` this way, `then` runs on the relay's thread, and the
  // network is cut. At most one; until Cut or Restore.
  void Trap(Way way, int64_t octets, std::function<void()> then);

 private:
  struct Connection {
    int phone = -1;
    int server = -1;
  };

  void Run();
  void Wake();
  void Accept();
  // False when the connection has ended.
  bool Move(Way way, int from, int to);
  void CloseAll();

  const int server_port_;
  int listener_ = -1;
  int port_ = 0;
  int wake_[2] = {-1, -1};
  std::vector<Connection> connections_;  // the thread's own
  mutable absl::Mutex mutex_;
  bool stop_ ABSL_GUARDED_BY(mutex_) = false;
  bool cut_ ABSL_GUARDED_BY(mutex_) = false;
  bool closed_ ABSL_GUARDED_BY(mutex_) = true;  // no connection is left
  int64_t passed_[2] ABSL_GUARDED_BY(mutex_) = {0, 0};
  int64_t trap_[2] ABSL_GUARDED_BY(mutex_) = {-1, -1};  // octets that still pass; -1: none
  std::function<void()> then_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace glimmer::test
