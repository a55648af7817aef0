// CSV in and out (RFC 4180). In: forgiving, as offices make it. Out: what Excel opens without
// asking and without running anything. Pure; a writer belongs to one thread.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/formats/table.h"

namespace glimmer::formats {

// Reads CSV text (see DecodeText). Comma, tab or semicolon is guessed from the first lines, or
// taken from a first line `sep=;`. LF, CRLF and CR end a row; a quoted cell may hold them. Rows are
// numbered as a spreadsheet would, empty ones are counted and left out.
// Errors: INVALID_ARGUMENT for a quote that is never closed (with its row) and for more rows or
// columns than a spreadsheet has.
absl::StatusOr<Table> ParseCsv(absl::string_view text);

// `text` with a leading ' when a spreadsheet would take it for a formula: it starts with one of
// = + - @ | tab CR, also after spaces.
std::string GuardFormula(absl::string_view text);

// Writes rows to a sink in pieces of about 32 KiB: byte order mark, CRLF, formula guard first, then
// quotes. Text is always guarded, numbers and dates never. Finish() must be called: it sends the
// last piece. After a failure of the sink every call gives that failure.
class CsvWriter {
 public:
  explicit CsvWriter(ByteSink sink);
  absl::Status WriteRow(absl::Span<const Cell> cells);
  absl::Status Finish();

 private:
  absl::Status Flush();

  ByteSink sink_;
  std::string buffer_;
  absl::Status status_;
};

}  // namespace glimmer::formats
