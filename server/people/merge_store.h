// Moves everything that hangs on one person to another, table by table. Service records and audit
// rows are append-only: they follow their subject key.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "server/rpc/caller.h"
#include "shared/sql/database.h"

namespace glimmer::people {

struct MovedResource {
  std::string name;                  // "sign_ups/ID"
  std::string shift_id;              // empty when it is on none
  std::string unit_path;             // of a unit whose staff see it by that alone; empty otherwise
  std::vector<std::string> readers;  // people who see it as theirs, as it stood before the merge
  std::string coordinated_path;      // of a unit whose coordinators alone see it; empty otherwise
};

class MergeStore {
 public:
  MergeStore(sql::Transaction& tx, absl::string_view kept_id, absl::string_view duplicate_id)
      : tx_(tx), kept_(kept_id), duplicate_(duplicate_id) {}

  // A shift on which both have a live sign-up or both have attended; empty when there is none.
  absl::StatusOr<std::string> SharedShift();
  // A claim of the duplicate on a wish that the other has claimed, too; empty without one.
  absl::StatusOr<std::string> SharedWish();
  // Roles in force of either person.
  absl::StatusOr<std::vector<rpc::Grant>> GrantsInForce(absl::Time now);
  // What of the duplicate others see under the person's name.
  absl::StatusOr<std::vector<MovedResource>> Resources();

  // `today` closes the duplicate's home.
  absl::Status MoveAll(absl::string_view today, absl::Time now);

 private:
  sql::Transaction& tx_;
  const std::string kept_;
  const std::string duplicate_;
};

}  // namespace glimmer::people
