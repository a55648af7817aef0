// What goes to standard output.
#pragma once

#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace glimmer::cli {

void Print(absl::string_view text);

// With the names of the proto and every field; gives the exit code.
int PrintJson(const google::protobuf::Message& message);

}  // namespace glimmer::cli
