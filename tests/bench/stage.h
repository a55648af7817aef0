// What a row of the bench runs against: a season in a data folder, real servers over it, and the
// ceilings beside them.
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "grpcpp/grpcpp.h"
#include "tests/bench/load.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/server_process.h"

namespace glimmer::bench {

// 2,000 people who join shifts and claim wishes in turn.
struct Season {
  test::Crowd crowd;
  std::vector<std::string> shifts;
  std::vector<std::string> wishes;
};

struct SeasonSize {
  int people = 2000;
  int shifts = 2000;
  int wishes = 0;
  int joined = 0;           // so many of the first shifts everybody has joined already
  bool have_begun = false;  // the shifts, five minutes ago
  int64_t records = 0;      // of service, in the year before
};

// Into a new data folder; what fails ends the bench.
Season SeedSeason(const std::string& folder, const SeasonSize& size);

// A server of its own over a season of its own.
class Stage {
 public:
  explicit Stage(const SeasonSize& size, std::vector<std::string> environment = {});

  const Season& season() const { return season_; }
  test::ServerProcess& server() { return server_; }
  std::string folder() const { return folder_.path(); }
  // Calls made so far: each row goes on from here.
  int64_t next_call = 0;

  // To this server, `outstanding` calls at a time.
  LoadPlan Plan(int outstanding) const;

 private:
  test::TempDir folder_;
  Season season_;
  test::ServerProcess server_;
};

// The bare echo as a process of its own; what it answers lists and feed pages with is in files of
// its folder.
class Echo {
 public:
  Echo(const std::string& list, const std::string& feed_page);
  ~Echo();
  LoadPlan Plan(int outstanding) const;

 private:
  test::TempDir folder_;
  std::string address_;
  pid_t pid_ = -1;
};

// Connections of their own to `address`.
std::vector<std::shared_ptr<grpc::Channel>> Channels(const std::string& address);

// Highest memory that the process has held, in MiB (VmHWM), and what it holds now.
double PeakMemoryMib(pid_t pid);
double MemoryMib(pid_t pid);

}  // namespace glimmer::bench
