#include "shared/crypto/sodium.h"

#include <sodium.h>

#include <cstdlib>

namespace glimmer::internal {

void NeedSodium() {
  static const bool ready = sodium_init() >= 0;
  if (!ready) std::abort();  // without it nothing that follows would be safe
}

}  // namespace glimmer::internal
