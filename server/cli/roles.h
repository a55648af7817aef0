// The verbs of `glimmerd admin` that are about roles: who holds which, where, until when.
#pragma once

#include "server/cli/flags.h"

namespace glimmer::cli {

int ListRoles(const CommandLine& line);
int GrantRole(const CommandLine& line);
int RevokeRole(const CommandLine& line);

}  // namespace glimmer::cli
