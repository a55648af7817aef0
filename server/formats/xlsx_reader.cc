// The way through the package: relations -> workbook -> its relations -> strings and styles -> the
// sheet, each read once by a handler of its own.
#include "server/formats/xlsx_reader.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "server/formats/xlsx_package.h"
#include "server/formats/xlsx_styles.h"
#include "shared/base/status_macros.h"

namespace glimmer::formats {
namespace {

constexpr int kMaxRow = 1'048'576;
constexpr int kMaxColumns = 512;
constexpr size_t kMaxCells = 4'000'000;
constexpr size_t kMaxTextBytes = size_t{256} << 20;

absl::Status TooMuch(absl::string_view what) {
  return absl::InvalidArgumentError(absl::StrCat("The spreadsheet has too many ", what, "."));
}

std::string Attribute(const XmlHandler::Attributes& attributes, absl::string_view name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? "" : found->second;
}

// Characters XML cannot hold are written `_x000D_`; a line break in a cell often is.
std::string Unescape(absl::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    int code = 0;
    if (text.substr(i, 2) == "_x" && i + 6 < text.size() && text[i + 6] == '_' &&
        absl::SimpleHexAtoi(text.substr(i + 2, 4), &code) && code < 0x80) {
      if (code != '\r' && code != 0) plain.push_back(static_cast<char>(code));
      i += 6;
    } else {
      plain.push_back(text[i]);
    }
  }
  return plain;
}

// `target` of a relation as a part name: absolute, or relative to the folder of `part`.
std::string ResolveTarget(absl::string_view part, absl::string_view target) {
  const size_t slash = part.rfind('/');
  const bool absolute = absl::StartsWith(target, "/");
  std::vector<absl::string_view> steps;
  if (!absolute && slash != absl::string_view::npos) {
    steps = absl::StrSplit(part.substr(0, slash), '/', absl::SkipEmpty());
  }
  for (const absl::string_view step : absl::StrSplit(target, '/', absl::SkipEmpty())) {
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (step != ".") {
      steps.push_back(step);
    }
  }
  return absl::StrJoin(steps, "/");
}

struct Relation {
  std::string id;
  std::string kind;  // the last word of its type: transitional and strict files differ before it
  std::string target;
};

class RelationsHandler final : public XmlHandler {
 public:
  explicit RelationsHandler(absl::string_view owner) : owner_(owner) {}
  absl::Status Start(absl::string_view element, const Attributes& attributes) override {
    if (element != "Relationship") return absl::OkStatus();
    const std::string type = Attribute(attributes, "Type");
    relations_.push_back({Attribute(attributes, "Id"), type.substr(type.rfind('/') + 1),
                          ResolveTarget(owner_, Attribute(attributes, "Target"))});
    return absl::OkStatus();
  }
  absl::Status End(absl::string_view) override { return absl::OkStatus(); }
  absl::Status Text(absl::string_view) override { return absl::OkStatus(); }

  std::string TargetOfKind(absl::string_view kind) const {
    for (const Relation& relation : relations_) {
      if (relation.kind == kind) return relation.target;
    }
    return "";
  }
  // The worksheet with this id; empty for chart sheets and unknown ids.
  std::string Worksheet(absl::string_view id) const {
    for (const Relation& relation : relations_) {
      if (relation.id == id && relation.kind == "worksheet") return relation.target;
    }
    return "";
  }

 private:
  std::string owner_;
  std::vector<Relation> relations_;
};

struct Sheet {
  std::string name;
  std::string relation_id;
  bool hidden = false;
};

class WorkbookHandler final : public XmlHandler {
 public:
  absl::Status Start(absl::string_view element, const Attributes& attributes) override {
    if (element == "workbookPr") {
      const std::string flag = Attribute(attributes, "date1904");
      from_1904 = flag == "1" || flag == "true";
    } else if (element == "sheet") {
      const std::string state = Attribute(attributes, "state");
      sheets.push_back({Attribute(attributes, "name"), Attribute(attributes, "r:id"),
                        state == "hidden" || state == "veryHidden"});
    }
    return absl::OkStatus();
  }
  absl::Status End(absl::string_view) override { return absl::OkStatus(); }
  absl::Status Text(absl::string_view) override { return absl::OkStatus(); }

