// Number formats of a spreadsheet: which of them show a number as a date or a time, and the text
// such a number then has. Pure.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "server/formats/xlsx_package.h"

namespace glimmer::formats {

enum class NumberKind { kNumber, kDate, kTime };

// The kind of a built-in format id, the Chinese ones included (ECMA-376 18.8.30).
NumberKind BuiltInKind(int format_id);
// The kind of a format code like `yyyy"年"m"月"d"日"` or `[h]:mm`.
NumberKind FormatCodeKind(absl::string_view code);

// The text of a number cell: `raw` is the text of its <v>.
std::string NumberText(absl::string_view raw, NumberKind kind, bool from_1904);

// Reads xl/styles.xml into the kind of every cell style (the `s` of a cell is an index into it).
class StylesHandler final : public XmlHandler {
 public:
  absl::Status Start(absl::string_view element, const Attributes& attributes) override;
  absl::Status End(absl::string_view element) override;
  absl::Status Text(absl::string_view) override { return absl::OkStatus(); }
  std::vector<NumberKind> TakeKinds() { return std::move(kinds_); }

 private:
  std::map<int, NumberKind> custom_;
  std::vector<NumberKind> kinds_;
  bool in_cell_formats_ = false;
};

// The whole number in attribute `name`; `otherwise` if it is absent or no number.
int IntAttribute(const XmlHandler::Attributes& attributes, absl::string_view name, int otherwise);

}  // namespace glimmer::formats
