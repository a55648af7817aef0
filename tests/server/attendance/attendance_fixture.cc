#include "tests/server/attendance/attendance_fixture.h"

#include "absl/strings/str_cat.h"
#include "server/attendance/attendance_commands.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/site_code.h"

namespace glimmer::attendance {
namespace {

const std::string kSiteKey(32, 'k');  // as the builders give it

}  // namespace

AttendanceTest::AttendanceTest() {
  host_unit_id_ = world_.AddUnit("Harbour Town", world_.root_unit_id);
  leader_ = world_.AddPerson({.display_name = "Leader"});
  coordinator_ = world_.AddPerson({.display_name = "Coordinator"});
  shift_ = world_.AddShift(
      {.event_id = world_.AddEvent({.host_unit_id = host_unit_id_, .leader_person_id = leader_})});
}

std::string AttendanceTest::AddVolunteer(const std::string& name, const std::string& home_unit_id) {
  const std::string person = world_.AddPerson({.display_name = name, .home_unit_id = home_unit_id});
  const int64_t line = 1 + world_.Int("SELECT COUNT(*) FROM sign_ups");
  world_.Execute(absl::StrCat(
      "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
      "join_sequence, start_time_us, end_time_us, cover_wanted, left_late, override_reason, "
      "create_time_us, update_time_us) SELECT '",
      NewUlid(world_.clock.Now(), world_.random), "', shift_id, '", shift_.position_ids[0], "', '",
      person, "', 1, 0, ", line,
      ", start_time_us, end_time_us, FALSE, FALSE, '', 0, 0 FROM shifts WHERE shift_id = '",
      shift_.shift_id, "'"));
  return person;
}

absl::Status AttendanceTest::As(const std::string& caller, const test::Command& command) {
  return world_.As(caller, [&](rpc::Context& context) {
    if (caller == coordinator_) {
      context.caller.grants.push_back(
          {v1::ROLE_COORDINATOR, world_.unit_id,
           absl::StrCat(world_.root_unit_id, "/", world_.unit_id, "/")});
    }
    return command(context);
  });
}

absl::StatusOr<v1::CheckInResponse> AttendanceTest::CheckIn(const std::string& caller,
                                                            const v1::AttendanceClaim& claim) {
  v1::CheckInRequest request;
  *request.mutable_claim() = claim;
  v1::CheckInResponse response;
  RETURN_IF_ERROR(As(caller, [&](rpc::Context& c) {
    response.Clear();
    return attendance::CheckIn(c, request, response);
  }));
  return response;
}

absl::StatusOr<v1::CheckOutResponse> AttendanceTest::CheckOut(const std::string& caller,
                                                              const v1::AttendanceClaim& claim,
                                                              int breaks) {
  v1::CheckOutRequest request;
  *request.mutable_claim() = claim;
  request.set_break_minutes(breaks);
  v1::CheckOutResponse response;
  RETURN_IF_ERROR(As(caller, [&](rpc::Context& c) {
    response.Clear();
    return attendance::CheckOut(c, request, response);
  }));
  return response;
}

absl::StatusOr<v1::CloseShiftResponse> AttendanceTest::Close(const std::string& caller,
                                                             const v1::CloseShiftRequest& request) {
  v1::CloseShiftResponse response;
  RETURN_IF_ERROR(As(caller, [&](rpc::Context& c) {
    response.Clear();
    return CloseShift(c, request, response);
  }));
  return response;
}

absl::StatusOr<v1::EnterAttendanceResponse> AttendanceTest::Enter(
    const std::string& caller, const v1::EnterAttendanceRequest& request) {
  v1::EnterAttendanceResponse response;
  RETURN_IF_ERROR(As(caller, [&](rpc::Context& c) {
    response.Clear();
    return EnterAttendance(c, request, response);
  }));
  return response;
}

v1::AttendanceClaim AttendanceTest::Claim(const std::string& person_id, Method method) {
  v1::AttendanceClaim claim;
  claim.set_shift(absl::StrCat("shifts/", shift_.shift_id));
  claim.set_person(absl::StrCat("people/", person_id));
  claim.set_method(method);
  return claim;
}

v1::AttendanceClaim AttendanceTest::CodeClaim(const std::string& person_id,
                                              std::optional<absl::Time> at) {
  v1::AttendanceClaim claim = Claim(person_id, v1::AttendanceClaim::METHOD_SITE_CODE);
  claim.set_site_code(SiteCode(kSiteKey, shift_.start, at.value_or(world_.clock.Now())));
  if (at) *claim.mutable_capture_time() = ToTimestamp(*at);
  return claim;
}

v1::EnterAttendanceRequest AttendanceTest::Entry(const std::string& person_id, absl::Duration in,
                                                 absl::Duration out) {
  v1::EnterAttendanceRequest request;
  request.set_shift(absl::StrCat("shifts/", shift_.shift_id));
  request.set_person(absl::StrCat("people/", person_id));
  *request.mutable_check_in_time() = ToTimestamp(shift_.start + in);
  *request.mutable_check_out_time() = ToTimestamp(shift_.start + out);
  request.set_reason("The list on paper");
  return request;
}

v1::CloseShiftRequest AttendanceTest::CloseRequest() {
  v1::CloseShiftRequest request;
  request.set_shift(absl::StrCat("shifts/", shift_.shift_id));
  return request;
}

v1::ServiceRecord AttendanceTest::Serve(const std::string& person_id, absl::Duration stay) {
  MoveTo(absl::ZeroDuration());
  const auto in = CheckIn(person_id, CodeClaim(person_id));
  EXPECT_TRUE(in.ok()) << in.status();
  MoveTo(stay);
  const auto out = CheckOut(person_id, CodeClaim(person_id));
  EXPECT_TRUE(out.ok()) << out.status();
  return out.ok() ? out->service_record() : v1::ServiceRecord();
}

}  // namespace glimmer::attendance
