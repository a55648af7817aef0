#include "server/rpc/policy.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "glimmer/v1/access_service.pb.h"
#include "glimmer/v1/admin_service.pb.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/chat_service.pb.h"
#include "glimmer/v1/deed_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "glimmer/v1/figure_service.pb.h"
#include "glimmer/v1/follow_up_service.pb.h"
#include "glimmer/v1/gift_service.pb.h"
#include "glimmer/v1/hours_service.pb.h"
#include "glimmer/v1/household_service.pb.h"
#include "glimmer/v1/notice_service.pb.h"
#include "glimmer/v1/pairing_service.pb.h"
#include "glimmer/v1/people_service.pb.h"
#include "glimmer/v1/round_service.pb.h"
#include "glimmer/v1/sign_up_service.pb.h"
#include "glimmer/v1/sync_service.pb.h"
#include "glimmer/v1/visit_service.pb.h"
#include "glimmer/v1/wish_service.pb.h"
#include "server/rpc/secrets.h"
#include "shared/rpc/error.h"

namespace glimmer::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;

// A new service file is added here; server.cc registers its implementation.
std::vector<const FileDescriptor*> ServiceFiles() {
  return {v1::GetServerInfoRequest::descriptor()->file(),
          v1::CreateAdministratorRequest::descriptor()->file(),
          v1::CheckInRequest::descriptor()->file(),
          v1::ReadShiftChatListRequest::descriptor()->file(),
          v1::RecordDeedRequest::descriptor()->file(),
          v1::CreateEventRequest::descriptor()->file(),
          v1::OpenFollowUpRequest::descriptor()->file(),
          v1::GetFiguresRequest::descriptor()->file(),
          v1::ListNoticesRequest::descriptor()->file(),
          v1::ListUnitsRequest::descriptor()->file(),
          v1::CreateSignUpRequest::descriptor()->file(),
          v1::ListChangesRequest::descriptor()->file(),
          v1::ProposeWishRequest::descriptor()->file(),
          v1::CreateHouseholdRequest::descriptor()->file(),
          v1::CreatePairingRequest::descriptor()->file(),
          v1::PlanVisitsRequest::descriptor()->file(),
          v1::ProposeRoundRequest::descriptor()->file(),
          v1::RecordGiftRequest::descriptor()->file(),
          v1::GetLedgerFiguresRequest::descriptor()->file()};
}

const FieldDescriptor* FindField(const Descriptor* message, absl::string_view path) {
  const FieldDescriptor* field = nullptr;
  for (absl::string_view part : absl::StrSplit(path, '.')) {
    if (message == nullptr) return nullptr;
    field = message->FindFieldByName(std::string(part));
    if (field == nullptr) return nullptr;
    message = field->message_type();
  }
  return field;
}

std::string Fault(const MethodDescriptor& method) {
  const v1::Rule& rule = method.options().GetExtension(v1::rule);
  if (!method.options().HasExtension(v1::rule) || rule.access() == v1::ACCESS_UNSPECIFIED) {
    return "has no rule";
  }
  if (rule.access() == v1::ACCESS_SCOPED && rule.roles().empty() && !rule.or_self()) {
    return "is scoped, but nobody may call it";
  }
  if (!rule.scope().empty()) {
    const FieldDescriptor* field = FindField(method.input_type(), rule.scope());
    if (field == nullptr || field->type() != FieldDescriptor::TYPE_STRING) {
      return absl::StrCat("has no text field ", rule.scope(), " for its scope");
    }
  }
  if (!rule.reads() && method.input_type()->FindFieldByName("request_id") == nullptr) {
    return "writes without request_id";
  }
  return "";
}

// Whom a part of the request is about when its resource is nobody's: the scope "claim.shift" has
// the field "claim.person" beside it. Empty for a scope at the top of the request.
std::string PersonBeside(const MethodPolicy& method, const google::protobuf::Message& request) {
  const size_t dot = method.rule.scope().rfind('.');
  if (dot == std::string::npos) return "";
  return FieldText(request, absl::StrCat(method.rule.scope().substr(0, dot), ".person"));
}

bool IsSelf(const MethodPolicy& method, const Caller& caller, const ResourceScope& scope,
            const google::protobuf::Message& request) {
  if (!method.rule.or_self() || caller.person_id.empty()) return false;
  if (!scope.people.empty()) {
    return std::find(scope.people.begin(), scope.people.end(), caller.person_id) !=
           scope.people.end();
  }
  return PersonBeside(method, request) == absl::StrCat("people/", caller.person_id);
}

bool IsOwnPerson(const MethodPolicy& method, const Caller& caller, absl::string_view name) {
  return method.rule.or_self() && !caller.person_id.empty() &&
         absl::ConsumePrefix(&name, "people/") && name == caller.person_id;
}

