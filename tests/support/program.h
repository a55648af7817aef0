// Runs a program built beside this test to its end, as a shell would, and keeps what it said.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace glimmer::test {

struct ProgramRun {
  int code = -1;  // exit code; 128 + signal when one ended it
  std::string out;
  std::string err;
};

struct ProgramOptions {
  std::vector<std::string> environment;  // "NAME=value", beside this process's own
  std::string folder;                    // to run in; empty: this process's
  std::string input;                     // on standard input
  // Called with the process id once it runs; may kill it.
  std::function<void(int pid)> meanwhile;
};

// Runs `arguments` (the program's name first, looked for beside this test). What the test itself
// cannot do ends it.
ProgramRun RunProgram(const std::vector<std::string>& arguments,
                      const ProgramOptions& options = {});

// The same of glimmerd.
ProgramRun RunGlimmerd(std::vector<std::string> arguments, const ProgramOptions& options = {});

// Files as a whole.
std::string ReadFileOrDie(const std::string& path);
void WriteFileOrDie(const std::string& path, const std::string& content);

}  // namespace glimmer::test
