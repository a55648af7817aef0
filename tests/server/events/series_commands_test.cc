// An edit of a series reaches what it says and never moves people without its saying so.
#include "server/events/series_commands.h"

#include <gtest/gtest.h>

#include "tests/server/events/event_fixture.h"

namespace glimmer::events {
namespace {

using Request = v1::UpdateSeriesRequest;

class UpdateSeriesTest : public EventTest {
 protected:
  void SetUp() override {
    const auto made = Make(WeeklyPattern(4));
    ASSERT_TRUE(made.ok()) << made.status();
    event_id_ = made->event.event_id;
    for (const Shift& shift : made->shifts) ids_.push_back(shift.shift_id);
  }
  // An hour later, from the second shift.
  SeriesEdit Later(Request::Reach reach,
                   Request::Joined joined = Request::JOINED_UNSPECIFIED) const {
    SeriesEdit edit;
    edit.shift_id = ids_[1];
    edit.reach = reach;
    edit.joined = joined;
    edit.civil_start = absl::CivilSecond(2026, 3, 13, 15, 0, 0);
    return edit;
  }
  SeriesEdit Positions(std::vector<Position> positions) const {
    SeriesEdit edit;
    edit.shift_id = ids_[1];
    edit.positions = std::move(positions);
    return edit;
  }
  std::vector<std::string> Hours() {
    std::vector<std::string> hours;
    for (const std::string& id : ids_) hours.push_back(Now(id).civil_start.substr(11, 2));
    return hours;
  }
  using Strings = std::vector<std::string>;

  std::string event_id_;
  std::vector<std::string> ids_;
};

TEST_F(UpdateSeriesTest, ReachesThisFollowingOrAll) {
  ASSERT_TRUE(Edit(Later(Request::REACH_THIS)).ok());
  EXPECT_EQ(Hours(), (Strings{"14", "15", "14", "14"}));
  SeriesEdit edit = Later(Request::REACH_FOLLOWING);
  edit.civil_start = absl::CivilSecond(2026, 3, 13, 16, 0, 0);
  ASSERT_TRUE(Edit(edit).ok());
  EXPECT_EQ(Hours(), (Strings{"14", "16", "15", "15"}));
  edit.reach = Request::REACH_ALL;
  edit.civil_start = absl::CivilSecond(2026, 3, 13, 17, 0, 0);
  ASSERT_TRUE(Edit(edit).ok());
  EXPECT_EQ(Hours(), (Strings{"15", "17", "16", "16"}));
}

TEST_F(UpdateSeriesTest, KeepsRecurrenceIdWindowAndFeed) {
  const Shift before = Now(ids_[1]);
  const auto result = Edit(Later(Request::REACH_THIS));
  ASSERT_TRUE(result.ok()) << result.status();
  ASSERT_EQ(result->changed.size(), 1u);
  const Shift after = Now(ids_[1]);
  EXPECT_EQ(after.recurrence_id, before.recurrence_id);
  EXPECT_EQ(after.sign_up_open_time, before.sign_up_open_time);  // it is open and stays so
  EXPECT_EQ(after.sign_up_close_time, before.sign_up_close_time + absl::Hours(1));
  EXPECT_EQ(after.end_time, before.end_time + absl::Hours(1));
  EXPECT_EQ(after.sequence, before.sequence + 1);
  EXPECT_EQ(
      world_.Int("SELECT COUNT(*) FROM changes WHERE shared_resource = 'shifts/" + ids_[1] + "'"),
      2);
}

TEST_F(UpdateSeriesTest, MovesAWindowThatIsStillToOpen) {
  Pattern pattern = SinglePattern();
  pattern.sign_up_opens_before = absl::Hours(24);
  const auto made = Make(pattern);
  ASSERT_TRUE(made.ok());
  SeriesEdit edit;
  edit.shift_id = made->shifts[0].shift_id;
  edit.civil_start = pattern.civil_start + 86400;
  ASSERT_TRUE(Edit(edit).ok());
  const Shift after = Now(edit.shift_id);
  EXPECT_EQ(after.sign_up_open_time, after.start_time - absl::Hours(24));
}

TEST_F(UpdateSeriesTest, ChangesWhenSignUpOpensAndClosesWithoutMovingAnybody) {
  const std::string person = world_.AddPerson();
  ASSERT_TRUE(Join(person, ids_[2]).ok());
  SeriesEdit edit;
  edit.shift_id = ids_[1];
  edit.reach = Request::REACH_FOLLOWING;
  edit.window = {.opens = absl::Hours(72), .closes = absl::Hours(3), .leave = absl::Hours(24)};
  const auto result = Edit(edit);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->changed.size(), 3u);
  for (const std::string& id : {ids_[1], ids_[2], ids_[3]}) {
    const Shift shift = Now(id);
    EXPECT_EQ(shift.sign_up_open_time, shift.start_time - absl::Hours(72));
    EXPECT_EQ(shift.sign_up_close_time, shift.start_time - absl::Hours(3));
    EXPECT_EQ(shift.leave_deadline, shift.start_time - absl::Hours(24));
  }
  const Shift untouched = Now(ids_[0]);
  EXPECT_EQ(untouched.sign_up_close_time, untouched.start_time);
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_SHIFT_MOVED), 0);
  // At once: a window that is still to open is open from now on, one that is open stays as it is.
  edit.window = {.opens = absl::ZeroDuration()};
  ASSERT_TRUE(Edit(edit).ok());
  EXPECT_EQ(Now(ids_[3]).sign_up_open_time, world_.clock.Now());
  EXPECT_EQ(Now(ids_[3]).sign_up_close_time, Now(ids_[3]).start_time - absl::Hours(3));
}