  std::vector<Sheet> sheets;
  bool from_1904 = false;
};

class SharedStringsHandler final : public XmlHandler {
 public:
  absl::Status Start(absl::string_view element, const Attributes&) override {
    if (element == "si") text_.clear();
    if (element == "rPh") in_phonetic_ = true;
    in_text_ = element == "t" && !in_phonetic_;
    return absl::OkStatus();
  }
  absl::Status End(absl::string_view element) override {
    if (element == "t") in_text_ = false;
    if (element == "rPh") in_phonetic_ = false;
    if (element != "si") return absl::OkStatus();
    if (strings.size() >= kMaxCells) return TooMuch("texts");
    strings.push_back(Unescape(text_));
    return absl::OkStatus();
  }
  absl::Status Text(absl::string_view text) override {
    if (!in_text_) return absl::OkStatus();
    bytes_ += text.size();
    absl::StrAppend(&text_, text);
    return bytes_ > kMaxTextBytes ? TooMuch("texts") : absl::OkStatus();
  }

  std::vector<std::string> strings;

 private:
  std::string text_;
  size_t bytes_ = 0;
  bool in_text_ = false;
  bool in_phonetic_ = false;
};

struct Context {
  std::vector<std::string> strings;
  std::vector<NumberKind> styles;
  bool from_1904 = false;
};

class SheetHandler final : public XmlHandler {
 public:
  SheetHandler(const Context& context, Table& table) : context_(context), table_(table) {}

  absl::Status Start(absl::string_view element, const Attributes& attributes) override {
    if (element == "row") {
      row_.number = IntAttribute(attributes, "r", row_.number + 1);
      row_.cells.clear();
      column_ = -1;
      if (row_.number < 1 || row_.number > kMaxRow) return TooMuch("rows");
    } else if (element == "c") {
      return StartCell(attributes);
    } else if (element == "rPh") {
      in_phonetic_ = true;
    }
    in_value_ = element == "v" || (element == "t" && !in_phonetic_);
    return absl::OkStatus();
  }

  absl::Status End(absl::string_view element) override {
    in_value_ = false;
    if (element == "rPh") in_phonetic_ = false;
    if (element == "c") return EndCell();
    if (element != "row" || row_.cells.empty()) return absl::OkStatus();
    cells_ += row_.cells.size();
    if (cells_ > kMaxCells) return TooMuch("cells");
    table_.rows.push_back(row_);
    return absl::OkStatus();
  }

  absl::Status Text(absl::string_view text) override {
    if (in_value_) absl::StrAppend(&value_, text);
    return value_.size() > kMaxTextBytes ? TooMuch("texts") : absl::OkStatus();
  }

 private:
  absl::Status StartCell(const Attributes& attributes) {
    value_.clear();
    in_value_ = false;
    type_ = Attribute(attributes, "t");
    style_ = IntAttribute(attributes, "s", 0);
    const std::string reference = Attribute(attributes, "r");
    column_ = reference.empty() ? column_ + 1 : ColumnOf(reference);
    if (column_ < 0) return absl::InvalidArgumentError("The spreadsheet has a cell at no place.");
    return absl::OkStatus();
  }

  static int ColumnOf(absl::string_view reference) {
    int column = 0;
    for (size_t i = 0; i < reference.size() && absl::ascii_isalpha(reference[i]); ++i) {
      if (i == 3) return -1;
      column = column * 26 + (absl::ascii_toupper(reference[i]) - 'A' + 1);
    }
    return column - 1;
  }

  absl::Status EndCell() {
    std::string text = CellText();
    if (text.empty()) return absl::OkStatus();
    if (column_ >= kMaxColumns) return TooMuch("columns");
    bytes_ += text.size();
    if (bytes_ > kMaxTextBytes) return TooMuch("texts");
    const auto column = static_cast<size_t>(column_);
    if (row_.cells.size() <= column) row_.cells.resize(column + 1);
    row_.cells[column] = std::move(text);
    return absl::OkStatus();
  }

