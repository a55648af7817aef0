#include "tests/shared/sql/engine_fixture.h"

#include <filesystem>

namespace glimmer::sql {

absl::Status Exec(Database& database, const std::vector<std::string>& statements) {
  return WriteAndWait(database, [&](Transaction& tx) {
    for (const std::string& statement : statements) RETURN_IF_ERROR(tx.Execute(statement));
    return absl::OkStatus();
  });
}

int64_t ReadInt(Database& database, const std::string& sql) {
  int64_t value = -1;
  const absl::Status status = ReadAndWait(database, [&](Transaction& tx) {
    ASSIGN_OR_RETURN(auto found, tx.QueryOne([](const Row& row) { return row.Int(0); }, sql));
    value = found.value_or(-1);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  return value;
}

std::string ReadText(Database& database, const std::string& sql) {
  std::string value;
  const absl::Status status = ReadAndWait(database, [&](Transaction& tx) {
    ASSIGN_OR_RETURN(auto found, tx.QueryOne([](const Row& row) { return row.Text(0); }, sql));
    value = found.value_or("");
    return absl::OkStatus();
  });
  return status.ok() ? value : status.ToString();
}

int64_t FileSize(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? -1 : static_cast<int64_t>(size);
}

Done AnswerBox::Slot() {
  return [this](absl::Status status) {
    absl::MutexLock lock(&mutex_);
    answers_.push_back(std::move(status));
  };
}

std::vector<absl::Status> AnswerBox::Wait(size_t count) {
  const auto all = [&]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return answers_.size() >= count; };
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&all));
  return answers_;
}

HeldWriter::HeldWriter(Database& database, AnswerBox& answers) {
  database.Write(
      [started = started_, release = release_](Transaction&) {
        if (!started->HasBeenNotified()) started->Notify();
        release->WaitForNotification();
        return absl::OkStatus();
      },
      answers.Slot(), absl::InfiniteFuture());
  started_->WaitForNotification();
}

void EngineTest::Open(SqliteOptions options) {
  database_.reset();
  options.path = path_;
  absl::StatusOr<std::unique_ptr<Database>> opened = OpenSqlite(options);
  ASSERT_TRUE(opened.ok()) << opened.status();
  database_ = *std::move(opened);
}

}  // namespace glimmer::sql