TEST_F(UpdateSeriesTest, AWindowIsMeasuredFromWhereTheShiftIsMoved) {
  SeriesEdit edit = Later(Request::REACH_THIS);
  edit.window.closes = absl::Hours(2);
  ASSERT_TRUE(Edit(edit).ok());
  const Shift shift = Now(ids_[1]);
  EXPECT_EQ(shift.civil_start, "2026-03-13T15:00:00");
  EXPECT_EQ(shift.sign_up_close_time, shift.start_time - absl::Hours(2));
}

TEST_F(UpdateSeriesTest, RefusesAWindowThatNeverOpens) {
  SeriesEdit edit;
  edit.shift_id = ids_[3];
  edit.window = {.opens = absl::Hours(24), .closes = absl::Hours(24)};
  EXPECT_EQ(MetadataOf(Edit(edit).status(), "field"), "sign_up_opens_before");
  edit.window = {.closes = absl::Hours(-1)};
  EXPECT_EQ(MetadataOf(Edit(edit).status(), "field"), "sign_up_closes_before");
  edit.window = {.leave = absl::Hours(24 * 401)};
  EXPECT_EQ(MetadataOf(Edit(edit).status(), "field"), "leave_before");
}

TEST_F(UpdateSeriesTest, RefusesToMovePeopleUnsaid) {
  ASSERT_TRUE(Join(world_.AddPerson(), ids_[2]).ok());
  ASSERT_TRUE(Join(world_.AddPerson(), ids_[2]).ok());
  const absl::Status refused = Edit(Later(Request::REACH_FOLLOWING)).status();
  EXPECT_EQ(ReasonName(refused), "SERIES_HAS_SIGN_UPS");
  EXPECT_EQ(MetadataOf(refused, "shifts"), "1");
  EXPECT_EQ(MetadataOf(refused, "people"), "2");
  EXPECT_EQ(Hours(), (Strings{"14", "14", "14", "14"}));
}

