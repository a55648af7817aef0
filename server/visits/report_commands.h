// What a phone tells of a visit: that it has begun, and that it is over. Errors are those that the
// methods of VisitService name.
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::visits {

// What the ledger calls such a service: it says neither where nor to whom. The row's source is what
// exports put into words.
inline constexpr absl::string_view kServiceTitle = "Household visit";
inline constexpr absl::string_view kServiceCategory = "household visit";

absl::Status StartVisit(rpc::Context& context, const v1::StartVisitRequest& request,
                        v1::StartVisitResponse& response);
// Nobody's time is lost: whose report comes when the visit is over, taken from them or moved is
// heard all the same. Who was taken off is answered no more of it than its name, its state and
// whose it is.
absl::Status FinishVisit(rpc::Context& context, const v1::FinishVisitRequest& request,
                         v1::FinishVisitResponse& response);

}  // namespace glimmer::visits
