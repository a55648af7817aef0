#include "server/admin/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/access/organization_store.h"
#include "server/access/server_keys.h"
#include "server/admin/admin_store.h"
#include "server/admin/bundle.h"
#include "server/admin/chains.h"
#include "server/admin/key_store.h"
#include "server/admin/scratch_dir.h"
#include "server/storage/invariants.h"
#include "server/storage/move_store.h"
#include "server/storage/store.h"
#include "server/tls/certificate.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/hashing.h"
#include "shared/crypto/sealed_file.h"
#include "shared/sql/sqlite_database.h"

namespace glimmer::admin {
namespace {

namespace fs = std::filesystem;

// In the order in which a restore moves them: a folder has a database only when it has all.
constexpr absl::string_view kNames[] = {"server.keys", "tls.key", "tls.crt", "glimmer.db"};

constexpr char kBackupPrefix[] = ".backup-";
constexpr char kKeysEnding[] = ".keys";

// The same failure, saying which file is meant.
absl::Status Of(const std::string& path, const absl::Status& status) {
  const bool named = absl::IsUnavailable(status) && absl::StrContains(status.message(), path);
  if (status.ok() || named) return status;
  return absl::Status(status.code(), absl::StrCat(path, ": ", status.message()));
}

absl::Status CopyFile(const std::string& from, const std::string& to) {
  std::error_code error;
  fs::copy_file(from, to, error);
  if (!error) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot copy ", from, ": ", error.message()));
}

absl::Status SyncPath(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = fd >= 0 && fsync(fd) == 0;
  const int error = errno;
  if (fd >= 0) close(fd);
  if (synced) return absl::OkStatus();
  return absl::UnavailableError(absl::StrCat("cannot sync ", path, ": ", strerror(error)));
}

std::string TemporaryFolder() {
  std::error_code error;
  const fs::path path = fs::temp_directory_path(error);
  return error ? "/tmp" : path.string();
}

absl::Status Unsound(absl::string_view what, const std::vector<std::string>& lines) {
  if (lines.empty()) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(what, ": ", absl::StrJoin(lines, "; ")));
}

absl::Status CheckDatabase(sql::Transaction& tx, BackupFacts& facts) {
  ASSIGN_OR_RETURN(const std::vector<std::string> integrity, IntegrityErrors(tx));
  RETURN_IF_ERROR(Unsound("integrity_check", integrity));
  ASSIGN_OR_RETURN(const std::vector<std::string> keys, ForeignKeyErrors(tx));
  RETURN_IF_ERROR(Unsound("foreign_key_check", keys));
  ASSIGN_OR_RETURN(const std::vector<std::string> broken, storage::BrokenInvariants(tx));
  RETURN_IF_ERROR(Unsound("invariants", broken));
  ASSIGN_OR_RETURN(const std::vector<std::string> chains, BrokenChains(tx));
  RETURN_IF_ERROR(Unsound("chains", chains));
  ASSIGN_OR_RETURN(const SchemaState schema, FindSchemaState(tx));
  facts.schema = schema.number;
  ASSIGN_OR_RETURN(facts.organizations, CountOrganizations(tx));
  ASSIGN_OR_RETURN(const std::optional<absl::Time> newest, FindNewestChange(tx));
  facts.last_change = newest.value_or(absl::InfinitePast());
  ASSIGN_OR_RETURN(facts.households_without_key, CountWithoutKey(tx));
  return absl::OkStatus();
}

// A restored server's phones must notice, also when the same file is restored twice: hence the
// clock, which two restores cannot share.
absl::Status RaiseEpoch(sql::Transaction& tx, absl::Time now) {
  ASSIGN_OR_RETURN(const int64_t epoch, access::FindDataEpoch(tx));
  return SetDataEpoch(tx, std::max(epoch + 1, absl::ToUnixSeconds(now)));
}

// Takes the keys of households out of the copied database, so that nothing of them is left in it,
// and gives them.
absl::StatusOr<HouseholdKeys> TakeKeysOut(const std::string& path, absl::Time now) {
  HouseholdKeys keys{now, {}};
  ASSIGN_OR_RETURN(const std::unique_ptr<sql::Database> copy, sql::OpenSqlite({.path = path}));
  RETURN_IF_ERROR(sql::WriteAndWait(*copy, [&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(keys.keys, ListKeys(tx));
    return DropKeys(tx);
  }));
  RETURN_IF_ERROR(copy->EmptyLog());
  return keys;
}

absl::Status SealKeys(const HouseholdKeys& keys, absl::string_view passphrase,
                      const ScratchDir& scratch, const std::string& path) {
  if (keys.keys.empty()) return absl::OkStatus();
  const std::string plain = scratch.File("household.keys");
  std::ofstream file(plain, std::ios::binary);
  file << FormatKeys(keys);
  file.close();
  if (!file) return absl::ResourceExhaustedError(absl::StrCat(plain, ": cannot be written"));
  return Of(path, SealFile(passphrase, plain, path));
}

// Those that stand beside the backup, in `folder` for as long as they are read.
absl::Status PutKeysIn(sql::Database& database, const std::string& path,
                       absl::string_view passphrase, const std::string& folder, absl::Time now) {
  std::error_code error;
  if (!fs::exists(path, error)) return absl::OkStatus();
  const std::string plain = folder + "/household.keys";
  RETURN_IF_ERROR(Of(path, OpenFile(passphrase, path, plain)));
  std::ifstream file(plain, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  unlink(plain.c_str());
  const absl::StatusOr<HouseholdKeys> keys = ParseKeys(text);
  if (!keys.ok()) return Of(path, keys.status());
  if (now - keys->time > kHouseholdKeysKept) return absl::OkStatus();
  return sql::WriteAndWait(database, [&](sql::Transaction& tx) { return PutKeys(tx, keys->keys); });
}

enum class Purpose { kVerify, kRestore };

// Unseals and unpacks `path` into `folder` and checks what came out.
absl::StatusOr<BackupFacts> Unpack(const std::string& path, absl::string_view passphrase,
                                   const std::string& folder, Purpose purpose, absl::Time now) {
  const std::string bundle = folder + "/bundle";
  RETURN_IF_ERROR(Of(path, OpenFile(passphrase, path, bundle)));
  RETURN_IF_ERROR(Of(path, ReadBundle(bundle, kNames, folder)));
  unlink(bundle.c_str());
  BackupFacts facts;
  // They are there, so none is made.
  RETURN_IF_ERROR(access::LoadOrCreateKeys(folder, SystemRandom()));
  ASSIGN_OR_RETURN(const tls::CertificateInfo certificate,
                   tls::ReadCertificateFile(tls::CertificateFilesIn(folder).certificate_path));
  facts.spki_sha256 = certificate.spki_sha256;
  ASSIGN_OR_RETURN(const std::unique_ptr<sql::Database> database, storage::OpenData(folder, now));
  RETURN_IF_ERROR(PutKeysIn(*database, path + kKeysEnding, passphrase, folder, now));
  RETURN_IF_ERROR(
      sql::ReadAndWait(*database, [&](sql::Transaction& tx) { return CheckDatabase(tx, facts); }));
  if (purpose == Purpose::kRestore) {
    RETURN_IF_ERROR(
        sql::WriteAndWait(*database, [&](sql::Transaction& tx) { return RaiseEpoch(tx, now); }));
  }
  return facts;
}

absl::Status CopyDatabase(sql::Database& database, const std::string& path, const std::string& to,
                          absl::Time now) {
  if (database.engine() == sql::Engine::kSqlite) return sql::BackupSqlite(path, to);
  return storage::CopyToFile(database, to, now, [](const storage::CopiedTable&) {}).status();
}

absl::Status CheckEmpty(const std::string& data_dir) {
  std::error_code error;
  if (!fs::exists(data_dir, error)) return absl::OkStatus();
  if (fs::is_directory(data_dir, error) && fs::is_empty(data_dir, error) && !error) {
    return absl::OkStatus();
  }
  return absl::AlreadyExistsError(absl::StrCat(data_dir, " is not an empty folder"));
}

absl::Status MoveFiles(const std::string& from, const std::string& to) {
  for (const absl::string_view name : kNames) {
    const std::string target = absl::StrCat(to, "/", name);
    if (rename(absl::StrCat(from, "/", name).c_str(), target.c_str()) == 0) continue;
    const absl::Status failed =
        absl::UnavailableError(absl::StrCat("cannot make ", target, ": ", strerror(errno)));
    for (const absl::string_view moved : kNames) {
      if (moved == name) break;
      unlink(absl::StrCat(to, "/", moved).c_str());
    }
    return failed;
  }
  return SyncPath(to);
}

// Beside `data_dir`, so that one rename puts the whole folder in place; within it where that cannot
// be (a mount point, a parent that belongs to somebody else).
absl::StatusOr<ScratchDir> FolderNear(const std::string& data_dir) {
  const fs::path whole = fs::absolute(data_dir).lexically_normal();
  const fs::path path = whole.has_filename() ? whole : whole.parent_path();
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  absl::StatusOr<ScratchDir> beside =
      ScratchDir::Make(path.parent_path().string(), ".glimmer-restore-");
  if (beside.ok() || !fs::is_directory(path, error)) return beside;
  return ScratchDir::Make(path.string(), ".glimmer-restore-");
}

absl::Status PutInPlace(ScratchDir& scratch, const std::string& data_dir) {
  for (const absl::string_view name : kNames) {
    RETURN_IF_ERROR(SyncPath(scratch.File(std::string(name))));
  }
  if (rename(scratch.path().c_str(), data_dir.c_str()) != 0) {
    return MoveFiles(scratch.path(), data_dir);
  }
  scratch.Release();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<BackupFile> WriteBackup(sql::Database& database, const std::string& data_dir,
                                       const std::string& path, absl::string_view passphrase,
                                       absl::Time now) {
  if (passphrase.size() < kShortestPassphrase) {
    return absl::InvalidArgumentError(
        absl::StrCat("the passphrase has fewer than ", kShortestPassphrase, " characters"));
  }
  if (path.empty() || path[0] != '/') {
    return absl::InvalidArgumentError("the path of the backup is not absolute");
  }
  std::error_code error;
  const std::string keys_path = path + kKeysEnding;
  for (const std::string& taken : {path, keys_path}) {
    if (fs::exists(taken, error)) return absl::AlreadyExistsError(absl::StrCat(taken, " exists"));
  }
  ASSIGN_OR_RETURN(const ScratchDir scratch, ScratchDir::Make(data_dir, kBackupPrefix));
  for (const absl::string_view name : kNames) {
    const std::string from = absl::StrCat(data_dir, "/", name);
    const std::string to = scratch.File(std::string(name));
    RETURN_IF_ERROR(name == "glimmer.db" ? CopyDatabase(database, from, to, now)
                                         : CopyFile(from, to));
  }
  ASSIGN_OR_RETURN(const HouseholdKeys keys, TakeKeysOut(scratch.File("glimmer.db"), now));
  RETURN_IF_ERROR(WriteBundle(scratch.path(), kNames, scratch.File("bundle")));
  RETURN_IF_ERROR(SealKeys(keys, passphrase, scratch, keys_path));
  if (absl::Status sealed = Of(path, SealFile(passphrase, scratch.File("bundle"), path));
      !sealed.ok()) {
    unlink(keys_path.c_str());
    return sealed;
  }
  BackupFile made;
  made.bytes = static_cast<int64_t>(fs::file_size(path, error));
  ASSIGN_OR_RETURN(const std::string checksum, Blake2b256OfFile(path));
  made.checksum = absl::BytesToHexString(checksum);
  return made;
}

void RemoveLeftovers(const std::string& data_dir) {
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(data_dir, ignored)) {
    if (absl::StartsWith(entry.path().filename().string(), kBackupPrefix)) {
      fs::remove_all(entry.path(), ignored);
    }
  }
}

absl::StatusOr<BackupFacts> VerifyBackup(const std::string& path, absl::string_view passphrase,
                                         absl::Time now) {
  ASSIGN_OR_RETURN(const ScratchDir scratch,
                   ScratchDir::Make(TemporaryFolder(), "glimmer-verify-"));
  return Unpack(path, passphrase, scratch.path(), Purpose::kVerify, now);
}

absl::StatusOr<BackupFacts> RestoreBackup(const std::string& path, absl::string_view passphrase,
                                          const std::string& data_dir, absl::Time now) {
  RETURN_IF_ERROR(CheckEmpty(data_dir));
  ASSIGN_OR_RETURN(ScratchDir scratch, FolderNear(data_dir));
  ASSIGN_OR_RETURN(BackupFacts facts,
                   Unpack(path, passphrase, scratch.path(), Purpose::kRestore, now));
  RETURN_IF_ERROR(PutInPlace(scratch, data_dir));
  return facts;
}

}  // namespace glimmer::admin
