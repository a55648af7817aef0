// Where each resource stands in the organisation, for the scope check of the call helper: one
// statement per collection.
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/rpc/caller.h"
#include "shared/base/clock.h"

namespace glimmer::access {

class Scopes final : public rpc::ScopeSource {
 public:
  // The clock's day decides which affiliations still hold.
  explicit Scopes(const Clock& clock) : clock_(clock) {}

  // Nullopt for a collection that has no scope, too. Errors: FIELD_INVALID for what is no name.
  absl::StatusOr<std::optional<rpc::ResourceScope>> Resolve(
      sql::Transaction& tx, absl::string_view resource_name) override;

 private:
  const Clock& clock_;
};

}  // namespace glimmer::access
