// The way in to a server that nobody administrates yet: a one-time invitation, made at each start
// until somebody has used it.
#pragma once

#include "absl/status/status.h"
#include "server/config.h"
#include "server/server.h"

namespace glimmer::cli {

// Where phones reach the server, as invitations say it.
std::string PublicAddress(const Config& config, int port);

// Makes the organisation if there is none. Prints code, link and, in a terminal, a QR code on
// standard output, and keeps code and link in DATA/bootstrap (0600). Without anything to do it
// removes that file. Gives false when an administrator exists already.
absl::StatusOr<bool> OfferSetupCode(Server& server, const Config& config);

// A text for the operator about an invitation: server, link, code, until when, and in a terminal
// the QR code.
std::string InvitationText(const std::string& qr_text, const std::string& link,
                           const std::string& short_code, absl::Time expire_time);

}  // namespace glimmer::cli
