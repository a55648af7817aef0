// A disk that fills up under a running server, and one that is full at the start. A small file
// system of its own needs root.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "server/storage/data_dir.h"
#include "server/storage/store.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer {
namespace {

using grpc::health::v1::HealthCheckResponse;
using test::ProgramRun;
using testing::HasSubstr;

constexpr int kPeople = 2000;

class FullDiskTest : public testing::Test {
 protected:
  void SetUp() override {
    if (mount("tmpfs", disk_.path().c_str(), "tmpfs", 0, "size=16m") != 0) {
      GTEST_SKIP() << "cannot mount a small file system here";
    }
    mounted_ = true;
    test::WriteFileOrDie(other_.File("passphrase"), "correct horse battery\n");
  }
  void TearDown() override {
    if (mounted_) umount2(disk_.path().c_str(), MNT_DETACH);
  }

  void Fill() {
    std::ofstream file(disk_.File("fill"), std::ios::app | std::ios::binary);
    const std::string block(4096, 'x');
    while (file.write(block.data(), 4096).flush()) continue;
  }
  void MakeRoom() {
    ASSERT_EQ(mount("tmpfs", disk_.path().c_str(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
    unlink(disk_.File("fill").c_str());
  }
  ProgramRun Run(std::vector<std::string> arguments) {
    arguments.push_back("--data_dir=" + disk_.File("data"));
    return test::RunGlimmerd(arguments);
  }

  test::TempDir disk_;
  test::TempDir other_;
  bool mounted_ = false;
};

HealthCheckResponse::ServingStatus Health(const test::ServerProcess& server) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  HealthCheckResponse response;
  grpc::health::v1::Health::NewStub(server.NewChannel())->Check(&context, {}, &response);
  return response.status();
}

// The setup code is the last that a start writes, after health says SERVING.
void StartAndSettle(test::ServerProcess& server) {
  server.Start();
  const std::string last = server.data_dir() + "/bootstrap";
  for (int i = 0; i < 500 && access(last.c_str(), F_OK) != 0; ++i) {
    absl::SleepFor(absl::Milliseconds(10));
  }
  absl::SleepFor(absl::Milliseconds(200));
}

bool Becomes(const test::ServerProcess& server, HealthCheckResponse::ServingStatus wanted) {
  for (int i = 0; i < 200; ++i) {
    if (Health(server) == wanted) return true;
    absl::SleepFor(absl::Milliseconds(100));
  }
  return false;
}

// Sign-ups of `people` from `first` on, one connection; how each went.
std::map<std::string, int> SignUps(const test::ServerProcess& server, const test::Crowd& crowd,
                                   int first, int people) {
  test::StormPlan plan;
  plan.when_full = v1::CreateSignUpRequest::WHEN_FULL_JOIN_WAITLIST;
  plan.connections = 1;
  plan.first = first;
  plan.last = first + people;
  return test::Count(test::Storm(crowd, plan, [&server] { return server.NewChannel(); }));
}

int StoredSignUps(const std::string& data_dir) {
  auto database = storage::OpenData(data_dir, absl::Now());
  EXPECT_TRUE(database.ok()) << database.status();
  int count = -1;
  EXPECT_TRUE(sql::ReadAndWait(**database, [&](sql::Transaction& tx) {
                return tx
                    .Run("SELECT COUNT(*) FROM sign_ups", {},
                         [&](const sql::Row& row) { count = static_cast<int>(row.Int(0)); })
                    .status();
              }).ok());
  EXPECT_THAT(test::BrokenInvariants(**database), testing::IsEmpty());
  return count;
}

TEST_F(FullDiskTest, WritesAreRefusedReadsGoOnAndRoomBringsItBack) {
  const std::string data = disk_.File("data");
  test::Crowd crowd;
  {
    ASSERT_TRUE(storage::EnsureDataDir(data).ok());
    auto database = storage::OpenData(data, absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    crowd = test::SeedCrowd(**database, kPeople, 100);
  }
  test::ServerProcess server(data);
  StartAndSettle(server);
  Fill();
  int next = 0;
  int kept = 0;
  std::map<std::string, int> last;
  while (last["STORAGE_UNAVAILABLE"] == 0 && next + 20 <= kPeople - 20) {
    last = SignUps(server, crowd, next, 20);
    kept += last["CONFIRMED"] + last["WAITLISTED"];
    EXPECT_EQ(last["CONFIRMED"] + last["WAITLISTED"] + last["STORAGE_UNAVAILABLE"], 20)
        << testing::PrintToString(last);
    next += 20;
  }
  ASSERT_GT(last["STORAGE_UNAVAILABLE"], 0) << "the disk never filled";
  ASSERT_TRUE(Becomes(server, HealthCheckResponse::NOT_SERVING));

  EXPECT_EQ(SignUps(server, crowd, next, 5)["STORAGE_UNAVAILABLE"], 5);
  next += 5;
  grpc::ClientContext context;
  v1::GetServerInfoResponse info;
  EXPECT_TRUE(
      v1::AccessService::NewStub(server.NewChannel())->GetServerInfo(&context, {}, &info).ok())
      << "what only reads is still answered";
  EXPECT_EQ(Run({"healthcheck"}).code, 1);
  const ProgramRun doctor = Run({"doctor"});
  EXPECT_EQ(doctor.code, 1);
  EXPECT_THAT(doctor.out, HasSubstr("FAIL  writes: refused"));
  EXPECT_THAT(doctor.out, HasSubstr("FAIL  disk: 0 MiB free"));
  EXPECT_THAT(doctor.out, HasSubstr("ok    integrity_check"));

  MakeRoom();
  ASSERT_TRUE(Becomes(server, HealthCheckResponse::SERVING));
  const std::map<std::string, int> after = SignUps(server, crowd, next, 10);
  EXPECT_EQ(after.count("STORAGE_UNAVAILABLE"), 0u) << testing::PrintToString(after);
  kept += 10;
  EXPECT_EQ(Run({"healthcheck"}).code, 0);
  EXPECT_EQ(server.Stop(), 0);
  EXPECT_EQ(StoredSignUps(data), kept) << "all that was acknowledged, and nothing else";
}

TEST_F(FullDiskTest, EndsWhenAskedWhileFull) {
  ASSERT_EQ(Run({"init"}).code, 0);
  unlink(disk_.File("data/bootstrap").c_str());
  test::ServerProcess server(disk_.File("data"));
  StartAndSettle(server);
  Fill();
  for (int i = 0; i < 100 && Health(server) == HealthCheckResponse::SERVING; ++i) {
    Run({"admin", "create", "Li Hua"});
  }
  ASSERT_TRUE(Becomes(server, HealthCheckResponse::NOT_SERVING));
  EXPECT_EQ(server.Stop(), 0);
}

TEST_F(FullDiskTest, CommandsSayItAndLeaveNothing) {
  ASSERT_EQ(Run({"init"}).code, 0);
  const std::string passphrase = "--passphrase_file=" + other_.File("passphrase");
  const std::string good = other_.File("good");
  ASSERT_EQ(Run({"backup", good, passphrase}).code, 0);
  Fill();
  const std::vector<std::vector<std::string>> commands = {{"serve", "--listen=127.0.0.1:0"},
                                                          {"doctor"},
                                                          {"backup", disk_.File("b"), passphrase},
                                                          {"export", "hours", disk_.File("h.csv")},
                                                          {"admin", "create", "Li Hua"}};
  for (const auto& command : commands) {
    const ProgramRun run = Run(command);
    EXPECT_EQ(run.code, 1) << command[0];
    EXPECT_THAT(run.err, testing::AnyOf(HasSubstr("is full"), HasSubstr("No space left")))
        << command[0];
  }
  const ProgramRun restore =
      test::RunGlimmerd({"restore", good, passphrase, "--data_dir=" + disk_.File("restored")});
  EXPECT_EQ(restore.code, 1);
  EXPECT_THAT(restore.err, HasSubstr("No space left"));
  for (const char* name : {"b", "b.part", "h.csv", "h.csv.part", "restored"}) {
    EXPECT_NE(access(disk_.File(name).c_str(), F_OK), 0) << name;
  }
  MakeRoom();
  EXPECT_EQ(Run({"doctor"}).code, 1) << "64 MiB are still too few for it";
  EXPECT_EQ(Run({"admin", "create", "Li Hua"}).code, 0);
}

}  // namespace
}  // namespace glimmer
