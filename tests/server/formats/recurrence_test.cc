#include "server/formats/recurrence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tests/server/formats/python_oracle.h"

namespace glimmer {
namespace {

using Second = absl::CivilSecond;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const absl::CivilDay kFrom(1900, 1, 1);
const absl::CivilDay kTo(2200, 1, 1);

std::vector<std::string> Civils(const Recurrence& recurrence, int limit = 1000,
                                absl::CivilDay from = kFrom, absl::CivilDay to = kTo) {
  const auto occurrences = Expand(recurrence, from, to, limit);
  EXPECT_TRUE(occurrences.ok()) << occurrences.status();
  std::vector<std::string> texts;
  if (!occurrences.ok()) return texts;
  for (const Occurrence& occurrence : *occurrences) {
    texts.push_back(absl::FormatCivilTime(occurrence.civil));
  }
  return texts;
}

std::string Compact(absl::CivilSecond t) {
  return absl::StrFormat("%04d%02d%02dT%02d%02d%02d", t.year(), t.month(), t.day(), t.hour(),
                         t.minute(), t.second());
}

struct Case {
  std::string rule;
  absl::CivilSecond start;
  std::string zone;
};

// Both expansions of all cases must agree, civil time and instant.
void ExpectSameAsDateutil(const std::vector<Case>& cases) {
  constexpr int kLimit = 60;
  std::string input, ours;
  for (const Case& c : cases) {
    absl::StrAppend(&input, Compact(c.start), "\t", c.zone, "\t", kLimit, "\t", c.rule, "\n");
    const auto occurrences = Expand({c.rule, c.start, c.zone, {}, {}}, kFrom, kTo, kLimit);
    ASSERT_TRUE(occurrences.ok()) << c.rule << ": " << occurrences.status();
    absl::StrAppend(&ours,
                    absl::StrJoin(*occurrences, " ",
                                  [](std::string* out, const Occurrence& o) {
                                    absl::StrAppend(out, Compact(o.civil), "/",
                                                    absl::ToUnixSeconds(o.start));
                                  }),
                    "\n");
  }
  const auto theirs = test::RunPython("recurrence_oracle.py", input);
  ASSERT_TRUE(theirs.ok()) << theirs.status();
  const std::vector<std::string> left = absl::StrSplit(ours, '\n');
  const std::vector<std::string> right = absl::StrSplit(*theirs, '\n');
  ASSERT_EQ(left.size(), right.size()) << *theirs;
  for (size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(left[i], right[i]) << cases[i].rule;
}

// RFC 5545 section 3.8.5.3, all examples with a frequency of a day or more, in its order.
TEST(ExpandTest, AgreesWithDateutilOnTheExamplesOfRfc5545) {
  const absl::CivilSecond sep2(1997, 9, 2, 9, 0, 0);
  std::vector<Case> cases;
  const auto add = [&](absl::string_view rule, absl::CivilSecond start) {
    cases.push_back({std::string(rule), start, "America/New_York"});
  };
  for (const char* rule :
       {"FREQ=DAILY;COUNT=10", "FREQ=DAILY;UNTIL=19971224T000000Z", "FREQ=DAILY;INTERVAL=2",
        "FREQ=DAILY;INTERVAL=10;COUNT=5", "FREQ=WEEKLY;COUNT=10",
        "FREQ=WEEKLY;UNTIL=19971224T000000Z", "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
        "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
        "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5",
        "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40"}) {
    add(rule, sep2);
  }
  add("FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
      Second(1998, 1, 1, 9, 0, 0));
  add("FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1", Second(1998, 1, 1, 9, 0, 0));
  add("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
      Second(1997, 9, 1, 9, 0, 0));
  add("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", Second(1997, 9, 5, 9, 0, 0));
  add("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", Second(1997, 9, 5, 9, 0, 0));
  add("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", Second(1997, 9, 7, 9, 0, 0));
  add("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", Second(1997, 9, 22, 9, 0, 0));
  add("FREQ=MONTHLY;BYMONTHDAY=-3", Second(1997, 9, 28, 9, 0, 0));
  add("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", Second(1997, 9, 30, 9, 0, 0));
  add("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
      Second(1997, 9, 10, 9, 0, 0));
  add("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", Second(1997, 6, 10, 9, 0, 0));
  add("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", Second(1997, 3, 10, 9, 0, 0));
  add("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", Second(1997, 1, 1, 9, 0, 0));
  add("FREQ=YEARLY;BYDAY=20MO", Second(1997, 5, 19, 9, 0, 0));
  add("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", Second(1997, 5, 12, 9, 0, 0));
  add("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", Second(1997, 3, 13, 9, 0, 0));
  add("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", Second(1997, 6, 5, 9, 0, 0));
  add("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", Second(1997, 9, 13, 9, 0, 0));
  add("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
      Second(1996, 11, 5, 9, 0, 0));
  add("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", Second(1997, 9, 4, 9, 0, 0));
  add("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", Second(1997, 9, 29, 9, 0, 0));
  add("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", Second(1997, 8, 5, 9, 0, 0));
  add("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", Second(1997, 8, 5, 9, 0, 0));
  ExpectSameAsDateutil(cases);
}

// Dates as the RFC prints them.
TEST(ExpandTest, GivesTheDatesThatRfc5545Prints) {
  EXPECT_THAT(
      Civils({"FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", Second(1997, 9, 22, 9, 0, 0), "America/New_York"}),
      ElementsAre("1997-09-22T09:00:00", "1997-10-20T09:00:00", "1997-11-17T09:00:00",
                  "1997-12-22T09:00:00", "1998-01-19T09:00:00", "1998-02-16T09:00:00"));
  EXPECT_THAT(Civils({"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
                      Second(1997, 8, 5, 9, 0, 0), "America/New_York"}),
              ElementsAre("1997-08-05T09:00:00", "1997-08-10T09:00:00", "1997-08-19T09:00:00",
                          "1997-08-24T09:00:00"));
  EXPECT_THAT(Civils({"FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
                      Second(1997, 8, 5, 9, 0, 0), "America/New_York"}),
              ElementsAre("1997-08-05T09:00:00", "1997-08-17T09:00:00", "1997-08-19T09:00:00",
                          "1997-08-31T09:00:00"));
  EXPECT_THAT(Civils({"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", Second(1997, 9, 2, 9, 0, 0),
                      "America/New_York"},
                     4),
              ElementsAre("1998-02-13T09:00:00", "1998-03-13T09:00:00", "1998-11-13T09:00:00",
                          "1999-08-13T09:00:00"));
}

// libical 3.0.16 gets these wrong when left alone.
TEST(ExpandTest, CountsWeeksFromTheStartsWeekWhenTheStartDoesNotFit) {
  const Second friday(2026, 3, 20, 21, 30, 0);
  ExpectSameAsDateutil({
      {"FREQ=WEEKLY;INTERVAL=4;BYDAY=SU", friday, "Asia/Shanghai"},
      {"FREQ=WEEKLY;INTERVAL=4;BYDAY=TU", friday, "Asia/Shanghai"},
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,TH,SU;COUNT=9;WKST=FR", friday, "Asia/Shanghai"},
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,WE;COUNT=15;WKST=SA", friday, "Asia/Shanghai"},
      {"FREQ=WEEKLY;INTERVAL=3;BYDAY=FR;WKST=SU", friday, "Asia/Shanghai"},
  });
}

TEST(ExpandTest, AgreesWithDateutilAcrossClockChanges) {
  ExpectSameAsDateutil({
      {"FREQ=DAILY;COUNT=5", Second(2026, 3, 6, 2, 30, 0), "America/New_York"},
      {"FREQ=DAILY;COUNT=5", Second(2026, 10, 30, 1, 30, 0), "America/New_York"},
      {"FREQ=WEEKLY;COUNT=40", Second(2026, 1, 4, 2, 30, 0), "Europe/Berlin"},
      {"FREQ=DAILY;COUNT=5", Second(2026, 3, 27, 2, 0, 0), "Europe/Berlin"},
      {"FREQ=WEEKLY;BYDAY=TU,TH", Second(2026, 3, 3, 14, 0, 0), "Asia/Shanghai"},
      {"FREQ=DAILY;COUNT=4", Second(2026, 10, 2, 2, 15, 0), "Australia/Lord_Howe"},
      {"FREQ=DAILY;UNTIL=20261101T054500Z", Second(2026, 10, 30, 1, 30, 0), "America/New_York"},
      {"FREQ=DAILY;UNTIL=20261101T051500Z", Second(2026, 10, 30, 1, 30, 0), "America/New_York"},
      {"FREQ=WEEKLY;UNTIL=20260331", Second(2026, 3, 3, 14, 0, 0), "Asia/Shanghai"},
      {"FREQ=WEEKLY;UNTIL=20260331T140000", Second(2026, 3, 3, 14, 0, 0), "Asia/Shanghai"},
      {"FREQ=WEEKLY;UNTIL=20260331T135959", Second(2026, 3, 3, 14, 0, 0), "Asia/Shanghai"},
      {"FREQ=WEEKLY;UNTIL=20260331T060000Z", Second(2026, 3, 3, 14, 0, 0), "Asia/Shanghai"},
  });
}

TEST(ExpandTest, MovesATimeThatTheClockSkipsForwardByTheGap) {
  const auto occurrences = Expand(
      {"FREQ=DAILY;COUNT=3", Second(2026, 3, 7, 2, 30, 0), "America/New_York"}, kFrom, kTo, 10);
  ASSERT_TRUE(occurrences.ok());
  ASSERT_EQ(occurrences->size(), 3u);
  const Occurrence& shifted = (*occurrences)[1];
  EXPECT_EQ(shifted.civil, absl::CivilSecond(2026, 3, 8, 2, 30, 0));
  EXPECT_TRUE(shifted.shifted_by_dst);
  EXPECT_EQ(absl::FormatTime("%H:%M %z", shifted.start,
                             [] {
                               absl::TimeZone zone;
                               absl::LoadTimeZone("America/New_York", &zone);
                               return zone;
                             }()),
            "03:30 -0400");
  EXPECT_FALSE((*occurrences)[0].shifted_by_dst);
  EXPECT_FALSE((*occurrences)[2].shifted_by_dst);
}

TEST(ExpandTest, TakesTheFirstOfATimeThatTheClockShowsTwice) {
  const auto occurrences =
      Expand({"", Second(2026, 11, 1, 1, 30, 0), "America/New_York"}, kFrom, kTo, 10);
  ASSERT_TRUE(occurrences.ok());
  ASSERT_EQ(occurrences->size(), 1u);
  EXPECT_EQ((*occurrences)[0].start,
            absl::FromCivil(absl::CivilSecond(2026, 11, 1, 5, 30, 0), absl::UTCTimeZone()));
  EXPECT_FALSE((*occurrences)[0].shifted_by_dst);
}

TEST(ExpandTest, TakesOutExdatesAfterCountingAndAddsRdates) {
  Recurrence recurrence{"FREQ=WEEKLY;COUNT=3", Second(2026, 3, 6, 14, 0, 0), "Asia/Shanghai"};
  recurrence.exdates = {Second(2026, 3, 13, 14, 0, 0), Second(2026, 3, 14, 14, 0, 0)};
  recurrence.rdates = {Second(2026, 3, 8, 10, 0, 0), Second(2026, 3, 20, 14, 0, 0)};
  EXPECT_THAT(Civils(recurrence),
              ElementsAre("2026-03-06T14:00:00", "2026-03-08T10:00:00", "2026-03-20T14:00:00"));
}

TEST(ExpandTest, KeepsToTheWindowAndTheLimit) {
  const Recurrence daily{"FREQ=DAILY", Second(2026, 1, 1, 9, 0, 0), "Asia/Shanghai"};
  EXPECT_THAT(Civils(daily, 10, absl::CivilDay(2026, 3, 1), absl::CivilDay(2026, 3, 3)),
              ElementsAre("2026-03-01T09:00:00", "2026-03-02T09:00:00"));
  EXPECT_EQ(Civils(daily, 1000).size(), 1000u);
  EXPECT_THAT(Civils(daily, 10, absl::CivilDay(2025, 1, 1), absl::CivilDay(2026, 1, 1)), IsEmpty());
  Recurrence with_exdates = daily;
  with_exdates.exdates = {Second(2026, 1, 1, 9, 0, 0), Second(2026, 1, 2, 9, 0, 0)};
  EXPECT_THAT(Civils(with_exdates, 2), ElementsAre("2026-01-03T09:00:00", "2026-01-04T09:00:00"));
}

TEST(ExpandTest, RefusesWhatItCannotExpand) {
  const absl::CivilSecond start(2026, 1, 1, 9, 0, 0);
  const auto code = [](const Recurrence& recurrence, int limit) {
    return Expand(recurrence, kFrom, kTo, limit).status().code();
  };
  EXPECT_EQ(code({"FREQ=DAILY", start, "Mars/Olympus"}, 1), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({"FREQ=DAILY", start, ""}, 1), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({"FREQ=DAILY", start, "Asia/Shanghai"}, 0), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({"FREQ=DAILY", Second(1800, 1, 1), "UTC"}, 1), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(code({"FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20;"
                  "BYMINUTE=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20;"
                  "BYSECOND=0,1,2,3,4,5,6,7,8,9,10",
                  Second(1970, 1, 1, 0, 0, 0), "UTC"},
                 2000000),
            absl::StatusCode::kOutOfRange);
}

TEST(ExpandTest, EndsForARuleThatNeverHappens) {
  EXPECT_THAT(Civils({"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", Second(2026, 1, 1, 9, 0, 0), "UTC"}),
              IsEmpty());
}

TEST(NormalizeRruleTest, WritesUpperCaseWithoutPrefix) {
  EXPECT_EQ(*NormalizeRrule(" rrule:freq=weekly;byday=tu,th;interval=2; "),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH");
  EXPECT_EQ(*NormalizeRrule("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231T155959Z"),
            "FREQ=MONTHLY;UNTIL=20261231T155959Z;BYDAY=-1FR");
}

TEST(NormalizeRruleTest, RefusesBadRules) {
  for (const char* rule : {"",
                           ";",
                           "FREQ",
                           "FREQ=",
                           "FREQ=FOO",
                           "COUNT=3",
                           "FREQ=DAILY;COUNT=0",
                           "FREQ=DAILY;COUNT=-1",
                           "FREQ=DAILY;INTERVAL=0",
                           "FREQ=DAILY;COUNT=2;COUNT=3",
                           "FREQ=DAILY;COUNT=2;UNTIL=20261231",
                           "FREQ=DAILY;UNTIL=20261399",
                           "FREQ=DAILY;UNTIL=20260230",
                           "FREQ=DAILY;UNTIL=tomorrow",
                           "FREQ=DAILY;UNTIL=20261231T99",
                           "FREQ=WEEKLY;BYDAY=XX",
                           "FREQ=WEEKLY;BYDAY=2TU",
                           "FREQ=MONTHLY;BYDAY=0MO",
                           "FREQ=WEEKLY;BYMONTHDAY=3",
                           "FREQ=DAILY;BYMONTHDAY=-1",
                           "FREQ=MONTHLY;BYMONTHDAY=32",
                           "FREQ=DAILY;BYHOUR=25",
                           "FREQ=DAILY;BYMONTH=13",
                           "FREQ=WEEKLY;WKST=ZZ",
                           "FREQ=DAILY;FOO=1",
                           "FREQ=SECONDLY",
                           "FREQ=MINUTELY;INTERVAL=20",
                           "FREQ=HOURLY",
                           "RSCALE=CHINESE;FREQ=YEARLY",
                           "FREQ=MONTHLY;BYSETPOS=0;BYDAY=MO"}) {
    EXPECT_EQ(NormalizeRrule(rule).status().code(), absl::StatusCode::kInvalidArgument) << rule;
  }
  EXPECT_EQ(NormalizeRrule(std::string(100000, 'x')).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace glimmer
