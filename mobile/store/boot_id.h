// Which start of the phone this is. Clock::Monotonic counts from there.
#pragma once

#include <string>

namespace glimmer::mobile {

// Random per start of the system; of this process where the system does not say.
std::string SystemBootId();

}  // namespace glimmer::mobile
