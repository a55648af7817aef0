// VisitService on the wire: each method hands its request to a command.
#pragma once

#include <string>
#include <utility>

#include "glimmer/v1/visit_service.grpc.pb.h"
#include "server/households/vault.h"
#include "server/rpc/call.h"

namespace glimmer::visits {

class VisitService final : public v1::VisitService::CallbackService {
 public:
  // `sealing_key` as for HouseholdService.
  VisitService(const rpc::Deps& deps, std::string sealing_key)
      : deps_(deps), sealing_key_(sealing_key), vault_(std::move(sealing_key)) {}

  grpc::ServerUnaryReactor* PlanVisits(grpc::CallbackServerContext* rpc,
                                       const v1::PlanVisitsRequest* request,
                                       v1::PlanVisitsResponse* response) override;
  grpc::ServerUnaryReactor* RetractVisits(grpc::CallbackServerContext* rpc,
                                          const v1::RetractVisitsRequest* request,
                                          v1::RetractVisitsResponse* response) override;
  grpc::ServerUnaryReactor* ChangeVisit(grpc::CallbackServerContext* rpc,
                                        const v1::ChangeVisitRequest* request,
                                        v1::ChangeVisitResponse* response) override;
  grpc::ServerUnaryReactor* AgreeVisit(grpc::CallbackServerContext* rpc,
                                       const v1::AgreeVisitRequest* request,
                                       v1::AgreeVisitResponse* response) override;
  grpc::ServerUnaryReactor* AcceptVisit(grpc::CallbackServerContext* rpc,
                                        const v1::AcceptVisitRequest* request,
                                        v1::AcceptVisitResponse* response) override;
  grpc::ServerUnaryReactor* LeaveVisit(grpc::CallbackServerContext* rpc,
                                       const v1::LeaveVisitRequest* request,
                                       v1::LeaveVisitResponse* response) override;
  grpc::ServerUnaryReactor* CancelVisit(grpc::CallbackServerContext* rpc,
                                        const v1::CancelVisitRequest* request,
                                        v1::CancelVisitResponse* response) override;
  grpc::ServerUnaryReactor* StartVisit(grpc::CallbackServerContext* rpc,
                                       const v1::StartVisitRequest* request,
                                       v1::StartVisitResponse* response) override;
  grpc::ServerUnaryReactor* FinishVisit(grpc::CallbackServerContext* rpc,
                                        const v1::FinishVisitRequest* request,
                                        v1::FinishVisitResponse* response) override;
  grpc::ServerUnaryReactor* RelayNeed(grpc::CallbackServerContext* rpc,
                                      const v1::RelayNeedRequest* request,
                                      v1::RelayNeedResponse* response) override;
  grpc::ServerUnaryReactor* ReportSafe(grpc::CallbackServerContext* rpc,
                                       const v1::ReportSafeRequest* request,
                                       v1::ReportSafeResponse* response) override;
  grpc::ServerUnaryReactor* ExtendVisit(grpc::CallbackServerContext* rpc,
                                        const v1::ExtendVisitRequest* request,
                                        v1::ExtendVisitResponse* response) override;
  grpc::ServerUnaryReactor* RaiseAlarm(grpc::CallbackServerContext* rpc,
                                       const v1::RaiseAlarmRequest* request,
                                       v1::RaiseAlarmResponse* response) override;
  grpc::ServerUnaryReactor* AcknowledgeAlarm(grpc::CallbackServerContext* rpc,
                                             const v1::AcknowledgeAlarmRequest* request,
                                             v1::AcknowledgeAlarmResponse* response) override;
  grpc::ServerUnaryReactor* LookUpVisitorPhone(grpc::CallbackServerContext* rpc,
                                               const v1::LookUpVisitorPhoneRequest* request,
                                               v1::LookUpVisitorPhoneResponse* response) override;
  grpc::ServerUnaryReactor* GetVisitAddress(grpc::CallbackServerContext* rpc,
                                            const v1::GetVisitAddressRequest* request,
                                            v1::GetVisitAddressResponse* response) override;
  grpc::ServerUnaryReactor* ListVisits(grpc::CallbackServerContext* rpc,
                                       const v1::ListVisitsRequest* request,
                                       v1::ListVisitsResponse* response) override;
  grpc::ServerUnaryReactor* GetVisitFigures(grpc::CallbackServerContext* rpc,
                                            const v1::GetVisitFiguresRequest* request,
                                            v1::GetVisitFiguresResponse* response) override;

  // What it has opened so far.
  const households::Vault& vault() const { return vault_; }

 private:
  const rpc::Deps deps_;
  const std::string sealing_key_;
  const households::Vault vault_;
};

}  // namespace glimmer::visits
