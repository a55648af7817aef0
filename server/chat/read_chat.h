// A pasted chat list against the people of a unit and the sign-ups of a shift: who is certain, whom
// to ask, what cannot be. Reads only; the text is kept nowhere.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "glimmer/v1/chat_service.pb.h"
#include "server/rpc/context.h"

namespace glimmer::chat {

struct PastedList {
  std::string shift;    // shifts/{id}; empty: about wishes
  std::string unit;     // units/{id} whose people are looked through; empty: all in reach
  std::string content;  // UTF-8 or GB18030
};

// Errors: FILE_UNREADABLE when it is no text or longer than 1 MiB; NOT_FOUND.
absl::Status ReadChat(rpc::Context& context, const PastedList& list, v1::ChatReading& reading);

}  // namespace glimmer::chat
