// Who reads more addresses in a day than anybody needs to is noticed.
#pragma once

#include "absl/status/status.h"
#include "server/households/household_store.h"
#include "server/rpc/context.h"

namespace glimmer::households {

// After the caller has looked an address up, and that is on record: tells the safeguarding leads,
// or without one the administrators, once a day, when it becomes too many.
absl::Status WatchReader(rpc::Context& context, const Household& household);

}  // namespace glimmer::households
