// The ledgers as a workbook: the figures with their definitions, and every row that one of them
// counts. No household: of a wish only what everybody may read, and not its alias.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "server/formats/table.h"
#include "server/ledgers/figure_store.h"
#include "shared/sql/database.h"

namespace glimmer::ledgers {

struct LedgerExportJob {
  LedgerPeriod period;
  std::string language;  // of an Accept-Language header
};

// Makes the file and gives it to `sink` in pieces, in constant memory. All of it is read in one
// transaction, so that the rows are those that the figures count. Waits for the database: not for
// its threads nor gRPC's.
// Errors: the sink's own; RESOURCE_EXHAUSTED when the disk is full; the database's.
absl::Status ExportLedgers(sql::Database& database, const LedgerExportJob& job,
                           const formats::ByteSink& sink);

}  // namespace glimmer::ledgers
