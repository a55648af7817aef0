#include "server/storage/store.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "server/storage/copy_store.h"
#include "server/storage/data_dir.h"
#include "server/storage/disk.h"
#include "server/storage/postgres_connection.h"
#include "server/storage/postgres_database.h"
#include "server/storage/server_migrations.h"
#include "shared/base/status_macros.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::storage {
namespace {

using Opened = absl::StatusOr<std::unique_ptr<sql::Database>>;
using sql::Row;

constexpr absl::string_view kFindServer = "SELECT value FROM store_meta WHERE key = 'server_id'";
constexpr absl::string_view kSetServer =
    "INSERT INTO store_meta (key, value) VALUES ('server_id', $1)";

Opened OpenSqliteAndMigrate(const StoreConfig& config, absl::Time now) {
  sql::SqliteOptions options;
  options.path = DatabasePath(config.data_dir);
  options.max_group = config.max_group;
  ASSIGN_OR_RETURN(std::unique_ptr<sql::Database> database, sql::OpenSqlite(options));
  RETURN_IF_ERROR(sql::Migrate(*database, ServerMigrations(), now));
  return database;
}

}  // namespace

Opened OpenStore(const StoreConfig& config, absl::Time now) {
  if (!config.url.empty() && HasData(config.data_dir)) {
    return absl::FailedPreconditionError(
        absl::StrCat(config.data_dir,
                     " holds a SQLite database beside --store; `glimmerd "
                     "migrate-store` moves it into PostgreSQL"));
  }
  if (!config.url.empty()) return OpenPostgresStore(config.url, now);
  Opened opened = OpenSqliteAndMigrate(config, now);
  if (opened.ok()) return opened;
  if (absl::IsDataLoss(opened.status())) {
    return absl::DataLossError(absl::StrCat(DatabasePath(config.data_dir), ": ",
                                            opened.status().message(),
                                            "; restore it from a backup"));
  }
  return NameFullDisk(opened.status(), config.data_dir);
}

Opened OpenData(const std::string& data_dir, absl::Time now) {
  return OpenStore({.data_dir = data_dir}, now);
}

Opened OpenPostgresStore(const std::string& url, absl::Time now) {
  ASSIGN_OR_RETURN(std::unique_ptr<sql::Database> database, OpenPostgres(url));
  // Of servers that start together, one migrates.
  ASSIGN_OR_RETURN(const SessionHandle turn, OpenSession(url));
  const ResultHandle taken(PQexec(turn.get(), "SELECT pg_advisory_lock(20261127)"));
  RETURN_IF_ERROR(sql::Migrate(*database, ServerMigrations(), now));
  RETURN_IF_ERROR(CheckCopied(*database));
  return database;
}

absl::Status ClaimStore(sql::Database& database, const std::string& server_id) {
  std::optional<std::string> owner;
  const auto find = [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(owner, tx.QueryOne([](const Row& row) { return row.Text(0); }, kFindServer));
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(sql::ReadAndWait(database, find));
  if (!owner) {
    RETURN_IF_ERROR(sql::WriteAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
      RETURN_IF_ERROR(find(tx));
      return owner ? absl::OkStatus() : tx.Execute(kSetServer, server_id).status();
    }));
  }
  if (!owner || *owner == server_id) return absl::OkStatus();
  return absl::FailedPreconditionError(
      "the database belongs to a server with other keys; copy server.keys, tls.key and tls.crt "
      "from its data_dir, so that phones know this one, too");
}

}  // namespace glimmer::storage
