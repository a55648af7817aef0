#include "server/hours/certificate_commands.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "server/hours/certificate_store.h"
#include "server/hours/figures_store.h"
#include "server/hours/ledger_head_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::hours {
namespace {

absl::Time WholeSeconds(absl::Time time) {
  return absl::FromUnixSeconds(absl::ToUnixSeconds(time));
}

// Names are shorter by their rules; those that came by a flag of the program may not be.
std::string AtMostMany(std::string name) {
  if (name.size() <= kLongestCertificateName) return name;
  size_t end = kLongestCertificateName;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  name.resize(end);  // where a character begins
  return name;
}

absl::Status CheckPeriod(const v1::CreateServiceCertificateRequest& request) {
  RETURN_IF_ERROR(CheckOptionalDay("start_date", request.start_date()));
  RETURN_IF_ERROR(CheckOptionalDay("end_date", request.end_date()));
  constexpr absl::string_view kDays = "A certificate speaks of days from 1970-01-02 to 2149-06-06.";
  if (!FitsCertificate(request.start_date())) return InvalidField("start_date", kDays);
  if (!FitsCertificate(request.end_date())) return InvalidField("end_date", kDays);
  if (!request.end_date().empty() && request.end_date() < request.start_date()) {
    return InvalidField("end_date", "The last day is before the first.");
  }
  return absl::OkStatus();
}

// The figures of the person's page, up to the row where the ledger stands.
absl::StatusOr<Figure> FigureOf(rpc::Context& context, const ServiceCertificate& certificate) {
  RecordFilter filter;
  filter.organization_id = context.organization_id;
  filter.person_id = context.caller.person_id;
  filter.start_date = certificate.start_date;
  filter.end_date = certificate.end_date;
  filter.as_of = context.now;
  filter.last_sequence = certificate.ledger_sequence;
  ASSIGN_OR_RETURN(const std::vector<Figure> figures,
                   FiguresStore(context.tx).List(filter, FigureGroup::kWhole));
  return figures.front();
}

}  // namespace

absl::Status CreateServiceCertificate(rpc::Context& context, const KeyPair& key,
                                      const v1::CreateServiceCertificateRequest& request,
                                      v1::CreateServiceCertificateResponse& response) {
  RETURN_IF_ERROR(CheckPeriod(request));
  ASSIGN_OR_RETURN(const std::optional<CertificateNames> names,
                   CertificateStore(context.tx).FindNames(context.caller.person_id));
  if (!names) return NotFound(ResourceName(kPeople, context.caller.person_id));
  ASSIGN_OR_RETURN(const rpc::ChainHead head,
                   LedgerHeadStore(context.tx).Now(context.organization_id));
  ServiceCertificate certificate;
  certificate.certificate_id = context.NewId();
  certificate.person_name = AtMostMany(names->person);
  certificate.organization_name = AtMostMany(names->organization);
  certificate.start_date = request.start_date();
  certificate.end_date = request.end_date();
  // Not before any row that it counts.
  certificate.as_of =
      absl::Ceil(context.now - absl::UnixEpoch(), absl::Seconds(1)) + absl::UnixEpoch();
  certificate.issue_time = WholeSeconds(context.now);
  certificate.ledger_sequence = head.sequence;
  certificate.ledger_value = head.value;
  certificate.key_id = CertificateKeyId(key.public_key);
  ASSIGN_OR_RETURN(const Figure figure, FigureOf(context, certificate));
  certificate.minutes = figure.minutes;
  certificate.person_times = figure.person_times;
  certificate.minutes_by_class = figure.minutes_by_class;
  ASSIGN_OR_RETURN(const std::string text, SignServiceCertificate(certificate, key));
  response.set_text(text);
  *response.mutable_certificate() = ToProto(certificate);
  response.set_public_key(key.public_key);
  return rpc::Audit(context, {context.caller.subject, "CreateServiceCertificate",
                              ResourceName(kServiceCertificates, certificate.certificate_id)});
}

v1::ServiceCertificate ToProto(const ServiceCertificate& certificate) {
  v1::ServiceCertificate out;
  out.set_name(ResourceName(kServiceCertificates, certificate.certificate_id));
  out.set_person_display_name(certificate.person_name);
  out.set_organization_display_name(certificate.organization_name);
  out.set_start_date(certificate.start_date);
  out.set_end_date(certificate.end_date);
  out.set_minutes(certificate.minutes);
  out.set_person_times(certificate.person_times);
  for (const int64_t minutes : certificate.minutes_by_class) out.add_minutes_by_class(minutes);
  *out.mutable_as_of_time() = ToTimestamp(certificate.as_of);
  out.set_ledger_sequence(certificate.ledger_sequence);
  out.set_ledger_value(certificate.ledger_value);
  *out.mutable_issue_time() = ToTimestamp(certificate.issue_time);
  out.set_key_id(certificate.key_id);
  return out;
}

}  // namespace glimmer::hours
