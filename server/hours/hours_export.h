// Hours as a file, from the same rows and figures as everything else. Needs a database and no call,
// so the command line exports with the server down, too.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "server/formats/table.h"
#include "server/hours/record_filter_store.h"
#include "server/rpc/hash_chain.h"
#include "shared/sql/database.h"

namespace glimmer::hours {

// Numbers as on the wire.
enum class ExportFormat : int64_t { kXlsx = 1, kCsv = 2, kRecordsCsv = 3 };

struct ExportJob {
  RecordFilter filter;
  ExportFormat format = ExportFormat::kXlsx;
  std::string language;  // of an Accept-Language header
  absl::Time now;        // stands in the file; as_of when the filter has none
  rpc::ChainHead head;   // where the ledger stands; found by ExportHours
};

// Makes the file and gives it to `sink` in pieces, in constant memory. Waits for the database: not
// for its threads nor gRPC's. Rows that are written meanwhile are not in the file.
// Errors: the sink's own; RESOURCE_EXHAUSTED when the disk is full; the database's.
absl::Status ExportHours(sql::Database& database, ExportJob job, const formats::ByteSink& sink);

}  // namespace glimmer::hours
