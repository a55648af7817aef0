// The one way to where a household lives: may this be read now, the audit row, then the opening,
// all in the command's transaction, whose answer leaves after its commit. What fails on the way
// opens nothing; without the audit row nothing is answered.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/households/household_store.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"

namespace glimmer::households {

// Whose address, and what for.
struct AddressRelease {
  const Household& household;
  AddressPurpose purpose;
};

// To the caller. Errors: HOUSEHOLD_STATE; CONSENT_MISSING, also when the key is gone; DATA_LOSS for
// what cannot be opened.
absl::StatusOr<Secrets> ReleaseAddress(rpc::Context& context, const Vault& vault,
                                       const AddressRelease& release);

absl::Status LookUpHouseholdContact(rpc::Context& context, const Vault& vault,
                                    const v1::LookUpHouseholdContactRequest& request,
                                    v1::LookUpHouseholdContactResponse& response);

}  // namespace glimmer::households
