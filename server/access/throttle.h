// Slows down whoever fails too often, by network prefix and by account. Delays only, never a lock:
// what is right is never counted. Monotonic time, bounded memory, thread-safe.
#pragma once

#include <cstddef>
#include <deque>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "shared/base/clock.h"
#include "shared/base/lru_map.h"

namespace glimmer::access {

struct ThrottleOptions {
  double peer_burst = 20;         // failures at once
  double peer_per_minute = 10;    // and again, per minute
  size_t account_free = 5;        // failures in 15 minutes without delay; then 1, 2, 4 ... s
  size_t account_per_hour = 100;  // failures that are looked at
  size_t capacity = 20000;        // peers, and accounts
};

class Throttle {
 public:
  explicit Throttle(const Clock& clock, const ThrottleOptions& options = {});

  // May this prefix or account be looked at now? An empty key always may.
  // Errors: TOO_MANY_FAILURES {retry_seconds}.
  absl::Status CheckPeer(absl::string_view prefix) const;
  absl::Status CheckAccount(absl::string_view account) const;

  // Counts one failure. An empty key is not counted.
  void ChargePeer(absl::string_view prefix);
  void ChargeAccount(absl::string_view account);

 private:
  struct Bucket {
    double spent = 0;
    absl::Duration at;
  };
  using Failures = std::deque<absl::Duration>;

  double Spent(const Bucket& bucket, absl::Duration now) const;

  const Clock& clock_;
  const ThrottleOptions options_;
  mutable absl::Mutex mutex_;
  LruMap<Bucket> peers_ ABSL_GUARDED_BY(mutex_);
  LruMap<Failures> accounts_ ABSL_GUARDED_BY(mutex_);
};

// The network that a call came from: the /24 of an IPv4 address, the /56 of an IPv6 one, as text.
// `peer` is what gRPC says; `real_ip` is the front's x-real-ip and counts only when the peer is a
// unix socket. Empty when there is no address: the machine itself.
std::string PeerPrefix(absl::string_view peer, absl::string_view real_ip);

}  // namespace glimmer::access
