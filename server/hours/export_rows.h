// Cells of the hours export: one row per figure or ledger row.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/formats/catalogue.h"
#include "server/formats/table.h"
#include "server/formats/xlsx_writer.h"
#include "server/hours/figures_store.h"
#include "server/hours/headcount_store.h"
#include "server/hours/ledger_store.h"

namespace glimmer::hours {

using UnitTitles = std::map<std::string, std::string>;

// Minutes as hours with one decimal, half up: for display only.
double DisplayHours(int64_t minutes);

// Totals by person as CSV.
std::vector<formats::Cell> TotalsHeader(formats::Lang lang);
std::vector<formats::Cell> TotalsRow(const Figure& figure);

// Ledger rows as CSV: names of resources, ISO 8601 times with the offset of the event's zone.
std::vector<formats::Cell> RecordsHeader();
std::vector<formats::Cell> RecordsRow(const Record& record);

// Sheets of the workbook.
std::vector<formats::Column> FigureColumns(formats::Lang lang, FigureGroup group);
std::vector<formats::Cell> FigureRow(formats::Lang lang, FigureGroup group, const Figure& figure);
std::vector<formats::Column> HeadcountColumns(formats::Lang lang);
std::vector<formats::Cell> HeadcountRow(const UnitTitles& units, const Headcount& count);
std::vector<formats::Column> RecordColumns(formats::Lang lang);
std::vector<formats::Cell> RecordRow(formats::Lang lang, const UnitTitles& units,
                                     const Record& record);

}  // namespace glimmer::hours
