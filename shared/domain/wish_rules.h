// Who may claim what of a wish, and what becomes of it: pure, for the server that decides and for
// the phone that says beforehand what will happen. Also the one machine of wishes and claims.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace glimmer {

// The values of the wishes table and of v1::Wish::State.
enum class WishState : int64_t {
  kProposed = 1,
  kOpen = 2,
  kClaimed = 3,
  kDelivered = 4,
  kConfirmed = 5,
  kClosed = 6,
  kDeclined = 7,
  kWithdrawn = 8,
};

// The values of the wish_claims table and of v1::WishClaim::State.
enum class ClaimState : int64_t {
  kHeld = 1,
  kDelivered = 2,
  kConfirmed = 3,
  kReleased = 4,
  kLapsed = 5,
  kReturned = 6,
  kCancelled = 7,
};

enum class WishAction { kCorrect, kApprove, kDecline, kWithdraw, kClose };
enum class ClaimAction { kDeliver, kConfirm, kRelease, kLapse, kReturn, kCancel };

// Quantities are in thousandths; a service is one piece.
inline constexpr int64_t kOnePiece = 1'000;
inline constexpr int64_t kMostQuantity = 1'000'000'000;

// The most characters of a wish's texts: the office's file, the app and the server agree.
inline constexpr size_t kLongestWishTitle = 80;
inline constexpr size_t kLongestWishDescription = 1'000;
inline constexpr size_t kLongestWishWord = 40;  // alias, category, thing
inline constexpr size_t kLongestMeasure = 10;
// And of what is sealed with it.
inline constexpr size_t kLongestReceiver = 40;
inline constexpr size_t kLongestAddress = 200;
inline constexpr size_t kLongestPhone = 30;
inline constexpr size_t kLongestDirections = 200;

inline constexpr absl::Duration kLease = absl::Hours(72);
// A claim made on the last day, or later, has this long all the same.
inline constexpr absl::Duration kShortestLease = absl::Hours(24);
inline constexpr absl::Duration kFarthestAgreedTime = absl::Hours(14 * 24);
// Of a visit that is agreed on, and of a service that is wished for.
inline constexpr absl::Duration kShortestVisit = absl::Minutes(5);
inline constexpr absl::Duration kLongestVisit = absl::Hours(8);
// The claimer may read where to go from this long before the agreed time until this long after it.
inline constexpr absl::Duration kContactBefore = absl::Hours(24);
inline constexpr absl::Duration kContactAfter = absl::Hours(2);
// Held by one person at a time; what was delivered does not count.
inline constexpr int64_t kMostHeldClaims = 3;
// Wishes of one person that wait for review, unless they coordinate the unit.
inline constexpr int64_t kMostProposals = 5;
inline constexpr int64_t kMostCodeFailures = 5;
// Who came along with one delivery.
inline constexpr size_t kMostCompanions = 10;
// Somebody calls back this long after something was brought and its receiver has not said so: long
// enough for a card's code to be sent in, and soon enough that people remember.
inline constexpr absl::Duration kCallBackAfter = absl::Hours(72);
// The most that an organisation may say a wish is worth, in fen.
inline constexpr int64_t kMostCeilingFen = 100'000'000;

// How much of a wish is where. confirmed <= delivered <= claimed <= quantity.
struct WishCounts {
  int64_t quantity = kOnePiece;
  int64_t claimed = 0;    // held, delivered or confirmed
  int64_t delivered = 0;  // delivered or confirmed
  int64_t confirmed = 0;
};

// What a claim is decided by.
struct ClaimFacts {
  WishState state = WishState::kOpen;
  WishCounts counts;
  bool may_split = false;
  int64_t held_by_person = 0;  // claims that the person holds, of any wish
  bool may_exceed = false;     // a coordinator lets the person hold more
};

// "OPEN", "HELD".
absl::string_view StateName(WishState state);
absl::string_view StateName(ClaimState state);

// Everybody in the organisation may read it.
bool IsPublic(WishState state);
// In review, or published and not confirmed: the list of what is not fulfilled.
bool IsUnfulfilled(WishState state);
// Published, and something was brought that the receiver has not confirmed.
bool NeedsCallBack(WishState state, const WishCounts& counts);
// True for the claims that take from what is left of the wish.
bool TakesFromWish(ClaimState state);

// Where a published wish stands, by what was claimed, brought and confirmed of it.
WishState StateOfCounts(const WishCounts& counts);

// Adds `quantity` in `state` to the counts, or takes it away when negative.
void AddTo(WishCounts& counts, ClaimState state, int64_t quantity);

// The state after `action`. Approving opens; everything between open and confirmed comes from the
// counts alone. Errors: WISH_STATE {state}.
absl::StatusOr<WishState> NextState(WishState state, WishAction action);
// Errors: CLAIM_STATE {state}.
absl::StatusOr<ClaimState> NextState(ClaimState state, ClaimAction action);

// How much a claim takes when `asked` was asked for; 0 asks for all that is left.
// Errors: WISH_STATE {state}; WISH_TAKEN {left}; TOO_MANY_CLAIMS {limit}; FIELD_INVALID {quantity}.
absl::StatusOr<int64_t> CheckClaim(const ClaimFacts& facts, int64_t asked);

// Until when a claim made at `now` is held: 72 hours, not past the end of the wish's last day, but
// for 24 hours at least.
absl::Time LeaseExpireTime(absl::Time now, absl::Time deadline);

// Errors: TIMES_INVALID.
absl::Status CheckAgreedTime(absl::Time start, absl::Time end, absl::Time now);
// Of a delivery that is over. Times are typed in minutes, so one that began in the minute of the
// claim is fine. Errors: TIMES_INVALID.
absl::Status CheckDeliveredTime(absl::Time start, absl::Time end, absl::Time claimed,
                                absl::Time now);

// True when the text seems to hold a phone number or an address of a home, so that somebody should
// look before everybody reads it: seven digits and more in a row (with spaces or dashes between
// them), a number before 号楼, 单元, 室 and the like, or a road or village with a number and 号 or
// 组.
bool LooksPrivate(absl::string_view text);

}  // namespace glimmer
