// What spreadsheets and CSV files are made of on our side: rows of text coming in, typed cells
// going out. One cell type for both writers, so that both exports are made from the same rows.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace glimmer::formats {

// A row that was read. `number` is the row a person sees in the spreadsheet, from 1.
struct Row {
  int number = 0;
  std::vector<std::string> cells;
};

// Rows with at least one cell that is not empty, in the file's order.
struct Table {
  std::string sheet_name;  // empty for CSV
  std::vector<Row> rows;
};

// A cell to be written. Civil times are what the clock on the wall showed; no zone is added.
using Cell =
    std::variant<std::monostate, std::string, int64_t, double, absl::CivilDay, absl::CivilMinute>;

// Takes the next piece of a file. A failed status stops the writer and comes back from it.
using ByteSink = std::function<absl::Status(absl::string_view)>;

}  // namespace glimmer::formats
