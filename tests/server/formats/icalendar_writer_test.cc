#include "server/formats/icalendar_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/formats/icalendar_text.h"
#include "tests/server/formats/python_oracle.h"

namespace glimmer {
namespace {

using Second = absl::CivilSecond;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

ExportedEvent Shift(absl::string_view uid, absl::CivilSecond start, absl::string_view zone) {
  ExportedEvent event;
  event.uid = std::string(uid);
  event.summary = "Clean-up";
  event.start = start;
  event.duration = absl::Minutes(90);
  event.time_zone = std::string(zone);
  event.stamp = absl::FromUnixSeconds(1772416800);
  event.last_modified = absl::FromUnixSeconds(1772410000);
  return event;
}

std::string Write(const std::vector<ExportedEvent>& events) {
  const auto text = WriteCalendar({"志愿服务, 我的班次", "zh-CN"}, events);
  EXPECT_TRUE(text.ok()) << text.status();
  return text.value_or("");
}

TEST(WriteCalendarTest, WritesOneShift) {
  ExportedEvent event = Shift("s1@glimmer", Second(2026, 3, 6, 14, 0, 0), "Asia/Shanghai");
  event.sequence = 2;
  event.remind_before = absl::Hours(2);
  EXPECT_EQ(Write({event}),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Glimmer//Glimmer//EN\r\n"
            "CALSCALE:GREGORIAN\r\n"
            "NAME;LANGUAGE=zh-CN:志愿服务\\, 我的班次\r\n"
            "X-WR-CALNAME:志愿服务\\, 我的班次\r\n"
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n"
            "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n"
            "BEGIN:STANDARD\r\nDTSTART:20260305T140000\r\nTZOFFSETFROM:+0800\r\n"
            "TZOFFSETTO:+0800\r\nTZNAME:CST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            "BEGIN:VEVENT\r\nUID:s1@glimmer\r\nDTSTAMP:20260302T020000Z\r\n"
            "LAST-MODIFIED:20260302T000640Z\r\nSEQUENCE:2\r\n"
            "DTSTART;TZID=Asia/Shanghai:20260306T140000\r\n"
            "DTEND;TZID=Asia/Shanghai:20260306T153000\r\n"
            "SUMMARY:Clean-up\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n"
            "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT2H\r\nDESCRIPTION:Clean-up\r\n"
            "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST(WriteCalendarTest, KeepsACancelledShiftWithoutReminder) {
  ExportedEvent event = Shift("s1", Second(2026, 3, 6, 14, 0, 0), "UTC");
  event.cancelled = true;
  event.remind_before = absl::Hours(2);
  const std::string text = Write({event});
  EXPECT_THAT(text, HasSubstr("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT"));
  EXPECT_THAT(text, HasSubstr("DTSTART:20260306T140000Z\r\nDTEND:20260306T153000Z\r\n"));
  EXPECT_THAT(text, Not(HasSubstr("VTIMEZONE")));
}

TEST(WriteCalendarTest, NobodyCanWriteALineIntoItThroughAText) {
  ExportedEvent event = Shift("a\r\nATTENDEE:x", Second(2026, 3, 6, 14, 0, 0), "UTC");
  event.summary = "one\r\nORGANIZER:mailto:x@example.org\rATTENDEE:y\nEND:VEVENT\x01";
  const std::string text = Write({event});
  for (absl::string_view line : absl::StrSplit(text, "\r\n")) {
    EXPECT_FALSE(absl::StartsWith(line, "ORGANIZER") || absl::StartsWith(line, "ATTENDEE"));
    EXPECT_EQ(line.find_first_of("\r\n\x01"), absl::string_view::npos);
  }
  EXPECT_THAT(text, HasSubstr("SUMMARY:one\\nORGANIZER"));
}

TEST(WriteCalendarTest, RefusesWhatItCannotWrite) {
  const Second start(2026, 3, 6, 14, 0, 0);
  EXPECT_FALSE(WriteCalendar({"n", "zh\r\nX:1"}, {}).ok());
  EXPECT_FALSE(WriteCalendar({"n"}, {Shift("", start, "UTC")}).ok());
  EXPECT_FALSE(WriteCalendar({"n"}, {Shift("a", start, "Mars/Olympus")}).ok());
  EXPECT_FALSE(WriteCalendar({"n"}, {Shift("a", start, "")}).ok());
  EXPECT_FALSE(WriteCalendar({"n"}, {Shift("a", Second(20026, 3, 6), "UTC")}).ok());
  ExportedEvent backwards = Shift("a", start, "UTC");
  backwards.duration = -absl::Hours(1);
  EXPECT_FALSE(WriteCalendar({"n"}, {backwards}).ok());
}

// python-icalendar sees the same instants, also around clock changes, by our VTIMEZONE.
TEST(WriteCalendarTest, PythonIcalendarReadsTheSame) {
  std::vector<ExportedEvent> events = {
      Shift("gap", Second(2026, 3, 8, 2, 30, 0), "America/New_York"),
      Shift("twice", Second(2026, 11, 1, 1, 30, 0), "America/New_York"),
      Shift("berlin", Second(2026, 7, 1, 9, 0, 0), "Europe/Berlin"),
      Shift("berlin2", Second(2027, 1, 1, 9, 0, 0), "Europe/Berlin"),
      Shift("utc", Second(2026, 3, 6, 14, 0, 0), "UTC"),
      Shift("shanghai", Second(2026, 3, 6, 14, 0, 0), "Asia/Shanghai"),
      Shift("day", Second(2026, 3, 6), "Asia/Shanghai"),
  };
  events[5].summary = "社区; 清洁, 日 \\ " + std::string(200, 'x');
  events[5].description = "第一行\n第二行：请带手套，谢谢。";
  for (int i = 0; i < 2; ++i) events[5].description += events[5].description;
  events[5].location = "文化广场, 东门";
  events[5].cancelled = true;
  events[5].sequence = 7;
  events[6].all_day = true;
  events[6].duration = absl::Hours(48);

  const auto read = test::RunPython("calendar_oracle.py", Write(events));
  ASSERT_TRUE(read.ok()) << read.status();
  std::string description;
  for (const char c : events[5].description) {
    description += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  const auto line = [](absl::string_view uid, int64_t start) {
    return absl::StrCat(uid, "\t", start, "\t", start + 5400, "\tCONFIRMED\t0\tClean-up\t\t");
  };
  const std::vector<std::string> lines = absl::StrSplit(*read, '\n');
  EXPECT_THAT(
      lines,
      ElementsAre("志愿服务, 我的班次", line("gap", 1772955000), line("twice", 1793511000),
                  line("berlin", 1782889200), line("berlin2", 1798790400), line("utc", 1772805600),
                  absl::StrCat("shanghai\t1772776800\t1772782200\tCANCELLED\t7\t",
                               events[5].summary, "\t", description, "\t文化广场, 东门"),
                  "day\t2026-03-06\t2026-03-08\tCONFIRMED\t0\tClean-up\t\t", ""));
}

TEST(AppendFoldedTest, NeverSplitsACharacterNorExceeds75Octets) {
  for (size_t ascii = 0; ascii < 90; ++ascii) {
    std::string line(ascii, 'a');
    for (int i = 0; i < 100; ++i) line += i % 3 == 0 ? "志" : i % 3 == 1 ? "é" : "🌱";
    std::string folded;
    ical::AppendFolded(line, folded);
    std::string unfolded;
    for (absl::string_view part : absl::StrSplit(folded, "\r\n")) {
      EXPECT_LE(part.size(), 75u);
      if (part.empty()) continue;
      if (!unfolded.empty()) {
        ASSERT_EQ(part[0], ' ');
        part.remove_prefix(1);
      }
      EXPECT_NE(static_cast<unsigned char>(part[0]) & 0xC0, 0x80);
      absl::StrAppend(&unfolded, part);
    }
    EXPECT_EQ(unfolded, line);
  }
}

TEST(AppendFoldedTest, LeavesALineOf75OctetsWhole) {
  std::string folded;
  ical::AppendFolded(std::string(75, 'a'), folded);
  EXPECT_EQ(folded, std::string(75, 'a') + "\r\n");
}

TEST(EscapeTextTest, ComesBackUnescaped) {
  const std::string text = "a;b,c\\d\\n\ne\t志愿";
  EXPECT_EQ(ical::EscapeText(text), "a\\;b\\,c\\\\d\\\\n\\ne\t志愿");
  EXPECT_EQ(ical::UnescapeText(ical::EscapeText(text)), text);
}

}  // namespace
}  // namespace glimmer
