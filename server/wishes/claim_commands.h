// Holding a wish: claim, more time, agreed time, giving back, lapsing. Errors are those that the
// methods of WishService name.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/context.h"
#include "server/wishes/wish_store.h"

namespace glimmer::wishes {

absl::Status ClaimWish(rpc::Context& context, const v1::ClaimWishRequest& request,
                       v1::ClaimWishResponse& response);
absl::Status RenewWishClaim(rpc::Context& context, const v1::RenewWishClaimRequest& request,
                            v1::RenewWishClaimResponse& response);
absl::Status ReleaseWishClaim(rpc::Context& context, const v1::ReleaseWishClaimRequest& request,
                              v1::ReleaseWishClaimResponse& response);
absl::Status AgreeWishTime(rpc::Context& context, const v1::AgreeWishTimeRequest& request,
                           v1::AgreeWishTimeResponse& response);
absl::Status ListWishClaims(rpc::Context& context, const v1::ListWishClaimsRequest& request,
                            v1::ListWishClaimsResponse& response);

// Lets claims of the context's organisation lapse whose time is over.
absl::Status LapseClaims(rpc::Context& context, const std::vector<DueClaim>& due);

}  // namespace glimmer::wishes
