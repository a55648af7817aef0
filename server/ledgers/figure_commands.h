// The figures of a unit and below in a period. Errors are those that the methods of FigureService
// name.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "glimmer/v1/figure_service.pb.h"
#include "server/ledgers/figure_store.h"
#include "server/ledgers/ledger_export.h"
#include "server/rpc/context.h"

namespace glimmer::ledgers {

absl::Status GetLedgerFigures(rpc::Context& context, const v1::GetLedgerFiguresRequest& request,
                              v1::GetLedgerFiguresResponse& response);

// Reads the request into `job` and puts it on record.
// Errors: FIELD_INVALID; NOT_FOUND.
absl::Status AdmitExport(rpc::Context& context, const v1::ExportLedgersRequest& request,
                         LedgerExportJob& job);

}  // namespace glimmer::ledgers
