// One thread's way of writing to PostgreSQL. At first each job has a transaction of its own, and
// many threads and servers run theirs side by side. Where they get in each other's way, as in a
// storm on one shift, all but one would run in vain; then this one takes the lock that all of them
// share for itself, and commits what waits as a group. Alone it cannot collide.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "server/storage/postgres_connection.h"
#include "shared/sql/job_queue.h"

namespace glimmer::storage {

class PostgresWriter {
 public:
  explicit PostgresWriter(const std::string& url)
      : connection_(url, PostgresConnection::Mode::kWriter) {}

  // Takes from the queue and answers until it is stopped and drained.
  void Loop(sql::JobQueue& queue);

 private:
  using Answers = std::vector<absl::Status>;

  Answers RunUntilDone(absl::Span<sql::Job> jobs);
  Answers RunOnce(absl::Span<sql::Job> jobs, bool alone);
  bool RunAll(absl::Span<sql::Job> jobs, Answers& answers);
  bool RunCarefully(sql::Job& job, Answers& answers);
  absl::Status WaitForTurn();

  PostgresConnection connection_;
  bool again_ = false;    // nothing was done, and another run may succeed
  bool careful_ = false;  // each job of a group in its savepoint
  int groups_alone_ = 0;  // so many groups more run under the lock
};

}  // namespace glimmer::storage
