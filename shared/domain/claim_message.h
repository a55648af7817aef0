// The exact octets that a device signs when it says that somebody came or left, or by what clock it
// has shown codes, and that a server, or anybody with the device's public key, verifies. Never the
// wire's own bytes: those may differ between two programs that mean the same. Pure.
#pragma once

#include <cstdint>
#include <string>

#include "glimmer/v1/attendance_service.pb.h"

namespace glimmer {

// Numbers as in the tables.
enum class ClaimKind : int64_t { kIn = 1, kOut = 2 };

// "claim-v1", then kind, the claim's fields 1 to 14 by number, break_minutes, and the claim's
// scanned_claim_hash unless it is empty, each as its length (4 octets) and its octets. Numbers have
// 8 octets; an instant 12, seconds since 1970 and nanoseconds, or none when unset; all big-endian.
// What signs stands outside: the signature. Its BLAKE2b-256 is the claim's hash, which the device's
// next claim names, and a leader's tick that has scanned it.
std::string ClaimMessage(ClaimKind kind, const v1::AttendanceClaim& claim, int64_t break_minutes);

// "site-clock-v1", then the fields 1 to 8 by number, in the same way.
std::string SiteClockMessage(const v1::SiteClock& clock);

}  // namespace glimmer
