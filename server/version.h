// The program's version, as CMake has it.
#pragma once

namespace glimmer {

inline constexpr char kVersion[] = GLIMMER_VERSION;

}  // namespace glimmer
