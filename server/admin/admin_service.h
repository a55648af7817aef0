// AdminService: what the person who runs the server does over admin.sock. Files and checks that
// take long are made on threads of its own, so that nobody else waits.
#pragma once

#include <grpcpp/grpcpp.h>

#include <string>

#include "glimmer/v1/admin_service.grpc.pb.h"
#include "server/access/access_config.h"
#include "server/rpc/call.h"
#include "server/rpc/report_threads.h"

namespace glimmer::admin {

struct AdminParts {
  std::string data_dir;
  const access::AccessConfig& access;
  std::string sealing_key;  // for details in rows
};

class AdminService final : public v1::AdminService::CallbackService {
 public:
  // `deps` are those of a local listener.
  AdminService(const rpc::Deps& deps, const AdminParts& parts) : deps_(deps), parts_(parts) {}

  grpc::ServerUnaryReactor* CreateAdministrator(grpc::CallbackServerContext* rpc,
                                                const v1::CreateAdministratorRequest* request,
                                                v1::CreateAdministratorResponse* response) override;
  grpc::ServerUnaryReactor* ListAdministrators(grpc::CallbackServerContext* rpc,
                                               const v1::ListAdministratorsRequest* request,
                                               v1::ListAdministratorsResponse* response) override;
  grpc::ServerUnaryReactor* ConfirmAdministrator(
      grpc::CallbackServerContext* rpc, const v1::ConfirmAdministratorRequest* request,
      v1::ConfirmAdministratorResponse* response) override;
  grpc::ServerUnaryReactor* ImportPeopleFile(grpc::CallbackServerContext* rpc,
                                             const v1::ImportPeopleFileRequest* request,
                                             v1::ImportPeopleFileResponse* response) override;
  grpc::ServerUnaryReactor* ImportCalendarFile(grpc::CallbackServerContext* rpc,
                                               const v1::ImportCalendarFileRequest* request,
                                               v1::ImportCalendarFileResponse* response) override;
  grpc::ServerUnaryReactor* ImportWishesFile(grpc::CallbackServerContext* rpc,
                                             const v1::ImportWishesFileRequest* request,
                                             v1::ImportWishesFileResponse* response) override;
  grpc::ServerUnaryReactor* ReadChatFile(grpc::CallbackServerContext* rpc,
                                         const v1::ReadChatFileRequest* request,
                                         v1::ReadChatFileResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportHoursFileResponse>* ExportHoursFile(
      grpc::CallbackServerContext* rpc, const v1::ExportHoursFileRequest* request) override;
  grpc::ServerWriteReactor<v1::ExportLedgersFileResponse>* ExportLedgersFile(
      grpc::CallbackServerContext* rpc, const v1::ExportLedgersFileRequest* request) override;
  grpc::ServerUnaryReactor* Backup(grpc::CallbackServerContext* rpc,
                                   const v1::BackupRequest* request,
                                   v1::BackupResponse* response) override;
  grpc::ServerUnaryReactor* Examine(grpc::CallbackServerContext* rpc,
                                    const v1::ExamineRequest* request,
                                    v1::ExamineResponse* response) override;
  grpc::ServerUnaryReactor* VerifyChains(grpc::CallbackServerContext* rpc,
                                         const v1::VerifyChainsRequest* request,
                                         v1::VerifyChainsResponse* response) override;

 private:
  const rpc::Deps deps_;
  const AdminParts parts_;
  rpc::ReportThreads threads_{1};
};

}  // namespace glimmer::admin
