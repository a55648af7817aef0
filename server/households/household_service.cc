#include "server/households/household_service.h"

#include "server/households/address_release.h"
#include "server/households/consent_commands.h"
#include "server/households/household_commands.h"
#include "server/households/with_vault.h"

namespace glimmer::households {

grpc::ServerUnaryReactor* HouseholdService::CreateHousehold(
    grpc::CallbackServerContext* rpc, const v1::CreateHouseholdRequest* request,
    v1::CreateHouseholdResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &households::CreateHousehold);
}

grpc::ServerUnaryReactor* HouseholdService::RecordConsent(grpc::CallbackServerContext* rpc,
                                                          const v1::RecordConsentRequest* request,
                                                          v1::RecordConsentResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithVault(vault_, &households::RecordConsent));
}

grpc::ServerUnaryReactor* HouseholdService::ConfirmConsent(grpc::CallbackServerContext* rpc,
                                                           const v1::ConfirmConsentRequest* request,
                                                           v1::ConfirmConsentResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithVault(vault_, &households::ConfirmConsent));
}

grpc::ServerUnaryReactor* HouseholdService::UpdateVisitTerms(
    grpc::CallbackServerContext* rpc, const v1::UpdateVisitTermsRequest* request,
    v1::UpdateVisitTermsResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithVault(vault_, &households::UpdateVisitTerms));
}

grpc::ServerUnaryReactor* HouseholdService::PauseHousehold(grpc::CallbackServerContext* rpc,
                                                           const v1::PauseHouseholdRequest* request,
                                                           v1::PauseHouseholdResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &households::PauseHousehold);
}

grpc::ServerUnaryReactor* HouseholdService::ResumeHousehold(
    grpc::CallbackServerContext* rpc, const v1::ResumeHouseholdRequest* request,
    v1::ResumeHouseholdResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithVault(vault_, &households::ResumeHousehold));
}

grpc::ServerUnaryReactor* HouseholdService::WithdrawHousehold(
    grpc::CallbackServerContext* rpc, const v1::WithdrawHouseholdRequest* request,
    v1::WithdrawHouseholdResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &households::WithdrawHousehold);
}

grpc::ServerUnaryReactor* HouseholdService::GetHousehold(grpc::CallbackServerContext* rpc,
                                                         const v1::GetHouseholdRequest* request,
                                                         v1::GetHouseholdResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &households::GetHousehold);
}

grpc::ServerUnaryReactor* HouseholdService::FindHousehold(grpc::CallbackServerContext* rpc,
                                                          const v1::FindHouseholdRequest* request,
                                                          v1::FindHouseholdResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &households::FindHousehold);
}

grpc::ServerUnaryReactor* HouseholdService::ListHouseholds(grpc::CallbackServerContext* rpc,
                                                           const v1::ListHouseholdsRequest* request,
                                                           v1::ListHouseholdsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &households::ListHouseholds);
}

grpc::ServerUnaryReactor* HouseholdService::GetHouseholdRecord(
    grpc::CallbackServerContext* rpc, const v1::GetHouseholdRecordRequest* request,
    v1::GetHouseholdRecordResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &households::GetHouseholdRecord);
}

grpc::ServerUnaryReactor* HouseholdService::LookUpHouseholdContact(
    grpc::CallbackServerContext* rpc, const v1::LookUpHouseholdContactRequest* request,
    v1::LookUpHouseholdContactResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        WithVault(vault_, &households::LookUpHouseholdContact));
}

}  // namespace glimmer::households
