// What a claim proves by itself: the signature of the device that made it, its place in the chain
// of that device's claims, and the code that another device signed. What does not hold is found and
// makes the claim one for review; only a code that is none is refused.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "server/events/shift_store.h"
#include "server/rpc/context.h"
#include "shared/domain/claim_message.h"

namespace glimmer::attendance {

// A claim and what is signed with it.
struct Statement {
  ClaimKind kind = ClaimKind::kIn;
  const v1::AttendanceClaim& claim;
  int64_t break_minutes = 0;
};

// Words of attendance_claims.findings: those of v1::ReviewReason in lower case.
inline constexpr absl::string_view kBadSignature = "signature";  // it does not hold
inline constexpr absl::string_view kRevokedDevice =
    "device_revoked";                                              // of the claim, or of the code
inline constexpr absl::string_view kChainGap = "chain_gap";        // the claim before never came
inline constexpr absl::string_view kChainFork = "chain_fork";      // two claims in one place
inline constexpr absl::string_view kSharedPhone = "shared_phone";  // somebody else's on this shift
inline constexpr absl::string_view kNoAnchor = "no_anchor";        // a time of the wall clock alone
inline constexpr absl::string_view kNoSay = "no_say";  // the code's signer does not run the shift

struct Proof {
  std::string device_id;  // whose signature over the claim holds; empty without one
  std::vector<absl::string_view> findings;
};

// Is something found that puts the claim itself in doubt? A gap does not: the claim before may have
// been refused on the phone, or may still come. Nor does a missing anchor: that is about its time.
bool IsDoubtful(const std::vector<absl::string_view>& findings);

// Verifies what the caller's device says and takes the claim into its chain. An unsigned claim, as
// of older apps, proves nothing and has no findings.
absl::StatusOr<Proof> Prove(rpc::Context& context, const events::Shift& shift,
                            const Statement& statement);

// A refused claim keeps its place in the chain, so that the next one finds the one before. To run
// in a transaction of its own. Does nothing for a claim whose signature does not hold.
absl::Status KeepPlace(sql::Transaction& tx, const Statement& statement);

// Who has a say on the shift: its leader, or who coordinated or administered its units then. A
// grant may be younger than the code by as much as a clock may be wrong.
absl::StatusOr<bool> HadSay(sql::Transaction& tx, const events::Shift& shift,
                            absl::string_view person_id, absl::Time time);

struct SignedCode {
  absl::Time time;        // when it began to be shown, by its own word
  bool own_word = false;  // signed by the person themself, or by who has no say on the shift
  std::vector<absl::string_view> findings;
};

// Reads claim.signed_site_code. The time is not judged here.
// Errors: SITE_CODE_WRONG for bytes that no device of the organisation signed for this shift.
absl::StatusOr<SignedCode> ReadSignedCode(rpc::Context& context, const events::Shift& shift,
                                          const v1::AttendanceClaim& claim);

// Is the claim's time tied to a server's clock? Of older apps, which do not say, it counts as such.
bool IsAnchored(const v1::AttendanceClaim& claim, absl::Time now);

}  // namespace glimmer::attendance
