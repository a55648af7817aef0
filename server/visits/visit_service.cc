#include "server/visits/visit_service.h"

#include "server/households/with_vault.h"
#include "server/visits/alarm_commands.h"
#include "server/visits/need_commands.h"
#include "server/visits/plan_commands.h"
#include "server/visits/report_commands.h"
#include "server/visits/retract_commands.h"
#include "server/visits/visit_address.h"
#include "server/visits/visit_figures.h"

namespace glimmer::visits {

grpc::ServerUnaryReactor* VisitService::PlanVisits(grpc::CallbackServerContext* rpc,
                                                   const v1::PlanVisitsRequest* request,
                                                   v1::PlanVisitsResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::PlanVisits);
}

grpc::ServerUnaryReactor* VisitService::RetractVisits(grpc::CallbackServerContext* rpc,
                                                      const v1::RetractVisitsRequest* request,
                                                      v1::RetractVisitsResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::RetractVisits);
}

grpc::ServerUnaryReactor* VisitService::ChangeVisit(grpc::CallbackServerContext* rpc,
                                                    const v1::ChangeVisitRequest* request,
                                                    v1::ChangeVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::ChangeVisit);
}

grpc::ServerUnaryReactor* VisitService::AgreeVisit(grpc::CallbackServerContext* rpc,
                                                   const v1::AgreeVisitRequest* request,
                                                   v1::AgreeVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::AgreeVisit);
}

grpc::ServerUnaryReactor* VisitService::AcceptVisit(grpc::CallbackServerContext* rpc,
                                                    const v1::AcceptVisitRequest* request,
                                                    v1::AcceptVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::AcceptVisit);
}

grpc::ServerUnaryReactor* VisitService::LeaveVisit(grpc::CallbackServerContext* rpc,
                                                   const v1::LeaveVisitRequest* request,
                                                   v1::LeaveVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::LeaveVisit);
}

grpc::ServerUnaryReactor* VisitService::CancelVisit(grpc::CallbackServerContext* rpc,
                                                    const v1::CancelVisitRequest* request,
                                                    v1::CancelVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::CancelVisit);
}

grpc::ServerUnaryReactor* VisitService::StartVisit(grpc::CallbackServerContext* rpc,
                                                   const v1::StartVisitRequest* request,
                                                   v1::StartVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::StartVisit);
}

grpc::ServerUnaryReactor* VisitService::FinishVisit(grpc::CallbackServerContext* rpc,
                                                    const v1::FinishVisitRequest* request,
                                                    v1::FinishVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::FinishVisit);
}

grpc::ServerUnaryReactor* VisitService::RelayNeed(grpc::CallbackServerContext* rpc,
                                                  const v1::RelayNeedRequest* request,
                                                  v1::RelayNeedResponse* response) {
  return rpc::WriteCall(
      rpc, deps_, request, response,
      [this](rpc::Context& context, const v1::RelayNeedRequest& in, v1::RelayNeedResponse& out) {
        return visits::RelayNeed(context, sealing_key_, in, out);
      });
}

grpc::ServerUnaryReactor* VisitService::ReportSafe(grpc::CallbackServerContext* rpc,
                                                   const v1::ReportSafeRequest* request,
                                                   v1::ReportSafeResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::ReportSafe);
}

grpc::ServerUnaryReactor* VisitService::ExtendVisit(grpc::CallbackServerContext* rpc,
                                                    const v1::ExtendVisitRequest* request,
                                                    v1::ExtendVisitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::ExtendVisit);
}

grpc::ServerUnaryReactor* VisitService::RaiseAlarm(grpc::CallbackServerContext* rpc,
                                                   const v1::RaiseAlarmRequest* request,
                                                   v1::RaiseAlarmResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::RaiseAlarm);
}

grpc::ServerUnaryReactor* VisitService::AcknowledgeAlarm(grpc::CallbackServerContext* rpc,
                                                         const v1::AcknowledgeAlarmRequest* request,
                                                         v1::AcknowledgeAlarmResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::AcknowledgeAlarm);
}

grpc::ServerUnaryReactor* VisitService::LookUpVisitorPhone(
    grpc::CallbackServerContext* rpc, const v1::LookUpVisitorPhoneRequest* request,
    v1::LookUpVisitorPhoneResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &visits::LookUpVisitorPhone);
}

grpc::ServerUnaryReactor* VisitService::GetVisitAddress(grpc::CallbackServerContext* rpc,
                                                        const v1::GetVisitAddressRequest* request,
                                                        v1::GetVisitAddressResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        households::WithVault(vault_, &visits::GetVisitAddress));
}

grpc::ServerUnaryReactor* VisitService::ListVisits(grpc::CallbackServerContext* rpc,
                                                   const v1::ListVisitsRequest* request,
                                                   v1::ListVisitsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &visits::ListVisits);
}

grpc::ServerUnaryReactor* VisitService::GetVisitFigures(grpc::CallbackServerContext* rpc,
                                                        const v1::GetVisitFiguresRequest* request,
                                                        v1::GetVisitFiguresResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &visits::GetVisitFigures);
}

}  // namespace glimmer::visits
