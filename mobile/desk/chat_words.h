// Why an entry of a chat list is a question, cannot be, or was passed over. Pure, but for the
// language.
#pragma once

#include <QString>
#include <string>

namespace glimmer::mobile {

// Of v1::ChatLine.reason; what is not known stays as it is.
QString ReasonWords(const std::string& reason);

}  // namespace glimmer::mobile
