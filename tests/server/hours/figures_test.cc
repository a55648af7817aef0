// Figures over random histories equal a recount in memory, for every group, owner and as-of time.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "server/hours/figures_store.h"
#include "tests/server/hours/ledger_fixture.h"

namespace glimmer::hours {
namespace {

constexpr FigureGroup kGroups[] = {FigureGroup::kWhole,    FigureGroup::kPerson,
                                   FigureGroup::kHomeUnit, FigureGroup::kHostUnit,
                                   FigureGroup::kCategory, FigureGroup::kMonth};

std::string KeyOf(FigureGroup group, const Record& row) {
  switch (group) {
    case FigureGroup::kPerson:
      return row.person_id;
    case FigureGroup::kHomeUnit:
      return row.home_unit_id;
    case FigureGroup::kHostUnit:
      return row.host_unit_id;
    case FigureGroup::kCategory:
      return row.category;
    case FigureGroup::kMonth:
      return row.civil_date.substr(0, 7);
    case FigureGroup::kWhole:
      break;
  }
  return "";
}

bool Passes(const LedgerHistory& history, const RecordFilter& filter, const Record& row) {
  const bool owner = filter.unit_id.empty()
                         ? row.person_id == filter.person_id
                         : history.Covers(filter.unit_id, row.home_unit_id) ||
                               history.Covers(filter.unit_id, row.host_unit_id) ||
                               history.Covers(filter.unit_id, row.organizing_unit_id);
  return owner && row.civil_date >= filter.start_date &&
         (filter.end_date.empty() || row.civil_date <= filter.end_date) &&
         row.record_time <= filter.as_of &&
         (filter.category.empty() || row.category == filter.category);
}

struct Tally {
  Figure figure;
  std::map<std::pair<std::string, std::string>, int64_t> sessions;
  std::map<std::tuple<std::string, std::string, std::string>, int64_t> person_times;
  std::map<std::string, int64_t> people;
};

template <typename Map>
int64_t Positive(const Map& weights) {
  int64_t count = 0;
  for (const auto& [key, weight] : weights) count += weight > 0 ? 1 : 0;
  return count;
}

void Add(Tally& tally, const Record& row, bool decided) {
  ++tally.figure.rows;
  if (row.state == RecordState::kWaiting && !decided) {
    tally.figure.waiting_minutes += row.counted_minutes;
  }
  if (row.state != RecordState::kConfirmed && row.state != RecordState::kReversal) return;
  const int64_t weight = row.state == RecordState::kConfirmed ? 1 : -1;
  tally.sessions[{row.event_id, row.civil_date}] += weight;
  tally.person_times[{row.event_id, row.civil_date, row.person_id}] += weight;
  tally.people[row.person_id] += weight;
  tally.figure.minutes += row.counted_minutes;
  tally.figure.minutes_by_class[static_cast<size_t>(row.evidence_class) - 1] += row.counted_minutes;
}

std::map<std::string, Figure> Recount(const LedgerHistory& history, const RecordFilter& filter,
                                      FigureGroup group) {
  std::set<std::string> decided;
  for (const Record& row : history.rows()) {
    if (row.record_time <= filter.as_of) decided.insert(row.correction_of);
  }
  std::map<std::string, Tally> tallies;
  for (const Record& row : history.rows()) {
    if (!Passes(history, filter, row)) continue;
    Add(tallies[KeyOf(group, row)], row, decided.count(row.record_id) > 0);
  }
  std::map<std::string, Figure> figures;
  if (group == FigureGroup::kWhole) tallies[""];
  for (auto& [key, tally] : tallies) {
    tally.figure.sessions = Positive(tally.sessions);
    tally.figure.person_times = Positive(tally.person_times);
    tally.figure.people = Positive(tally.people);
    figures[key] = tally.figure;
  }
  return figures;
}

std::string Show(const Figure& f) {
  return absl::StrCat(f.sessions, " ", f.person_times, " ", f.people, " ", f.minutes, " ",
                      f.minutes_by_class[0], " ", f.minutes_by_class[1], " ", f.minutes_by_class[2],
                      " ", f.minutes_by_class[3], " ", f.waiting_minutes, " ", f.rows);
}

RecordFilter RandomFilter(test::World& world, LedgerHistory& history) {
  RecordFilter filter;
  filter.organization_id = world.organization_id;
  if (history.Below(4) == 0) {
    filter.person_id = history.people()[history.Below(12)];
  } else {
    filter.unit_id = history.units()[history.Below(4)];
  }
  if (history.Below(3) == 0) filter.start_date = "2026-01-20";
  if (history.Below(3) == 0) filter.end_date = "2026-02-28";
  if (history.Below(3) == 0) filter.category = "elderly";
  if (history.Below(2) == 0) {
    filter.as_of = world.clock.Now() - absl::Minutes(history.Below(300));
  }
  return filter;
}

void ExpectSame(test::World& world, const LedgerHistory& history, const RecordFilter& filter,
                FigureGroup group) {
  std::vector<Figure> figures;
  const absl::Status read =
      sql::ReadAndWait(world.database(), [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(figures, FiguresStore(tx).List(filter, group));
        return absl::OkStatus();
      });
  ASSERT_TRUE(read.ok()) << read;
  std::map<std::string, std::string> got;
  for (const Figure& figure : figures) got[figure.key] = Show(figure);
  std::map<std::string, std::string> want;
  for (const auto& [key, figure] : Recount(history, filter, group)) want[key] = Show(figure);
  EXPECT_EQ(got, want) << "group " << static_cast<int>(group);
}

class FiguresTest : public testing::TestWithParam<uint64_t> {};

TEST_P(FiguresTest, EqualARecount) {
  test::World world;
  LedgerHistory history(world, GetParam());
  for (int round = 0; round < 3; ++round) {
    history.Grow(120);
    for (int i = 0; i < 6; ++i) {
      const RecordFilter filter = RandomFilter(world, history);
      for (const FigureGroup group : kGroups) ExpectSame(world, history, filter, group);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, FiguresTest, testing::Range<uint64_t>(1, 9));

TEST(Figures, NothingIsNothing) {
  test::World world;
  LedgerHistory history(world, 1);
  RecordFilter filter;
  filter.organization_id = world.organization_id;
  filter.unit_id = world.root_unit_id;
  for (const FigureGroup group : kGroups) ExpectSame(world, history, filter, group);
}

// Erasing empties the row that names a person; their minutes stay in every sum.
TEST(Figures, ErasedPeopleStayInTheSums) {
  test::World world;
  LedgerHistory history(world, 5);
  history.Grow(60);
  RecordFilter filter;
  filter.organization_id = world.organization_id;
  filter.unit_id = world.root_unit_id;
  const Figure before = Recount(history, filter, FigureGroup::kWhole)[""];
  world.Execute("DELETE FROM subject_keys");
  std::vector<Figure> whole;
  std::vector<Figure> people;
  ASSERT_TRUE(sql::ReadAndWait(world.database(), [&](sql::Transaction& tx) -> absl::Status {
                ASSIGN_OR_RETURN(whole, FiguresStore(tx).List(filter, FigureGroup::kWhole));
                ASSIGN_OR_RETURN(people, FiguresStore(tx).List(filter, FigureGroup::kPerson));
                return absl::OkStatus();
              }).ok());
  EXPECT_EQ(Show(whole.front()), Show(before));
  ASSERT_FALSE(people.empty());
  EXPECT_EQ(people.front().title, "");
}

}  // namespace
}  // namespace glimmer::hours
