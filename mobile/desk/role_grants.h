// Asks a server who holds which role. Main thread.
#pragma once

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/access_service.pb.h"
#include "mobile/model/phone_context.h"

namespace glimmer::mobile {

using GrantsAnswer = std::function<void(absl::StatusOr<std::vector<v1::RoleGrant>>)>;

// All in force in the units that the person runs, or the first thing that went wrong. `done` runs
// unless `receiver` is gone by then; nothing is asked for who runs no unit.
void AskRoleGrants(PhoneContext& context, QObject* receiver, GrantsAnswer done);

}  // namespace glimmer::mobile
