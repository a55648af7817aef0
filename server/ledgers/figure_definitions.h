// What each figure of the ledgers means, written down once: the call, the workbook and every page
// say the same.
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "server/formats/catalogue.h"

namespace glimmer::ledgers {

struct FigureDefinition {
  absl::string_view figure;  // field of v1::LedgerFigures
  formats::TextId title;
  formats::TextId text;
};

// In the order of the fields.
absl::Span<const FigureDefinition> FigureDefinitions();

}  // namespace glimmer::ledgers
