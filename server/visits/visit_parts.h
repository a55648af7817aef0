// What the commands about visits share: finding, who somebody is to a visit, writing back with the
// feed, telling people, and how a visit ends that is not made.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/notice_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"
#include "server/visits/visit_store.h"

namespace glimmer::visits {

v1::Visit ToProto(const Visit& visit);
// As the caller may see it: of who was to go once no more than which visit it is and where it
// stands.
v1::Visit ToProtoFor(const rpc::Caller& caller, const Visit& visit);

// Of the times, the people and how many come; what else changes leaves it as it is.
std::string EtagOf(const Visit& visit);
// Errors: FIELD_INVALID {etag} without one; ETAG_MISMATCH {etag: the one of now}.
absl::Status CheckEtag(const Visit& visit, const std::string& etag);

// Of the caller's organisation. Errors: NOT_FOUND; FIELD_INVALID for what is no name of one.
absl::StatusOr<Visit> NeedVisit(rpc::Context& context, absl::string_view name);

// May this person see it among what a phone holds? Who goes, the off-site contact, the household's
// contact; coordinators and safeguarding leads of the unit.
bool IsInFeedOf(const rpc::Caller& viewer, const Visit& visit);

// Who the caller is to the visit. Being several, they may do what any of these may.
bool IsVisitor(const rpc::Caller& caller, const Visit& visit);  // goes
bool IsFormer(const rpc::Caller& caller, const Visit& visit);   // was to go
bool IsOffSiteContact(const rpc::Caller& caller, const Visit& visit);
bool IsHouseholdContact(const rpc::Caller& caller, const Visit& visit);
bool IsCoordinator(const rpc::Caller& caller, const Visit& visit);
bool IsLead(const rpc::Caller& caller, const Visit& visit);
absl::Status NotAVisitor();

// Writes the visit with its visitors, and its feed line.
absl::Status Settle(rpc::Context& context, Visit& visit);
// For all who may see it now. A command calls it behind everything else that it writes: its stored
// answer, which says which household it was, is then found by the visit and erased with the
// household.
void Push(rpc::Context& context, const Visit& visit);
// For somebody who may no longer see it.
void Revoke(rpc::Context& context, const Visit& visit, const std::string& person_id);

// Tells a person what somebody else has done, with the start of the visit.
absl::Status Tell(rpc::Context& context, const std::string& person_id, v1::Notice::Kind kind,
                  const Visit& visit);
// The same to everybody who goes.
absl::Status TellVisitors(rpc::Context& context, v1::Notice::Kind kind, const Visit& visit);
// And to the coordinators of the unit.
absl::Status TellCoordinators(rpc::Context& context, v1::Notice::Kind kind, const Visit& visit);

// Asks the household's contact whether the visit is welcome.
absl::Status Ask(rpc::Context& context, const Visit& visit);

// The household has agreed, and it is not over.
bool HasAgreed(VisitState state);
// Somebody may be there, whatever any phone has said.
bool MayHaveBegun(const Visit& visit, absl::Time now);

// Back to being proposed: the household is asked anew. Word is awaited on when somebody may have
// set out by the plan as it was `before`.
void Reopen(const Visit& before, absl::Time now, Visit& visit);

// One visit without this person. With fewer than it takes the household is asked anew, unless
// somebody may be there. The caller settles it.
void TakeOff(rpc::Context& context, Visit& visit, absl::string_view person_id);

// The visit does not take place; its visitors and the household's contact are told. Of one that may
// have begun word is still awaited: whatever was decided meanwhile, somebody may be there. Errors:
// VISIT_STATE.
absl::Status Cancel(rpc::Context& context, Visit& visit);

// All live visits of a household that pauses, withdraws or is erased.
absl::Status StopVisitsOf(rpc::Context& context, absl::string_view household_id);

// The person goes on none of the household's visits any more that have not begun.
absl::Status TakeOffVisits(rpc::Context& context, absl::string_view household_id,
                           absl::string_view person_id);

// The household has another contact, or none: feed lines of its visits for the one that was, and
// for all who may see them now.
absl::Status PushVisitsOf(rpc::Context& context, absl::string_view household_id,
                          const std::string& former_contact, const std::string& contact);

}  // namespace glimmer::visits
