// The household's own word, which nobody on the staff can give for it.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "server/households/household_store.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"

namespace glimmer::households {

// How the household has given its word: its contact calls, or the caller gives the code of its
// card, or, without a code, has called it back, which nobody does who goes there. nullopt when the
// code is wrong: that was counted and written, and is all that happens. Errors: OWN_CONSENT;
// CODE_LOCKED; CONSENT_MISSING when there is no consent; FIELD_INVALID {code}.
absl::StatusOr<std::optional<WordWay>> TakeWord(rpc::Context& context, const Vault& vault,
                                                Household& household, const std::string& code);

}  // namespace glimmer::households
