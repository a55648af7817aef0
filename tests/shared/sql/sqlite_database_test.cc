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

TEST_F(SqliteDatabaseTest, KeepsEveryKindOfValue) {
  ASSERT_TRUE(Exec(*database_,
                   {"CREATE TABLE v (b BOOLEAN, i BIGINT, d DOUBLE PRECISION, s TEXT, o BYTEA)"})
                  .ok());
  const std::string text("a\0\xC3\xA9", 4);
  const std::string octets("\x00\xFF\x01", 3);
  const absl::Status written = WriteAndWait(*database_, [&](Transaction& tx) {
    return tx
        .Execute("INSERT INTO v (b, i, d, s, o) VALUES ($1, $2, $3, $4, $5)", true, INT64_MIN, 0.1,
                 text, Bytes{octets})
        .status();
  });
  ASSERT_TRUE(written.ok()) << written;
  bool seen = false;
  const absl::Status read = ReadAndWait(*database_, [&](Transaction& tx) {
    return tx
        .Run("SELECT b, i, d, s, o, typeof(s), typeof(o) FROM v", {},
             [&](const Row& row) {
               seen = true;
               EXPECT_TRUE(row.Bool(0));
               EXPECT_EQ(row.Int(1), INT64_MIN);
               EXPECT_EQ(row.Double(2), 0.1);
               EXPECT_EQ(row.Text(3), text);
               EXPECT_EQ(row.Blob(4), octets);
               EXPECT_EQ(row.Text(5), "text");
               EXPECT_EQ(row.Text(6), "blob");
             })
        .status();
  });
  EXPECT_TRUE(read.ok()) << read;
  EXPECT_TRUE(seen);
}

TEST_F(SqliteDatabaseTest, TellsNullFromEmpty) {
  ASSERT_TRUE(Exec(*database_, {"CREATE TABLE v (s TEXT, o BYTEA, x TEXT)"}).ok());
  const absl::Status written = WriteAndWait(*database_, [](Transaction& tx) {
    return tx
        .Execute("INSERT INTO v (s, o, x) VALUES ($1, $2, $3)", absl::string_view(),
                 Bytes{absl::string_view()}, nullptr)
        .status();
  });
  ASSERT_TRUE(written.ok()) << written;
  EXPECT_EQ(
      ReadInt(*database_, "SELECT COUNT(*) FROM v WHERE s = '' AND o IS NOT NULL AND x IS NULL"),
      1);
  const absl::Status read = ReadAndWait(*database_, [](Transaction& tx) {
    return tx
        .Run("SELECT s, o, x FROM v", {},
             [](const Row& row) {
               EXPECT_FALSE(row.IsNull(0));
               EXPECT_FALSE(row.IsNull(1));
               EXPECT_TRUE(row.IsNull(2));
               EXPECT_EQ(row.OptionalInt(2), std::nullopt);
             })
        .status();
  });
  EXPECT_TRUE(read.ok()) << read;
}

TEST_F(SqliteDatabaseTest, BindsByNumberWhateverTheOrder) {
  std::string joined;
  const absl::Status read = ReadAndWait(*database_, [&](Transaction& tx) {
    ASSIGN_OR_RETURN(auto found, tx.QueryOne([](const Row& row) { return row.Text(0); },
                                             "SELECT $2 || $1 || $2", "a", "b"));
    joined = *found;
    return absl::OkStatus();
  });
  EXPECT_TRUE(read.ok()) << read;
  EXPECT_EQ(joined, "bab");
}

TEST_F(SqliteDatabaseTest, RefusesParametersThatPostgresWouldReadOtherwise) {
  for (const char* sql : {"SELECT ?", "SELECT ?1", "SELECT :one", "SELECT @one", "SELECT $one",
                          "SELECT $1::text", "SELECT $01", "SELECT $0", "SELECT $2"}) {
    const absl::Status status =
        ReadAndWait(*database_, [&](Transaction& tx) { return tx.Execute(sql, "x").status(); });
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal) << sql << ": " << status;
  }
}

