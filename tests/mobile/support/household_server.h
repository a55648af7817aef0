// A server of households, their visits and rounds in the test's own process, behind real TLS: it
// answers what the test set up, keeps what it was asked, and can lose answers.
#pragma once

#include <grpcpp/grpcpp.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "glimmer/v1/household_service.grpc.pb.h"
#include "glimmer/v1/round_service.grpc.pb.h"
#include "glimmer/v1/visit_service.grpc.pb.h"
#include "tests/mobile/support/page_server.h"

namespace glimmer::mobile {

class HouseholdServer {
 public:
  // Knows the person of `stage`, which is then connected to it.
  explicit HouseholdServer(PageStage& stage);
  ~HouseholdServer();

  // The household of every answer.
  void Set(const v1::Household& household);
  // Whether the household's word is taken; not when the code is wrong.
  void Accept(bool on);
  // FindHousehold finds it in this unit only.
  void FindIn(const std::string& unit);
  void Set(const v1::LookUpHouseholdContactResponse& contact);
  // One page after the other.
  void Set(const std::vector<v1::GetHouseholdRecordResponse>& pages);
  // What AgreeVisit answers; without one, a visit that has agreed and no more.
  void Set(const v1::Visit& visit);
  void Set(const v1::ProposeRoundResponse& round);
  // What RetractVisits keeps of those that it is asked for; the others are taken back.
  void KeepVisits(const std::vector<std::string>& visits);
  // The number of every visitor.
  void SetPhone(const std::string& phone);
  // The next so many calls are done, and their answers lost.
  void LoseAnswers(int count);
  // The next call is refused for this reason.
  void Refuse(v1::ErrorReason reason);

  // The requests of a method so far, "RecordConsent".
  template <typename Request>
  std::vector<Request> Asked(const std::string& method) const {
    absl::MutexLock lock(&mutex_);
    std::vector<Request> requests;
    const auto found = asked_.find(method);
    if (found == asked_.end()) return requests;
    for (const std::string& bytes : found->second) {
      requests.emplace_back().ParseFromString(bytes);
    }
    return requests;
  }

 private:
  class Households;
  class Visits;
  class Rounds;

  // Keeps the request; an error when this call goes wrong.
  grpc::Status Take(const std::string& method, const google::protobuf::Message& request);

  mutable absl::Mutex mutex_;
  std::map<std::string, std::vector<std::string>> asked_ ABSL_GUARDED_BY(mutex_);
  v1::Household household_ ABSL_GUARDED_BY(mutex_);
  v1::LookUpHouseholdContactResponse contact_ ABSL_GUARDED_BY(mutex_);
  v1::Visit visit_ ABSL_GUARDED_BY(mutex_);
  v1::ProposeRoundResponse round_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> kept_ ABSL_GUARDED_BY(mutex_);
  std::string phone_ ABSL_GUARDED_BY(mutex_);
  std::vector<v1::GetHouseholdRecordResponse> pages_ ABSL_GUARDED_BY(mutex_);
  bool accept_ ABSL_GUARDED_BY(mutex_) = true;
  int lost_ ABSL_GUARDED_BY(mutex_) = 0;
  v1::ErrorReason refusal_ ABSL_GUARDED_BY(mutex_) = v1::ERROR_REASON_UNSPECIFIED;
  std::string find_in_ ABSL_GUARDED_BY(mutex_);
  std::unique_ptr<Households> households_;
  std::unique_ptr<Visits> visits_;
  std::unique_ptr<Rounds> rounds_;
  PageServer server_;
};

}  // namespace glimmer::mobile
