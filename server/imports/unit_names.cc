#include "server/imports/unit_names.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "server/people/name_keys.h"

namespace glimmer::imports {

using people::NameFold;
using people::Unit;

bool Reaches(const rpc::Caller& caller, absl::string_view unit_path) {
  return caller.local || caller.IsStaffOf(unit_path);
}

UnitNames::UnitNames(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {  // parents first
    const auto parent = full_names_.find(unit.parent_unit_id);
    const std::string full = parent == full_names_.end()
                                 ? unit.display_name
                                 : absl::StrCat(parent->second, "/", unit.display_name);
    full_names_[unit.unit_id] = full;
    const std::vector<std::string> words = absl::StrSplit(full, '/');
    for (size_t i = 0; i < words.size(); ++i) {
      const std::string name =
          absl::StrJoin(words.begin() + static_cast<long>(i), words.end(), "/");
      by_name_[NameFold(name)].push_back(unit);
    }
  }
}

const std::vector<Unit>& UnitNames::Named(absl::string_view name) const {
  static const std::vector<Unit> kNone;
  const auto found = by_name_.find(NameFold(name));
  return found == by_name_.end() ? kNone : found->second;
}

std::vector<Unit> UnitNames::Reached(const rpc::Caller& caller, absl::string_view name) const {
  std::vector<Unit> reached;
  const std::vector<Unit>& named = Named(name);
  std::copy_if(named.begin(), named.end(), std::back_inserter(reached),
               [&caller](const Unit& unit) { return Reaches(caller, unit.path); });
  return reached;
}

std::string UnitNames::FullName(absl::string_view unit_id) const {
  const auto found = full_names_.find(std::string(unit_id));
  return found == full_names_.end() ? "" : found->second;
}

std::string UnitNames::FullNames(const std::vector<Unit>& units) const {
  std::vector<std::string> names;
  for (const Unit& unit : units) names.push_back(FullName(unit.unit_id));
  return absl::StrJoin(names, ", ");
}

}  // namespace glimmer::imports
