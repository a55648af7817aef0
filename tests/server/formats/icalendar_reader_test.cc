#include "server/formats/icalendar_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "server/formats/icalendar_writer.h"

namespace glimmer {
namespace {

using Second = absl::CivilSecond;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

CalendarFile Read(absl::string_view text) {
  CalendarReadOptions options;
  options.default_time_zone = "Asia/Shanghai";
  const auto file = ReadCalendar(text, options);
  EXPECT_TRUE(file.ok()) << file.status();
  return file.value_or(CalendarFile());
}

std::string Calendar(absl::string_view body) {
  const std::string text = absl::StrCat("BEGIN:VCALENDAR\nVERSION:2.0\n", body, "END:VCALENDAR\n");
  return absl::StrReplaceAll(text, {{"\n", "\r\n"}});
}

std::string Event(absl::string_view lines) {
  return absl::StrCat("BEGIN:VEVENT\nUID:u1\n", lines, "END:VEVENT\n");
}

CalendarEvent ReadOne(absl::string_view lines) {
  const CalendarFile file = Read(Calendar(Event(lines)));
  EXPECT_EQ(file.events.size(), 1u);
  EXPECT_THAT(file.problems, IsEmpty()) << file.problems[0].text;
  return file.events.empty() ? CalendarEvent() : file.events[0];
}

constexpr absl::string_view kSeries =
    "BEGIN:VEVENT\nUID:u1\nSUMMARY:清洁\\, 社区\nLOCATION:东\n 门\n"
    "DTSTART;TZID=Asia/Shanghai:20260306T140000\nDTEND;TZID=Asia/Shanghai:20260306T153000\n"
    "RRULE:FREQ=WEEKLY;COUNT=10\nEXDATE;TZID=Asia/Shanghai:20260313T140000,20260320T140000\n"
    "EXDATE:20260327T060000Z\nRDATE;VALUE=DATE-TIME:20260308T100000\nSEQUENCE:3\n"
    "ATTENDEE:mailto:a@example.org\nX-FOO;X-P=\"a:b;c\":1\n"
    "BEGIN:VALARM\nTRIGGER:-PT10M\nEND:VALARM\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:u1\nRECURRENCE-ID;TZID=Asia/Shanghai:20260403T140000\nSUMMARY:Later\n"
    "DTSTART;TZID=Asia/Shanghai:20260403T160000\nDURATION:PT1H\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:u1\nRECURRENCE-ID:20260410T060000Z\nSTATUS:CANCELLED\n"
    "DTSTART;TZID=Asia/Shanghai:20260410T140000\nEND:VEVENT\n";

TEST(ReadCalendarTest, ReadsASeriesWithItsOverrides) {
  const CalendarFile file = Read("\xEF\xBB\xBF" + Calendar(kSeries));
  ASSERT_EQ(file.events.size(), 1u);
  EXPECT_THAT(file.problems, IsEmpty());
  const CalendarEvent& event = file.events[0];
  EXPECT_EQ(event.summary, "清洁, 社区");
  EXPECT_EQ(event.location, "东门");
  EXPECT_EQ(event.start, Second(2026, 3, 6, 14, 0, 0));
  EXPECT_EQ(event.duration, absl::Minutes(90));
  EXPECT_EQ(event.time_zone, "Asia/Shanghai");
  EXPECT_EQ(event.rrule, "FREQ=WEEKLY;COUNT=10");
  EXPECT_THAT(event.exdates,
              ElementsAre(Second(2026, 3, 13, 14, 0, 0), Second(2026, 3, 20, 14, 0, 0),
                          Second(2026, 3, 27, 14, 0, 0)));
  EXPECT_THAT(event.rdates, ElementsAre(Second(2026, 3, 8, 10, 0, 0)));
  EXPECT_EQ(event.sequence, 3);
  EXPECT_EQ(event.line, 3);
  ASSERT_EQ(event.overrides.size(), 2u);
  EXPECT_EQ(event.overrides[0].recurrence_id, Second(2026, 4, 3, 14, 0, 0));
  EXPECT_EQ(event.overrides[0].start, Second(2026, 4, 3, 16, 0, 0));
  EXPECT_EQ(event.overrides[0].duration, absl::Hours(1));
  EXPECT_EQ(event.overrides[0].summary, "Later");
  EXPECT_FALSE(event.overrides[0].cancelled);
  EXPECT_EQ(event.overrides[1].recurrence_id, Second(2026, 4, 10, 14, 0, 0));
  EXPECT_TRUE(event.overrides[1].cancelled);
  EXPECT_EQ(file.ignored.at("ATTENDEE"), 1);
  EXPECT_EQ(file.ignored.at("VALARM"), 1);
  EXPECT_EQ(file.ignored.at("X-FOO"), 1);
}

TEST(ReadCalendarTest, ReadsAnAllDayHoliday) {
  const CalendarEvent event =
      ReadOne("SUMMARY:春节\nDTSTART;VALUE=DATE:20260216\nDTEND;VALUE=DATE:20260223\n");
  EXPECT_TRUE(event.all_day);
  EXPECT_EQ(event.start, Second(2026, 2, 16));
  EXPECT_EQ(event.duration, absl::Hours(24 * 7));
  EXPECT_EQ(ReadOne("DTSTART;VALUE=DATE:20260216\n").duration, absl::Hours(24));
}

TEST(ReadCalendarTest, FindsTheZoneBehindOtherNames) {
  EXPECT_EQ(ReadOne("DTSTART;TZID=China Standard Time:20260306T140000\n").time_zone,
            "Asia/Shanghai");
  EXPECT_EQ(ReadOne("DTSTART;TZID=\"W. Europe Standard Time\":20260306T140000\n").time_zone,
            "Europe/Berlin");
  EXPECT_EQ(
      ReadOne("DTSTART;TZID=/example.org/20250101_1/Europe/Vienna:20260306T140000\n").time_zone,
      "Europe/Vienna");
  EXPECT_EQ(ReadOne("DTSTART:20260306T140000Z\n").time_zone, "UTC");
  EXPECT_EQ(ReadOne("DTSTART:20260306T140000\n").time_zone, "Asia/Shanghai");
}

TEST(ReadCalendarTest, OpensNoFileOutsideTheZoneDatabase) {
  for (const char* name : {"/usr/share/zoneinfo/Europe/Berlin", "../zoneinfo/Europe/Rome",
                           "localtime", "file:Europe/Berlin"}) {
    const CalendarFile file =
        Read(Calendar(Event(absl::StrCat("DTSTART;TZID=\"", name, "\":20260306T140000\n"))));
    ASSERT_EQ(file.events.size(), 1u);
    EXPECT_THAT(file.events[0].time_zone,
                ::testing::AnyOf("Asia/Shanghai", "Europe/Berlin", "Europe/Rome"))
        << name;
  }
  EXPECT_EQ(ReadOne("DTSTART;TZID=posix/Europe/Vaduz:20260306T140000\n").time_zone, "Europe/Vaduz");
}

// Whatever a byte turns into, reading ends with an answer.
TEST(ReadCalendarTest, SurvivesChangedBytes) {
  const std::string whole = Calendar(kSeries);
  std::mt19937 random(5545);
  const std::string bytes("\0\r\n:;=,\"\\Z9\xFF\xE5", 13);
  for (int i = 0; i < 2000; ++i) {
    std::string changed = whole;
    for (int n = 0; n < 4; ++n) changed[random() % changed.size()] = bytes[random() % bytes.size()];
    const auto file = ReadCalendar(changed, {});
    if (!file.ok()) continue;
    for (const CalendarEvent& event : file->events) EXPECT_FALSE(event.time_zone.empty());
  }
}

TEST(ReadCalendarTest, FindsTheZoneByTheRulesOfItsDefinition) {
  const CalendarFile file = Read(
      Calendar("BEGIN:VTIMEZONE\nTZID:My Zone\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\n"
               "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
               "END:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19701025T030000\n"
               "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
               "END:STANDARD\nEND:VTIMEZONE\n"
               "BEGIN:VTIMEZONE\nTZID:Fixed\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
               "TZOFFSETFROM:+0800\nTZOFFSETTO:+0800\nEND:STANDARD\nEND:VTIMEZONE\n"
               "BEGIN:VEVENT\nUID:a\nDTSTART;TZID=My Zone:20260701T090000\nEND:VEVENT\n"
               "BEGIN:VEVENT\nUID:b\nDTSTART;TZID=Fixed:20260701T090000\nEND:VEVENT\n"));
  ASSERT_EQ(file.events.size(), 2u);
  EXPECT_THAT(file.problems, IsEmpty());
  EXPECT_EQ(file.events[0].time_zone, "Europe/Berlin");
  EXPECT_EQ(file.events[1].time_zone, "Asia/Shanghai");
}

TEST(ReadCalendarTest, SaysWhatItCouldNotRead) {
  const auto problem = [](absl::string_view lines) {
    const CalendarFile file = Read(Calendar(Event(lines)));
    EXPECT_FALSE(file.problems.empty()) << lines;
    return file.problems.empty() ? "" : file.problems[0].text;
  };
  EXPECT_THAT(problem("SUMMARY:x\n"), HasSubstr("no start"));
  EXPECT_THAT(problem("DTSTART:20260230T000000\n"), HasSubstr("no date"));
  EXPECT_THAT(problem("DTSTART;;X=1:20260306T140000\n"), HasSubstr("parameter"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nSUMMARY=x\n"), HasSubstr("without a value"));
  EXPECT_THAT(problem("DTSTART;TZID=Mars:20260306T140000\n"), HasSubstr("unknown time zone"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nRRULE:FREQ=FOO\n"), HasSubstr("single event"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nDTEND:20260305T140000\n"), HasSubstr("end"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nDURATION:soon\n"), HasSubstr("DURATION"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nRDATE;VALUE=TIME:083000\n"), HasSubstr("RDATE"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nRECURRENCE-ID:20260306T140000\n"),
              HasSubstr("no series"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nSUMMARY:\xFF\n"), HasSubstr("UTF-8"));
  EXPECT_THAT(problem("DTSTART:20260306T140000\nEND:VTODO\n"), HasSubstr("END without"));
}

TEST(ReadCalendarTest, ReadsTwoCalendarsAndKeepsTheHigherSequence) {
  const std::string old_one = Calendar(Event("SEQUENCE:1\nDTSTART:20260306T140000\n"));
  const std::string two = Calendar("BEGIN:VEVENT\nUID:b\nDTSTART:20260306T140000\nEND:VEVENT\n" +
                                   Event("SEQUENCE:1\nDTSTART:20260306T140000\n") +
                                   Event("SEQUENCE:2\nDTSTART:20260307T140000\n"));
  EXPECT_EQ(Read(old_one + Calendar("BEGIN:VEVENT\nUID:c\nDTSTART:20260306T140000\nEND:VEVENT\n"))
                .events.size(),
            2u);
  const CalendarFile file = Read(two);
  ASSERT_EQ(file.events.size(), 2u);
  EXPECT_EQ(file.events[1].start, Second(2026, 3, 7, 14, 0, 0));
  EXPECT_EQ(file.problems.size(), 1u);
}

TEST(ReadCalendarTest, RefusesWhatIsNoCalendarOrTooLarge) {
  EXPECT_FALSE(ReadCalendar("", {}).ok());
  EXPECT_FALSE(ReadCalendar("hello\nworld", {}).ok());
  CalendarReadOptions small;
  small.max_bytes = 10;
  EXPECT_FALSE(ReadCalendar(Calendar(""), small).ok());
  CalendarReadOptions nowhere;
  nowhere.default_time_zone = "Mars/Olympus";
  EXPECT_FALSE(ReadCalendar(Calendar(""), nowhere).ok());
}

TEST(ReadCalendarTest, SurvivesEveryTruncationAndTellsOfIt) {
  const std::string whole = Calendar(kSeries);
  for (size_t size = 0; size + 16 < whole.size(); ++size) {
    const auto file = ReadCalendar(whole.substr(0, size), {});
    if (file.ok()) {
      EXPECT_FALSE(file->problems.empty()) << size;
    }
  }
}

TEST(ReadCalendarTest, ReadsBackWhatTheWriterWrote) {
  ExportedEvent shift;
  shift.uid = "s1;x";
  shift.summary = "社区; 清洁, 日 \\ " + std::string(200, 'x');
  shift.description = "第一行\n第二行：请带手套，谢谢。请带手套，谢谢。请带手套，谢谢。";
  shift.location = "文化广场, 东门";
  shift.start = Second(2026, 7, 1, 9, 0, 0);
  shift.duration = absl::Minutes(90);
  shift.time_zone = "America/New_York";
  shift.sequence = 4;
  shift.cancelled = true;
  const auto text = WriteCalendar({"我的班次", "zh-CN"}, {shift});
  ASSERT_TRUE(text.ok()) << text.status();
  const CalendarFile file = Read(*text);
  ASSERT_EQ(file.events.size(), 1u);
  EXPECT_THAT(file.problems, IsEmpty());
  EXPECT_EQ(file.name, "我的班次");
  const CalendarEvent& event = file.events[0];
  EXPECT_EQ(event.uid, shift.uid);
  EXPECT_EQ(event.summary, shift.summary);
  EXPECT_EQ(event.description, shift.description);
  EXPECT_EQ(event.location, shift.location);
  EXPECT_EQ(event.start, shift.start);
  EXPECT_EQ(event.duration, shift.duration);
  EXPECT_EQ(event.time_zone, shift.time_zone);
  EXPECT_EQ(event.sequence, 4);
  EXPECT_EQ(event.status, CalendarEventStatus::kCancelled);
}

}  // namespace
}  // namespace glimmer
