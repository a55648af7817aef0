// The table of a run: as text, as JSON, as a picture; and the table of an earlier run beside it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/bench/rows.h"

namespace glimmer::bench {

// Median ratios of a table that was written earlier, by the row's id. Empty when it cannot be read.
std::map<std::string, double> ReadTable(const std::string& path);

void Print(const std::vector<RowResult>& rows, const std::map<std::string, double>& earlier);
void WriteJson(const std::vector<RowResult>& rows, const std::string& path);
// An SVG: one bar a row, the goal as a line across it.
void WritePicture(const std::vector<RowResult>& rows, const std::string& path);

}  // namespace glimmer::bench
