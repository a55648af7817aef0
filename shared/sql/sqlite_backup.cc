// Copies a live database with SQLite's online backup, checks the copy and only then gives it its
// name: a file called `to_path` is always a whole one.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "shared/base/status_macros.h"
#include "shared/sql/sqlite_connection.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::sql {
namespace {

absl::Status IoError(absl::string_view what, absl::string_view path) {
  return absl::UnavailableError(absl::StrCat(what, " ", path, ": ", std::strerror(errno)));
}

// All pages in one step: one snapshot, and a writer cannot make the copy start again.
absl::Status CopyPages(sqlite3* from, sqlite3* to) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) return StatusFromSqlite(to, sqlite3_extended_errcode(to), "backup");
  const int stepped = sqlite3_backup_step(backup, -1);
  const int code = sqlite3_backup_finish(backup);
  if (stepped == SQLITE_DONE && code == SQLITE_OK) return absl::OkStatus();
  return StatusFromSqlite(to, stepped == SQLITE_DONE ? code : stepped, "backup");
}

struct Finding {
  const char* sql;
  const char* expected;  // the only row, or nullptr for none at all
};
constexpr Finding kChecks[] = {{"PRAGMA integrity_check", "ok"},
                               {"PRAGMA foreign_key_check", nullptr}};

absl::Status Check(sqlite3* db, const Finding& check) {
  sqlite3_stmt* raw = nullptr;
  const int prepared = sqlite3_prepare_v2(db, check.sql, -1, &raw, nullptr);
  const StatementHandle statement(raw);
  if (prepared != SQLITE_OK) return StatusFromSqlite(db, prepared, check.sql);
  const int code = sqlite3_step(raw);
  if (code == SQLITE_DONE && check.expected == nullptr) return absl::OkStatus();
  if (code != SQLITE_ROW) return StatusFromSqlite(db, code, check.sql);
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(raw, 0));
  const absl::string_view finding = text == nullptr ? "" : text;
  if (check.expected != nullptr && finding == check.expected) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the copy fails ", check.sql, ": ", finding));
}

absl::Status CopyAndCheck(const std::string& from_path, const std::string& to_path) {
  const int descriptor = open(to_path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return IoError("cannot create", to_path);
  close(descriptor);
  // Read-write, as a reader of a database with a write-ahead log needs; nothing is written to it.
  ASSIGN_OR_RETURN(const ConnectionHandle from, OpenHandle(from_path, SQLITE_OPEN_READWRITE));
  ASSIGN_OR_RETURN(const ConnectionHandle to, OpenHandle(to_path, SQLITE_OPEN_READWRITE));
  sqlite3_busy_timeout(from.get(), 5000);
  RETURN_IF_ERROR(CopyPages(from.get(), to.get()));
  for (const Finding& check : kChecks) RETURN_IF_ERROR(Check(to.get(), check));
  return absl::OkStatus();
}

absl::Status SyncPath(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return IoError("cannot open", path);
  const int synced = fsync(descriptor);
  close(descriptor);
  return synced == 0 ? absl::OkStatus() : IoError("cannot sync", path);
}

}  // namespace

absl::Status BackupSqlite(const std::string& from_path, const std::string& to_path) {
  const std::string part = absl::StrCat(to_path, ".part");
  absl::Cleanup remove = [&] {
    for (const char* end : {"", "-wal", "-shm", "-journal"})
      unlink(absl::StrCat(part, end).c_str());
  };
  RETURN_IF_ERROR(CopyAndCheck(from_path, part));
  RETURN_IF_ERROR(SyncPath(part));
  if (std::rename(part.c_str(), to_path.c_str()) != 0) return IoError("cannot rename to", to_path);
  const std::string folder = std::filesystem::path(to_path).parent_path().string();
  return SyncPath(folder.empty() ? "." : folder);
}

}  // namespace glimmer::sql
