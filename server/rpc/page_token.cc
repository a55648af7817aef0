#include "server/rpc/page_token.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "shared/rpc/error.h"

namespace glimmer::rpc {

std::string MakePageToken(absl::string_view method, const std::vector<std::string>& position) {
  return absl::WebSafeBase64Escape(absl::StrCat(method, "\n", absl::StrJoin(position, "\n")));
}

absl::StatusOr<std::vector<std::string>> ReadPageToken(absl::string_view method,
                                                       absl::string_view token, size_t columns) {
  if (token.empty()) return std::vector<std::string>();
  std::string text;
  std::vector<std::string> parts;
  if (absl::WebSafeBase64Unescape(token, &text)) parts = absl::StrSplit(text, '\n');
  if (parts.size() != columns + 1 || parts[0] != method) {
    return WrongPageToken();
  }
  parts.erase(parts.begin());
  return parts;
}

absl::Status WrongPageToken() {
  return MakeError(v1::ERROR_REASON_PAGE_TOKEN_INVALID, "This page_token is not of this method.");
}

absl::StatusOr<int> PageSize(int asked, int standard, int limit) {
  if (asked < 0) return InvalidField("page_size", "page_size is not negative.");
  return asked == 0 ? standard : std::min(asked, limit);
}

}  // namespace glimmer::rpc
