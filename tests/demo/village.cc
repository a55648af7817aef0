#include "tests/demo/village.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace glimmer::demo {
namespace {

// A port that nobody listens on: the phones know the server by it, so it stays the same.
int FreePort() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  const bool got = bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                   getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(fd);
  if (!got) {
    std::perror("demo: no free port");
    std::exit(1);
  }
  return ntohs(address.sin_port);
}

std::string FakeTimeLibrary() {
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib")) {
    const std::filesystem::path library = entry.path() / "faketime/libfaketime.so.1";
    if (std::filesystem::exists(library)) return library.string();
  }
  std::fprintf(stderr, "demo: libfaketime was not found; `./dev setup` installs it\n");
  std::exit(1);
}

// The last line of what a command said.
std::string LastLine(const std::string& text) {
  const std::vector<std::string> lines = absl::StrSplit(text, '\n', absl::SkipEmpty());
  return lines.empty() ? "nothing" : lines.back();
}

}  // namespace

absl::Duration MovedClock::Monotonic() const {
  return SystemClock().Monotonic() + absl::Seconds(grown_s_.load());
}

void MovedClock::Advance(absl::Duration by) {
  moved_s_ += absl::ToInt64Seconds(by);
  grown_s_ += absl::ToInt64Seconds(by);
}

Village::Village(std::string pictures) : pictures_(std::move(pictures)) {
  // The app saves files where a person's downloads are.
  setenv("HOME", folder_.path().c_str(), 1);
  std::filesystem::create_directory(folder_.File("data"));
  std::filesystem::permissions(folder_.File("data"), std::filesystem::perms::owner_all);
  address_ = absl::StrCat("127.0.0.1:", FreePort());
  server_ = std::make_unique<test::ServerProcess>(folder_.File("data"),
                                                  test::ServerOptions{.listen = address_});
}

std::vector<std::string> Village::Environment() const {
  if (clock_.moved() == absl::ZeroDuration()) return {};
  return {"LD_PRELOAD=" + FakeTimeLibrary(),
          absl::StrCat("FAKETIME=+", absl::ToInt64Seconds(clock_.moved()), "s"),
          "FAKETIME_DONT_FAKE_MONOTONIC=1", "DONT_FAKE_MONOTONIC=1"};
}

test::ProgramRun Village::Glimmerd(std::vector<std::string> arguments) {
  arguments.push_back("--data_dir=" + folder_.File("data"));
  if (arguments[0] == "init") {
    arguments.insert(arguments.end(), {"--organization=尚都镇志愿服务队", "--listen=" + address_,
                                       "--public_host=" + address_});
  }
  return test::RunGlimmerd(std::move(arguments), {.environment = Environment()});
}

std::string Village::Import(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "import");
  arguments.push_back("--lang=en");
  const test::ProgramRun run = Glimmerd(std::move(arguments));
  const std::string why = run.err.empty() ? "" : absl::StrCat(" (", LastLine(run.err), ")");
  return absl::StrCat("exit ", run.code, ", ", LastLine(run.out), why);
}

void Village::StartServer() { server_->Start(Environment()); }

void Village::StopServer() { server_->Stop(); }

void Village::Pass(absl::Duration by) {
  StopServer();
  clock_.Advance(by);
  StartServer();
}

mobile::ActorOptions Village::Phone(const std::string& name, QSize window) {
  return {folder_.File(name), name, pictures_, window, &clock_};
}

std::string Village::SetupLink() {
  std::istringstream lines(test::ReadFileOrDie(folder_.File("data/bootstrap")));
  std::string line;
  std::getline(lines, line);  // the code to type
  std::getline(lines, line);
  return line;
}

}  // namespace glimmer::demo
