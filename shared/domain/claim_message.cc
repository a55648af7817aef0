#include "shared/domain/claim_message.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace glimmer {
namespace {

std::string BigEndian(uint64_t value, int octets) {
  std::string out(octets, '\0');
  for (int i = octets; i-- > 0; value >>= 8) out[i] = static_cast<char>(value & 0xff);
  return out;
}

std::string Number(int64_t value) { return BigEndian(static_cast<uint64_t>(value), 8); }

std::string Instant(bool is_set, const google::protobuf::Timestamp& time) {
  if (!is_set) return {};
  return Number(time.seconds()) + BigEndian(static_cast<uint32_t>(time.nanos()), 4);
}

}  // namespace

std::string ClaimMessage(ClaimKind kind, const v1::AttendanceClaim& claim, int64_t break_minutes) {
  std::string out = "claim-v1";
  const auto add = [&out](absl::string_view field) {
    absl::StrAppend(&out, BigEndian(field.size(), 4), field);
  };
  add(Number(static_cast<int64_t>(kind)));
  add(claim.shift());
  add(claim.person());
  add(Number(claim.method()));
  add(Instant(claim.has_capture_time(), claim.capture_time()));
  add(claim.site_code());
  add(claim.signed_site_code());
  add(claim.device());
  add(Number(claim.device_sequence()));
  add(claim.previous_claim_hash());
  add(Instant(claim.has_wall_time(), claim.wall_time()));
  add(Number(claim.boot_time_ms()));
  add(claim.boot_id());
  add(Instant(claim.has_anchor_time(), claim.anchor_time()));
  add(claim.nonce());
  add(Number(break_minutes));
  // A claim of before there was this field keeps its octets.
  if (!claim.scanned_claim_hash().empty()) add(claim.scanned_claim_hash());
  return out;
}

}  // namespace glimmer
