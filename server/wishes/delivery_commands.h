// Fulfilment: delivered, confirmed by the receiver, or reopened. What was done enters the ledger of
// hours when the receiver confirms it. Errors are those that the methods of WishService name.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/context.h"
#include "server/wishes/wish_store.h"

namespace glimmer::wishes {

absl::Status DeliverWish(rpc::Context& context, const v1::DeliverWishRequest& request,
                         v1::DeliverWishResponse& response);
absl::Status ConfirmWithCode(rpc::Context& context, absl::string_view sealing_key,
                             const v1::ConfirmWithCodeRequest& request,
                             v1::ConfirmWithCodeResponse& response);
absl::Status ConfirmReceipt(rpc::Context& context, const v1::ConfirmReceiptRequest& request,
                            v1::ConfirmReceiptResponse& response);
absl::Status ReopenWish(rpc::Context& context, const v1::ReopenWishRequest& request,
                        v1::ReopenWishResponse& response);

// Tells those who may call back that it is time to, once: the coordinators of the wish's unit and
// of those above it, else the administrators; none of those who brought it.
absl::Status AskForCallBacks(rpc::Context& context, const std::vector<DueCallBack>& due);

}  // namespace glimmer::wishes
