// Codes that a leader's phone scans instead of finding a name on the roster: of the printed card of
// somebody without a phone, or of the claim that somebody's own phone has just signed. A code gives
// nobody a right: the leader sees who shows it, and ticks. As text it is Base45Encode
// (shared/crypto/base45.h) of 22 bytes for a card, 62 for a claim: 33 and 93 characters. Pure.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer {

struct PersonCode {
  struct Claim {
    bool out = false;        // they leave
    std::string shift_mark;  // 8 bytes: ShiftMark (signed_site_code.h)
    std::string hash;        // 32 bytes: BLAKE2b-256 of its ClaimMessage
  };

  std::string person_id;       // 26 characters: the {id} of people/{id}
  std::optional<Claim> claim;  // none of a card
};

// 1 version, 1 kind (0 card, 1 coming, 2 leaving), 16 person, 8 shift and 32 hash of a claim, and 4
// of the BLAKE2b hash of what stands before. Empty when a part has another length.
std::string EncodePersonCode(const PersonCode& code);

// Errors: INVALID_ARGUMENT for what is no such code; FAILED_PRECONDITION for one of a later
// version.
absl::StatusOr<PersonCode> ParsePersonCode(absl::string_view bytes);

}  // namespace glimmer
