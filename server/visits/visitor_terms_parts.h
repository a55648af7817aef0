// The wire form and the feed of when people can visit.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "server/rpc/context.h"
#include "server/visits/visitor_terms_store.h"

namespace glimmer::visits {

v1::VisitorTerms ToProto(const PersonTerms& terms);

// Writes them with their feed line: for the person, and for the coordinators of their home and
// their communities.
absl::Status Settle(rpc::Context& context, PersonTerms& terms);

}  // namespace glimmer::visits
