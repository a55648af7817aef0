#include "server/hours/figures_store.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_set.h"
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

// Behind "v AS (SELECT <key> AS k": what nets out for one person at one session. Minutes wait while
// no row up to the as-of time decides them.
constexpr absl::string_view kSums =
    ", COALESCE(event_id, '') AS event, civil_date AS day, subject_key AS subject, weight, state, "
    "counted_minutes AS minutes, evidence_class AS class, CASE WHEN state = 2 AND NOT EXISTS "
    "(SELECT 1 FROM service_records c WHERE c.correction_of = r.service_record_id "
    "AND c.record_time_us <= $4 AND c.sequence <= $5) THEN counted_minutes ELSE 0 END AS waiting "
    "FROM r) "
    "SELECT k, event, day, subject, CAST(SUM(weight) AS BIGINT), "
    "CAST(SUM(CASE WHEN state IN (1, 4) THEN minutes ELSE 0 END) AS BIGINT), "
    "CAST(SUM(CASE WHEN state IN (1, 4) AND class = 1 THEN minutes ELSE 0 END) AS BIGINT), "
    "CAST(SUM(CASE WHEN state IN (1, 4) AND class = 2 THEN minutes ELSE 0 END) AS BIGINT), "
    "CAST(SUM(CASE WHEN state IN (1, 4) AND class = 3 THEN minutes ELSE 0 END) AS BIGINT), "
    "CAST(SUM(CASE WHEN state IN (1, 4) AND class = 4 THEN minutes ELSE 0 END) AS BIGINT), "
    "CAST(SUM(waiting) AS BIGINT), COUNT(*) FROM v GROUP BY k, event, day, subject";

constexpr absl::string_view kNextPage =
    "SELECT MAX(subject_key) FROM (SELECT DISTINCT subject_key FROM service_records "
    "WHERE subject_key > $1 ORDER BY subject_key LIMIT $2) g";

constexpr absl::string_view kSubjectOf =
    "SELECT subject_key FROM subject_keys WHERE person_id = $1 AND subject_key > $2";

// One person in words: id, name, volunteer number, home of today.
constexpr absl::string_view kNamePerson =
    "SELECT k.person_id, e.display_name, COALESCE((SELECT MIN(x.value) FROM external_ids x "
    "WHERE x.person_id = k.person_id AND x.system = 'volunteer_number'), ''), "
    "COALESCE((SELECT u.display_name FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = k.person_id AND h.end_date IS NULL), '') "
    "FROM subject_keys k JOIN people e ON e.person_id = k.person_id WHERE k.subject_key = $1";

constexpr absl::string_view kUnitTitles =
    "SELECT unit_id, display_name FROM units WHERE organization_id = $1";

constexpr int64_t kSubjectsPerPage = 100;

// Adds up what the statement gives. A correction takes back what it corrects at the same session,
// so a person's weight at a session is 0 or more, and sums over people need no second look.
class Adder {
 public:
  void Add(const Row& row) {
    const std::string key = row.Text(0);
    Figure& f = figures_[key];
    f.key = key;
    int c = 5;
    f.minutes += row.Int(c++);
    for (int64_t& minutes : f.minutes_by_class) minutes += row.Int(c++);
    f.waiting_minutes += row.Int(c++);
    f.rows += row.Int(c++);
    if (row.Int(4) <= 0) return;
    ++f.person_times;
    if (sessions_.insert(absl::StrCat(key, "|", row.Text(1), "|", row.Text(2))).second) {
      ++f.sessions;
    }
    if (people_.insert(absl::StrCat(key, "|", row.Text(3))).second) ++f.people;
  }

  // Nobody of a page comes again on a later one. Neither does a key, by person.
  void EndPage(FigureGroup group) {
    people_.clear();
    if (group == FigureGroup::kPerson) sessions_.clear();
  }

  std::vector<Figure> Take() {
    std::vector<Figure> figures;
    for (auto& [key, figure] : figures_) figures.push_back(std::move(figure));
    return figures;
  }

 private:
  std::map<std::string, Figure> figures_;
  absl::flat_hash_set<std::string> sessions_;
  absl::flat_hash_set<std::string> people_;
};

}  // namespace

absl::StatusOr<std::optional<std::string>> FiguresStore::NextPage(const RecordFilter& filter,
                                                                  absl::string_view after) {
  std::optional<std::string> end;
  const auto take = [&end](const Row& row) {
    if (!row.IsNull(0)) end = row.Text(0);
  };
  if (filter.unit_id.empty()) {
    const sql::Value args[] = {absl::string_view(filter.person_id), after};
    RETURN_IF_ERROR(tx_.Run(kSubjectOf, args, take));
  } else {
    const sql::Value args[] = {after, kSubjectsPerPage};
    RETURN_IF_ERROR(tx_.Run(kNextPage, args, take));
  }
  return end;
}

absl::Status FiguresStore::NamePeople(std::vector<Figure>& figures) {
  for (Figure& figure : figures) {
    const std::string subject = std::exchange(figure.key, "");
    const sql::Value args[] = {absl::string_view(subject)};
    RETURN_IF_ERROR(tx_.Run(kNamePerson, args, [&figure](const Row& row) {
      figure.key = row.Text(0);
      figure.title = row.Text(1);
      figure.volunteer_number = row.Text(2);
      figure.home_unit_title = row.Text(3);
    }));
  }
  return absl::OkStatus();
}

absl::Status FiguresStore::NameUnits(absl::string_view organization_id,
                                     std::vector<Figure>& figures) {
  ASSIGN_OR_RETURN(auto titles, UnitTitles(organization_id));
  for (Figure& figure : figures) figure.title = titles[figure.key];
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Figure>> FiguresStore::List(const RecordFilter& filter,
                                                       FigureGroup group) {
  const std::string statement =
      absl::StrCat(FilterTextBySubject(filter), ", v AS (SELECT ", KeyOf(group), " AS k", kSums);
  Adder adder;
  std::string after;
  // One person has one page, which begins just before them.
  const bool one_person = filter.unit_id.empty();
  while (true) {
    ASSIGN_OR_RETURN(const std::optional<std::string> end, NextPage(filter, after));
    if (!end) break;
    std::vector<sql::Value> args = FilterArguments(filter);
    if (one_person) after = end->substr(0, end->size() - 1);
    args.push_back(absl::string_view(after));
    args.push_back(absl::string_view(*end));
    RETURN_IF_ERROR(tx_.Run(statement, args, [&adder](const Row& row) { adder.Add(row); }));
    adder.EndPage(group);
    after = *end;
    if (one_person) break;
  }
  std::vector<Figure> figures = adder.Take();
  if (group == FigureGroup::kWhole && figures.empty()) figures.emplace_back();
  if (group == FigureGroup::kPerson) {
    RETURN_IF_ERROR(NamePeople(figures));
  } else if (group == FigureGroup::kHomeUnit || group == FigureGroup::kHostUnit) {
    RETURN_IF_ERROR(NameUnits(filter.organization_id, figures));
  } else {
    for (Figure& figure : figures) figure.title = figure.key;
  }
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
