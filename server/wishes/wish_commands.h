// The life of a wish apart from its claims: proposed, reviewed, withdrawn, closed, read. Errors are
// those that the methods of WishService name.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/context.h"
#include "server/wishes/wish_store.h"

namespace glimmer::wishes {

// `sealing_key` is the server's for details in rows (access::SealingKeyOf).
absl::Status ProposeWish(rpc::Context& context, absl::string_view sealing_key,
                         const v1::ProposeWishRequest& request, v1::ProposeWishResponse& response);
// The same with the person who speaks for the wish; empty for nobody.
absl::Status ProposeWishFor(rpc::Context& context, absl::string_view sealing_key,
                            const std::string& contact_person_id,
                            const v1::ProposeWishRequest& request,
                            v1::ProposeWishResponse& response);
absl::Status UpdateWish(rpc::Context& context, absl::string_view sealing_key,
                        const v1::UpdateWishRequest& request, v1::UpdateWishResponse& response);
absl::Status ApproveWish(rpc::Context& context, const v1::ApproveWishRequest& request,
                         v1::ApproveWishResponse& response);
absl::Status DeclineWish(rpc::Context& context, const v1::DeclineWishRequest& request,
                         v1::DeclineWishResponse& response);
absl::Status WithdrawWish(rpc::Context& context, const v1::WithdrawWishRequest& request,
                          v1::WithdrawWishResponse& response);
// What WithdrawWish does to the wish, its claims and its sealed details, of what was not brought
// yet and without a reason: a wish of which something was brought becomes as large as that, and
// waits for its receiver's word. Of a wish that can be withdrawn. Errors: WISH_STATE.
absl::Status TakeBackRest(rpc::Context& context, Wish& wish);
absl::Status CloseWish(rpc::Context& context, const v1::CloseWishRequest& request,
                       v1::CloseWishResponse& response);
absl::Status GetWish(rpc::Context& context, const v1::GetWishRequest& request,
                     v1::GetWishResponse& response);
absl::Status ListWishes(rpc::Context& context, const v1::ListWishesRequest& request,
                        v1::ListWishesResponse& response);

}  // namespace glimmer::wishes
