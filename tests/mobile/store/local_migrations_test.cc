// A phone that was not updated for long: a database of every earlier version, with data in every
// table, is opened by today's app. Nothing in it is lost, and what waited is sent.
#include "mobile/store/local_migrations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "absl/strings/cord.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "google/rpc/status.pb.h"
#include "mobile/store/address_capsules.h"
#include "mobile/store/claim_chain_store.h"
#include "mobile/store/outbox.h"
#include "mobile/store/pending.h"
#include "mobile/store/visit_drafts.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/sealed_box.h"
#include "shared/crypto/signing.h"
#include "shared/rpc/error.h"
#include "shared/sql/sqlite_database.h"
#include "tests/support/fakes.h"

namespace glimmer::mobile {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Migrations = std::vector<sql::Migration>;

// A row as "column = literal" lines; a table as its rows.
using Fields = std::map<std::string, std::string>;
using Tables = std::map<std::string, std::vector<Fields>>;

constexpr absl::string_view kVisit = "visits/v";
constexpr absl::string_view kHash = "0123456789abcdef0123456789abcdef";

Migrations UpTo(size_t version) {
  const auto all = LocalMigrations();
  return Migrations(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(version));
}

// Everything that the database holds but its own list of migrations.
Tables ReadAll(sql::Database& database) {
  Tables tables;
  const auto text = [](const sql::Row& row) { return row.Text(0); };
  EXPECT_TRUE(
      sql::ReadAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
        tables.clear();
        ASSIGN_OR_RETURN(const auto names,
                         tx.QueryAll(text,
                                     "SELECT name FROM sqlite_master WHERE type = "
                                     "'table' AND name <> 'schema_migrations'"));
        for (const std::string& name : names) {
          ASSIGN_OR_RETURN(const auto columns,
                           tx.QueryAll(text, "SELECT name FROM pragma_table_info($1)", name));
          const std::string literals =
              absl::StrCat("quote(", absl::StrJoin(columns, "), quote("), ")");
          ASSIGN_OR_RETURN(tables[name], tx.QueryAll(
                                             [&](const sql::Row& row) {
                                               Fields fields;
                                               for (size_t i = 0; i < columns.size(); ++i) {
                                                 fields[columns[i]] = row.Text(static_cast<int>(i));
                                               }
                                               return fields;
                                             },
                                             absl::StrCat("SELECT ", literals, " FROM ", name)));
        }
        return absl::OkStatus();
      }).ok());
  return tables;
}

// What was being sent waits again once the app is opened; a full load is asked for.
bool MayBecome(const std::string& column, const std::string& before, const std::string& after) {
  if (before == after) return true;
  if (column == "state") return before == "2" && after == "1";
  return column == "known_kinds" || (column == "page_token" && after == "''");
}

bool IsWhole(const Fields& before, const Fields& after) {
  return std::all_of(before.begin(), before.end(), [&](const auto& field) {
    const auto found = after.find(field.first);
    return found != after.end() && MayBecome(field.first, field.second, found->second);
  });
}

// The rows that are not there any more, or not as they were.
std::vector<std::string> Lost(const Tables& before, const Tables& after) {
  std::vector<std::string> lost;
  for (const auto& [table, rows] : before) {
    for (const Fields& row : rows) {
      const auto found = after.find(table);
      const bool there =
          found != after.end() && std::any_of(found->second.begin(), found->second.end(),
                                              [&](const Fields& now) { return IsWhole(row, now); });
      if (there) continue;
      lost.push_back(
          absl::StrCat(table, ": ", absl::StrJoin(row, ", ", absl::PairFormatter(" = "))));
    }
  }
  return lost;
}

class LocalDatabase : public testing::Test {
 protected:
  LocalDatabase() : key_(NewSigningKey(random_)), secrets_(folder_.path()) {
    EXPECT_TRUE(secrets_.Put(kDeviceKey, key_.secret_key).ok());
  }

