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

// From now on word is awaited, by the plan: no phone has to say that the visit has begun. An alarm
// that was raised goes on as it is, and so does the waiting for who may have set out by an earlier
// plan.
absl::Status Arm(rpc::Context& context, Visit& visit);

// Word is awaited, and by the plan of now or of before somebody may be on the way.
bool MayHaveSetOut(const Visit& visit, absl::Time now);
// Somebody may be there, or will be, and it is not over.
bool IsAwaited(const Visit& visit);

// Who is there will be until `expected_end`, and is well: an alarm because no word came is over,
// and word is awaited from then on. Distress goes on as it is.
absl::Status Extend(rpc::Context& context, absl::Time expected_end, Visit& visit);

// Word that all are well, or with `of_all` false somebody who goes no more: an alarm ends. Word is
// awaited as before until the planned end, and of the others also behind it.
absl::Status NoteSafe(rpc::Context& context, bool of_all, Visit& visit);

}  // namespace glimmer::visits
