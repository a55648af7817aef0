// Reads JSON that comes from outside without exceptions: a field of the wrong kind is remembered
// as the first fault, and reading goes on with a default.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace glimmer::planning {

using Json = nlohmann::ordered_json;

class JsonReader {
 public:
  // The first fault, as INVALID_ARGUMENT; OK without one.
  absl::Status status() const { return status_; }
  void Fault(absl::string_view what);
  // What is being read, for faults: "volunteer ann"; empty for the file as a whole.
  void Enter(std::string where) { where_ = std::move(where); }

  // Null, and a fault, unless the text is JSON.
  Json Parse(absl::string_view text);
  static bool Has(const Json& object, const char* name);
  // An empty array, and a fault, unless it is one. `Optional` ones may be absent.
  const Json& Array(const Json& object, const char* name);
  const Json& OptionalArray(const Json& object, const char* name);
  std::string Text(const Json& object, const char* name);
  std::string OptionalText(const Json& object, const char* name, absl::string_view otherwise);
  double Number(const Json& object, const char* name);
  double OptionalNumber(const Json& object, const char* name, double otherwise);
  // A whole number from `low` to `high`.
  int OptionalWhole(const Json& object, const char* name, int otherwise, int low, int high);
  bool OptionalBool(const Json& object, const char* name, bool otherwise);
  std::vector<std::string> OptionalTexts(const Json& object, const char* name);
  std::vector<double> Numbers(const Json& array, absl::string_view what);

 private:
  absl::Status status_;
  std::string where_;
};

}  // namespace glimmer::planning
