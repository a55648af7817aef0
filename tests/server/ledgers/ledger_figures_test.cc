// Figures against a second count from the log of a random history, in several zones, for many
// periods and units; and that what happens later does not change a period that is over.
#include <gmock/gmock.h>
#include <google/protobuf/util/message_differencer.h>

#include <set>

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "tests/server/ledgers/ledger_history.h"

namespace glimmer::ledgers {
namespace {

constexpr int kPeriods = 40;

class LedgerFiguresTest : public LedgerHistoryTest {
 protected:
  v1::LedgerFigures Figures(const std::string& unit_id, const std::string& start_date,
                            const std::string& end_date) {
    const auto response = Ask(unit_id, start_date, end_date);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->figures() : v1::LedgerFigures();
  }

  void CheckPeriods() {
    for (int i = 0; i < kPeriods; ++i) {
      const std::string& unit = units_[Below(4)];
      const int start = Below(160);
      const std::string first = DaysAgo(start);
      const std::string last = DaysAgo(start - Below(90));
      EXPECT_EQ(Figures(unit, first, last).DebugString(), Expected(unit, first, last).DebugString())
          << first << " to " << last << ", today " << Today();
    }
  }

  std::string FieldOf(const std::string& unit, const std::string& first, const std::string& last) {
    const auto response = Ask(unit, first, last);
    EXPECT_EQ(ReasonOf(response.status()), v1::ERROR_REASON_FIELD_INVALID) << response.status();
    return MetadataOf(response.status(), "field").value_or("");
  }
};

TEST_F(LedgerFiguresTest, EqualASecondCount) {
  Begin(7);
  for (int round = 0; round < 3; ++round) {
    Grow(110);
    CheckPeriods();
  }
  // The history has something of everything.
  const v1::LedgerFigures whole = Figures(units_[0], DaysAgo(400), DaysAgo(0));
  EXPECT_GT(whole.wishes_fulfilled(), whole.wishes_fulfilled_in_time());
  EXPECT_GT(whole.wishes_fulfilled_in_time(), 0);
  for (const auto& group : whole.wishes_open()) EXPECT_GT(group.wishes(), 0) << group.from_days();
  EXPECT_GT(whole.gifts_without_value(), 0);
  EXPECT_GT(whole.follow_ups_closed_late(), 0);
  EXPECT_GT(whole.follow_ups_closed(), whole.follow_ups_closed_late());
  EXPECT_GT(whole.follow_ups_overdue(), 0);
  EXPECT_GT(whole.follow_ups_open(), whole.follow_ups_overdue());
}

TEST_F(LedgerFiguresTest, EqualASecondCountWhereClocksChange) {
  Begin(8, "America/New_York");
  world_.clock.Set(absl::FromCivil(absl::CivilSecond(2026, 2, 20), absl::UTCTimeZone()));
  Grow(200);
  CheckPeriods();
}

TEST_F(LedgerFiguresTest, WhatHappensLaterChangesNoPeriodThatIsOver) {
  Begin(9);
  Grow(150);
  world_.clock.Advance(absl::Hours(24));
  const std::string first = DaysAgo(40);
  const std::string last = DaysAgo(1);
  v1::LedgerFigures before = Figures(units_[0], first, last);
  Grow(150);
  v1::LedgerFigures after = Figures(units_[0], first, last);
  // Deeds and gifts are of the day that they name, whenever they are written down or reversed.
  for (v1::LedgerFigures* figures : {&before, &after}) {
    figures->clear_deeds_by_organizations();
    figures->clear_deeds_by_individuals();
    figures->clear_gifts();
    figures->clear_gifts_value_fen();
    figures->clear_gifts_without_value();
  }
  EXPECT_EQ(before.DebugString(), after.DebugString());
}

TEST_F(LedgerFiguresTest, AWishOpenedAgainWasFulfilledAllTheSame) {
  Begin(1);
  const std::string march = Today();
  const v1::Wish wish = Publish(Goods(1'000, false));
  const auto claim = Claim(world_.AddPerson(), wish);
  world_.clock.Advance(absl::Hours(1));
  ASSERT_TRUE(Deliver(coordinator_, *claim).ok());
  ASSERT_TRUE(Confirm(coordinator_, wish).ok());
  EXPECT_EQ(Figures(units_[0], march, march).wishes_fulfilled(), 1);
  world_.clock.Advance(absl::Hours(48));
  ASSERT_TRUE(Reopen(coordinator_, wish, *claim).ok());
  EXPECT_EQ(Figures(units_[0], march, march).wishes_fulfilled(), 1);
  EXPECT_EQ(Figures(units_[0], march, march).wishes_open(0).wishes(), 0);
  // A period that holds both says what holds at its end.
  EXPECT_EQ(Figures(units_[0], march, Today()).wishes_fulfilled(), 0);
  EXPECT_EQ(Figures(units_[0], march, Today()).wishes_open(0).wishes(), 1);
  ASSERT_TRUE(Withdraw(coordinator_, wish).ok());
  EXPECT_EQ(Figures(units_[0], march, Today()).wishes_open(0).wishes(), 0);
  EXPECT_EQ(Figures(units_[0], march, Today()).wishes_published(), 1);
}

TEST_F(LedgerFiguresTest, NothingIsNought) {
  Begin(1);
  const v1::LedgerFigures figures = Figures(units_[3], "2026-01-01", "2026-12-31");
  EXPECT_EQ(figures.wishes_published(), 0);
  EXPECT_EQ(figures.wishes_open_size(), 4);
  EXPECT_EQ(figures.gifts_size(), 0);
}

TEST_F(LedgerFiguresTest, EveryFieldIsDefinedInBothLanguages) {
  Begin(1);
  std::vector<std::string> fields;
  const auto* descriptor = v1::LedgerFigures::descriptor();
  for (int i = 0; i < descriptor->field_count(); ++i)
    fields.push_back(descriptor->field(i)->name());
  std::set<std::string> texts;
  for (const char* language : {"en", "zh-CN"}) {
    const auto response = Ask(units_[0], "2026-01-01", "2026-12-31", language);
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(FromTimestamp(response->as_of_time()), world_.clock.Now());
    std::vector<std::string> defined;
    for (const v1::FigureDefinition& definition : response->definitions()) {
      defined.push_back(definition.figure());
      EXPECT_NE(definition.title(), "");
      texts.insert(definition.text());
    }
    EXPECT_EQ(defined, fields);
  }
  EXPECT_EQ(texts.size(), 2 * fields.size());
}

TEST_F(LedgerFiguresTest, RefusesWhatIsNoPeriod) {
  Begin(1);
  EXPECT_EQ(FieldOf(units_[0], "", "2026-03-01"), "start_date");
  EXPECT_EQ(FieldOf(units_[0], "2026-3-1", "2026-03-01"), "start_date");
  EXPECT_EQ(FieldOf(units_[0], "2026-03-01", ""), "end_date");
  EXPECT_EQ(FieldOf(units_[0], "2026-03-01", "2026-02-30"), "end_date");
  EXPECT_EQ(FieldOf(units_[0], "2026-03-02", "2026-03-01"), "end_date");
  EXPECT_EQ(FieldOf("", "2026-03-01", "2026-03-01"), "unit");
  EXPECT_EQ(ReasonOf(Ask("01J80000000000000000000000", "2026-03-01", "2026-03-01").status()),
            v1::ERROR_REASON_NOT_FOUND);
}

}  // namespace
}  // namespace glimmer::ledgers
