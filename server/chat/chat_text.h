// What was made of a chat list, on the wire and as a reply for the group. Pure.
#pragma once

#include <string>
#include <vector>

#include "glimmer/v1/chat_service.pb.h"
#include "server/formats/catalogue.h"
#include "server/formats/chat_match.h"

namespace glimmer::chat {

// Puts one entry into the list of the response where it belongs.
void AddOutcome(const formats::ChatEntry& entry, const formats::ChatOutcome& outcome,
                const std::vector<formats::ChatCandidate>& candidates, v1::ChatReading& reading);

// Who is on it, who is off it, and what people are asked, by line; nobody's number or address.
std::string ReplyText(const v1::ChatReading& reading, formats::Lang lang);

}  // namespace glimmer::chat
