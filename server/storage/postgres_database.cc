#include "server/storage/postgres_database.h"

#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "server/storage/postgres_connection.h"
#include "server/storage/postgres_writer.h"
#include "shared/base/status_macros.h"
#include "shared/sql/job_queue.h"

namespace glimmer::storage {
namespace {

using sql::Done;
using sql::Job;
using sql::JobQueue;
using sql::Work;
using Mode = PostgresConnection::Mode;

// Sessions, each with a thread; docs/operations.md says how many a server holds.
constexpr int kWriters = 8;
constexpr int kReaders = 4;
constexpr size_t kMaxQueue = 20000;  // waiting jobs, above that RESOURCE_EXHAUSTED

class PostgresDatabase final : public sql::Database {
 public:
  explicit PostgresDatabase(const std::string& url) {
    for (int i = 0; i < kWriters; ++i) {
      threads_.emplace_back([this, url] { PostgresWriter(url).Loop(writes_); });
    }
    for (int i = 0; i < kReaders; ++i) threads_.emplace_back([this, url] { ReaderLoop(url); });
  }
  // Everything that was accepted is still done and answered.
  ~PostgresDatabase() override {
    writes_.Stop();
    reads_.Stop();
    for (std::thread& thread : threads_) thread.join();
  }

  void Write(Work work, Done done, absl::Time deadline) override {
    Push(writes_, {std::move(work), std::move(done), deadline});
  }
  void Read(Work work, Done done, absl::Time deadline) override {
    Push(reads_, {std::move(work), std::move(done), deadline});
  }
  // What is wrong with PostgreSQL is answered with each call, and passes.
  bool Healthy() const override { return true; }
  std::optional<int64_t> version() const override { return std::nullopt; }
  // Its log is the operator's to keep or to drop.
  absl::Status EmptyLog() override { return absl::OkStatus(); }
  sql::Engine engine() const override { return sql::Engine::kPostgres; }

 private:
  static void Push(JobQueue& queue, Job job) {
    if (absl::Status pushed = queue.Push(job); !pushed.ok()) std::move(job.done)(pushed);
  }
  void ReaderLoop(const std::string& url);
  static absl::Status RunRead(PostgresConnection& connection, Work& work);

  JobQueue writes_{kMaxQueue};
  JobQueue reads_{kMaxQueue};
  std::vector<std::thread> threads_;
};

void PostgresDatabase::ReaderLoop(const std::string& url) {
  PostgresConnection connection(url, Mode::kReader);
  for (;;) {
    std::vector<Job> jobs = reads_.Take(1);
    if (jobs.empty()) return;
    sql::DropExpired(jobs);
    if (jobs.empty()) continue;
    absl::Status answer = RunRead(connection, jobs.front().work);
    // A session that has died meanwhile: a new one may be had.
    if (!answer.ok() && connection.conflict()) answer = RunRead(connection, jobs.front().work);
    sql::Answer(jobs.front(), std::move(answer));
  }
}

absl::Status PostgresDatabase::RunRead(PostgresConnection& connection, Work& work) {
  RETURN_IF_ERROR(connection.Begin());
  absl::Status answer = connection.RunWork(work);
  if (connection.InSession()) connection.Rollback();
  return answer;
}

}  // namespace

absl::Status CheckPostgresUrl(const std::string& url) {
  if (!absl::StartsWith(url, "postgres://") && !absl::StartsWith(url, "postgresql://")) {
    return absl::InvalidArgumentError("begins with postgres://");
  }
  struct Free {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
  };
  char* message = nullptr;
  const std::unique_ptr<PQconninfoOption, Free> options(PQconninfoParse(url.c_str(), &message));
  if (options == nullptr) {
    const std::string why = message == nullptr ? "is no URL" : message;
    PQfreemem(message);
    return absl::InvalidArgumentError(absl::StripSuffix(why, "\n"));
  }
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (absl::string_view(option->keyword) == "password" && option->val != nullptr) {
      return absl::InvalidArgumentError(
          "has a password in it, which every user of this machine could read; say ?passfile=FILE");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<sql::Database>> OpenPostgres(const std::string& url) {
  RETURN_IF_ERROR(PostgresConnection(url, Mode::kWriter).Connect());
  return std::make_unique<PostgresDatabase>(url);
}

}  // namespace glimmer::storage
