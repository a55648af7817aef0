#include "shared/crypto/service_certificate.h"

#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "shared/base/id_bytes.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/base45.h"
#include "shared/crypto/hashing.h"

namespace glimmer {
namespace {

// Keeps these signatures apart from whatever else the key signs.
constexpr absl::string_view kPurpose = "service-certificate-v1";
constexpr char kVersion = 1;
constexpr size_t kKeyBytes = 32;
constexpr size_t kKeyIdBytes = 8;
constexpr size_t kIdBytes = 16;
constexpr size_t kHashBytes = 32;
constexpr size_t kSignatureBytes = 64;
// With two empty names.
constexpr size_t kLeastBytes = 1 + kKeyIdBytes + kIdBytes + 2 * 2 + 2 * 4 + 4 * 4 + 2 * 4 + 8 +
                               kHashBytes + 2 * 1 + kSignatureBytes;
constexpr absl::CivilDay kFirstDay(1970, 1, 1);

absl::Status Damaged() { return absl::InvalidArgumentError("no record, or a damaged one"); }

std::string Signed(absl::string_view body) { return absl::StrCat(kPurpose, body); }

// Days since 1970; 0 for none.
std::optional<int64_t> DayNumber(absl::string_view date) {
  if (date.empty()) return 0;
  const auto day = ParseCivilDay(date);
  if (!day.ok()) return std::nullopt;
  const int64_t number = *day - kFirstDay;
  if (number < 1 || number > UINT16_MAX) return std::nullopt;
  return number;
}

std::string DayOf(int64_t number) {
  return number == 0 ? std::string() : FormatCivilDay(kFirstDay + number);
}

// Puts the parts together; what is out of range is remembered.
class Writer {
 public:
  void Number(int64_t value, int octets) {
    if (value < 0 || (octets < 8 && value >> (8 * octets) != 0)) fits_ = false;
    for (int i = octets; i-- > 0;) out_.push_back(static_cast<char>(value >> (8 * i)));
  }
  void Octets(absl::string_view octets, size_t size) {
    if (octets.size() != size) fits_ = false;
    absl::StrAppend(&out_, octets);
  }
  void Day(absl::string_view date) {
    const std::optional<int64_t> number = DayNumber(date);
    if (!number) fits_ = false;
    Number(number.value_or(0), 2);
  }
  void Name(absl::string_view name) {
    if (name.size() > kLongestCertificateName) fits_ = false;
    Number(static_cast<int64_t>(name.size()), 1);
    absl::StrAppend(&out_, name);
  }
  // Nullopt when a part did not fit.
  std::optional<std::string> Take() && {
    if (!fits_) return std::nullopt;
    return std::move(out_);
  }

 private:
  std::string out_;
  bool fits_ = true;
};

// Takes the parts off; what is not there reads as zero and is remembered.
class Reader {
 public:
  explicit Reader(absl::string_view octets) : rest_(octets) {}

  absl::string_view Octets(size_t size) {
    if (rest_.size() < size) {
      whole_ = false;
      return {};
    }
    const absl::string_view part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }
  int64_t Number(size_t octets) {
    uint64_t value = 0;
    for (const char c : Octets(octets)) value = value << 8 | static_cast<unsigned char>(c);
    return static_cast<int64_t>(value);
  }
  std::string Name() { return std::string(Octets(static_cast<size_t>(Number(1)))); }
  // Everything was there, and nothing is left.
  bool Whole() const { return whole_ && rest_.empty(); }

