// Resource names on the wire are flat, "collection/id"; tables hold ids.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace glimmer {

inline constexpr absl::string_view kOrganizations = "organizations";
inline constexpr absl::string_view kUnits = "units";
inline constexpr absl::string_view kPeople = "people";
inline constexpr absl::string_view kRoleGrants = "role_grants";
inline constexpr absl::string_view kInvitations = "invitations";
inline constexpr absl::string_view kDevices = "devices";
inline constexpr absl::string_view kAuditRecords = "audit_records";
inline constexpr absl::string_view kEvents = "events";
inline constexpr absl::string_view kShifts = "shifts";
inline constexpr absl::string_view kPositions = "positions";
inline constexpr absl::string_view kSignUps = "sign_ups";
inline constexpr absl::string_view kAttendances = "attendances";
inline constexpr absl::string_view kServiceRecords = "service_records";
inline constexpr absl::string_view kServiceCertificates = "service_certificates";
inline constexpr absl::string_view kRulePacks = "rule_packs";
inline constexpr absl::string_view kNotices = "notices";
inline constexpr absl::string_view kWishes = "wishes";
inline constexpr absl::string_view kWishClaims = "wish_claims";
inline constexpr absl::string_view kFollowUps = "follow_ups";
inline constexpr absl::string_view kDeeds = "deeds";
inline constexpr absl::string_view kGifts = "gifts";
inline constexpr absl::string_view kHouseholds = "households";
inline constexpr absl::string_view kPairings = "pairings";
inline constexpr absl::string_view kVisits = "visits";
inline constexpr absl::string_view kVisitorTerms = "visitor_terms";

// "shifts/01J8..."; empty for an empty id, so that an unset reference stays unset.
inline std::string ResourceName(absl::string_view collection, absl::string_view id) {
  return id.empty() ? std::string() : absl::StrCat(collection, "/", id);
}

struct ParsedName {
  absl::string_view collection;
  absl::string_view id;
};

// Splits a resource name. Errors: FIELD_INVALID {field: the collection} when it is none.
absl::StatusOr<ParsedName> ParseName(absl::string_view name);

// The id of a name that must be of `collection`. Errors: FIELD_INVALID {field}.
absl::StatusOr<std::string> IdOf(absl::string_view collection, absl::string_view name,
                                 absl::string_view field);

// The same, and an empty name gives an empty id.
absl::StatusOr<std::string> OptionalIdOf(absl::string_view collection, absl::string_view name,
                                         absl::string_view field);

}  // namespace glimmer
