#include "server/cli/print.h"

#include <cstdio>
#include <string>

#include "google/protobuf/util/json_util.h"
#include "server/cli/exit_code.h"

namespace glimmer::cli {

void Print(absl::string_view text) { fwrite(text.data(), 1, text.size(), stdout); }

int PrintJson(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  options.always_print_primitive_fields = true;
  options.preserve_proto_field_names = true;
  std::string text;
  const auto status = google::protobuf::util::MessageToJsonString(message, &text, options);
  if (!status.ok()) return Fail(absl::InternalError("the answer has no JSON form"));
  Print(text);
  return kOk;
}

}  // namespace glimmer::cli
