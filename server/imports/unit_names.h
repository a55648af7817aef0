// The units by what a spreadsheet may call them: the name, or the name with those above it ("A/B").
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "server/people/unit_store.h"
#include "server/rpc/context.h"

namespace glimmer::imports {

// The operator and the unit's staff.
bool Reaches(const rpc::Caller& caller, absl::string_view unit_path);

class UnitNames {
 public:
  explicit UnitNames(const std::vector<people::Unit>& units);

  const std::vector<people::Unit>& Named(absl::string_view name) const;
  // Those of them that the caller reaches: a unit outside of that is unknown to them.
  std::vector<people::Unit> Reached(const rpc::Caller& caller, absl::string_view name) const;
  // "Town/Village".
  std::string FullName(absl::string_view unit_id) const;
  // "Town/Village, Town/Hamlet".
  std::string FullNames(const std::vector<people::Unit>& units) const;

 private:
  std::map<std::string, std::vector<people::Unit>> by_name_;
  std::map<std::string, std::string> full_names_;
};

}  // namespace glimmer::imports
