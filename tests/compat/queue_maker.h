// Makes the recorded queues: a season in the village as an app of format 1 to 4 writes it, sent
// to a server as it goes, because a phone knows by the server's answers what things are called.
//
// The formats are those of the phone's store (mobile/store/migrations): what an app wrote while
// that was its newest migration.
// 1: places, attendance, wishes, follow-ups, deeds, gifts; claims without a signature.
// 2: households, pairings and visits beside it; a yes to a visit does not say to which plan.
// 3: claims signed and chained, site codes scanned, a yes to the plan that was seen, visits that
//    take longer.
// 4: what a household asks to have passed on.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "shared/domain/claim_message.h"
#include "tests/compat/recorded_queue.h"
#include "tests/compat/recorded_village.h"
#include "tests/support/fakes.h"

namespace glimmer::compat {

inline constexpr int kFormats = 4;

class QueueMaker {
 public:
  explicit QueueMaker(int format) : format_(format) {}

  // The whole season, with both verdicts of each call.
  std::vector<RecordedCall> Record();

 private:
  void Places();
  void Attendance();
  void Records();
  void OneWish();
  void OtherWishes();
  void Ledgers();
  void Household();
  void VisitsAsPlanned();
  void Passed();
  void VisitsOtherwise();
  void NoMore();

  // Sends `request` and keeps it; the answer, empty when it was refused.
  template <typename Response, typename Request>
  Response Send(bool queued, Who who, absl::string_view method, Request request);
  template <typename Response, typename Request>
  Response Queue(Who who, absl::string_view method, const Request& request) {
    return Send<Response>(true, who, method, request);
  }
  template <typename Response, typename Request>
  Response Do(Who who, absl::string_view method, const Request& request) {
    return Send<Response>(false, who, method, request);
  }

  std::string SignUp(Who who, absl::string_view shift, bool queued);
  // A claim of now by the phone of `by`, signed as of format 3.
  v1::AttendanceClaim Claim(Who by, Who person, v1::AttendanceClaim::Method method);
  void Sign(Who by, ClaimKind kind, int64_t break_minutes, v1::AttendanceClaim& claim);
  // wishes/{id}, proposed by the volunteer.
  std::string Propose(bool contact_is_me, bool queued = true);
  // wish_claims/{id} of the neighbour.
  std::string ClaimWish(const std::string& wish, bool queued = true);
  v1::VisitPlan Plan(absl::Duration from_now) const;
  void Agree(const v1::Visit& visit);

  std::string NewId() { return NewUlid(Now(), random_); }
  absl::Time Now() const { return village_.first_moment() + at_; }
  void Later(absl::Duration by) { at_ += by; }

  const int format_;
  test::SeededRandom random_{7};  // of the phones
  RecordedVillage village_{0};
  absl::Duration at_;
  std::vector<RecordedCall> calls_;
  std::string volunteers_record_;  // service_records/{id}, of their own word
  v1::Household household_;
  v1::Visit soon_;  // agreed to and accepted
  struct Head {
    int64_t sequence = 0;
    std::string hash;
  };
  std::map<Who, Head> chains_;
};

}  // namespace glimmer::compat
