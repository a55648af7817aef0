// Fetches the feed page by page into the store. Runs on the sync engine's thread.
#pragma once

#include "absl/status/statusor.h"
#include "mobile/client/session_client.h"
#include "mobile/store/local_store.h"

namespace glimmer::mobile {

class Pull {
 public:
  Pull(LocalStore& store, SessionClient& session) : store_(store), session_(session) {}

  // Fetches and applies the next page; true when there are more. An expired token is forgotten, so
  // that the next page begins a full load. Blocks.
  absl::StatusOr<bool> NextPage();

 private:
  LocalStore& store_;
  SessionClient& session_;
};

}  // namespace glimmer::mobile
