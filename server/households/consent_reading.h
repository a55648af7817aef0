// What a consent on the wire says, checked and taken over.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/households/household_store.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"

namespace glimmer::households {

// Errors: FIELD_INVALID {terms.*}.
absl::StatusOr<VisitTerms> ReadTerms(const v1::VisitTerms& from);

// The consent that the caller writes down now. Errors: FIELD_INVALID {consent.*}; NOT_FOUND and
// PERSON_MERGED of the witness.
absl::StatusOr<ConsentRecord> ReadConsent(rpc::Context& context, const v1::ConsentRecord& from,
                                          bool has_minors);

// With a fresh code. Errors: FIELD_INVALID {contact.*, access_note.*}.
absl::StatusOr<Secrets> ReadSecrets(rpc::Context& context, const v1::RecordConsentRequest& from);

}  // namespace glimmer::households
