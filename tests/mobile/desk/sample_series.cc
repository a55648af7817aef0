#include "tests/mobile/desk/sample_series.h"

#include "absl/strings/str_cat.h"
#include "shared/base/time_convert.h"

namespace glimmer::mobile {
namespace {

constexpr char kEvent[] = "events/lantern";
constexpr char kZone[] = "Asia/Shanghai";
constexpr int kDates = 4;
constexpr int kDaysPerWeek = 7;

v1::Shift DateOf(int number) {
  const absl::CivilSecond civil(absl::CivilDay(2026, 11, 25) + number * kDaysPerWeek);
  const absl::Time start = absl::FromCivil(civil + 9 * 3600, *LoadZone(kZone));
  v1::Shift shift;
  shift.set_name(absl::StrCat("shifts/lantern", number));
  shift.set_event(kEvent);
  shift.set_title("路口值守");
  shift.set_place("新河路小学南门");
  shift.set_organizing_unit("units/shangdu");
  shift.set_host_unit("units/shangdu");
  shift.set_time_zone(kZone);
  shift.set_state(v1::Shift::STATE_OPEN);
  *shift.mutable_start_time() = ToTimestamp(start);
  *shift.mutable_end_time() = ToTimestamp(start + absl::Hours(2));
  *shift.mutable_sign_up_open_time() = ToTimestamp(start - absl::Hours(24 * 60));
  *shift.mutable_sign_up_close_time() = ToTimestamp(start - absl::Hours(2));
  *shift.mutable_leave_deadline() = ToTimestamp(start - absl::Hours(24));
  shift.set_leader("people/zhou");
  shift.set_leader_display_name("周宁");
  const bool joined = number == 1 || number == 2;
  v1::Position& helper = *shift.add_positions();
  helper.set_display_name("帮手");
  helper.set_capacity(6);
  helper.set_held(joined ? 1 : 0);
  v1::Position& driver = *shift.add_positions();
  driver.set_display_name("司机");
  driver.set_capacity(1);
  driver.add_needed_skills("驾驶");
  driver.set_minimum_age(20);
  shift.set_capacity(7);
  shift.set_held(joined ? 1 : 0);
  return shift;
}

}  // namespace

void ServeSeries(PageStage& stage) {
  stage.Serve(kEvent, [](v1::Change& change) {
    v1::Event& event = *change.mutable_event();
    event.set_name(kEvent);
    event.set_title("路口值守");
    event.set_place("新河路小学南门");
    event.set_category("交通");
    event.set_description("上学时间陪孩子过马路。");
    event.set_bring("反光背心");
    event.set_organizing_unit("units/shangdu");
    event.set_host_unit("units/shangdu");
    event.set_time_zone(kZone);
    event.set_leader("people/zhou");
    event.set_etag("\"1\"");
    event.set_rrule("FREQ=WEEKLY");
  });
  for (int number = 0; number < kDates; ++number) stage.Serve(DateOf(number));
  ServeSignUp(stage, "shifts/lantern1", "people/p0");
  ServeSignUp(stage, "shifts/lantern1", "people/p1", true);
  ServeSignUp(stage, "shifts/lantern2", "people/p0");
}

void ServeSignUp(PageStage& stage, const std::string& shift, const std::string& person,
                 bool waits) {
  v1::SignUp sign_up;
  sign_up.set_name(absl::StrCat("sign_ups/", shift.substr(7), "-", person.substr(7)));
  sign_up.set_shift(shift);
  sign_up.set_person(person);
  sign_up.set_state(waits ? v1::SignUp::STATE_WAITLISTED : v1::SignUp::STATE_CONFIRMED);
  stage.Serve(sign_up);
}

}  // namespace glimmer::mobile
