// A calendar of some other program becomes events: what it says is done, what it leaves open is
// asked, and nothing is done twice.
#include "server/events/calendar_import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "tests/server/events/event_fixture.h"

namespace glimmer::events {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string Calendar(absl::string_view entries) {
  return absl::StrReplaceAll(absl::StrCat("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//other//EN\n",
                                          entries, "END:VCALENDAR\n"),
                             {{"\n", "\r\n"}});
}

// Five Fridays, of which the clock has passed the first, one is left out, one moved to Saturday
// and made longer, and one cancelled.
constexpr absl::string_view kSeries =
    "BEGIN:VEVENT\nUID:choir@other\nSUMMARY:Choir\nLOCATION:Hall\nDESCRIPTION:Sing\n"
    "DTSTART;TZID=Asia/Shanghai:20260227T190000\nDTEND;TZID=Asia/Shanghai:20260227T203000\n"
    "RRULE:FREQ=WEEKLY;COUNT=5\nEXDATE;TZID=Asia/Shanghai:20260306T190000\n"
    "ATTENDEE:mailto:someone@example.org\nX-COLOR:red\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:choir@other\nRECURRENCE-ID;TZID=Asia/Shanghai:20260313T190000\n"
    "SUMMARY:Choir\nDTSTART;TZID=Asia/Shanghai:20260314T100000\n"
    "DTEND;TZID=Asia/Shanghai:20260314T120000\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:choir@other\nRECURRENCE-ID;TZID=Asia/Shanghai:20260320T190000\n"
    "SUMMARY:Choir\nSTATUS:CANCELLED\nDTSTART;TZID=Asia/Shanghai:20260320T190000\n"
    "DTEND;TZID=Asia/Shanghai:20260320T203000\nEND:VEVENT\n";
constexpr absl::string_view kHoliday =
    "BEGIN:VEVENT\nUID:holiday@other\nSUMMARY:Arbor Day\nDTSTART;VALUE=DATE:20260312\n"
    "DTEND;VALUE=DATE:20260313\nEND:VEVENT\n";
constexpr absl::string_view kSingle =
    "BEGIN:VEVENT\nUID:market@other\nSUMMARY:Market day\n"
    "DTSTART:20260310T010000Z\nDURATION:PT3H\nEND:VEVENT\n";
constexpr absl::string_view kTooShort =
    "BEGIN:VEVENT\nUID:short@other\nSUMMARY:Blink\nDTSTART:20260310T010000Z\nEND:VEVENT\n";

class ImportCalendarTest : public EventTest {
 protected:
  CalendarImportOptions Options(bool apply = true) const {
    CalendarImportOptions options;
    options.organizing_unit_id = world_.unit_id;
    options.file_name = "season.ics";
    options.capacity = 8;
    options.apply = apply;
    return options;
  }
  absl::StatusOr<v1::ImportReport> Import(absl::string_view content) {
    return Import(content, Options());
  }
  absl::StatusOr<v1::ImportReport> Import(absl::string_view content,
                                          const CalendarImportOptions& options) {
    return Do([&](rpc::Context& context) { return ImportCalendar(context, content, options); });
  }
  v1::ImportReport MustImport(absl::string_view entries) {
    const auto report = Import(Calendar(entries));
    EXPECT_TRUE(report.ok()) << report.status();
    return report.value_or(v1::ImportReport());
  }
  std::vector<Shift> ShiftsOfUid(const std::string& uid) {
    return ShiftsOf(world_.Text("SELECT event_id FROM events WHERE external_uid = '" + uid + "'"));
  }
  std::vector<std::string> Starts(const std::string& uid) {
    std::vector<std::string> starts;
    for (const Shift& shift : ShiftsOfUid(uid)) {
      const bool off = shift.state == ShiftState::kCancelled;
      starts.push_back(absl::StrCat(off ? "-" : "", shift.civil_start));
    }
    return starts;
  }
  int64_t Rows() {
    return world_.Int(
        "SELECT (SELECT COUNT(*) FROM events) + (SELECT COUNT(*) FROM shifts) + "
        "(SELECT COUNT(*) FROM positions) + (SELECT COALESCE(SUM(version), 0) FROM events) + "
        "(SELECT COALESCE(SUM(version), 0) FROM shifts)");
  }
  // Texts of the problems that are questions, or of those that are not.
  static std::vector<std::string> Texts(const v1::ImportReport& report, bool questions) {
    std::vector<std::string> texts;
    for (const v1::ImportProblem& problem : report.problems()) {
      if (problem.question() != questions) continue;
      texts.push_back(absl::StrCat(problem.row(), " ", problem.text()));
    }
    return texts;
  }
};

TEST_F(ImportCalendarTest, ReadsSeriesMovesCancellationsAndHolidays) {
  const v1::ImportReport report = MustImport(absl::StrCat(kSeries, kHoliday, kSingle));
  EXPECT_EQ(report.created(), 2);
  EXPECT_TRUE(report.applied());
  EXPECT_THAT(Texts(report, false), ElementsAre());
  EXPECT_THAT(Texts(report, true), ElementsAre("4 1 dates are past and are left out.",
                                               HasSubstr("Arbor Day: An all-day entry")));
  EXPECT_THAT(Starts("choir@other"), ElementsAre("2026-03-14T10:00:00", "2026-03-27T19:00:00"));
  const std::vector<Shift> shifts = ShiftsOfUid("choir@other");
  ASSERT_EQ(shifts.size(), 2u);
  EXPECT_EQ(shifts[0].recurrence_id, "2026-03-13T19:00:00");
  EXPECT_EQ(shifts[0].end_time - shifts[0].start_time, absl::Hours(2));
  EXPECT_EQ(shifts[1].end_time - shifts[1].start_time, absl::Minutes(90));
  EXPECT_EQ(shifts[0].title, "Choir");
  EXPECT_EQ(shifts[0].place, "Hall");
  EXPECT_EQ(shifts[0].capacity, 8);
  EXPECT_TRUE(Join(world_.AddPerson(), shifts[0].shift_id).ok());
  EXPECT_THAT(Starts("market@other"), ElementsAre("2026-03-10T01:00:00"));
  EXPECT_THAT(report.refused_columns(), ElementsAre("ATTENDEE"));
  EXPECT_THAT(report.unknown_columns(), ElementsAre("X-COLOR"));
}

TEST_F(ImportCalendarTest, NamesDaysThatArePastInOneLine) {
  const v1::ImportReport report = MustImport(
      absl::StrCat(absl::StrReplaceAll(kHoliday, {{"202603", "202503"}}),
                   absl::StrReplaceAll(kHoliday, {{"holiday@", "b@"}, {"202603", "202403"}}),
                   absl::StrReplaceAll(kHoliday, {{"holiday@", "c@"}})));
  EXPECT_THAT(Texts(report, true),
              ElementsAre(HasSubstr("Arbor Day"), "0 2 all-day entries are past."));
}

TEST_F(ImportCalendarTest, WhatIsWhollyPastMakesNothing) {
  const v1::ImportReport report =
      MustImport(absl::StrReplaceAll(kSingle, {{"20260310", "20250310"}}));
  EXPECT_EQ(report.created() + report.updated() + report.unchanged(), 0);
  EXPECT_THAT(Texts(report, true), ElementsAre("4 1 dates are past and are left out."));
  EXPECT_EQ(Rows(), 0);
}

TEST_F(ImportCalendarTest, ADryRunSaysTheSameAndDoesNothing) {
  const std::string calendar = Calendar(absl::StrCat(kSeries, kHoliday, kSingle));
  const auto dry = Import(calendar, Options(false));
  ASSERT_TRUE(dry.ok()) << dry.status();
  EXPECT_FALSE(dry->applied());
  EXPECT_EQ(dry->created(), 2);
  EXPECT_EQ(Rows(), 0);
  const auto done = Import(calendar);
  ASSERT_TRUE(done.ok()) << done.status();
  ASSERT_EQ(done->changes_size(), dry->changes_size());
  for (int i = 0; i < dry->changes_size(); ++i) {
    EXPECT_EQ(dry->changes(i).resource(), "");
    EXPECT_EQ(dry->changes(i).title(), done->changes(i).title());
    EXPECT_EQ(dry->changes(i).fields_size(), done->changes(i).fields_size());
    EXPECT_NE(done->changes(i).resource(), "");
  }
}

TEST_F(ImportCalendarTest, AgainChangesNothing) {
  MustImport(absl::StrCat(kSeries, kHoliday, kSingle));
  const int64_t before = Rows();
  const v1::ImportReport again = MustImport(absl::StrCat(kSeries, kHoliday, kSingle));
  EXPECT_EQ(again.created(), 0);
  EXPECT_EQ(again.updated(), 0);
  EXPECT_EQ(again.unchanged(), 2);
  EXPECT_EQ(again.changes_size(), 0);
  EXPECT_EQ(Rows(), before);
}

TEST_F(ImportCalendarTest, FollowsAChangedFileWhereNobodyHasJoined) {
  MustImport(absl::StrCat(kSeries, kSingle));
  const std::string changed = absl::StrReplaceAll(
      absl::StrCat(kSeries, kSingle), {{"LOCATION:Hall", "LOCATION:Garden"},
                                       {"20260314T100000", "20260315T100000"},
                                       {"20260314T120000", "20260315T120000"},
                                       {"EXDATE;TZID=Asia/Shanghai:20260306T190000\n",
                                        "EXDATE;TZID=Asia/Shanghai:20260327T190000\n"}});
  const v1::ImportReport report = MustImport(changed);
  EXPECT_EQ(report.updated(), 1);
  EXPECT_EQ(report.unchanged(), 1);
  EXPECT_THAT(Starts("choir@other"),
              ElementsAre("2026-03-06T19:00:00", "2026-03-15T10:00:00", "-2026-03-27T19:00:00"));
  EXPECT_EQ(ShiftsOfUid("choir@other")[0].place, "Garden");
}

TEST_F(ImportCalendarTest, AsksWherePeopleHaveJoined) {
  MustImport(kSeries);
  for (const Shift& shift : ShiftsOfUid("choir@other")) {
    ASSERT_TRUE(Join(world_.AddPerson(), shift.shift_id).ok());
  }
  const int64_t before = Rows();
  const v1::ImportReport report = MustImport(
      absl::StrReplaceAll(kSeries, {{"LOCATION:Hall", "LOCATION:Garden"},
                                    {"20260314T100000", "20260314T110000"},
                                    {"20260306T190000", "20260306T190000,20260327T190000"}}));
  EXPECT_EQ(report.updated(), 0);
  EXPECT_THAT(Texts(report, true),
              ElementsAre(HasSubstr("past"), HasSubstr("People have joined 2026-03-14T10:00:00"),
                          HasSubstr("People have joined 2026-03-27T19:00:00"),
                          HasSubstr("People have joined Choir")));
  EXPECT_EQ(Rows(), before);
}

TEST_F(ImportCalendarTest, ACancelledEntryCallsOffWhatItMade) {
  MustImport(kSingle);
  const v1::ImportReport report =
      MustImport(absl::StrReplaceAll(kSingle, {{"DURATION", "STATUS:CANCELLED\nDURATION"}}));
  EXPECT_EQ(report.updated(), 1);
  EXPECT_THAT(Starts("market@other"), ElementsAre("-2026-03-10T01:00:00"));
}

TEST_F(ImportCalendarTest, OneBadEntryAppliesNothing) {
  const std::string calendar = Calendar(absl::StrCat(kSingle, kTooShort));
  const absl::Status refused = Import(calendar).status();
  EXPECT_EQ(ReasonName(refused), "IMPORT_HAS_BAD_ROWS");
  EXPECT_EQ(MetadataOf(refused, "rows"), "1");
  EXPECT_EQ(Rows(), 0);
  CalendarImportOptions options = Options();
  options.skip_bad_rows = true;
  const auto report = Import(calendar, options);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 1);
  EXPECT_THAT(Texts(*report, false), ElementsAre("10 It must last 5 minutes to 24 hours."));
  EXPECT_EQ(report->problems(0).file(), "season.ics");
}

