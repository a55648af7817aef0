#include "shared/sql/text_arguments.h"

#include "absl/strings/cord.h"
#include "absl/strings/string_view.h"

namespace glimmer::sql {

namespace {

constexpr absl::string_view kUnfitText = "glimmer.sql/unfit_text";

}  // namespace

absl::Status CheckTexts(absl::Span<const Value> args) {
  for (const Value& value : args) {
    const auto* text = std::get_if<absl::string_view>(&value);
    if (text != nullptr && text->find('\0') != absl::string_view::npos) {
      absl::Status unfit = absl::InvalidArgumentError("a text holds a NUL octet");
      unfit.SetPayload(kUnfitText, absl::Cord());
      return unfit;
    }
  }
  return absl::OkStatus();
}

bool IsUnfitText(const absl::Status& status) { return status.GetPayload(kUnfitText).has_value(); }

}  // namespace glimmer::sql
