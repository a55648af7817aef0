#include "shared/crypto/short_code.h"

#include <array>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace glimmer {
namespace {

constexpr size_t kLength = 10;
constexpr absl::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char Forgive(char typed) {
  const char upper = absl::ascii_toupper(static_cast<unsigned char>(typed));
  if (upper == 'O') return '0';
  if (upper == 'I' || upper == 'L') return '1';
  return upper;
}

}  // namespace

// One octet for each character: five of its bits are used, so all 32 are equally likely.
std::string NewShortCode(RandomSource& random) {
  std::array<unsigned char, kLength> octets;
  random.Fill(octets.data(), octets.size());
  std::string code;
  for (const unsigned char octet : octets) code.push_back(kAlphabet[octet & 31]);
  return code;
}

std::string FormatShortCode(absl::string_view code) {
  if (code.size() != kLength) return std::string(code);
  return absl::StrCat(code.substr(0, kLength / 2), "-", code.substr(kLength / 2));
}

absl::StatusOr<std::string> ParseShortCode(absl::string_view typed) {
  std::string code;
  for (const char raw : typed) {
    if (raw == '-' || absl::ascii_isspace(static_cast<unsigned char>(raw))) continue;
    const char c = Forgive(raw);
    if (kAlphabet.find(c) == absl::string_view::npos) {
      return absl::InvalidArgumentError("the code has a character that codes do not use");
    }
    code.push_back(c);
  }
  if (code.size() == kLength) return code;
  return absl::InvalidArgumentError(
      absl::StrCat("the code has ", code.size(), " characters instead of ", kLength));
}

}  // namespace glimmer
