#include "server/planning/json_reader.h"

#include <cmath>

#include "absl/strings/str_cat.h"

namespace glimmer::planning {
namespace {

const Json& EmptyArray() {
  static const Json* const empty = new Json(Json::array());
  return *empty;
}

}  // namespace

void JsonReader::Fault(absl::string_view what) {
  if (!status_.ok()) return;
  status_ = absl::InvalidArgumentError(where_.empty() ? std::string(what)
                                                      : absl::StrCat(where_, ": ", what));
}

Json JsonReader::Parse(absl::string_view text) {
  Json json = Json::parse(text.begin(), text.end(), nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) {
    Fault("This is not JSON.");
    return {};
  }
  return json;
}

bool JsonReader::Has(const Json& object, const char* name) {
  return object.is_object() && object.contains(name) && !object[name].is_null();
}

const Json& JsonReader::Array(const Json& object, const char* name) {
  if (!Has(object, name)) {
    Fault(absl::StrCat("The field ", name, " is missing."));
    return EmptyArray();
  }
  return OptionalArray(object, name);
}

const Json& JsonReader::OptionalArray(const Json& object, const char* name) {
  if (!Has(object, name)) return EmptyArray();
  if (!object[name].is_array()) {
    Fault(absl::StrCat("The field ", name, " is no list."));
    return EmptyArray();
  }
  return object[name];
}

std::string JsonReader::Text(const Json& object, const char* name) {
  if (!Has(object, name)) Fault(absl::StrCat("The field ", name, " is missing."));
  return OptionalText(object, name, "");
}

std::string JsonReader::OptionalText(const Json& object, const char* name,
                                     absl::string_view otherwise) {
  if (!Has(object, name)) return std::string(otherwise);
  if (!object[name].is_string()) {
    Fault(absl::StrCat("The field ", name, " is no text."));
    return std::string(otherwise);
  }
  return object[name].get<std::string>();
}

double JsonReader::Number(const Json& object, const char* name) {
  if (!Has(object, name)) Fault(absl::StrCat("The field ", name, " is missing."));
  return OptionalNumber(object, name, 0);
}

double JsonReader::OptionalNumber(const Json& object, const char* name, double otherwise) {
  if (!Has(object, name)) return otherwise;
  if (!object[name].is_number()) {
    Fault(absl::StrCat("The field ", name, " is no number."));
    return otherwise;
  }
  return object[name].get<double>();
}

int JsonReader::OptionalWhole(const Json& object, const char* name, int otherwise, int low,
                              int high) {
  const double number = OptionalNumber(object, name, otherwise);
  if (number >= low && number <= high && number == std::floor(number)) {
    return static_cast<int>(number);
  }
  Fault(absl::StrCat("The field ", name, " is no whole number from ", low, " to ", high, "."));
  return otherwise;
}

bool JsonReader::OptionalBool(const Json& object, const char* name, bool otherwise) {
  if (!Has(object, name)) return otherwise;
  if (!object[name].is_boolean()) {
    Fault(absl::StrCat("The field ", name, " is neither true nor false."));
    return otherwise;
  }
  return object[name].get<bool>();
}

std::vector<std::string> JsonReader::OptionalTexts(const Json& object, const char* name) {
  std::vector<std::string> texts;
  for (const Json& item : OptionalArray(object, name)) {
    if (item.is_string()) {
      texts.push_back(item.get<std::string>());
    } else {
      Fault(absl::StrCat("The field ", name, " holds something that is no text."));
    }
  }
  return texts;
}

std::vector<double> JsonReader::Numbers(const Json& array, absl::string_view what) {
  std::vector<double> numbers;
  if (!array.is_array()) Fault(absl::StrCat("A ", what, " is no list."));
  for (const Json& item : array) {
    if (item.is_number() && std::isfinite(item.get<double>())) {
      numbers.push_back(item.get<double>());
    } else {
      Fault(absl::StrCat("A ", what, " holds something that is no number."));
    }
  }
  return numbers;
}

}  // namespace glimmer::planning
