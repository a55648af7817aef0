#include "tests/sim/steps.h"

#include <array>

namespace glimmer::sim {
namespace {

struct Likelihood {
  Kind kind;
  const char* name;
  int weight;
};

constexpr std::array<Likelihood, 33> kLikelihoods = {{
    {Kind::kTimePasses, "TimePasses", 12},
    {Kind::kClockIsSet, "ClockIsSet", 1},
    {Kind::kOffersLapse, "OffersLapse", 3},
    {Kind::kCheckpoint, "Checkpoint", 3},
    {Kind::kSignUp, "SignUp", 16},
    {Kind::kLeave, "Leave", 7},
    {Kind::kAnswerOffer, "AnswerOffer", 8},
    {Kind::kCheckIn, "CheckIn", 7},
    {Kind::kCheckOut, "CheckOut", 5},
    {Kind::kTick, "Tick", 5},
    {Kind::kScan, "Scan", 3},
    {Kind::kUndo, "Undo", 1},
    {Kind::kClose, "Close", 1},
    {Kind::kCancel, "Cancel", 2},
    {Kind::kClaimWish, "ClaimWish", 6},
    {Kind::kRenewClaim, "RenewClaim", 2},
    {Kind::kReleaseClaim, "ReleaseClaim", 3},
    {Kind::kLookAtRefusals, "LookAtRefusals", 4},
    {Kind::kSend, "Send", 16},
    {Kind::kDeliver, "Deliver", 14},
    {Kind::kDuplicate, "Duplicate", 3},
    {Kind::kAnswer, "Answer", 12},
    {Kind::kLose, "Lose", 6},
    {Kind::kPull, "Pull", 14},
    {Kind::kRound, "Round", 10},
    {Kind::kHurry, "Hurry", 2},
    {Kind::kPhoneDies, "PhoneDies", 2},
    {Kind::kPhoneWillDie, "PhoneWillDie", 2},
    {Kind::kServerDies, "ServerDies", 1},
    {Kind::kServerWillDie, "ServerWillDie", 2},
    {Kind::kPhoneIsFull, "PhoneIsFull", 3},
    {Kind::kServerIsFull, "ServerIsFull", 1},
    {Kind::kRoomAgain, "RoomAgain", 4},
}};

}  // namespace

std::string NameOf(Kind kind) {
  for (const Likelihood& one : kLikelihoods) {
    if (one.kind == kind) return one.name;
  }
  return "?";
}

std::vector<Step> StepsOf(uint64_t seed, int count) {
  Dice dice(seed);
  int64_t total = 0;
  for (const Likelihood& one : kLikelihoods) total += one.weight;
  std::vector<Step> steps;
  for (int i = 0; i < count; ++i) {
    int64_t drawn = dice.Below(total);
    const Likelihood* one = kLikelihoods.data();
    while (drawn >= one->weight) drawn -= (one++)->weight;
    steps.push_back({one->kind, dice.Next()});
  }
  return steps;
}

const std::vector<Tooth>& AllTeeth() {
  static const auto* const teeth = new std::vector<Tooth>{
      Tooth::kLyingDisk,       Tooth::kServerForgets,      Tooth::kPhoneForgets,
      Tooth::kOverlayGuesses,  Tooth::kBelievesOldAnswers, Tooth::kTokenWithoutPage,
      Tooth::kEarlyLapse,      Tooth::kLeftAdrift,         Tooth::kBelievesScans,
      Tooth::kKeepsBothRecords};
  return *teeth;
}

std::string NameOf(Tooth tooth) {
  switch (tooth) {
    case Tooth::kNone:
      return "none";
    case Tooth::kLyingDisk:
      return "a disk that lies about syncing";
    case Tooth::kServerForgets:
      return "a server that forgets request_ids";
    case Tooth::kPhoneForgets:
      return "a phone that forgets what it was sending";
    case Tooth::kOverlayGuesses:
      return "an overlay that shows a wish as a place";
    case Tooth::kBelievesOldAnswers:
      return "a phone that believes old answers";
    case Tooth::kTokenWithoutPage:
      return "a token kept without its page";
    case Tooth::kEarlyLapse:
      return "offers that lapse half a day too soon";
    case Tooth::kLeftAdrift:
      return "a phone that never sends again what it had no room for";
    case Tooth::kBelievesScans:
      return "a server that believes a scan without the claim";
    case Tooth::kKeepsBothRecords:
      return "a ledger that keeps both records of a stay in force";
    case Tooth::kErrorsUnseen:
      return "an engine that acknowledges what failed";
  }
  return "?";
}

}  // namespace glimmer::sim