TEST_F(ImportCalendarTest, NamesWhatIsWrongInAnEntry) {
  const std::string calendar = Calendar(absl::StrCat(
      absl::StrReplaceAll(kSingle, {{"SUMMARY:Market day\n", ""}}),
      absl::StrReplaceAll(kSingle, {{"market@", "a@"}, {"Market day", std::string(81, 'x')}}),
      absl::StrReplaceAll(kSingle, {{"market@", "b@"}, {"PT3H", "PT25H"}}),
      absl::StrReplaceAll(kSingle, {{"market@", "c@"}, {"20260310T010000Z", "soon"}}),
      absl::StrReplaceAll(kSingle, {{"UID:market@other\n", ""}}),
      absl::StrReplaceAll(kSingle, {{"market@", "d@"}, {"DURATION", "RRULE:FREQ=NEVER\nDURATION"}}),
      absl::StrReplaceAll(kSingle, {{"UID:market@", "no colon here\nUID:e@"}})));
  const auto report = Import(calendar, Options(false));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 0);
  std::vector<std::string> columns;
  for (const v1::ImportProblem& problem : report->problems()) columns.push_back(problem.column());
  EXPECT_THAT(columns, testing::IsSupersetOf({"SUMMARY", "SUMMARY", "DTEND"}));
  EXPECT_GE(Texts(*report, false).size(), 7u);
}

