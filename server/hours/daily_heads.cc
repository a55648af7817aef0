#include "server/hours/daily_heads.h"

#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "server/rpc/page_token.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"

namespace glimmer::hours {
namespace {

constexpr absl::string_view kListMethod = "ListDailyHeads";

// nullopt when it is noted down already, or when there is nothing to note down.
absl::StatusOr<std::optional<DailyHead>> HeadOfYesterday(LedgerHeadStore& store,
                                                         const OrganizationZone& organization,
                                                         absl::Time now) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(organization.time_zone));
  const absl::CivilDay today = absl::ToCivilDay(now, zone);
  DailyHead daily{organization.organization_id, FormatCivilDay(today - 1), {}, now};
  ASSIGN_OR_RETURN(const bool noted, store.HasDaily(daily.organization_id, daily.civil_date));
  if (noted) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<rpc::ChainHead> head,
                   store.Before(daily.organization_id, absl::FromCivil(today, zone)));
  if (!head) return std::nullopt;
  daily.head = *head;
  return daily;
}

v1::ChainHead ToProto(absl::string_view organization_id, const rpc::ChainHead& head) {
  v1::ChainHead out;
  out.set_organization(ResourceName(kOrganizations, organization_id));
  out.set_table(v1::ChainHead::TABLE_SERVICE_RECORDS);
  out.set_sequence(head.sequence);
  out.set_value(head.value);
  return out;
}

absl::StatusOr<std::string> ReadPosition(absl::string_view token) {
  ASSIGN_OR_RETURN(const std::vector<std::string> parts, rpc::ReadPageToken(kListMethod, token, 1));
  if (parts.empty()) return std::string(DayOrLast(""));
  if (!CheckDay("page_token", parts[0]).ok()) return rpc::WrongPageToken();
  return parts[0];
}

}  // namespace

absl::StatusOr<std::vector<DailyHead>> DailyHeadsDue(sql::Transaction& tx, absl::Time now) {
  LedgerHeadStore store(tx);
  ASSIGN_OR_RETURN(const std::vector<OrganizationZone> organizations, store.Organizations());
  std::vector<DailyHead> heads;
  for (const OrganizationZone& organization : organizations) {
    ASSIGN_OR_RETURN(const std::optional<DailyHead> head,
                     HeadOfYesterday(store, organization, now));
    if (head) heads.push_back(*head);
  }
  return heads;
}

absl::Status ListDailyHeads(rpc::Context& context, const v1::ListDailyHeadsRequest& request,
                            v1::ListDailyHeadsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const std::string before, ReadPosition(request.page_token()));
  LedgerHeadStore store(context.tx);
  ASSIGN_OR_RETURN(std::vector<DailyHead> heads,
                   store.ListDaily(context.organization_id, before, size + 1));
  if (heads.size() > static_cast<size_t>(size)) {
    heads.pop_back();
    response.set_next_page_token(rpc::MakePageToken(kListMethod, {heads.back().civil_date}));
  }
  for (const DailyHead& head : heads) {
    v1::DailyHead* out = response.add_daily_heads();
    out->set_civil_date(head.civil_date);
    *out->mutable_head() = ToProto(head.organization_id, head.head);
    *out->mutable_record_time() = ToTimestamp(head.record_time);
  }
  ASSIGN_OR_RETURN(const rpc::ChainHead now, store.Now(context.organization_id));
  *response.mutable_current_head() = ToProto(context.organization_id, now);
  return absl::OkStatus();
}

std::string HeadLine(absl::string_view organization_id, const rpc::ChainHead& head) {
  return absl::StrCat(ResourceName(kOrganizations, organization_id), " service_records ",
                      head.sequence, " ", absl::BytesToHexString(head.value));
}

}  // namespace glimmer::hours
