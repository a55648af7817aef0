#include "server/visits/visit_figures.h"

#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/people/unit_store.h"
#include "server/rpc/page_token.h"
#include "server/visits/visit_figures_store.h"
#include "server/visits/visit_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

constexpr absl::string_view kList = "ListVisits";
constexpr int kMostDays = 366;

// `Request` has unit, start_date and end_date.
template <typename Request>
absl::StatusOr<VisitPeriod> ReadPeriod(rpc::Context& context, const Request& request) {
  ASSIGN_OR_RETURN(const people::Unit unit, people::NeedUnit(context, request.unit(), "unit"));
  RETURN_IF_ERROR(CheckDay("start_date", request.start_date()));
  RETURN_IF_ERROR(CheckDay("end_date", request.end_date()));
  ASSIGN_OR_RETURN(const absl::CivilDay first, ParseCivilDay(request.start_date()));
  ASSIGN_OR_RETURN(const absl::CivilDay behind, ParseCivilDay(request.end_date()));
  if (behind <= first || behind - first > kMostDays) {
    return InvalidField("end_date", "A period has from one to 366 days.");
  }
  ASSIGN_OR_RETURN(const std::string name,
                   people::UnitStore(context.tx).TimeZoneOf(context.organization_id));
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(name));
  return VisitPeriod{unit.path, absl::FromCivil(first, zone), absl::FromCivil(behind, zone)};
}

absl::Status ReadPosition(const std::string& token, VisitQuery& query) {
  ASSIGN_OR_RETURN(const std::vector<std::string> after, rpc::ReadPageToken(kList, token, 2));
  if (after.empty()) return absl::OkStatus();
  int64_t start = 0;
  if (!absl::SimpleAtoi(after[0], &start)) return rpc::WrongPageToken();
  query.after_start = FromMicros(start);
  query.after_id = after[1];
  return absl::OkStatus();
}

}  // namespace

absl::Status ListVisits(rpc::Context& context, const v1::ListVisitsRequest& request,
                        v1::ListVisitsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const VisitPeriod period, ReadPeriod(context, request));
  VisitQuery query;
  query.unit_path = period.unit_path;
  query.from = period.from;
  query.to = period.to;
  query.limit = size + 1;
  RETURN_IF_ERROR(ReadPosition(request.page_token(), query));
  ASSIGN_OR_RETURN(std::vector<Visit> visits, VisitStore(context.tx).List(query));
  const bool more = visits.size() > static_cast<size_t>(size);
  if (more) visits.pop_back();
  for (const Visit& visit : visits) *response.add_visits() = ToProto(visit);
  if (more) {
    const Visit& last = visits.back();
    response.set_next_page_token(
        rpc::MakePageToken(kList, {absl::StrCat(ToMicros(last.start_time)), last.visit_id}));
  }
  return absl::OkStatus();
}

absl::Status GetVisitFigures(rpc::Context& context, const v1::GetVisitFiguresRequest& request,
                             v1::GetVisitFiguresResponse& response) {
  ASSIGN_OR_RETURN(const VisitPeriod period, ReadPeriod(context, request));
  ASSIGN_OR_RETURN(const VisitSums sums, VisitFiguresStore(context.tx).SumsOf(period, context.now));
  response.set_visits_held(sums.held);
  response.set_visits_not_held(sums.not_held);
  response.set_people_visits(sums.people_visits);
  response.set_minutes(sums.minutes);
  response.set_households(sums.households);
  response.set_households_visited(sums.households_visited);
  for (const DeliveredSum& sum : sums.deliveries) {
    v1::DeliveredItem& item = *response.add_deliveries();
    item.set_item(sum.item);
    item.set_unit(sum.measure);
    item.set_quantity(sum.quantity);
  }
  return absl::OkStatus();
}

}  // namespace glimmer::visits
