#include "server/attendance/claim_proof.h"

#include <algorithm>
#include <optional>

#include "absl/algorithm/container.h"
#include "absl/strings/match.h"
#include "server/attendance/claim_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signed_site_code.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/attendance_rules.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::attendance {
namespace {

using events::Shift;
using v1::AttendanceClaim;

absl::Status WrongCode(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_SITE_CODE_WRONG, message);
}

// Whose signature over the claim holds.
struct Signed {
  SigningDevice device;
  std::string hash;  // of the claim
};

absl::StatusOr<std::optional<Signed>> FindSigner(sql::Transaction& tx, const Statement& statement) {
  const AttendanceClaim& claim = statement.claim;
  const auto device_id = IdOf(kDevices, claim.device(), "claim.device");
  if (!device_id.ok()) return std::nullopt;
  ASSIGN_OR_RETURN(auto device, ClaimStore(tx).FindDevice(*device_id));
  if (!device) return std::nullopt;
  const std::string message = ClaimMessage(statement.kind, claim, statement.break_minutes);
  if (!Verify(device->public_key, message, claim.signature())) return std::nullopt;
  return Signed{*std::move(device), Blake2b256(message)};
}

ClaimLink LinkOf(const Signed& by, const AttendanceClaim& claim) {
  return {by.device.device_id, claim.device_sequence(), by.hash, claim.previous_claim_hash()};
}

// The finding about a link's place among its neighbours, or empty.
absl::string_view JudgePlace(const std::vector<ClaimLink>& neighbours, const ClaimLink& link) {
  bool before_known = link.sequence == 1;
  bool before_fits = link.sequence == 1 && link.previous_claim_hash.empty();
  for (const ClaimLink& other : neighbours) {
    if (other.sequence == link.sequence && other.claim_hash != link.claim_hash) return kChainFork;
    if (other.sequence == link.sequence + 1 && other.previous_claim_hash != link.claim_hash) {
      return kChainFork;
    }
    if (other.sequence == link.sequence - 1) {
      before_known = true;
      before_fits = before_fits || other.claim_hash == link.previous_claim_hash;
    }
  }
  if (!before_known) return kChainGap;
  return before_fits ? absl::string_view() : kChainFork;
}

absl::Status TakeIntoChain(ClaimStore store, const ClaimLink& link, Proof& proof) {
  ASSIGN_OR_RETURN(const auto neighbours, store.LinksAround(link.device_id, link.sequence));
  const absl::string_view finding = JudgePlace(neighbours, link);
  if (!finding.empty()) proof.findings.push_back(finding);
  return store.PutLink(link);
}

}  // namespace

bool IsDoubtful(const std::vector<absl::string_view>& findings) {
  return absl::c_any_of(
      findings, [](absl::string_view found) { return found != kChainGap && found != kNoAnchor; });
}

absl::StatusOr<Proof> Prove(rpc::Context& context, const Shift& shift, const Statement& statement) {
  const AttendanceClaim& claim = statement.claim;
  Proof proof;
  if (claim.signature().empty()) return proof;
  ASSIGN_OR_RETURN(const auto signed_by, FindSigner(context.tx, statement));
  if (!signed_by || signed_by->device.person_id != context.caller.person_id) {
    proof.findings.push_back(kBadSignature);
    return proof;
  }
  const SigningDevice& device = signed_by->device;
  proof.device_id = device.device_id;
  if (device.revoked) proof.findings.push_back(kRevokedDevice);
  ClaimStore store(context.tx);
  if (claim.device_sequence() > 0) {
    RETURN_IF_ERROR(TakeIntoChain(store, LinkOf(*signed_by, claim), proof));
  }
  // A leader's phone speaks for many.
  if (claim.method() == AttendanceClaim::METHOD_LEADER_TICK || device.installation_id.empty()) {
    return proof;
  }
  ASSIGN_OR_RETURN(const bool others,
                   store.OthersOnPhone(shift.shift_id, device.person_id, device.installation_id));
  if (others) proof.findings.push_back(kSharedPhone);
  return proof;
}

absl::Status KeepPlace(sql::Transaction& tx, const Statement& statement) {
  if (statement.claim.device_sequence() <= 0) return absl::OkStatus();
  ASSIGN_OR_RETURN(const auto signed_by, FindSigner(tx, statement));
  if (!signed_by || signed_by->device.revoked) return absl::OkStatus();
  return ClaimStore(tx).PutLink(LinkOf(*signed_by, statement.claim));
}

absl::StatusOr<bool> HadSay(sql::Transaction& tx, const Shift& shift, absl::string_view person_id,
                            absl::Time time) {
  if (person_id == shift.leader_person_id) return true;
  ASSIGN_OR_RETURN(const auto paths, ClaimStore(tx).UnitPathsOf(person_id, time + kLargestSkew));
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return absl::StartsWith(shift.organizing_path, path) || absl::StartsWith(shift.host_path, path);
  });
}

absl::StatusOr<SignedCode> ReadSignedCode(rpc::Context& context, const Shift& shift,
                                          const AttendanceClaim& claim) {
  const std::string& bytes = claim.signed_site_code();
  const auto code = ParseSiteCode(bytes);
  if (!code.ok()) return WrongCode("These bytes are no site code.");
  if (code->shift_mark != ShiftMark(shift.shift_id)) return WrongCode("A code of another shift.");
  ASSIGN_OR_RETURN(const auto signer, ClaimStore(context.tx).FindDevice(code->device_id));
  if (!signer || signer->organization_id != context.organization_id ||
      !VerifySiteCode(bytes, signer->public_key)) {
    return WrongCode("No device of this organisation signed this code.");
  }
  SignedCode read{.time = SiteStepTime(shift.start_time, code->step)};
  // Who scanned it cannot have known: a revoked device shows what it always showed.
  if (signer->revoked) read.findings.push_back(kRevokedDevice);
  ASSIGN_OR_RETURN(const bool had_say, HadSay(context.tx, shift, signer->person_id, read.time));
  if (!had_say) read.findings.push_back(kNoSay);
  read.own_word = !had_say || ResourceName(kPeople, signer->person_id) == claim.person();
  return read;
}

bool IsAnchored(const AttendanceClaim& claim, absl::Time now) {
  if (claim.boot_id().empty() || !claim.has_capture_time()) return true;
  const absl::Time capture = FromTimestamp(claim.capture_time());
  // Said just now: then this server's clock is the anchor.
  if (absl::AbsDuration(now - capture) <= kStrongSkew) return true;
  return claim.has_anchor_time() && HoldsAnchor(FromTimestamp(claim.anchor_time()), capture,
                                                absl::Milliseconds(claim.boot_time_ms()));
}

}  // namespace glimmer::attendance
