// What becomes of an item that was sent, by what came back: done, refused, or to be sent again. One
// thread at a time.
//
// An answer may be older than what the phone holds: a repeated request gets the answer of the first
// time, whatever has become of the thing since; when a page of the feed was applied in between, it
// may have told that already, and would not tell it again. Then everything is loaded anew.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

class Settler {
 public:
  Settler(LocalStore& store, Outbox& outbox, RandomSource& random)
      : store_(store), outbox_(outbox), random_(random) {}

  // An item goes out.
  void NoteSent(const OutboxItem& item);
  // A page of the feed was applied.
  void NotePage() { sent_since_page_.clear(); }

  // OK when the item has ended, also by a refusal, which is kept with it; else why it is to be sent
  // again.
  absl::Status Settle(const OutboxItem& item, const absl::StatusOr<std::string>& answer);

  // What could be written down neither as ended nor as waiting, for want of room, waits again.
  // Before more is claimed.
  absl::Status PutBack();

  // Items that have ended since the start.
  int64_t answered() const { return answered_; }

 private:
  // Of an item that was first sent before the last page, or by an earlier process.
  bool MayBeOld(const OutboxItem& item) const;
  absl::Status Accept(const OutboxItem& item, const std::string& answer);
  absl::Status Reject(const OutboxItem& item, const absl::Status& refusal);
  absl::Status Postpone(const OutboxItem& item, const absl::Status& why);

  LocalStore& store_;
  Outbox& outbox_;
  RandomSource& random_;
  absl::flat_hash_set<std::string> sent_since_page_;  // for the first time
  std::vector<OutboxItem> adrift_;                    // marked as being sent, and nobody sends them
  int64_t answered_ = 0;
};

}  // namespace glimmer::mobile
