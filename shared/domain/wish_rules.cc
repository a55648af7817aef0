#include "shared/domain/wish_rules.h"

#include <algorithm>
#include <array>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/types/span.h"
#include "shared/base/time_convert.h"
#include "shared/domain/transitions.h"
#include "shared/rpc/error.h"

namespace glimmer {
namespace {

// The whole machine.
constexpr Transition<WishState, WishAction> kWishMachine[] = {
    {WishState::kProposed, WishAction::kCorrect, WishState::kProposed},
    {WishState::kProposed, WishAction::kApprove, WishState::kOpen},
    {WishState::kProposed, WishAction::kDecline, WishState::kDeclined},
    {WishState::kProposed, WishAction::kWithdraw, WishState::kWithdrawn},
    {WishState::kOpen, WishAction::kWithdraw, WishState::kWithdrawn},
    {WishState::kClaimed, WishAction::kWithdraw, WishState::kWithdrawn},
    {WishState::kConfirmed, WishAction::kClose, WishState::kClosed},
};
constexpr Transition<ClaimState, ClaimAction> kClaimMachine[] = {
    {ClaimState::kHeld, ClaimAction::kDeliver, ClaimState::kDelivered},
    {ClaimState::kLapsed, ClaimAction::kDeliver, ClaimState::kDelivered},
    {ClaimState::kHeld, ClaimAction::kRelease, ClaimState::kReleased},
    {ClaimState::kHeld, ClaimAction::kLapse, ClaimState::kLapsed},
    {ClaimState::kHeld, ClaimAction::kCancel, ClaimState::kCancelled},
    {ClaimState::kDelivered, ClaimAction::kConfirm, ClaimState::kConfirmed},
    {ClaimState::kDelivered, ClaimAction::kReturn, ClaimState::kReturned},
    {ClaimState::kConfirmed, ClaimAction::kReturn, ClaimState::kReturned},
};

constexpr std::array<absl::string_view, 9> kWishStateNames = {
    "", "PROPOSED", "OPEN", "CLAIMED", "DELIVERED", "CONFIRMED", "CLOSED", "DECLINED", "WITHDRAWN"};
constexpr std::array<absl::string_view, 8> kClaimStateNames = {
    "", "HELD", "DELIVERED", "CONFIRMED", "RELEASED", "LAPSED", "RETURNED", "CANCELLED"};

// What stands behind the number of a home, and what says so only behind the name of a road or
// village: "5号" alone is a battery or a day, "3组" alone a group.
constexpr absl::string_view kHomeMarks[] = {"号楼", "号院", "号房", "单元", "室", "栋", "幢", "弄"};
constexpr absl::string_view kRoadMarks[] = {"号", "组", "队"};
constexpr absl::string_view kRoads[] = {"路", "街", "巷", "道", "村", "里", "屯", "庄"};
constexpr absl::Duration kTypedIn = absl::Minutes(1);
constexpr int kDigitsOfNumber = 7;
constexpr absl::string_view kGaps[] = {" ", "-", "\u3000", "－"};
constexpr absl::string_view kFullWidthDigits[] = {"０", "１", "２", "３", "４",
                                                  "５", "６", "７", "８", "９"};

absl::Status TimesInvalid(absl::string_view message) {
  return MakeError(v1::ERROR_REASON_TIMES_INVALID, message);
}

// Takes one digit, narrow or full width, off the front.
bool ConsumeDigit(absl::string_view& text) {
  if (!text.empty() && absl::ascii_isdigit(static_cast<unsigned char>(text.front()))) {
    text.remove_prefix(1);
    return true;
  }
  for (const absl::string_view digit : kFullWidthDigits) {
    if (!absl::StartsWith(text, digit)) continue;
    text.remove_prefix(digit.size());
    return true;
  }
  return false;
}

void ConsumeGap(absl::string_view& text) {
  bool more = true;
  while (more) {
    more = false;
    for (const absl::string_view gap : kGaps) more = absl::ConsumePrefix(&text, gap) || more;
  }
}

absl::string_view WithoutGap(absl::string_view text) {
  for (const absl::string_view gap : kGaps) {
    if (absl::ConsumeSuffix(&text, gap)) return WithoutGap(text);
  }
  return text;
}

// Takes a number with spaces and dashes between its digits off the front; its digits.
int ConsumeNumber(absl::string_view& text) {
  int digits = 0;
  while (ConsumeDigit(text)) {
    ++digits;
    absl::string_view behind = text;
    ConsumeGap(behind);
    absl::string_view probe = behind;
    if (ConsumeDigit(probe)) text = behind;
  }
  return digits;
}

bool StartsWithAny(absl::string_view text, absl::Span<const absl::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](absl::string_view mark) { return absl::StartsWith(text, mark); });
}

bool EndsWithAny(absl::string_view text, absl::Span<const absl::string_view> marks) {
  return std::any_of(marks.begin(), marks.end(),
                     [&](absl::string_view mark) { return absl::EndsWith(text, mark); });
}

}  // namespace

absl::string_view StateName(WishState state) { return kWishStateNames[static_cast<size_t>(state)]; }

