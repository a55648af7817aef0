#include "server/formats/icalendar_lines.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace glimmer::ical {
namespace {

constexpr size_t kMaxDepth = 8;
constexpr size_t kMaxProblems = 10000;
constexpr absl::string_view kReplacement = "\xEF\xBF\xBD";

// Octets of the UTF-8 sequence at the start of `text`; 0 if there is none.
size_t SequenceLength(absl::string_view text) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  const size_t size = first < 0x80   ? 1
                      : first < 0xC2 ? 0
                      : first < 0xE0 ? 2
                      : first < 0xF0 ? 3
                      : first < 0xF5 ? 4
                                     : 0;
  if (size == 0 || size > text.size()) return 0;
  for (size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
  const bool beyond = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
  return overlong || beyond ? 0 : size;
}

class LineParser {
 public:
  explicit LineParser(absl::string_view bytes) : rest_(bytes) {
    absl::ConsumePrefix(&rest_, "\xEF\xBB\xBF");
  }

  ParsedLines Parse() {
    while (!rest_.empty()) {
      const int line = line_;
      const std::string text = CleanText(NextLogicalLine(), line);
      if (absl::StripAsciiWhitespace(text).empty()) continue;
      if (auto property = ParseProperty(text, line)) Place(*std::move(property));
    }
    while (!open_.empty()) {
      Problem(open_.back().line, absl::StrCat("the file ends inside ", open_.back().name));
      Close(false);
    }
    return std::move(parsed_);
  }

 private:
  void Problem(int line, std::string text) {
    if (parsed_.problems.size() < kMaxProblems) parsed_.problems.push_back({line, std::move(text)});
  }

  absl::string_view NextPhysicalLine() {
    const size_t end = rest_.find_first_of("\r\n");
    const absl::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(line.size());
    if (!absl::ConsumePrefix(&rest_, "\r\n") && !rest_.empty()) rest_.remove_prefix(1);
    ++line_;
    return line;
  }

  // Joined before it is decoded: a careless writer folds inside a character.
  std::string NextLogicalLine() {
    std::string line(NextPhysicalLine());
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) {
      const absl::string_view part = NextPhysicalLine();
      line.append(part.data() + 1, part.size() - 1);
    }
    return line;
  }

  std::string CleanText(absl::string_view raw, int line) {
    std::string text;
    bool replaced = false;
    while (!raw.empty()) {
      const size_t size = raw[0] == '\0' ? 0 : SequenceLength(raw);
      if (size == 0) {
        replaced = true;
        absl::StrAppend(&text, kReplacement);
      } else {
        text.append(raw.data(), size);
      }
      raw.remove_prefix(size == 0 ? 1 : size);
    }
    if (replaced) Problem(line, "bytes that are not UTF-8 are replaced");
    return text;
  }

  // name *(";" param) ":" value, where a parameter's value may be quoted.
  std::optional<Property> ParseProperty(absl::string_view text, int line) {
    bool quoted = false;
    std::vector<absl::string_view> parts;
    size_t begin = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') quoted = !quoted;
      if (quoted || (text[i] != ';' && text[i] != ':')) continue;
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
      if (text[i] == ':') return MakeProperty(parts, text.substr(begin), line);
    }
    Problem(line, absl::StrCat("a line without a value: ", text.substr(0, 40)));
    return std::nullopt;
  }

  Property MakeProperty(const std::vector<absl::string_view>& parts, absl::string_view value,
                        int line) {
    Property property;
    property.name = absl::AsciiStrToUpper(absl::StripAsciiWhitespace(parts[0]));
    property.value = std::string(value);
    property.line = line;
    for (size_t i = 1; i < parts.size(); ++i) {
      const size_t equals = parts[i].find('=');
      if (equals == absl::string_view::npos) {
        Problem(line, absl::StrCat("a parameter without a value in ", property.name));
        continue;
      }
      absl::string_view param = parts[i].substr(equals + 1);
      if (absl::ConsumePrefix(&param, "\"")) absl::ConsumeSuffix(&param, "\"");
      property.params[absl::AsciiStrToUpper(parts[i].substr(0, equals))] = std::string(param);
    }
    return property;
  }

  void Place(Property property) {
    const std::string name = absl::AsciiStrToUpper(absl::StripAsciiWhitespace(property.value));
    if (property.name == "BEGIN") return Open(name, property.line);
    if (property.name == "END") return End(name, property.line);
    if (open_.empty()) return Problem(property.line, absl::StrCat(property.name, " stands alone"));
    open_.back().properties.push_back(std::move(property));
  }

  void Open(const std::string& name, int line) {
    if (open_.size() == kMaxDepth) {
      Problem(line, absl::StrCat("nested too deep: ", name));
      return;
    }
    open_.push_back({name, line, false, {}, {}});
  }

  void End(const std::string& name, int line) {
    size_t depth = open_.size();
    while (depth > 0 && open_[depth - 1].name != name) --depth;
    if (depth == 0) return Problem(line, absl::StrCat("END without BEGIN: ", name));
    while (open_.size() > depth) {
      Problem(open_.back().line, absl::StrCat("END is missing: ", open_.back().name));
      Close(false);
    }
    Close(true);
  }

  void Close(bool complete) {
    Component closed = std::move(open_.back());
    open_.pop_back();
    closed.complete = complete;
    (open_.empty() ? parsed_.roots : open_.back().children).push_back(std::move(closed));
  }

  absl::string_view rest_;
  int line_ = 1;
  std::vector<Component> open_;
  ParsedLines parsed_;
};

}  // namespace

std::string Property::Param(absl::string_view name) const {
  const auto found = params.find(std::string(name));
  return found == params.end() ? "" : found->second;
}

ParsedLines ParseLines(absl::string_view bytes) { return LineParser(bytes).Parse(); }

}  // namespace glimmer::ical
