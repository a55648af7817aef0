#include "server/rounds/candidate_store.h"

#include "absl/strings/str_split.h"
#include "server/rpc/change_log_store.h"

namespace glimmer::rounds {
namespace {

using sql::Row;

// $1 organisation, $2 shift, $3 to $4 its time, $5 before the beginning of every shift that is not
// over at $3, $6 today; $7 to $8 and $9 to $10 are the ranges of paths of the organising and of the
// hosting unit, $11 the hosting unit, $12 the event, $13 since when minutes count.
// "state <= 3" twice, as in sign_up_store.cc.
constexpr absl::string_view kList =
    "SELECT p.person_id, p.display_name, p.skills, p.birth_year, "
    "COALESCE((SELECT CAST(SUM(r.counted_minutes) AS BIGINT) FROM subject_keys k "
    "JOIN service_records r ON r.subject_key = k.subject_key "
    "WHERE k.person_id = p.person_id AND r.civil_date >= $13 AND r.state IN (1, 4)), 0), "
    "COALESCE((SELECT CAST(SUM(r.weight) AS BIGINT) FROM subject_keys k "
    "JOIN service_records r ON r.subject_key = k.subject_key "
    "WHERE k.person_id = p.person_id AND r.event_id = $12 AND r.state IN (1, 4)), 0), "
    "EXISTS (SELECT 1 FROM home_units h WHERE h.person_id = p.person_id AND h.unit_id = $11 "
    "AND (h.end_date IS NULL OR h.end_date > $6)) FROM people p "
    "WHERE p.organization_id = $1 AND p.merged_into_person_id IS NULL "
    "AND (EXISTS (SELECT 1 FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = p.person_id AND (h.end_date IS NULL OR h.end_date > $6) "
    "AND ((u.path >= $7 AND u.path < $8) OR (u.path >= $9 AND u.path < $10))) "
    "OR EXISTS (SELECT 1 FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
    "WHERE a.person_id = p.person_id AND a.start_date <= $6 "
    "AND (a.end_date IS NULL OR a.end_date > $6) "
    "AND ((u.path >= $7 AND u.path < $8) OR (u.path >= $9 AND u.path < $10)))) "
    "AND NOT EXISTS (SELECT 1 FROM sign_ups n WHERE n.person_id = p.person_id "
    "AND n.shift_id = $2) "
    "AND NOT EXISTS (SELECT 1 FROM sign_ups n WHERE n.person_id = p.person_id AND n.state <= 3 "
    "AND n.start_time_us > $5 AND n.start_time_us < $4 AND n.end_time_us > $3) "
    "AND NOT EXISTS (SELECT 1 FROM visit_visitors g JOIN visits v ON v.visit_id = g.visit_id "
    "WHERE g.person_id = p.person_id AND g.state < 3 AND v.state <= 3 "
    "AND v.start_time_us < $4 AND v.end_time_us > $3) ORDER BY p.person_id";

Candidate MapCandidate(const Row& row) {
  Candidate c;
  c.person_id = row.Text(0);
  c.display_name = row.Text(1);
  c.skills = absl::StrSplit(row.Text(2), '\n', absl::SkipEmpty());
  c.birth_year = row.OptionalInt(3);
  c.minutes = row.Int(4);
  c.times = row.Int(5);
  c.near = row.Bool(6);
  return c;
}

}  // namespace

absl::StatusOr<std::vector<Candidate>> CandidateStore::List(const events::Shift& shift,
                                                            absl::string_view today,
                                                            absl::string_view since) {
  return tx_.QueryAll(MapCandidate, kList, shift.organization_id, shift.shift_id, shift.start_time,
                      shift.end_time, shift.start_time - events::kLongestShift, today,
                      shift.organizing_path, rpc::PathEnd(shift.organizing_path), shift.host_path,
                      rpc::PathEnd(shift.host_path), shift.host_unit_id, shift.event_id, since);
}

}  // namespace glimmer::rounds
