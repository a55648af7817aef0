// One resource of the server as the phone keeps it: the serialised message and the few columns that
// lists need. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "glimmer/v1/sync_service.pb.h"
#include "google/protobuf/message.h"

namespace glimmer::mobile {

struct ResourceRow {
  std::string name;        // "shifts/01J8..."
  std::string collection;  // "shifts"
  std::string shift;       // shifts/{id} it belongs to; of a shift its own name
  std::string person;      // people/{id} it belongs to
  int64_t state = 0;
  int64_t start_time_us = 0;
  int64_t end_time_us = 0;
  std::string body;
};

// nullopt when the message is none of the resources that the feed carries, has no name, or is told
// in part only.
std::optional<ResourceRow> RowOf(const google::protobuf::Message& message);

// The resource of an upsert; nullopt when none is set.
std::optional<ResourceRow> RowOf(const v1::Change& change);

// Every resource that an answer holds, directly or in a repeated field.
std::vector<ResourceRow> RowsOfAnswer(const google::protobuf::Message& answer);

}  // namespace glimmer::mobile
