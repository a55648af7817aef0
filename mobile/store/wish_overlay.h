// What pages show of wishes: the server's rows with the person's own pending actions laid over
// them, as in overlay.h. A claim that was not answered is asked for, never won. Reads only;
// thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/wish_service.pb.h"
#include "mobile/store/overlay.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::mobile {

// Where the person stands with a wish.
struct MyClaim {
  enum class Kind {
    kNone,
    kRequested,   // on its way: not yet won
    kHeld,        // until `expire_time`
    kReleasing,   // on its way
    kDelivering,  // "brought" is saved on this phone
    kDelivered,   // waits for the receiver
    kConfirming,  // the receiver's code is on its way
    kConfirmed,
    kRefused,  // `refusal`, until Discard or Retry of `request_id`
  };

  Kind kind = Kind::kNone;
  std::string claim;     // wish_claims/{id}, also while on its way
  std::string team;      // units/{id} that it was claimed for; empty while on its way
  int64_t quantity = 0;  // in thousandths; 0 while all that is left was asked for
  absl::Time claim_time = absl::InfinitePast();
  absl::Time expire_time;
  bool renewed = false;                    // or on its way
  std::optional<absl::Time> agreed_start;  // also while on its way
  std::optional<absl::Time> agreed_end;
  std::vector<std::string> companions;  // people/{id} who came along, also while on its way
  int code_failures = 0;
  bool blocked = false;    // on its way, but behind a refused item that was not seen yet
  std::string request_id;  // of the pending or refused action: for Undo, Retry, Discard
  // What was asked for, when refused.
  Pending::Kind asked = Pending::Kind::kOther;
  Refusal refusal;
};

struct WishView {
  v1::Wish wish;
  std::string unit_name;  // of its community or village
  MyClaim mine;
  Refusal why_not;          // none(): the person may claim it
  bool on_its_way = false;  // proposed here, or a coordinator's decision, and not answered yet
  bool overdue = false;     // its last day is over and it is not fulfilled
  // Of the receiver's own contact: what waits for their word and was not answered on this phone.
  std::vector<v1::UnconfirmedDelivery> asked;
};

// Something was brought, and the person says whether it came, as the receiver's own contact.
bool AwaitsOwnWord(const v1::Wish& wish);
// It is the person's own: they may take it back or say whether it came, and claim nothing of it.
bool IsOwn(const v1::Wish& wish);

// How much of it is where.
WishCounts CountsOf(const v1::Wish& wish);

// Pure part, for tests. `pending` concerns one wish and person, oldest first.
MyClaim LayOver(const v1::WishClaim* claim, const std::vector<Pending>& pending);

class WishOverlay {
 public:
  WishOverlay(LocalStore& store, Outbox& outbox) : store_(store), outbox_(outbox) {}

  // All that the phone holds, by deadline, as the profile's person sees them.
  absl::StatusOr<std::vector<WishView>> Wishes();
  absl::StatusOr<std::optional<WishView>> Wish(absl::string_view name);
  // For coordinators: the claims of a wish, newest first.
  absl::StatusOr<std::vector<v1::WishClaim>> ClaimsOf(absl::string_view wish);

 private:
  struct Held;
  absl::StatusOr<Held> Load();
  WishView ViewOf(const v1::Wish& wish, const Held& held) const;

  LocalStore& store_;
  Outbox& outbox_;
};

}  // namespace glimmer::mobile