TEST_F(ImportCalendarTest, LeavesAnotherUnitsEntryAlone) {
  MustImport(kSingle);
  CalendarImportOptions options = Options();
  options.organizing_unit_id = world_.AddUnit("Pine Village", world_.root_unit_id);
  const auto report =
      Import(Calendar(absl::StrReplaceAll(kSingle, {{"Market day", "Taken over"}})), options);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created() + report->updated(), 0);
  EXPECT_THAT(Texts(*report, true), ElementsAre(HasSubstr("Another unit")));
  EXPECT_EQ(world_.Text("SELECT title FROM events"), "Market day");
}

TEST_F(ImportCalendarTest, ReadsOtherEncodingsAndFoldsInsideACharacter) {
  // "义卖" in GB18030.
  const std::string gb = absl::StrReplaceAll(kSingle, {{"Market day", "\xD2\xE5\xC2\xF4"}});
  MustImport(gb);
  EXPECT_EQ(world_.Text("SELECT title FROM events WHERE external_uid = 'market@other'"), "义卖");
  const std::string folded = absl::StrReplaceAll(
      kSingle, {{"market@", "folded@"}, {"Market day", "\xE4\xB9\n \x89\xE5\x8D\x96"}});
  MustImport(folded);
  EXPECT_EQ(world_.Text("SELECT title FROM events WHERE external_uid = 'folded@other'"), "义卖");
}

