// A command that seals or opens contact data, as a handler of a call.
#pragma once

#include "absl/status/status.h"
#include "server/rpc/context.h"

namespace glimmer::households {

// WriteCall(rpc, deps, request, response, WithVault(vault_, &SomeCommand)); the vault may be const
// where the command takes it so.
template <typename Held, typename Taken, typename Request, typename Response>
auto WithVault(Held& vault,
               absl::Status (*command)(rpc::Context&, Taken&, const Request&, Response&)) {
  return [&vault, command](rpc::Context& context, const Request& request, Response& response) {
    return command(context, vault, request, response);
  };
}

}  // namespace glimmer::households
