// The one road of a call: who, may they, deadline, request_id, transaction, answer, log line.
// A service method is three lines that hand its request to WriteCall or ReadCall. Nothing blocks:
// the handler runs on a thread of the database, the answer leaves after the commit.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "google/protobuf/message.h"
#include "server/rpc/caller.h"
#include "server/rpc/context.h"
#include "server/rpc/feed_signal.h"
#include "server/rpc/policy.h"
#include "server/rpc/report_threads.h"
#include "shared/base/clock.h"

namespace glimmer::rpc {

// What every service is built with. All of it outlives the services.
struct Deps {
  sql::Database& database;
  const Clock& clock;
  RandomSource& random;
  const Policy& policy;
  CallerSource& callers;
  ScopeSource& scopes;
  FeedSignal& feed_signal;
  bool local = false;  // serves admin.sock
};

using Handler = std::function<absl::Status(Context&)>;

// Runs once when the call's fate is known and before its answer leaves, on a thread of the
// database: what follows from a commit (forget a cache) or from a refusal (count a failure).
using AfterCall = std::function<void(const absl::Status&)>;

// A refused call leaves nothing behind. What must stand all the same (a counted failure) is written
// in a transaction of its own, and the answer leaves after that. Gives null when nothing must.
using WriteAfterRefusal = std::function<sql::Work(const absl::Status&)>;

// A handler and what follows it: WriteCall(rpc, deps, request, response, WithAfter{f, after}).
template <typename F>
struct WithAfter {
  F handler;
  AfterCall after;
  WriteAfterRefusal refused = nullptr;
};
template <typename F>
WithAfter(F, AfterCall) -> WithAfter<F>;
template <typename F>
WithAfter(F, AfterCall, WriteAfterRefusal) -> WithAfter<F>;

// A handler, and what is made of its result beside the database (a file, a plan): once, on a report
// thread, after the transaction and before the answer leaves. WriteCall(..., ThenMake{f, threads,
// make}), or ReadCall, with `make(Response&)`. RESOURCE_EXHAUSTED when too many wait for the
// threads. A write that does this keeps no answer (policy.proto); INTERNAL otherwise.
template <typename F, typename M>
struct ThenMake {
  F handler;
  ReportThreads& threads;
  M make;
};
template <typename F, typename M>
ThenMake(F, ReportThreads&, M) -> ThenMake<F, M>;

namespace internal {
struct Steps {
  Handler handler;
  AfterCall after = nullptr;
  WriteAfterRefusal refused = nullptr;
  ReportThreads* threads = nullptr;
  std::function<absl::Status()> make = nullptr;
};
grpc::ServerUnaryReactor* StartWrite(grpc::CallbackServerContext* rpc, const Deps& deps,
                                     const google::protobuf::Message& request,
                                     google::protobuf::Message& response, Steps steps);
grpc::ServerUnaryReactor* StartRead(grpc::CallbackServerContext* rpc, const Deps& deps,
                                    const google::protobuf::Message& request,
                                    google::protobuf::Message& response, Steps steps);
}  // namespace internal

// Runs `handler(Context&, const Request&, Response&)` in a write transaction. It may run more than
// once; the response is cleared before each run.
template <typename Request, typename Response, typename F>
grpc::ServerUnaryReactor* WriteCall(grpc::CallbackServerContext* rpc, const Deps& deps,
                                    const Request* request, Response* response,
                                    WithAfter<F> steps) {
  return internal::StartWrite(
      rpc, deps, *request, *response,
      {[request, response, handler = steps.handler](Context& context) -> absl::Status {
         return handler(context, *request, *response);
       },
       steps.after, steps.refused});
}
template <typename Request, typename Response, typename F, typename M>
grpc::ServerUnaryReactor* WriteCall(grpc::CallbackServerContext* rpc, const Deps& deps,
                                    const Request* request, Response* response,
                                    ThenMake<F, M> steps) {
  return internal::StartWrite(
      rpc, deps, *request, *response,
      {.handler = [request, response, handler = steps.handler](Context& context) -> absl::Status {
         return handler(context, *request, *response);
       },
       .threads = &steps.threads,
       .make = [response, make = steps.make] { return make(*response); }});
}
template <typename Request, typename Response, typename F>
grpc::ServerUnaryReactor* WriteCall(grpc::CallbackServerContext* rpc, const Deps& deps,
                                    const Request* request, Response* response, F handler) {
  return WriteCall(rpc, deps, request, response, WithAfter<F>{handler, nullptr, nullptr});
}

// The same in a read transaction: one consistent snapshot, no writes, no request_id.
template <typename Request, typename Response, typename F>
grpc::ServerUnaryReactor* ReadCall(grpc::CallbackServerContext* rpc, const Deps& deps,
                                   const Request* request, Response* response, F handler) {
  return internal::StartRead(
      rpc, deps, *request, *response,
      {.handler = [request, response, handler](Context& context) -> absl::Status {
        return handler(context, *request, *response);
      }});
}
template <typename Request, typename Response, typename F, typename M>
grpc::ServerUnaryReactor* ReadCall(grpc::CallbackServerContext* rpc, const Deps& deps,
                                   const Request* request, Response* response,
                                   ThenMake<F, M> steps) {
  return internal::StartRead(
      rpc, deps, *request, *response,
      {.handler = [request, response, handler = steps.handler](Context& context) -> absl::Status {
         return handler(context, *request, *response);
       },
       .threads = &steps.threads,
       .make = [response, make = steps.make] { return make(*response); }});
}

// For answers that are often known: asks `known(caller, version)`, on the thread of the call,
// whether it has answered as of this version of the data. It must be quick. Null when it has not,
// when others may have written, when the caller is not at hand or may not call this, and for
// methods with a scope: then it is a ReadCall.
grpc::ServerUnaryReactor* AnswerAtOnce(grpc::CallbackServerContext* rpc, const Deps& deps,
                                       const google::protobuf::Message& request,
                                       absl::FunctionRef<bool(const Caller&, int64_t)> known);

// What a call brings beside its request.
struct CallInfo {
  std::string token;     // of "authorization: Bearer ..."
  std::string language;  // of "accept-language"
  int64_t attempt = 1;   // of "glimmer-attempt"
  absl::Time deadline;   // at most 30 s ahead, by the machine's clock
  absl::Time start;
  std::optional<int64_t> version;  // of the data, before anything was read
};
CallInfo ReadCallInfo(const grpc::CallbackServerContext& rpc, const Deps& deps);

// Finds the caller and checks role and scope, inside a transaction.
// Errors: SESSION_INVALID; ROLE_MISSING; NOT_FOUND.
absl::StatusOr<Caller> Admit(const Deps& deps, const MethodPolicy& method, const CallInfo& info,
                             const google::protobuf::Message& request, sql::Transaction& tx);

// What a client may see of an error: reasons as they are, anything else without its text.
absl::Status Presentable(const absl::Status& status);

// One line per call, without personal data.
void LogCall(const MethodPolicy& method, const absl::Status& status, const std::string& caller,
             absl::Duration took);

}  // namespace glimmer::rpc
