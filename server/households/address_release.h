// The one way to where a household lives: may this be read now, the audit row, then the opening,
// all in the command's transaction, whose answer leaves after its commit. What fails on the way
// opens nothing; without the audit row nothing is answered.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/households/household_store.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::households {

// What decides whether who goes on a visit may read where it goes.
struct VisitFacts {
  VisitState state = VisitState::kProposed;
  absl::Time start_time;
  absl::Time end_time;
  bool introduction = false;
  int64_t min_people = 1;  // as it was planned; the household may ask for more by now
  int64_t accepted = 0;
};

// Whose address, what for, and what is shown with it.
struct AddressRelease {
  const Household& household;
  AddressPurpose purpose;
  std::optional<SealedPart> handover_note;
  std::optional<VisitFacts> visit;  // for kVisit, and for nothing else
  bool alarm = false;  // for kDanger: of a visit there one is open, and no consent is asked for
};

// To the caller: what the household has confirmed, and what waits for its word to who asks for
// that. Errors: HOUSEHOLD_STATE; CONSENT_MISSING, also when the key is gone; of a visit VISIT_STATE
// before the household has agreed and when it is over, CONTACT_NOT_OPEN {open_time},
// TOO_FEW_VISITORS {min_people}; DATA_LOSS for what cannot be opened.
absl::StatusOr<Secrets> ReleaseAddress(rpc::Context& context, const Vault& vault,
                                       const AddressRelease& release);

absl::Status LookUpHouseholdContact(rpc::Context& context, const Vault& vault,
                                    const v1::LookUpHouseholdContactRequest& request,
                                    v1::LookUpHouseholdContactResponse& response);

}  // namespace glimmer::households
