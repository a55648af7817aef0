#include "tests/bench/rows.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/sign_up_service.grpc.pb.h"
#include "server/storage/store.h"
#include "shared/base/ids.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"

namespace glimmer::bench {
namespace {

constexpr int kConnections = 4;
constexpr int kPeople = 2000;
constexpr int kShifts = 2000;

// The echo as a process of its own.
class EchoProcess {
 public:
  // Lists are answered with what FOLDER/list holds.
  explicit EchoProcess(const std::string& folder) : address_("unix:" + folder + "/echo.sock") {
    const std::string list = folder + "/list";
    pid_ = fork();
    if (pid_ == 0) {
      const std::string program = test::ProgramPath("glimmer_bench");
      execl(program.c_str(), program.c_str(), "--serve_echo", address_.c_str(), list.c_str(),
            nullptr);
      _exit(127);
    }
  }
  ~EchoProcess() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  int pid() const { return pid_; }
  const std::string& address() const { return address_; }

 private:
  std::string address_;
  int pid_ = -1;
};

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

template <typename Request, typename Response>
struct Call {
  grpc::ClientContext context;
  Request request;
  Response response;
};

// Person `n mod people` joins the shift that they have not joined yet.
struct Season {
  test::Crowd crowd;
  std::vector<std::string> shifts;
};

void FillSignUp(const Season& season, int64_t n,
                Call<v1::CreateSignUpRequest, v1::CreateSignUpResponse>& call) {
  const test::CrowdMember& member = season.crowd.people[n % kPeople];
  const std::string& shift = season.shifts[(n / kPeople + n) % kShifts];
  call.context.AddMetadata("authorization", "Bearer " + member.token);
  call.request.set_request_id(NewUuidV7(absl::Now(), SystemRandom()));
  call.request.set_sign_up_id(NewUlid(absl::Now(), SystemRandom()));
  call.request.set_shift("shifts/" + shift);
  call.request.set_person("people/" + member.person_id);
}

StartCall SignUpCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    auto call = std::make_shared<Call<v1::CreateSignUpRequest, v1::CreateSignUpResponse>>();
    FillSignUp(season, n, *call);
    // The stub is a thin handle; the channel is what costs.
    const auto stub =
        v1::SignUpService::NewStub(std::shared_ptr<grpc::Channel>(&channel, [](grpc::Channel*) {}));
    stub->async()->CreateSignUp(&call->context, &call->request, &call->response,
                                [call, done](grpc::Status status) { done(status.ok()); });
  };
}

StartCall ListCall(const Season& season) {
  return [&season](grpc::Channel& channel, int64_t n, std::function<void(bool)> done) {
    auto call = std::make_shared<Call<v1::ListShiftsRequest, v1::ListShiftsResponse>>();
    call->context.AddMetadata("authorization", "Bearer " + season.crowd.people[n % kPeople].token);
    call->request.set_page_size(20);
    const auto stub =
        v1::EventService::NewStub(std::shared_ptr<grpc::Channel>(&channel, [](grpc::Channel*) {}));
    stub->async()->ListShifts(&call->context, &call->request, &call->response,
                              [call, done](grpc::Status status) {
                                done(status.ok() && call->response.shifts_size() == 20);
                              });
  };
}

struct Pair {
  StartCall subject;
  StartCall control;
  LoadPlan subject_plan;
  LoadPlan control_plan;
};

void RunRound(Pair& pair, RowResult& row, int64_t& next_subject) {
  int64_t unused = 0;
  WaitForQuiet(absl::Seconds(6));
  row.last_control = RunLoad(pair.control_plan, pair.control, unused);
  WaitForQuiet(absl::Seconds(6));
  pair.subject_plan.first_call = next_subject;
  row.last = RunLoad(pair.subject_plan, pair.subject, next_subject);
  if (row.last.failures > 0) {
    std::cerr << row.name << ": " << row.last.failures << " of " << row.last.calls
              << " calls failed\n";
  }
  row.ratios.push_back(row.last.per_second / row.last_control.per_second);
  row.cpu_ratios.push_back((row.last_control.client_cpu_us + row.last_control.server_cpu_us) /
                           (row.last.client_cpu_us + row.last.server_cpu_us));
  row.other_cpu = std::max({row.other_cpu, row.last.other_cpu, row.last_control.other_cpu});
}

Season SeedSeason(const std::string& data_dir) {
  Season season;
  auto database = storage::OpenData(data_dir, absl::Now());
  if (!database.ok()) {
    std::cerr << database.status() << "\n";
    std::abort();
  }
  season.crowd = test::SeedCrowd(**database, kPeople, 100);
  season.shifts = test::SeedShifts(**database, kShifts, 2 * kPeople);
  return season;
}

// What the server answers, as octets.
std::string ListOctets(const Season& season, const std::shared_ptr<grpc::Channel>& channel) {
  Call<v1::ListShiftsRequest, v1::ListShiftsResponse> call;
  call.context.AddMetadata("authorization", "Bearer " + season.crowd.people[0].token);
  call.request.set_page_size(20);
  const grpc::Status status =
      v1::EventService::NewStub(channel)->ListShifts(&call.context, call.request, &call.response);
  if (!status.ok()) std::cerr << "list: " << status.error_message() << "\n";
  return call.response.SerializeAsString();
}

}  // namespace

double Median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<RowResult> RunRows(const BenchPlan& plan) {
  test::TempDir folder;
  const Season season = SeedSeason(folder.path());
  test::ServerProcess server(folder.path());
  server.Start();
  LoadPlan subject{Channels(server.front_address())};
  subject.server_pid = server.pid();
  const std::string octets = ListOctets(season, subject.channels[0]);
  test::WriteFileOrDie(folder.File("list"), octets);
  EchoProcess echo(folder.path());
  LoadPlan control{Channels(echo.address())};
  control.server_pid = echo.pid();
  RowResult sign_up{"P1 durable sign-up, 256 outstanding", 0.35};
  sign_up.control = "bare callback echo of the same messages";
  RowResult list{"P3 list of 20 shifts, 256 outstanding", 0.85};
  list.control = absl::StrCat("bare callback answer of the same ", octets.size(), " octets");
  Pair sign_up_pair{SignUpCall(season), SignUpCall(season), subject, control};
  Pair list_pair{ListCall(season), ListCall(season), subject, control};
  std::vector<RowResult> rows;
  int64_t next = 0;
  int64_t next_list = 0;
  for (int round = 0; round < plan.rounds; ++round) {
    if (absl::StrContains(sign_up.name, plan.only)) RunRound(sign_up_pair, sign_up, next);
    if (absl::StrContains(list.name, plan.only)) RunRound(list_pair, list, next_list);
  }
  for (RowResult* row : {&sign_up, &list}) {
    if (!row->ratios.empty()) rows.push_back(std::move(*row));
  }
  return rows;
}

}  // namespace glimmer::bench