  std::unique_ptr<sql::Database> OpenAt(const Migrations& migrations) {
    auto database = sql::OpenSqlite({.path = folder_.File("local.db"), .readers = 1});
    EXPECT_TRUE(database.ok()) << database.status();
    EXPECT_TRUE(sql::Migrate(**database, migrations, clock_.Now()).ok());
    return *std::move(database);
  }

  template <typename... Args>
  void Insert(sql::Database& database, const std::string& sql, const Args&... args) {
    const absl::Status status = sql::WriteAndWait(
        database, [&](sql::Transaction& tx) { return tx.Execute(sql, args...).status(); });
    EXPECT_TRUE(status.ok()) << status;
  }

  // One in each state: queued, being sent, accepted, refused, and blocked behind that.
  void FillOutbox(sql::Database& database) {
    const auto put = [&](int64_t sequence, const std::string& lane, int64_t state,
                         const std::string& refusal) {
      v1::LeaveShiftRequest request;
      request.set_request_id(absl::StrCat("r", sequence));
      request.set_sign_up(absl::StrCat("sign_ups/", sequence));
      const std::string bytes = request.SerializeAsString();
      const bool finished = state == 3 || state == 4;
      Insert(database,
             "INSERT INTO outbox (sequence, request_id, lane, method, request, title, "
             "after_request_id, state, attempts, next_try_us, create_time_us, queue_time_us, "
             "finish_time_us, refusal) VALUES ($1, $2, $3, $4, $5, 'River', '', $6, 1, $7, $7, "
             "$7, $8, $9)",
             sequence, request.request_id(), lane, kLeaveShift, sql::Bytes{bytes}, state,
             clock_.Now(), finished ? sql::Value(ToMicros(clock_.Now())) : sql::Value(nullptr),
             refusal.empty() ? sql::Value(nullptr) : sql::Value(sql::Bytes{refusal}));
    };
    google::rpc::Status refusal;
    refusal.set_code(9);
    refusal.set_message("Full.");
    const absl::Status full = MakeError(v1::ERROR_REASON_SHIFT_FULL, "Full.");
    full.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
      auto& detail = *refusal.add_details();
      detail.set_type_url(std::string(url));
      detail.set_value(std::string(payload));
    });
    put(1, "shifts/a", 1, "");
    put(2, "shifts/b", 2, "");
    put(3, "shifts/c", 3, "");
    put(4, "shifts/d", 4, refusal.SerializeAsString());
    put(5, "shifts/d", 5, "");
  }

  void FillFirst(sql::Database& database) {
    v1::Shift shift;
    shift.set_name("shifts/a");
    shift.set_title("River");
    const std::string body = shift.SerializeAsString();
    Insert(database,
           "INSERT INTO resources VALUES ('shifts/a', 'shifts', 'shifts/a', '', 1, $1, "
           "$1, $2)",
           clock_.Now(), sql::Bytes{body});
    Insert(database,
           "INSERT INTO feed (feed_id, page_token, data_epoch, server_time_us, "
           "received_time_us, complete_time_us) VALUES (1, 'token', 3, $1, $1, $1)",
           clock_.Now());
    Insert(database,
           "INSERT INTO profile VALUES (1, 'host:1', x'', 'server', 'devices/d', 'people/me', "
           "'organizations/o', 'installation', 'Zhao', 3, 'e', '123456', x'')");
    FillOutbox(database);
  }

  void FillVisits(sql::Database& database) {
    v1::Visit plan;
    plan.set_name(std::string(kVisit));
    v1::FinishVisitRequest report;
    report.set_visit(std::string(kVisit));
    report.add_done(0);
    const std::string note = *SealToDevice(key_.public_key, "Ring twice");
    const std::string plan_bytes = plan.SerializeAsString();
    const std::string report_bytes = report.SerializeAsString();
    Insert(database,
           "INSERT INTO visit_drafts (visit, plan, report, sealed_note, end_time_us, "
           "update_time_us) VALUES ($1, $2, $3, $4, $5, $5)",
           kVisit, sql::Bytes{plan_bytes}, sql::Bytes{report_bytes}, sql::Bytes{note},
           clock_.Now());
    Insert(database, "INSERT INTO capsules VALUES ($1, $2, $3, $4)", kVisit, sql::Bytes{note},
           clock_.Now(), clock_.Now() + absl::Hours(3));
    Insert(database, "INSERT INTO visit_reports VALUES ('visits/w', 'Maple-07', $1, $2)",
           sql::Bytes{report_bytes}, clock_.Now());
  }

  // A database of this version with something in every table.
  std::unique_ptr<sql::Database> Filled(size_t version) {
    auto database = OpenAt(UpTo(version));
    FillFirst(*database);
    if (version >= 2) FillVisits(*database);
    if (version >= 3) {
      Insert(*database, "INSERT INTO claim_chain VALUES ('devices/d', 7, $1)", sql::Bytes{kHash});
      Insert(*database, "UPDATE feed SET boot_id = 'boot', received_boot_us = 5");
    }
    if (version >= 5) {
      Insert(*database, "INSERT INTO shown_codes VALUES ('shifts/a', 'boot', 240, 242, 7)");
    }
    return database;
  }

  test::TempDir folder_;
  test::FakeClock clock_;
  test::SeededRandom random_;
  const KeyPair key_;
  FileSecretStore secrets_;
};

