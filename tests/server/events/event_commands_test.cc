// Events and shifts are made as their pattern says, changed by one person at a time, and called off
// with everybody told.
#include "server/events/event_commands.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/server/events/event_fixture.h"

namespace glimmer::events {
namespace {

using CreateEventTest = EventTest;
using CreateShiftTest = EventTest;
using UpdateEventTest = EventTest;
using CancelShiftTest = EventTest;

TEST_F(CreateEventTest, MakesOneShiftWithoutARule) {
  Pattern pattern = SinglePattern();
  pattern.positions = {Helpers(5), Named("cook", 2)};
  pattern.sign_up_opens_before = absl::Hours(48);
  pattern.sign_up_closes_before = absl::Hours(1);
  pattern.leave_before = absl::Hours(24);
  const auto made = Make(pattern);
  ASSERT_TRUE(made.ok()) << made.status();
  ASSERT_EQ(made->shifts.size(), 1u);
  const Shift& shift = made->shifts[0];
  const absl::Time start = absl::FromUnixSeconds(1772776800);  // 2026-03-06T06:00:00Z
  EXPECT_EQ(shift.start_time, start);
  EXPECT_EQ(shift.end_time, start + absl::Hours(2));
  EXPECT_EQ(shift.sign_up_open_time, start - absl::Hours(48));
  EXPECT_EQ(shift.sign_up_close_time, start - absl::Hours(1));
  EXPECT_EQ(shift.leave_deadline, start - absl::Hours(24));
  EXPECT_EQ(shift.civil_start, "2026-03-06T14:00:00");
  EXPECT_EQ(shift.recurrence_id, shift.civil_start);
  EXPECT_EQ(shift.capacity, 7);
  EXPECT_EQ(shift.site_key.size(), 32u);
  ASSERT_EQ(shift.positions.size(), 2u);
  EXPECT_EQ(shift.positions[1].display_name, "cook");
  EXPECT_EQ(made->event.host_unit_id, world_.unit_id);
  EXPECT_EQ(world_.Int(absl::StrCat("SELECT COUNT(*) FROM changes WHERE shared_resource = 'shifts/",
                                    shift.shift_id, "'")),
            1);
}

TEST_F(CreateEventTest, KeepsCivilTimeAcrossSpringForward) {
  Event event = NewEvent();
  event.time_zone = "America/New_York";
  Pattern pattern = WeeklyPattern(2);
  pattern.civil_start = absl::CivilSecond(2026, 3, 5, 9, 0, 0);  // clocks change on the 8th
  const auto made = Make(event, pattern);
  ASSERT_TRUE(made.ok()) << made.status();
  ASSERT_EQ(made->shifts.size(), 2u);
  EXPECT_EQ(made->shifts[1].civil_start, "2026-03-12T09:00:00");
  EXPECT_EQ(made->shifts[1].start_time - made->shifts[0].start_time, absl::Hours(7 * 24 - 1));
}

TEST_F(CreateEventTest, MovesATimeTheClockSkips) {
  Event event = NewEvent();
  event.time_zone = "America/New_York";
  Pattern pattern = SinglePattern();
  pattern.civil_start = absl::CivilSecond(2026, 3, 8, 2, 30, 0);
  const auto made = Make(event, pattern);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->shifts[0].start_time, absl::FromUnixSeconds(1772955000));  // 03:30 EDT
  EXPECT_EQ(made->shifts[0].end_time - made->shifts[0].start_time, absl::Hours(2));
}

TEST_F(CreateEventTest, MakesAtMostFourHundredShifts) {
  Pattern pattern = SinglePattern();
  pattern.rrule = "FREQ=DAILY";
  const auto made = Make(pattern);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->shifts.size(), 400u);
}

TEST_F(CreateEventTest, LeavesOutExdates) {
  Pattern pattern = WeeklyPattern(3);
  pattern.exdates = {absl::CivilSecond(2026, 3, 13, 14, 0, 0)};
  const auto made = Make(pattern);
  ASSERT_TRUE(made.ok()) << made.status();
  ASSERT_EQ(made->shifts.size(), 2u);
  EXPECT_EQ(made->shifts[1].civil_start, "2026-03-20T14:00:00");
}

