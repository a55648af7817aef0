#include "server/ledgers/gift_service.h"

#include <memory>

#include "server/ledgers/gift_commands.h"

namespace glimmer::ledgers {

grpc::ServerUnaryReactor* GiftService::RecordGift(grpc::CallbackServerContext* rpc,
                                                  const v1::RecordGiftRequest* request,
                                                  v1::RecordGiftResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::RecordGift);
}

grpc::ServerUnaryReactor* GiftService::ReverseGift(grpc::CallbackServerContext* rpc,
                                                   const v1::ReverseGiftRequest* request,
                                                   v1::ReverseGiftResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::ReverseGift);
}

grpc::ServerUnaryReactor* GiftService::IssueGiftReceipt(grpc::CallbackServerContext* rpc,
                                                        const v1::IssueGiftReceiptRequest* request,
                                                        v1::IssueGiftReceiptResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &ledgers::IssueGiftReceipt);
}

grpc::ServerUnaryReactor* GiftService::ExportGiftReceipt(
    grpc::CallbackServerContext* rpc, const v1::ExportGiftReceiptRequest* request,
    v1::ExportGiftReceiptResponse* response) {
  auto job = std::make_shared<ReceiptJob>();
  return rpc::WriteCall(
      rpc, deps_, request, response,
      rpc::ThenMake{
          [job](rpc::Context& context, const v1::ExportGiftReceiptRequest& asked,
                v1::ExportGiftReceiptResponse&) { return AdmitReceipt(context, asked, *job); },
          report_threads_,
          [job](v1::ExportGiftReceiptResponse& answer) { return MakeReceipt(*job, answer); }});
}

grpc::ServerUnaryReactor* GiftService::ListGifts(grpc::CallbackServerContext* rpc,
                                                 const v1::ListGiftsRequest* request,
                                                 v1::ListGiftsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &ledgers::ListGifts);
}

}  // namespace glimmer::ledgers
