#include "mobile/model/asking_model.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "shared/base/ids.h"
#include "shared/crypto/hashing.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {

// A file has one service, and a call a request of its own: XRequest of X.
std::string AskingModel::MethodOf(const google::protobuf::Descriptor& request) {
  return absl::StrCat("/", request.file()->service(0)->full_name(), "/",
                      absl::StripSuffix(request.name(), "Request"));
}

std::string AskingModel::RequestIdFor(absl::string_view method, const std::string& content) {
  const std::string asked = Blake2b256(absl::StrCat(method, "\n", content));
  if (asked != asked_) request_id_ = NewUuidV7(context().Now(), phone().random());
  asked_ = asked;
  return request_id_;
}

void AskingModel::Answered(const absl::Status& status) {
  // Without a reason the server may or may not have done it.
  const bool unknown = !status.ok() && ReasonOf(status) == v1::ERROR_REASON_UNSPECIFIED;
  if (!unknown) asked_.clear();
}

void AskingModel::TellFailure(const absl::Status& status) {
  if (ReasonOf(status) == v1::ERROR_REASON_ETAG_MISMATCH) syncNow();
  Refuse(status);
}

void AskingModel::SetBusy(bool busy) {
  busy_ = busy;
  Q_EMIT refreshed();
}

}  // namespace glimmer::mobile
