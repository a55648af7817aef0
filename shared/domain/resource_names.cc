#include "shared/domain/resource_names.h"

#include "shared/base/ids.h"
#include "shared/rpc/error.h"

namespace glimmer {

absl::StatusOr<ParsedName> ParseName(absl::string_view name) {
  const size_t slash = name.find('/');
  if (slash == absl::string_view::npos || slash == 0 || !IsId(name.substr(slash + 1))) {
    return InvalidField("name", "A resource name is collection/id with an id of 26 characters.");
  }
  return ParsedName{name.substr(0, slash), name.substr(slash + 1)};
}

absl::StatusOr<std::string> IdOf(absl::string_view collection, absl::string_view name,
                                 absl::string_view field) {
  const auto parsed = ParseName(name);
  if (!parsed.ok() || parsed->collection != collection) {
    return InvalidField(field, absl::StrCat("This field holds a name like ", collection, "/{id}."));
  }
  return std::string(parsed->id);
}

absl::StatusOr<std::string> OptionalIdOf(absl::string_view collection, absl::string_view name,
                                         absl::string_view field) {
  if (name.empty()) return std::string();
  return IdOf(collection, name, field);
}

}  // namespace glimmer
