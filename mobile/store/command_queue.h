// How a command becomes an outbox row: the request gets its id, the row is written in one local
// transaction, the sync engine is woken.
#pragma once

#include <functional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/secret_store.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

// What came of a command: the outbox row, and the resource that it makes or changes.
struct Queued {
  std::string request_id;  // for Outbox::Undo and Outbox::Find
  std::string resource;    // sign_ups/{id} or events/{id}; empty where nothing is made
};

struct CommandOptions {
  // How long a step that is hard to take back waits before it is sent, so that Undo works.
  absl::Duration undo_window = absl::Seconds(6);
  std::function<void()> queued;    // called after each command; wakes the sync engine
  SecretStore* secrets = nullptr;  // of the key that signs claims; may be null: they go unsigned
};

// The row that a request becomes.
struct QueueRow {
  std::string lane;
  absl::string_view method;
  std::string title;
  std::string after_request_id;
  bool may_undo = false;
  std::string resource;
};

class CommandQueue {
 public:
  CommandQueue(LocalStore& store, RandomSource& random, CommandOptions options)
      : store_(store), random_(random), options_(std::move(options)) {}

  // Gives the request its id and writes the row.
  template <typename Request>
  absl::StatusOr<Queued> Add(Request request, const QueueRow& row) {
    return Add(std::move(request), row,
               [](sql::Transaction&, Request&) { return absl::OkStatus(); });
  }
  // The same; `finish(tx, request)` completes it in the transaction that writes the row.
  template <typename Request, typename Finish>
  absl::StatusOr<Queued> Add(Request request, const QueueRow& row, Finish finish) {
    const absl::Time now = store_.clock().Now();
    request.set_request_id(NewUuidV7(now, random_));
    const NewItem item{.request_id = request.request_id(),
                       .lane = row.lane,
                       .method = std::string(row.method),
                       .request = request,
                       .title = row.title,
                       .after_request_id = row.after_request_id,
                       .hold = row.may_undo ? options_.undo_window : absl::ZeroDuration()};
    RETURN_IF_ERROR(store_.Write([&](sql::Transaction& tx) -> absl::Status {
      RETURN_IF_ERROR(finish(tx, request));
      return Outbox::Enqueue(tx, item, now);
    }));
    if (options_.queued) options_.queued();
    return Queued{.request_id = request.request_id(), .resource = row.resource};
  }

  // An id that the server will know a new resource by.
  std::string NewId() { return NewUlid(store_.ServerNow(), random_); }
  RandomSource& random() { return random_; }
  // The device's key, 64 bytes; empty when there is none to be had.
  std::string DeviceKey() {
    if (options_.secrets == nullptr) return {};
    const auto key = options_.secrets->Get(kDeviceKey);
    return key.ok() ? key->value_or("") : std::string();
  }

 private:
  LocalStore& store_;
  RandomSource& random_;
  const CommandOptions options_;
};

}  // namespace glimmer::mobile
