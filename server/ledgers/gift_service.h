// GiftService on the wire: each method hands its request to a command.
#pragma once

#include "glimmer/v1/gift_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::ledgers {

class GiftService final : public v1::GiftService::CallbackService {
 public:
  explicit GiftService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* RecordGift(grpc::CallbackServerContext* rpc,
                                       const v1::RecordGiftRequest* request,
                                       v1::RecordGiftResponse* response) override;
  grpc::ServerUnaryReactor* ReverseGift(grpc::CallbackServerContext* rpc,
                                        const v1::ReverseGiftRequest* request,
                                        v1::ReverseGiftResponse* response) override;
  grpc::ServerUnaryReactor* IssueGiftReceipt(grpc::CallbackServerContext* rpc,
                                             const v1::IssueGiftReceiptRequest* request,
                                             v1::IssueGiftReceiptResponse* response) override;
  grpc::ServerUnaryReactor* ExportGiftReceipt(grpc::CallbackServerContext* rpc,
                                              const v1::ExportGiftReceiptRequest* request,
                                              v1::ExportGiftReceiptResponse* response) override;
  grpc::ServerUnaryReactor* ListGifts(grpc::CallbackServerContext* rpc,
                                      const v1::ListGiftsRequest* request,
                                      v1::ListGiftsResponse* response) override;

 private:
  const rpc::Deps deps_;
  rpc::ReportThreads report_threads_;
};

}  // namespace glimmer::ledgers
