// The verbs of `glimmerd admin` that are about the hour rules.
#pragma once

#include "server/cli/flags.h"

namespace glimmer::cli {

int ListRules(const CommandLine& line);
int AddRules(const CommandLine& line);

}  // namespace glimmer::cli
