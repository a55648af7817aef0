#include "shared/domain/field_checks.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "shared/base/ids.h"
#include "shared/base/time_convert.h"
#include "shared/base/utf8.h"
#include "shared/domain/wish_rules.h"

namespace glimmer {

absl::Status CheckChosenId(absl::string_view field, absl::string_view id) {
  if (id.empty() || IsId(id)) return absl::OkStatus();
  return InvalidField(field, "An id has 26 characters of Crockford's base32.");
}

absl::Status CheckDay(absl::string_view field, absl::string_view day) {
  const absl::StatusOr<absl::CivilDay> parsed = ParseCivilDay(day);
  if (parsed.ok() && FormatCivilDay(*parsed) == day) return absl::OkStatus();
  return InvalidField(field, "A date is YYYY-MM-DD.");
}

absl::Status CheckOptionalDay(absl::string_view field, absl::string_view day) {
  return day.empty() ? absl::OkStatus() : CheckDay(field, day);
}

absl::string_view DayOrLast(absl::string_view day) { return day.empty() ? "9999-12-31" : day; }

bool IsLanguageTag(absl::string_view text) {
  constexpr size_t kLongest = 35;
  return !text.empty() && text.size() <= kLongest && absl::ascii_isalpha(text[0]) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isalnum(c) || c == '-'; });
}

absl::Status CheckPublicText(const PublicText& text, bool looked_at) {
  if (text.required && text.text.empty()) return InvalidField(text.field, "This is required.");
  if (CountCharacters(text.text) > text.most) return InvalidField(text.field, "This is too long.");
  if (looked_at || !LooksPrivate(text.text)) return absl::OkStatus();
  return MakeError(v1::ERROR_REASON_TEXT_LOOKS_PRIVATE,
                   "This text is for everybody and seems to hold an address or a number.",
                   {{"field", text.field}});
}

}  // namespace glimmer
