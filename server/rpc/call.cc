#include "server/rpc/call.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "server/rpc/secrets.h"
#include "shared/base/log.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/hashing.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"
#include "shared/sql/text_arguments.h"

namespace glimmer::rpc {
namespace {

constexpr absl::Duration kLongestCall = absl::Seconds(30);

std::string Metadata(const grpc::CallbackServerContext& rpc, const char* key) {
  const auto& all = rpc.client_metadata();
  const auto it = all.find(key);
  return it == all.end() ? "" : std::string(it->second.data(), it->second.size());
}

// Equal content gives equal bytes, also for maps.
std::string Canonical(const google::protobuf::Message& message) {
  std::string out;
  google::protobuf::io::StringOutputStream stream(&out);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return out;
}

std::string RequestHash(const MethodPolicy& method, const Caller& caller,
                        const google::protobuf::Message& request) {
  return Blake2b256(
      absl::StrCat(method.full_method, "\n", caller.subject, "\n", Canonical(request)));
}

// What is kept of an answer: all of it but secrets.
std::string Keepable(const MethodPolicy& method, const google::protobuf::Message& response) {
  if (!method.answers_secrets) return response.SerializeAsString();
  const std::unique_ptr<google::protobuf::Message> kept(response.New());
  kept->CopyFrom(response);
  ClearSecrets(*kept);
  return kept->SerializeAsString();
}

// The state of one call between its start and its answer. The work may run more than once; all
// that it leaves is cleared at its start.
struct Call {
  const Deps deps;
  const MethodPolicy& method;
  const CallInfo info;
  const google::protobuf::Message& request;
  google::protobuf::Message& response;
  grpc::ServerUnaryReactor* reactor;
  internal::Steps steps;

  std::string caller;
  std::string organization_id;
  std::string request_id;
  int64_t sequence = 0;

