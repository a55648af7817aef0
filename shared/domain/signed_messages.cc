#include "shared/domain/signed_messages.h"

#include "absl/strings/str_cat.h"

namespace glimmer {

std::string EnrolMessage(absl::string_view server_id, absl::string_view device_name,
                         absl::string_view public_key) {
  return absl::StrCat("enrol-v1", server_id, device_name, public_key);
}

std::string SessionMessage(absl::string_view server_id, absl::string_view nonce,
                           absl::string_view device_name) {
  return absl::StrCat("sess-v1", server_id, nonce, device_name);
}

}  // namespace glimmer
