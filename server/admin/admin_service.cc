#include "server/admin/admin_service.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "server/admin/admin_commands.h"
#include "server/admin/admin_store.h"
#include "server/admin/backup.h"
#include "server/admin/chains.h"
#include "server/admin/examine.h"
#include "server/hours/hours_export.h"
#include "server/ledgers/ledger_export.h"
#include "server/rpc/stream_call.h"
#include "shared/rpc/error.h"
#include "shared/rpc/status_convert.h"

namespace glimmer::admin {
namespace {

// A call that waits for the disk: admitted and put on record in one write, done on a thread of the
// service. Its errors leave with their text: who reads them is who reads the log.
struct SlowCall {
  rpc::Deps deps;
  const rpc::MethodPolicy& method;
  rpc::CallInfo info;
  const google::protobuf::Message& request;
  grpc::ServerUnaryReactor* reactor;
  std::function<absl::Status()> work;

  // A database that takes no writes is just what an operator wants looked at; then the log alone
  // says who looked.
  bool unrecorded = false;

  absl::Status Admit(sql::Transaction& tx) const {
    if (unrecorded) return rpc::Admit(deps, method, info, request, tx).status();
    ASSIGN_OR_RETURN(rpc::Caller who, rpc::Admit(deps, method, info, request, tx));
    rpc::Context context{tx, std::move(who), deps.clock.Now(), deps.random, info.language, "", {}};
    context.organization_id = context.caller.organization_id;
    return rpc::Audit(context, {"", method.method, ""});
  }
  void Finish(const absl::Status& status) const {
    rpc::LogCall(method, status, "local", deps.clock.Now() - info.start);
    reactor->Finish(ToGrpc(status));
  }
};

grpc::ServerUnaryReactor* StartSlow(const std::shared_ptr<SlowCall>& call,
                                    rpc::ReportThreads& threads) {
  grpc::ServerUnaryReactor* const reactor = call->reactor;
  auto admit = [call](sql::Transaction& tx) { return call->Admit(tx); };
  auto admitted = [call, &threads](const absl::Status& status) {
    if (!status.ok()) return call->Finish(status);
    if (!threads.Submit([call] { call->Finish(call->work()); })) {
      call->Finish(Busy(absl::Seconds(5)));
    }
  };
  if (call->unrecorded) {
    call->deps.database.Read(admit, admitted);
  } else {
    call->deps.database.Write(admit, admitted);
  }
  return reactor;
}

template <typename Request>
std::shared_ptr<SlowCall> NewSlowCall(grpc::CallbackServerContext* rpc, const rpc::Deps& deps,
                                      const Request& request, std::function<absl::Status()> work) {
  return std::make_shared<SlowCall>(SlowCall{deps, deps.policy.For(request.GetDescriptor()),
                                             rpc::ReadCallInfo(*rpc, deps), request,
                                             rpc->DefaultReactor(), std::move(work)});
}

}  // namespace

grpc::ServerUnaryReactor* AdminService::CreateAdministrator(
    grpc::CallbackServerContext* rpc, const v1::CreateAdministratorRequest* request,
    v1::CreateAdministratorResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        [this](rpc::Context& context, const auto& in, auto& out) {
                          return admin::CreateAdministrator(context, parts_.access, in, out);
                        });
}

grpc::ServerUnaryReactor* AdminService::ListAdministrators(
    grpc::CallbackServerContext* rpc, const v1::ListAdministratorsRequest* request,
    v1::ListAdministratorsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &admin::ListAdministrators);
}

grpc::ServerUnaryReactor* AdminService::ConfirmAdministrator(
    grpc::CallbackServerContext* rpc, const v1::ConfirmAdministratorRequest* request,
    v1::ConfirmAdministratorResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &admin::ConfirmAdministrator);
}

grpc::ServerUnaryReactor* AdminService::ImportPeopleFile(grpc::CallbackServerContext* rpc,
                                                         const v1::ImportPeopleFileRequest* request,
                                                         v1::ImportPeopleFileResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &admin::ImportPeopleFile);
}

grpc::ServerUnaryReactor* AdminService::ImportCalendarFile(
    grpc::CallbackServerContext* rpc, const v1::ImportCalendarFileRequest* request,
    v1::ImportCalendarFileResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &admin::ImportCalendarFile);
}

