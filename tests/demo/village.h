// The demonstration's world: a data folder, the server over it, and phones, all on one clock that
// can be moved. The server is the shipped program; libfaketime moves the clock that it sees. Main
// thread.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/clock.h"
#include "tests/e2e/app_actor.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer::demo {

// The machine's clock and a distance that grows.
class MovedClock final : public Clock {
 public:
  absl::Time Now() const override { return SystemClock().Now() + moved(); }
  absl::Duration Monotonic() const override;
  // At the start, forward; whole seconds.
  void Place(absl::Duration by) { moved_s_ = absl::ToInt64Seconds(by); }
  void Advance(absl::Duration by);
  absl::Duration moved() const { return absl::Seconds(moved_s_.load()); }

 private:
  std::atomic<int64_t> moved_s_ = 0, grown_s_ = 0;
};

class Village {
 public:
  // Pictures go to `pictures`. Where libfaketime is not installed, ends the program with a sentence
  // that says so when the clock is to be moved.
  explicit Village(std::string pictures);

  MovedClock& clock() { return clock_; }
  // Runs glimmerd on the village's data and clock.
  test::ProgramRun Glimmerd(std::vector<std::string> arguments);
  // `glimmerd import` with these: its exit code and the last line that it said.
  std::string Import(std::vector<std::string> arguments);
  // Starts the server, or starts it again on the clock as it is now.
  void StartServer();
  void StopServer();
  // So much time goes by for everybody; the server is started again.
  void Pass(absl::Duration by);

  // Of the phone of `name`.
  mobile::ActorOptions Phone(const std::string& name, QSize window = {390, 844});
  std::string PhoneFolder(const std::string& name) { return folder_.File(name); }
  std::string File(const std::string& name) { return folder_.File(name); }
  std::string SetupLink();

 private:
  std::vector<std::string> Environment() const;

  const std::string pictures_;
  test::TempDir folder_;
  MovedClock clock_;
  std::string address_;
  std::unique_ptr<test::ServerProcess> server_;
};

}  // namespace glimmer::demo
