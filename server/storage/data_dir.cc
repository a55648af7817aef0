#include "server/storage/data_dir.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "server/storage/server_migrations.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::storage {

std::string DatabasePath(const std::string& data_dir) { return data_dir + "/glimmer.db"; }
std::string AdminSocketPath(const std::string& data_dir) { return data_dir + "/admin.sock"; }

absl::Status EnsureDataDir(const std::string& data_dir) {
  std::error_code error;
  std::filesystem::create_directories(data_dir, error);
  if (!std::filesystem::is_directory(data_dir, error)) {
    return absl::UnavailableError(absl::StrCat("cannot make the folder ", data_dir));
  }
  if (chmod(data_dir.c_str(), 0700) != 0) {
    return absl::UnavailableError(absl::StrCat(data_dir, ": ", strerror(errno)));
  }
  return absl::OkStatus();
}

bool HasData(const std::string& data_dir) {
  return access(DatabasePath(data_dir).c_str(), F_OK) == 0;
}

absl::StatusOr<std::unique_ptr<sql::Database>> OpenData(const std::string& data_dir, absl::Time now,
                                                        int max_group) {
  sql::SqliteOptions options;
  options.path = DatabasePath(data_dir);
  options.max_group = max_group;
  ASSIGN_OR_RETURN(std::unique_ptr<sql::Database> database, sql::OpenSqlite(options));
  RETURN_IF_ERROR(sql::Migrate(*database, ServerMigrations(), now));
  return database;
}

}  // namespace glimmer::storage
