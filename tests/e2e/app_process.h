// One person's app as a process of its own (app_main.cc), told what to do over a pipe, killed and
// started again at will.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace glimmer::test {

class AppProcess {
 public:
  // `folder` of the phone, `name` in the names of pictures, which go to `pictures` (empty: none).
  AppProcess(std::string folder, std::string name, std::string pictures);
  ~AppProcess();  // kills

  // Starts it and waits until its window is shown; what does not come ends the program.
  void Start();
  // kill -9, also when it was killed already.
  void Kill();
  // Until it has been killed by somebody else; false when it lives after that time.
  bool WaitKilled(absl::Duration patience);
  pid_t pid() const { return pid_; }

  // Tells it a command (app_main.cc lists them) and gives its answer: what follows "ok", or
  // "no" and what follows that. "no" as well when it has died.
  std::string Ask(const std::vector<std::string>& words);
  bool Do(const std::vector<std::string>& words) { return Ask(words).substr(0, 2) != "no"; }

 private:
  bool ReadLine(std::string& line);

  const std::string folder_, name_, pictures_;
  pid_t pid_ = -1;
  int socket_ = -1;
  std::string read_;
};

}  // namespace glimmer::test
