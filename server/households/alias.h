// What a household is called: a tree or a flower and a number, which say nothing about it.
#pragma once

#include <string>

#include "shared/base/ids.h"

namespace glimmer::households {

// Two digits for the first `tries`, more when they seem to be used up.
std::string DrawAlias(RandomSource& random, int tries);

}  // namespace glimmer::households
