// Which answers may be older than what the phone holds. A repeated request gets the answer of the
// first time, whatever has become of the thing since; when a page of the feed was applied in
// between, it may have told that already, and would not tell it again.
#pragma once

#include <string>

#include "absl/container/flat_hash_set.h"
#include "mobile/store/outbox_store.h"

namespace glimmer::mobile {

// One thread at a time.
class AnswerAge {
 public:
  void NoteSent(const OutboxItem& item) {
    if (item.attempts == 1) sent_since_page_.insert(item.request_id);
  }
  void NotePage() { sent_since_page_.clear(); }

  // Of an item that was first sent before the last page, or by an earlier process.
  bool MayBeOld(const OutboxItem& item) const {
    return item.attempts > 1 && !sent_since_page_.contains(item.request_id);
  }

 private:
  absl::flat_hash_set<std::string> sent_since_page_;  // for the first time
};

}  // namespace glimmer::mobile
