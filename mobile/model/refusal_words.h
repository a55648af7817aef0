// Why something was refused, in a sentence that says what to do next. The one place that turns
// reasons of error_reason.proto into words. Pure, but for the language.
#pragma once

#include <QString>

#include "absl/status/status.h"
#include "mobile/store/overlay.h"

namespace glimmer::mobile {

// Empty for none().
QString RefusalSentence(const Refusal& refusal);

// The same for an answer of the server, or the lack of one.
QString ProblemSentence(const absl::Status& status);

}  // namespace glimmer::mobile
