// What an operator calls people and units, and how to tell apart those who are called the same.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/people_service.pb.h"
#include "server/cli/local_session.h"

namespace glimmer::cli {

class Directory {
 public:
  // Reads the units. `session` outlives it.
  static absl::StatusOr<Directory> Read(const LocalSession& session);

  // units/{id} of a unit that is said by that, by its id alone, by its name, or by its path: names
  // from below the organisation, or from the organisation itself, with "/" between.
  // Errors: NOT_FOUND; INVALID_ARGUMENT with the candidates where there are several.
  absl::StatusOr<std::string> UnitOf(absl::string_view text) const;
  // The path, from below the organisation.
  std::string UnitText(const std::string& unit) const;
  const std::string& root() const { return root_; }

  // The person who is said by people/{id}, by the id alone, or by a name that nobody else has. A
  // person who was merged is the one they were merged into. Errors: as of UnitOf.
  absl::StatusOr<v1::Person> PersonOf(absl::string_view text) const;
  // Everybody whose name looks like this one, by name.
  absl::StatusOr<std::vector<v1::Person>> PeopleCalled(absl::string_view name) const;
  // A line each: id, name, home.
  std::string LinesOf(const std::vector<v1::Person>& people) const;

 private:
  explicit Directory(const LocalSession& session) : session_(session) {}

  const LocalSession& session_;
  std::string root_;                          // units/{id} of the organisation
  std::map<std::string, v1::Unit> units_;     // by units/{id}
  std::map<std::string, std::string> paths_;  // the same
};

}  // namespace glimmer::cli
