// What the commands about households share: finding, the wire form, the feed, the consent records.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/households/household_store.h"
#include "server/rpc/context.h"

namespace glimmer::households {

absl::StatusOr<v1::Household> ToProto(const Household& household);
v1::VisitTerms ToProto(const VisitTerms& terms);
v1::ConsentRecord ToProto(const ConsentRecord& record);
v1::VisitSlot ToProto(const VisitSlot& slot);
// By weekday, then by start; unchecked.
std::vector<VisitSlot> ReadSlots(const google::protobuf::RepeatedPtrField<v1::VisitSlot>& from);

// Of the caller's organisation. Errors: NOT_FOUND; FIELD_INVALID for what is no name of one.
absl::StatusOr<Household> NeedHousehold(rpc::Context& context, absl::string_view name);

// May this person see it among what a phone holds? Its contact always; a coordinator of the unit
// when it is invited or active.
bool IsInFeedOf(const rpc::Caller& viewer, const Household& household);

// Writes the household with its feed line.
absl::Status Settle(rpc::Context& context, Household& household);
// For the coordinators of the unit and the household's contact.
void Push(rpc::Context& context, const Household& household,
          rpc::ChangeKind kind = rpc::ChangeKind::kUpsert);

// By the caller, now. `way` is how the household gave its word, where that was needed.
absl::Status Record(rpc::Context& context, const Household& household, ConsentKind kind,
                    WordWay way = WordWay::kNone);

// A consent waits for the household's word.
bool Waits(const Household& household, absl::Time now);

// The record of the consent that waits for the household's word, or else of the confirmed one.
// Errors: CONSENT_MISSING when there is none.
absl::StatusOr<ConsentRecord> NewestGiven(rpc::Context& context, const Household& household);

}  // namespace glimmer::households
