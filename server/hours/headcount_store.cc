#include "server/hours/headcount_store.h"

namespace glimmer::hours {
namespace {

using sql::Row;

constexpr absl::string_view kList =
    "SELECT substr(s.civil_start, 1, 10), e.title, e.organizing_unit_id, e.host_unit_id, "
    "s.audience_count, s.guest_count FROM shifts s JOIN events e ON e.event_id = s.event_id "
    "JOIN units o ON o.unit_id = e.organizing_unit_id JOIN units h ON h.unit_id = e.host_unit_id "
    "JOIN units w ON w.unit_id = $5 "
    "WHERE s.organization_id = $1 AND s.state = 3 AND s.audience_count + s.guest_count > 0 "
    "AND substr(s.civil_start, 1, 10) >= $2 AND ($3 = '' OR substr(s.civil_start, 1, 10) <= $3) "
    "AND ($4 = '' OR e.category = $4) "
    "AND (substr(o.path, 1, length(w.path)) = w.path OR substr(h.path, 1, length(w.path)) = w.path)"
    " ORDER BY s.start_time_us, s.shift_id";

Headcount MapHeadcount(const Row& row) {
  return {row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Int(4), row.Int(5)};
}

}  // namespace

absl::StatusOr<std::vector<Headcount>> HeadcountStore::List(const RecordFilter& filter) {
  if (filter.unit_id.empty()) return std::vector<Headcount>();
  return tx_.QueryAll(MapHeadcount, kList, filter.organization_id, filter.start_date,
                      filter.end_date, filter.category, filter.unit_id);
}

}  // namespace glimmer::hours
