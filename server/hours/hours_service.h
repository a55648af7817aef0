// HoursService: the ledger, its figures and their export over the wire.
#pragma once

#include "glimmer/v1/hours_service.grpc.pb.h"
#include "server/rpc/call.h"
#include "server/rpc/report_threads.h"

namespace glimmer::hours {

class HoursService final : public v1::HoursService::CallbackService {
 public:
  explicit HoursService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* ListServiceRecords(grpc::CallbackServerContext* rpc,
                                               const v1::ListServiceRecordsRequest* request,
                                               v1::ListServiceRecordsResponse* response) override;
  grpc::ServerUnaryReactor* GetFigures(grpc::CallbackServerContext* rpc,
                                       const v1::GetFiguresRequest* request,
                                       v1::GetFiguresResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportHoursResponse>* ExportHours(
      grpc::CallbackServerContext* rpc, const v1::ExportHoursRequest* request) override;
  grpc::ServerUnaryReactor* ListRulePacks(grpc::CallbackServerContext* rpc,
                                          const v1::ListRulePacksRequest* request,
                                          v1::ListRulePacksResponse* response) override;
  grpc::ServerUnaryReactor* CreateRulePack(grpc::CallbackServerContext* rpc,
                                           const v1::CreateRulePackRequest* request,
                                           v1::CreateRulePackResponse* response) override;

 private:
  const rpc::Deps deps_;
  rpc::ReportThreads report_threads_;
};

}  // namespace glimmer::hours
