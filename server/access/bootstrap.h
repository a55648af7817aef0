// The way in when there is none: the first start makes an organisation and invites its
// administrator; the operator can invite further ones.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/access/access_config.h"
#include "server/access/enrolment_store.h"
#include "server/access/invitation_commands.h"
#include "server/rpc/context.h"
#include "shared/base/ids.h"
#include "shared/sql/database.h"

namespace glimmer::access {

// A person's name with its folded and its pinyin form, as server/people makes them.
struct AdministratorName {
  std::string display_name;
  std::string name_fold;
  std::string name_pinyin;
};

struct InvitedAdministrator {
  std::string person_id;
  InvitationTexts invitation;  // single use, 30 minutes
};

// Adds a person at the root unit with the roles of an administrator and a coordinator for twelve
// months, granted by the operator, and invites them. The caller is the local operator.
absl::StatusOr<InvitedAdministrator> InviteAdministrator(rpc::Context& context,
                                                         const AccessConfig& config,
                                                         const AdministratorName& name);

// The same for somebody who is here already: an administrator whose role has ended or ends, or
// whose phone is gone; or anybody else. Errors: NOT_FOUND; PERSON_MERGED.
absl::StatusOr<InvitedAdministrator> InviteAdministratorAgain(rpc::Context& context,
                                                              const AccessConfig& config,
                                                              const std::string& person_id);

struct BootstrapPlan {
  std::string organization_name;
  std::string time_zone;  // IANA
  AdministratorName administrator;
};

// The invitation of the first administrator that CreateBootstrap would replace: made, not used and
// good at `now`. Nullopt also when CreateBootstrap would say SETUP_DONE.
absl::StatusOr<std::optional<Invitation>> FindOpenBootstrap(sql::Transaction& tx, absl::Time now);

// Makes the organisation and its administrator where there are none yet, and invites the
// administrator again while none has an active device; the invitation before is then worth nothing.
// Errors: SETUP_DONE once one has, also after all their roles have ended; FIELD_INVALID {time_zone,
// organization_name, display_name}.
absl::StatusOr<InvitedAdministrator> CreateBootstrap(sql::Transaction& tx, absl::Time now,
                                                     RandomSource& random,
                                                     const AccessConfig& config,
                                                     const BootstrapPlan& plan);

}  // namespace glimmer::access
