#include "server/storage/move_store.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "absl/strings/str_cat.h"
#include "server/storage/data_dir.h"
#include "server/storage/server_migrations.h"
#include "server/storage/store.h"
#include "shared/base/status_macros.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::storage {
namespace {

using Copied = absl::StatusOr<std::vector<CopiedTable>>;

absl::Status Rename(const std::string& from, const std::string& to) {
  if (std::rename(from.c_str(), to.c_str()) == 0) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot rename ", from, ": ", std::strerror(errno)));
}

// A database with what SQLite keeps beside it.
void Remove(const std::string& path) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", ".lock"}) {
    std::filesystem::remove(path + ending, ignored);
  }
}

}  // namespace

Copied MoveToPostgres(const std::string& data_dir, const std::string& url, absl::Time now,
                      const CopyProgress& progress) {
  if (!HasData(data_dir)) {
    return absl::NotFoundError(absl::StrCat(data_dir, " holds no glimmer.db to move"));
  }
  Copied copied;
  {
    ASSIGN_OR_RETURN(const std::unique_ptr<sql::Database> from, OpenData(data_dir, now));
    ASSIGN_OR_RETURN(const std::unique_ptr<sql::Database> to, OpenPostgresStore(url, now));
    copied = CopyStore(*from, *to, progress);
  }
  RETURN_IF_ERROR(copied.status());
  const std::string path = DatabasePath(data_dir);
  RETURN_IF_ERROR(Rename(path, path + ".moved"));
  return copied;
}

Copied MoveToSqlite(const std::string& data_dir, const std::string& url, absl::Time now,
                    const CopyProgress& progress) {
  const std::string path = DatabasePath(data_dir);
  if (HasData(data_dir)) return absl::AlreadyExistsError(absl::StrCat(path, " exists"));
  const std::string unfinished = path + ".unfinished";
  Remove(unfinished);
  ASSIGN_OR_RETURN(const std::unique_ptr<sql::Database> from, OpenPostgresStore(url, now));
  Copied copied = CopyToFile(*from, unfinished, now, progress);
  if (copied.ok()) RETURN_IF_ERROR(Rename(unfinished, path));
  Remove(unfinished);
  return copied;
}

Copied CopyToFile(sql::Database& from, const std::string& path, absl::Time now,
                  const CopyProgress& progress) {
  ASSIGN_OR_RETURN(const std::unique_ptr<sql::Database> to, sql::OpenSqlite({.path = path}));
  RETURN_IF_ERROR(sql::Migrate(*to, ServerMigrations(), now));
  return CopyStore(from, *to, progress);
}

}  // namespace glimmer::storage
