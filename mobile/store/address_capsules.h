// Where visits go, as far as this phone was told: sealed to its own key, so that it opens without
// signal, and only until its time is over. Nothing else on the phone holds an address. Thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/visit_service.pb.h"
#include "mobile/store/local_store.h"
#include "mobile/store/secret_store.h"
#include "mobile/store/visit_keeping_store.h"

namespace glimmer::mobile {

class AddressCapsules {
 public:
  AddressCapsules(LocalStore& store, SecretStore& secrets) : store_(store), secrets_(secrets) {}

  // Keeps what the server has answered, in place of an earlier one.
  absl::Status Keep(absl::string_view visit, const v1::GetVisitAddressResponse& answer);
  // Until when it can be opened; nullopt when there is none, or its time is over.
  absl::StatusOr<std::optional<absl::Time>> OpenUntil(absl::string_view visit);
  // Errors: NOT_FOUND when none is kept; CONTACT_NOT_OPEN when its time is over, and then it is
  // wiped; DATA_LOSS when it is damaged, or for another device.
  absl::StatusOr<v1::VisitAddress> Open(absl::string_view visit);

  // These leave nothing in the files of the store either, and write nothing while there is nothing
  // to wipe. WipeOld: those whose time is over.
  absl::Status Wipe(absl::string_view visit);
  absl::Status WipeOld();
  absl::Status WipeAll();

 private:
  absl::StatusOr<std::vector<CapsuleRow>> Rows();
  absl::StatusOr<std::optional<CapsuleRow>> Find(absl::string_view visit);

  LocalStore& store_;
  SecretStore& secrets_;
};

}  // namespace glimmer::mobile
