#include "tests/support/relay.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace glimmer::test {
namespace {

void Must(bool done, const char* what) {
  if (done) return;
  perror(what);
  std::abort();
}

sockaddr_in Loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// As by a network that is gone: no orderly end.
void Reset(int fd) {
  const linger hard{1, 0};
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
  close(fd);
}

void NoDelay(int fd) {
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

bool SendAll(int fd, const char* data, size_t size) {
  while (size > 0) {
    const ssize_t sent = send(fd, data, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    data += sent;
    size -= static_cast<size_t>(sent);
  }
  return true;
}

}  // namespace

Relay::Relay(int server_port) : server_port_(server_port) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  Must(listener_ >= 0, "socket");
  sockaddr_in address = Loopback(0);
  Must(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0, "bind");
  Must(listen(listener_, 16) == 0, "listen");
  socklen_t size = sizeof(address);
  Must(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0, "getsockname");
  port_ = ntohs(address.sin_port);
  Must(pipe2(wake_, O_CLOEXEC) == 0, "pipe2");
  thread_ = std::thread([this] { Run(); });
}

Relay::~Relay() {
  {
    absl::MutexLock lock(&mutex_);
    stop_ = true;
  }
  Wake();
  thread_.join();
  for (const int fd : {listener_, wake_[0], wake_[1]}) close(fd);
}

void Relay::Wake() { Must(write(wake_[1], "w", 1) == 1, "write"); }

void Relay::Cut() {
  {
    absl::MutexLock lock(&mutex_);
    cut_ = true;
    trap_[0] = trap_[1] = -1;
  }
  Wake();
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&closed_));
}

void Relay::Restore() {
  absl::MutexLock lock(&mutex_);
  cut_ = false;
  trap_[0] = trap_[1] = -1;
  passed_[0] = passed_[1] = 0;
}

int64_t Relay::passed(Way way) const {
  absl::MutexLock lock(&mutex_);
  return passed_[static_cast<size_t>(way)];
}

void Relay::Trap(Way way, int64_t octets, std::function<void()> then) {
  absl::MutexLock lock(&mutex_);
  trap_[static_cast<size_t>(way)] = octets;
  then_ = std::move(then);
}

void Relay::Run() {
  for (;;) {
    std::vector<pollfd> fds = {{listener_, POLLIN, 0}, {wake_[0], POLLIN, 0}};
    for (const Connection& connection : connections_) {
      fds.push_back({connection.phone, POLLIN, 0});
      fds.push_back({connection.server, POLLIN, 0});
    }
    if (poll(fds.data(), fds.size(), -1) < 0) continue;
    char woken[64];
    if (fds[1].revents != 0) (void)!read(wake_[0], woken, sizeof(woken));
    bool cut = false;
    {
      absl::MutexLock lock(&mutex_);
      if (stop_) break;
      cut = cut_;
    }
    if (cut) CloseAll();
    const size_t polled = cut ? 0 : connections_.size();
    for (size_t i = 0; i < polled; ++i) {
      Connection& one = connections_[i];
      const bool up = fds[2 + 2 * i].revents == 0 || Move(Way::kUp, one.phone, one.server);
      const bool down =
          up && (fds[3 + 2 * i].revents == 0 || Move(Way::kDown, one.server, one.phone));
      if (up && down) continue;
      Reset(one.phone);
      Reset(one.server);
      one = {};
    }
    connections_.erase(std::remove_if(connections_.begin(), connections_.end(),
                                      [](const Connection& one) { return one.phone < 0; }),
                       connections_.end());
    if (fds[0].revents != 0) Accept();
    absl::MutexLock lock(&mutex_);
    closed_ = connections_.empty();
  }
  CloseAll();
}

void Relay::Accept() {
  const int phone = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
  if (phone < 0) return;
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = Loopback(server_port_);
  bool cut = false;
  {
    absl::MutexLock lock(&mutex_);
    cut = cut_;
  }
  if (cut || connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    Reset(phone);
    close(server);
    return;
  }
  NoDelay(phone);
  NoDelay(server);
  connections_.push_back({phone, server});
}

bool Relay::Move(Way way, int from, int to) {
  char buffer[512];  // small, so that a trap may lie anywhere
  const ssize_t size = recv(from, buffer, sizeof(buffer), 0);
  if (size <= 0) return false;
  int64_t passes = size;
  std::function<void()> then;
  {
    absl::MutexLock lock(&mutex_);
    if (cut_) return false;
    int64_t& trap = trap_[static_cast<size_t>(way)];
    if (trap >= 0 && trap < passes) {
      passes = trap;
      then = std::move(then_);
      cut_ = true;
      trap_[0] = trap_[1] = -1;
    } else if (trap >= 0) {
      trap -= passes;
    }
    passed_[static_cast<size_t>(way)] += passes;
  }
  const bool sent = SendAll(to, buffer, static_cast<size_t>(passes));
  if (then) then();
  return sent && !then;
}

void Relay::CloseAll() {
  for (const Connection& one : connections_) {
    Reset(one.phone);
    Reset(one.server);
  }
  connections_.clear();
}

}  // namespace glimmer::test