TEST_F(CreateEventTest, RefusesWhatIsWrong) {
  Pattern pattern = SinglePattern();
  pattern.rrule = "FREQ=SOMETIMES";
  EXPECT_EQ(ReasonName(Make(pattern).status()), "RECURRENCE_INVALID");
  pattern = SinglePattern();
  pattern.duration = absl::Hours(25);
  EXPECT_EQ(MetadataOf(Make(pattern).status(), "field"), "duration");
  pattern = SinglePattern();
  pattern.positions = {Helpers(5), Helpers(2)};
  EXPECT_EQ(MetadataOf(Make(pattern).status(), "field"), "positions");
  pattern.positions = {Helpers(5)};
  pattern.positions[0].needed_skills = {"two\nlines"};
  EXPECT_EQ(MetadataOf(Make(pattern).status(), "field"), "positions");
  pattern = SinglePattern();
  pattern.sign_up_opens_before = absl::Hours(1);
  pattern.sign_up_closes_before = absl::Hours(2);
  EXPECT_EQ(MetadataOf(Make(pattern).status(), "field"), "sign_up_opens_before");
  Event event = NewEvent();
  event.time_zone = "Mars/Olympus";
  EXPECT_EQ(MetadataOf(Make(event, SinglePattern()).status(), "field"), "time_zone");
  event = NewEvent();
  event.host_unit_id = "0123456789ABCDEFGHJKMNPQRS";
  EXPECT_EQ(ReasonName(Make(event, SinglePattern()).status()), "NOT_FOUND");
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM events"), 0);
}

TEST_F(CreateEventTest, CountsCharactersNotOctets) {
  Event event = NewEvent();
  event.title.clear();
  for (int i = 0; i < 80; ++i) event.title += "\xF0\x9F\x8C\xB1";
  EXPECT_TRUE(Make(event, SinglePattern()).ok());
  event.title = std::string(81, 'a');
  EXPECT_EQ(MetadataOf(Make(event, SinglePattern()).status(), "field"), "title");
}

TEST_F(CreateEventTest, RefusesATakenId) {
  Event event = NewEvent();
  event.event_id = "0123456789ABCDEFGHJKMNPQRS";
  ASSERT_TRUE(Make(event, SinglePattern()).ok());
  EXPECT_EQ(ReasonName(Make(event, SinglePattern()).status()), "ALREADY_EXISTS");
}

TEST_F(CreateShiftTest, AddsOneToAnEvent) {
  const auto made = Make(WeeklyPattern(2));
  ASSERT_TRUE(made.ok());
  Pattern extra = SinglePattern();
  extra.civil_start = absl::CivilSecond(2026, 3, 8, 9, 0, 0);
  const auto add = [&](const Pattern& pattern) {
    return Do([&](rpc::Context& context) {
      return CreateShift(context, made->event.event_id, "", pattern);
    });
  };
  EXPECT_TRUE(add(extra).ok());
  EXPECT_EQ(ShiftsOf(made->event.event_id).size(), 3u);
  EXPECT_EQ(ReasonName(add(SinglePattern()).status()), "ALREADY_EXISTS");
  EXPECT_EQ(MetadataOf(add(WeeklyPattern(2)).status(), "field"), "pattern.rrule");
}