TEST_F(SqliteDatabaseTest, RefusesWrongNumberOfArgumentsAndTwoStatements) {
  for (const char* sql : {"SELECT $1, $2", "SELECT 1", "SELECT $1; SELECT 2", "SELEC $1", ""}) {
    const absl::Status status =
        ReadAndWait(*database_, [&](Transaction& tx) { return tx.Execute(sql, "x").status(); });
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal) << sql << ": " << status;
  }
}

TEST_F(SqliteDatabaseTest, TakesDoubleQuotesForNamesOnly) {
  EXPECT_EQ(Exec(*database_, {"SELECT \"misspelt\" FROM t"}).code(), absl::StatusCode::kInternal);
}

TEST_F(SqliteDatabaseTest, CountsChangedRows) {
  const absl::Status status = WriteAndWait(*database_, [](Transaction& tx) -> absl::Status {
    for (int i = 1; i <= 3; ++i) RETURN_IF_ERROR(Insert(tx, i));
    EXPECT_EQ(*tx.Execute("UPDATE t SET n = n + 10 WHERE n >= $1", 2), 2);
    EXPECT_EQ(*tx.Execute("SELECT n FROM t"), 0);
    EXPECT_EQ(*tx.Execute("UPDATE t SET n = n WHERE n = $1", 99), 0);
    EXPECT_EQ(*tx.Execute("CREATE TABLE u (x BIGINT)"), 0);
    EXPECT_EQ(*tx.Execute("INSERT INTO t (n) VALUES ($1) ON CONFLICT (n) DO NOTHING", 1), 0);
    int64_t returned = 0;
    const Value seven[] = {int64_t{7}};
    EXPECT_EQ(*tx.Run("INSERT INTO t (n) VALUES ($1) RETURNING n", seven,
                      [&](const Row& row) { returned = row.Int(0); }),
              1);
    EXPECT_EQ(returned, 7);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(SqliteDatabaseTest, RunsAStatementInsideItsOwnCallback) {
  ASSERT_TRUE(Exec(*database_, {"INSERT INTO t (n) VALUES (1), (2), (3)"}).ok());
  int rows = 0;
  const absl::Status status = ReadAndWait(*database_, [&](Transaction& tx) {
    constexpr absl::string_view kSelect = "SELECT n FROM t ORDER BY n";
    return tx
        .Run(
            kSelect, {},
            [&](const Row&) { EXPECT_TRUE(tx.Run(kSelect, {}, [&](const Row&) { ++rows; }).ok()); })
        .status();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(rows, 9);
}

TEST_F(SqliteDatabaseTest, ForgetsStatementsInsteadOfGrowing) {
  const absl::Status status = ReadAndWait(*database_, [](Transaction& tx) -> absl::Status {
    for (int i = 0; i < 1200; ++i) {
      ASSIGN_OR_RETURN(auto found, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                               "SELECT $1 + " + std::to_string(i), i));
      EXPECT_EQ(*found, 2 * i);
    }
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(SqliteDatabaseTest, NamesConstraints) {
  ASSERT_TRUE(
      Exec(*database_, {"CREATE TABLE c (n BIGINT CHECK (n < 5), p BIGINT REFERENCES t (n))",
                        "CREATE UNIQUE INDEX c_n ON c (n)", "INSERT INTO c (n) VALUES (1)",
                        "INSERT INTO t (n) VALUES (1)"})
          .ok());
  EXPECT_EQ(Exec(*database_, {"INSERT INTO t (n) VALUES (1)"}).code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Exec(*database_, {"INSERT INTO c (n) VALUES (1)"}).code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Exec(*database_, {"INSERT INTO c (n) VALUES (9)"}).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Exec(*database_, {"INSERT INTO t (n) VALUES (NULL)"}).code(),
            absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Exec(*database_, {"INSERT INTO c (p) VALUES (77)"}).code(),
            absl::StatusCode::kFailedPrecondition);
}

TEST_F(SqliteDatabaseTest, GivesTheWorksOwnErrorAndKeepsNothing) {
  const absl::Status status = WriteAndWait(*database_, [](Transaction& tx) {
    RETURN_IF_ERROR(Insert(tx, 1));
    return absl::PermissionDeniedError("no");
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
}

TEST_F(SqliteDatabaseTest, AWorkCannotSwallowAStatementsError) {
  const absl::Status status = WriteAndWait(*database_, [](Transaction& tx) {
    (void)Insert(tx, 1);
    (void)Insert(tx, 1);
    EXPECT_EQ(Insert(tx, 2).code(), absl::StatusCode::kAlreadyExists);
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
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

TEST_F(SqliteDatabaseTest, TwoHundredWritersFillAHundredPlacesExactly) {
  AnswerBox answers;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 25; ++i) {
        database_->Write(
            [number = thread * 25 + i](Transaction& tx) -> absl::Status {
              ASSIGN_OR_RETURN(const int64_t rows,
                               tx.Execute("INSERT INTO t (n) SELECT $1 "
                                          "WHERE (SELECT COUNT(*) FROM t) < 100",
                                          number));
              if (rows == 1) return absl::OkStatus();
              return absl::FailedPreconditionError("full");
            },
            answers.Slot());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  int placed = 0;
  for (const absl::Status& status : answers.Wait(200)) placed += status.ok();
  EXPECT_EQ(placed, 100);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 100);
}

TEST_F(SqliteDatabaseTest, AnswersAfterTheCommit) {
  absl::Notification answered;
  int64_t seen = -1;
  database_->Write([](Transaction& tx) { return Insert(tx, 1); },
                   [&](absl::Status) {
                     seen = ReadInt(*database_, "SELECT COUNT(*) FROM t");
                     answered.Notify();
                   });
  answered.WaitForNotification();
  EXPECT_EQ(seen, 1);
}

TEST_F(SqliteDatabaseTest, AReadSeesOneSnapshot) {
  int64_t before = -1;
  int64_t after = -1;
  const absl::Status status = ReadAndWait(*database_, [&](Transaction& tx) -> absl::Status {
    const auto count = [&]() {
      return tx.QueryOne([](const Row& row) { return row.Int(0); }, "SELECT COUNT(*) FROM t");
    };
    ASSIGN_OR_RETURN(auto first, count());
    RETURN_IF_ERROR(WriteAndWait(*database_, [](Transaction& w) { return Insert(w, 1); }));
    ASSIGN_OR_RETURN(auto second, count());
    before = *first;
    after = *second;
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(before, 0);
  EXPECT_EQ(after, 0);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 1);
}

TEST_F(SqliteDatabaseTest, AReadCannotWrite) {
  const absl::Status status =
      ReadAndWait(*database_, [](Transaction& tx) { return Insert(tx, 1); });
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
  EXPECT_TRUE(database_->Healthy());
  EXPECT_TRUE(Exec(*database_, {"INSERT INTO t (n) VALUES (1)"}).ok());
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

TEST_F(SqliteDatabaseTest, DropsWhatExpiredInTheQueue) {
  AnswerBox answers;
  bool started = false;
  const auto late = [&](Transaction&) {
    started = true;
    return absl::OkStatus();
  };
  database_->Write(late, answers.Slot(), absl::FromUnixSeconds(1));
  database_->Read(late, answers.Slot(), absl::FromUnixSeconds(1));
  for (const absl::Status& status : answers.Wait(2)) {
    EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  }
  EXPECT_FALSE(started);
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

TEST(PlaceholdersTest, NumbersFromTheFirst) {
  EXPECT_EQ(Placeholders(2, 3), "($2,$3,$4)");
  EXPECT_EQ(Placeholders(1, 1), "($1)");
}

}  // namespace
}  // namespace glimmer::sql
