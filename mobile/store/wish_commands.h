// What a person can do about wishes on the phone, with or without signal; as in phone_commands.h.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/wish_service.pb.h"
#include "mobile/store/command_queue.h"
#include "mobile/store/wish_overlay.h"

namespace glimmer::mobile {

class WishCommands {
 public:
  WishCommands(LocalStore& store, Outbox& outbox, RandomSource& random, CommandOptions options)
      : store_(store),
        outbox_(outbox),
        overlay_(store, outbox),
        queue_(store, random, std::move(options)) {}

  // All return NOT_FOUND when the phone does not hold what they are about. Beside that:

  // `quantity` in thousandths; 0: all that is left. `team` is units/{id} of the team that the
  // person claims it for, or empty. Errors: as CheckClaim; ALREADY_CLAIMED.
  absl::StatusOr<Queued> Claim(absl::string_view wish, int64_t quantity,
                               absl::string_view team = "");
  // Takes back a claim that was never sent, without asking the server: then request_id is empty.
  // Errors: CLAIM_STATE.
  absl::StatusOr<Queued> Release(absl::string_view wish);
  // Errors: CLAIM_STATE; LEASE_RENEWED; FIELD_INVALID for an empty reason.
  absl::StatusOr<Queued> Renew(absl::string_view wish, absl::string_view reason);
  // Errors: CLAIM_STATE; TIMES_INVALID.
  absl::StatusOr<Queued> Agree(absl::string_view wish, absl::Time start, absl::Time end);
  // By this phone's clock; the times travel moved to the server's. `companions` are people/{id} who
  // came along, kMostCompanions at most. Errors: CLAIM_STATE; TIMES_INVALID; FIELD_INVALID
  // {companions}.
  absl::StatusOr<Queued> Deliver(absl::string_view wish, absl::Time start, absl::Time end,
                                 int64_t quantity, const std::vector<std::string>& companions = {});
  // Six digits, blanks in between are no fault. Errors: CLAIM_STATE; CODE_LOCKED; FIELD_INVALID.
  absl::StatusOr<Queued> SendCode(absl::string_view wish, absl::string_view code);

  // Errors: TEXT_LOOKS_PRIVATE {field} unless the request says that the text is fine.
  absl::StatusOr<Queued> Propose(v1::ProposeWishRequest request);

  // Of a wish in review; unit and need stay, and so does what is empty in the contact. Errors:
  // WISH_STATE; TEXT_LOOKS_PRIVATE {field} unless the request says that the text is fine.
  absl::StatusOr<Queued> Correct(v1::UpdateWishRequest request);

  // For the receiver's own contact, about one delivery that they are asked about: it came, or not
  // as it should. Errors: CLAIM_STATE when they are not asked, or not any more; FIELD_INVALID for
  // an empty reason.
  absl::StatusOr<Queued> SayItCame(absl::string_view wish, absl::string_view claim);
  absl::StatusOr<Queued> SayItDidNotCome(absl::string_view wish, absl::string_view claim,
                                         absl::string_view reason);

  // For the receiver's own contact, and for who wrote it down while it waits for review: no reason
  // is asked. Errors: WISH_STATE when it is not theirs to take back, or something was brought.
  absl::StatusOr<Queued> TakeBack(absl::string_view wish);

  // For coordinators: a claim for somebody else, who is told. The server alone knows what that
  // person holds. Errors: WISH_STATE; WISH_TAKEN {left}.
  absl::StatusOr<Queued> ClaimFor(absl::string_view person, absl::string_view wish,
                                  int64_t quantity);
  // For coordinators: gives back what somebody else holds, who is told. Errors: CLAIM_STATE when it
  // is not held, or its end is on its way.
  absl::StatusOr<Queued> ReleaseFor(absl::string_view claim);

  // For coordinators. Errors: WISH_STATE; FIELD_INVALID for an empty reason.
  absl::StatusOr<Queued> Approve(absl::string_view wish);
  absl::StatusOr<Queued> Decline(absl::string_view wish, absl::string_view reason);
  absl::StatusOr<Queued> Withdraw(absl::string_view wish, absl::string_view reason);
  absl::StatusOr<Queued> Close(absl::string_view wish);
  // All that was delivered of it, after a call-back. Errors: WISH_STATE.
  absl::StatusOr<Queued> ConfirmReceipt(absl::string_view wish);
  absl::StatusOr<Queued> Reopen(absl::string_view wish, absl::string_view claim,
                                absl::string_view reason);

 private:
  absl::StatusOr<WishView> NeedView(absl::string_view wish);
  absl::Status CheckAsked(absl::string_view wish, absl::string_view claim);
  // The view, when the person holds the wish.
  absl::StatusOr<WishView> NeedHeld(absl::string_view wish);
  absl::StatusOr<QueueRow> RowOf(const WishView& view, absl::string_view method);
  template <typename Request>
  absl::StatusOr<Queued> Decide(absl::string_view wish, absl::string_view method, Request request);

  LocalStore& store_;
  Outbox& outbox_;
  WishOverlay overlay_;
  CommandQueue queue_;
};

}  // namespace glimmer::mobile
