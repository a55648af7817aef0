// Opaque page tokens: the keyset position where the next page begins, bound to its method. They
// carry no authority; every page is checked like the first.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace glimmer::rpc {

// `position` in order of the keyset's columns, as text.
std::string MakePageToken(absl::string_view method, const std::vector<std::string>& position);

// Empty for an empty token (the first page). Errors: PAGE_TOKEN_INVALID.
absl::StatusOr<std::vector<std::string>> ReadPageToken(absl::string_view method,
                                                       absl::string_view token, size_t columns);

// PAGE_TOKEN_INVALID: for a position that is none of the method's.
absl::Status WrongPageToken();

// 0 means `standard`, above `limit` means `limit`. Errors: FIELD_INVALID {page_size} when negative.
absl::StatusOr<int> PageSize(int asked, int standard = 50, int limit = 200);

}  // namespace glimmer::rpc
