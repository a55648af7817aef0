// What a person's row may hold.
#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "server/formats/cells.h"
#include "server/people/people_commands.h"
#include "shared/base/utf8.h"
#include "shared/domain/field_checks.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

constexpr size_t kMostEntries = 20;
constexpr size_t kMostSkillCharacters = 40;
constexpr size_t kMostNumberOctets = 80;
constexpr int64_t kEarliestBirthYear = 1900;

bool HasControl(absl::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return absl::ascii_iscntrl(c); });
}

bool IsSystem(absl::string_view system) {
  return !system.empty() && system.size() <= 40 &&
         std::all_of(system.begin(), system.end(), [](char c) {
           return absl::ascii_islower(c) || absl::ascii_isdigit(c) || c == '_';
         });
}

absl::Status CheckExternalIds(const std::vector<ExternalId>& ids) {
  if (ids.size() > kMostEntries) return InvalidField("external_ids", "These are too many numbers.");
  for (size_t i = 0; i < ids.size(); ++i) {
    if (!IsSystem(ids[i].system)) {
      return InvalidField("external_ids", "A system has lower-case letters, digits and _.");
    }
    const std::string& value = ids[i].value;
    if (value.empty() || value.size() > kMostNumberOctets || HasControl(value)) {
      return InvalidField("external_ids", "A number is missing or too long.");
    }
    if (formats::LooksLikeIdentityNumber(value)) {
      return InvalidField("external_ids", "Identity numbers are not kept.");
    }
    const auto here = ids.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(ids.begin(), here, *here) != here) {
      return InvalidField("external_ids", "A number is named twice.");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckLists(const Person& person) {
  if (person.languages.size() > kMostEntries) {
    return InvalidField("languages", "These are too many languages.");
  }
  for (const std::string& language : person.languages) {
    if (!IsLanguageTag(language)) return InvalidField("languages", "A language is a BCP 47 tag.");
  }
  if (person.skills.size() > kMostEntries) {
    return InvalidField("skills", "These are too many skills.");
  }
  for (const std::string& skill : person.skills) {
    if (skill.empty() || CountCharacters(skill) > kMostSkillCharacters || HasControl(skill)) {
      return InvalidField("skills", "A skill has 1 to 40 characters in one line.");
    }
  }
  return absl::OkStatus();
}

// What a mail server takes as one recipient: no blanks, controls or lists, at most 254 octets
// (RFC 5321 4.5.3.1.3). Whether somebody reads it, only a message can tell.
bool IsEmailAddress(absl::string_view text) {
  constexpr size_t kMostOctets = 254;
  const size_t at = text.rfind('@');
  if (at == absl::string_view::npos || at == 0 || text.size() > kMostOctets) return false;
  const absl::string_view domain = text.substr(at + 1);
  if (domain.find('.') == absl::string_view::npos || domain.front() == '.' ||
      domain.back() == '.') {
    return false;
  }
  return text.find_first_of(" \t\r\n<>()[],;:\\\"") == absl::string_view::npos &&
         text.find('@') == at;
}

}  // namespace

absl::Status CheckPerson(Person& person, absl::Time now) {
  const auto name = formats::ParseName(person.display_name);
  if (!name.ok()) return InvalidField("display_name", "A name has 1 to 60 characters.");
  if (formats::LooksLikeIdentityNumber(*name)) {
    return InvalidField("display_name", "Identity numbers are not kept.");
  }
  person.display_name = *name;
  if (!person.phone.empty()) {
    const auto phone = formats::ParsePhone(person.phone);
    if (!phone.ok()) return InvalidField("phone", "This is not a phone number.");
    person.phone = *phone;
  }
  person.email = std::string(absl::StripAsciiWhitespace(person.email));
  if (!person.email.empty() && !IsEmailAddress(person.email)) {
    return InvalidField("email", "This is not an e-mail address.");
  }
  const int64_t this_year = absl::ToCivilYear(now, absl::UTCTimeZone()).year();
  if (person.birth_year != 0 &&
      (person.birth_year < kEarliestBirthYear || person.birth_year > this_year)) {
    return InvalidField("birth_year", "This cannot be a year of birth.");
  }
  RETURN_IF_ERROR(CheckLists(person));
  return CheckExternalIds(person.external_ids);
}

}  // namespace glimmer::people
