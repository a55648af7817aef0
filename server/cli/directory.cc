#include "server/cli/directory.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "glimmer/v1/people_service.grpc.pb.h"
#include "shared/domain/resource_names.h"
#include "shared/text/name_fold.h"

namespace glimmer::cli {
namespace {

constexpr size_t kIdLength = 26;
constexpr int kPageSize = 200;

// The resource name that `text` is, or would be with `collection` before it; empty when it is none.
std::string NameIn(absl::string_view collection, absl::string_view text) {
  if (absl::StartsWith(text, absl::StrCat(collection, "/"))) return std::string(text);
  const bool id = text.size() == kIdLength && std::all_of(text.begin(), text.end(), [](char c) {
                    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
                  });
  return id ? ResourceName(collection, text) : "";
}

}  // namespace

absl::StatusOr<Directory> Directory::Read(const LocalSession& session) {
  Directory directory(session);
  ASSIGN_OR_RETURN(const v1::ListUnitsResponse listed,
                   session.Call(&v1::PeopleService::Stub::ListUnits, v1::ListUnitsRequest()));
  for (const v1::Unit& unit : listed.units()) {
    directory.units_[unit.name()] = unit;
    if (unit.parent().empty()) directory.root_ = unit.name();
    const bool top = unit.parent().empty() || unit.parent() == directory.root_;
    directory.paths_[unit.name()] =
        top ? unit.display_name()
            : absl::StrCat(directory.paths_[unit.parent()], "/", unit.display_name());
  }
  return directory;
}

absl::StatusOr<std::string> Directory::UnitOf(absl::string_view text) const {
  const std::string name = NameIn(kUnits, text);
  if (units_.count(name) > 0) return name;
  const std::string from_root = absl::StrCat(UnitText(root_), "/");
  std::vector<std::string> found;
  for (const auto& [unit, path] : paths_) {
    if (text == units_.at(unit).display_name() || text == path ||
        text == absl::StrCat(from_root, path)) {
      found.push_back(unit);
    }
  }
  if (found.empty()) return absl::NotFoundError(absl::StrCat("no unit is called ", text));
  if (found.size() == 1) return found[0];
  const std::string lines =
      absl::StrJoin(found, "\n", [this, &from_root](std::string* out, const std::string& unit) {
        absl::StrAppend(out, "  ", unit, "  ", unit == root_ ? "" : from_root, UnitText(unit));
      });
  return absl::InvalidArgumentError(absl::StrCat(found.size(), " units are called ", text,
                                                 "; say which by path or id:\n", lines));
}

std::string Directory::UnitText(const std::string& unit) const {
  const auto it = paths_.find(unit);
  return it == paths_.end() ? unit : it->second;
}

absl::StatusOr<v1::Person> Directory::PersonOf(absl::string_view text) const {
  const std::string name = NameIn(kPeople, text);
  if (!name.empty()) {
    v1::GetPersonRequest request;
    request.set_person(name);
    const auto got = session_.Call(&v1::PeopleService::Stub::GetPerson, request);
    if (absl::IsNotFound(got.status()) || absl::IsInvalidArgument(got.status())) {
      return absl::NotFoundError(absl::StrCat("there is nobody ", name));
    }
    RETURN_IF_ERROR(got.status());
    return got->person();
  }
  ASSIGN_OR_RETURN(const std::vector<v1::Person> people, PeopleCalled(text));
  if (people.empty()) return absl::NotFoundError(absl::StrCat("nobody is called ", text));
  if (people.size() == 1) return people[0];
  return absl::InvalidArgumentError(absl::StrCat(people.size(), " people are called ", text,
                                                 "; say which by id:\n", LinesOf(people)));
}

absl::StatusOr<std::vector<v1::Person>> Directory::PeopleCalled(absl::string_view name) const {
  const std::string fold = NameFold(name);
  v1::ListPeopleRequest request;
  request.set_unit(root_);
  request.set_query(std::string(name));
  request.set_page_size(kPageSize);
  std::vector<v1::Person> people;
  do {
    ASSIGN_OR_RETURN(const v1::ListPeopleResponse page,
                     session_.Call(&v1::PeopleService::Stub::ListPeople, request));
    for (const v1::Person& person : page.people()) {
      if (NameFold(person.display_name()) == fold) people.push_back(person);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return people;
}

std::string Directory::LinesOf(const std::vector<v1::Person>& people) const {
  return absl::StrJoin(people, "\n", [this](std::string* out, const v1::Person& person) {
    absl::StrAppend(out, "  ", person.name(), "  ", person.display_name(), "  ",
                    UnitText(person.home_unit()));
  });
}

}  // namespace glimmer::cli
