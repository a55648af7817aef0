// HouseholdService on the wire: each method hands its request to a command.
#pragma once

#include <string>
#include <utility>

#include "glimmer/v1/household_service.grpc.pb.h"
#include "server/households/vault.h"
#include "server/rpc/call.h"

namespace glimmer::households {

class HouseholdService final : public v1::HouseholdService::CallbackService {
 public:
  // `sealing_key` has 32 bytes and wraps the keys of households.
  HouseholdService(const rpc::Deps& deps, std::string sealing_key)
      : deps_(deps), vault_(std::move(sealing_key)) {}

  grpc::ServerUnaryReactor* CreateHousehold(grpc::CallbackServerContext* rpc,
                                            const v1::CreateHouseholdRequest* request,
                                            v1::CreateHouseholdResponse* response) override;
  grpc::ServerUnaryReactor* RecordConsent(grpc::CallbackServerContext* rpc,
                                          const v1::RecordConsentRequest* request,
                                          v1::RecordConsentResponse* response) override;
  grpc::ServerUnaryReactor* ConfirmConsent(grpc::CallbackServerContext* rpc,
                                           const v1::ConfirmConsentRequest* request,
                                           v1::ConfirmConsentResponse* response) override;
  grpc::ServerUnaryReactor* UpdateVisitTerms(grpc::CallbackServerContext* rpc,
                                             const v1::UpdateVisitTermsRequest* request,
                                             v1::UpdateVisitTermsResponse* response) override;
  grpc::ServerUnaryReactor* PauseHousehold(grpc::CallbackServerContext* rpc,
                                           const v1::PauseHouseholdRequest* request,
                                           v1::PauseHouseholdResponse* response) override;
  grpc::ServerUnaryReactor* ResumeHousehold(grpc::CallbackServerContext* rpc,
                                            const v1::ResumeHouseholdRequest* request,
                                            v1::ResumeHouseholdResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawHousehold(grpc::CallbackServerContext* rpc,
                                              const v1::WithdrawHouseholdRequest* request,
                                              v1::WithdrawHouseholdResponse* response) override;
  grpc::ServerUnaryReactor* GetHousehold(grpc::CallbackServerContext* rpc,
                                         const v1::GetHouseholdRequest* request,
                                         v1::GetHouseholdResponse* response) override;
  grpc::ServerUnaryReactor* FindHousehold(grpc::CallbackServerContext* rpc,
                                          const v1::FindHouseholdRequest* request,
                                          v1::FindHouseholdResponse* response) override;
  grpc::ServerUnaryReactor* ListHouseholds(grpc::CallbackServerContext* rpc,
                                           const v1::ListHouseholdsRequest* request,
                                           v1::ListHouseholdsResponse* response) override;
  grpc::ServerUnaryReactor* GetHouseholdRecord(grpc::CallbackServerContext* rpc,
                                               const v1::GetHouseholdRecordRequest* request,
                                               v1::GetHouseholdRecordResponse* response) override;
  grpc::ServerUnaryReactor* LookUpHouseholdContact(
      grpc::CallbackServerContext* rpc, const v1::LookUpHouseholdContactRequest* request,
      v1::LookUpHouseholdContactResponse* response) override;

  // What it has opened so far.
  const Vault& vault() const { return vault_; }

 private:
  const rpc::Deps deps_;
  Vault vault_;
};

}  // namespace glimmer::households
