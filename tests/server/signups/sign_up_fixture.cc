#include "tests/server/signups/sign_up_fixture.h"

#include "absl/strings/str_cat.h"

namespace glimmer::signups {

void SignUpTest::LapseDue() {
  const absl::Status status = world_.As("", [](rpc::Context& context) -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<DueOffer> due,
                     SignUpStore(context.tx).DueOffers(context.now, 100));
    return LapseOffers(context, due);
  });
  EXPECT_TRUE(status.ok()) << status;
}

SignUp SignUpTest::Now(const SignUp& sign_up) {
  SignUp out;
  const absl::Status status =
      sql::ReadAndWait(world_.database(), [&](sql::Transaction& tx) -> absl::Status {
        ASSIGN_OR_RETURN(out, SignUpStore(tx).Get(sign_up.sign_up_id));
        return absl::OkStatus();
      });
  EXPECT_TRUE(status.ok()) << status;
  return out;
}

}  // namespace glimmer::signups
