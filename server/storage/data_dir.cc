#include "server/storage/data_dir.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "server/storage/disk.h"
#include "server/storage/server_migrations.h"
#include "shared/base/status_macros.h"
#include "shared/sql/migrator.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::storage {
namespace {

// In the order in which a first start makes them.
constexpr absl::string_view kFiles[] = {"glimmer.db", "server.keys", "tls.key", "tls.crt"};

bool IsThere(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

absl::StatusOr<std::unique_ptr<sql::Database>> OpenAndMigrate(const std::string& path,
                                                              absl::Time now, int max_group) {
  sql::SqliteOptions options;
  options.path = path;
  options.max_group = max_group;
  ASSIGN_OR_RETURN(std::unique_ptr<sql::Database> database, sql::OpenSqlite(options));
  RETURN_IF_ERROR(sql::Migrate(*database, ServerMigrations(), now));
  return database;
}

}  // namespace

std::string DatabasePath(const std::string& data_dir) { return data_dir + "/glimmer.db"; }
std::string AdminSocketPath(const std::string& data_dir) { return data_dir + "/admin.sock"; }

absl::Status EnsureDataDir(const std::string& data_dir) {
  std::error_code error;
  std::filesystem::create_directories(data_dir, error);
  if (!std::filesystem::is_directory(data_dir)) {
    return absl::UnavailableError(absl::StrCat("cannot make the folder ", data_dir, ": ",
                                               error ? error.message() : "it is a file"));
  }
  if (chmod(data_dir.c_str(), 0700) != 0) {
    return absl::UnavailableError(absl::StrCat(data_dir, ": ", strerror(errno)));
  }
  return absl::OkStatus();
}

bool HasData(const std::string& data_dir) { return IsThere(DatabasePath(data_dir)); }

absl::Status CheckWhole(const std::string& data_dir) {
  absl::string_view missing;
  for (const absl::string_view name : kFiles) {
    if (!IsThere(absl::StrCat(data_dir, "/", name))) {
      if (missing.empty()) missing = name;
    } else if (!missing.empty()) {
      return absl::DataLossError(absl::StrCat(data_dir, " holds ", name, " but no ", missing,
                                              "; restore it from a backup"));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<sql::Database>> OpenData(const std::string& data_dir, absl::Time now,
                                                        int max_group) {
  const std::string path = DatabasePath(data_dir);
  auto opened = OpenAndMigrate(path, now, max_group);
  if (opened.ok()) return opened;
  if (absl::IsDataLoss(opened.status())) {
    return absl::DataLossError(
        absl::StrCat(path, ": ", opened.status().message(), "; restore it from a backup"));
  }
  return NameFullDisk(opened.status(), data_dir);
}

}  // namespace glimmer::storage
