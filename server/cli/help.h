// Texts of `glimmerd help` and `glimmerd help SUB`, 40 lines at most.
#pragma once

#include <string>

#include "server/cli/command_table.h"

namespace glimmer::cli {

std::string GeneralHelp();
std::string HelpOf(const Command& command);

}  // namespace glimmer::cli