  absl::Status Write(sql::Transaction& tx);
  absl::Status Read(sql::Transaction& tx);
  absl::StatusOr<bool> AnswerFromStore(sql::Transaction& tx, const std::string& hash);
  bool KeepsRefusal(const absl::Status& refusal) const;
  absl::Status KeepRefusal(sql::Transaction& tx) const;
  void Finish(const absl::Status& status);
};

absl::Status Overtaken() {
  return MakeError(v1::ERROR_REASON_REQUEST_OVERTAKEN,
                   "Another attempt of this request was answered meanwhile.");
}

// True when the request was done before, and `response` is its answer.
absl::StatusOr<bool> Call::AnswerFromStore(sql::Transaction& tx, const std::string& hash) {
  ASSIGN_OR_RETURN(const std::optional<StoredAnswer> stored, FindAnswer(tx, request_id));
  if (!stored) return false;
  if (stored->refused_attempt) {
    if (info.attempt <= *stored->refused_attempt) return Overtaken();
    RETURN_IF_ERROR(ForgetRefusal(tx, request_id));
    return false;
  }
  if (stored->request_hash != hash || !stored->response ||
      !response.ParseFromString(*stored->response)) {
    return MakeError(v1::ERROR_REASON_REQUEST_ID_REUSED,
                     "This request_id was used before with other content.");
  }
  return true;
}

// Of the first attempt nobody need know that it was refused: none is on its way that could still be
// done.
bool Call::KeepsRefusal(const absl::Status& refusal) const {
  const v1::ErrorReason reason = ReasonOf(refusal);
  return info.attempt > 1 && !organization_id.empty() && !method.rule.keeps_no_answer() &&
         reason != v1::ERROR_REASON_UNSPECIFIED && reason != v1::ERROR_REASON_REQUEST_OVERTAKEN;
}

// The caller is told no, and takes it for the end: an attempt that was sent earlier and comes later
// must not be done any more.
absl::Status Call::KeepRefusal(sql::Transaction& tx) const {
  ASSIGN_OR_RETURN(const std::optional<StoredAnswer> stored, FindAnswer(tx, request_id));
  if (stored && !stored->refused_attempt) return Overtaken();
  if (stored && *stored->refused_attempt >= info.attempt) return absl::OkStatus();
  if (stored) RETURN_IF_ERROR(ForgetRefusal(tx, request_id));
  return AppendChanges(tx, organization_id, {}, {request_id, "", "", info.attempt},
                       deps.clock.Now())
      .status();
}

absl::Status Call::Write(sql::Transaction& tx) {
  response.Clear();
  sequence = 0;
  organization_id.clear();
  const bool keeps = !method.rule.keeps_no_answer();
  // It would be made again of a kept answer, without the handler that says of what, and whether.
  if (keeps && steps.make) return absl::InternalError("an answer is kept that is made afterwards");
  ASSIGN_OR_RETURN(Caller who, Admit(deps, method, info, request, tx));
  caller = who.subject;
  request_id = FieldText(request, "request_id");
  if (!IsUuid(request_id)) {
    return MakeError(v1::ERROR_REASON_REQUEST_ID_INVALID, "request_id is a lower-case UUID.");
  }
  organization_id = who.organization_id;
  Answer answer;
  if (keeps) {
    answer = {request_id, RequestHash(method, who, request), ""};
    ASSIGN_OR_RETURN(const bool done, AnswerFromStore(tx, answer.request_hash));
    if (done) return absl::OkStatus();
  }
  RETURN_IF_ERROR(CheckScope(method, who, deps.scopes, tx, request));
  Context context{tx, std::move(who), deps.clock.Now(), deps.random, info.language, "", {}};
  context.organization_id = context.caller.organization_id;
  RETURN_IF_ERROR(steps.handler(context));
  if (keeps) answer.response = Keepable(method, response);
  if (keeps || !context.changes.empty()) {
    ASSIGN_OR_RETURN(
        sequence, AppendChanges(tx, context.organization_id, context.changes, answer, context.now));
    organization_id = context.organization_id;
  }
  return absl::OkStatus();
}

absl::Status Call::Read(sql::Transaction& tx) {
  response.Clear();
  ASSIGN_OR_RETURN(Caller who, Admit(deps, method, info, request, tx));
  caller = who.subject;
  RETURN_IF_ERROR(CheckScope(method, who, deps.scopes, tx, request));
  Context context{tx, std::move(who), deps.clock.Now(), deps.random, info.language, "", {}};
  context.organization_id = context.caller.organization_id;
  return steps.handler(context);
}

void Call::Finish(const absl::Status& status) {
  if (steps.after) steps.after(status);
  if (status.ok() && sequence > 0) deps.feed_signal.Notify(organization_id, sequence);
  LogCall(method, status, caller, deps.clock.Now() - info.start);
  reactor->Finish(ToGrpc(Presentable(status)));
}

std::shared_ptr<Call> NewCall(grpc::CallbackServerContext* rpc, const Deps& deps,
                              const google::protobuf::Message& request,
                              google::protobuf::Message& response, internal::Steps steps) {
  return std::shared_ptr<Call>(new Call{deps, deps.policy.For(request.GetDescriptor()),
                                        ReadCallInfo(*rpc, deps), request, response,
                                        rpc->DefaultReactor(), std::move(steps)});
}

// What is to be written though the call has left nothing; null when nothing is.
sql::Work AfterRefusal(const std::shared_ptr<Call>& call, const absl::Status& refusal) {
  sql::Work work = call->steps.refused ? call->steps.refused(refusal) : nullptr;
  if (!call->KeepsRefusal(refusal)) return work;
  return [call, work = std::move(work)](sql::Transaction& tx) mutable -> absl::Status {
    if (work) RETURN_IF_ERROR(work(tx));
    return call->KeepRefusal(tx);
  };
}

// After the transaction.
void GoOn(const std::shared_ptr<Call>& call, const absl::Status& status) {
  if (!status.ok()) {
    sql::Work work = AfterRefusal(call, status);
    if (work == nullptr) return call->Finish(status);
    // What must stand and does not is asked for again.
    return call->deps.database.Write(std::move(work), [call, status](const absl::Status& stands) {
      call->Finish(stands.ok() ? status : stands);
    });
  }
  if (!call->steps.make) return call->Finish(status);
  if (!call->steps.threads->Submit([call] { call->Finish(call->steps.make()); })) {
    call->Finish(Busy(absl::Seconds(5)));
  }
}

}  // namespace

CallInfo ReadCallInfo(const grpc::CallbackServerContext& rpc, const Deps& deps) {
  CallInfo info;
  const std::string authorization = Metadata(rpc, "authorization");
  if (absl::StartsWith(authorization, "Bearer ")) info.token = authorization.substr(7);
  info.language = Metadata(rpc, "accept-language");
  if (info.language.empty()) info.language = "zh-CN";
  if (!absl::SimpleAtoi(Metadata(rpc, "glimmer-attempt"), &info.attempt)) info.attempt = 1;
  info.start = deps.clock.Now();
  info.version = deps.database.version();
  // How long somebody waits is real time, whatever clock the commands are given.
  info.deadline = std::min(absl::FromChrono(rpc.deadline()), SystemClock().Now() + kLongestCall);
  return info;
}

absl::StatusOr<Caller> Admit(const Deps& deps, const MethodPolicy& method, const CallInfo& info,
                             const google::protobuf::Message& request, sql::Transaction& tx) {
  (void)request;
  Caller caller;
  caller.subject = "anonymous";
  if (deps.local) {
    ASSIGN_OR_RETURN(caller, deps.callers.LocalOperator(tx));
  } else if (method.rule.access() != v1::ACCESS_ANONYMOUS) {
    ASSIGN_OR_RETURN(caller,
                     deps.callers.FromToken(tx, info.token, {deps.clock.Now(), info.version}));
  }
  RETURN_IF_ERROR(CheckRole(method, caller));
  return caller;
}

absl::Status Presentable(const absl::Status& status) {
  if (status.ok() || ReasonOf(status) != v1::ERROR_REASON_UNSPECIFIED) return status;
  if (sql::IsUnfitText(status)) {
    return MakeError(v1::ERROR_REASON_FIELD_INVALID, "A text holds a NUL character.");
  }
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
      return MakeError(v1::ERROR_REASON_STORAGE_UNAVAILABLE,
                       "The write could not be made durable.");
    case absl::StatusCode::kResourceExhausted:
      return Busy(absl::Seconds(1));
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:
      return absl::Status(status.code(), "The call's time was over before it began.");
    default:
      return absl::InternalError("Something went wrong inside the server; its log says what.");
  }
}

