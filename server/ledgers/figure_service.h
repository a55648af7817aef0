// FigureService: the figures of the ledgers and their export over the wire.
#pragma once

#include "glimmer/v1/figure_service.grpc.pb.h"
#include "server/rpc/call.h"
#include "server/rpc/report_threads.h"

namespace glimmer::ledgers {

class FigureService final : public v1::FigureService::CallbackService {
 public:
  explicit FigureService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* GetLedgerFigures(grpc::CallbackServerContext* rpc,
                                             const v1::GetLedgerFiguresRequest* request,
                                             v1::GetLedgerFiguresResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportLedgersResponse>* ExportLedgers(
      grpc::CallbackServerContext* rpc, const v1::ExportLedgersRequest* request) override;

 private:
  const rpc::Deps deps_;
  rpc::ReportThreads report_threads_;
};

}  // namespace glimmer::ledgers
