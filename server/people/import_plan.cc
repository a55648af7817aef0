#include "server/people/import_plan.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/imports/import_texts.h"
#include "server/people/name_keys.h"
#include "server/people/people_commands.h"
#include "server/people/people_import.h"
#include "shared/base/time_convert.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

using formats::PeopleField;
using formats::PersonRow;
using imports::ImportText;
using imports::Reaches;

bool HasNumber(const Person& person) {
  return std::any_of(person.external_ids.begin(), person.external_ids.end(),
                     [](const ExternalId& id) { return id.system == kVolunteerNumber; });
}

// Never a key, only a reason to ask.
bool Resembles(const PersonRow& row, absl::string_view home_unit_id, const Person& other) {
  if (!row.external_id.empty() && HasNumber(other)) return false;
  if (!row.phone.empty() && !other.phone.empty()) return row.phone == other.phone;
  return other.home_unit_id == home_unit_id;
}

PeopleField FieldNamed(absl::string_view field) {
  if (field == "phone") return PeopleField::kPhone;
  if (field == "birth_year") return PeopleField::kBirth;
  if (field == "languages") return PeopleField::kLanguages;
  if (field == "skills") return PeopleField::kSkills;
  if (field == "external_ids") return PeopleField::kExternalId;
  return PeopleField::kName;
}

// Adds what is missing and says so.
void Extend(absl::string_view field, const std::vector<std::string>& from,
            std::vector<std::string>& to, std::vector<std::string>& fields) {
  std::vector<std::string> added;
  for (const std::string& value : from) {
    if (std::find(to.begin(), to.end(), value) == to.end()) added.push_back(value);
  }
  if (added.empty()) return;
  to.insert(to.end(), added.begin(), added.end());
  fields.push_back(absl::StrCat(field, ": + ", absl::StrJoin(added, ", ")));
}

}  // namespace

std::string HeaderOf(const formats::PeopleSheet& sheet, PeopleField field) {
  for (const std::string& header : sheet.columns) {
    if (formats::MeaningOf(header).field == field) return header;
  }
  return "";
}

ImportPlanner::ImportPlanner(rpc::Context& context, const formats::PeopleSheet& sheet,
                             const UnitNames& units, absl::string_view today,
                             absl::string_view home_unit_id)
    : context_(context),
      sheet_(sheet),
      units_(units),
      today_(today),
      home_unit_id_(home_unit_id),
      lang_(formats::FromAcceptLanguage(context.language)),
      store_(context.tx, today) {}

void ImportPlanner::Problem(RowPlan& plan, PeopleField field, absl::string_view code,
                            absl::string_view detail) {
  plan.effect = RowEffect::kFails;
  plan.problems.push_back({HeaderOf(sheet_, field), ImportText(lang_, code, detail), false});
}

void ImportPlanner::Ask(RowPlan& plan, absl::string_view code) {
  plan.problems.push_back({"", ImportText(lang_, code), true});
}

// Empty when the row names none or one that is not to be had, which is a problem of the plan.
std::string ImportPlanner::HomeOf(const PersonRow& row, RowPlan& plan) {
  if (row.home_unit.empty()) return "";
  const std::vector<Unit> units = units_.Reached(context_.caller, row.home_unit);
  if (units.size() == 1) return units[0].unit_id;
  Problem(plan, PeopleField::kHomeUnit, units.empty() ? "UNIT_UNKNOWN" : "UNIT_AMBIGUOUS",
          units_.FullNames(units));
  return "";
}

void ImportPlanner::PlanCommunities(const PersonRow& row, RowPlan& plan) {
  for (const std::string& name : row.communities) {
    const std::vector<Unit>& units = units_.Named(name);
    if (units.size() != 1) {
      Problem(plan, PeopleField::kCommunities, units.empty() ? "UNIT_UNKNOWN" : "UNIT_AMBIGUOUS",
              units_.FullNames(units));
      continue;
    }
    const std::string& id = units[0].unit_id;
    const bool known =
        std::any_of(plan.person.affiliations.begin(), plan.person.affiliations.end(),
                    [&id](const Affiliation& a) { return a.unit_id == id; }) ||
        std::find(plan.communities.begin(), plan.communities.end(), id) != plan.communities.end();
    if (known) continue;
    plan.communities.push_back(id);
    plan.fields.push_back(absl::StrCat("communities: + ", units[0].display_name));
  }
}

void ImportPlanner::Merge(const PersonRow& row, RowPlan& plan) {
  Person& person = plan.person;
  if (row.name != person.display_name) {
    plan.fields.push_back(absl::StrCat("name: ", person.display_name,
                                       person.display_name.empty() ? "-> " : " -> ", row.name));
    if (!person.display_name.empty() && NameFold(row.name) != NameFold(person.display_name)) {
      Ask(plan, "OTHER_NAME");
    }
    person.display_name = row.name;
  }
  if (!row.phone.empty() && row.phone != person.phone) {
    // A number is looked up one at a time, never read off a report.
    plan.fields.push_back(person.phone.empty() ? "phone: -> new" : "phone: old -> new");
    person.phone = row.phone;
  }
  if (row.birth_year && *row.birth_year != person.birth_year) {
    plan.fields.push_back(absl::StrCat(
        "birth_year: ", person.birth_year == 0 ? "" : absl::StrCat(person.birth_year, " "), "-> ",
        *row.birth_year));
    person.birth_year = *row.birth_year;
  }
  Extend("languages", row.languages, person.languages, plan.fields);
  Extend("skills", row.skills, person.skills, plan.fields);
}