absl::string_view StateName(ClaimState state) {
  return kClaimStateNames[static_cast<size_t>(state)];
}

bool IsPublic(WishState state) { return state >= WishState::kOpen && state <= WishState::kClosed; }

bool IsUnfulfilled(WishState state) { return state <= WishState::kDelivered; }

bool NeedsCallBack(WishState state, const WishCounts& counts) {
  return state >= WishState::kOpen && IsUnfulfilled(state) && counts.delivered > counts.confirmed;
}

bool TakesFromWish(ClaimState state) { return state <= ClaimState::kConfirmed; }

WishState StateOfCounts(const WishCounts& counts) {
  if (counts.confirmed == counts.quantity) return WishState::kConfirmed;
  if (counts.delivered == counts.quantity) return WishState::kDelivered;
  if (counts.claimed == counts.quantity) return WishState::kClaimed;
  return WishState::kOpen;
}

void AddTo(WishCounts& counts, ClaimState state, int64_t quantity) {
  if (!TakesFromWish(state)) return;
  counts.claimed += quantity;
  if (state != ClaimState::kHeld) counts.delivered += quantity;
  if (state == ClaimState::kConfirmed) counts.confirmed += quantity;
}

absl::StatusOr<WishState> NextState(WishState state, WishAction action) {
  const std::optional<WishState> next = StateAfter(kWishMachine, state, action);
  if (next) return *next;
  return MakeError(v1::ERROR_REASON_WISH_STATE, "The wish's state does not allow this.",
                   {{"state", StateName(state)}});
}

absl::StatusOr<ClaimState> NextState(ClaimState state, ClaimAction action) {
  const std::optional<ClaimState> next = StateAfter(kClaimMachine, state, action);
  if (next) return *next;
  return MakeError(v1::ERROR_REASON_CLAIM_STATE, "The claim's state does not allow this.",
                   {{"state", StateName(state)}});
}

absl::StatusOr<int64_t> CheckClaim(const ClaimFacts& facts, int64_t asked) {
  const int64_t left = facts.counts.quantity - facts.counts.claimed;
  const auto taken = [left] {
    return MakeError(v1::ERROR_REASON_WISH_TAKEN, "Somebody else has claimed it.",
                     {{"left", absl::StrCat(left)}});
  };
  // Whoever comes too late is told so, whatever became of the wish since.
  if (facts.state >= WishState::kClaimed && facts.state <= WishState::kClosed) return taken();
  if (facts.state != WishState::kOpen) {
    return MakeError(v1::ERROR_REASON_WISH_STATE, "The wish cannot be claimed.",
                     {{"state", StateName(facts.state)}});
  }
  if (asked < 0 || asked > facts.counts.quantity ||
      (!facts.may_split && asked != 0 && asked != facts.counts.quantity)) {
    return InvalidField("quantity", "Claim all of it, or a part of what may be split.");
  }
  if (asked > left || left == 0) return taken();
  if (facts.held_by_person >= kMostHeldClaims && !facts.may_exceed) {
    return MakeError(v1::ERROR_REASON_TOO_MANY_CLAIMS, "The person holds enough claims.",
                     {{"limit", absl::StrCat(kMostHeldClaims)}});
  }
  return asked == 0 ? left : asked;
}

absl::Time LeaseExpireTime(absl::Time now, absl::Time deadline) {
  return std::max(now + kShortestLease, std::min(now + kLease, deadline));
}

absl::Status CheckAgreedTime(absl::Time start, absl::Time end, absl::Time now) {
  if (end - start < kShortestVisit || end - start > kLongestVisit) {
    return TimesInvalid("A visit takes 5 minutes to 8 hours.");
  }
  if (end <= now || start > now + kFarthestAgreedTime) {
    return TimesInvalid("The agreed time is within the next 14 days.");
  }
  return absl::OkStatus();
}

absl::Status CheckDeliveredTime(absl::Time start, absl::Time end, absl::Time claimed,
                                absl::Time now) {
  if (end < start || end - start > kLongestVisit) {
    return TimesInvalid("The end is before the start, or more than 8 hours after it.");
  }
  if (start <= claimed - kTypedIn || end > now) {
    return TimesInvalid("A delivery is between the claim and now.");
  }
  return absl::OkStatus();
}

bool LooksPrivate(absl::string_view text) {
  absl::string_view rest = text;
  while (!rest.empty()) {
    const absl::string_view before = text.substr(0, text.size() - rest.size());
    const int digits = ConsumeNumber(rest);
    if (digits == 0) {
      rest.remove_prefix(1);
      continue;
    }
    const absl::string_view number =
        text.substr(before.size(), text.size() - before.size() - rest.size());
    if (digits >= kDigitsOfNumber && !ParseCivilDay(number).ok()) return true;
    ConsumeGap(rest);
    if (StartsWithAny(rest, kHomeMarks)) return true;
    if (StartsWithAny(rest, kRoadMarks) && EndsWithAny(WithoutGap(before), kRoads)) return true;
  }
  return false;
}

}  // namespace glimmer
