// A shift with a leader and a coordinator of another unit's home, and the requests of attendance.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "glimmer/v1/attendance_service.pb.h"
#include "server/rpc/context.h"
#include "tests/support/builders.h"

namespace glimmer::attendance {

using Method = v1::AttendanceClaim::Method;

class AttendanceTest : public testing::Test {
 protected:
  AttendanceTest();

  // A person with a confirmed sign-up for the shift.
  std::string AddVolunteer(const std::string& name, const std::string& home_unit_id = "");
  void MoveTo(absl::Duration after_start) { world_.clock.Set(shift_.start + after_start); }

  // The commands as `caller`; the coordinator's grant covers the world's unit.
  absl::StatusOr<v1::CheckInResponse> CheckIn(const std::string& caller,
                                              const v1::AttendanceClaim& claim);
  absl::StatusOr<v1::CheckOutResponse> CheckOut(const std::string& caller,
                                                const v1::AttendanceClaim& claim, int breaks = 0);
  absl::StatusOr<v1::CloseShiftResponse> Close(const std::string& caller,
                                               const v1::CloseShiftRequest& request);
  absl::StatusOr<v1::EnterAttendanceResponse> Enter(const std::string& caller,
                                                    const v1::EnterAttendanceRequest& request);
  // Runs any other command as `caller`, with the coordinator's grant where it is theirs.
  absl::Status As(const std::string& caller, const test::Command& command);

  v1::AttendanceClaim Claim(const std::string& person_id, Method method);
  // With the code that the shift shows at `at` (unset: now).
  v1::AttendanceClaim CodeClaim(const std::string& person_id, std::optional<absl::Time> at = {});
  v1::EnterAttendanceRequest Entry(const std::string& person_id, absl::Duration in,
                                   absl::Duration out);
  v1::CloseShiftRequest CloseRequest();

  // In with the code at the start, out with it `stay` later: a confirmed record.
  v1::ServiceRecord Serve(const std::string& person_id, absl::Duration stay);

  test::World world_;
  std::string host_unit_id_;
  std::string leader_;
  std::string coordinator_;
  test::BuiltShift shift_;
};

}  // namespace glimmer::attendance
