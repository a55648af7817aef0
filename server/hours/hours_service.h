// HoursService: the ledger, its figures and their export over the wire.
#pragma once

#include <utility>

#include "glimmer/v1/hours_service.grpc.pb.h"
#include "server/rpc/call.h"
#include "server/rpc/report_threads.h"
#include "shared/crypto/signing.h"

namespace glimmer::hours {

class HoursService final : public v1::HoursService::CallbackService {
 public:
  // `certificate_key` signs the certificates of volunteers.
  HoursService(const rpc::Deps& deps, KeyPair certificate_key)
      : deps_(deps), certificate_key_(std::move(certificate_key)) {}

  grpc::ServerUnaryReactor* ListServiceRecords(grpc::CallbackServerContext* rpc,
                                               const v1::ListServiceRecordsRequest* request,
                                               v1::ListServiceRecordsResponse* response) override;
  grpc::ServerUnaryReactor* GetFigures(grpc::CallbackServerContext* rpc,
                                       const v1::GetFiguresRequest* request,
                                       v1::GetFiguresResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportHoursResponse>* ExportHours(
      grpc::CallbackServerContext* rpc, const v1::ExportHoursRequest* request) override;
  grpc::ServerUnaryReactor* CreateServiceCertificate(
      grpc::CallbackServerContext* rpc, const v1::CreateServiceCertificateRequest* request,
      v1::CreateServiceCertificateResponse* response) override;
  grpc::ServerUnaryReactor* ListDailyHeads(grpc::CallbackServerContext* rpc,
                                           const v1::ListDailyHeadsRequest* request,
                                           v1::ListDailyHeadsResponse* response) override;
  grpc::ServerUnaryReactor* ListRulePacks(grpc::CallbackServerContext* rpc,
                                          const v1::ListRulePacksRequest* request,
                                          v1::ListRulePacksResponse* response) override;
  grpc::ServerUnaryReactor* CreateRulePack(grpc::CallbackServerContext* rpc,
                                           const v1::CreateRulePackRequest* request,
                                           v1::CreateRulePackResponse* response) override;

 private:
  const rpc::Deps deps_;
  const KeyPair certificate_key_;
  rpc::ReportThreads report_threads_;
};

}  // namespace glimmer::hours
