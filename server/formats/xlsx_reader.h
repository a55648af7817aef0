// A sheet of an .xlsx file as rows of text: the first visible one, or that of a name. Reads what
// offices send: Excel, WPS, LibreOffice and exporters with their own ideas. Formulas give their
// last computed value.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "server/formats/table.h"

namespace glimmer::formats {

// Dates come as yyyy-mm-dd, with a time of day as yyyy-mm-dd hh:mm; times alone as h:mm. Whole
// numbers come without exponent, others with up to 15 digits.
// An empty `sheet_name` is the first visible sheet's.
// Errors: INVALID_ARGUMENT for what is no .xlsx, damaged, truncated, locked, without such a sheet
// or beyond the bounds (64 MiB packed, 512 columns, 1,048,576 rows, 4 million cells, 256 MiB of
// text).
absl::StatusOr<Table> ReadXlsx(absl::string_view bytes, absl::string_view sheet_name = "");

}  // namespace glimmer::formats
