// A server that was not updated for long (trust.md, R16): a database of every earlier version, with
// data in every table, is brought to today's schema. No row of it is lost or changed, and a power
// cut in the middle leaves a version whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/storage/schema_tables.h"
#include "server/storage/server_migrations.h"
#include "shared/base/log.h"
#include "shared/base/status_macros.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"
#include "tests/sim/disk.h"
#include "tests/sim/steps.h"
#include "tests/support/fakes.h"

namespace glimmer::sim {
namespace {

using storage::ColumnType;
using testing::IsEmpty;
using testing::Not;
using Migrations = std::vector<sql::Migration>;
using ColumnNames = std::map<std::string, std::vector<std::string>>;  // by table
using Dump = std::map<std::string, std::vector<std::string>>;         // sorted rows by table

constexpr int kMostTries = 6000;  // a table's checks refuse many rows that are made by chance

Migrations UpTo(size_t version) {
  const auto all = storage::ServerMigrations();
  return Migrations(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(version));
}

size_t Newest() { return storage::ServerMigrations().size(); }

std::string TextOf(const sql::Row& row) { return row.Text(0); }

absl::StatusOr<ColumnNames> ReadColumns(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const auto tables, storage::SchemaTables(tx, sql::Engine::kSqlite));
  ColumnNames names;
  for (const storage::Table& table : tables) {
    for (const storage::Column& column : table.columns) names[table.name].push_back(column.name);
  }
  return names;
}

// Rows by chance, of which the table's own checks take what they take.
class TableFiller {
 public:
  TableFiller(sql::Transaction& tx, const storage::Table& table, Dice& dice)
      : tx_(tx), table_(table), dice_(dice) {}

  absl::Status Fill(int rows) {
    RETURN_IF_ERROR(ReadParents());
    std::vector<std::string> places;
    for (size_t i = 1; i <= table_.columns.size(); ++i) places.push_back(absl::StrCat("$", i));
    const std::string insert = absl::StrCat("INSERT OR IGNORE INTO ", table_.name, " VALUES (",
                                            absl::StrJoin(places, ", "), ")");
    int filled = 0;
    for (int i = 0; i < kMostTries && filled < rows; ++i) {
      texts_.clear();
      std::vector<sql::Value> values;
      values.reserve(table_.columns.size());
      for (size_t c = 0; c < table_.columns.size(); ++c) values.push_back(Chance(c));
      ASSIGN_OR_RETURN(const int64_t taken, tx_.Run(insert, values, [](const sql::Row&) {}));
      filled += static_cast<int>(taken);
    }
    return absl::OkStatus();
  }

 private:
  absl::Status ReadParents() {
    ASSIGN_OR_RETURN(needed_, tx_.QueryAll([](const sql::Row& row) { return row.Int(0) != 0; },
                                           "SELECT \"notnull\" OR pk > 0 FROM "
                                           "pragma_table_info($1) ORDER BY cid",
                                           table_.name));
    struct Reference {
      std::string from, table, to;
    };
    ASSIGN_OR_RETURN(
        const auto references,
        tx_.QueryAll(
            [](const sql::Row& row) {
              return Reference{row.Text(0), row.Text(1), row.Text(2)};
            },
            "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list($1)", table_.name));
    for (const Reference& one : references) {
      ASSIGN_OR_RETURN(parents_[one.from],
                       tx_.QueryAll(TextOf, absl::StrCat("SELECT ", one.to, " FROM ", one.table)));
    }
    return absl::OkStatus();
  }

  sql::Value Chance(size_t c) {
    const storage::Column& column = table_.columns[c];
    if (!needed_[c] && dice_.OneIn(2)) return nullptr;
    if (const auto found = parents_.find(column.name); found != parents_.end()) {
      if (found->second.empty()) return nullptr;
      return absl::string_view(dice_.Of(found->second));
    }
    switch (column.type) {
      case ColumnType::kBoolean:
        return dice_.OneIn(2);
      case ColumnType::kInteger:
        return dice_.OneIn(2) ? dice_.Below(6) : dice_.Below(int64_t{1} << 40);
      case ColumnType::kDouble:
        return static_cast<double>(dice_.Below(1000)) / 8;
      case ColumnType::kOctets:
        return sql::Bytes{Fresh()};
      default:
        return c > 0 && dice_.OneIn(3) ? absl::string_view() : absl::string_view(Fresh());
    }
  }

  const std::string& Fresh() {
    texts_.push_back(std::make_unique<std::string>(absl::StrCat("微", dice_.Next())));
    return *texts_.back();
  }

