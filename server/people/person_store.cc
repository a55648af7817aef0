#include "server/people/person_store.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "server/people/name_keys.h"
#include "server/rpc/change_log_store.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

using sql::NullIfEmpty;
using sql::Row;

// $1 is today. A home that begins later does not count while an earlier one holds.
#define GLIMMER_SELECT_PERSON                                                         \
  "SELECT p.person_id, p.organization_id, p.display_name, COALESCE(p.phone, ''), "    \
  "COALESCE(p.email, ''), COALESCE(p.birth_year, 0), p.languages, p.skills, "         \
  "COALESCE(p.merged_into_person_id, ''), "                                           \
  "p.version, p.name_pinyin, "                                                        \
  "COALESCE((SELECT h.unit_id FROM home_units h WHERE h.person_id = p.person_id "     \
  "AND (h.end_date IS NULL OR h.end_date > $1) ORDER BY h.start_date LIMIT 1), ''), " \
  "EXISTS (SELECT 1 FROM devices d WHERE d.person_id = p.person_id "                  \
  "AND d.activate_time_us IS NOT NULL AND d.revoke_time_us IS NULL) FROM people p "

constexpr absl::string_view kFind = GLIMMER_SELECT_PERSON "WHERE p.person_id = $2";

// $3 to $4 is the range of paths in the unit and below.
constexpr absl::string_view kList = GLIMMER_SELECT_PERSON
    "WHERE p.organization_id = $2 AND p.merged_into_person_id IS NULL "
    "AND (p.name_pinyin, p.person_id) > ($5, $6) "
    "AND ($7 = '' OR p.name_fold LIKE $7 ESCAPE '\\' "
    "OR ($8 <> '' AND REPLACE(p.name_pinyin, ' ', '') LIKE $8 ESCAPE '\\')) "
    "AND (EXISTS (SELECT 1 FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = p.person_id AND (h.end_date IS NULL OR h.end_date > $1) "
    "AND u.path >= $3 AND u.path < $4) "
    "OR EXISTS (SELECT 1 FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
    "WHERE a.person_id = p.person_id AND a.start_date <= $1 "
    "AND (a.end_date IS NULL OR a.end_date > $1) AND u.path >= $3 AND u.path < $4)) "
    "ORDER BY p.name_pinyin, p.person_id LIMIT $9";

// The pinyin narrows the search by its index.
constexpr absl::string_view kNamesakes = GLIMMER_SELECT_PERSON
    "WHERE p.organization_id = $2 AND p.name_pinyin = $3 AND p.name_fold = $4 "
    "AND p.merged_into_person_id IS NULL ORDER BY p.person_id";
constexpr absl::string_view kOwner =
    "SELECT person_id FROM external_ids WHERE organization_id = $1 AND system = $2 AND value = $3";
constexpr absl::string_view kInsert =
    "INSERT INTO people (person_id, organization_id, display_name, name_fold, name_pinyin, phone, "
    "email, birth_year, languages, skills, merged_into_person_id, version, create_time_us, "
    "update_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, 1, $11, $11)";
constexpr absl::string_view kUpdate =
    "UPDATE people SET display_name = $2, name_fold = $3, name_pinyin = $4, phone = $5, "
    "email = $6, birth_year = $7, languages = $8, skills = $9, version = version + 1, "
    "update_time_us = $10 "
    "WHERE person_id = $1";
constexpr absl::string_view kDeleteExternalIds = "DELETE FROM external_ids WHERE person_id = $1";
constexpr absl::string_view kInsertExternalId =
    "INSERT INTO external_ids (organization_id, system, value, person_id) VALUES ($1, $2, $3, $4)";
constexpr absl::string_view kDeleteHomes =
    "DELETE FROM home_units WHERE person_id = $1 AND start_date >= $2";
constexpr absl::string_view kCloseHomes =
    "UPDATE home_units SET end_date = $2 WHERE person_id = $1 "
    "AND (end_date IS NULL OR end_date > $2)";
constexpr absl::string_view kInsertHome =
    "INSERT INTO home_units (person_id, unit_id, start_date, end_date) VALUES ($1, $2, $3, NULL)";
// One that is planned for later begins earlier instead; one that holds already stays.
constexpr absl::string_view kDropLaterAffiliation =
    "DELETE FROM affiliations WHERE person_id = $1 AND unit_id = $2 AND start_date > $3 "
    "AND end_date IS NULL";
