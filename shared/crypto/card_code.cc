#include "shared/crypto/card_code.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace glimmer {
namespace {

constexpr size_t kDigits = 6;
constexpr uint32_t kCodes = 1'000'000;

}  // namespace

// Draws again what the remainder would favour.
std::string NewCardCode(RandomSource& random) {
  constexpr uint32_t kFair = UINT32_MAX - UINT32_MAX % kCodes;
  uint32_t drawn = kFair;
  while (drawn >= kFair) random.Fill(&drawn, sizeof(drawn));
  return absl::StrFormat("%06d", drawn % kCodes);
}

bool IsCardCode(absl::string_view text) {
  return text.size() == kDigits && std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

}  // namespace glimmer
