#include "shared/text/name_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace glimmer {

bool IsMiddleDot(char32_t c) { return c == 0x00B7 || c == 0x2022 || c == 0x30FB; }

std::string NameFold(absl::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
  if (U_FAILURE(error)) return std::string(name);
  const icu::UnicodeString folded = fold->normalize(text, error);
  icu::UnicodeString kept;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (!IsMiddleDot(c) && !u_isUWhiteSpace(c)) kept.append(c);
  }
  std::string utf8;
  kept.toUTF8String(utf8);
  return utf8;
}

}  // namespace glimmer
