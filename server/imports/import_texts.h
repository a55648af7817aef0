// What an import report says about a row, in the request's language. Texts never repeat a cell.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "server/formats/catalogue.h"
#include "server/formats/office_sheet.h"

namespace glimmer::imports {

// A problem or question that the sheet's reader has found.
std::string ProblemText(formats::Lang lang, const formats::SheetProblem& problem);

// One of the importers' own: UNIT_UNKNOWN, UNIT_AMBIGUOUS (with the candidates), FOOTER,
// VALUE_INVALID; of people NUMBER_ELSEWHERE, SAME_PERSON, OTHER_NAME, STATED_TIME; of wishes
// LOOKS_PRIVATE, SAME_WISH, DEADLINE_OVER.
std::string ImportText(formats::Lang lang, absl::string_view code, absl::string_view detail = "");

}  // namespace glimmer::imports
