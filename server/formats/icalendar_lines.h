// A calendar file as a tree of components and properties, before anything is understood. Internal
// to the calendar reader.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace glimmer::ical {

struct Property {
  std::string name;                           // upper case
  std::map<std::string, std::string> params;  // names upper case
  std::string value;                          // as written
  int line = 0;                               // where it begins, from 1

  std::string Param(absl::string_view name) const;
};

struct Component {
  std::string name;  // upper case
  int line = 0;
  bool complete = false;  // its END was there
  std::vector<Property> properties;
  std::vector<Component> children;
};

struct LineProblem {
  int line;
  std::string text;
};

struct ParsedLines {
  std::vector<Component> roots;
  std::vector<LineProblem> problems;
};

// Unfolds, splits and nests. Never fails: what fits nowhere is a problem.
ParsedLines ParseLines(absl::string_view bytes);

}  // namespace glimmer::ical
