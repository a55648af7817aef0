#include "shared/crypto/signed_site_code.h"

#include "absl/strings/str_cat.h"
#include "shared/base/id_bytes.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/signing.h"

namespace glimmer {
namespace {

// Keeps these signatures apart from whatever else a device signs.
constexpr absl::string_view kPurpose = "site-code-v1";
constexpr char kVersion = 1;
constexpr size_t kMarkBytes = 8;
constexpr size_t kStepBytes = 4;
constexpr size_t kIdBytes = 16;
constexpr size_t kSignatureBytes = 64;
constexpr size_t kBodyBytes = 1 + kMarkBytes + kStepBytes + kIdBytes;
static_assert(kBodyBytes + kSignatureBytes == kSignedSiteCodeBytes);

std::string Signed(absl::string_view body) { return absl::StrCat(kPurpose, body); }

std::string BigEndian(uint32_t value) {
  std::string out(kStepBytes, '\0');
  for (int i = 0; i < 4; ++i) out[i] = static_cast<char>(value >> (8 * (3 - i)));
  return out;
}

uint32_t FromBigEndian(absl::string_view octets) {
  uint32_t value = 0;
  for (const char c : octets) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

}  // namespace

std::string ShiftMark(absl::string_view shift_id) {
  return Blake2b128(shift_id).substr(0, kMarkBytes);
}

std::string SignSiteCode(const SignedSiteCode& code, absl::string_view secret_key) {
  const std::string device = IdToBytes(code.device_id);
  if (code.shift_mark.size() != kMarkBytes || device.empty()) return {};
  const std::string body =
      absl::StrCat(absl::string_view(&kVersion, 1), code.shift_mark, BigEndian(code.step), device);
  const std::string signature = Sign(secret_key, Signed(body));
  return signature.empty() ? std::string() : body + signature;
}

absl::StatusOr<SignedSiteCode> ParseSiteCode(absl::string_view bytes) {
  if (!bytes.empty() && bytes[0] > kVersion) {
    return absl::FailedPreconditionError("a site code of a later version");
  }
  if (bytes.size() != kSignedSiteCodeBytes || bytes[0] != kVersion) {
    return absl::InvalidArgumentError("not a site code");
  }
  SignedSiteCode code;
  code.shift_mark = std::string(bytes.substr(1, kMarkBytes));
  code.step = FromBigEndian(bytes.substr(1 + kMarkBytes, kStepBytes));
  code.device_id = BytesToId(bytes.substr(kBodyBytes - kIdBytes, kIdBytes));
  return code;
}

bool VerifySiteCode(absl::string_view bytes, absl::string_view public_key) {
  return bytes.size() == kSignedSiteCodeBytes && bytes[0] == kVersion &&
         Verify(public_key, Signed(bytes.substr(0, kBodyBytes)), bytes.substr(kBodyBytes));
}

}  // namespace glimmer
