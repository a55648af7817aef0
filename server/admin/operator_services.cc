#include "server/admin/operator_services.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "glimmer/v1/event_service.grpc.pb.h"
#include "glimmer/v1/hours_service.grpc.pb.h"
#include "server/events/calendar_export.h"
#include "server/hours/hours_commands.h"
#include "server/people/people_service.h"
#include "shared/base/status_macros.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::admin {
namespace {

using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

class OperatorAccess final : public v1::AccessService::CallbackService {
 public:
  OperatorAccess(const rpc::Deps& deps, const access::AccessParts& parts) : all_(deps, parts) {}

  ServerUnaryReactor* GrantRole(CallbackServerContext* rpc, const v1::GrantRoleRequest* request,
                                v1::GrantRoleResponse* response) override {
    return all_.GrantRole(rpc, request, response);
  }
  ServerUnaryReactor* RevokeRole(CallbackServerContext* rpc, const v1::RevokeRoleRequest* request,
                                 v1::RevokeRoleResponse* response) override {
    return all_.RevokeRole(rpc, request, response);
  }
  ServerUnaryReactor* ListRoleGrants(CallbackServerContext* rpc,
                                     const v1::ListRoleGrantsRequest* request,
                                     v1::ListRoleGrantsResponse* response) override {
    return all_.ListRoleGrants(rpc, request, response);
  }
  ServerUnaryReactor* ListAuditRecords(CallbackServerContext* rpc,
                                       const v1::ListAuditRecordsRequest* request,
                                       v1::ListAuditRecordsResponse* response) override {
    return all_.ListAuditRecords(rpc, request, response);
  }

 private:
  access::AccessService all_;
};

class OperatorPeople final : public v1::PeopleService::CallbackService {
 public:
  explicit OperatorPeople(const rpc::Deps& deps) : all_(deps) {}

  ServerUnaryReactor* ListUnits(CallbackServerContext* rpc, const v1::ListUnitsRequest* request,
                                v1::ListUnitsResponse* response) override {
    return all_.ListUnits(rpc, request, response);
  }
  ServerUnaryReactor* ListPeople(CallbackServerContext* rpc, const v1::ListPeopleRequest* request,
                                 v1::ListPeopleResponse* response) override {
    return all_.ListPeople(rpc, request, response);
  }
  ServerUnaryReactor* GetPerson(CallbackServerContext* rpc, const v1::GetPersonRequest* request,
                                v1::GetPersonResponse* response) override {
    return all_.GetPerson(rpc, request, response);
  }
  ServerUnaryReactor* MergePeople(CallbackServerContext* rpc, const v1::MergePeopleRequest* request,
                                  v1::MergePeopleResponse* response) override {
    return all_.MergePeople(rpc, request, response);
  }

 private:
  people::PeopleService all_;
};

class OperatorEvents final : public v1::EventService::CallbackService {
 public:
  explicit OperatorEvents(const rpc::Deps& deps) : deps_(deps) {}

  ServerUnaryReactor* ExportCalendar(CallbackServerContext* rpc,
                                     const v1::ExportCalendarRequest* request,
                                     v1::ExportCalendarResponse* response) override {
    return rpc::ReadCall(rpc, deps_, request, response,
                         [](rpc::Context& context, const auto& in, auto& out) -> absl::Status {
                           // Where a person serves is between them and who coordinates them.
                           if (!absl::StartsWith(in.owner(), absl::StrCat(kUnits, "/"))) {
                             return MakeError(v1::ERROR_REASON_ROLE_MISSING,
                                              "The operator exports calendars of units.");
                           }
                           ASSIGN_OR_RETURN(*out.mutable_content(),
                                            events::ExportCalendar(context, in.owner()));
                           return absl::OkStatus();
                         });
  }

 private:
  const rpc::Deps deps_;
};

class OperatorHours final : public v1::HoursService::CallbackService {
 public:
  explicit OperatorHours(const rpc::Deps& deps) : deps_(deps) {}

  ServerUnaryReactor* ListRulePacks(CallbackServerContext* rpc,
                                    const v1::ListRulePacksRequest* request,
                                    v1::ListRulePacksResponse* response) override {
    return rpc::ReadCall(rpc, deps_, request, response, &hours::ListRulePacks);
  }
  ServerUnaryReactor* CreateRulePack(CallbackServerContext* rpc,
                                     const v1::CreateRulePackRequest* request,
                                     v1::CreateRulePackResponse* response) override {
    return rpc::WriteCall(rpc, deps_, request, response, &hours::CreateRulePack);
  }

 private:
  const rpc::Deps deps_;
};

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> OperatorServices(const rpc::Deps& deps,
                                                             const access::AccessParts& parts) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(std::make_unique<OperatorAccess>(deps, parts));
  services.push_back(std::make_unique<OperatorPeople>(deps));
  services.push_back(std::make_unique<OperatorEvents>(deps));
  services.push_back(std::make_unique<OperatorHours>(deps));
  return services;
}

}  // namespace glimmer::admin
