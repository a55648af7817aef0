// A world with wishes: each call is one command by the person who is named first.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/rpc/feed_signal.h"
#include "server/wishes/claim_commands.h"
#include "server/wishes/contact_commands.h"
#include "server/wishes/delivery_commands.h"
#include "server/wishes/wish_commands.h"
#include "shared/rpc/error.h"
#include "tests/support/builders.h"

namespace glimmer::wishes {

class WishTest : public testing::Test {
 protected:
  // A wish for goods; `quantity` in thousandths.
  static v1::Wish Goods(int64_t quantity, bool may_split);
  static v1::Wish Service(int minutes);

  // In the world's unit, with a contact whose words are unmistakable.
  absl::StatusOr<v1::ProposeWishResponse> Propose(const std::string& actor, v1::Wish wish,
                                                  bool contact_is_me = false,
                                                  bool text_is_fine = false);
  // What is empty in `contact` stays.
  absl::StatusOr<v1::Wish> Correct(const std::string& actor, const v1::Wish& wish,
                                   const v1::WishContact& contact = {}, bool text_is_fine = false);
  // Proposed by somebody, approved by the coordinator.
  v1::Wish Publish(const v1::Wish& wish, const std::string& contact = "");

  absl::StatusOr<v1::WishClaim> Claim(const std::string& person, const v1::Wish& wish,
                                      int64_t quantity = 0) {
    return ClaimBy(person, person, wish, quantity);
  }
  absl::StatusOr<v1::WishClaim> ClaimBy(const std::string& actor, const std::string& person,
                                        const v1::Wish& wish, int64_t quantity = 0,
                                        const std::string& override_reason = "");
  absl::StatusOr<v1::WishClaim> Renew(const std::string& actor, const v1::WishClaim& claim);
  absl::StatusOr<v1::WishClaim> Release(const std::string& actor, const v1::WishClaim& claim);
  absl::StatusOr<v1::WishClaim> Agree(const std::string& actor, const v1::WishClaim& claim,
                                      absl::Time start, absl::Duration length = absl::Hours(1));
  // From `ago` until now.
  absl::StatusOr<v1::WishClaim> Deliver(const std::string& actor, const v1::WishClaim& claim,
                                        absl::Duration ago = absl::Minutes(30),
                                        int64_t quantity = 0,
                                        const std::vector<std::string>& companions = {});
  absl::StatusOr<v1::ConfirmWithCodeResponse> SendCode(const std::string& actor,
                                                       const v1::WishClaim& claim,
                                                       const std::string& code);
  // One claim, or all that were delivered when it is null.
  absl::StatusOr<v1::ConfirmReceiptResponse> Confirm(const std::string& actor, const v1::Wish& wish,
                                                     const v1::WishClaim* claim = nullptr);
  absl::StatusOr<v1::WishClaim> Reopen(const std::string& actor, const v1::Wish& wish,
                                       const v1::WishClaim& claim);
  absl::StatusOr<v1::Wish> Withdraw(const std::string& actor, const v1::Wish& wish,
                                    const std::string& reason = "not needed any more");
  absl::StatusOr<v1::Wish> Close(const std::string& actor, const v1::Wish& wish);
  absl::StatusOr<v1::GetWishContactResponse> Contact(const std::string& actor,
                                                     const v1::WishClaim& claim);
  absl::StatusOr<v1::LookUpWishContactResponse> LookUp(
      const std::string& actor, const v1::Wish& wish,
      v1::LookUpWishContactRequest::Purpose purpose);

  // Runs a command with its request and gives its answer.
  template <typename Response, typename Command>
  absl::StatusOr<Response> Do(const std::string& actor, Command command) {
    Response response;
    const absl::Status status = world_.As(actor, [&](rpc::Context& context) {
      response.Clear();
      if (actor == coordinator_) {
        context.caller.grants = {{v1::ROLE_COORDINATOR, world_.unit_id,
                                  world_.root_unit_id + "/" + world_.unit_id + "/"}};
      }
      return command(context, response);
    });
    if (!status.ok()) return status;
    return response;
  }

  // Lets due claims lapse and says whom to call back, as the job does; how many there were.
  int LapseDue();
  // Coordinates the world's unit.
  std::string AddCoordinator(v1::Role role = v1::ROLE_COORDINATOR);
  // As the coordinator reads it.
  v1::Wish Now(const v1::Wish& wish);
  v1::WishClaim Now(const v1::WishClaim& claim);
  void TearDown() override { EXPECT_EQ(world_.Broken(), std::vector<std::string>{}); }

  test::World world_;
  const std::string key_ = std::string(32, 'k');
  const std::string coordinator_ = world_.AddPerson({.display_name = "Sun Li"});
  rpc::FeedSignal feed_signal_;
};

}  // namespace glimmer::wishes
