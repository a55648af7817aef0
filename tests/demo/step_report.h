// The steps of a demonstration: said as they happen, and written down as steps.json. Main thread.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace glimmer::demo {

class StepReport {
 public:
  // Runs `see` and compares what it saw with `expected`. After a step that failed no other one is
  // run: what follows would fail for its sake.
  bool Step(const std::string& name, const std::string& expected,
            const std::function<std::string()>& see);
  // The same for what is done or not.
  bool Do(const std::string& name, const std::function<bool()>& act);

  bool ok() const { return ok_; }
  int count() const { return static_cast<int>(steps_.size()); }
  // A list of {name, ok, expected, seen, milliseconds}.
  std::string Json() const;

 private:
  struct Taken {
    std::string name, expected, seen;
    bool ok;
    int64_t milliseconds;
  };

  std::vector<Taken> steps_;
  bool ok_ = true;
};

}  // namespace glimmer::demo
