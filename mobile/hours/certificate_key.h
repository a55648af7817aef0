// The organisation's public key on this phone: what somebody's record is checked by, also without
// signal. Comes with the enrolment; a phone of before is told when it is online. Main thread.
#pragma once

#include <functional>
#include <string>

#include "mobile/model/phone_context.h"

namespace glimmer::mobile {

// 32 bytes; empty when the phone has none yet.
std::string CertificateKey(PhoneContext& context);

// Asks the server for it, and keeps it. `done` runs once it was answered, whatever was, unless
// `receiver` is gone by then.
void FetchCertificateKey(PhoneContext& context, QObject* receiver, std::function<void()> done);

}  // namespace glimmer::mobile