void ImportPlanner::CheckValues(RowPlan& plan) {
  const absl::Status checked = CheckPerson(plan.person, context_.now);
  if (checked.ok()) return;
  Problem(plan, FieldNamed(MetadataOf(checked, "field").value_or("")), "VALUE_INVALID");
}

absl::StatusOr<bool> ImportPlanner::InReach(const Person& person) {
  ASSIGN_OR_RETURN(const std::vector<std::string> paths, store_.PathsOf(person.person_id));
  if (context_.caller.local) return true;
  return std::any_of(paths.begin(), paths.end(),
                     [this](const std::string& path) { return Reaches(context_.caller, path); });
}

absl::StatusOr<bool> ImportPlanner::MayBeThere(const PersonRow& row,
                                               absl::string_view home_unit_id) {
  for (const Person& other : made_[NameFold(row.name)]) {
    if (Resembles(row, home_unit_id, other)) return true;
  }
  ASSIGN_OR_RETURN(const std::vector<Person> namesakes,
                   store_.Namesakes(context_.organization_id, row.name));
  for (const Person& other : namesakes) {
    if (!Resembles(row, home_unit_id, other)) continue;
    // Who is elsewhere is nothing that a file may be used to find out.
    ASSIGN_OR_RETURN(const bool reached, InReach(other));
    if (reached) return true;
  }
  return false;
}

absl::Status ImportPlanner::PlanChange(const PersonRow& row, const std::string& owner,
                                       RowPlan& plan) {
  ASSIGN_OR_RETURN(plan.person, store_.Get(owner));
  ASSIGN_OR_RETURN(const bool reached, InReach(plan.person));
  if (!reached) {
    Problem(plan, PeopleField::kExternalId, "NUMBER_ELSEWHERE");
    return absl::OkStatus();
  }
  const std::string home = HomeOf(row, plan);
  Merge(row, plan);
  if (!home.empty() && home != plan.person.home_unit_id) {
    plan.home_unit_id = home;
    plan.home_start_date = today_;
    plan.fields.push_back(absl::StrCat("home_unit: ", units_.FullName(plan.person.home_unit_id),
                                       " -> ", units_.FullName(home)));
  }
  PlanCommunities(row, plan);
  CheckValues(plan);
  if (plan.effect == RowEffect::kFails) return absl::OkStatus();
  plan.effect = plan.fields.empty() ? RowEffect::kNothing : RowEffect::kUpdate;
  return absl::OkStatus();
}

void ImportPlanner::PlanNew(const PersonRow& row, const std::string& home, RowPlan& plan) {
  plan.person.organization_id = context_.organization_id;
  plan.person.home_unit_id = home;
  plan.home_unit_id = home;
  const std::string joined = row.joined ? FormatCivilDay(*row.joined) : today_;
  plan.home_start_date = std::min(joined, today_);
  if (!row.external_id.empty()) {
    plan.person.external_ids = {{std::string(kVolunteerNumber), row.external_id}};
    plan.fields.push_back(absl::StrCat("volunteer_number: -> ", row.external_id));
  }
  Merge(row, plan);
  plan.fields.push_back(absl::StrCat("home_unit: -> ", units_.FullName(home)));
  PlanCommunities(row, plan);
  CheckValues(plan);
  if (plan.effect == RowEffect::kFails) return;
  plan.effect = RowEffect::kCreate;
  made_[NameFold(row.name)].push_back(plan.person);
}

absl::StatusOr<RowPlan> ImportPlanner::Plan(const PersonRow& row) {
  RowPlan plan;
  plan.row = row.row;
  plan.person.display_name.clear();
  std::string owner;
  if (!row.external_id.empty()) {
    if (!numbers_.insert(row.external_id).second) {
      plan.person.display_name = row.name;
      return plan;  // the reader has asked about it
    }
    ASSIGN_OR_RETURN(owner, store_.OwnerOf(context_.organization_id,
                                           {std::string(kVolunteerNumber), row.external_id}));
  }
  if (!owner.empty()) {
    RETURN_IF_ERROR(PlanChange(row, owner, plan));
    return plan;
  }
  const std::string named = HomeOf(row, plan);
  if (plan.effect == RowEffect::kFails) return plan;
  const std::string home = named.empty() ? home_unit_id_ : named;
  ASSIGN_OR_RETURN(const bool there, MayBeThere(row, home));
  if (there) {
    Ask(plan, "SAME_PERSON");
    return plan;
  }
  PlanNew(row, home, plan);
  return plan;
}

}  // namespace glimmer::people
