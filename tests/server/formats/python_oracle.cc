#include "tests/server/formats/python_oracle.h"

#include <cstdio>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "tests/support/fakes.h"

namespace glimmer::test {

absl::StatusOr<std::string> RunPython(absl::string_view script, absl::string_view input) {
  const TempDir folder;
  const std::string path = folder.File("input");
  std::ofstream(path, std::ios::binary) << input;
  const std::string command =
      absl::StrCat("/usr/bin/python3 '", GLIMMER_ORACLES, "/", script, "' '", path, "' 2>&1");
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return absl::InternalError("cannot start /usr/bin/python3");
  std::string output;
  char buffer[4096];
  for (size_t size; (size = fread(buffer, 1, sizeof(buffer), pipe)) > 0;) {
    output.append(buffer, size);
  }
  if (pclose(pipe) != 0) return absl::InternalError(absl::StrCat(script, " failed: ", output));
  return output;
}

}  // namespace glimmer::test
