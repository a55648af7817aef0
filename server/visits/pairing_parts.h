// What the commands about pairings and visits share: finding, the wire form, the feed, and how a
// pairing goes on and ends.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "server/households/household_store.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"
#include "server/visits/pairing_store.h"

namespace glimmer::visits {

absl::StatusOr<v1::Pairing> ToProto(const Pairing& pairing, const households::Household& household);
// The same, with its household looked up.
absl::StatusOr<v1::Pairing> ToProto(sql::Transaction& tx, const Pairing& pairing);

// Of the caller's organisation. Errors: NOT_FOUND; FIELD_INVALID for what is no name of one.
absl::StatusOr<Pairing> NeedPairing(rpc::Context& context, absl::string_view name);

// May this person see it among what a phone holds? Its volunteer always; a coordinator of the
// household's unit unless the household has paused or withdrawn.
bool IsInFeedOf(const rpc::Caller& viewer, const Pairing& pairing);

// May this person be sent to the household? Why not, nobody says.
// Errors: PAIRING_NOT_POSSIBLE {person}.
absl::Status CheckMayCome(rpc::Context& context, const households::Household& household,
                          absl::string_view person_id);

// Writes the pairing with its feed line.
absl::Status Settle(rpc::Context& context, Pairing& pairing);
// For the coordinators of the household's unit and the volunteer.
void Push(rpc::Context& context, const Pairing& pairing,
          rpc::ChangeKind kind = rpc::ChangeKind::kUpsert);

// Ends it with its feed line, and its note goes; again is harmless. The visits of the two are the
// caller's to end.
absl::Status End(rpc::Context& context, Pairing& pairing);
// Of a household that withdraws.
absl::Status EndAllOf(rpc::Context& context, absl::string_view household_id);
// The feed lines of those that have not ended, when what they say of their household has changed.
absl::Status PushAllOf(rpc::Context& context, absl::string_view household_id);

// Of a household that is about to be erased: phones drop all its pairings, also those that have
// ended.
absl::Status PushErased(rpc::Context& context, absl::string_view household_id);

// A visit that began at `start` was held by these people: those of them who are paired with the
// household know it now, and its other visitors see from when on it may be visited again.
absl::Status NoteVisitHeld(rpc::Context& context, absl::string_view household_id,
                           const std::vector<std::string>& people, absl::Time start);

// The note as the vault knows it; `pairing` has one.
households::SealedPart HandoverPart(const Pairing& pairing);
// What the vault calls a note of the pairing that is kept until then.
households::PartName HandoverPartName(const Pairing& pairing, absl::Time expire_time);

// Erases notes whose time is over. Those that another has erased meanwhile are no error.
absl::Status EraseNotes(rpc::Context& context, const std::vector<DueNote>& due);

}  // namespace glimmer::visits
