// A server of what a coordinator's desk asks about people, hours and sign-ups, in the test's own
// process, behind real TLS: it keeps what it was asked, and answers or refuses as the test says.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "google/protobuf/message.h"
#include "tests/mobile/support/page_server.h"

namespace glimmer::mobile {

class DeskServer {
 public:
  // Knows the person of `stage`, which is then connected to it. Its feed is empty, and its time is
  // that of the stage.
  explicit DeskServer(PageStage& stage);
  ~DeskServer();

  // Answered from now on; of several that come before they are asked for, one after the other.
  void Answer(const google::protobuf::Message& response);
  // The next call with such a request is refused like this.
  template <typename Request>
  void Refuse(const absl::Status& status) {
    absl::MutexLock lock(&mutex_);
    refusals_[Request::descriptor()->name()].push_back(status);
  }

  template <typename Request>
  std::vector<Request> Asked() const {
    absl::MutexLock lock(&mutex_);
    std::vector<Request> requests;
    const auto found = asked_.find(Request::descriptor()->name());
    if (found == asked_.end()) return requests;
    for (const std::string& bytes : found->second) requests.emplace_back().ParseFromString(bytes);
    return requests;
  }

 private:
  struct Services;

  grpc::Status Take(const google::protobuf::Message& request, google::protobuf::Message& response);

  const Clock& clock_;  // of the stage
  mutable absl::Mutex mutex_;
  std::map<std::string, std::vector<std::string>> asked_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, std::deque<std::string>> answers_ ABSL_GUARDED_BY(mutex_);
  std::map<std::string, std::deque<absl::Status>> refusals_ ABSL_GUARDED_BY(mutex_);
  std::unique_ptr<Services> services_;
  PageServer server_;
};

}  // namespace glimmer::mobile
