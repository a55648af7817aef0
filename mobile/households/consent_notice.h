// The text that is explained to a household before it consents. A consent holds the hash of the
// text that was shown, so the texts stand here and in no file of translations: a correction there
// would change what somebody has agreed to. A new text is added in front, and the old one stays, so
// that a record can still be read against it. Pure.
#pragma once

#include <QString>
#include <string>

#include "absl/strings/string_view.h"

namespace glimmer::mobile {

// For a household to which it is explained in `language`, BCP 47: in English for English; whoever
// explains it in another language reads the Chinese text.
QString ConsentNotice(absl::string_view language);

// BLAKE2b-256 of the text in UTF-8.
std::string ConsentNoticeHash(const QString& notice);

// One of the app's own texts has this hash.
bool IsConsentNotice(absl::string_view hash);

}  // namespace glimmer::mobile
