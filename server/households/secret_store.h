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
  bool waiting = false;  // for the household's word, beside what is in force
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

  absl::StatusOr<std::optional<SealedSecrets>> Find(absl::string_view household_id, bool waiting);
  // Of what there is; 0 for nothing.
  absl::StatusOr<int64_t> LastVersion(absl::string_view household_id);
  // In place of what there was. Beside what comes into force nothing waits any more.
  absl::Status Write(absl::string_view household_id, const SealedSecrets& secrets);
  // What waits, if anything does, is in force.
  absl::Status TakeOver(absl::string_view household_id);
  // Erases access notes whose time is over; how many.
  absl::StatusOr<int64_t> EraseNotes(absl::Time now);
  absl::StatusOr<bool> HasDueNotes(absl::Time now);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::households
