#include "mobile/hours/certificate_model.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "mobile/hours/certificate_key.h"
#include "mobile/hours/certificate_words.h"
#include "mobile/model/saved_file.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

// Of periods().
constexpr int kThisYear = 1;
constexpr int kLastYear = 2;

// Under which the person's own record is kept, as its text: a plain file name.
std::string NameOf(const Profile& profile) {
  return absl::StrCat("certificate.", absl::StripPrefix(profile.person, "people/"));
}

// The row counts, or takes back, and was written after the record.
bool CameLater(const v1::ServiceRecord& row, absl::Time issue_time) {
  return (row.state() == v1::ServiceRecord::STATE_CONFIRMED ||
          row.state() == v1::ServiceRecord::STATE_REVERSAL) &&
         row.counted_minutes() != 0 &&
         FromTimestamp(row.record_time()) >= issue_time + absl::Seconds(1);
}

}  // namespace

CertificateModel::CertificateModel(PhoneContext& context, const QString& download_dir,
                                   QObject* parent)
    : AskingModel(context, parent), download_dir_(download_dir) {
  RefreshNow();
}

QStringList CertificateModel::periods() const {
  return {tr("Everything"), tr("This year"), tr("Last year")};
}

void CertificateModel::setPeriod(int period) {
  period_ = period;
  Q_EMIT refreshed();
}

absl::Status CertificateModel::Refresh() {
  text_.clear();
  facts_.clear();
  notice_.clear();
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  ASSIGN_OR_RETURN(const auto kept, phone().secrets().Get(NameOf(profile)));
  if (!kept) return absl::OkStatus();
  const auto certificate = CheckServiceCertificate(*kept, CertificateKey(context()));
  if (!certificate.ok()) {
    notice_ = tr("The record that was kept here does not hold any more. Please make a new one.");
    return absl::OkStatus();
  }
  text_ = *kept;
  facts_ = CertificateFacts(*certificate);
  ASSIGN_OR_RETURN(const auto rows, phone().store().ListRecords(profile.person));
  const bool later = std::any_of(rows.begin(), rows.end(), [&](const v1::ServiceRecord& row) {
    return CameLater(row, certificate->issue_time);
  });
  if (later) notice_ = tr("Your hours have changed since. A new record has them.");
  return absl::OkStatus();
}

void CertificateModel::make() {
  v1::CreateServiceCertificateRequest request;
  const auto year = absl::ToCivilYear(context().Now(), absl::LocalTimeZone());
  if (period_ == kThisYear) request.set_start_date(FormatCivilDay(absl::CivilDay(year)));
  if (period_ == kLastYear) {
    request.set_start_date(FormatCivilDay(absl::CivilDay(year - 1)));
    request.set_end_date(FormatCivilDay(absl::CivilDay(year) - 1));
  }
  Ask<v1::CreateServiceCertificateResponse>(
      request, [this](const v1::CreateServiceCertificateResponse& response) { Take(response); });
}

void CertificateModel::Take(const v1::CreateServiceCertificateResponse& response) {
  const absl::Status kept = Keep(response);
  if (!kept.ok()) return Refuse(kept);
  RefreshNow();
  Q_EMIT done(tr("Made. It stays on this phone, also without a network."), {});
}

absl::Status CertificateModel::Keep(const v1::CreateServiceCertificateResponse& response) {
  RETURN_IF_ERROR(CheckServiceCertificate(response.text(), response.public_key()).status());
  ASSIGN_OR_RETURN(const Profile profile, phone().store().GetProfile());
  RETURN_IF_ERROR(phone().secrets().Put(kCertificateKey, response.public_key()));
  return phone().secrets().Put(NameOf(profile), response.text());
}

void CertificateModel::save() {
  const absl::CivilDay today = absl::ToCivilDay(context().Now(), absl::LocalTimeZone());
  const QString name =
      QStringLiteral("record-%1.txt").arg(QString::fromStdString(FormatCivilDay(today)));
  const std::optional<QString> path = SaveFile(download_dir_, name, text_ + "\n");
  if (!path) return Q_EMIT refused(tr("The file could not be written: %1").arg(download_dir_));
  Q_EMIT done(tr("Saved: %1").arg(*path), {});
}

}  // namespace glimmer::mobile
