// A second look at a spreadsheet that was just written. libxlsxwriter does not notice when its
// temporary files lose data on a full disk; without this look an export could end early in silence.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace glimmer::formats {

// Unpacks every part of the file at `path` in constant memory: checksums must fit, every XML part
// must be closed, and sheet number i must have rows_by_sheet[i] rows.
// Errors: RESOURCE_EXHAUSTED when anything is missing.
absl::Status VerifyWrittenXlsx(const std::string& path, const std::vector<int64_t>& rows_by_sheet);

}  // namespace glimmer::formats