constexpr absl::string_view kInsertAffiliation =
    "INSERT INTO affiliations (person_id, unit_id, start_date, end_date) "
    "SELECT $1, $2, $3, NULL WHERE NOT EXISTS (SELECT 1 FROM affiliations a "
    "WHERE a.person_id = $1 AND a.unit_id = $2 AND a.start_date <= $3 AND a.end_date IS NULL) "
    "ON CONFLICT (person_id, unit_id, start_date) DO UPDATE SET end_date = NULL";
constexpr absl::string_view kEndAffiliation =
    "UPDATE affiliations SET end_date = $3 WHERE person_id = $1 AND unit_id = $2 "
    "AND start_date <= $3 AND (end_date IS NULL OR end_date > $3)";
constexpr absl::string_view kPaths =
    "SELECT u.path FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = $2 AND (h.end_date IS NULL OR h.end_date > $1) "
    "UNION SELECT u.path FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
    "WHERE a.person_id = $2 AND (a.end_date IS NULL OR a.end_date > $1) ORDER BY 1";
constexpr absl::string_view kHasTerms = "SELECT 1 FROM visitor_terms WHERE person_id = $1";
// Both end in an IN list; $1 is today.
constexpr absl::string_view kAffiliations =
    "SELECT person_id, unit_id, start_date, COALESCE(end_date, '') FROM affiliations "
    "WHERE start_date <= $1 AND (end_date IS NULL OR end_date > $1) AND person_id IN ";
constexpr absl::string_view kExternalIds =
    "SELECT person_id, system, value FROM external_ids WHERE $1 <> '' AND person_id IN ";

std::vector<std::string> Lines(const std::string& text) {
  return absl::StrSplit(text, '\n', absl::SkipEmpty());
}

sql::Value YearOrNull(int64_t year) { return year == 0 ? sql::Value(nullptr) : sql::Value(year); }

Person MapPerson(const Row& row) {
  Person p;
  int c = 0;
  p.person_id = row.Text(c++);
  p.organization_id = row.Text(c++);
  p.display_name = row.Text(c++);
  p.phone = row.Text(c++);
  p.email = row.Text(c++);
  p.birth_year = row.Int(c++);
  p.languages = Lines(row.Text(c++));
  p.skills = Lines(row.Text(c++));
  p.merged_into_person_id = row.Text(c++);
  p.version = row.Int(c++);
  p.name_pinyin = row.Text(c++);
  p.home_unit_id = row.Text(c++);
  p.has_device = row.Bool(c++);
  return p;
}

// "A/B/" to "A/B0": '0' follows '/' in ASCII, so the range holds every path that begins with it.
std::string EndOfPaths(absl::string_view path) {
  return absl::StrCat(path.substr(0, path.size() - 1), "0");
}

}  // namespace

absl::Status PersonStore::LoadLists(std::vector<Person>& people) {
  if (people.empty()) return absl::OkStatus();
  std::vector<sql::Value> args = {absl::string_view(today_)};
  for (const Person& person : people) args.emplace_back(absl::string_view(person.person_id));
  const auto owner = [&people](const std::string& id) -> Person& {
    for (Person& person : people) {
      if (person.person_id == id) return person;
    }
    return people.front();  // unreachable: the statement asks for these people alone
  };
  const std::string list = sql::Placeholders(2, people.size());
  RETURN_IF_ERROR(
      tx_.Run(absl::StrCat(kAffiliations, list, " ORDER BY start_date, unit_id"), args,
              [&](const Row& row) {
                owner(row.Text(0)).affiliations.push_back({row.Text(1), row.Text(2), row.Text(3)});
              }));
  return tx_
      .Run(absl::StrCat(kExternalIds, list, " ORDER BY system, value"), args,
           [&](const Row& row) {
             owner(row.Text(0)).external_ids.push_back({row.Text(1), row.Text(2)});
           })
      .status();
}

absl::StatusOr<std::optional<Person>> PersonStore::Find(absl::string_view person_id) {
  ASSIGN_OR_RETURN(std::vector<Person> people, tx_.QueryAll(MapPerson, kFind, today_, person_id));
  if (people.empty()) return std::nullopt;
  RETURN_IF_ERROR(LoadLists(people));
  return std::move(people.front());
}

absl::StatusOr<Person> PersonStore::Get(absl::string_view person_id) {
  ASSIGN_OR_RETURN(std::optional<Person> person, Find(person_id));
  if (!person) return NotFound(ResourceName(kPeople, person_id));
  return *std::move(person);
}

