// The code that a coordinator's or leader's phone shows as a QR picture on site: a new one every
// 30 s, signed by that device, so that nobody who has seen one can make another. Offline as well.
// As text it is Base45Encode (shared/crypto/base45.h) of the 93 bytes: 140 characters, a version 5
// QR code. Pure functions; steps are those of shared/crypto/site_code.h.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

// 1 version, 8 shift, 4 step (big-endian), 16 device, 64 Ed25519 signature.
constexpr size_t kSignedSiteCodeBytes = 93;

struct SignedSiteCode {
  std::string shift_mark;  // 8 bytes: ShiftMark of the shift it is shown at
  uint32_t step = 0;       // SiteStep(shift_start, now), of what must not be negative
  std::string device_id;   // 26 characters: the {id} of the signing device, devices/{id}
};

// Eight bytes that tell shifts apart: the start of the hash of the {id} of shifts/{id}. An id's own
// first bytes are a time, which the shifts of one series share.
std::string ShiftMark(absl::string_view shift_id);

// The 93 bytes. `secret_key` is the device's, as in KeyPair (shared/crypto/signing.h). Empty when a
// part has another length, or the key is none.
std::string SignSiteCode(const SignedSiteCode& code, absl::string_view secret_key);

// What the bytes say; the signature is not looked at.
// Errors: INVALID_ARGUMENT for another length; FAILED_PRECONDITION for one of a later version.
absl::StatusOr<SignedSiteCode> ParseSiteCode(absl::string_view bytes);

// Did the device with this key sign exactly these bytes?
bool VerifySiteCode(absl::string_view bytes, absl::string_view public_key);

}  // namespace glimmer
