// Runs a Python script of this folder over a text and gives back what it prints: the second
// opinion in the calendar tests. A missing interpreter or module is a failure, never a skip.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::test {

// Errors: INTERNAL with the script's output if it does not end with 0.
absl::StatusOr<std::string> RunPython(absl::string_view script, absl::string_view input);

}  // namespace glimmer::test