TEST_F(UpdateSeriesTest, MovesPeopleAndTellsThem) {
  const std::string person = world_.AddPerson();
  const auto joined = Join(person, ids_[2]);
  ASSERT_TRUE(joined.ok());
  ASSERT_TRUE(Edit(Later(Request::REACH_FOLLOWING, Request::JOINED_MOVE_AND_TELL)).ok());
  EXPECT_EQ(Hours(), (Strings{"14", "15", "15", "15"}));
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_SHIFT_MOVED), 1);
  EXPECT_EQ(world_.Int("SELECT start_time_us FROM sign_ups WHERE sign_up_id = '" +
                       joined->sign_up_id + "'"),
            ToMicros(Now(ids_[2]).start_time));
}

TEST_F(UpdateSeriesTest, LeavesPeopleWhereTheyAre) {
  const std::string person = world_.AddPerson();
  ASSERT_TRUE(Join(person, ids_[2]).ok());
  SeriesEdit edit = Later(Request::REACH_ALL, Request::JOINED_LEAVE);
  const auto result = Edit(edit);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->left, Strings{ids_[2]});
  EXPECT_EQ(result->changed.size(), 3u);
  EXPECT_EQ(Hours(), (Strings{"15", "15", "14", "15"}));
  EXPECT_EQ(world_.Notices(person, v1::Notice::KIND_SHIFT_MOVED), 0);
  // What does not move anybody reaches them all the same.
  edit.civil_start = absl::CivilSecond(2026, 3, 13, 16, 0, 0);
  edit.positions = {Helpers(9)};
  ASSERT_TRUE(Edit(edit).ok());
  EXPECT_EQ(Now(ids_[2]).capacity, 9);
  EXPECT_EQ(Hours(), (Strings{"16", "16", "14", "16"}));
}

TEST_F(UpdateSeriesTest, SparesWhatIsCancelledOrBegun) {
  ASSERT_TRUE(Cancel(ids_[3]).ok());
  world_.clock.Set(Now(ids_[0]).start_time);
  ASSERT_TRUE(Edit(Later(Request::REACH_ALL)).ok());
  EXPECT_EQ(Hours(), (Strings{"14", "15", "15", "14"}));
  SeriesEdit edit = Later(Request::REACH_THIS);
  edit.shift_id = ids_[3];
  EXPECT_EQ(ReasonName(Edit(edit).status()), "SHIFT_CANCELLED");
  edit.shift_id = ids_[0];
  EXPECT_EQ(ReasonName(Edit(edit).status()), "SHIFT_STARTED");
  edit = Later(Request::REACH_THIS);
  edit.civil_start = absl::CivilSecond(2026, 3, 1, 9, 0, 0);
  EXPECT_EQ(MetadataOf(Edit(edit).status(), "field"), "civil_start");
}

TEST_F(UpdateSeriesTest, RefusesCapacityBelowWhatIsHeld) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Join(world_.AddPerson(), ids_[1]).ok());
  const absl::Status refused = Edit(Positions({Helpers(2)})).status();
  EXPECT_EQ(ReasonName(refused), "CAPACITY_BELOW_HELD");
  EXPECT_EQ(MetadataOf(refused, "held"), "3");
  EXPECT_TRUE(Edit(Positions({Helpers(3)})).ok());
  EXPECT_EQ(Now(ids_[1]).capacity, 3);
  EXPECT_EQ(ReasonName(Edit(Positions({Named("cook", 9)})).status()), "CAPACITY_BELOW_HELD");
}

TEST_F(UpdateSeriesTest, MorePlacesAreOfferedToTheLine) {
  std::string last;
  for (int i = 0; i < 6; ++i) {
    last = world_.AddPerson();
    ASSERT_TRUE(Join(last, ids_[1], true).ok());
  }
  ASSERT_EQ(Now(ids_[1]).waiting, 1);
  ASSERT_TRUE(Edit(Positions({Helpers(6)})).ok());
  EXPECT_EQ(Now(ids_[1]).waiting, 0);
  EXPECT_EQ(Now(ids_[1]).held, 6);
}