class LocalMigrationsTest : public LocalDatabase, public testing::WithParamInterface<size_t> {};

TEST_P(LocalMigrationsTest, LosesNothing) {
  Tables before;
  {
    const auto database = Filled(GetParam());
    before = ReadAll(*database);
  }
  for (const auto& [table, rows] : before) EXPECT_THAT(rows, testing::Not(IsEmpty())) << table;
  ASSERT_TRUE(LocalStore::Open(folder_.path(), clock_).ok());
  EXPECT_THAT(Lost(before, ReadAll(*OpenAt(UpTo(LocalMigrations().size())))), IsEmpty());
}

TEST_P(LocalMigrationsTest, WhatWaitedIsSentAndReadAsItWas) {
  Filled(GetParam()).reset();
  auto store = LocalStore::Open(folder_.path(), clock_);
  ASSERT_TRUE(store.ok()) << store.status();
  EXPECT_EQ((*store)->GetProfile()->person, "people/me");
  EXPECT_EQ((*(*store)->Get<v1::Shift>("shifts/a"))->title(), "River");
  EXPECT_EQ((*store)->Feed()->data_epoch, 3);

  Outbox outbox(**store);
  EXPECT_EQ(outbox.Counts()->waiting, 3);
  EXPECT_EQ(outbox.Counts()->refused, 1);
  EXPECT_EQ(ReasonOf((*outbox.Find("r4"))->refusal), v1::ERROR_REASON_SHIFT_FULL);
  const auto send = [&] {
    std::vector<std::string> sent;
    const auto claimed = outbox.Claim(10);
    for (const OutboxItem& item : *claimed) {
      v1::LeaveShiftRequest request;
      EXPECT_TRUE(request.ParseFromString(item.request));
      EXPECT_EQ(request.request_id(), item.request_id);
      sent.push_back(request.sign_up());
      EXPECT_TRUE(outbox.Accept(item, "").ok());
    }
    return sent;
  };
  EXPECT_THAT(send(), ElementsAre("sign_ups/1", "sign_ups/2"));
  ASSERT_TRUE(outbox.Discard("r4").ok());
  EXPECT_THAT(send(), ElementsAre("sign_ups/5"));
  EXPECT_EQ(outbox.Counts()->waiting + outbox.Counts()->refused, 0);
  if (GetParam() < 2) return;
  const auto draft = VisitDrafts(**store, secrets_).Get(kVisit);
  ASSERT_TRUE(draft.ok() && *draft) << draft.status();
  EXPECT_EQ((*draft)->report.done_size(), 1);
  EXPECT_EQ((*draft)->note, "Ring twice");
  EXPECT_TRUE(AddressCapsules(**store, secrets_).OpenUntil(kVisit)->has_value());
  if (GetParam() < 3) return;
  EXPECT_TRUE((*store)
                  ->Read([](sql::Transaction& tx) -> absl::Status {
                    ASSIGN_OR_RETURN(const ClaimHead head, SelectClaimHead(tx, "devices/d"));
                    EXPECT_EQ(head.sequence, 7);
                    EXPECT_EQ(head.hash, kHash);
                    return absl::OkStatus();
                  })
                  .ok());
}