absl::StatusOr<std::vector<Person>> PersonStore::List(const PersonQuery& q) {
  ASSIGN_OR_RETURN(std::vector<Person> people,
                   tx_.QueryAll(MapPerson, kList, today_, q.organization_id, q.unit_path,
                                EndOfPaths(q.unit_path), q.after_pinyin, q.after_person_id,
                                q.fold_pattern, q.pinyin_pattern, q.limit));
  RETURN_IF_ERROR(LoadLists(people));
  return people;
}

absl::StatusOr<std::vector<Person>> PersonStore::Namesakes(absl::string_view organization_id,
                                                           absl::string_view display_name) {
  ASSIGN_OR_RETURN(std::vector<Person> people,
                   tx_.QueryAll(MapPerson, kNamesakes, today_, organization_id,
                                NamePinyin(display_name), NameFold(display_name)));
  RETURN_IF_ERROR(LoadLists(people));
  return people;
}

absl::StatusOr<std::string> PersonStore::OwnerOf(absl::string_view organization_id,
                                                 const ExternalId& id) {
  ASSIGN_OR_RETURN(auto owner, tx_.QueryOne([](const Row& row) { return row.Text(0); }, kOwner,
                                            organization_id, id.system, id.value));
  return owner.value_or("");
}

absl::Status PersonStore::Insert(const Person& p, absl::Time now) {
  return tx_
      .Execute(kInsert, p.person_id, p.organization_id, p.display_name, NameFold(p.display_name),
               NamePinyin(p.display_name), NullIfEmpty(p.phone), NullIfEmpty(p.email),
               YearOrNull(p.birth_year), absl::StrJoin(p.languages, "\n"),
               absl::StrJoin(p.skills, "\n"), now)
      .status();
}

absl::Status PersonStore::Update(const Person& p, absl::Time now) {
  return tx_
      .Execute(kUpdate, p.person_id, p.display_name, NameFold(p.display_name),
               NamePinyin(p.display_name), NullIfEmpty(p.phone), NullIfEmpty(p.email),
               YearOrNull(p.birth_year), absl::StrJoin(p.languages, "\n"),
               absl::StrJoin(p.skills, "\n"), now)
      .status();
}

absl::Status PersonStore::ReplaceExternalIds(const Person& p) {
  RETURN_IF_ERROR(tx_.Execute(kDeleteExternalIds, p.person_id));
  for (const ExternalId& id : p.external_ids) {
    RETURN_IF_ERROR(
        tx_.Execute(kInsertExternalId, p.organization_id, id.system, id.value, p.person_id));
  }
  return absl::OkStatus();
}

absl::Status PersonStore::SetHome(absl::string_view person_id, absl::string_view unit_id,
                                  absl::string_view start_date) {
  RETURN_IF_ERROR(tx_.Execute(kDeleteHomes, person_id, start_date));
  RETURN_IF_ERROR(tx_.Execute(kCloseHomes, person_id, start_date));
  return tx_.Execute(kInsertHome, person_id, unit_id, start_date).status();
}

absl::StatusOr<bool> PersonStore::AddAffiliation(absl::string_view person_id,
                                                 const Affiliation& a) {
  RETURN_IF_ERROR(tx_.Execute(kDropLaterAffiliation, person_id, a.unit_id, a.start_date));
  ASSIGN_OR_RETURN(const int64_t added,
                   tx_.Execute(kInsertAffiliation, person_id, a.unit_id, a.start_date));
  return added > 0;
}

absl::StatusOr<bool> PersonStore::EndAffiliation(absl::string_view person_id,
                                                 absl::string_view unit_id,
                                                 absl::string_view end_date) {
  ASSIGN_OR_RETURN(const int64_t ended, tx_.Execute(kEndAffiliation, person_id, unit_id, end_date));
  return ended > 0;
}

absl::StatusOr<std::vector<std::string>> PersonStore::PathsOf(absl::string_view person_id) {
  return tx_.QueryAll([](const Row& row) { return row.Text(0); }, kPaths, today_, person_id);
}

absl::StatusOr<bool> PersonStore::HasVisitorTerms(absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto found,
                   tx_.QueryOne([](const Row& row) { return row.Int(0); }, kHasTerms, person_id));
  return found.has_value();
}

std::string TermsAudience(absl::string_view person_id, const std::vector<std::string>& paths) {
  std::vector<std::string> keys = {rpc::PersonKey(person_id)};
  for (const std::string& path : paths) {
    const std::vector<std::string> coordinators = rpc::CoordinatorKeys(path);
    keys.insert(keys.end(), coordinators.begin(), coordinators.end());
  }
  return rpc::Audience(keys);
}

}  // namespace glimmer::people
