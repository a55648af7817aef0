// NoticeService on the wire: requests to commands and store.
#pragma once

#include "glimmer/v1/notice_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::notices {

class NoticeService final : public v1::NoticeService::CallbackService {
 public:
  explicit NoticeService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* ListNotices(grpc::CallbackServerContext* rpc,
                                        const v1::ListNoticesRequest* request,
                                        v1::ListNoticesResponse* response) override;
  grpc::ServerUnaryReactor* MarkNoticeSeen(grpc::CallbackServerContext* rpc,
                                           const v1::MarkNoticeSeenRequest* request,
                                           v1::MarkNoticeSeenResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::notices