  sql::Transaction& tx_;
  const storage::Table& table_;
  Dice& dice_;
  std::vector<bool> needed_;
  std::map<std::string, std::vector<std::string>> parents_;  // by column
  std::vector<std::unique_ptr<std::string>> texts_;          // of the row
};

class SchemaUpgradeTest : public testing::Test {
 protected:
  // That a disk fails is no news here.
  SchemaUpgradeTest() { SetLogLevel(static_cast<LogLevel>(4)); }
  ~SchemaUpgradeTest() override {
    database_.reset();
    Disk::Get().Put(folder(), {});
  }

  const std::string& folder() const { return folder_.path(); }

  absl::Status Open() {
    ASSIGN_OR_RETURN(database_, sql::OpenSqlite({.path = folder() + "/glimmer.db", .readers = 1}));
    return absl::OkStatus();
  }
  absl::Status Migrate(const Migrations& migrations) {
    return sql::Migrate(*database_, migrations, absl::FromUnixSeconds(1'790'000'000));
  }

  // Today's server starts with these files.
  void Upgrade(const Disk::Image& image, const Migrations& migrations) {
    database_.reset();
    Disk::Get().Put(folder(), image);
    ASSERT_TRUE(Open().ok());
    const absl::Status migrated = Migrate(migrations);
    ASSERT_TRUE(migrated.ok()) << migrated;
  }

  // The files of each version, the first at 1. Each table holds `rows` of the version that made it,
  // and some of each later one, with what that one added.
  std::vector<Disk::Image> Versions(int rows) {
    std::vector<Disk::Image> images(1);
    Dice dice(7);
    ColumnNames known;
    for (size_t version = 1; version <= Newest(); ++version) {
      Upgrade(images.back(), UpTo(version));
      const absl::Status filled =
          sql::WriteAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
            ASSIGN_OR_RETURN(const auto tables, storage::SchemaTables(tx, sql::Engine::kSqlite));
            for (const storage::Table& table : tables) {
              const int some = known.count(table.name) > 0 ? 2 : rows;
              RETURN_IF_ERROR(TableFiller(tx, table, dice).Fill(some));
              known[table.name];
            }
            return absl::OkStatus();
          });
      EXPECT_TRUE(filled.ok()) << version << ": " << filled;
      database_.reset();
      images.push_back(Disk::Get().Take(folder()));
    }
    return images;
  }

  ColumnNames Columns() {
    ColumnNames columns;
    EXPECT_TRUE(sql::ReadAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(columns, ReadColumns(tx));
                  return absl::OkStatus();
                }).ok());
    return columns;
  }

  // Those of `columns` that are there.
  Dump Read(const ColumnNames& columns) {
    const ColumnNames there = Columns();
    Dump dump;
    for (const auto& [table, names] : columns) {
      const auto found = there.find(table);
      if (found == there.end()) continue;
      std::vector<std::string> quoted;
      for (const std::string& name : names) {
        const bool has = std::count(found->second.begin(), found->second.end(), name) > 0;
        quoted.push_back(has ? absl::StrCat("quote(", name, ")") : "'gone'");
      }
      const std::string select =
          absl::StrCat("SELECT ", absl::StrJoin(quoted, " || ', ' || "), " FROM ", table);
      const absl::Status read =
          sql::ReadAndWait(*database_, [&, &name = table](sql::Transaction& tx) -> absl::Status {
            ASSIGN_OR_RETURN(dump[name], tx.QueryAll(TextOf, select));
            return absl::OkStatus();
          });
      EXPECT_TRUE(read.ok()) << table << ": " << read;
      std::sort(dump[table].begin(), dump[table].end());
    }
    return dump;
  }
  Dump ReadAll() { return Read(Columns()); }

  // Rows of before that are not there, or not as they were.
  std::vector<std::string> Lost(const ColumnNames& columns, const Dump& before) {
    const Dump after = Read(columns);
    std::vector<std::string> lost;
    for (const auto& [table, rows] : before) {
      const auto found = after.find(table);
      const bool whole =
          found != after.end() &&
          std::includes(found->second.begin(), found->second.end(), rows.begin(), rows.end());
      if (!whole) lost.push_back(table);
    }
    return lost;
  }

  size_t AppliedVersion() {
    int64_t version = 0;
    EXPECT_TRUE(sql::ReadAndWait(*database_, [&](sql::Transaction& tx) -> absl::Status {
                  ASSIGN_OR_RETURN(const auto found,
                                   tx.QueryOne([](const sql::Row& row) { return row.Int(0); },
                                               "SELECT COUNT(*) FROM sqlite_master WHERE name = "
                                               "'schema_migrations'"));
                  if (found.value_or(0) == 0) return absl::OkStatus();
                  ASSIGN_OR_RETURN(const auto count,
                                   tx.QueryOne([](const sql::Row& row) { return row.Int(0); },
                                               "SELECT COUNT(*) FROM schema_migrations"));
                  version = count.value_or(0);
                  return absl::OkStatus();
                }).ok());
    return static_cast<size_t>(version);
  }

  // What each version from this one on looks like when nothing happens on the way.
  std::map<size_t, Dump> Undisturbed(size_t from, const Disk::Image& image) {
    std::map<size_t, Dump> dumps;
    for (size_t version = from; version <= Newest(); ++version) {
      Upgrade(image, UpTo(version));
      dumps[version] = ReadAll();
    }
    return dumps;
  }

  // An upgrade whose power is cut at the n-th operation, or after it. Returns what is wrong then.
  std::string CutAt(int64_t n, const Disk::Image& image, const std::map<size_t, Dump>& whole,
                    bool lying) {
    database_.reset();
    Disk::Get().Put(folder(), image);
    Disk::Get().SetLying(folder(), lying);
    Disk::Get().Fuse(folder(), n);
    absl::Status upgraded = Open();
    if (upgraded.ok()) upgraded = Migrate(UpTo(Newest()));
    done_ = upgraded.ok();
    Disk::Get().Fuse(folder(), 0);
    database_.reset();
    constexpr Fate kFates[] = {Fate::kKept, Fate::kLost, Fate::kPrefix, Fate::kTorn};
    Disk::Get().Revive(folder(), lying ? Fate::kTorn : kFates[n % 4], static_cast<uint64_t>(n));
    Disk::Get().SetLying(folder(), false);
    if (const absl::Status opened = Open(); !opened.ok()) return opened.ToString();
    const size_t version = AppliedVersion();
    if (done_ && version != Newest()) return "an upgrade that was acknowledged is lost";
    const auto found = whole.find(version);
    if (found == whole.end()) return absl::StrCat("of no version: ", version);
    if (ReadAll() != found->second) return absl::StrCat("version ", version, " is not whole");
    if (const absl::Status again = Migrate(UpTo(Newest())); !again.ok()) return again.ToString();
    return ReadAll() == whole.at(Newest()) ? "" : "the upgrade afterwards is not whole";
  }

  test::TempDir folder_;
  std::unique_ptr<sql::Database> database_;
  bool done_ = false;  // the upgrade was acknowledged before the power was cut
};

