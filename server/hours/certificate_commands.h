// What a volunteer carries away: their own confirmed hours, signed by the server's key
// (shared/crypto/service_certificate.h).
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/hours_service.pb.h"
#include "server/rpc/context.h"
#include "shared/crypto/service_certificate.h"

namespace glimmer::hours {

// About the caller. Issuing is on record.
// Errors: FIELD_INVALID {start_date, end_date}.
absl::Status CreateServiceCertificate(rpc::Context& context, const KeyPair& key,
                                      const v1::CreateServiceCertificateRequest& request,
                                      v1::CreateServiceCertificateResponse& response);

v1::ServiceCertificate ToProto(const ServiceCertificate& certificate);

}  // namespace glimmer::hours