  std::string CellText() const {
    if (value_.empty()) return "";
    if (type_ == "s") {
      size_t index = 0;
      const bool known = absl::SimpleAtoi(value_, &index) && index < context_.strings.size();
      return known ? context_.strings[index] : "";
    }
    if (type_ == "inlineStr" || type_ == "str" || type_ == "e") return Unescape(value_);
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (type_ == "d") return IsoText();
    const auto style = static_cast<size_t>(std::max(style_, 0));
    const NumberKind kind =
        style < context_.styles.size() ? context_.styles[style] : NumberKind::kNumber;
    return NumberText(value_, kind, context_.from_1904);
  }

  std::string IsoText() const {
    std::string text = value_.substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return std::string(absl::StripSuffix(text, " 00:00"));
  }

  const Context& context_;
  Table& table_;
  Row row_;
  int column_ = -1;
  int style_ = 0;
  std::string type_;
  std::string value_;
  size_t cells_ = 0;
  size_t bytes_ = 0;
  bool in_value_ = false;
  bool in_phonetic_ = false;
};

// `xl/workbook.xml` -> `xl/_rels/workbook.xml.rels`.
std::string RelationsOf(absl::string_view part) {
  const size_t name = part.rfind('/') + 1;  // 0 when there is no slash
  return absl::StrCat(part.substr(0, name), "_rels/", part.substr(name), ".rels");
}

absl::StatusOr<std::string> WorkbookPart(XlsxPackage& package) {
  RelationsHandler root("");
  if (package.Has("_rels/.rels")) RETURN_IF_ERROR(package.ReadPart("_rels/.rels", root));
  const std::string part = root.TargetOfKind("officeDocument");
  if (!part.empty()) return part;
  if (package.Has("xl/workbook.xml")) return "xl/workbook.xml";
  return absl::InvalidArgumentError("This file is not a spreadsheet.");
}

absl::StatusOr<Context> ReadContext(XlsxPackage& package, const RelationsHandler& relations,
                                    bool from_1904) {
  Context context;
  context.from_1904 = from_1904;
  const std::string strings = relations.TargetOfKind("sharedStrings");
  if (!strings.empty()) {
    SharedStringsHandler handler;
    RETURN_IF_ERROR(package.ReadPart(strings, handler));
    context.strings = std::move(handler.strings);
  }
  const std::string styles = relations.TargetOfKind("styles");
  if (!styles.empty()) {
    StylesHandler handler;
    RETURN_IF_ERROR(package.ReadPart(styles, handler));
    context.styles = handler.TakeKinds();
  }
  return context;
}

}  // namespace

absl::StatusOr<Table> ReadXlsx(absl::string_view bytes, absl::string_view sheet_name) {
  ASSIGN_OR_RETURN(const auto package, XlsxPackage::Open(bytes));
  ASSIGN_OR_RETURN(const std::string workbook_part, WorkbookPart(*package));
  WorkbookHandler workbook;
  RETURN_IF_ERROR(package->ReadPart(workbook_part, workbook));
  RelationsHandler relations(workbook_part);
  RETURN_IF_ERROR(package->ReadPart(RelationsOf(workbook_part), relations));
  std::stable_partition(workbook.sheets.begin(), workbook.sheets.end(),
                        [](const Sheet& sheet) { return !sheet.hidden; });
  for (const Sheet& sheet : workbook.sheets) {
    const std::string part = relations.Worksheet(sheet.relation_id);
    if (part.empty() || (!sheet_name.empty() && sheet.name != sheet_name)) continue;
    ASSIGN_OR_RETURN(const Context context, ReadContext(*package, relations, workbook.from_1904));
    Table table{.sheet_name = sheet.name, .rows = {}};
    SheetHandler handler(context, table);
    RETURN_IF_ERROR(package->ReadPart(part, handler));
    return table;
  }
  return absl::InvalidArgumentError("The spreadsheet has no sheet.");
}

}  // namespace glimmer::formats
