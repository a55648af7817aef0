// What of the phones' services the operator finds on admin.sock, beside AdminService: roles, the
// audit table, units and people by name, merging, hour rules, a unit's calendar. Whatever is not
// named in the .cc is not there (UNIMPLEMENTED): contact data and households above all.
#pragma once

#include <grpcpp/grpcpp.h>

#include <memory>
#include <vector>

#include "server/access/access_service.h"
#include "server/rpc/call.h"

namespace glimmer::admin {

// `deps` are those of a local listener; all of both outlives the services.
std::vector<std::unique_ptr<grpc::Service>> OperatorServices(const rpc::Deps& deps,
                                                             const access::AccessParts& parts);

}  // namespace glimmer::admin
