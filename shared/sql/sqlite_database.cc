#include "shared/sql/sqlite_database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <deque>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "shared/base/log.h"
#include "shared/base/status_macros.h"
#include "shared/sql/file_lock.h"
#include "shared/sql/job_queue.h"
#include "shared/sql/sqlite_connection.h"

namespace glimmer::sql {
namespace {

using Answers = std::vector<absl::Status>;

// After a job that wrote and failed, more of its kind are likely.
constexpr int kCarefulGroups = 32;

absl::Status Lost() {
  return absl::UnavailableError("the group of this command was rolled back; try again");
}

// Groups whose commit is through, on their way to those who wait for the answers. To answer a call
// takes as long as some statements, and the writer has better to do.
class Answerer {
 public:
  Answerer() : thread_([this] { Loop(); }) {}
  // Everything that was given is answered.
  ~Answerer() {
    {
      absl::MutexLock lock(&mutex_);
      stopped_ = true;
    }
    thread_.join();
  }

  void Give(std::vector<Job> jobs, Answers answers) {
    absl::MutexLock lock(&mutex_);
    groups_.push_back({std::move(jobs), std::move(answers)});
  }

 private:
  struct Group {
    std::vector<Job> jobs;
    Answers answers;
  };

  void Loop() {
    for (;;) {
      std::deque<Group> groups;
      {
        absl::MutexLock lock(&mutex_);
        mutex_.Await(absl::Condition(this, &Answerer::HasWork));
        groups.swap(groups_);
        if (groups.empty()) return;
      }
      for (Group& group : groups) {
        for (size_t i = 0; i < group.jobs.size(); ++i) {
          Answer(group.jobs[i], std::move(group.answers[i]));
        }
      }
    }
  }
  bool HasWork() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stopped_ || !groups_.empty();
  }

  absl::Mutex mutex_;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  std::deque<Group> groups_ ABSL_GUARDED_BY(mutex_);
  std::thread thread_;
};

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const SqliteOptions& options, FileLock lock, std::unique_ptr<Connection> writer,
                 std::vector<std::unique_ptr<Connection>> readers);
  ~SqliteDatabase() override;

  void Write(Work work, Done done, absl::Time deadline) override;
  void Read(Work work, Done done, absl::Time deadline) override;
  bool Healthy() const override { return healthy_.load(std::memory_order_acquire); }
  std::optional<int64_t> version() const override {
    return version_.load(std::memory_order_acquire);
  }
  absl::Status EmptyLog() override;
  Engine engine() const override { return Engine::kSqlite; }

 private:
  void WriterLoop();
  void ReaderLoop(Connection& connection);
  Answers RunGroup(absl::Span<Job> jobs);
  Answers RunBoldly(absl::Span<Job> jobs);
  Answers RunCarefully(absl::Span<Job> jobs);
  Answers RunOneByOne(absl::Span<Job> jobs);
  absl::Status RunJob(Job& job);
  absl::Status RunRead(Connection& connection, Job& job);
  bool GroupIsLost() const { return writer_->broken() || !writer_->InTransaction(); }
  void MaybeCheckpoint();
  void NoteHealth(const Connection& connection);

  const std::string path_;
  const size_t max_group_;
  const int checkpoint_pages_;
  FileLock lock_;  // released last
  std::unique_ptr<Connection> writer_;
  std::vector<std::unique_ptr<Connection>> readers_;
  int next_checkpoint_;
  int careful_groups_ = 0;  // so many groups more run with savepoints
  JobQueue writes_;
  JobQueue reads_;
  std::atomic<bool> healthy_{true};
  std::atomic<int64_t> version_{0};
  Answerer answerer_;
  std::vector<std::thread> threads_;
};

SqliteDatabase::SqliteDatabase(const SqliteOptions& options, FileLock lock,
                               std::unique_ptr<Connection> writer,
                               std::vector<std::unique_ptr<Connection>> readers)
    : path_(options.path),
      max_group_(static_cast<size_t>(std::max(1, options.max_group))),
      checkpoint_pages_(std::max(1, options.wal_autocheckpoint)),
      lock_(std::move(lock)),
      writer_(std::move(writer)),
      readers_(std::move(readers)),
      next_checkpoint_(checkpoint_pages_),
      writes_(options.max_queue),
      reads_(options.max_queue) {
  threads_.emplace_back([this] { WriterLoop(); });
  for (auto& reader : readers_) threads_.emplace_back([this, &reader] { ReaderLoop(*reader); });
}

