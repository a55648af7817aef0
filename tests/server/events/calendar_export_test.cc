// Calendar files hold their owner's shifts and nobody else's data, and other programs read them.
#include "server/events/calendar_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "server/formats/icalendar_reader.h"
#include "shared/domain/resource_names.h"
#include "tests/server/events/event_fixture.h"
#include "tests/server/formats/python_oracle.h"

namespace glimmer::events {
namespace {

using testing::HasSubstr;
using testing::Not;

class ExportCalendarTest : public EventTest {
 protected:
  void SetUp() override {
    const std::string leader = world_.AddPerson({.display_name = "CANARY-LEADER"});
    Event event = NewEvent();
    event.leader_person_id = leader;
    event.bring = "Gloves, a hat; 水";
    event.description = "Meet early";
    const auto made = Make(event, WeeklyPattern(3));
    ASSERT_TRUE(made.ok()) << made.status();
    for (const Shift& shift : made->shifts) ids_.push_back(shift.shift_id);
    me_ = world_.AddPerson({.display_name = "Wang Fang"});
    for (const std::string& id : ids_) {
      ASSERT_TRUE(Join(world_.AddPerson({.display_name = "CANARY-OTHER"}), id).ok());
    }
  }
  std::string Export(const std::string& owner) {
    const auto content =
        DoAs(me_, [&](rpc::Context& context) { return ExportCalendar(context, owner); });
    EXPECT_TRUE(content.ok()) << content.status();
    return content.value_or("");
  }
  std::string Mine() { return Export("people/" + me_); }
  // As python-icalendar reads it: uid, start, end, status, sequence, summary, description, place.
  std::vector<std::vector<std::string>> Read(const std::string& content) {
    std::vector<std::vector<std::string>> events;
    const auto text = test::RunPython("calendar_oracle.py", content);
    EXPECT_TRUE(text.ok()) << text.status();
    if (!text.ok()) return events;
    std::vector<std::string> lines = absl::StrSplit(*text, '\n', absl::SkipEmpty());
    for (size_t i = 1; i < lines.size(); ++i) events.push_back(absl::StrSplit(lines[i], '\t'));
    return events;
  }
  // Status and sequence of the shift's entry.
  std::pair<std::string, int> Standing(const std::string& content, const std::string& id) {
    for (const auto& event : Read(content)) {
      if (event[0] == id + "@glimmer") return {event[3], std::stoi(event[4])};
    }
    return {"none", -1};
  }

