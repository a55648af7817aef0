#include "tests/mobile/support/household_server.h"

#include <algorithm>

#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::mobile {

class HouseholdServer::Households final : public v1::HouseholdService::Service {
 public:
  explicit Households(HouseholdServer& server) : server_(server) {}

  grpc::Status CreateHousehold(grpc::ServerContext*, const v1::CreateHouseholdRequest* request,
                               v1::CreateHouseholdResponse* response) override {
    return Answer("CreateHousehold", *request, *response);
  }

  grpc::Status RecordConsent(grpc::ServerContext*, const v1::RecordConsentRequest* request,
                             v1::RecordConsentResponse* response) override {
    response->set_code("318204");
    return Answer("RecordConsent", *request, *response);
  }

  grpc::Status ConfirmConsent(grpc::ServerContext*, const v1::ConfirmConsentRequest* request,
                              v1::ConfirmConsentResponse* response) override {
    return Word("ConfirmConsent", *request, *response);
  }

  grpc::Status UpdateVisitTerms(grpc::ServerContext*, const v1::UpdateVisitTermsRequest* request,
                                v1::UpdateVisitTermsResponse* response) override {
    return Word("UpdateVisitTerms", *request, *response);
  }

  grpc::Status PauseHousehold(grpc::ServerContext*, const v1::PauseHouseholdRequest* request,
                              v1::PauseHouseholdResponse* response) override {
    return Answer("PauseHousehold", *request, *response);
  }

  grpc::Status ResumeHousehold(grpc::ServerContext*, const v1::ResumeHouseholdRequest* request,
                               v1::ResumeHouseholdResponse* response) override {
    return Word("ResumeHousehold", *request, *response);
  }

  grpc::Status WithdrawHousehold(grpc::ServerContext*, const v1::WithdrawHouseholdRequest* request,
                                 v1::WithdrawHouseholdResponse* response) override {
    return Answer("WithdrawHousehold", *request, *response);
  }

  grpc::Status GetHousehold(grpc::ServerContext*, const v1::GetHouseholdRequest* request,
                            v1::GetHouseholdResponse* response) override {
    return Answer("GetHousehold", *request, *response);
  }

  grpc::Status FindHousehold(grpc::ServerContext*, const v1::FindHouseholdRequest* request,
                             v1::FindHouseholdResponse* response) override {
    const grpc::Status taken = Answer("FindHousehold", *request, *response);
    absl::MutexLock lock(&server_.mutex_);
    const bool there =
        request->unit() == server_.find_in_ && request->alias() == server_.household_.alias();
    return !taken.ok() || there ? taken : ToGrpc(NotFound(request->alias()));
  }

  grpc::Status GetHouseholdRecord(grpc::ServerContext*,
                                  const v1::GetHouseholdRecordRequest* request,
                                  v1::GetHouseholdRecordResponse* response) override {
    const grpc::Status taken = server_.Take("GetHouseholdRecord", *request);
    absl::MutexLock lock(&server_.mutex_);
    const size_t page = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    if (page < server_.pages_.size()) *response = server_.pages_[page];
    return taken;
  }

  grpc::Status LookUpHouseholdContact(grpc::ServerContext*,
                                      const v1::LookUpHouseholdContactRequest* request,
                                      v1::LookUpHouseholdContactResponse* response) override {
    const grpc::Status taken = server_.Take("LookUpHouseholdContact", *request);
    absl::MutexLock lock(&server_.mutex_);
    *response = server_.contact_;
    return taken;
  }

 private:
  template <typename Request, typename Response>
  grpc::Status Answer(const std::string& method, const Request& request, Response& response) {
    const grpc::Status taken = server_.Take(method, request);
    absl::MutexLock lock(&server_.mutex_);
    *response.mutable_household() = server_.household_;
    return taken;
  }

  template <typename Request, typename Response>
  grpc::Status Word(const std::string& method, const Request& request, Response& response) {
    const grpc::Status taken = Answer(method, request, response);
    absl::MutexLock lock(&server_.mutex_);
    response.set_accepted(server_.accept_);
    return taken;
  }

  HouseholdServer& server_;
};

class HouseholdServer::Visits final : public v1::VisitService::Service {
 public:
  explicit Visits(HouseholdServer& server) : server_(server) {}

  grpc::Status AgreeVisit(grpc::ServerContext*, const v1::AgreeVisitRequest* request,
                          v1::AgreeVisitResponse* response) override {
    const grpc::Status taken = server_.Take("AgreeVisit", *request);
    absl::MutexLock lock(&server_.mutex_);
    *response->mutable_visit() = server_.visit_;
    response->mutable_visit()->set_name(request->visit());
    response->mutable_visit()->set_state(v1::Visit::STATE_AGREED);
    return taken;
  }

