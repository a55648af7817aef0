// Whose phone this is, and at which server. A shared phone has several profiles: one folder each,
// with its own database and key.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/access_service.pb.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

struct Profile {
  // How far the device is bound to a person.
  enum class Enrolment { kNone = 0, kStarted = 1, kPending = 2, kActive = 3 };

  std::string server_address;   // "glimmer.example.org:8443"
  std::string spki_sha256;      // 32 bytes; how the server is recognised
  std::string server_id;        // part of what the device signs
  std::string device;           // devices/{id}, chosen by the phone
  std::string person;           // people/{id}; empty before the first session
  std::string organization;     // organizations/{id}
  std::string installation_id;  // the same for all profiles of the phone
  std::string display_name;     // for the list of profiles
  Enrolment enrolment = Enrolment::kNone;
  std::string enrol_request_id;            // so that a repeated redemption is the same one
  std::string comparison_code;             // six digits while pending, made on this phone
  std::vector<v1::RoleGrant> role_grants;  // as of the last session
};

// Names of the folders in `root` that hold a profile, in order. Empty when there is no root.
std::vector<std::string> ListProfiles(const std::string& root);

// A new empty folder in `root` (made if absent, mode 0700); returns its path.
// Errors: UNAVAILABLE when it cannot be made.
absl::StatusOr<std::string> NewProfileFolder(const std::string& root, RandomSource& random);

// Removes a profile with everything in it: store, outbox, keys. Errors: UNAVAILABLE.
absl::Status RemoveProfileFolder(const std::string& path);

// The random id of this installation, made at the first call and kept in `root`.
absl::StatusOr<std::string> InstallationId(const std::string& root, RandomSource& random);

}  // namespace glimmer::mobile
