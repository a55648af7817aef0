// Wishes that a household has asked somebody to pass on. They are as good as its consent: when it
// pauses or withdraws, or is erased, or its consent runs out, they end. Whoever speaks for it
// speaks for them. This file alone decides whether such a wish may live, who may claim it, and who
// reads the household's address through it; to a wish of no household all of it says yes.
//
// What refuses here says WISH_STATE {state: WITHDRAWN}, as of a wish that was taken back a moment
// ago: nothing says that a household stands behind it, nor what it has said.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/households/household_store.h"
#include "server/rpc/context.h"
#include "server/wishes/household_wish_store.h"
#include "server/wishes/wish_store.h"
#include "shared/domain/consent_rules.h"

namespace glimmer::wishes {

struct AskingHousehold {
  std::string household_id;
  std::string contact_person_id;  // empty without one
};

// A text and the field that it stands in.
struct FieldText {
  absl::string_view field;
  absl::string_view text;
};
// None of them says the household's alias: that would say whose it is. Errors: FIELD_INVALID
// {field}.
absl::Status CheckSaysNotWhose(const households::Household& household,
                               std::initializer_list<FieldText> texts);

// Writes the wish down for review. That the household has asked for it is the caller's to know.
// Errors: those of ProposeWish.
absl::Status ProposeWishOf(rpc::Context& context, absl::string_view sealing_key,
                           const AskingHousehold& household, const v1::ProposeWishRequest& request,
                           v1::ProposeWishResponse& response);

// May it be on the board? Not when its household has paused or withdrawn, or its consent has ended;
// nor after the household was erased, with all that was sealed of its wishes.
absl::StatusOr<bool> MayLive(rpc::Context& context, const Wish& wish);
// Errors: WISH_STATE.
absl::Status CheckMayLive(rpc::Context& context, const Wish& wish);

// And may this person bring it? Not whom the household has refused. Errors: WISH_STATE.
absl::Status CheckMayBring(rpc::Context& context, const Wish& wish, absl::string_view person_id);

// Its texts, as `wish` now has them: who has passed it on changes none, and none says whose it is.
// Errors: WISH_STATE; FIELD_INVALID {wish.alias, wish.title, wish.description, wish.category}.
absl::Status CheckCorrection(rpc::Context& context, const Wish& wish);

// Before the caller reads through the wish where its household lives: which household that is, for
// RecordShowing; nullopt of a wish of none. Whoever brings it (kVisit) comes alone: that takes a
// household that wants one person to come, and knows this one. Errors: WISH_STATE.
absl::StatusOr<std::optional<households::Household>> CheckShowing(rpc::Context& context,
                                                                  const Wish& wish,
                                                                  AddressPurpose purpose);
// Puts the showing on the household's own record, in the same transaction, and counts it among what
// the reader has looked up today.
absl::Status RecordShowing(rpc::Context& context, const households::Household& household,
                           AddressPurpose purpose);

// Takes back what of it was not brought yet. Nothing says why, nor that the household did it: that
// it pauses or withdraws stands in its own records alone.
absl::Status WithdrawWishesOf(rpc::Context& context, absl::string_view household_id);
// The same when consents have run out.
absl::Status EndWishesOf(rpc::Context& context, const std::vector<EndedConsent>& due);

// The household is about to be erased: its wishes end, and neither where they belong nor who spoke
// for them is kept. What was brought can still be confirmed, and opens no more.
absl::Status ForgetWishesOf(rpc::Context& context, absl::string_view household_id);

// The person brings none of the household's wishes any more; they are told what they are told when
// a coordinator gives a claim back.
absl::Status TakeOffWishes(rpc::Context& context, absl::string_view household_id,
                           absl::string_view person_id);

// Somebody else speaks for the household now, or nobody.
absl::Status HandWishesOver(rpc::Context& context, const AskingHousehold& household);

}  // namespace glimmer::wishes
