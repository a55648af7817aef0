// The tables household_keys and household_secrets: sealed octets only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::households {

struct SealedSecrets {
  int64_t version = 0;
  std::string contact;
  std::string code;
  std::optional<std::string> note;
  std::optional<absl::Time> note_expire_time;
};

class SecretStore {
 public:
  explicit SecretStore(sql::Transaction& tx) : tx_(tx) {}

  absl::StatusOr<std::optional<std::string>> FindKey(absl::string_view household_id);
  absl::Status InsertKey(absl::string_view household_id, absl::string_view wrapped);

  absl::StatusOr<std::optional<SealedSecrets>> Find(absl::string_view household_id);
  // In place of what there was.
  absl::Status Write(absl::string_view household_id, const SealedSecrets& secrets);
  // Erases access notes whose time is over; how many.
  absl::StatusOr<int64_t> EraseNotes(absl::Time now);
  absl::StatusOr<bool> HasDueNotes(absl::Time now);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::households
