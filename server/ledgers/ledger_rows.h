// Cells of the ledgers' export: one row per figure, wish, deed, gift and follow-up.
#pragma once

#include <vector>

#include "server/formats/catalogue.h"
#include "server/formats/table.h"
#include "server/formats/xlsx_writer.h"
#include "server/ledgers/deed_store.h"
#include "server/ledgers/figure_store.h"
#include "server/ledgers/gift_store.h"

namespace glimmer::ledgers {

using Cells = std::vector<formats::Cell>;

std::vector<formats::Column> FigureColumns(formats::Lang lang);
// What the file is about, then each figure with its definition, those of several lines by group.
std::vector<Cells> FigureRows(formats::Lang lang, const LedgerPeriod& period,
                              const LedgerFigures& figures);

// Times become days where the organisation is.
std::vector<formats::Column> WishColumns(formats::Lang lang);
Cells WishCells(formats::Lang lang, const LedgerPeriod& period, const WishThen& wish);
std::vector<formats::Column> DeedColumns(formats::Lang lang);
Cells DeedCells(formats::Lang lang, const Deed& deed);
std::vector<formats::Column> GiftColumns(formats::Lang lang);
Cells GiftCells(formats::Lang lang, const Gift& gift);
std::vector<formats::Column> FollowUpColumns(formats::Lang lang);
Cells FollowUpCells(formats::Lang lang, const LedgerPeriod& period, const FollowUpThen& follow_up);

}  // namespace glimmer::ledgers
