// What a volunteer's record says, in words: the same on the page of who shows it and of who checks
// it. Pure, but for the language.
#pragma once

#include <QVariantList>

#include "shared/crypto/service_certificate.h"

namespace glimmer::mobile {

// {name, value}, in the order in which they are read.
QVariantList CertificateFacts(const ServiceCertificate& certificate);

// "29 Nov 2026 18:00", in the phone's zone.
QString MomentOf(absl::Time time);

}  // namespace glimmer::mobile
