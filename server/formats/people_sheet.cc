// What the cells of a roster say of a person.
#include "server/formats/people_sheet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "server/formats/cells.h"
#include "server/formats/people_columns.h"
#include "server/formats/text_decode.h"
#include "shared/base/status_macros.h"

namespace glimmer::formats {
namespace {

constexpr size_t kMaxTextCharacters = 80;
constexpr size_t kMaxSkillCharacters = 40;
constexpr size_t kMaxValues = 20;

// `A、B；C/D` in one cell.
std::vector<std::string> SplitList(absl::string_view text) {
  const std::string plain =
      absl::StrReplaceAll(text, {{"、", ","}, {"。", ","}, {"|", ","}, {"/", ","}});
  std::vector<std::string> values;
  for (const absl::string_view piece : absl::StrSplit(plain, absl::ByAnyChar(",;\r\n"))) {
    const absl::string_view value = absl::StripAsciiWhitespace(piece);
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end()) {
      values.emplace_back(value);
    }
  }
  return values;
}

absl::Status AddValues(absl::string_view text, size_t limit, std::vector<std::string>& values) {
  for (std::string& value : SplitList(text)) {
    RETURN_IF_ERROR(CheckLength(value, limit));
    if (std::find(values.begin(), values.end(), value) != values.end()) continue;
    if (values.size() >= kMaxValues) {
      return CellError("TOO_MANY_VALUES", absl::StrCat("More than ", kMaxValues, " entries."));
    }
    values.push_back(std::move(value));
  }
  return absl::OkStatus();
}

absl::Status AddLanguages(absl::string_view text, std::vector<std::string>& languages) {
  for (const std::string& name : SplitList(text)) {
    const auto tag = LanguageTag(name);
    if (!tag) return CellError("LANGUAGE_UNKNOWN", "This language is not known here.");
    if (std::find(languages.begin(), languages.end(), *tag) == languages.end()) {
      languages.emplace_back(*tag);
    }
  }
  return absl::OkStatus();
}

// A column of a field that an earlier column has already filled adds nothing, lists apart.
template <typename Target, typename Parser>
absl::Status ReadValue(absl::string_view text, Parser parse, Target& target) {
  if (target != Target{}) return absl::OkStatus();
  ASSIGN_OR_RETURN(target, parse(text));
  return absl::OkStatus();
}

absl::Status ReadField(PeopleField field, absl::string_view text, PersonRow& person) {
  switch (field) {
    case PeopleField::kName:
      return ReadValue(text, ParseName, person.name);
    case PeopleField::kPhone:
      return ReadValue(text, ParsePhone, person.phone);
    case PeopleField::kExternalId:
      return TakeText(absl::StrReplaceAll(text, {{" ", ""}}), kMaxTextCharacters,
                      person.external_id);
    case PeopleField::kHomeUnit:
      return TakeText(text, kMaxTextCharacters, person.home_unit);
    case PeopleField::kCommunities:
      return AddValues(text, kMaxTextCharacters, person.communities);
    case PeopleField::kBirth:
      return ReadValue(text, ParseYear, person.birth_year);
    case PeopleField::kLanguages:
      return AddLanguages(text, person.languages);
    case PeopleField::kSkills:
      return AddValues(text, kMaxSkillCharacters, person.skills);
    case PeopleField::kJoined:
      return ReadValue(text, ParseDate, person.joined);
    case PeopleField::kStatedTime:
      return ReadValue(text, ParseMinutes, person.stated_minutes);
  }
  return absl::OkStatus();
}

class PeopleForm final : public RowForm {
 public:
  explicit PeopleForm(PeopleSheet& sheet) : sheet_(sheet) {}

  Meaning MeaningOf(absl::string_view header) const override {
    const ColumnMeaning meaning = formats::MeaningOf(header);
    if (!meaning.field) return {std::nullopt, meaning.refused};
    return {static_cast<int>(*meaning.field), false};
  }
  int key_field() const override { return static_cast<int>(PeopleField::kName); }
  std::string NoHeader() const override {
    return "No header row with a column for names (姓名, name) in the first 10 rows.";
  }
  void Begin(int row) override { person_ = PersonRow{.row = row}; }
  absl::Status Read(int field, absl::string_view text) override {
    return ReadField(static_cast<PeopleField>(field), text, person_);
  }
  absl::Status Check() override {
    if (!person_.name.empty()) return absl::OkStatus();
    return CellError("NAME_MISSING", "There is no name.");
  }
  void Keep() override { sheet_.rows.push_back(std::move(person_)); }

 private:
  PeopleSheet& sheet_;
  PersonRow person_;
};

void AskAboutDuplicates(PeopleSheet& sheet) {
  std::map<std::string, int> by_external_id;
  std::map<std::string, std::vector<const PersonRow*>> by_name;
  for (const PersonRow& person : sheet.rows) {
    if (!person.external_id.empty()) {
      const auto [first, added] = by_external_id.emplace(person.external_id, person.row);
      if (!added) {
        AskAboutRow(person.row, first->second, "SAME_EXTERNAL_ID", "The same volunteer number",
                    sheet);
        continue;
      }
    }
    auto& namesakes = by_name[Fold(person.name)];
    const auto same_phone =
        std::find_if(namesakes.begin(), namesakes.end(), [&](const PersonRow* other) {
          return !person.phone.empty() && other->phone == person.phone;
        });
    const auto no_phone = std::find_if(
        namesakes.begin(), namesakes.end(),
        [&](const PersonRow* other) { return person.phone.empty() || other->phone.empty(); });
    if (same_phone != namesakes.end()) {
      AskAboutRow(person.row, (*same_phone)->row, "SAME_NAME_AND_PHONE", "The same name and phone",
                  sheet);
    } else if (no_phone != namesakes.end()) {
      AskAboutRow(person.row, (*no_phone)->row, "SAME_NAME", "The same name", sheet);
    }
    namesakes.push_back(&person);
  }
}

}  // namespace

absl::StatusOr<PeopleSheet> ParsePeople(absl::string_view bytes, absl::string_view file_name) {
  PeopleSheet sheet;
  PeopleForm form(sheet);
  RETURN_IF_ERROR(ReadOfficeSheet(bytes, file_name, form, sheet));
  AskAboutDuplicates(sheet);
  return sheet;
}

}  // namespace glimmer::formats
