// What a volunteer shows about their confirmed hours: signed by the organisation's server, checked
// by anybody who has its public key, without the server. It speaks of one person and of sums alone.
// As text it is "GLIMMER-RECORD:" and Base45Encode of the octets, which fits a QR code: about 330
// characters, version 10. Pure functions.
//
// The octets, numbers big-endian: 1 version; 8 key id; 16 certificate id; 2 first day and 2 last
// day, each counted from 1970-01-01, 0 for none; 4 minutes; 4 person-times; 4 x 4 minutes by
// evidence class A to D; 4 as-of time and 4 issue time in seconds since 1970; 8 ledger sequence and
// 32 ledger value, zeros for none; 1 length and the person's name; 1 length and the organisation's;
// 64 Ed25519 signature over "service-certificate-v1" and all that stands before it.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/crypto/signing.h"

namespace glimmer {

constexpr absl::string_view kServiceCertificatePrefix = "GLIMMER-RECORD:";
constexpr size_t kLongestCertificateName = 255;  // octets

struct ServiceCertificate {
  std::string certificate_id;  // 26 characters
  std::string person_name;     // UTF-8, 255 octets at most, as the other
  std::string organization_name;
  std::string start_date;  // YYYY-MM-DD of the period; empty: from the beginning
  std::string end_date;    // included; empty: to the end
  int64_t minutes = 0;     // confirmed; all counts are 0 to 2^32 - 1
  int64_t person_times = 0;
  std::array<int64_t, 4> minutes_by_class = {};  // evidence A to D
  absl::Time as_of;                              // whole seconds, 1970 to 2105, as the other
  absl::Time issue_time;
  int64_t ledger_sequence = 0;  // where the ledger stood at its issue ...
  std::string ledger_value;     // ... and the hash there: 32 octets, or none
  std::string key_id;           // 8 octets; set by the signing key
};

// 8 octets that name a public key of 32: the start of its BLAKE2b-128. Empty for what is no key.
std::string CertificateKeyId(absl::string_view public_key);

// Can a period begin or end on this day? Empty, or from 1970-01-02 to 2149-06-06.
bool FitsCertificate(absl::string_view date);

// The text, signed. Errors: INVALID_ARGUMENT when a part is out of its range, or the key is none.
absl::StatusOr<std::string> SignServiceCertificate(const ServiceCertificate& certificate,
                                                   const KeyPair& key);

// What the text says, once it is sure that the key signed it. Blanks around it are passed over.
// Errors: INVALID_ARGUMENT for what is none or is damaged; FAILED_PRECONDITION for one of a later
// version; NOT_FOUND when another key is said to have signed it; UNAUTHENTICATED when the signature
// does not hold: it was changed, or never signed.
absl::StatusOr<ServiceCertificate> CheckServiceCertificate(absl::string_view text,
                                                           absl::string_view public_key);

}  // namespace glimmer
