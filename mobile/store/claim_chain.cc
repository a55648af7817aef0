#include "mobile/store/claim_chain.h"

#include <optional>
#include <string>

#include "mobile/store/claim_chain_store.h"
#include "mobile/store/pending.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signing.h"

namespace glimmer::mobile {
namespace {

struct Statement {
  ClaimKind kind = ClaimKind::kIn;
  v1::AttendanceClaim claim;
  int64_t break_minutes = 0;
};

std::optional<Statement> StatementOf(const OutboxItem& item) {
  if (item.method == kCheckIn) {
    v1::CheckInRequest request;
    if (!request.ParseFromString(item.request)) return std::nullopt;
    return Statement{ClaimKind::kIn, request.claim()};
  }
  v1::CheckOutRequest request;
  if (item.method != kCheckOut || !request.ParseFromString(item.request)) return std::nullopt;
  return Statement{ClaimKind::kOut, request.claim(), request.break_minutes()};
}

std::string HashOf(const Statement& statement) {
  return Blake2b256(ClaimMessage(statement.kind, statement.claim, statement.break_minutes));
}

}  // namespace

absl::Status SignClaim(sql::Transaction& tx, absl::string_view secret_key, ClaimKind kind,
                       int64_t break_minutes, v1::AttendanceClaim& claim) {
  if (secret_key.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const ClaimHead head, SelectClaimHead(tx, claim.device()));
  claim.set_device_sequence(head.sequence + 1);
  claim.set_previous_claim_hash(head.hash);
  const std::string message = ClaimMessage(kind, claim, break_minutes);
  claim.set_signature(Sign(secret_key, message));
  return PutClaimHead(tx, claim.device(), {claim.device_sequence(), Blake2b256(message)});
}

std::string ClaimHashOf(const OutboxItem& item) {
  const auto statement = StatementOf(item);
  if (!statement || statement->claim.signature().empty()) return {};
  return HashOf(*statement);
}

absl::Status UnlinkClaim(sql::Transaction& tx, const OutboxItem& item) {
  const auto statement = StatementOf(item);
  if (!statement || statement->claim.signature().empty()) return absl::OkStatus();
  const v1::AttendanceClaim& claim = statement->claim;
  ASSIGN_OR_RETURN(const ClaimHead head, SelectClaimHead(tx, claim.device()));
  if (head.hash != HashOf(*statement)) return absl::OkStatus();
  return PutClaimHead(tx, claim.device(),
                      {claim.device_sequence() - 1, claim.previous_claim_hash()});
}

}  // namespace glimmer::mobile
