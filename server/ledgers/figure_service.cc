#include "server/ledgers/figure_service.h"

#include <memory>
#include <utility>

#include "server/ledgers/figure_commands.h"
#include "server/rpc/stream_call.h"

namespace glimmer::ledgers {

grpc::ServerUnaryReactor* FigureService::GetLedgerFigures(
    grpc::CallbackServerContext* rpc, const v1::GetLedgerFiguresRequest* request,
    v1::GetLedgerFiguresResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &ledgers::GetLedgerFigures);
}

grpc::ServerWriteReactor<v1::ExportLedgersResponse>* FigureService::ExportLedgers(
    grpc::CallbackServerContext* rpc, const v1::ExportLedgersRequest* request) {
  auto job = std::make_shared<LedgerExportJob>();
  rpc::StreamPlan plan;
  plan.admitted = [job, request](rpc::Context& context) {
    return AdmitExport(context, *request, *job);
  };
  plan.produce = [job, &database = deps_.database](const rpc::ChunkSink& sink) {
    return ledgers::ExportLedgers(database, *job, sink);
  };
  return rpc::StreamCall<v1::ExportLedgersResponse>::Start(rpc, deps_, report_threads_, *request,
                                                           std::move(plan));
}

}  // namespace glimmer::ledgers