TEST_F(UpdateSeriesTest, PositionsComeAndGoByName) {
  const auto joined = Join(world_.AddPerson(), ids_[1]);
  ASSERT_TRUE(joined.ok());
  ASSERT_TRUE(Edit(Positions({Helpers(5), Named("cook", 2)})).ok());
  ASSERT_TRUE(Edit(Positions({Helpers(5), Named("cook", 2), Named("driver", 1)})).ok());
  Shift shift = Now(ids_[1]);
  ASSERT_EQ(shift.positions.size(), 3u);
  EXPECT_EQ(shift.capacity, 8);
  EXPECT_EQ(shift.positions[0].position_id, joined->position_id);
  EXPECT_EQ(shift.positions[0].held, 1);
  // A position whose people have all left goes, and its name may come back.
  ASSERT_TRUE(Leave(*joined).ok());
  ASSERT_TRUE(Edit(Positions({Named("driver", 1), Named("cook", 4)})).ok());
  EXPECT_EQ(Now(ids_[1]).capacity, 5);
  EXPECT_EQ(Now(ids_[1]).positions.size(), 2u);
  EXPECT_EQ(ReasonName(Join(world_.AddPerson(), ids_[1], false, joined->position_id).status()),
            "NOT_FOUND");
  ASSERT_TRUE(Edit(Positions({Named("driver", 1), Helpers(2)})).ok());
  shift = Now(ids_[1]);
  ASSERT_EQ(shift.positions.size(), 2u);
  EXPECT_NE(shift.positions[1].position_id, joined->position_id);
  EXPECT_TRUE(Join(world_.AddPerson(), ids_[1], false, shift.positions[1].position_id).ok());
}

TEST_F(UpdateSeriesTest, ALeaderStaysWhenOnlyTimesChange) {
  const std::string leader = world_.AddPerson({.display_name = "Chen Jie"});
  SeriesEdit edit;
  edit.shift_id = ids_[1];
  edit.leader_person_id = leader;
  ASSERT_TRUE(Edit(edit).ok());
  ASSERT_TRUE(Edit(Later(Request::REACH_ALL)).ok());
  EXPECT_EQ(Now(ids_[1]).leader_person_id, leader);
  EXPECT_EQ(Now(ids_[1]).leader_display_name, "Chen Jie");
  EXPECT_EQ(Now(ids_[0]).leader_person_id, "");
  edit.leader_person_id = "0123456789ABCDEFGHJKMNPQRS";
  EXPECT_EQ(ReasonName(Edit(edit).status()), "NOT_FOUND");
}

TEST_F(UpdateSeriesTest, KeepsCivilDistanceAcrossAClockChange) {
  Event event = NewEvent();
  event.time_zone = "America/New_York";
  Pattern pattern = WeeklyPattern(2);
  pattern.civil_start = absl::CivilSecond(2026, 3, 6, 9, 0, 0);
  const auto made = Make(event, pattern);
  ASSERT_TRUE(made.ok());
  SeriesEdit edit;
  edit.shift_id = made->shifts[0].shift_id;
  edit.reach = Request::REACH_ALL;
  edit.civil_start = absl::CivilSecond(2026, 3, 9, 9, 0, 0);  // over the change on the 8th
  ASSERT_TRUE(Edit(edit).ok());
  const std::vector<Shift> shifts = ShiftsOf(made->event.event_id);
  EXPECT_EQ(shifts[0].civil_start, "2026-03-09T09:00:00");
  EXPECT_EQ(shifts[1].civil_start, "2026-03-16T09:00:00");
  EXPECT_EQ(shifts[0].start_time - made->shifts[0].start_time, absl::Hours(71));
  EXPECT_EQ(shifts[1].start_time - made->shifts[1].start_time, absl::Hours(72));
}

}  // namespace
}  // namespace glimmer::events