TEST_F(SchemaUpgradeTest, FromEveryVersionNothingIsLost) {
  const std::vector<Disk::Image> images = Versions(750);
  for (size_t version = 1; version <= Newest(); ++version) {
    Upgrade(images[version], UpTo(version));
    const ColumnNames columns = Columns();
    const Dump before = ReadAll();
    size_t rows = 0;
    for (const auto& [table, of_table] : before) {
      EXPECT_GE(of_table.size(), 2u) << table << " at version " << version;
      rows += of_table.size();
    }
    EXPECT_GE(rows, 10'000u) << version;
    const absl::Status migrated = Migrate(UpTo(Newest()));
    ASSERT_TRUE(migrated.ok()) << version << ": " << migrated;
    EXPECT_THAT(Lost(columns, before), IsEmpty()) << "from version " << version;
  }
}

TEST_F(SchemaUpgradeTest, APowerCutLeavesAVersionWhole) {
  const std::vector<Disk::Image> images = Versions(6);
  int cuts = 0;
  for (const size_t from : {size_t{1}, size_t{10}, size_t{17}, Newest() - 1}) {
    const auto whole = Undisturbed(from, images[from]);
    const int64_t stride = std::max<int64_t>(1, Disk::Get().Operations(folder()) / 30);
    done_ = false;
    for (int64_t n = 1; !done_; n += stride, ++cuts) {
      ASSERT_EQ(CutAt(n, images[from], whole, false), "") << "from " << from << " at " << n;
    }
  }
  EXPECT_GT(cuts, 100);
}

// Teeth: what loses something is found.
TEST_F(SchemaUpgradeTest, FindsPlantedFaults) {
  const std::vector<Disk::Image> images = Versions(6);
  for (const char* fault :
       {"UPDATE people SET display_name = '';\n", "DELETE FROM sign_ups;\n",
        "ALTER TABLE people DROP COLUMN email;\n", "UPDATE wishes SET quantity = quantity + 1;\n",
        "DROP TABLE daily_heads;\n"}) {
    Upgrade(images.back(), UpTo(Newest()));
    const ColumnNames columns = Columns();
    const Dump before = ReadAll();
    Migrations faulty = UpTo(Newest());
    faulty.push_back({static_cast<int>(faulty.size()) + 1, "faulty", fault});
    ASSERT_TRUE(Migrate(faulty).ok()) << fault;
    EXPECT_THAT(Lost(columns, before), Not(IsEmpty())) << fault;
  }
  const auto whole = Undisturbed(1, images[1]);
  EXPECT_NE(CutAt(1'000'000, images[1], whole, true), "");
}

}  // namespace
}  // namespace glimmer::sim