TEST_F(UpdateEventTest, WritesWhatIsMaskedOnceForEachEtag) {
  const auto made = Make(WeeklyPattern(2));
  ASSERT_TRUE(made.ok());
  Event values;
  values.event_id = made->event.event_id;
  values.title = "Plant willows";
  values.place = "ignored";
  const auto update = [&](const std::vector<std::string>& mask) {
    return Do([&](rpc::Context& context) { return UpdateEvent(context, values, mask, "\"1\""); });
  };
  const auto updated = update({"title"});
  ASSERT_TRUE(updated.ok()) << updated.status();
  EXPECT_EQ(updated->title, "Plant willows");
  EXPECT_EQ(updated->place, "East gate");
  const absl::Status again = update({"title"}).status();
  EXPECT_EQ(ReasonName(again), "ETAG_MISMATCH");
  EXPECT_EQ(MetadataOf(again, "etag"), "\"2\"");
  // Made and updated: two lines for each of two shifts.
  EXPECT_EQ(world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource LIKE 'shifts/%'"), 4);
}

TEST_F(UpdateEventTest, TellsEverybodyToComeOnceOfAnotherPlace) {
  const auto made = Make(WeeklyPattern(4));
  ASSERT_TRUE(made.ok());
  const std::string on_two = world_.AddPerson();
  const std::string on_one = world_.AddPerson();
  const std::string was_there = world_.AddPerson();
  ASSERT_TRUE(Join(was_there, made->shifts[0].shift_id).ok());
  ASSERT_TRUE(Join(on_two, made->shifts[1].shift_id).ok());
  ASSERT_TRUE(Join(on_two, made->shifts[2].shift_id).ok());
  ASSERT_TRUE(Join(on_one, made->shifts[2].shift_id).ok());
  world_.clock.Set(made->shifts[0].start_time);
  Event values;
  values.event_id = made->event.event_id;
  values.title = "Plant willows";
  values.place = "West gate";
  const auto update = [&](const std::vector<std::string>& mask) {
    return Do([&](rpc::Context& context) { return UpdateEvent(context, values, mask, ""); });
  };
  ASSERT_TRUE(update({"title"}).ok());
  EXPECT_EQ(world_.Notices(on_two, v1::Notice::KIND_SHIFT_MOVED), 0);
  ASSERT_TRUE(update({"place"}).ok());
  ASSERT_TRUE(update({"place"}).ok());  // it is the same by now
  EXPECT_EQ(world_.Notices(on_two, v1::Notice::KIND_SHIFT_MOVED), 1);
  EXPECT_EQ(world_.Notices(on_one, v1::Notice::KIND_SHIFT_MOVED), 1);
  EXPECT_EQ(world_.Notices(was_there, v1::Notice::KIND_SHIFT_MOVED), 0);
}

TEST_F(UpdateEventTest, RefusesFieldsThatAreNotWords) {
  const auto made = Make(SinglePattern());
  ASSERT_TRUE(made.ok());
  Event values = NewEvent();
  values.event_id = made->event.event_id;
  for (const char* field : {"time_zone", "leader_display_name", ""}) {
    const auto updated =
        Do([&](rpc::Context& context) { return UpdateEvent(context, values, {field}, ""); });
    EXPECT_EQ(MetadataOf(updated.status(), "field"), "update_mask") << field;
  }
}

TEST_F(CancelShiftTest, TellsEverybodyAndFreesThem) {
  const auto made = Make(SinglePattern());
  ASSERT_TRUE(made.ok());
  const std::string shift_id = made->shifts[0].shift_id;
  std::vector<std::string> people;
  for (int i = 0; i < 7; ++i) {
    people.push_back(world_.AddPerson());
    ASSERT_TRUE(Join(people.back(), shift_id, true).ok());
  }
  const auto cancelled = Cancel(shift_id);
  ASSERT_TRUE(cancelled.ok()) << cancelled.status();
  EXPECT_EQ(cancelled->state, ShiftState::kCancelled);
  EXPECT_EQ(cancelled->held, 0);
  EXPECT_EQ(cancelled->waiting, 0);
  EXPECT_EQ(cancelled->cancel_reason, "Rain");
  EXPECT_GT(cancelled->sequence, made->shifts[0].sequence);
  for (const std::string& person : people) {
    EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_SHIFT_CANCELLED), 1);
  }
  // Again is harmless and tells nobody twice; nobody can join.
  EXPECT_TRUE(Cancel(shift_id).ok());
  EXPECT_EQ(world_.Notices(people[0], v1::Notice::KIND_SHIFT_CANCELLED), 1);
  EXPECT_EQ(ReasonName(Join(world_.AddPerson(), shift_id).status()), "SHIFT_CANCELLED");
}

TEST_F(CancelShiftTest, RefusesOnceItHasBegun) {
  const auto made = Make(SinglePattern());
  ASSERT_TRUE(made.ok());
  world_.clock.Set(made->shifts[0].start_time);
  EXPECT_EQ(ReasonName(Cancel(made->shifts[0].shift_id).status()), "SHIFT_STARTED");
}

}  // namespace
}  // namespace glimmer::events
