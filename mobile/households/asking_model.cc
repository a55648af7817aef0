#include "mobile/households/asking_model.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "shared/base/ids.h"
#include "shared/crypto/hashing.h"
#include "shared/rpc/error.h"

namespace glimmer::mobile {

std::string AskingModel::MethodOf(absl::string_view call) {
  return absl::StartsWith(call, "/") ? std::string(call) : absl::StrCat(kHouseholdService, call);
}

std::string AskingModel::RequestIdFor(absl::string_view call, const std::string& content) {
  const std::string asked = Blake2b256(absl::StrCat(call, "\n", content));
  if (asked != asked_) request_id_ = NewUuidV7(context().Now(), phone().random());
  asked_ = asked;
  return request_id_;
}

void AskingModel::Answered(const absl::Status& status) {
  // Without a reason the server may or may not have done it.
  const bool unknown = !status.ok() && ReasonOf(status) == v1::ERROR_REASON_UNSPECIFIED;
  if (!unknown) asked_.clear();
}

void AskingModel::SetBusy(bool busy) {
  busy_ = busy;
  Q_EMIT refreshed();
}

}  // namespace glimmer::mobile
