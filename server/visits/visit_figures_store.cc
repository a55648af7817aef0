#include "server/visits/visit_figures_store.h"

#include <optional>
#include <tuple>
#include <utility>

#include "server/rpc/change_log_store.h"

namespace glimmer::visits {
namespace {

using sql::Row;

// $1 and $2 are the range of paths, $3 and $4 that of starts.
#define GLIMMER_VISITS_OF_PERIOD                                            \
  "FROM visits v JOIN units u ON u.unit_id = v.unit_id WHERE u.path >= $1 " \
  "AND u.path < $2 AND v.start_time_us >= $3 AND v.start_time_us < $4 "

constexpr absl::string_view kCountVisits =
    "SELECT COALESCE(SUM(CASE WHEN v.state = 4 THEN 1 ELSE 0 END), 0), "
    "COALESCE(SUM(CASE WHEN v.state = 5 THEN 1 ELSE 0 END), 0) " GLIMMER_VISITS_OF_PERIOD;

// Of old visits the number of people alone is left.
constexpr absl::string_view kCountPeople =
    "SELECT CAST(COALESCE(SUM(h.people), 0) AS BIGINT), "
    "CAST(COALESCE(SUM(h.people * h.minutes), 0) AS BIGINT) FROM (SELECT "
    "(v.actual_end_time_us - v.actual_start_time_us) / 60000000 AS minutes, "
    "COALESCE(v.people_count, (SELECT COUNT(*) FROM visit_visitors g "
    "WHERE g.visit_id = v.visit_id AND g.state = 2)) AS people " GLIMMER_VISITS_OF_PERIOD
    "AND v.state = 4) AS h";

// $5 is now. An old visit says by its subject alone whom it went to. Who is gone, or has paused, is
// in none of it.
constexpr absl::string_view kCountHouseholds =
    "SELECT COUNT(*), COUNT(w.subject_key) FROM households h "
    "JOIN units o ON o.unit_id = h.unit_id "
    "JOIN household_subjects k ON k.household_id = h.household_id "
    "LEFT JOIN (SELECT DISTINCT v.subject_key " GLIMMER_VISITS_OF_PERIOD
    "AND v.state = 4) w ON w.subject_key = k.subject_key WHERE o.path >= $1 AND o.path < $2 "
    "AND h.state = 2 AND h.consent_expire_time_us > $5";

constexpr absl::string_view kSumDeliveries =
    "SELECT i.item, i.measure, CAST(SUM(i.delivered) AS BIGINT) FROM visit_items i "
    "JOIN visits v ON v.visit_id = i.visit_id JOIN units u ON u.unit_id = v.unit_id "
    "WHERE i.quantity IS NOT NULL AND i.delivered > 0 AND v.state = 4 AND u.path >= $1 "
    "AND u.path < $2 AND v.start_time_us >= $3 AND v.start_time_us < $4 "
    "GROUP BY i.item, i.measure ORDER BY i.item, i.measure";

using Pair = std::pair<int64_t, int64_t>;
Pair PairOf(const Row& row) { return {row.Int(0), row.Int(1)}; }

DeliveredSum MapDelivered(const Row& row) { return {row.Text(0), row.Text(1), row.Int(2)}; }

}  // namespace

absl::StatusOr<VisitSums> VisitFiguresStore::SumsOf(const VisitPeriod& period, absl::Time now) {
  const std::string& path = period.unit_path;
  const std::string end = rpc::PathEnd(path);
  ASSIGN_OR_RETURN(const std::optional<Pair> visits,
                   tx_.QueryOne(PairOf, kCountVisits, path, end, period.from, period.to));
  ASSIGN_OR_RETURN(const std::optional<Pair> people,
                   tx_.QueryOne(PairOf, kCountPeople, path, end, period.from, period.to));
  ASSIGN_OR_RETURN(const std::optional<Pair> households,
                   tx_.QueryOne(PairOf, kCountHouseholds, path, end, period.from, period.to, now));
  VisitSums sums;
  std::tie(sums.held, sums.not_held) = visits.value_or(Pair());
  std::tie(sums.people_visits, sums.minutes) = people.value_or(Pair());
  std::tie(sums.households, sums.households_visited) = households.value_or(Pair());
  ASSIGN_OR_RETURN(sums.deliveries,
                   tx_.QueryAll(MapDelivered, kSumDeliveries, path, end, period.from, period.to));
  return sums;
}

}  // namespace glimmer::visits
