// The engine behind the waist when nothing goes wrong with the disk: values, errors of statements,
// groups, snapshots, queues.
#include "shared/sql/sqlite_database.h"

#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "tests/shared/sql/engine_fixture.h"

namespace glimmer::sql {
namespace {

using testing::Each;
using testing::Property;

absl::Status Insert(Transaction& tx, int number) {
  return tx.Execute("INSERT INTO t (n) VALUES ($1)", number).status();
}

// Commits in the write-ahead log, as its format tells them: the last frame of each carries the size
// of the database.
int CommitsInLog(const std::string& path) {
  std::ifstream file(path + "-wal", std::ios::binary);
  const std::string log((std::istreambuf_iterator<char>(file)), {});
  constexpr size_t kHeader = 32, kFrameHeader = 24, kPage = 4096;
  int commits = 0;
  for (size_t at = kHeader; at + kFrameHeader + kPage <= log.size(); at += kFrameHeader + kPage) {
    if (log.substr(at + 4, 4) != std::string(4, '\0')) ++commits;
  }
  return commits;
}

class SqliteDatabaseTest : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    ASSERT_TRUE(Exec(*database_, {"CREATE TABLE t (n BIGINT NOT NULL PRIMARY KEY)"}).ok());
  }
};

TEST_F(SqliteDatabaseTest, RefusesMoreArgumentsThanParameters) {
  const absl::Status status = ReadAndWait(
      *database_, [&](Transaction& tx) { return tx.Execute("SELECT 1", "x").status(); });
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal) << status;
}

TEST_F(SqliteDatabaseTest, RefusesParametersThatPostgresWouldReadOtherwise) {
  for (const char* sql : {"SELECT ?", "SELECT ?1", "SELECT :one", "SELECT @one", "SELECT $one",
                          "SELECT $1::text", "SELECT $01", "SELECT $0", "SELECT $2"}) {
    const absl::Status status =
        ReadAndWait(*database_, [&](Transaction& tx) { return tx.Execute(sql, "x").status(); });
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal) << sql << ": " << status;
  }
}

TEST_F(SqliteDatabaseTest, OneRefusalOfAGroupLeavesTheOthers) {
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  for (const int n : {1, 2, 2, 3}) {
    database_->Write([n](Transaction& tx) { return Insert(tx, n); }, answers.Slot());
  }
  held.Release();
  const std::vector<absl::Status> got = answers.Wait(5);
  EXPECT_TRUE(got[1].ok() && got[2].ok() && got[4].ok());
  EXPECT_EQ(got[3].code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 3);
}

// A job that is refused before it has written spoils nothing; one that wrote and failed is taken
// back alone, and the rest of its group is run once more.
TEST_F(SqliteDatabaseTest, OnlyAJobThatWroteAndFailedMakesItsGroupRunAgain) {
  for (const bool writes : {false, true}) {
    const int first = writes ? 100 : 0;
    std::atomic<int> runs = 0;
    AnswerBox answers;
    HeldWriter held(*database_, answers);
    for (int n = first; n < first + 3; ++n) {
      database_->Write(
          [n, &runs](Transaction& tx) {
            ++runs;
            return Insert(tx, n);
          },
          answers.Slot());
    }
    database_->Write(
        [writes, first](Transaction& tx) {
          if (writes) RETURN_IF_ERROR(Insert(tx, first + 9));
          return absl::PermissionDeniedError("no");
        },
        answers.Slot());
    held.Release();
    const std::vector<absl::Status> got = answers.Wait(5);
    EXPECT_TRUE(got[1].ok() && got[2].ok() && got[3].ok());
    EXPECT_EQ(got[4].code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(runs, writes ? 6 : 3);
  }
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 6);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t WHERE n = 109"), 0);
}

TEST_F(SqliteDatabaseTest, ADeferredConstraintFailsOnlyItsOwnCommand) {
  ASSERT_TRUE(Exec(*database_, {"CREATE TABLE d (p BIGINT REFERENCES t (n) "
                                "DEFERRABLE INITIALLY DEFERRED)",
                                "INSERT INTO t (n) VALUES (1)"})
                  .ok());
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  for (const int parent : {1, 77, 1}) {
    database_->Write(
        [parent](Transaction& tx) {
          return tx.Execute("INSERT INTO d (p) VALUES ($1)", parent).status();
        },
        answers.Slot());
  }
  held.Release();
  const std::vector<absl::Status> got = answers.Wait(4);
  EXPECT_TRUE(got[1].ok() && got[3].ok());
  EXPECT_EQ(got[2].code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM d"), 2);
  EXPECT_TRUE(database_->Healthy());
}

TEST_F(SqliteDatabaseTest, CommitsWhatWaitedAsOneGroup) {
  const int before = CommitsInLog(path_);
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  for (int n = 0; n < 100; ++n) {
    database_->Write([n](Transaction& tx) { return Insert(tx, n); }, answers.Slot());
  }
  held.Release();
  EXPECT_THAT(answers.Wait(101), Each(Property(&absl::Status::ok, true)));
  EXPECT_EQ(CommitsInLog(path_) - before, 1);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 100);
}

TEST_F(SqliteDatabaseTest, AGroupHasALimit) {
  SqliteOptions options;
  options.max_group = 10;
  Open(options);
  const int before = std::max(0, CommitsInLog(path_));
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  for (int n = 0; n < 100; ++n) {
    database_->Write([n](Transaction& tx) { return Insert(tx, n); }, answers.Slot());
  }
  held.Release();
  answers.Wait(101);
  EXPECT_EQ(CommitsInLog(path_) - before, 10);
}

