// verify --record, and public-key: the two sides of a record that anybody can check.
#include "server/cli/verify_record.h"

#include <utility>

#include "absl/flags/flag.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "server/access/server_keys.h"
#include "server/cli/commands.h"
#include "server/cli/exit_code.h"
#include "server/cli/flag_values.h"
#include "server/cli/output_file.h"
#include "server/cli/print.h"
#include "server/hours/certificate_commands.h"
#include "shared/base/status_macros.h"
#include "shared/crypto/service_certificate.h"

namespace glimmer::cli {
namespace {

constexpr size_t kLargestRecord = size_t{64} << 10;
constexpr int64_t kMinutesPerHour = 60;

absl::StatusOr<std::string> OwnKey() {
  ASSIGN_OR_RETURN(const access::ServerKeys keys, access::LoadKeys(ConfigFromFlags().data_dir));
  return keys.identity.public_key;
}

std::string Instant(absl::Time time) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone());
}

std::string Period(const ServiceCertificate& c) {
  if (c.start_date.empty() && c.end_date.empty()) return "everything up to then";
  if (c.end_date.empty()) return absl::StrCat("from ", c.start_date, " on");
  if (c.start_date.empty()) return absl::StrCat("up to ", c.end_date);
  return absl::StrCat(c.start_date, " to ", c.end_date);
}

std::string Ledger(const ServiceCertificate& c) {
  if (c.ledger_sequence == 0) return "no row yet";
  return absl::StrCat(
      "row ", c.ledger_sequence, ", ",
      c.ledger_value.empty() ? "before the chain" : absl::BytesToHexString(c.ledger_value));
}

std::string Words(const ServiceCertificate& c) {
  const auto& by_class = c.minutes_by_class;
  const std::pair<const char*, std::string> lines[] = {
      {"person", c.person_name},
      {"organisation", c.organization_name},
      {"period", Period(c)},
      {"confirmed", absl::StrFormat("%d h %d min, %d times", c.minutes / kMinutesPerHour,
                                    c.minutes % kMinutesPerHour, c.person_times)},
      {"evidence", absl::StrFormat("minutes A %d, B %d, C %d, D %d", by_class[0], by_class[1],
                                   by_class[2], by_class[3])},
      {"as of", absl::StrCat(Instant(c.as_of), "; what was corrected later is not in it")},
      {"issued", absl::StrCat(Instant(c.issue_time), ", number ", c.certificate_id)},
      {"ledger", Ledger(c)},
  };
  std::string words =
      absl::StrCat("valid: signed by the key ", absl::BytesToHexString(c.key_id), "\n");
  for (const auto& [name, value] : lines) absl::StrAppendFormat(&words, "%-14s%s\n", name, value);
  return words;
}

}  // namespace

int VerifyRecord(const std::string& path) {
  std::string public_key;
  if (const std::string hex = absl::GetFlag(FLAGS_key); !hex.empty()) {
    if (!access::IsHexKey(hex)) {
      return FailUsage("--key is 64 hex digits, as glimmerd public-key prints");
    }
    public_key = absl::HexStringToBytes(hex);
  } else {
    const absl::StatusOr<std::string> own = OwnKey();
    if (!own.ok()) {
      return Fail(absl::Status(own.status().code(),
                               absl::StrCat(own.status().message(), "; --key says another key")));
    }
    public_key = *own;
  }
  const auto text = ReadWholeFile(path == "-" ? "/dev/stdin" : path, kLargestRecord);
  if (!text.ok()) return Fail(text.status());
  const auto certificate = CheckServiceCertificate(*text, public_key);
  if (!certificate.ok()) {
    return Fail(absl::Status(certificate.status().code(),
                             absl::StrCat(path, ": ", certificate.status().message())));
  }
  if (absl::GetFlag(FLAGS_json)) return PrintJson(hours::ToProto(*certificate));
  Print(Words(*certificate));
  return kOk;
}

int PublicKey(const CommandLine&) {
  const absl::StatusOr<std::string> key = OwnKey();
  if (!key.ok()) return Fail(key.status());
  const std::string hex = absl::BytesToHexString(*key);
  Print(absl::GetFlag(FLAGS_json) ? absl::StrCat("{\"public_key\":\"", hex, "\"}\n")
                                  : absl::StrCat(hex, "\n"));
  return kOk;
}

}  // namespace glimmer::cli
