#include "server/hours/figures_store.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

namespace glimmer::hours {
namespace {

using sql::Row;

// What each group is keyed by; a column of r.
absl::string_view KeyOf(FigureGroup group) {
  switch (group) {
    case FigureGroup::kPerson:
      return "subject_key";
    case FigureGroup::kHomeUnit:
      return "home_unit_id";
    case FigureGroup::kHostUnit:
      return "host_unit_id";
    case FigureGroup::kCategory:
      return "category";
    case FigureGroup::kMonth:
      return "substr(civil_date, 1, 7)";
    case FigureGroup::kWhole:
      break;
  }
  return "CAST('' AS TEXT)";
}

// Behind "v AS (SELECT <key> AS k". Minutes wait while no row up to the as-of time decides them.
constexpr absl::string_view kSums =
    ", COALESCE(event_id, '') AS event, civil_date AS day, subject_key AS subject, weight, state, "
    "counted_minutes AS minutes, evidence_class AS class, CASE WHEN state = 2 AND NOT EXISTS "
    "(SELECT 1 FROM service_records c WHERE c.correction_of = r.service_record_id "
    "AND c.record_time_us <= $4 AND c.sequence <= $5) THEN counted_minutes ELSE 0 END AS waiting "
    "FROM r), "
    // One person at one session, with what nets out there.
    "p AS (SELECT k, event, day, subject, SUM(weight) AS w, "
    "SUM(CASE WHEN state IN (1, 4) THEN minutes ELSE 0 END) AS m, "
    "SUM(CASE WHEN state IN (1, 4) AND class = 1 THEN minutes ELSE 0 END) AS ma, "
    "SUM(CASE WHEN state IN (1, 4) AND class = 2 THEN minutes ELSE 0 END) AS mb, "
    "SUM(CASE WHEN state IN (1, 4) AND class = 3 THEN minutes ELSE 0 END) AS mc, "
    "SUM(CASE WHEN state IN (1, 4) AND class = 4 THEN minutes ELSE 0 END) AS md, "
    "SUM(waiting) AS waiting, COUNT(*) AS n FROM v GROUP BY k, event, day, subject), "
    "s AS (SELECT k, COUNT(*) AS sessions FROM (SELECT k, event, day FROM p "
    "GROUP BY k, event, day HAVING SUM(w) > 0) x GROUP BY k), "
    "q AS (SELECT k, COUNT(*) AS people FROM (SELECT k, subject FROM p "
    "GROUP BY k, subject HAVING SUM(w) > 0) y GROUP BY k), "
    "t AS (SELECT k, CAST(SUM(CASE WHEN w > 0 THEN 1 ELSE 0 END) AS BIGINT) AS person_times, "
    "CAST(SUM(m) AS BIGINT) AS m, CAST(SUM(ma) AS BIGINT) AS ma, CAST(SUM(mb) AS BIGINT) AS mb, "
    "CAST(SUM(mc) AS BIGINT) AS mc, CAST(SUM(md) AS BIGINT) AS md, "
    "CAST(SUM(waiting) AS BIGINT) AS waiting, CAST(SUM(n) AS BIGINT) AS n FROM p GROUP BY k) "
    "SELECT COALESCE(s.sessions, 0), t.person_times, COALESCE(q.people, 0), t.m, t.ma, t.mb, "
    "t.mc, t.md, t.waiting, t.n";

constexpr absl::string_view kJoins = " FROM t LEFT JOIN s ON s.k = t.k LEFT JOIN q ON q.k = t.k ";

// Columns and joins that put a group into words: key, title, volunteer number, home.
constexpr absl::string_view kPlainWords = ", t.k, t.k, '', ''";
constexpr absl::string_view kUnitWords = ", t.k, COALESCE(u.display_name, ''), '', ''";
constexpr absl::string_view kUnitJoin = "LEFT JOIN units u ON u.unit_id = t.k";
constexpr absl::string_view kPersonWords =
    ", COALESCE(k.person_id, ''), COALESCE(e.display_name, ''), COALESCE((SELECT MIN(x.value) "
    "FROM external_ids x WHERE x.person_id = k.person_id AND x.system = 'volunteer_number'), ''), "
    "COALESCE(u.display_name, '')";
constexpr absl::string_view kPersonJoin =
    "LEFT JOIN subject_keys k ON k.subject_key = t.k "
    "LEFT JOIN people e ON e.person_id = k.person_id "
    "LEFT JOIN home_units h ON h.person_id = k.person_id AND h.end_date IS NULL "
    "LEFT JOIN units u ON u.unit_id = h.unit_id";

constexpr absl::string_view kUnitTitles =
    "SELECT unit_id, display_name FROM units WHERE organization_id = $1";

std::string Statement(const RecordFilter& filter, FigureGroup group) {
  absl::string_view words = kPlainWords;
  absl::string_view join;
  if (group == FigureGroup::kPerson) {
    words = kPersonWords;
    join = kPersonJoin;
  } else if (group == FigureGroup::kHomeUnit || group == FigureGroup::kHostUnit) {
    words = kUnitWords;
    join = kUnitJoin;
  }
  return absl::StrCat(FilterText(filter), ", v AS (SELECT ", KeyOf(group), " AS k", kSums, words,
                      kJoins, join);
}

Figure MapFigure(const Row& row) {
  Figure f;
  int c = 0;
  f.sessions = row.Int(c++);
  f.person_times = row.Int(c++);
  f.people = row.Int(c++);
  f.minutes = row.Int(c++);
  for (int64_t& minutes : f.minutes_by_class) minutes = row.Int(c++);
  f.waiting_minutes = row.Int(c++);
  f.rows = row.Int(c++);
  f.key = row.Text(c++);
  f.title = row.Text(c++);
  f.volunteer_number = row.Text(c++);
  f.home_unit_title = row.Text(c++);
  return f;
}

}  // namespace

absl::StatusOr<std::vector<Figure>> FiguresStore::List(const RecordFilter& filter,
                                                       FigureGroup group) {
  std::vector<Figure> figures;
  RETURN_IF_ERROR(tx_.Run(Statement(filter, group), FilterArguments(filter),
                          [&](const Row& row) { figures.push_back(MapFigure(row)); }));
  if (group == FigureGroup::kWhole && figures.empty()) figures.emplace_back();
  std::sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
    return std::tie(a.title, a.key) < std::tie(b.title, b.key);
  });
  return figures;
}

absl::StatusOr<std::map<std::string, std::string>> FiguresStore::UnitTitles(
    absl::string_view organization_id) {
  std::map<std::string, std::string> titles;
  const sql::Value args[] = {organization_id};
  RETURN_IF_ERROR(
      tx_.Run(kUnitTitles, args, [&](const Row& row) { titles[row.Text(0)] = row.Text(1); }));
  return titles;
}

}  // namespace glimmer::hours
