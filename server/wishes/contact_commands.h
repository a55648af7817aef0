// Where a wish belongs, and the code of the receiver's card: sealed in the database, opened here
// alone, and every showing on record in the same transaction.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/context.h"
#include "server/wishes/wish_store.h"

namespace glimmer::wishes {

// Seals the contact of a new wish with a fresh code. Errors: FIELD_INVALID {contact.*}.
absl::Status SealContact(rpc::Context& context, absl::string_view sealing_key, const Wish& wish,
                         const v1::WishContact& contact);

// What is set of `contact` takes the place of what was sealed; the code stays. Errors:
// FIELD_INVALID {contact.*}.
absl::Status CorrectContact(rpc::Context& context, absl::string_view sealing_key, const Wish& wish,
                            const v1::WishContact& contact);

// The code of the receiver's card; six digits. Errors: WISH_STATE when it was erased.
absl::StatusOr<std::string> CodeOf(rpc::Context& context, absl::string_view sealing_key,
                                   const Wish& wish);

// Errors: OWN_DELIVERY when the caller brought it, or came along.
absl::Status CheckNotDelivererOf(const rpc::Context& context, const WishClaim& claim);

// The same of every claim that holds or has fulfilled a part of the wish: who brings it neither
// calls back about it, nor reads the receiver's code, nor closes it.
absl::Status CheckNotClaimer(rpc::Context& context, const Wish& wish);

absl::Status GetWishContact(rpc::Context& context, absl::string_view sealing_key,
                            const v1::GetWishContactRequest& request,
                            v1::GetWishContactResponse& response);
absl::Status LookUpWishContact(rpc::Context& context, absl::string_view sealing_key,
                               const v1::LookUpWishContactRequest& request,
                               v1::LookUpWishContactResponse& response);

}  // namespace glimmer::wishes
