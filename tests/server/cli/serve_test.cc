// What `serve` does when something is not as it should be: each a clear line, a non-zero code,
// and the data as it was.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "glimmer/v1/access_service.grpc.pb.h"
#include "glimmer/v1/people_service.grpc.pb.h"
#include "server/storage/store.h"
#include "shared/base/status_macros.h"
#include "tests/support/crowd.h"
#include "tests/support/fakes.h"
#include "tests/support/program.h"
#include "tests/support/server_process.h"

namespace glimmer {
namespace {

namespace fs = std::filesystem;
using test::ProgramRun;
using testing::HasSubstr;

class ServeTest : public testing::Test {
 protected:
  ServeTest() : data_(folder_.File("data")) {
    EXPECT_EQ(test::RunGlimmerd({"init", "--data_dir=" + data_}).code, 0);
  }

  ProgramRun Serve(const std::string& listen = "127.0.0.1:0") {
    return test::RunGlimmerd({"serve", "--data_dir=" + data_, "--listen=" + listen});
  }
  std::string File(const std::string& name) { return data_ + "/" + name; }

  test::TempDir folder_;
  const std::string data_;
};

TEST_F(ServeTest, SecondServerOnTheSameDataIsLockedOut) {
  test::ServerProcess first(data_);
  first.Start();
  const ProgramRun second = Serve();
  EXPECT_EQ(second.code, 5);
  EXPECT_THAT(second.err, HasSubstr("another glimmerd works on this data"));
  EXPECT_EQ(test::RunGlimmerd({"init", "--data_dir=" + data_}).code, 5);
  EXPECT_EQ(test::RunGlimmerd({"healthcheck", "--data_dir=" + data_}).code, 0)
      << "the first must not be hurt";
  EXPECT_EQ(first.Stop(), 0);
  EXPECT_EQ(test::RunGlimmerd({"healthcheck", "--data_dir=" + data_}).code, 1);
}

TEST_F(ServeTest, PortInUseIsNamed) {
  const int taken = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  ASSERT_EQ(bind(taken, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(listen(taken, 1), 0);
  getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size);
  const std::string listen = absl::StrCat("127.0.0.1:", ntohs(address.sin_port));
  const ProgramRun run = Serve(listen);
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr(absl::StrCat("cannot listen on ", listen)));
  close(taken);
}

TEST_F(ServeTest, LaterSchemaIsLeftAlone) {
  {
    auto database = storage::OpenData(data_, absl::Now());
    ASSERT_TRUE(database.ok()) << database.status();
    ASSERT_TRUE(sql::WriteAndWait(**database, [](sql::Transaction& tx) {
                  return tx
                      .Execute(
                          "INSERT INTO schema_migrations (number, name, checksum, apply_time_us) "
                          "VALUES (999, 'later', '0', 0)")
                      .status();
                }).ok());
  }
  const std::string before = test::ReadFileOrDie(File("glimmer.db"));
  for (const char* command : {"serve", "doctor", "init"}) {
    const ProgramRun run = test::RunGlimmerd({command, "--data_dir=" + data_});
    EXPECT_EQ(run.code, 4) << command << run.err;
    EXPECT_THAT(run.err, HasSubstr("newer than this program: it has migration 999"));
  }
  EXPECT_EQ(test::ReadFileOrDie(File("glimmer.db")), before);
}

TEST_F(ServeTest, DamagedDatabaseIsNamedAndLeftAlone) {
  const std::string whole = test::ReadFileOrDie(File("glimmer.db"));
  const std::string broken[] = {"this was a database", whole.substr(0, whole.size() / 2),
                                whole.substr(0, 4096 * 3 + 100), std::string(whole.size(), 'x')};
  for (const std::string& content : broken) {
    test::WriteFileOrDie(File("glimmer.db"), content);
    for (const char* command : {"serve", "doctor"}) {
      const ProgramRun run = test::RunGlimmerd({command, "--data_dir=" + data_});
      EXPECT_EQ(run.code, 1) << content.size();
      EXPECT_THAT(run.err, HasSubstr(File("glimmer.db"))) << content.size();
      EXPECT_THAT(run.err, HasSubstr("restore it from a backup")) << content.size();
    }
    EXPECT_EQ(test::ReadFileOrDie(File("glimmer.db")), content);
  }
}

// A new key in the place of a lost one would turn every phone away.
TEST_F(ServeTest, LostFileIsNotMadeAnew) {
  for (const char* name : {"glimmer.db", "server.keys", "tls.key"}) {
    const std::string kept = folder_.File(name);
    fs::rename(File(name), kept);
    const ProgramRun run = Serve();
    EXPECT_EQ(run.code, 1) << name;
    EXPECT_THAT(run.err, HasSubstr(absl::StrCat("but no ", name))) << name;
    EXPECT_FALSE(fs::exists(File(name))) << name;
    fs::rename(kept, File(name));
  }
  const std::string key = test::ReadFileOrDie(File("tls.key"));
  fs::remove(File("tls.crt"));
  EXPECT_EQ(test::RunGlimmerd({"doctor", "--data_dir=" + data_}).code, 0);
  EXPECT_TRUE(fs::exists(File("tls.crt"))) << "made again";
  EXPECT_EQ(test::ReadFileOrDie(File("tls.key")), key) << "of the same key";
}

TEST_F(ServeTest, KeysForEverybodyToReadAreRefused) {
  ASSERT_EQ(chmod(File("server.keys").c_str(), 0644), 0);
  const ProgramRun run = Serve();
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("chmod 600"));
}

TEST_F(ServeTest, WhatAKilledBackupLeftIsCleared) {
  fs::create_directory(File(".backup-killed"));
  test::WriteFileOrDie(File(".backup-killed/server.keys"), "secret");
  test::ServerProcess server(data_);
  server.Start();
  EXPECT_FALSE(fs::exists(File(".backup-killed")));
}

TEST_F(ServeTest, SocketsAreForThoseTheyAreFor) {
  test::ServerProcess server(data_);
  server.Start();
  struct stat info {};
  ASSERT_EQ(stat(File("front.sock").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0660u) << "the front is of the group";
  ASSERT_EQ(stat(File("admin.sock").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(data_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
}

TEST_F(ServeTest, StartsAgainOverStaleSockets) {
  test::ServerProcess server(data_);
  server.Start();
  server.Kill();
  EXPECT_TRUE(fs::exists(File("admin.sock")));
  EXPECT_EQ(test::RunGlimmerd({"admin", "list", "--data_dir=" + data_}).code, 0)
      << "opens the data itself";
  server.Start();
  EXPECT_EQ(server.Stop(), 0);
}

// Bytes that are no HTTP/2, on both sockets.
void SendNoise(const std::string& path) {
  test::SeededRandom random(3);
  for (int i = 0; i < 20; ++i) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    memcpy(address.sun_path, path.data(), path.size());
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    std::string noise(20000, '\0');
    random.Fill(noise.data(), noise.size());
    if (i % 2 == 0) noise.insert(0, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    send(fd, noise.data(), noise.size(), MSG_NOSIGNAL);
    close(fd);
  }
}

// One call whose message is `bytes`, whatever they are.
grpc::Status Send(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                  const std::string& bytes) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  const grpc::Slice slice(bytes);
  const grpc::ByteBuffer message(&slice, 1);
  grpc::CompletionQueue queue;
  const auto call = grpc::GenericStub(channel).PrepareUnaryCall(&context, method, message, &queue);
  call->StartCall();
  grpc::ByteBuffer answer;
  grpc::Status status;
  call->Finish(&answer, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  return status;
}

// What gRPC 1.51 itself answers to a message that it cannot parse, before a service sees it.
constexpr grpc::StatusCode kUnreadable = grpc::StatusCode::UNIMPLEMENTED;

TEST_F(ServeTest, BadMessagesAreRefusedAndTheServerStays) {
  test::ServerProcess server(data_);
  server.Start();
  for (const char* name : {"front.sock", "admin.sock"}) SendNoise(File(name));
  // gRPC 1.51 answers UNIMPLEMENTED for what no message can be read from.
  const struct {
    std::string method;
    std::string bytes;
    grpc::StatusCode code;
  } calls[] = {
      {"/glimmer.v1.PeopleService/ImportPeople", std::string(3 << 20, 'x'),
       grpc::StatusCode::RESOURCE_EXHAUSTED},
      {"/glimmer.v1.AccessService/GetServerInfo", std::string(2 << 20, '\0'),
       grpc::StatusCode::RESOURCE_EXHAUSTED},
      {"/glimmer.v1.AccessService/BeginSession",
       "\x0a\xff\xff\xff\xff\x0f"
       "cut",
       kUnreadable},
      {"/glimmer.v1.AccessService/BeginSession", "\x0a\x02\xc3\x28", kUnreadable},
      {"/glimmer.v1.AccessService/Nothing", "", grpc::StatusCode::UNIMPLEMENTED},
      {"/glimmer.v1.AdminService/Examine", "", grpc::StatusCode::UNIMPLEMENTED},
  };
  for (const auto& call : calls) {
    EXPECT_EQ(Send(server.NewChannel(), call.method, call.bytes).error_code(), call.code)
        << call.method << " " << call.bytes.size();
  }
  EXPECT_EQ(test::RunGlimmerd({"healthcheck", "--data_dir=" + data_}).code, 0);
  EXPECT_EQ(server.Stop(), 0);
}

// The first lines that a newcomer sees, and the log.
TEST_F(ServeTest, SaysTheSetupCodeAndLogsTheStart) {
  const ProgramRun run = test::RunGlimmerd(
      {"serve", "--data_dir=" + data_, "--listen=127.0.0.1:0"}, {.meanwhile = [this](int pid) {
        for (int i = 0; i < 300; ++i) {
          if (test::RunGlimmerd({"healthcheck", "--data_dir=" + data_}).code == 0) break;
          absl::SleepFor(absl::Milliseconds(20));
        }
        absl::SleepFor(absl::Milliseconds(100));
        kill(pid, SIGTERM);
      }});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("Link:   glimmer://join?p="));
  EXPECT_THAT(run.out, HasSubstr("/bootstrap"));
  EXPECT_THAT(run.err, HasSubstr("\"event\":\"start\""));
  EXPECT_THAT(run.err, HasSubstr("\"event\":\"stop\""));
}

}  // namespace
}  // namespace glimmer