// Everything that was accepted is still done and answered.
SqliteDatabase::~SqliteDatabase() {
  writes_.Stop();
  reads_.Stop();
  for (std::thread& thread : threads_) thread.join();
}

void SqliteDatabase::Write(Work work, Done done, absl::Time deadline) {
  Job job{std::move(work), std::move(done), deadline};
  if (absl::Status pushed = writes_.Push(job); !pushed.ok()) std::move(job.done)(pushed);
}

void SqliteDatabase::Read(Work work, Done done, absl::Time deadline) {
  Job job{std::move(work), std::move(done), deadline};
  if (absl::Status pushed = reads_.Push(job); !pushed.ok()) std::move(job.done)(pushed);
}

void SqliteDatabase::WriterLoop() {
  for (;;) {
    std::vector<Job> jobs = writes_.Take(max_group_);
    if (jobs.empty()) return;
    DropExpired(jobs);
    if (jobs.empty()) continue;
    Answers answers = RunGroup(absl::MakeSpan(jobs));
    NoteHealth(*writer_);
    answerer_.Give(std::move(jobs), std::move(answers));
    MaybeCheckpoint();
  }
}

// One transaction for all jobs. Refusals wait for the commit too: they may rest on rows of the
// group that the disk has not taken yet.
Answers SqliteDatabase::RunGroup(absl::Span<Job> jobs) {
  Answers lost(jobs.size(), Lost());
  if (!Healthy()) {
    return Answers(jobs.size(), absl::UnavailableError("the disk failed; no more writes"));
  }
  const int64_t before = writer_->writes();
  if (writer_->RunControl(Control::kBeginImmediate) != SQLITE_OK) return lost;
  Answers answers = careful_groups_ > 0 ? RunCarefully(jobs) : RunBoldly(jobs);
  careful_groups_ = std::max(0, careful_groups_ - 1);
  if (answers.size() < jobs.size() && !GroupIsLost()) {
    writer_->RunControl(Control::kRollback);
    careful_groups_ = kCarefulGroups;
    return RunGroup(jobs);
  }
  int code = SQLITE_ABORT;
  if (!GroupIsLost()) code = writer_->RunControl(Control::kCommit);
  if (code == SQLITE_OK) {
    if (writer_->writes() != before) version_.fetch_add(1, std::memory_order_release);
    return answers;
  }
  if (writer_->InTransaction()) writer_->RunControl(Control::kRollback);
  // A deferred constraint: the culprit must not spoil the others.
  if ((code & 0xff) == SQLITE_CONSTRAINT) return RunOneByOne(jobs);
  return lost;
}

// Savepoints cost more than most statements, and hardly a job needs its own: it does its work, or
// it is refused before it has written. Stops before the first that ran a writing statement and
// failed.
Answers SqliteDatabase::RunBoldly(absl::Span<Job> jobs) {
  Answers answers;
  answers.reserve(jobs.size());
  for (Job& job : jobs) {
    const int64_t before = writer_->writes();
    absl::Status answer = writer_->RunWork(job.work);
    if (GroupIsLost() || (!answer.ok() && writer_->writes() != before)) break;
    answers.push_back(std::move(answer));
  }
  return answers;
}

// Each job in its savepoint. Stops early when SQLite has rolled the group back by itself, as it
// does for some errors.
Answers SqliteDatabase::RunCarefully(absl::Span<Job> jobs) {
  Answers answers;
  answers.reserve(jobs.size());
  for (Job& job : jobs) {
    answers.push_back(RunJob(job));
    if (GroupIsLost()) break;
  }
  return answers;
}

Answers SqliteDatabase::RunOneByOne(absl::Span<Job> jobs) {
  if (jobs.size() == 1) {
    return {absl::FailedPreconditionError("a deferred constraint failed at the commit")};
  }
  Answers answers;
  for (size_t i = 0; i < jobs.size(); ++i) {
    answers.push_back(std::move(RunGroup(jobs.subspan(i, 1)).front()));
  }
  return answers;
}

