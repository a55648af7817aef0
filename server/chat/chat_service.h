// ChatService on the wire: a pasted list goes to ReadChat, and its text nowhere else.
#pragma once

#include "glimmer/v1/chat_service.grpc.pb.h"
#include "server/rpc/call.h"

namespace glimmer::chat {

class ChatService final : public v1::ChatService::CallbackService {
 public:
  explicit ChatService(const rpc::Deps& deps) : deps_(deps) {}

  grpc::ServerUnaryReactor* ReadShiftChatList(grpc::CallbackServerContext* rpc,
                                              const v1::ReadShiftChatListRequest* request,
                                              v1::ReadShiftChatListResponse* response) override;
  grpc::ServerUnaryReactor* ReadWishChatList(grpc::CallbackServerContext* rpc,
                                             const v1::ReadWishChatListRequest* request,
                                             v1::ReadWishChatListResponse* response) override;

 private:
  const rpc::Deps deps_;
};

}  // namespace glimmer::chat
