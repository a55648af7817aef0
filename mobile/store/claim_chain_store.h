// Where each device's chain of claims has got to.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

struct ClaimHead {
  int64_t sequence = 0;  // of the last claim; 0 before the first
  std::string hash;      // of its message
};

absl::StatusOr<ClaimHead> SelectClaimHead(sql::Transaction& tx, absl::string_view device);
absl::Status PutClaimHead(sql::Transaction& tx, absl::string_view device, const ClaimHead& head);

}  // namespace glimmer::mobile
