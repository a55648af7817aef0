// Deeds: recorded, decided, taken back, and their list. Errors are those that the methods of
// DeedService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/deed_service.pb.h"
#include "server/ledgers/deed_store.h"
#include "server/rpc/context.h"

namespace glimmer::ledgers {

v1::Deed ToProto(const Deed& deed);

absl::Status RecordDeed(rpc::Context& context, const v1::RecordDeedRequest& request,
                        v1::RecordDeedResponse& response);
absl::Status DecideDeed(rpc::Context& context, const v1::DecideDeedRequest& request,
                        v1::DecideDeedResponse& response);
absl::Status ReverseDeed(rpc::Context& context, const v1::ReverseDeedRequest& request,
                         v1::ReverseDeedResponse& response);
absl::Status ListDeeds(rpc::Context& context, const v1::ListDeedsRequest& request,
                       v1::ListDeedsResponse& response);

}  // namespace glimmer::ledgers
