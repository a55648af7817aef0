// Between absl::Status and grpc::Status; payloads survive both ways.
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace glimmer {

grpc::Status ToGrpc(const absl::Status& status);
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace glimmer
