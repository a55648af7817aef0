#include "shared/crypto/person_code.h"

#include "absl/strings/str_cat.h"
#include "shared/base/id_bytes.h"
#include "shared/crypto/hashing.h"

namespace glimmer {
namespace {

// Keeps these codes apart from whatever else has the same length.
constexpr absl::string_view kPurpose = "person-code-v1";
constexpr char kVersion = 1;
enum Kind : char { kCard = 0, kComing = 1, kLeaving = 2 };
constexpr size_t kIdBytes = 16;
constexpr size_t kMarkBytes = 8;
constexpr size_t kHashBytes = 32;
constexpr size_t kCheckBytes = 4;
constexpr size_t kHeadBytes = 2 + kIdBytes;
constexpr size_t kCardBytes = kHeadBytes + kCheckBytes;
constexpr size_t kClaimBytes = kHeadBytes + kMarkBytes + kHashBytes + kCheckBytes;

std::string CheckOf(absl::string_view body) {
  return Blake2b128(absl::StrCat(kPurpose, body)).substr(0, kCheckBytes);
}

}  // namespace

std::string EncodePersonCode(const PersonCode& code) {
  const std::string person = IdToBytes(code.person_id);
  if (person.empty()) return {};
  char head[] = {kVersion, kCard};
  std::string rest;
  if (code.claim) {
    const PersonCode::Claim& claim = *code.claim;
    if (claim.shift_mark.size() != kMarkBytes || claim.hash.size() != kHashBytes) return {};
    head[1] = claim.out ? kLeaving : kComing;
    rest = claim.shift_mark + claim.hash;
  }
  const std::string body = absl::StrCat(absl::string_view(head, sizeof(head)), person, rest);
  return body + CheckOf(body);
}

absl::StatusOr<PersonCode> ParsePersonCode(absl::string_view bytes) {
  if (bytes.size() != kCardBytes && bytes.size() != kClaimBytes) {
    return absl::InvalidArgumentError("not a person's code");
  }
  const absl::string_view body = bytes.substr(0, bytes.size() - kCheckBytes);
  if (bytes.substr(body.size()) != CheckOf(body)) {
    return absl::InvalidArgumentError("not a person's code");
  }
  if (body[0] > kVersion) return absl::FailedPreconditionError("a code of a later version");
  const bool is_claim = bytes.size() == kClaimBytes;
  const char kind = body[1];
  if (body[0] != kVersion || is_claim != (kind == kComing || kind == kLeaving) ||
      (!is_claim && kind != kCard)) {
    return absl::InvalidArgumentError("not a person's code");
  }
  PersonCode code{.person_id = BytesToId(body.substr(2, kIdBytes))};
  if (is_claim) {
    code.claim = PersonCode::Claim{.out = kind == kLeaving,
                                   .shift_mark = std::string(body.substr(kHeadBytes, kMarkBytes)),
                                   .hash = std::string(body.substr(kHeadBytes + kMarkBytes))};
  }
  return code;
}

}  // namespace glimmer
