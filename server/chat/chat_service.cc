#include "server/chat/chat_service.h"

#include "server/chat/read_chat.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::chat {
namespace {

constexpr size_t kMostOctets = size_t{64} << 10;

absl::Status CheckText(const std::string& text) {
  if (!text.empty() && text.size() <= kMostOctets) return absl::OkStatus();
  return InvalidField("text", "A list is missing or has more than 64 KiB.");
}

absl::Status DoReadShiftChatList(rpc::Context& context, const v1::ReadShiftChatListRequest& in,
                                 v1::ReadShiftChatListResponse& out) {
  RETURN_IF_ERROR(CheckText(in.text()));
  return ReadChat(context, {in.shift(), "", in.text()}, *out.mutable_reading());
}

absl::Status DoReadWishChatList(rpc::Context& context, const v1::ReadWishChatListRequest& in,
                                v1::ReadWishChatListResponse& out) {
  RETURN_IF_ERROR(CheckText(in.text()));
  return ReadChat(context, {"", "", in.text()}, *out.mutable_reading());
}

}  // namespace

grpc::ServerUnaryReactor* ChatService::ReadShiftChatList(
    grpc::CallbackServerContext* rpc, const v1::ReadShiftChatListRequest* request,
    v1::ReadShiftChatListResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &DoReadShiftChatList);
}

grpc::ServerUnaryReactor* ChatService::ReadWishChatList(grpc::CallbackServerContext* rpc,
                                                        const v1::ReadWishChatListRequest* request,
                                                        v1::ReadWishChatListResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &DoReadWishChatList);
}

}  // namespace glimmer::chat
