#include "server/rpc/reason.h"

#include "shared/base/utf8.h"
#include "shared/rpc/error.h"

namespace glimmer::rpc {
namespace {

constexpr size_t kLongest = 200;

}  // namespace

absl::Status CheckReason(absl::string_view reason) {
  if (reason.empty()) return InvalidField("reason", "Give a reason of at most 200 characters.");
  return CheckOptionalReason(reason);
}

absl::Status CheckOptionalReason(absl::string_view reason, absl::string_view field) {
  if (CountCharacters(reason) <= kLongest) return absl::OkStatus();
  return InvalidField(field, "A reason has at most 200 characters.");
}

}  // namespace glimmer::rpc