TEST_F(ImportCalendarTest, FloatingTimesAreInTheGivenZone) {
  const std::string floating = absl::StrReplaceAll(kSingle, {{"010000Z", "010000"}});
  MustImport(floating);
  EXPECT_EQ(ShiftsOfUid("market@other")[0].time_zone, "Asia/Shanghai");
  CalendarImportOptions options = Options();
  options.time_zone = "America/New_York";
  const auto report = Import(Calendar(floating), options);
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(Texts(*report, true), ElementsAre(HasSubstr("in the time zone Asia/Shanghai")));
  options.time_zone = "Mars/Olympus";
  EXPECT_EQ(MetadataOf(Import(Calendar(floating), options).status(), "field"), "time_zone");
}

TEST_F(ImportCalendarTest, RefusesWhatIsNoCalendar) {
  const absl::Status refused = Import(std::string("\x00\x01\x02junk", 7)).status();
  EXPECT_EQ(ReasonName(refused), "FILE_UNREADABLE");
  EXPECT_EQ(MetadataOf(refused, "file"), "season.ics");
  EXPECT_EQ(ReasonName(Import("name,date\nx,y\n").status()), "FILE_UNREADABLE");
  EXPECT_EQ(ReasonName(Import("").status()), "FILE_UNREADABLE");
  CalendarImportOptions options = Options();
  options.capacity = 0;
  EXPECT_EQ(MetadataOf(Import(Calendar(kSingle), options).status(), "field"), "capacity");
  options = Options();
  options.host_unit_id = "0123456789ABCDEFGHJKMNPQRS";
  EXPECT_EQ(ReasonName(Import(Calendar(kSingle), options).status()), "NOT_FOUND");
}

TEST_F(ImportCalendarTest, StopsAtTooManyShifts) {
  std::string entries;
  for (int i = 0; i < 13; ++i) {
    absl::StrAppend(&entries,
                    absl::StrReplaceAll(kSingle, {{"market@", absl::StrCat("m", i, "@")},
                                                  {"DURATION", "RRULE:FREQ=DAILY\nDURATION"}}));
  }
  const auto report = Import(Calendar(entries), Options(false));
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(report->created(), 12);
  EXPECT_THAT(Texts(*report, false), ElementsAre(HasSubstr("more than 5000 shifts")));
  EXPECT_EQ(Texts(*report, true).size(), 13u);  // each says that only 400 dates are read
}

}  // namespace
}  // namespace glimmer::events
