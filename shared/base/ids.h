// Identifiers: ULIDs for resources, random ids for subjects and secrets, UUIDs for requests.
// Time and randomness are passed in, so tests and the simulation can replay them.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer {

class RandomSource {
 public:
  virtual ~RandomSource() = default;
  // Fills `size` bytes. Thread-safe.
  virtual void Fill(void* data, size_t size) = 0;
};

// The kernel's randomness. Thread-safe, lives for ever.
RandomSource& SystemRandom();

// 26 characters of Crockford base32: 48 bits of milliseconds, 80 random bits. Sorts by time.
std::string NewUlid(absl::Time now, RandomSource& random);

// 26 characters, 128 random bits in the same alphabet: for ids that must not tell a time
// (invitations, subject keys, households).
std::string NewRandomId(RandomSource& random);

// Canonical UUID version 7 (time-ordered), as phones use for request_id.
std::string NewUuidV7(absl::Time now, RandomSource& random);

// True for 26 characters of the alphabet that NewUlid uses.
bool IsId(absl::string_view id);

// True for a canonical lower-case UUID of any version.
bool IsUuid(absl::string_view text);

// Crockford base32 of `bytes`, upper case, no padding.
std::string Base32(absl::string_view bytes);

}  // namespace glimmer
