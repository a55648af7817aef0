#include "shared/crypto/site_code.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "shared/crypto/hashing.h"

namespace glimmer {
namespace {

// Keeps these codes apart from whatever else the key may one day be used for.
constexpr absl::string_view kPurpose = "glimmer-site-v1";
constexpr uint64_t kModulus = 100'000'000;

std::string BigEndian(uint64_t value) {
  std::string out(8, '\0');
  for (int i = 0; i < 8; ++i) out[i] = static_cast<char>(value >> (8 * (7 - i)));
  return out;
}

uint64_t FirstEight(absl::string_view octets) {
  uint64_t value = 0;
  for (const char c : octets.substr(0, 8)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

int64_t SiteStep(absl::Time shift_start, absl::Time at) {
  const absl::Duration since = absl::Floor(at - (shift_start - kSiteLead), kSiteStep);
  return since / kSiteStep;
}

absl::Time SiteStepTime(absl::Time shift_start, int64_t step) {
  return shift_start - kSiteLead + step * kSiteStep;
}

std::string SiteCodeForStep(absl::string_view k_shift, int64_t step) {
  if (k_shift.size() != kSiteKeyBytes || step < 0) return {};
  const std::string mac =
      KeyedBlake2b256(k_shift, absl::StrCat(kPurpose, BigEndian(static_cast<uint64_t>(step))));
  return absl::StrFormat("%08d", FirstEight(mac) % kModulus);
}

std::string SiteCode(absl::string_view k_shift, absl::Time shift_start, absl::Time at) {
  return SiteCodeForStep(k_shift, SiteStep(shift_start, at));
}

std::optional<int64_t> MatchSiteCode(absl::string_view k_shift, absl::Time shift_start,
                                     absl::string_view code, absl::Time around,
                                     int tolerance_steps) {
  const std::string typed = absl::StrReplaceAll(code, {{" ", ""}});
  if (typed.empty()) return std::nullopt;
  const int64_t middle = SiteStep(shift_start, around);
  for (int64_t distance = 0; distance <= tolerance_steps; ++distance) {
    for (const int64_t step : {middle - distance, middle + distance}) {
      if (ConstantTimeEqual(typed, SiteCodeForStep(k_shift, step))) return step;
    }
  }
  return std::nullopt;
}

}  // namespace glimmer
