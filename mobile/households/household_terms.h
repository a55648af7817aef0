// A household of the wire as the rules of shared/domain/consent_rules.h take it. Pure.
#pragma once

#include "glimmer/v1/household_service.pb.h"
#include "shared/domain/consent_rules.h"

namespace glimmer::mobile {

VisitTerms TermsOf(const v1::VisitTerms& terms);

// By weekday, then by start, as the rules and the server have them.
void SortSlots(v1::VisitTerms& terms);

// When a provisional consent ends beside a confirmed one the phone does not know: then it has not
// ended.
Consents ConsentsOf(const v1::Household& household);

}  // namespace glimmer::mobile
