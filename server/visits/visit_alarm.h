// What happens when no word comes from a visit, or a visitor is in distress: who is told, and who
// hears that everybody is well. What is told names a household by its alias alone.
#pragma once

#include "absl/status/status.h"
#include "server/rpc/context.h"
#include "server/visits/visit_store.h"

namespace glimmer::visits {

// Tells the next who is to know, or again who was the last, and sets when the one behind is told.
// The visitors are told nothing: they are who is missed. Where a step has nobody to tell, the one
// behind it is taken at once. The caller settles the visit.
absl::Status RaiseNext(rpc::Context& context, Visit& visit);

// A visitor is in distress: all are told at once.
absl::Status RaiseDistress(rpc::Context& context, Visit& visit);

// No word is awaited any more, and who had been told that none came hears that one has. The caller
// settles the visit.
absl::Status EndAlarm(rpc::Context& context, Visit& visit);

}  // namespace glimmer::visits
