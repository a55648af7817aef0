// Tells the servers that share one PostgreSQL what each of them committed, by LISTEN and NOTIFY on
// a session of its own. Off the road of a write: NOTIFY in a transaction makes all commits of a
// database wait for each other. What is lost with a session is made good when there is one again.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "server/storage/postgres_connection.h"

namespace glimmer::storage {

class PostgresFeed {
 public:
  // An organisation's feed has come to a sequence. Called on this object's thread.
  using Heard = std::function<void(const std::string& organization_id, int64_t sequence)>;

  PostgresFeed(std::string url, Heard heard);
  ~PostgresFeed();
  PostgresFeed(const PostgresFeed&) = delete;
  PostgresFeed& operator=(const PostgresFeed&) = delete;

  // Thread-safe; returns at once. Of several sequences of one organisation the last is told.
  void Tell(const std::string& organization_id, int64_t sequence);

 private:
  void Loop();
  bool Sleep();
  absl::Status Listen();
  absl::Status SendWhatWaits();
  absl::Status Hear();

  const std::string url_;
  const Heard heard_;
  SessionHandle session_;  // of the thread
  int wake_ = -1;          // an eventfd: something waits, or the end has come
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::map<std::string, int64_t> waiting_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

}  // namespace glimmer::storage
