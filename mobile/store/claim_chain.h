// The chain of this device's attendance claims: each has a number, names the hash of the one before
// and is signed with the device's key. Numbered in the transaction that queues it, so that no
// number is lost and none is given twice, whatever ends the process.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "mobile/store/outbox_store.h"
#include "shared/domain/claim_message.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

// Takes `claim` into the chain of claim.device and signs it. `secret_key` is the device's, 64
// bytes; without one the claim stays as it is, unsigned, and counts as an older app's.
absl::Status SignClaim(sql::Transaction& tx, absl::string_view secret_key, ClaimKind kind,
                       int64_t break_minutes, v1::AttendanceClaim& claim);

// What names the claim of this item to others: BLAKE2b-256 of its ClaimMessage, 32 bytes. Empty for
// an unsigned claim and for what is none.
std::string ClaimHashOf(const OutboxItem& item);

// A claim that was never sent and will not be: when it is the last one, the chain ends before it.
// Nothing for what is no claim.
absl::Status UnlinkClaim(sql::Transaction& tx, const OutboxItem& item);

}  // namespace glimmer::mobile
