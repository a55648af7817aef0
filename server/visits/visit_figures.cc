#include "server/visits/visit_figures.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "server/people/unit_store.h"
#include "server/rpc/change_log_store.h"
#include "server/rpc/page_token.h"
#include "server/visits/visit_parts.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"
#include "shared/rpc/error.h"

namespace glimmer::visits {
namespace {

using sql::Row;

constexpr absl::string_view kList = "ListVisits";
constexpr int kMostDays = 366;

// $1 and $2 are the range of paths, $3 and $4 that of starts. A visit belongs to the period in
// which it was planned to begin.
#define GLIMMER_VISITS_OF_PERIOD                                            \
  "FROM visits v JOIN units u ON u.unit_id = v.unit_id WHERE u.path >= $1 " \
  "AND u.path < $2 AND v.start_time_us >= $3 AND v.start_time_us < $4 "

constexpr absl::string_view kCountVisits =
    "SELECT COALESCE(SUM(CASE WHEN v.state = 4 THEN 1 ELSE 0 END), 0), "
    "COALESCE(SUM(CASE WHEN v.state = 5 THEN 1 ELSE 0 END), 0) " GLIMMER_VISITS_OF_PERIOD;

constexpr absl::string_view kCountPeople =
    "SELECT COUNT(*), "
    "CAST(COALESCE(SUM((v.actual_end_time_us - v.actual_start_time_us) / 60000000), 0) AS BIGINT) "
    "FROM visit_visitors g JOIN visits v ON v.visit_id = g.visit_id "
    "JOIN units u ON u.unit_id = v.unit_id WHERE g.state = 2 AND v.state = 4 AND u.path >= $1 "
    "AND u.path < $2 AND v.start_time_us >= $3 AND v.start_time_us < $4";

// $5 is now.
constexpr absl::string_view kCountHouseholds =
    "SELECT COUNT(*), COALESCE(SUM(CASE WHEN EXISTS (SELECT 1 FROM visits v "
    "WHERE v.household_id = h.household_id AND v.state = 4 AND v.start_time_us >= $3 "
    "AND v.start_time_us < $4) THEN 1 ELSE 0 END), 0) FROM households h "
    "JOIN units u ON u.unit_id = h.unit_id WHERE u.path >= $1 AND u.path < $2 AND h.state = 2 "
    "AND h.consent_expire_time_us > $5";

constexpr absl::string_view kSumDeliveries =
    "SELECT i.item, i.measure, CAST(SUM(i.delivered) AS BIGINT) FROM visit_items i "
    "JOIN visits v ON v.visit_id = i.visit_id JOIN units u ON u.unit_id = v.unit_id "
    "WHERE i.quantity IS NOT NULL AND i.delivered > 0 AND v.state = 4 AND u.path >= $1 "
    "AND u.path < $2 AND v.start_time_us >= $3 AND v.start_time_us < $4 "
    "GROUP BY i.item, i.measure ORDER BY i.item, i.measure";

// A unit with all below it, and civil days where the organisation is.
struct Period {
  std::string unit_path;
  absl::Time from;
  absl::Time to;  // the first instant behind
};

// `Request` has unit, start_date and end_date.
template <typename Request>
absl::StatusOr<Period> ReadPeriod(rpc::Context& context, const Request& request) {
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
  return Period{unit.path, absl::FromCivil(first, zone), absl::FromCivil(behind, zone)};
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

using Pair = std::pair<int64_t, int64_t>;
Pair PairOf(const Row& row) { return {row.Int(0), row.Int(1)}; }

}  // namespace

absl::Status ListVisits(rpc::Context& context, const v1::ListVisitsRequest& request,
                        v1::ListVisitsResponse& response) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const Period period, ReadPeriod(context, request));
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
  ASSIGN_OR_RETURN(const Period period, ReadPeriod(context, request));
  sql::Transaction& tx = context.tx;
  const std::string end = rpc::PathEnd(period.unit_path);
  ASSIGN_OR_RETURN(const auto visits, tx.QueryOne(PairOf, kCountVisits, period.unit_path, end,
                                                  period.from, period.to));
  ASSIGN_OR_RETURN(const auto people, tx.QueryOne(PairOf, kCountPeople, period.unit_path, end,
                                                  period.from, period.to));
  ASSIGN_OR_RETURN(const auto households, tx.QueryOne(PairOf, kCountHouseholds, period.unit_path,
                                                      end, period.from, period.to, context.now));
  response.set_visits_held(visits->first);
  response.set_visits_not_held(visits->second);
  response.set_people_visits(people->first);
  response.set_minutes(people->second);
  response.set_households(households->first);
  response.set_households_visited(households->second);
  ASSIGN_OR_RETURN(const auto deliveries,
                   tx.QueryAll(
                       [](const Row& row) {
                         v1::DeliveredItem item;
                         item.set_item(row.Text(0));
                         item.set_unit(row.Text(1));
                         item.set_quantity(row.Int(2));
                         return item;
                       },
                       kSumDeliveries, period.unit_path, end, period.from, period.to));
  for (const v1::DeliveredItem& item : deliveries) *response.add_deliveries() = item;
  return absl::OkStatus();
}

}  // namespace glimmer::visits
