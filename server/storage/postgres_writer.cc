#include "server/storage/postgres_writer.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "shared/base/clock.h"

namespace glimmer::storage {
namespace {

using sql::Job;

// For works that nobody waits for with a deadline of their own.
constexpr absl::Duration kLongestTrying = absl::Seconds(10);
// While a group runs under the lock, nobody else does.
constexpr size_t kGroup = 64;
// After others were in the way, more of the kind are likely.
constexpr int kGroupsAlone = 32;
// Alone before the transaction begins, and so before its snapshot; beside others within it, which
// costs one way to the database less.
constexpr char kLock[] = "SELECT pg_advisory_lock(20261128)";
constexpr char kUnlock[] = "SELECT pg_advisory_unlock(20261128)";
constexpr char kLockShared[] = "SELECT pg_advisory_xact_lock_shared(20261128)";

}  // namespace

void PostgresWriter::Loop(sql::JobQueue& queue) {
  for (;;) {
    std::vector<Job> jobs = queue.Take(groups_alone_ > 0 ? kGroup : 1);
    if (jobs.empty()) return;
    sql::DropExpired(jobs);
    if (jobs.empty()) continue;
    Answers answers = RunUntilDone(absl::MakeSpan(jobs));
    for (size_t i = 0; i < jobs.size(); ++i) sql::Answer(jobs[i], std::move(answers[i]));
  }
}

PostgresWriter::Answers PostgresWriter::RunUntilDone(absl::Span<Job> jobs) {
  const absl::Time until = SystemClock().Now() + kLongestTrying;
  careful_ = false;
  for (;;) {
    const bool alone = groups_alone_ > 0;
    Answers answers = RunOnce(jobs, alone);
    if (alone) --groups_alone_;
    if (alone && connection_.InSession()) connection_.Control(kUnlock);
    if (!again_) return answers;
    // A key that is there when nobody else writes is no race.
    if (alone && jobs.size() == 1 && connection_.key_taken()) return answers;
    if (SystemClock().Now() >= until) {
      return Answers(jobs.size(), absl::UnavailableError("others were in the way; try again"));
    }
    groups_alone_ = std::max(groups_alone_, kGroupsAlone);
  }
}

// Sets `again_`.
PostgresWriter::Answers PostgresWriter::RunOnce(absl::Span<Job> jobs, bool alone) {
  again_ = false;
  absl::Status begun = alone ? WaitForTurn() : absl::OkStatus();
  if (!begun.ok()) return Answers(jobs.size(), begun);
  begun = connection_.Begin();
  if (begun.ok() && !alone && !connection_.Control(kLockShared)) {
    begun = absl::UnavailableError("no turn among those who write to PostgreSQL; try again");
    connection_.Rollback();
  }
  if (!begun.ok()) {
    again_ = connection_.conflict();
    return Answers(jobs.size(), begun);
  }
  Answers answers;
  if (!RunAll(jobs, answers)) {
    connection_.Rollback();
    return answers;
  }
  // A refusal of one that is alone needs no commit.
  if (jobs.size() == 1 && !answers[0].ok()) {
    connection_.Rollback();
    return answers;
  }
  const absl::Status committed = connection_.Commit();
  if (committed.ok()) return answers;
  again_ = connection_.conflict();
  if (connection_.InSession()) connection_.Rollback();
  return Answers(jobs.size(), committed);
}

// False, and `again_` set, when the group has to be run again.
bool PostgresWriter::RunAll(absl::Span<Job> jobs, Answers& answers) {
  for (Job& job : jobs) {
    if (careful_) {
      if (!RunCarefully(job, answers)) return false;
      continue;
    }
    const int64_t before = connection_.writes();
    answers.push_back(connection_.RunWork(job.work));
    const absl::Status& answer = answers.back();
    again_ = !answer.ok() && connection_.conflict();
    if (again_ && jobs.size() > 1 && connection_.key_taken()) careful_ = true;
    if (again_) return false;
    const bool harmless = answer.ok() || (!connection_.failed() && connection_.writes() == before);
    if (harmless || jobs.size() == 1) continue;
    // One that wrote and failed is to be taken back alone.
    again_ = careful_ = true;
    return false;
  }
  return true;
}

bool PostgresWriter::RunCarefully(Job& job, Answers& answers) {
  if (!connection_.Control("SAVEPOINT job")) {
    again_ = true;
    return false;
  }
  answers.push_back(connection_.RunWork(job.work));
  const absl::Status& answer = answers.back();
  again_ = !answer.ok() && connection_.conflict() && !connection_.key_taken();
  if (again_) return false;
  const char* const close = answer.ok() ? "RELEASE job" : "ROLLBACK TO job";
  again_ = !connection_.Control(close);
  return !again_;
}

absl::Status PostgresWriter::WaitForTurn() {
  absl::Status connected = connection_.Connect();
  if (connected.ok() && !connection_.Control(kLock)) {
    return absl::UnavailableError("no turn among those who write to PostgreSQL; try again");
  }
  return connected;
}

}  // namespace glimmer::storage