// What an elder app passed over, because it did not know such things, comes with a full load, once.
TEST_P(LocalMigrationsTest, WhatTheElderAppDidNotKnowIsLoaded) {
  Filled(GetParam()).reset();
  EXPECT_EQ((*LocalStore::Open(folder_.path(), clock_))->Feed()->page_token, "");
  {
    auto store = *LocalStore::Open(folder_.path(), clock_);
    v1::ListChangesResponse page;
    page.set_next_page_token("next");
    page.set_data_epoch(3);
    ASSERT_TRUE(store->ApplyPage(page).ok());
  }
  EXPECT_EQ((*LocalStore::Open(folder_.path(), clock_))->Feed()->page_token, "next");
}

INSTANTIATE_TEST_SUITE_P(Versions, LocalMigrationsTest,
                         testing::Range(size_t{1}, LocalMigrations().size() + 1));

// Phones in the field have applied these texts; a changed one would not open on them any more. A
// new migration adds its line.
TEST(LocalMigrationTextsTest, AreNeverEdited) {
  const std::vector<std::string> expected = {
      "dd4a2d6155dcb1d4e04776e016f4ce8b1d5767c966f330e397ef06e919a73753",
      "8da75a859915c3016c245dcd39ad63ffe95243ae6545a63f77293187130c660e",
      "72d9c3cf82c95bbe705299409399dffdb267190a5733a77b17960f44a5df867e",
      "e69c756fea00b502fa620641c030fb27b91ab2e0f27189c3afe073a88f67f8fd",
      "184177501316d3893b77e61d15f6d7821a0c140a6becafd210b82378908fdc47"};
  std::vector<std::string> texts;
  for (const sql::Migration& migration : LocalMigrations()) {
    texts.push_back(absl::BytesToHexString(Blake2b256(migration.text)));
  }
  EXPECT_EQ(texts, expected);
}

// Teeth: migrations that lose something are found.
class FaultyMigrationTest : public LocalDatabase {};

TEST_F(FaultyMigrationTest, IsFound) {
  for (const char* fault :
       {"DELETE FROM outbox WHERE state = 5;\n", "UPDATE outbox SET request = x'';\n",
        "ALTER TABLE profile DROP COLUMN display_name;\n", "DROP TABLE capsules;\n",
        "UPDATE outbox SET create_time_us = 0;\n", "UPDATE claim_chain SET device_sequence = 0;\n",
        "UPDATE outbox SET state = 5 WHERE state = 1;\n"}) {
    std::filesystem::remove_all(folder_.File("local.db"));
    std::filesystem::remove_all(folder_.File("local.db-wal"));
    std::filesystem::remove_all(folder_.File("local.db-shm"));
    auto database = Filled(LocalMigrations().size());
    const Tables before = ReadAll(*database);
    Migrations faulty = UpTo(LocalMigrations().size());
    faulty.push_back({static_cast<int>(faulty.size()) + 1, "faulty", fault});
    ASSERT_TRUE(sql::Migrate(*database, faulty, clock_.Now()).ok()) << fault;
    EXPECT_THAT(Lost(before, ReadAll(*database)), testing::Not(IsEmpty())) << fault;
  }
}

}  // namespace
}  // namespace glimmer::mobile
