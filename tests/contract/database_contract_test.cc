// What every engine behind the waist does alike: values, errors of statements, refusals, snapshots,
// queues.
#include <gtest/gtest.h>

#include <thread>

#include "tests/shared/sql/engine_fixture.h"
#include "tests/support/test_store.h"

namespace glimmer::sql {
namespace {

absl::Status Insert(Transaction& tx, int number) {
  return tx.Execute("INSERT INTO t (n) VALUES ($1)", number).status();
}

class DatabaseContractTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(Exec(*database_, {"CREATE TABLE t (n BIGINT NOT NULL PRIMARY KEY)"}).ok());
  }

  test::TempDir folder_;
  test::TestStore store_{folder_.path(), test::TestStore::Content::kEmpty};
  std::unique_ptr<Database> database_ = store_.Open();
};

TEST_F(DatabaseContractTest, TellsNullFromEmpty) {
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

TEST_F(DatabaseContractTest, BindsByNumberWhateverTheOrder) {
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

TEST_F(DatabaseContractTest, RefusesWrongNumberOfArgumentsAndTwoStatements) {
  for (const char* sql : {"SELECT $1, $2", "SELECT $1; SELECT 2", "SELEC $1", ""}) {
    const absl::Status status =
        ReadAndWait(*database_, [&](Transaction& tx) { return tx.Execute(sql, "x").status(); });
    EXPECT_EQ(status.code(), absl::StatusCode::kInternal) << sql << ": " << status;
  }
}

TEST_F(DatabaseContractTest, RefusesATextWithANulOctet) {
  ASSERT_TRUE(Exec(*database_, {"CREATE TABLE v (s TEXT, o BYTEA)"}).ok());
  const std::string text("a\0b", 3);
  const auto insert = [&](const Value& s, const Value& o) {
    return WriteAndWait(*database_, [&](Transaction& tx) {
      return tx.Execute("INSERT INTO v (s, o) VALUES ($1, $2)", s, o).status();
    });
  };
  EXPECT_TRUE(absl::IsInvalidArgument(insert(absl::string_view(text), nullptr)));
  EXPECT_TRUE(insert(nullptr, Bytes{text}).ok());
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM v"), 1);
}

TEST_F(DatabaseContractTest, TakesDoubleQuotesForNamesOnly) {
  EXPECT_EQ(Exec(*database_, {"SELECT \"misspelt\" FROM t"}).code(), absl::StatusCode::kInternal);
}

TEST_F(DatabaseContractTest, CountsChangedRows) {
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

TEST_F(DatabaseContractTest, RunsAStatementInsideItsOwnCallback) {
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

TEST_F(DatabaseContractTest, ForgetsStatementsInsteadOfGrowing) {
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

TEST_F(DatabaseContractTest, NamesConstraints) {
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

TEST_F(DatabaseContractTest, GivesTheWorksOwnErrorAndKeepsNothing) {
  const absl::Status status = WriteAndWait(*database_, [](Transaction& tx) {
    RETURN_IF_ERROR(Insert(tx, 1));
    return absl::PermissionDeniedError("no");
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
}

TEST_F(DatabaseContractTest, AWorkCannotSwallowAStatementsError) {
  const absl::Status status = WriteAndWait(*database_, [](Transaction& tx) {
    (void)Insert(tx, 1);
    (void)Insert(tx, 1);
    EXPECT_EQ(Insert(tx, 2).code(), absl::StatusCode::kAlreadyExists);
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
}

TEST_F(DatabaseContractTest, TwoHundredWritersFillAHundredPlacesExactly) {
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

TEST_F(DatabaseContractTest, AnswersAfterTheCommit) {
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

TEST_F(DatabaseContractTest, AReadSeesOneSnapshot) {
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

TEST_F(DatabaseContractTest, AReadCannotWrite) {
  const absl::Status status =
      ReadAndWait(*database_, [](Transaction& tx) { return Insert(tx, 1); });
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(ReadInt(*database_, "SELECT COUNT(*) FROM t"), 0);
  EXPECT_TRUE(database_->Healthy());
  EXPECT_TRUE(Exec(*database_, {"INSERT INTO t (n) VALUES (1)"}).ok());
}

TEST_F(DatabaseContractTest, DropsWhatExpiredInTheQueue) {
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

TEST_F(DatabaseContractTest, KeepsEveryKindOfValue) {
  ASSERT_TRUE(Exec(*database_,
                   {"CREATE TABLE v (b BOOLEAN, i BIGINT, d DOUBLE PRECISION, s TEXT, o BYTEA)"})
                  .ok());
  const std::string text = "a\xC3\xA9";
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
        .Run("SELECT b, i, d, s, o FROM v", {},
             [&](const Row& row) {
               seen = true;
               EXPECT_TRUE(row.Bool(0));
               EXPECT_EQ(row.Int(1), INT64_MIN);
               EXPECT_EQ(row.Double(2), 0.1);
               EXPECT_EQ(row.Text(3), text);
               EXPECT_EQ(row.Blob(4), octets);
             })
        .status();
  });
  EXPECT_TRUE(read.ok()) << read;
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace glimmer::sql
