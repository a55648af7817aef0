// What is sealed of a household: its contact data, the code of its card, its access note. Each
// household has a key of its own, wrapped under the server's; without that row nothing of it can be
// read any more, here or in a copy. Thread-safe.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::households {

struct AddressRelease;

struct Secrets {
  v1::HouseholdContact contact;
  std::string code;
  std::optional<v1::AccessNote> note;
  std::string handover_note;  // when its part was asked for; not sealed with the others
};

// What the household's key seals beside its contact data: of which kind, and which version.
struct PartName {
  std::string part;
  int64_t version = 0;
};
struct SealedPart {
  PartName name;
  std::string octets;
};

class Vault {
 public:
  // `sealing_key` has 32 bytes: the server's for details in rows (access::SealingKeyOf).
  explicit Vault(std::string sealing_key) : sealing_key_(std::move(sealing_key)) {}

  // Seals them under the household's key, which is made when there is none. Those that are
  // `waiting` for the household's word stand beside what is in force until SecretStore::TakeOver;
  // others, and all under a fresh key, which opens nothing of before, take its place.
  absl::Status Seal(rpc::Context& context, absl::string_view household_id, const Secrets& secrets,
                    bool waiting);

  // The octets of a part that stands elsewhere, bound to the household and its name.
  // Errors: CONSENT_MISSING when the key is gone.
  absl::StatusOr<std::string> SealPart(rpc::Context& context, absl::string_view household_id,
                                       const PartName& name, const std::string& plain) const;

  // Six digits, for comparing; of what is `waiting` if there is any. Errors: CONSENT_MISSING when
  // the key is gone.
  absl::StatusOr<std::string> CodeOf(sql::Transaction& tx, absl::string_view household_id,
                                     bool waiting) const;

  // How often contact data was opened, for tests.
  int64_t opened() const { return opened_.load(); }

 private:
  // The only way to contact data (server/households/address_release.h).
  friend absl::StatusOr<Secrets> ReleaseAddress(rpc::Context& context, const Vault& vault,
                                                const AddressRelease& release);
  absl::StatusOr<Secrets> Open(sql::Transaction& tx, absl::string_view household_id, bool waiting,
                               absl::Time now) const;
  // Errors: DATA_LOSS when it is of another key.
  absl::StatusOr<std::string> OpenPart(sql::Transaction& tx, absl::string_view household_id,
                                       const SealedPart& sealed) const;

  absl::StatusOr<std::string> KeyOf(sql::Transaction& tx, absl::string_view household_id) const;

  const std::string sealing_key_;
  mutable std::atomic<int64_t> opened_{0};
};

}  // namespace glimmer::households
