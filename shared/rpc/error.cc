#include "shared/rpc/error.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error_details.h"

namespace glimmer {
namespace {

constexpr char kErrorInfoUrl[] = "type.googleapis.com/google.rpc.ErrorInfo";
constexpr char kRetryInfoUrl[] = "type.googleapis.com/google.rpc.RetryInfo";
constexpr absl::string_view kPrefix = "ERROR_REASON_";

std::optional<google::rpc::ErrorInfo> InfoOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kErrorInfoUrl);
  google::rpc::ErrorInfo info;
  if (!payload || !info.ParseFromString(std::string(*payload))) return std::nullopt;
  return info;
}

}  // namespace

absl::StatusCode CodeOf(v1::ErrorReason reason) {
  switch (reason) {
    case v1::ERROR_REASON_FIELD_INVALID:
    case v1::ERROR_REASON_REQUEST_ID_INVALID:
    case v1::ERROR_REASON_REQUEST_ID_REUSED:
    case v1::ERROR_REASON_PAGE_TOKEN_INVALID:
    case v1::ERROR_REASON_FILE_UNREADABLE:
    case v1::ERROR_REASON_RECURRENCE_INVALID:
    case v1::ERROR_REASON_SITE_CODE_WRONG:
    case v1::ERROR_REASON_TIMES_INVALID:
      return absl::StatusCode::kInvalidArgument;
    case v1::ERROR_REASON_NOT_FOUND:
      return absl::StatusCode::kNotFound;
    case v1::ERROR_REASON_ROLE_MISSING:
    case v1::ERROR_REASON_GRANT_NOT_ALLOWED:
    case v1::ERROR_REASON_OWN_MINUTES:
    case v1::ERROR_REASON_OWN_DELIVERY:
    case v1::ERROR_REASON_OWN_FOLLOW_UP:
    case v1::ERROR_REASON_OWN_DEED:
    case v1::ERROR_REASON_OWN_CONSENT:
    case v1::ERROR_REASON_NOT_A_VISITOR:
      return absl::StatusCode::kPermissionDenied;
    case v1::ERROR_REASON_SESSION_INVALID:
    case v1::ERROR_REASON_DEVICE_INVALID:
      return absl::StatusCode::kUnauthenticated;
    case v1::ERROR_REASON_TOO_MANY_FAILURES:
    case v1::ERROR_REASON_SERVER_BUSY:
      return absl::StatusCode::kResourceExhausted;
    case v1::ERROR_REASON_STORAGE_UNAVAILABLE:
      return absl::StatusCode::kUnavailable;
    case v1::ERROR_REASON_ETAG_MISMATCH:
    case v1::ERROR_REASON_REQUEST_OVERTAKEN:
      return absl::StatusCode::kAborted;
    case v1::ERROR_REASON_ALREADY_EXISTS:
    case v1::ERROR_REASON_ALREADY_SIGNED_UP:
    case v1::ERROR_REASON_ALREADY_CHECKED:
    case v1::ERROR_REASON_ALREADY_CLAIMED:
    case v1::ERROR_REASON_ALREADY_PAIRED:
      return absl::StatusCode::kAlreadyExists;
    default:
      return absl::StatusCode::kFailedPrecondition;
  }
}

absl::Status MakeError(v1::ErrorReason reason, absl::string_view message, ErrorMetadata metadata) {
  google::rpc::ErrorInfo info;
  info.set_reason(v1::ErrorReason_Name(reason).substr(kPrefix.size()));
  info.set_domain("glimmer");
  for (const auto& [key, value] : metadata) {
    (*info.mutable_metadata())[std::string(key)] = std::string(value);
  }
  absl::Status status(CodeOf(reason), message);
  status.SetPayload(kErrorInfoUrl, absl::Cord(info.SerializeAsString()));
  return status;
}

absl::Status WithMetadata(absl::Status status, absl::string_view key, absl::string_view value) {
  std::optional<google::rpc::ErrorInfo> info = InfoOf(status);
  if (!info) return status;
  (*info->mutable_metadata())[std::string(key)] = std::string(value);
  status.SetPayload(kErrorInfoUrl, absl::Cord(info->SerializeAsString()));
  return status;
}

absl::Status InvalidField(absl::string_view field, absl::string_view message) {
  return MakeError(v1::ERROR_REASON_FIELD_INVALID, message, {{"field", field}});
}

absl::Status NotFound(absl::string_view resource_name) {
  return MakeError(v1::ERROR_REASON_NOT_FOUND, "There is no such resource in your scope.",
                   {{"resource", resource_name}});
}

absl::Status Busy(absl::Duration retry_after) {
  absl::Status status = MakeError(v1::ERROR_REASON_SERVER_BUSY, "The server's queue is full.");
  google::rpc::RetryInfo retry;
  *retry.mutable_retry_delay() = ToDurationProto(retry_after);
  status.SetPayload(kRetryInfoUrl, absl::Cord(retry.SerializeAsString()));
  return status;
}

std::string ReasonName(const absl::Status& status) {
  const auto info = InfoOf(status);
  return info ? info->reason() : std::string();
}

v1::ErrorReason ReasonOf(const absl::Status& status) {
  v1::ErrorReason reason = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason_Parse(absl::StrCat(kPrefix, ReasonName(status)), &reason);
  return reason;
}

std::optional<std::string> MetadataOf(const absl::Status& status, absl::string_view key) {
  const auto info = InfoOf(status);
  if (!info) return std::nullopt;
  const auto it = info->metadata().find(std::string(key));
  if (it == info->metadata().end()) return std::nullopt;
  return it->second;
}

}  // namespace glimmer