  grpc::Status AcceptVisit(grpc::ServerContext*, const v1::AcceptVisitRequest* request,
                           v1::AcceptVisitResponse*) override {
    return server_.Take("AcceptVisit", *request);
  }

  grpc::Status RetractVisits(grpc::ServerContext*, const v1::RetractVisitsRequest* request,
                             v1::RetractVisitsResponse* response) override {
    const grpc::Status taken = server_.Take("RetractVisits", *request);
    absl::MutexLock lock(&server_.mutex_);
    for (const std::string& visit : request->visits()) {
      const auto& kept = server_.kept_;
      const bool stays = std::find(kept.begin(), kept.end(), visit) != kept.end();
      *(stays ? response->add_kept() : response->add_retracted()) = visit;
    }
    return taken;
  }

  grpc::Status LookUpVisitorPhone(grpc::ServerContext*,
                                  const v1::LookUpVisitorPhoneRequest* request,
                                  v1::LookUpVisitorPhoneResponse* response) override {
    const grpc::Status taken = server_.Take("LookUpVisitorPhone", *request);
    absl::MutexLock lock(&server_.mutex_);
    response->set_phone(server_.phone_);
    return taken;
  }

 private:
  HouseholdServer& server_;
};

class HouseholdServer::Rounds final : public v1::RoundService::Service {
 public:
  explicit Rounds(HouseholdServer& server) : server_(server) {}

  grpc::Status ProposeRound(grpc::ServerContext*, const v1::ProposeRoundRequest* request,
                            v1::ProposeRoundResponse* response) override {
    const grpc::Status taken = server_.Take("ProposeRound", *request);
    absl::MutexLock lock(&server_.mutex_);
    *response = server_.round_;
    return taken;
  }

 private:
  HouseholdServer& server_;
};

HouseholdServer::HouseholdServer(PageStage& stage)
    : households_(std::make_unique<Households>(*this)),
      visits_(std::make_unique<Visits>(*this)),
      rounds_(std::make_unique<Rounds>(*this)),
      server_(stage, {households_.get(), visits_.get(), rounds_.get()}) {}

HouseholdServer::~HouseholdServer() = default;

void HouseholdServer::Set(const v1::Household& household) {
  absl::MutexLock lock(&mutex_);
  household_ = household;
}

void HouseholdServer::Accept(bool on) {
  absl::MutexLock lock(&mutex_);
  accept_ = on;
}

void HouseholdServer::FindIn(const std::string& unit) {
  absl::MutexLock lock(&mutex_);
  find_in_ = unit;
}

void HouseholdServer::Set(const v1::LookUpHouseholdContactResponse& contact) {
  absl::MutexLock lock(&mutex_);
  contact_ = contact;
}

void HouseholdServer::Set(const std::vector<v1::GetHouseholdRecordResponse>& pages) {
  absl::MutexLock lock(&mutex_);
  pages_ = pages;
}

void HouseholdServer::Set(const v1::Visit& visit) {
  absl::MutexLock lock(&mutex_);
  visit_ = visit;
}

void HouseholdServer::Set(const v1::ProposeRoundResponse& round) {
  absl::MutexLock lock(&mutex_);
  round_ = round;
}

void HouseholdServer::KeepVisits(const std::vector<std::string>& visits) {
  absl::MutexLock lock(&mutex_);
  kept_ = visits;
}

void HouseholdServer::SetPhone(const std::string& phone) {
  absl::MutexLock lock(&mutex_);
  phone_ = phone;
}

void HouseholdServer::LoseAnswers(int count) {
  absl::MutexLock lock(&mutex_);
  lost_ = count;
}

void HouseholdServer::Refuse(v1::ErrorReason reason) {
  absl::MutexLock lock(&mutex_);
  refusal_ = reason;
}

grpc::Status HouseholdServer::Take(const std::string& method,
                                   const google::protobuf::Message& request) {
  absl::MutexLock lock(&mutex_);
  asked_[method].push_back(request.SerializeAsString());
  if (refusal_ != v1::ERROR_REASON_UNSPECIFIED) {
    return ToGrpc(MakeError(std::exchange(refusal_, v1::ERROR_REASON_UNSPECIFIED), "No."));
  }
  if (lost_ == 0) return grpc::Status::OK;
  --lost_;
  return {grpc::StatusCode::UNAVAILABLE, "lost"};
}

}  // namespace glimmer::mobile
