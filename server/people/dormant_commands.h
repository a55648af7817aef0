// What becomes of the contact data and devices of people of whom nothing was heard for 24 months
// (dormant_store.h): they are told, and unless they are heard of in the 30 days after, both are
// erased. Name and service records are their own and stay.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "server/people/dormant_store.h"
#include "server/rpc/context.h"

namespace glimmer::people {

absl::Status TellDormant(rpc::Context& context, const std::vector<DormantPerson>& people);
absl::Status EraseDormant(rpc::Context& context, const std::vector<DormantPerson>& people);

}  // namespace glimmer::people
