// What a wish on the wire says, checked and taken over into a row.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/context.h"
#include "server/wishes/wish_store.h"

namespace glimmer::wishes {

// Things or somebody's time. Errors: FIELD_INVALID {wish.need, wish.goods.*, wish.service.*}.
absl::Status ReadNeed(const v1::Wish& from, Wish& wish);

// What may be corrected of a wish: all of it but unit and need, which `wish` has already;
// `looked_at` says that somebody has looked at texts that seem private. Errors: FIELD_INVALID
// {wish.*}; TEXT_LOOKS_PRIVATE {field}.
absl::Status ReadTexts(const rpc::Context& context, const v1::Wish& from, bool looked_at,
                       Wish& wish);

}  // namespace glimmer::wishes
