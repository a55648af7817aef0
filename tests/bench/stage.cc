#include "tests/bench/stage.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "server/storage/store.h"
#include "tests/bench/seed.h"
#include "tests/support/program.h"

namespace glimmer::bench {
namespace {

constexpr int kConnections = 4;

double StatusLineMib(pid_t pid, const std::string& name) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/status");
  std::string line;
  while (std::getline(file, line)) {
    absl::string_view rest = line;
    if (!absl::ConsumePrefix(&rest, name + ":")) continue;
    absl::ConsumeSuffix(&rest, " kB");
    double kib = 0;
    if (absl::SimpleAtod(rest, &kib)) return kib / 1024;
  }
  return 0;
}

}  // namespace

Season SeedSeason(const std::string& folder, const SeasonSize& size) {
  auto database = storage::OpenData(folder, absl::Now());
  if (!database.ok()) {
    std::cerr << database.status() << "\n";
    std::abort();
  }
  Season season;
  season.crowd = test::SeedCrowd(**database, size.people, 100);
  const int places = 2 * size.people;
  season.shifts = size.have_begun ? test::SeedShifts(**database, size.shifts, places,
                                                     -absl::Minutes(5), absl::ZeroDuration())
                                  : test::SeedShifts(**database, size.shifts, places);
  SeedSignUps(**database, season.crowd,
              {season.shifts.begin(), season.shifts.begin() + size.joined});
  if (size.wishes > 0) season.wishes = test::SeedWishes(**database, size.wishes);
  if (size.records > 0) SeedRecords(**database, size.records);
  return season;
}

std::vector<std::shared_ptr<grpc::Channel>> Channels(const std::string& address) {
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (int i = 0; i < kConnections; ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    channels.push_back(
        grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
    channels.back()->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10));
  }
  return channels;
}

double PeakMemoryMib(pid_t pid) { return StatusLineMib(pid, "VmHWM"); }
double MemoryMib(pid_t pid) { return StatusLineMib(pid, "VmRSS"); }

Stage::Stage(const SeasonSize& size, std::vector<std::string> environment)
    : season_(SeedSeason(folder_.path(), size)), server_(folder_.path()) {
  server_.Start(std::move(environment));
}

LoadPlan Stage::Plan(int outstanding) const {
  LoadPlan plan{Channels(server_.front_address())};
  plan.outstanding = outstanding;
  plan.server_pid = server_.pid();
  return plan;
}

Echo::Echo(const std::string& list, const std::string& feed_page)
    : address_("unix:" + folder_.path() + "/echo.sock") {
  test::WriteFileOrDie(folder_.File("list"), list);
  test::WriteFileOrDie(folder_.File("feed"), feed_page);
  pid_ = fork();
  if (pid_ == 0) {
    const std::string program = test::ProgramPath("glimmer_bench");
    execl(program.c_str(), program.c_str(), "--serve_echo", address_.c_str(),
          folder_.path().c_str(), nullptr);
    _exit(127);
  }
}

Echo::~Echo() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

LoadPlan Echo::Plan(int outstanding) const {
  LoadPlan plan{Channels(address_)};
  plan.outstanding = outstanding;
  plan.server_pid = pid_;
  return plan;
}

}  // namespace glimmer::bench