absl::Status SqliteDatabase::RunJob(Job& job) {
  if (writer_->RunControl(Control::kSavepoint) != SQLITE_OK) return Lost();
  absl::Status answer = writer_->RunWork(job.work);
  if (GroupIsLost()) return Lost();
  bool closed = answer.ok() || writer_->RunControl(Control::kRollbackTo) == SQLITE_OK;
  closed = closed && writer_->RunControl(Control::kRelease) == SQLITE_OK;
  // Without its savepoint closed the job cannot be told from the next one.
  if (!closed && writer_->InTransaction()) writer_->RunControl(Control::kRollback);
  return answer;
}

// After the answers, and under load only when the log has grown to twice the size: nobody waits
// for a checkpoint. A reader that holds the log is not asked again at each commit.
void SqliteDatabase::MaybeCheckpoint() {
  const int pages = writer_->wal_pages();
  if (pages < checkpoint_pages_) next_checkpoint_ = checkpoint_pages_;
  if (!Healthy() || pages < next_checkpoint_) return;
  if (!writes_.Empty() && pages < 2 * next_checkpoint_) return;
  writer_->Checkpoint().IgnoreError();  // NoteHealth sees it
  next_checkpoint_ = pages + checkpoint_pages_ / 4 + 1;
  NoteHealth(*writer_);
}

void SqliteDatabase::ReaderLoop(Connection& connection) {
  for (;;) {
    std::vector<Job> jobs = reads_.Take(1);
    if (jobs.empty()) return;
    DropExpired(jobs);
    if (jobs.empty()) continue;
    absl::Status answer = RunRead(connection, jobs.front());
    NoteHealth(connection);
    Answer(jobs.front(), std::move(answer));
  }
}

absl::Status SqliteDatabase::RunRead(Connection& connection, Job& job) {
  if (connection.RunControl(Control::kBegin) != SQLITE_OK) {
    return absl::UnavailableError("no snapshot of the database; try again");
  }
  absl::Status answer = connection.RunWork(job.work);
  if (connection.InTransaction()) connection.RunControl(Control::kRollback);
  return answer;
}

// On a connection of its own: the writer's belongs to its thread.
absl::Status SqliteDatabase::EmptyLog() {
  if (!Healthy()) return absl::UnavailableError("the disk failed; no more writes");
  ASSIGN_OR_RETURN(const ConnectionHandle db, OpenHandle(path_, SQLITE_OPEN_READWRITE));
  // While it waits for a reader nobody writes: rather another time than long.
  sqlite3_busy_timeout(db.get(), 1000);
  // A connection that has read nothing knows of no log, and would have nothing to do.
  int code =
      sqlite3_exec(db.get(), "SELECT COUNT(*) FROM sqlite_master", nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) {
    code =
        sqlite3_wal_checkpoint_v2(db.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }
  if (code == SQLITE_OK) return absl::OkStatus();
  return StatusFromSqlite(db.get(), code, "checkpoint");
}

void SqliteDatabase::NoteHealth(const Connection& connection) {
  if (!connection.broken()) return;
  if (healthy_.exchange(false)) Log(LogLevel::kError, "sql_refuses_writes", {});
}

// SQLite would create it readable for everybody; the log and the index inherit this mode.
absl::Status CreatePrivately(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return absl::UnavailableError(absl::StrCat("cannot open ", path, ": ", std::strerror(errno)));
  }
  close(descriptor);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> OpenSqlite(const SqliteOptions& options) {
  ASSIGN_OR_RETURN(FileLock lock, FileLock::Take(absl::StrCat(options.path, ".lock")));
  RETURN_IF_ERROR(CreatePrivately(options.path));
  const auto mode =
      options.full_disk_passes ? Connection::Mode::kPatientWriter : Connection::Mode::kWriter;
  ASSIGN_OR_RETURN(auto writer, Connection::Open(options.path, mode));
  // A process that was killed may have left a commit in the log that it had written and not synced.
  // It is read again from here on, so it has to be as durable as any other.
  RETURN_IF_ERROR(writer->Checkpoint());
  std::vector<std::unique_ptr<Connection>> readers;
  for (int i = 0; i < std::max(1, options.readers); ++i) {
    ASSIGN_OR_RETURN(auto reader, Connection::Open(options.path, Connection::Mode::kReader));
    readers.push_back(std::move(reader));
  }
  return std::make_unique<SqliteDatabase>(options, std::move(lock), std::move(writer),
                                          std::move(readers));
}

}  // namespace glimmer::sql