void LogCall(const MethodPolicy& method, const absl::Status& status, const std::string& caller,
             absl::Duration took) {
  const bool internal =
      !status.ok() && !sql::IsUnfitText(status) && ReasonOf(status) == v1::ERROR_REASON_UNSPECIFIED;
  std::vector<LogField> fields = {{"method", method.method},
                                  {"code", absl::StatusCodeToString(status.code())},
                                  {"caller", caller},
                                  {"ms", absl::ToDoubleMilliseconds(took)}};
  if (!status.ok()) fields.emplace_back("reason", ReasonName(status));
  // Engine errors name a statement, never its values.
  if (internal) fields.emplace_back("detail", std::string(status.message()));
  Log(internal ? LogLevel::kError : LogLevel::kInfo, "rpc", fields);
}

namespace internal {

grpc::ServerUnaryReactor* StartWrite(grpc::CallbackServerContext* rpc, const Deps& deps,
                                     const google::protobuf::Message& request,
                                     google::protobuf::Message& response, Steps steps) {
  auto call = NewCall(rpc, deps, request, response, std::move(steps));
  grpc::ServerUnaryReactor* reactor = call->reactor;
  const absl::Time deadline = call->info.deadline;
  deps.database.Write([call](sql::Transaction& tx) { return call->Write(tx); },
                      [call](const absl::Status& status) { GoOn(call, status); }, deadline);
  return reactor;
}

grpc::ServerUnaryReactor* StartRead(grpc::CallbackServerContext* rpc, const Deps& deps,
                                    const google::protobuf::Message& request,
                                    google::protobuf::Message& response, Steps steps) {
  auto call = NewCall(rpc, deps, request, response, std::move(steps));
  grpc::ServerUnaryReactor* reactor = call->reactor;
  const absl::Time deadline = call->info.deadline;
  deps.database.Read([call](sql::Transaction& tx) { return call->Read(tx); },
                     [call](const absl::Status& status) { GoOn(call, status); }, deadline);
  return reactor;
}

}  // namespace internal

grpc::ServerUnaryReactor* AnswerAtOnce(grpc::CallbackServerContext* rpc, const Deps& deps,
                                       const google::protobuf::Message& request,
                                       absl::FunctionRef<bool(const Caller&, int64_t)> known) {
  if (deps.local) return nullptr;
  const MethodPolicy& method = deps.policy.For(request.GetDescriptor());
  if (method.rule.access() == v1::ACCESS_SCOPED) return nullptr;
  const CallInfo info = ReadCallInfo(*rpc, deps);
  if (!info.version) return nullptr;
  const std::shared_ptr<const Caller> caller =
      deps.callers.AtHand(info.token, {info.start, info.version});
  if (caller == nullptr || !CheckRole(method, *caller).ok()) return nullptr;
  if (!known(*caller, *info.version)) return nullptr;
  LogCall(method, absl::OkStatus(), caller->subject, deps.clock.Now() - info.start);
  grpc::ServerUnaryReactor* reactor = rpc->DefaultReactor();
  reactor->Finish(grpc::Status::OK);
  return reactor;
}

}  // namespace glimmer::rpc
