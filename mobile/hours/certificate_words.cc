#include "mobile/hours/certificate_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "absl/strings/escaping.h"
#include "mobile/model/format_words.h"
#include "mobile/model/state_words.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

struct CertificateWords {
  Q_DECLARE_TR_FUNCTIONS(CertificateWords)
};

constexpr int64_t kMinutesPerHour = 60;
constexpr size_t kShownOctets = 8;  // enough to compare by eye

QString DayOf(const std::string& date) {
  const auto day = ParseCivilDay(date);
  return day.ok() ? FullDate(*day) : QString::fromStdString(date);
}

QString PeriodOf(const ServiceCertificate& c) {
  if (c.start_date.empty() && c.end_date.empty()) {
    return CertificateWords::tr("Everything up to then");
  }
  if (c.end_date.empty()) return CertificateWords::tr("From %1 on").arg(DayOf(c.start_date));
  if (c.start_date.empty()) return CertificateWords::tr("Up to %1").arg(DayOf(c.end_date));
  return CertificateWords::tr("%1 to %2").arg(DayOf(c.start_date), DayOf(c.end_date));
}

// To the minute: it stands for something.
QString Exactly(int64_t minutes) {
  return CertificateWords::tr("%1 h %2 min")
      .arg(minutes / kMinutesPerHour)
      .arg(minutes % kMinutesPerHour);
}

QString EvidenceOf(const ServiceCertificate& c) {
  QStringList parts;
  for (size_t i = 0; i < c.minutes_by_class.size(); ++i) {
    if (c.minutes_by_class[i] == 0) continue;
    //: A kind of evidence and how much was recorded by it
    parts.push_back(CertificateWords::tr("%1: %2").arg(
        EvidenceWords(static_cast<v1::EvidenceClass>(i + 1)), Exactly(c.minutes_by_class[i])));
  }
  //: Between two kinds of evidence
  return parts.join(CertificateWords::tr("; "));
}

QString LedgerOf(const ServiceCertificate& c) {
  if (c.ledger_sequence == 0) return CertificateWords::tr("No record yet");
  // Rows of before the chain have no value.
  const std::string start =
      c.ledger_value.empty() ? "-" : absl::BytesToHexString(c.ledger_value.substr(0, kShownOctets));
  return CertificateWords::tr("Row %1, %2")
      .arg(static_cast<qlonglong>(c.ledger_sequence))
      .arg(QString::fromStdString(start));
}

}  // namespace

QString MomentOf(absl::Time time) {
  const absl::TimeZone zone = absl::LocalTimeZone();
  return QStringLiteral("%1 %2").arg(FullDate(absl::ToCivilDay(time, zone)),
                                     ClockWords(time, zone));
}

QVariantList CertificateFacts(const ServiceCertificate& c) {
  QVariantList facts;
  const auto add = [&facts](const QString& name, const QString& value) {
    if (!value.isEmpty()) facts.append(QVariantMap{{"name", name}, {"value", value}});
  };
  add(CertificateWords::tr("Volunteer"), QString::fromStdString(c.person_name));
  add(CertificateWords::tr("Organisation"), QString::fromStdString(c.organization_name));
  add(CertificateWords::tr("Period"), PeriodOf(c));
  //: How long, and how often
  add(CertificateWords::tr("Confirmed service"),
      CertificateWords::tr("%1, %2").arg(
          Exactly(c.minutes),
          CertificateWords::tr("%n time(s)", nullptr, static_cast<int>(c.person_times))));
  add(CertificateWords::tr("Known by"), EvidenceOf(c));
  add(CertificateWords::tr("As of"), MomentOf(c.as_of));
  add(CertificateWords::tr("Number"), QString::fromStdString(c.certificate_id));
  add(CertificateWords::tr("Ledger"), LedgerOf(c));
  return facts;
}

}  // namespace glimmer::mobile
