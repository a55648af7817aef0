// Fields of SENSITIVITY_SECRET in a message, by its descriptors: what an answer may say once and
// the database must not keep. Pure functions.
#pragma once

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace glimmer::rpc {

// True when a message of this type can hold such a field, at any depth.
bool MayHoldSecrets(const google::protobuf::Descriptor& type);

// Clears them, at any depth.
void ClearSecrets(google::protobuf::Message& message);

}  // namespace glimmer::rpc
