// What the cells of a list of wishes say.
#include "server/formats/wish_sheet.h"

#include <utility>

#include "server/formats/cells.h"
#include "server/formats/wish_columns.h"
#include "shared/base/status_macros.h"
#include "shared/domain/wish_rules.h"

namespace glimmer::formats {
namespace {

constexpr size_t kLongestUnit = 80;

absl::Status ReadQuantity(absl::string_view text, WishRow& wish) {
  if (wish.quantity != 0) return absl::OkStatus();
  ASSIGN_OR_RETURN(CellQuantity quantity, ParseQuantity(text));
  wish.quantity = quantity.thousandths;
  return quantity.measure.empty() ? absl::OkStatus()
                                  : TakeText(quantity.measure, kLongestMeasure, wish.measure);
}

// A number that cannot be read is somebody's own way to write it; only digits that a spreadsheet
// lost are refused.
absl::Status ReadPhone(absl::string_view text, WishRow& wish) {
  const absl::StatusOr<std::string> number = ParsePhone(text);
  if (!number.ok() && CellReason(number.status()) == "PHONE_SCIENTIFIC") return number.status();
  return TakeText(number.ok() ? *number : std::string(text), kLongestPhone, wish.phone);
}

absl::Status ReadField(WishField field, absl::string_view text, WishRow& wish) {
  switch (field) {
    case WishField::kTitle:
      return TakeText(text, kLongestWishTitle, wish.title);
    case WishField::kDescription:
      return TakeText(text, kLongestWishDescription, wish.description);
    case WishField::kCategory:
      return TakeText(CategoryKey(text), kLongestWishWord, wish.category);
    case WishField::kItem:
      return TakeText(text, kLongestWishWord, wish.item);
    case WishField::kQuantity:
      return ReadQuantity(text, wish);
    case WishField::kMeasure:
      return TakeText(text, kLongestMeasure, wish.measure);
    case WishField::kMaySplit: {
      ASSIGN_OR_RETURN(wish.may_split, ParseYesNo(text));
      return absl::OkStatus();
    }
    case WishField::kDuration: {
      ASSIGN_OR_RETURN(wish.minutes, ParseMinutes(text));
      return absl::OkStatus();
    }
    case WishField::kDeadline: {
      ASSIGN_OR_RETURN(wish.deadline, ParseDate(text));
      return absl::OkStatus();
    }
    case WishField::kUnit:
      return TakeText(text, kLongestUnit, wish.unit);
    case WishField::kAlias:
      return TakeText(text, kLongestWishWord, wish.alias);
    case WishField::kReceiver:
      return TakeText(text, kLongestReceiver, wish.receiver);
    case WishField::kAddress:
      return TakeText(text, kLongestAddress, wish.address);
    case WishField::kPhone:
      return ReadPhone(text, wish);
    case WishField::kDirections:
      return TakeText(text, kLongestDirections, wish.directions);
  }
  return absl::OkStatus();
}

class WishForm final : public RowForm {
 public:
  explicit WishForm(WishSheet& sheet) : sheet_(sheet) {}

  Meaning MeaningOf(absl::string_view header) const override {
    const auto meaning = WishMeaningOf(header);
    if (!meaning.field) return {std::nullopt, meaning.refused};
    return {static_cast<int>(*meaning.field), false};
  }
  int key_field() const override { return static_cast<int>(WishField::kTitle); }
  std::string NoHeader() const override {
    return "No header row with a column for wishes (心愿, title) in the first 10 rows.";
  }
  void Begin(int row) override { wish_ = WishRow{.row = row}; }
  absl::Status Read(int field, absl::string_view text) override {
    return ReadField(static_cast<WishField>(field), text, wish_);
  }
  absl::Status Check() override {
    if (wish_.title.empty()) return CellError("TITLE_MISSING", "Say what is wished for.");
    if (!wish_.deadline) return CellError("DEADLINE_MISSING", "There is no last day.");
    const bool things = wish_.quantity != 0 || !wish_.item.empty();
    if (things && wish_.minutes != 0) {
      return CellError("NEED_TWICE", "Things or time, not both in one row.");
    }
    if (!things && wish_.minutes == 0) {
      return CellError("NEED_MISSING", "Say how many of what, or how long it takes.");
    }
    if (!things && wish_.may_split) {
      return CellError("TIME_NOT_SPLIT", "Things alone are brought in parts.");
    }
    if (!things) return absl::OkStatus();
    if (wish_.quantity == 0) wish_.quantity = kOnePiece;
    if (wish_.item.empty()) return TakeText(wish_.title, kLongestWishWord, wish_.item);
    return absl::OkStatus();
  }
  void Keep() override { sheet_.rows.push_back(std::move(wish_)); }

 private:
  WishSheet& sheet_;
  WishRow wish_;
};

}  // namespace

absl::StatusOr<WishSheet> ParseWishes(absl::string_view bytes, absl::string_view file_name) {
  WishSheet sheet;
  WishForm form(sheet);
  RETURN_IF_ERROR(ReadOfficeSheet(bytes, file_name, form, sheet));
  return sheet;
}

}  // namespace glimmer::formats
