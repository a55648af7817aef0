#include "shared/crypto/base45.h"

#include <algorithm>
#include <cstdint>

#include "absl/status/status.h"

namespace glimmer {
namespace {

constexpr absl::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

uint32_t Octet(char c) { return static_cast<unsigned char>(c); }

// The least significant digit comes first. Two octets are three digits, one octet is two.
void AppendGroup(std::string& out, absl::string_view octets) {
  uint32_t value = 0;
  for (const char c : octets) value = value << 8 | Octet(c);
  for (size_t i = 0; i <= octets.size(); ++i) {
    out.push_back(kAlphabet[value % 45]);
    value /= 45;
  }
}

}  // namespace

std::string Base45Encode(absl::string_view octets) {
  std::string out;
  out.reserve(octets.size() / 2 * 3 + 2);
  for (size_t at = 0; at < octets.size(); at += 2) AppendGroup(out, octets.substr(at, 2));
  return out;
}

absl::StatusOr<std::string> Base45Decode(absl::string_view text) {
  if (text.size() % 3 == 1) return absl::InvalidArgumentError("base45: a character is missing");
  std::string out;
  out.reserve(text.size() / 3 * 2 + 1);
  for (size_t at = 0; at < text.size(); at += 3) {
    const absl::string_view group = text.substr(at, 3);
    uint32_t value = 0;
    for (auto c = group.rbegin(); c != group.rend(); ++c) {
      const size_t digit = kAlphabet.find(*c);
      if (digit == absl::string_view::npos) {
        return absl::InvalidArgumentError("base45: a character outside the alphabet");
      }
      value = value * 45 + static_cast<uint32_t>(digit);
    }
    const size_t octets = group.size() - 1;
    if (value >> (8 * octets) != 0) return absl::InvalidArgumentError("base45: a group too large");
    if (octets == 2) out.push_back(static_cast<char>(value >> 8));
    out.push_back(static_cast<char>(value & 0xff));
  }
  return out;
}

}  // namespace glimmer
