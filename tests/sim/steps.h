// What happens in a simulation, as a list that can be made from a seed, replayed and shortened. A
// step carries all the chance that it needs, so that leaving one out changes no other.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace glimmer::sim {

enum class Kind {
  // The world.
  kTimePasses,
  kClockIsSet,  // a phone's, to something wrong
  kOffersLapse,
  kCheckpoint,  // of the server's log, or of a phone's
  // People.
  kSignUp,
  kLeave,
  kAnswerOffer,
  kCheckIn,
  kCheckOut,
  kTick,  // the leader, on the roster
  kScan,  // the leader's phone, of a claim that was shown some time ago
  kUndo,  // a claim that was not sent yet
  kClose,
  kCancel,
  kClaimWish,
  kRenewClaim,
  kReleaseClaim,
  kLookAtRefusals,
  // Phones and the network.
  kSend,
  kDeliver,
  kDuplicate,
  kAnswer,
  kLose,
  kPull,
  kRound,  // everything there is to send and to fetch, without a fault
  kHurry,
  // What dies.
  kPhoneDies,
  kPhoneWillDie,  // in the middle of something
  kServerDies,
  kServerWillDie,
  // A disk without room, for one write or until there is some.
  kPhoneIsFull,
  kServerIsFull,
  kRoomAgain,  // everywhere
};

struct Step {
  Kind kind;
  uint64_t chance;
};

// "SignUp".
std::string NameOf(Kind kind);

std::vector<Step> StepsOf(uint64_t seed, int count);

// Planted faults: what a simulation must find.
enum class Tooth {
  kNone,
  kLyingDisk,           // the server's disk says that it has synced
  kServerForgets,       // which request_ids it has answered
  kPhoneForgets,        // what it was sending when it was killed
  kOverlayGuesses,      // a place that was asked for is shown as confirmed
  kBelievesOldAnswers,  // of the first time, though a page has told more since
  kTokenWithoutPage,    // a phone dies between keeping the one and the other
  kEarlyLapse,          // offers lapse half a day too soon
  kLeftAdrift,          // what a phone had no room to write the end of
  kBelievesScans,       // a tick that has scanned a claim stands for that claim, too
  kKeepsBothRecords,    // of a stay that is restated
  kErrorsUnseen,        // a write that failed is acknowledged; in ./dev power alone
};

const std::vector<Tooth>& AllTeeth();
std::string NameOf(Tooth tooth);

// The chance of one step.
class Dice {
 public:
  explicit Dice(uint64_t seed) : engine_(seed) {}
  uint64_t Next() { return engine_(); }
  // 0 to n - 1.
  int64_t Below(int64_t n) { return static_cast<int64_t>(engine_() % static_cast<uint64_t>(n)); }
  bool OneIn(int64_t n) { return Below(n) == 0; }
  template <typename T>
  const T& Of(const std::vector<T>& all) {
    return all[static_cast<size_t>(Below(static_cast<int64_t>(all.size())))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace glimmer::sim
