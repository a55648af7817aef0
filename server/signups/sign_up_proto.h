// Sign-ups as they stand on the wire.
#pragma once

#include "glimmer/v1/sign_up_service.pb.h"
#include "server/signups/sign_up_store.h"

namespace glimmer::signups {

v1::SignUp ToProto(const SignUp& sign_up);

}  // namespace glimmer::signups
