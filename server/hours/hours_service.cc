#include "server/hours/hours_service.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/hours/certificate_commands.h"
#include "server/hours/daily_heads.h"
#include "server/hours/hours_commands.h"
#include "server/hours/hours_export.h"
#include "server/rpc/stream_call.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::hours {
namespace {

// Audit rows name people by subject.
absl::StatusOr<std::string> AuditSubject(rpc::Context& context, const RecordFilter& filter) {
  if (filter.person_id.empty()) return ResourceName(kUnits, filter.unit_id);
  ASSIGN_OR_RETURN(const std::string key,
                   rpc::SubjectKeyOf(context.tx, context.random, filter.person_id));
  return absl::StrCat("subjects/", key);
}

}  // namespace

grpc::ServerUnaryReactor* HoursService::ListServiceRecords(
    grpc::CallbackServerContext* rpc, const v1::ListServiceRecordsRequest* request,
    v1::ListServiceRecordsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &hours::ListServiceRecords);
}

grpc::ServerUnaryReactor* HoursService::GetFigures(grpc::CallbackServerContext* rpc,
                                                   const v1::GetFiguresRequest* request,
                                                   v1::GetFiguresResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &hours::GetFigures);
}

grpc::ServerWriteReactor<v1::ExportHoursResponse>* HoursService::ExportHours(
    grpc::CallbackServerContext* rpc, const v1::ExportHoursRequest* request) {
  auto job = std::make_shared<ExportJob>();
  rpc::StreamPlan plan;
  plan.admitted = [job, request](rpc::Context& context) -> absl::Status {
    if (request->format() == v1::ExportHoursRequest::FORMAT_UNSPECIFIED ||
        !v1::ExportHoursRequest::Format_IsValid(request->format())) {
      return InvalidField("format", "Say which format.");
    }
    *job = {.format = static_cast<ExportFormat>(request->format()),
            .language = context.language,
            .now = context.now};
    ASSIGN_OR_RETURN(job->filter, ReadFilter(context, request->filter()));
    ASSIGN_OR_RETURN(const std::string about, AuditSubject(context, job->filter));
    return rpc::Audit(
        context, {about, "ExportHours", v1::ExportHoursRequest::Format_Name(request->format())});
  };
  plan.produce = [job, &database = deps_.database](const rpc::ChunkSink& sink) {
    return hours::ExportHours(database, *job, sink);
  };
  return rpc::StreamCall<v1::ExportHoursResponse>::Start(rpc, deps_, report_threads_, *request,
                                                         std::move(plan));
}

grpc::ServerUnaryReactor* HoursService::CreateServiceCertificate(
    grpc::CallbackServerContext* rpc, const v1::CreateServiceCertificateRequest* request,
    v1::CreateServiceCertificateResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response,
                        [this](rpc::Context& context, const auto& asked, auto& answer) {
                          return hours::CreateServiceCertificate(context, certificate_key_, asked,
                                                                 answer);
                        });
}

grpc::ServerUnaryReactor* HoursService::ListDailyHeads(grpc::CallbackServerContext* rpc,
                                                       const v1::ListDailyHeadsRequest* request,
                                                       v1::ListDailyHeadsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &hours::ListDailyHeads);
}

grpc::ServerUnaryReactor* HoursService::ListRulePacks(grpc::CallbackServerContext* rpc,
                                                      const v1::ListRulePacksRequest* request,
                                                      v1::ListRulePacksResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, &hours::ListRulePacks);
}

grpc::ServerUnaryReactor* HoursService::CreateRulePack(grpc::CallbackServerContext* rpc,
                                                       const v1::CreateRulePackRequest* request,
                                                       v1::CreateRulePackResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, &hours::CreateRulePack);
}

}  // namespace glimmer::hours
