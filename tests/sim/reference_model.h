// What the server has to answer, told as simply as possible: shifts, their sign-ups, who was there,
// and wishes with their claims, in maps, one call after the other. The simulation asks it before
// each call and takes every difference for a finding.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/error_reason.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "glimmer/v1/wish_service.pb.h"
#include "shared/domain/claim_message.h"
#include "tests/server/signups/sign_up_model.h"
#include "tests/server/wishes/wish_model.h"

namespace glimmer::sim {

// One call as it reaches the server.
struct ServerCall {
  std::string method;   // "/glimmer.v1.SignUpService/CreateSignUp"
  std::string request;  // serialised
  std::string person;   // people/{id} who calls
  absl::Time now;       // by the server's clock
};

// A reason to refuse, or what an answer says, as text: "CONFIRMED", "IN 1772416800 B".
struct Expected {
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  std::string facts;
};

// The same of an answer that the server gave.
std::string FactsOf(const std::string& method, const std::string& response);

// Of a claim of a wish.
std::string ClaimFacts(int state, int64_t quantity, absl::Time expire, bool renewed);

class ReferenceModel {
 public:
  // Who may tick rosters and read codes beside the leader of a shift.
  explicit ReferenceModel(std::string coordinator) : coordinator_(std::move(coordinator)) {}

  void AddShift(const v1::Shift& shift);
  void AddWish(const v1::Wish& wish);
  // The digits or signed octets that a site shows from `time` on, for half a minute, on the phone
  // of `shower`.
  void ShowCode(const std::string& shift, const std::string& code, absl::Time time,
                const std::string& shower);

  // What the server must say to a call that it has not answered yet; an acceptance takes effect.
  Expected Answer(const ServerCall& call);
  // The round of the job that lets offers and claims lapse.
  void Lapse(absl::Time now);

  // Was the place ever the person's? What a phone says may be old, but never invented.
  bool WasConfirmed(const std::string& sign_up) const { return confirmed_.count(sign_up) > 0; }
  bool WasClaimed(const std::string& claim) { return FindClaim(claim).wish != nullptr; }
  // The rows that the server's tables must hold, one a line, in order.
  std::vector<std::string> SignUpRows() const;
  std::vector<std::string> AttendanceRows() const;
  std::vector<std::string> ClaimRows() const;
  // People to whom the two sides of a scan give less than their own claims alone; empty when all is
  // well.
  std::string LostByScans() const;

 private:
  enum class Evidence { kNone = 0, kMutual = 1, kOnSite = 2, kOwnStatement = 3, kAfterwards = 4 };
  enum class Trust { kNone = 0, kStrong = 1, kSkew = 2, kReview = 3 };
  struct Judged {
    v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
    absl::Time time;
    Evidence evidence = Evidence::kNone;
    Trust trust = Trust::kNone;
    bool late = false;
    bool doubtful = false;  // something other than its time is
  };
  // A claim that the server has taken.
  struct Taken {
    Judged judged;
    int64_t break_minutes = 0;
    bool tick = false;
    std::string hash;     // its own
    std::string scanned;  // of the claim that a tick stands beside
  };
  struct Pair {
    const Taken* own = nullptr;
    const Taken* tick = nullptr;
  };
  struct Presence {
    v1::Attendance::State state = v1::Attendance::STATE_UNSPECIFIED;
    std::vector<Taken> ins;  // as they came
    std::vector<Taken> outs;
    bool was_absent = false;
    // What these come to.
    Judged in;
    Judged out;
    bool assumed = false;
    int64_t minutes = 0;  // of the record in force
    std::string Facts() const;
    std::string RecordFacts() const;
    bool Waits() const;
  };
  struct Code {
    absl::Time time;
    std::string shower;
  };
  struct Shift {
    std::string name;
    std::string leader;
    absl::Time start;
    absl::Time end;
    bool cancelled = false;
    bool closed = false;
    std::vector<std::string> positions;
    std::unique_ptr<signups::SignUpModel> sign_ups;
    std::vector<std::string> names;             // beside the model's entries
    std::map<std::string, Presence> presences;  // by person
  };
  struct Wish {
    std::unique_ptr<wishes::WishModel> claims;
    std::vector<std::string> names;  // beside the model's entries
  };
  struct ClaimPlace {
    Wish* wish = nullptr;
    size_t entry = 0;
  };
  struct Place {
    Shift* shift = nullptr;
    size_t entry = 0;
  };

  Expected Create(const v1::CreateSignUpRequest& request, absl::Time now);
  Expected Leave(const v1::LeaveShiftRequest& request, absl::Time now);
  Expected Accept(const v1::AcceptOfferRequest& request, absl::Time now);
  Expected Decline(const v1::DeclineOfferRequest& request, absl::Time now);
  Expected CheckIn(const v1::CheckInRequest& request, const ServerCall& call);
  Expected CheckOut(const v1::CheckOutRequest& request, const ServerCall& call);
  Expected Close(const v1::CloseShiftRequest& request, absl::Time now);
  Expected Cancel(const v1::CancelShiftRequest& request, absl::Time now);

  // reference_wishes.cc
  Expected Claim(const v1::ClaimWishRequest& request, absl::Time now);
  Expected Renew(const v1::RenewWishClaimRequest& request, absl::Time now);
  Expected Release(const v1::ReleaseWishClaimRequest& request);
  ClaimPlace FindClaim(const std::string& claim);
  Expected Said(const ClaimPlace& place, v1::ErrorReason reason);

  int Number(const std::string& person);
  Place Find(const std::string& sign_up);
  Expected Said(const Place& place, v1::ErrorReason reason);
  std::string SignUpFacts(const Place& place) const;
  bool OverlapsHeld(const Shift& shift, int person) const;
  bool HasPlace(const Shift& shift, const std::string& person);
  bool StandsAbove(const Shift& shift, const std::string& person) const;
  Judged Judge(const Shift& shift, const v1::AttendanceClaim& claim, const ServerCall& call) const;
  v1::ErrorReason JudgeEvidence(const Shift& shift, const v1::AttendanceClaim& claim,
                                const ServerCall& call, Judged& judged) const;
  v1::ErrorReason JudgeCode(const Shift& shift, const v1::AttendanceClaim& claim,
                            const ServerCall& call, Judged& judged) const;

  // reference_scans.cc
  static Taken TakenOf(ClaimKind kind, const v1::AttendanceClaim& claim, int64_t break_minutes,
                       const Judged& judged);
  static Pair PairIn(const std::vector<Taken>& claims);
  static bool Completes(std::vector<Taken> claims, const Taken& said);
  static Judged Weigh(const std::vector<Taken>& claims);
  static int64_t Breaks(const std::vector<Taken>& claims);
  static v1::ErrorReason CheckStay(absl::Time from, absl::Time to, int64_t break_minutes);
  static int64_t Count(const Shift& shift, absl::Time from, absl::Time to, int64_t break_minutes);
  static void Settle(const Shift& shift, Presence& presence);
  static const Taken* OwnOf(const std::vector<Taken>& claims);
  static bool LosesByScan(const Shift& shift, const Presence& presence);
  void NoteConfirmed();

  const std::string coordinator_;
  std::map<std::string, Shift> shifts_;
  std::map<std::string, Wish> wishes_;
  std::map<std::pair<std::string, std::string>, Code> codes_;  // by shift and code
  std::vector<std::string> people_;
  std::set<std::string> confirmed_;
};

}  // namespace glimmer::sim
