// A plan as it comes over the wire, checked against the household, the people and what is planned
// already.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/households/household_store.h"
#include "server/rpc/context.h"
#include "server/visits/visit_store.h"

namespace glimmer::visits {

// Writes the plan into `visit`: its times, people and items, whether somebody comes for the first
// time, and how many it takes. A visit that is planned anew is not in its own way, and who goes to
// it still has accepted it as before, unless the time is another.
// Errors: those that PlanVisits names.
absl::Status ReadPlan(rpc::Context& context, const households::Household& household,
                      const v1::VisitPlan& plan, Visit& visit);

// The person is on no shift and on no other visit then. Errors: VISITOR_BUSY {person, resource}.
absl::Status CheckFree(rpc::Context& context, const Visit& visit, absl::string_view person_id);

// As many go as the household asks for by now. Errors: TOO_FEW_VISITORS {min_people}.
absl::Status CheckEnough(const households::Household& household, Visit& visit);

// The household has consented to a visit that begins then. Errors: HOUSEHOLD_STATE {state};
// CONSENT_MISSING.
absl::Status CheckConsent(const rpc::Context& context, const households::Household& household,
                          absl::Time start);

}  // namespace glimmer::visits
