// A world with events: patterns, commands as their coordinator runs them, and people who join.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/events/calendar_export.h"
#include "server/events/calendar_import.h"
#include "server/events/event_commands.h"
#include "server/events/series_commands.h"
#include "server/signups/sign_up_commands.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::events {

class EventTest : public testing::Test {
 protected:
  // The world's clock stands at 2026-03-02T02:00:00Z, a Monday, ten o'clock in Shanghai.
  static Pattern WeeklyPattern(int count) {
    Pattern pattern = SinglePattern();
    pattern.rrule = "FREQ=WEEKLY;COUNT=" + std::to_string(count);
    return pattern;
  }
  static Pattern SinglePattern() {
    Pattern pattern;
    pattern.civil_start = absl::CivilSecond(2026, 3, 6, 14, 0, 0);
    pattern.duration = absl::Hours(2);
    pattern.positions = {Helpers(5)};
    return pattern;
  }
  static Position Helpers(int64_t capacity) { return Named("helper", capacity); }
  static Position Named(const std::string& name, int64_t capacity) {
    Position position;
    position.display_name = name;
    position.capacity = capacity;
    return position;
  }
  Event NewEvent() const {
    Event event;
    event.organizing_unit_id = world_.unit_id;
    event.title = "Clean the river bank";
    event.place = "East gate";
    event.time_zone = "Asia/Shanghai";
    return event;
  }

  template <typename F>
  auto DoAs(const std::string& person, F command)
      -> decltype(command(std::declval<rpc::Context&>())) {
    decltype(command(std::declval<rpc::Context&>())) answer = absl::UnknownError("did not run");
    const absl::Status status = world_.As(person, [&](rpc::Context& context) -> absl::Status {
      context.language = language_;
      answer = command(context);
      return answer.status();
    });
    if (!status.ok()) return status;
    return answer;
  }
  template <typename F>
  auto Do(F command) {
    return DoAs("", command);
  }

  absl::StatusOr<EventWithShifts> Make(const Pattern& pattern) { return Make(NewEvent(), pattern); }
  absl::StatusOr<EventWithShifts> Make(const Event& event, const Pattern& pattern) {
    return Do([&](rpc::Context& context) { return CreateEvent(context, event, pattern); });
  }
  absl::StatusOr<SeriesResult> Edit(const SeriesEdit& edit) {
    return Do([&](rpc::Context& context) { return UpdateSeries(context, edit); });
  }
  absl::StatusOr<Shift> Cancel(const std::string& shift_id) {
    return Do([&](rpc::Context& context) { return CancelShift(context, shift_id, "Rain"); });
  }
  absl::StatusOr<signups::SignUp> Join(const std::string& person, const std::string& shift_id,
                                       bool join_waitlist = false,
                                       const std::string& position_id = "") {
    signups::NewSignUp wanted;
    wanted.shift_id = shift_id;
    wanted.person_id = person;
    wanted.position_id = position_id;
    wanted.join_waitlist = join_waitlist;
    return DoAs(person, [&](rpc::Context& context) { return CreateSignUp(context, wanted); });
  }
  absl::StatusOr<signups::SignUp> Leave(const signups::SignUp& sign_up) {
    return DoAs(sign_up.person_id, [&](rpc::Context& context) {
      return signups::LeaveShift(context, sign_up.sign_up_id, false);
    });
  }
  Shift Now(const std::string& shift_id) {
    absl::StatusOr<Shift> shift =
        Do([&](rpc::Context& context) { return ShiftStore(context.tx).Get(shift_id); });
    EXPECT_TRUE(shift.ok()) << shift.status();
    return shift.value_or(Shift());
  }
  std::vector<Shift> ShiftsOf(const std::string& event_id) {
    auto shifts =
        Do([&](rpc::Context& context) { return ShiftStore(context.tx).ListOfEvent(event_id); });
    EXPECT_TRUE(shifts.ok()) << shifts.status();
    return shifts.value_or(std::vector<Shift>());
  }
  void TearDown() override { EXPECT_EQ(world_.Broken(), std::vector<std::string>{}); }

  test::World world_;
  std::string language_ = "en";
};

}  // namespace glimmer::events
