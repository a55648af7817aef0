// The way in to a server that nobody administrates yet: a one-time invitation, the same from init
// to the starts after it, and a new one when it has expired unused.
#pragma once

#include "absl/status/status.h"
#include "server/config.h"
#include "server/server.h"

namespace glimmer::cli {

// Where phones reach the server, as invitations say it.
std::string PublicAddress(const Config& config, int port);

enum class SetupCode {
  kKeepOpen,  // an open code of before stays good
  kRenew,     // an open code is replaced: who asks has lost it
};

// Makes the organisation if there is none, and a setup code unless an open one is kept. Prints
// code, link and, in a terminal, a QR code on standard output, and keeps code and link in
// DATA/bootstrap (0600). The database holds hashes only: a kept code is printed again from that
// file, and without it the text says how to get another. With nothing to do it removes the file.
// Gives false when an administrator exists already.
absl::StatusOr<bool> OfferSetupCode(Server& server, const Config& config, SetupCode wanted);

// A text for the operator about an invitation: server, link, code, until when, and in a terminal
// the QR code.
std::string InvitationText(const std::string& qr_text, const std::string& link,
                           const std::string& short_code, absl::Time expire_time);

}  // namespace glimmer::cli
