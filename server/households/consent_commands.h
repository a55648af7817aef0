// A household's consent from the first word to the last. Errors are those that the methods of
// HouseholdService name.
#pragma once

#include "absl/status/status.h"
#include "glimmer/v1/household_service.pb.h"
#include "server/households/vault.h"
#include "server/rpc/context.h"

namespace glimmer::households {

absl::Status RecordConsent(rpc::Context& context, Vault& vault,
                           const v1::RecordConsentRequest& request,
                           v1::RecordConsentResponse& response);
absl::Status ConfirmConsent(rpc::Context& context, Vault& vault,
                            const v1::ConfirmConsentRequest& request,
                            v1::ConfirmConsentResponse& response);
absl::Status UpdateVisitTerms(rpc::Context& context, Vault& vault,
                              const v1::UpdateVisitTermsRequest& request,
                              v1::UpdateVisitTermsResponse& response);
absl::Status PauseHousehold(rpc::Context& context, const v1::PauseHouseholdRequest& request,
                            v1::PauseHouseholdResponse& response);
absl::Status ResumeHousehold(rpc::Context& context, Vault& vault,
                             const v1::ResumeHouseholdRequest& request,
                             v1::ResumeHouseholdResponse& response);
absl::Status WithdrawHousehold(rpc::Context& context, const v1::WithdrawHouseholdRequest& request,
                               v1::WithdrawHouseholdResponse& response);

}  // namespace glimmer::households
