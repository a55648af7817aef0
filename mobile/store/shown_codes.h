// The codes that this phone shows by a clock of its own, because it was started anew since the
// server was heard: noted by how long it has run, which nobody sets, and told when the server is
// heard again while it still runs. Thread-safe.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/local_store.h"

namespace glimmer::mobile {

class ShownCodes {
 public:
  ShownCodes(LocalStore& store, RandomSource& random, CommandOptions options)
      : store_(store), queue_(store, random, std::move(options)) {}

  // A code of the shift is shown, which says that it is `now`. Nothing while the phone's clock is
  // the server's.
  absl::Status Note(absl::string_view shift, absl::Time shift_start, absl::Time now);

  // After a page of the feed: queues what the server can be told. Of an earlier start of the phone
  // nothing is known any more.
  absl::Status Tell();

 private:
  LocalStore& store_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
