#include "server/admin/examine.h"

#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/access/session_store.h"
#include "server/admin/admin_store.h"
#include "server/admin/chains.h"
#include "server/storage/data_dir.h"
#include "server/storage/disk.h"
#include "server/storage/invariants.h"
#include "server/storage/server_migrations.h"
#include "server/tls/certificate.h"
#include "server/version.h"
#include "shared/domain/resource_names.h"

namespace glimmer::admin {
namespace {

constexpr int64_t kMebibyte = int64_t{1} << 20;
constexpr int64_t kLeastFree = 256 * kMebibyte;
constexpr int64_t kLargestLog = 256 * kMebibyte;
constexpr absl::Duration kDay = absl::Hours(24);
constexpr int64_t kLeastCertificateDays = 30;
constexpr int64_t kOldestBackupDays = 8;
constexpr int64_t kLeastRoleDays = 30;
constexpr size_t kMostRolesNamed = 5;

using Findings = std::vector<v1::Finding>;

void Add(Findings& findings, absl::string_view check, bool ok, absl::string_view detail) {
  v1::Finding finding;
  finding.set_check(std::string(check));
  finding.set_ok(ok);
  finding.set_detail(std::string(detail));
  findings.push_back(std::move(finding));
}

int64_t FileSize(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<int64_t>(size);
}

std::string Mebibytes(int64_t bytes) { return absl::StrCat(bytes / kMebibyte, " MiB"); }

// A backup needs room for three copies for a while.
void CheckDisk(const std::string& data_dir, Findings& findings) {
  const int64_t size = FileSize(storage::DatabasePath(data_dir));
  const int64_t log = FileSize(storage::DatabasePath(data_dir) + "-wal");
  const std::optional<int64_t> room = storage::FreeBytes(data_dir);
  if (!room) {
    Add(findings, "disk", false, absl::StrCat("cannot look at ", data_dir));
  } else {
    Add(findings, "disk", *room >= kLeastFree + 3 * size,
        absl::StrCat(Mebibytes(*room), " free",
                     size > 0 ? absl::StrCat(", the database has ", Mebibytes(size)) : ""));
  }
  if (size > 0) Add(findings, "write-ahead log", log <= kLargestLog, Mebibytes(log));
}

void CheckCertificate(const std::string& data_dir, absl::Time now, Findings& findings) {
  const auto certificate =
      tls::ReadCertificateFile(tls::CertificateFilesIn(data_dir).certificate_path);
  if (!certificate.ok()) {
    Add(findings, "certificate", false, certificate.status().message());
    return;
  }
  const int64_t days = (certificate->not_after - now) / kDay;
  Add(findings, "certificate", days >= kLeastCertificateDays, absl::StrCat(days, " days left"));
}

absl::Status CheckSoundness(sql::Transaction& tx, sql::Engine engine, Findings& findings) {
  const auto report = [&](absl::string_view check, const std::vector<std::string>& lines) {
    Add(findings, check, lines.empty(), lines.empty() ? "sound" : absl::StrJoin(lines, "; "));
  };
  if (engine == sql::Engine::kSqlite) {
    ASSIGN_OR_RETURN(const std::vector<std::string> integrity, IntegrityErrors(tx));
    report("integrity_check", integrity);
    ASSIGN_OR_RETURN(const std::vector<std::string> keys, ForeignKeyErrors(tx));
    report("foreign_key_check", keys);
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> chains, BrokenChains(tx));
  report("chains", chains);
  ASSIGN_OR_RETURN(const std::vector<std::string> broken, storage::BrokenInvariants(tx));
  for (const std::string& line : broken) {
    Add(findings, absl::StrCat("invariant: ", line.substr(0, line.find(':'))), false, line);
  }
  if (broken.empty()) Add(findings, "invariants", true, "all hold");
  return absl::OkStatus();
}

absl::Status CheckSettings(sql::Transaction& tx, sql::Engine engine, Findings& findings) {
  ASSIGN_OR_RETURN(const std::vector<SettingState> settings, ReadSettings(tx, engine));
  for (const SettingState& setting : settings) {
    const bool ok = setting.value == setting.expected;
    Add(findings, absl::StrCat("setting ", setting.name), ok,
        ok ? setting.value : absl::StrCat(setting.value, " instead of ", setting.expected));
  }
  return absl::OkStatus();
}

absl::Status CheckHistory(sql::Transaction& tx, sql::Engine engine, absl::Time now,
                          Findings& findings) {
  ASSIGN_OR_RETURN(const std::string version, EngineVersion(tx, engine));
  Add(findings, "versions", true,
      absl::StrCat("glimmerd ", kVersion, ", gRPC ", grpc::Version(), ", ", version));
  ASSIGN_OR_RETURN(const SchemaState schema, FindSchemaState(tx));
  const auto known = static_cast<int64_t>(storage::ServerMigrations().size());
  Add(findings, "schema", schema.number == known,
      absl::StrCat("migration ", schema.number, " of ", known));
  ASSIGN_OR_RETURN(const std::optional<absl::Time> newest, FindNewestChange(tx));
  const bool behind = newest && *newest > now + absl::Minutes(1);
  Add(findings, "clock", !behind,
      absl::StrCat(absl::FormatTime(now), behind ? ", earlier than the newest change" : ""));
  ASSIGN_OR_RETURN(const std::optional<absl::Time> backup, FindLastBackup(tx));
  const int64_t days = (now - backup.value_or(schema.install_time)) / kDay;
  Add(findings, "backup", days <= kOldestBackupDays,
      backup ? absl::StrCat("last made ", days, " days ago")
             : absl::StrCat("never made; the data is ", days, " days old"));
  return absl::OkStatus();
}

std::string RoleText(const RoleEnd& role, absl::Time now) {
  return absl::StrCat(ResourceName(kPeople, role.person_id), " is ",
                      role.role == v1::ROLE_COORDINATOR ? "coordinator" : "organization-admin",
                      " of ", ResourceName(kUnits, role.scope_unit_id), " for ",
                      (role.end_time - now) / kDay, " more days");
}

// Whoever is to be appointed again is named by id: what doctor says is sent around.
absl::Status CheckRoles(sql::Transaction& tx, absl::Time now, Findings& findings) {
  ASSIGN_OR_RETURN(const auto organization, access::FindFirstOrganization(tx));
  if (!organization) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<std::string> administrators,
                   FindAdministrators(tx, organization->root_unit_id, now));
  Add(findings, "administrators", !administrators.empty(),
      administrators.empty() ? "nobody holds the role; `glimmerd admin create` appoints somebody"
                             : absl::StrCat(administrators.size()));
  ASSIGN_OR_RETURN(const std::vector<RoleEnd> roles, FindRoleEnds(tx, now));
  std::vector<std::string> ending;
  for (const RoleEnd& role : roles) {
    if (role.end_time < now + kLeastRoleDays * kDay) ending.push_back(RoleText(role, now));
  }
  const size_t unnamed = ending.size() - std::min(ending.size(), kMostRolesNamed);
  ending.resize(ending.size() - unnamed);
  Add(findings, "roles", ending.empty(),
      ending.empty() ? absl::StrCat("none ends within ", kLeastRoleDays, " days")
                     : absl::StrCat(absl::StrJoin(ending, "; "),
                                    unnamed > 0 ? absl::StrCat("; ", unnamed, " further ones") : "",
                                    "; `glimmerd admin grant` renews"));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<v1::Finding>> Examine(sql::Database& database,
                                                 const std::string& data_dir, absl::Time now) {
  Findings findings;
  RETURN_IF_ERROR(sql::ReadAndWait(database, [&](sql::Transaction& tx) -> absl::Status {
    findings.clear();
    RETURN_IF_ERROR(CheckHistory(tx, database.engine(), now, findings));
    RETURN_IF_ERROR(CheckRoles(tx, now, findings));
    RETURN_IF_ERROR(CheckSoundness(tx, database.engine(), findings));
    return CheckSettings(tx, database.engine(), findings);
  }));
  Add(findings, "writes", database.Healthy(),
      database.Healthy() ? "accepted" : "refused since an I/O error or a full disk");
  CheckDisk(data_dir, findings);
  CheckCertificate(data_dir, now, findings);
  return findings;
}

}  // namespace glimmer::admin
