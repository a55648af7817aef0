// Who stands behind a session token, with the roles in force. Answers are kept as long as nothing
// at all was written, and otherwise for at most a second, so that a revocation acts within a second
// even where nobody invalidates. Thread-safe.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "server/rpc/caller.h"

namespace glimmer::access {

// What `sessions` stores of a token: 32 bytes that do not lead back to it.
std::string TokenHash(absl::string_view token);

class AccessCallers final : public rpc::CallerSource {
 public:
  explicit AccessCallers(size_t capacity = 20000) : capacity_(capacity) {}

  absl::StatusOr<rpc::Caller> FromToken(sql::Transaction& tx, absl::string_view token,
                                        rpc::AsOf as_of) override;
  std::shared_ptr<const rpc::Caller> AtHand(absl::string_view token, rpc::AsOf as_of) override;
  absl::StatusOr<rpc::Caller> LocalOperator(sql::Transaction& tx) override;

  // After the commit of what changes a session, a device or a person's roles.
  void InvalidateToken(absl::string_view token_hash);
  void InvalidateDevice(absl::string_view device_id);
  void InvalidatePerson(absl::string_view person_id);

  size_t CachedForTest() const;

 private:
  struct Entry {
    std::shared_ptr<const rpc::Caller> caller;
    rpc::AsOf as_of;
    absl::Time until;  // of the session and its roles
  };

  std::shared_ptr<const rpc::Caller> Find(const std::string& hash, rpc::AsOf as_of) const;
  void Keep(const std::string& hash, Entry entry);
  void Forget(const std::function<bool(const rpc::Caller&)>& whom);

  const size_t capacity_;
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Entry> entries_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace glimmer::access
