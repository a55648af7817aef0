// The server of a simulation: the real services over the real database on the simulated disk, one
// call at a time, that can die in the middle of any of them and be started again.
#pragma once

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"
#include "server/access/caller_source.h"
#include "server/access/scope_store.h"
#include "server/jobs/expiry.h"
#include "server/rpc/call.h"
#include "server/rpc/feed_signal.h"
#include "server/rpc/policy.h"
#include "shared/sql/database.h"
#include "tests/sim/disk.h"
#include "tests/support/fakes.h"

namespace glimmer::sim {

class SimServer {
 public:
  // The folder exists. Nothing is open yet.
  SimServer(std::string folder, const Clock& clock, RandomSource& random);
  ~SimServer();

  absl::Status Start();
  // As when its process ends of itself.
  void Stop();
  // As when it is killed or its power fails; a dead machine is so already. It does not start.
  void Kill(Fate fate, uint64_t choice);
  bool dead() const { return Disk::Get().Dead(folder_); }
  // Dead, or without room: it takes no more writes until it is started again.
  bool failed() const { return dead() || !database_->Healthy(); }

  // One call by its full method name, in bytes, and everything that the server does for it.
  absl::StatusOr<std::string> Call(const std::string& method, const std::string& request,
                                   const std::string& token, int attempt = 1);
  template <typename Response>
  absl::StatusOr<Response> Call(const std::string& method, const google::protobuf::Message& request,
                                const std::string& token) {
    ASSIGN_OR_RETURN(const std::string bytes, Call(method, request.SerializeAsString(), token));
    Response response;
    if (!response.ParseFromString(bytes)) return absl::DataLossError(method);
    return response;
  }

  // One round of the job that lets offers lapse.
  absl::Status RunExpiry(absl::Time now);
  // Moves the log into the database; readers that are in the way are no fault.
  void Checkpoint();

  sql::Database& database() { return *database_; }
  const std::string& folder() const { return folder_; }

 private:
  const std::string folder_;
  const Clock& clock_;
  RandomSource& random_;
  const rpc::Policy& policy_;
  std::unique_ptr<sql::Database> database_;
  // What a process holds beside it.
  struct Process;
  std::unique_ptr<Process> process_;
};

}  // namespace glimmer::sim