bool InScope(const MethodPolicy& method, const Caller& caller, const ResourceScope& scope,
             const google::protobuf::Message& request) {
  if (scope.organization_id != caller.organization_id) return false;
  if (IsSelf(method, caller, scope, request)) return true;
  if (method.rule.or_leader() && !scope.leader_person_id.empty() &&
      scope.leader_person_id == caller.person_id) {
    return true;
  }
  for (const int role : method.rule.roles()) {
    for (const std::string& path : scope.unit_paths) {
      if (caller.Covers(static_cast<v1::Role>(role), path)) return true;
    }
  }
  return false;
}

}  // namespace

bool Caller::HasRole(v1::Role role) const {
  for (const Grant& grant : grants) {
    if (grant.role == role) return true;
  }
  return false;
}

bool Caller::Covers(v1::Role role, absl::string_view unit_path) const {
  for (const Grant& grant : grants) {
    if (grant.role == role && absl::StartsWith(unit_path, grant.scope_path)) return true;
  }
  return false;
}

bool Caller::IsStaffOf(absl::string_view unit_path) const {
  return Covers(v1::ROLE_COORDINATOR, unit_path) || Covers(v1::ROLE_ORGANIZATION_ADMIN, unit_path);
}

absl::StatusOr<Policy> Policy::Load() { return LoadFrom(ServiceFiles()); }

absl::StatusOr<Policy> Policy::LoadFrom(const std::vector<const FileDescriptor*>& files) {
  Policy policy;
  std::vector<std::string> faults;
  for (const FileDescriptor* file : files) {
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) {
        const MethodDescriptor& method = *file->service(s)->method(m);
        if (const std::string fault = Fault(method); !fault.empty()) {
          faults.push_back(absl::StrCat(method.full_name(), " ", fault));
        }
        auto entry = std::make_unique<MethodPolicy>(
            MethodPolicy{method.options().GetExtension(v1::rule), method.name(), method.full_name(),
                         MayHoldSecrets(*method.output_type())});
        policy.by_name_[method.full_name()] = entry.get();
        if (!policy.by_request_.emplace(method.input_type(), std::move(entry)).second) {
          faults.push_back(absl::StrCat(method.full_name(), " shares its request's type"));
        }
      }
    }
  }
  if (faults.empty()) return policy;
  return absl::FailedPreconditionError(absl::StrJoin(faults, "; "));
}

const MethodPolicy& Policy::For(const Descriptor* request) const {
  static const MethodPolicy denied{};  // ACCESS_UNSPECIFIED: nobody
  const auto it = by_request_.find(request);
  return it == by_request_.end() ? denied : *it->second;
}

absl::Status CheckRole(const MethodPolicy& method, const Caller& caller) {
  switch (method.rule.access()) {
    case v1::ACCESS_ANONYMOUS:
      return absl::OkStatus();
    case v1::ACCESS_LOCAL:
      if (caller.local) return absl::OkStatus();
      break;
    case v1::ACCESS_SESSION:
      if (!caller.person_id.empty()) return absl::OkStatus();
      // What everybody may read the operator may, too, where admin.sock has it at all.
      if (caller.local && method.rule.reads()) return absl::OkStatus();
      break;
    case v1::ACCESS_SCOPED:
      if (method.rule.or_self() || method.rule.or_leader()) return absl::OkStatus();
      for (const int role : method.rule.roles()) {
        if (caller.HasRole(static_cast<v1::Role>(role))) return absl::OkStatus();
      }
      break;
    default:
      break;
  }
  return MakeError(v1::ERROR_REASON_ROLE_MISSING, "You hold no role for this method.");
}

absl::Status CheckScope(const MethodPolicy& method, const Caller& caller, ScopeSource& scopes,
                        sql::Transaction& tx, const google::protobuf::Message& request) {
  if (method.rule.access() != v1::ACCESS_SCOPED) return absl::OkStatus();
  const std::string name = method.rule.scope().empty()
                               ? absl::StrCat("organizations/", caller.organization_id)
                               : FieldText(request, method.rule.scope());
  if (name.empty()) return InvalidField(method.rule.scope(), "This field is required.");
  // Most calls are people's own, and they need nobody else's leave.
  if (IsOwnPerson(method, caller, name)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::optional<ResourceScope> scope, scopes.Resolve(tx, name));
  if (!scope || !InScope(method, caller, *scope, request)) return NotFound(name);
  return absl::OkStatus();
}

std::string FieldText(const google::protobuf::Message& message, absl::string_view path) {
  const google::protobuf::Message* current = &message;
  const std::vector<std::string> parts = absl::StrSplit(path, '.');
  for (size_t i = 0; i < parts.size(); ++i) {
    const FieldDescriptor* field = current->GetDescriptor()->FindFieldByName(parts[i]);
    if (field == nullptr) return "";
    const auto* reflection = current->GetReflection();
    if (i + 1 == parts.size()) return reflection->GetString(*current, field);
    current = &reflection->GetMessage(*current, field);
  }
  return "";
}

}  // namespace glimmer::rpc