  std::string me_;
  std::vector<std::string> ids_;
};

TEST_F(ExportCalendarTest, ShowsMySignUpsToOtherPrograms) {
  ASSERT_TRUE(Join(me_, ids_[0]).ok());
  ASSERT_TRUE(Join(me_, ids_[2]).ok());
  const std::string content = Mine();
  const auto events = Read(content);
  ASSERT_EQ(events.size(), 2u);
  const Shift shift = Now(ids_[0]);
  EXPECT_EQ(events[0][0], ids_[0] + "@glimmer");
  EXPECT_EQ(events[0][1], absl::StrCat(absl::ToUnixSeconds(shift.start_time)));
  EXPECT_EQ(events[0][2], absl::StrCat(absl::ToUnixSeconds(shift.end_time)));
  EXPECT_EQ(events[0][3], "CONFIRMED");
  EXPECT_EQ(events[0][5], "Clean the river bank");
  EXPECT_EQ(events[0][6], "Meet early\\nBring: Gloves, a hat; 水");
  EXPECT_EQ(events[0][7], "East gate");
  EXPECT_THAT(content, HasSubstr("BEGIN:VALARM"));
  EXPECT_THAT(content, HasSubstr("TRIGGER:-PT1H"));
  for (absl::string_view line : absl::StrSplit(content, "\r\n")) EXPECT_LE(line.size(), 75u);
  const auto ours = ReadCalendar(content, {});
  ASSERT_TRUE(ours.ok()) << ours.status();
  EXPECT_EQ(ours->problems.size(), 0u);
  ASSERT_EQ(ours->events.size(), 2u);
  EXPECT_EQ(FormatCivilSecond(ours->events[0].start), shift.civil_start);
}

TEST_F(ExportCalendarTest, HoldsNobodyElse) {
  ASSERT_TRUE(Join(me_, ids_[0]).ok());
  for (const std::string& content : {Mine(), Export("units/" + world_.unit_id)}) {
    EXPECT_THAT(content, HasSubstr(ids_[0]));
    EXPECT_THAT(content, Not(HasSubstr("CANARY")));
    EXPECT_THAT(content, Not(HasSubstr("ATTENDEE")));
    EXPECT_THAT(content, Not(HasSubstr("ORGANIZER")));
  }
  EXPECT_THAT(Export("units/" + world_.unit_id), Not(HasSubstr("Wang Fang")));
}

TEST_F(ExportCalendarTest, SequenceGrowsAsIComeAndGo) {
  const auto first = Join(me_, ids_[0]);
  ASSERT_TRUE(first.ok());
  const auto joined = Standing(Mine(), ids_[0]);
  EXPECT_EQ(joined.first, "CONFIRMED");
  auto sequence = joined.second;
  const auto grows = [&](const std::string& expected) {
    const auto [now, next] = Standing(Mine(), ids_[0]);
    EXPECT_EQ(now, expected);
    EXPECT_GT(next, sequence);
    sequence = next;
  };
  ASSERT_TRUE(Leave(*first).ok());
  grows("CANCELLED");
  EXPECT_THAT(Mine(), Not(HasSubstr("VALARM")));
  EXPECT_THAT(Mine(), HasSubstr("SUMMARY:Cancelled: Clean the river bank"));
  world_.clock.Advance(absl::Minutes(1));
  ASSERT_TRUE(Join(me_, ids_[0]).ok());
  grows("CONFIRMED");
  SeriesEdit edit;
  edit.shift_id = ids_[0];
  edit.civil_start = absl::CivilSecond(2026, 3, 6, 16, 0, 0);
  edit.joined = v1::UpdateSeriesRequest::JOINED_MOVE_AND_TELL;
  ASSERT_TRUE(Edit(edit).ok());
  grows("CONFIRMED");
  ASSERT_TRUE(Cancel(ids_[0]).ok());
  grows("CANCELLED");
}

TEST_F(ExportCalendarTest, PeopleInLineAreNotBusy) {
  for (int i = 0; i < 4; ++i) ASSERT_TRUE(Join(world_.AddPerson(), ids_[0]).ok());
  ASSERT_TRUE(Join(me_, ids_[0], true).ok());
  const std::string content = Mine();
  EXPECT_THAT(content, HasSubstr("SUMMARY:Waitlist: Clean the river bank"));
  EXPECT_THAT(content, HasSubstr("TRANSP:TRANSPARENT"));
  EXPECT_THAT(content, Not(HasSubstr("VALARM")));
  language_ = "zh-CN";
  EXPECT_THAT(Mine(), HasSubstr("SUMMARY:候补：Clean the river bank"));
}

TEST_F(ExportCalendarTest, AUnitHasWhatItRunsAndWhatItHosts) {
  const std::string host = world_.AddUnit("Pine Village", world_.root_unit_id);
  Event event = NewEvent();
  event.host_unit_id = host;
  event.title = "At the neighbours";
  const auto made = Make(event, SinglePattern());
  ASSERT_TRUE(made.ok());
  ASSERT_TRUE(Cancel(ids_[1]).ok());
  EXPECT_EQ(Read(Export("units/" + host)).size(), 1u);
  EXPECT_EQ(Read(Export("units/" + world_.unit_id)).size(), 4u);
  EXPECT_EQ(Read(Export("units/" + world_.root_unit_id)).size(), 4u);
  EXPECT_EQ(Standing(Export("units/" + world_.unit_id), ids_[1]).first, "CANCELLED");
  EXPECT_EQ(Read(Export("units/" + world_.AddUnit("Empty", host))).size(), 0u);
}

TEST_F(ExportCalendarTest, ForgetsAfterSixtyDays) {
  ASSERT_TRUE(Join(me_, ids_[0]).ok());
  const absl::Time end = Now(ids_[0]).end_time;
  world_.clock.Set(end + absl::Hours(24 * 60) - absl::Seconds(1));
  EXPECT_EQ(Read(Mine()).size(), 1u);
  world_.clock.Set(end + absl::Hours(24 * 60));
  EXPECT_EQ(Read(Mine()).size(), 0u);
}

TEST_F(ExportCalendarTest, RefusesOtherOwners) {
  const auto reason = [&](const std::string& owner) {
    return ReasonName(
        Do([&](rpc::Context& context) { return ExportCalendar(context, owner); }).status());
  };
  EXPECT_EQ(reason("shifts/" + ids_[0]), "FIELD_INVALID");
  EXPECT_EQ(reason("people/0123456789ABCDEFGHJKMNPQRS"), "NOT_FOUND");
  EXPECT_EQ(reason("units/0123456789ABCDEFGHJKMNPQRS"), "NOT_FOUND");
  EXPECT_EQ(reason(""), "FIELD_INVALID");
}

}  // namespace
}  // namespace glimmer::events