grpc::ServerUnaryReactor* AdminService::ImportWishesFile(grpc::CallbackServerContext* rpc,
                                                         const v1::ImportWishesFileRequest* request,
                                                         v1::ImportWishesFileResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        [this](rpc::Context& context, const auto& in, auto& out) {
                          return admin::ImportWishesFile(context, parts_.sealing_key, in, out);
                        });
}

grpc::ServerUnaryReactor* AdminService::ReadChatFile(grpc::CallbackServerContext* rpc,
                                                     const v1::ReadChatFileRequest* request,
                                                     v1::ReadChatFileResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &admin::ReadChatFile);
}

grpc::ServerWriteReactor<v1::ExportHoursFileResponse>* AdminService::ExportHoursFile(
    grpc::CallbackServerContext* rpc, const v1::ExportHoursFileRequest* request) {
  auto job = std::make_shared<hours::ExportJob>();
  rpc::StreamPlan plan;
  plan.admitted = [job, request](rpc::Context& context) {
    return admin::ExportHoursFile(context, request->request(), *job);
  };
  plan.produce = [job, &database = deps_.database](const rpc::ChunkSink& sink) {
    return hours::ExportHours(database, *job, sink);
  };
  return rpc::StreamCall<v1::ExportHoursFileResponse>::Start(rpc, deps_, threads_, *request,
                                                             std::move(plan));
}

grpc::ServerWriteReactor<v1::ExportLedgersFileResponse>* AdminService::ExportLedgersFile(
    grpc::CallbackServerContext* rpc, const v1::ExportLedgersFileRequest* request) {
  auto job = std::make_shared<ledgers::LedgerExportJob>();
  rpc::StreamPlan plan;
  plan.admitted = [job, request](rpc::Context& context) {
    return admin::ExportLedgersFile(context, request->request(), *job);
  };
  plan.produce = [job, &database = deps_.database](const rpc::ChunkSink& sink) {
    return ledgers::ExportLedgers(database, *job, sink);
  };
  return rpc::StreamCall<v1::ExportLedgersFileResponse>::Start(rpc, deps_, threads_, *request,
                                                               std::move(plan));
}

grpc::ServerUnaryReactor* AdminService::Backup(grpc::CallbackServerContext* rpc,
                                               const v1::BackupRequest* request,
                                               v1::BackupResponse* response) {
  const auto work = [this, request, response]() -> absl::Status {
    const absl::Time start = deps_.clock.Now();
    ASSIGN_OR_RETURN(const BackupFile made,
                     WriteBackup(deps_.database, parts_.data_dir, request->path(),
                                 request->passphrase(), start));
    response->set_bytes(made.bytes);
    response->set_checksum(made.checksum);
    return sql::WriteAndWait(deps_.database,
                             [start](sql::Transaction& tx) { return SetLastBackup(tx, start); });
  };
  return StartSlow(NewSlowCall(rpc, deps_, *request, work), threads_);
}

grpc::ServerUnaryReactor* AdminService::Examine(grpc::CallbackServerContext* rpc,
                                                const v1::ExamineRequest* request,
                                                v1::ExamineResponse* response) {
  const auto work = [this, response]() -> absl::Status {
    ASSIGN_OR_RETURN(const std::vector<v1::Finding> findings,
                     admin::Examine(deps_.database, parts_.data_dir, deps_.clock.Now()));
    for (const v1::Finding& finding : findings) *response->add_findings() = finding;
    return absl::OkStatus();
  };
  auto call = NewSlowCall(rpc, deps_, *request, work);
  call->unrecorded = !deps_.database.Healthy();
  return StartSlow(call, threads_);
}

grpc::ServerUnaryReactor* AdminService::VerifyChains(grpc::CallbackServerContext* rpc,
                                                     const v1::VerifyChainsRequest* request,
                                                     v1::VerifyChainsResponse* response) {
  const auto work = [this, request, response] {
    return sql::ReadAndWait(deps_.database, [&](sql::Transaction& tx) {
      return admin::VerifyChains(tx, *request, *response);
    });
  };
  return StartSlow(NewSlowCall(rpc, deps_, *request, work), threads_);
}

}  // namespace glimmer::admin
