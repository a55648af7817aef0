// Whether everybody is well: what is said of it, and what the job does when nobody says anything.
// Errors are those that the methods of VisitService name.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "glimmer/v1/visit_service.pb.h"
#include "server/rpc/context.h"
#include "server/visits/visit_store.h"

namespace glimmer::visits {

absl::Status ReportSafe(rpc::Context& context, const v1::ReportSafeRequest& request,
                        v1::ReportSafeResponse& response);
absl::Status ExtendVisit(rpc::Context& context, const v1::ExtendVisitRequest& request,
                         v1::ExtendVisitResponse& response);
absl::Status RaiseAlarm(rpc::Context& context, const v1::RaiseAlarmRequest& request,
                        v1::RaiseAlarmResponse& response);
absl::Status AcknowledgeAlarm(rpc::Context& context, const v1::AcknowledgeAlarmRequest& request,
                              v1::AcknowledgeAlarmResponse& response);
// On record as every look-up of a person's number is.
absl::Status LookUpVisitorPhone(rpc::Context& context, const v1::LookUpVisitorPhoneRequest& request,
                                v1::LookUpVisitorPhoneResponse& response);

// The step of the job: of each the next is told that no word has come.
absl::Status RaiseAlarms(rpc::Context& context, const std::vector<DueVisit>& due);

}  // namespace glimmer::visits
