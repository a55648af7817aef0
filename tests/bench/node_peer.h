// The control of P7: the natural server of the same job on Node.
#pragma once

#include <sys/types.h>

#include <string>

#include "tests/bench/stage.h"

namespace glimmer::bench {

// Seeds a season of its own and serves it. What fails ends the bench, with what Node said.
class NodePeer {
 public:
  // Brings its libraries from npm when they are not there; false when that does not work.
  static bool Available();

  NodePeer();
  ~NodePeer();
  LoadPlan Plan(int outstanding) const;
  const Season& season() const { return season_; }

 private:
  test::TempDir folder_;
  Season season_;
  std::string address_;
  pid_t pid_ = -1;
};

}  // namespace glimmer::bench
