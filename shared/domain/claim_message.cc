#include "shared/domain/claim_message.h"

#include <utility>

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

// Each field as its length and its octets.
class Writer {
 public:
  explicit Writer(absl::string_view purpose) : out_(purpose) {}
  void Add(absl::string_view field) { absl::StrAppend(&out_, BigEndian(field.size(), 4), field); }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace

std::string ClaimMessage(ClaimKind kind, const v1::AttendanceClaim& claim, int64_t break_minutes) {
  Writer out("claim-v1");
  out.Add(Number(static_cast<int64_t>(kind)));
  out.Add(claim.shift());
  out.Add(claim.person());
  out.Add(Number(claim.method()));
  out.Add(Instant(claim.has_capture_time(), claim.capture_time()));
  out.Add(claim.site_code());
  out.Add(claim.signed_site_code());
  out.Add(claim.device());
  out.Add(Number(claim.device_sequence()));
  out.Add(claim.previous_claim_hash());
  out.Add(Instant(claim.has_wall_time(), claim.wall_time()));
  out.Add(Number(claim.boot_time_ms()));
  out.Add(claim.boot_id());
  out.Add(Instant(claim.has_anchor_time(), claim.anchor_time()));
  out.Add(claim.nonce());
  out.Add(Number(break_minutes));
  // A claim of before there was this field keeps its octets.
  if (!claim.scanned_claim_hash().empty()) out.Add(claim.scanned_claim_hash());
  return out.Take();
}

std::string SiteClockMessage(const v1::SiteClock& clock) {
  Writer out("site-clock-v1");
  out.Add(clock.shift());
  out.Add(clock.device());
  out.Add(clock.boot_id());
  out.Add(Number(clock.first_step()));
  out.Add(Number(clock.last_step()));
  out.Add(Number(clock.first_step_boot_ms()));
  out.Add(Instant(clock.has_anchor_time(), clock.anchor_time()));
  out.Add(Number(clock.anchor_boot_ms()));
  return out.Take();
}

}  // namespace glimmer
