#include "mobile/store/boot_id.h"

#include <fstream>

#include "shared/base/ids.h"

namespace glimmer::mobile {

std::string SystemBootId() {
  static const std::string* const id = [] {
    auto* read = new std::string;
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    if (!std::getline(file, *read) || read->empty()) *read = NewRandomId(SystemRandom());
    return read;
  }();
  return *id;
}

}  // namespace glimmer::mobile