 private:
  absl::string_view rest_;
  bool whole_ = true;
};

std::optional<std::string> Body(const ServiceCertificate& c, absl::string_view key_id) {
  Writer writer;
  writer.Number(kVersion, 1);
  writer.Octets(key_id, kKeyIdBytes);
  writer.Octets(IdToBytes(c.certificate_id), kIdBytes);
  writer.Day(c.start_date);
  writer.Day(c.end_date);
  writer.Number(c.minutes, 4);
  writer.Number(c.person_times, 4);
  for (const int64_t minutes : c.minutes_by_class) writer.Number(minutes, 4);
  writer.Number(absl::ToUnixSeconds(c.as_of), 4);
  writer.Number(absl::ToUnixSeconds(c.issue_time), 4);
  writer.Number(c.ledger_sequence, 8);
  writer.Octets(c.ledger_value.empty() ? std::string(kHashBytes, '\0') : c.ledger_value,
                kHashBytes);
  writer.Name(c.person_name);
  writer.Name(c.organization_name);
  return std::move(writer).Take();
}

absl::StatusOr<ServiceCertificate> ReadBody(absl::string_view body) {
  Reader reader(body.substr(1));  // behind the version
  ServiceCertificate c;
  c.key_id = std::string(reader.Octets(kKeyIdBytes));
  c.certificate_id = BytesToId(reader.Octets(kIdBytes));
  c.start_date = DayOf(reader.Number(2));
  c.end_date = DayOf(reader.Number(2));
  c.minutes = reader.Number(4);
  c.person_times = reader.Number(4);
  for (int64_t& minutes : c.minutes_by_class) minutes = reader.Number(4);
  c.as_of = absl::FromUnixSeconds(reader.Number(4));
  c.issue_time = absl::FromUnixSeconds(reader.Number(4));
  c.ledger_sequence = reader.Number(8);
  c.ledger_value = std::string(reader.Octets(kHashBytes));
  if (c.ledger_value == std::string(kHashBytes, '\0')) c.ledger_value.clear();
  c.person_name = reader.Name();
  c.organization_name = reader.Name();
  if (!reader.Whole()) return Damaged();
  return c;
}

absl::StatusOr<std::string> OctetsOf(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);  // base45 never ends with a blank
  if (!absl::ConsumePrefix(&text, kServiceCertificatePrefix)) return Damaged();
  absl::StatusOr<std::string> octets = Base45Decode(text);
  if (!octets.ok() || octets->empty() || (*octets)[0] == 0) return Damaged();
  if (static_cast<unsigned char>((*octets)[0]) > kVersion) {
    return absl::FailedPreconditionError("the record was made by a later version of this program");
  }
  if (octets->size() < kLeastBytes) return Damaged();
  return octets;
}

}  // namespace

std::string CertificateKeyId(absl::string_view public_key) {
  return public_key.size() == kKeyBytes ? Blake2b128(public_key).substr(0, kKeyIdBytes)
                                        : std::string();
}

bool FitsCertificate(absl::string_view date) { return DayNumber(date).has_value(); }

absl::StatusOr<std::string> SignServiceCertificate(const ServiceCertificate& certificate,
                                                   const KeyPair& key) {
  const std::optional<std::string> body = Body(certificate, CertificateKeyId(key.public_key));
  if (!body) return absl::InvalidArgumentError("a part of the certificate is out of its range");
  const std::string signature = Sign(key.secret_key, Signed(*body));
  if (signature.empty()) return absl::InvalidArgumentError("the signing key is none");
  return absl::StrCat(kServiceCertificatePrefix, Base45Encode(*body + signature));
}

absl::StatusOr<ServiceCertificate> CheckServiceCertificate(absl::string_view text,
                                                           absl::string_view public_key) {
  ASSIGN_OR_RETURN(const std::string octets, OctetsOf(text));
  const absl::string_view body =
      absl::string_view(octets).substr(0, octets.size() - kSignatureBytes);
  const absl::string_view key_id = body.substr(1, kKeyIdBytes);
  if (key_id != CertificateKeyId(public_key)) {
    return absl::NotFoundError(absl::StrCat("it says that it was signed by the key ",
                                            absl::BytesToHexString(key_id), ", not by this one"));
  }
  if (!Verify(public_key, Signed(body), absl::string_view(octets).substr(body.size()))) {
    return absl::UnauthenticatedError("the signature does not hold: it was changed or made up");
  }
  return ReadBody(body);
}

}  // namespace glimmer