TEST_F(SqliteDatabaseTest, RefusesWhenTheQueueIsFull) {
  SqliteOptions options;
  options.max_queue = 2;
  Open(options);
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  for (const int n : {1, 2}) {
    database_->Write([n](Transaction& tx) { return Insert(tx, n); }, answers.Slot());
  }
  AnswerBox refused;
  database_->Write([](Transaction& tx) { return Insert(tx, 3); }, refused.Slot());
  EXPECT_EQ(refused.Wait(1)[0].code(), absl::StatusCode::kResourceExhausted);
  held.Release();
  EXPECT_THAT(answers.Wait(3), Each(Property(&absl::Status::ok, true)));
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 2);
}

TEST_F(SqliteDatabaseTest, ClosingAnswersEverythingThatWasAccepted) {
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  for (int n = 0; n < 50; ++n) {
    database_->Write([n](Transaction& tx) { return Insert(tx, n); }, answers.Slot());
  }
  held.Release();
  Open({});
  EXPECT_THAT(answers.Wait(51), Each(Property(&absl::Status::ok, true)));
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 50);
}

TEST_F(SqliteDatabaseTest, AWorkThatEndsTheTransactionIsToldToTryAgain) {
  AnswerBox answers;
  HeldWriter held(*database_, answers);
  database_->Write([](Transaction& tx) { return Insert(tx, 1); }, answers.Slot());
  database_->Write([](Transaction& tx) { return tx.Execute("ROLLBACK").status(); }, answers.Slot());
  database_->Write([](Transaction& tx) { return Insert(tx, 2); }, answers.Slot());
  held.Release();
  const std::vector<absl::Status> got = answers.Wait(4);
  for (size_t i = 1; i < got.size(); ++i) {
    EXPECT_EQ(got[i].code(), absl::StatusCode::kUnavailable) << i;
  }
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
  EXPECT_TRUE(Exec(*database_, {"INSERT INTO t (n) VALUES (1)"}).ok());
}

TEST_F(SqliteDatabaseTest, TheVersionIsTheSameAsLongAsNothingIsCommitted) {
  const auto before = database_->version();
  ASSERT_TRUE(before.has_value());
  ReadInt(*database_, "SELECT COUNT(*) FROM t");
  EXPECT_FALSE(WriteAndWait(*database_, [](Transaction&) {
                 return absl::PermissionDeniedError("no");
               }).ok());
  EXPECT_EQ(database_->version(), before);
  absl::Notification answered;
  std::optional<int64_t> at_answer;
  database_->Write([](Transaction& tx) { return Insert(tx, 1); },
                   [&](absl::Status) {
                     at_answer = database_->version();
                     answered.Notify();
                   });
  answered.WaitForNotification();
  EXPECT_NE(at_answer, before);
}

TEST_F(SqliteDatabaseTest, CheckpointsByItself) {
  SqliteOptions options;
  options.wal_autocheckpoint = 20;
  Open(options);
  ASSERT_TRUE(Exec(*database_, {"CREATE TABLE big (o BYTEA)"}).ok());
  for (int i = 0; i < 50; ++i) {
    ASSERT_TRUE(Exec(*database_, {"INSERT INTO big (o) VALUES (zeroblob(20000))"}).ok());
  }
  EXPECT_LT(FileSize(path_ + "-wal"), 400'000);
  EXPECT_GT(FileSize(path_), 500'000);
}

TEST_F(SqliteDatabaseTest, EmptiesItsLogOfWhatWasDeleted) {
  ASSERT_TRUE(Exec(*database_,
                   {"CREATE TABLE words (o TEXT)", "INSERT INTO words (o) VALUES ('CANARY-8831')"})
                  .ok());
  ASSERT_TRUE(Exec(*database_, {"DELETE FROM words"}).ok());
  const auto files = [this] {
    std::string text;
    for (const char* ending : {"", "-wal"}) {
      std::ifstream file(path_ + ending, std::ios::binary);
      text.append(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    return text;
  };
  EXPECT_NE(files().find("CANARY"), std::string::npos);
  ASSERT_TRUE(database_->EmptyLog().ok());
  EXPECT_EQ(files().find("CANARY"), std::string::npos);
  EXPECT_EQ(FileSize(path_ + "-wal"), 0);
}

TEST_F(SqliteDatabaseTest, EmptyingTheLogWaitsForNoReaderForLong) {
  ASSERT_TRUE(Exec(*database_, {"CREATE TABLE words (o TEXT)"}).ok());
  absl::Notification reading;
  absl::Notification emptied;
  absl::Notification read;
  database_->Read(
      [&](Transaction& tx) {
        const absl::Status status = tx.Execute("SELECT COUNT(*) FROM words").status();
        if (!reading.HasBeenNotified()) reading.Notify();
        emptied.WaitForNotification();
        return status;
      },
      [&read](absl::Status) { read.Notify(); });
  reading.WaitForNotification();
  ASSERT_TRUE(Exec(*database_, {"INSERT INTO words (o) VALUES ('x')"}).ok());
  EXPECT_TRUE(absl::IsUnavailable(database_->EmptyLog()));
  emptied.Notify();
  read.WaitForNotification();
}

TEST(PlaceholdersTest, NumbersFromTheFirst) {
  EXPECT_EQ(Placeholders(2, 3), "($2,$3,$4)");
  EXPECT_EQ(Placeholders(1, 1), "($1)");
}

}  // namespace
}  // namespace glimmer::sql
