// What the commands about wishes share: finding, writing back with the feed, and telling people.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/notices/notice_commands.h"
#include "server/rpc/context.h"
#include "server/wishes/wish_store.h"

namespace glimmer::wishes {

// Who has to do with it before it is published: who wrote it down, its contact, the unit's staff.
bool IsClose(const rpc::Caller& reader, const Wish& wish);
// Who may see it now: everybody once it is published.
bool IsInFeedOf(const rpc::Caller& viewer, const Wish& wish);

// As the caller reads it: its contact also reads what waits for their word. Who is not close to it
// reads of when it came, changed and was confirmed the day alone (of UTC), and not when to call
// back: to the minute these times lead from the board to a household that has been visited, or has
// paused, then.
absl::StatusOr<v1::Wish> ToProto(rpc::Context& context, const Wish& wish);
v1::WishClaim ToProto(const WishClaim& claim);

// Of the caller's organisation. Errors: NOT_FOUND; FIELD_INVALID for what is no name of a wish.
absl::StatusOr<Wish> NeedWish(rpc::Context& context, absl::string_view name);
absl::StatusOr<WishClaim> NeedClaim(rpc::Context& context, absl::string_view name);
// The claim must be one of the wish's.
absl::StatusOr<WishClaim> NeedClaimOf(rpc::Context& context, const Wish& wish,
                                      absl::string_view name);

// Writes the wish with its counts; a published one's state follows from them. With its feed line.
absl::Status Settle(rpc::Context& context, Wish& wish);
// One feed line for a wish: for everybody once it is published.
void PushWish(rpc::Context& context, const Wish& wish);
// For the claimer and the unit's staff.
void PushClaim(rpc::Context& context, const Wish& wish, const WishClaim& claim);

// Puts `claim` into `state` and changes the counts of `wish`, which the caller settles afterwards.
// Errors: CLAIM_STATE {state}.
absl::Status Move(rpc::Context& context, Wish& wish, WishClaim& claim, ClaimAction action);

// Tells a person what somebody else has done; nobody is told what they did themselves.
absl::Status Tell(rpc::Context& context, const std::string& person_id, v1::Notice::Kind kind,
                  const Wish& wish, absl::string_view reason = "");

// Did they bring it, or come along?
bool Brought(const WishClaim& claim, absl::string_view person_id);

// The first instant after the wish's last day, where the organisation is.
absl::StatusOr<absl::Time> DeadlineOf(const Wish& wish);

}  // namespace glimmer::wishes
