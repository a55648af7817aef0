// A world with sign-ups: each call is one command by the person it concerns.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "server/signups/line_commands.h"
#include "server/signups/sign_up_commands.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::signups {

class SignUpTest : public testing::Test {
 protected:
  // By the person for themselves, for the first position that fits, unless the request says more.
  absl::StatusOr<SignUp> SignUpFor(const std::string& person, const test::BuiltShift& shift,
                                   NewSignUp request = {}) {
    return SignUpBy(person, person, shift, std::move(request));
  }
  absl::StatusOr<SignUp> SignUpBy(const std::string& actor, const std::string& person,
                                  const test::BuiltShift& shift, NewSignUp request = {}) {
    request.shift_id = shift.shift_id;
    request.person_id = person;
    return Do(actor, [&](rpc::Context& context) { return CreateSignUp(context, request); });
  }
  absl::StatusOr<SignUp> Wait(const std::string& person, const test::BuiltShift& shift,
                              int64_t guests = 0) {
    return SignUpFor(person, shift, {.guests = guests, .join_waitlist = true});
  }
  absl::StatusOr<SignUp> Leave(const SignUp& s, bool ask_for_cover = false) {
    return Do(s.person_id, [&](rpc::Context& context) {
      return LeaveShift(context, s.sign_up_id, ask_for_cover);
    });
  }
  absl::StatusOr<SignUp> Accept(const SignUp& s) {
    return Do(s.person_id,
              [&](rpc::Context& context) { return AcceptOffer(context, s.sign_up_id); });
  }
  absl::StatusOr<SignUp> Decline(const SignUp& s) {
    return Do(s.person_id,
              [&](rpc::Context& context) { return DeclineOffer(context, s.sign_up_id); });
  }

  template <typename F>
  absl::StatusOr<SignUp> Do(const std::string& actor, F command) {
    absl::StatusOr<SignUp> answer = absl::UnknownError("did not run");
    const absl::Status status = world_.As(actor, [&](rpc::Context& context) -> absl::Status {
      answer = command(context);
      return answer.status();
    });
    if (!status.ok()) return status;
    return answer;
  }

  // Lets due offers lapse, as the job does.
  void LapseDue();
  SignUp Now(const SignUp& sign_up);
  SignUpState StateOf(const SignUp& sign_up) { return Now(sign_up).state; }
  test::BuiltShift ShiftOf(int64_t capacity) {
    return world_.AddShift({.positions = {{.capacity = capacity}}});
  }
  void TearDown() override { EXPECT_EQ(world_.Broken(), std::vector<std::string>{}); }

  test::World world_;
};

}  // namespace glimmer::signups
