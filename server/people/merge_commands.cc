#include "server/people/merge_commands.h"

#include <algorithm>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "server/events/shift_store.h"
#include "server/people/merge_store.h"
#include "server/people/people_commands.h"
#include "server/people/unit_store.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

constexpr size_t kMostEntries = 20;
constexpr absl::string_view kVisitsPrefix = "visits/";

bool Administers(const rpc::Caller& caller, absl::string_view path) {
  return caller.local || caller.Covers(v1::ROLE_ORGANIZATION_ADMIN, path);
}

absl::Status CheckReach(rpc::Context& context, PersonStore& store, const Person& duplicate) {
  ASSIGN_OR_RETURN(const std::vector<std::string> paths, store.PathsOf(duplicate.person_id));
  for (const std::string& path : paths) {
    if (Administers(context.caller, path)) return absl::OkStatus();
  }
  if (context.caller.local) return absl::OkStatus();
  return NotFound(ResourceName(kPeople, duplicate.person_id));
}

// A merge must not be a way to roles: neither to take them nor to come in beside their holder.
absl::Status CheckGrants(rpc::Context& context, MergeStore& merge, const Person& person,
                         const Person& duplicate) {
  ASSIGN_OR_RETURN(const std::vector<rpc::Grant> grants, merge.GrantsInForce(context.now));
  const bool own =
      !context.caller.person_id.empty() && (context.caller.person_id == person.person_id ||
                                            context.caller.person_id == duplicate.person_id);
  for (const rpc::Grant& grant : grants) {
    if (!own && Administers(context.caller, grant.scope_path)) continue;
    return MakeError(v1::ERROR_REASON_GRANT_NOT_ALLOWED,
                     "Somebody who stands above the roles of both merges them.");
  }
  return absl::OkStatus();
}

void AddMissing(const std::vector<std::string>& from, std::vector<std::string>& to) {
  for (const std::string& value : from) {
    if (to.size() >= kMostEntries) return;
    if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
  }
}

// Where the duplicate saw it, the person does; whoever else saw it sees other names in it.
absl::Status PushMoved(rpc::Context& context, const std::vector<MovedResource>& moved,
                       absl::string_view person_id, absl::string_view duplicate_id) {
  std::map<std::string, std::vector<std::string>> staff;
  for (const MovedResource& resource : moved) {
    std::vector<std::string>& keys = staff[resource.shift_id];
    if (keys.empty() && !resource.shift_id.empty()) {
      ASSIGN_OR_RETURN(const events::Shift shift,
                       events::ShiftStore(context.tx).Get(resource.shift_id));
      keys = events::StaffKeys(shift);
    }
    std::vector<std::string> audience;
    for (const std::string& reader : resource.readers) {
      audience.push_back(rpc::PersonKey(reader == duplicate_id ? person_id : reader));
    }
    audience.insert(audience.end(), keys.begin(), keys.end());
    const std::vector<std::string> staff_of_unit = rpc::PathKeys(resource.unit_path);
    audience.insert(audience.end(), staff_of_unit.begin(), staff_of_unit.end());
    const std::vector<std::string> coordinators = rpc::CoordinatorKeys(resource.coordinated_path);
    audience.insert(audience.end(), coordinators.begin(), coordinators.end());
    if (absl::StartsWith(resource.name, kVisitsPrefix)) {
      const std::vector<std::string> leads = rpc::LeadKeys(resource.coordinated_path);
      audience.insert(audience.end(), leads.begin(), leads.end());
    }
    context.changes.push_back(
        {resource.name, rpc::ChangeKind::kUpsert, rpc::Audience(audience), ""});
  }
  return absl::OkStatus();
}

absl::Status Record(rpc::Context& context, const Person& person, const Person& duplicate) {
  for (const Person* who : {&duplicate, &person}) {
    ASSIGN_OR_RETURN(const std::string key,
                     rpc::SubjectKeyOf(context.tx, context.random, who->person_id));
    RETURN_IF_ERROR(rpc::Audit(context, {absl::StrCat("subjects/", key), "MergePeople", ""}));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Person> MergePeople(rpc::Context& context, absl::string_view person_id,
                                   absl::string_view duplicate_id) {
  if (person_id == duplicate_id) {
    return InvalidField("duplicate", "A person is not merged into themselves.");
  }
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  ASSIGN_OR_RETURN(Person person, ReadLivePerson(context, store, person_id));
  ASSIGN_OR_RETURN(const Person duplicate, ReadLivePerson(context, store, duplicate_id));
  RETURN_IF_ERROR(CheckReach(context, store, duplicate));
  MergeStore merge(context.tx, person_id, duplicate_id);
  RETURN_IF_ERROR(CheckGrants(context, merge, person, duplicate));
  ASSIGN_OR_RETURN(const std::string shift, merge.SharedShift());
  if (!shift.empty()) {
    return MakeError(v1::ERROR_REASON_SIGN_UP_OVERLAPS, "Both are on one shift.",
                     {{"shift", ResourceName(kShifts, shift)}});
  }
  ASSIGN_OR_RETURN(const std::string claim, merge.SharedWish());
  if (!claim.empty()) {
    return MakeError(v1::ERROR_REASON_ALREADY_CLAIMED, "Both have claimed one wish.",
                     {{"wish_claim", ResourceName(kWishClaims, claim)}});
  }
  RETURN_IF_ERROR(Record(context, person, duplicate));
  ASSIGN_OR_RETURN(const auto moved, merge.Resources());
  ASSIGN_OR_RETURN(const auto before, store.PathsOf(person_id));
  ASSIGN_OR_RETURN(const auto duplicate_before, store.PathsOf(duplicate_id));
  ASSIGN_OR_RETURN(const bool had_terms, store.HasVisitorTerms(duplicate_id));
  RETURN_IF_ERROR(merge.MoveAll(today, context.now));
  if (person.phone.empty()) person.phone = duplicate.phone;
  if (person.email.empty()) person.email = duplicate.email;
  if (person.birth_year == 0) person.birth_year = duplicate.birth_year;
  AddMissing(duplicate.languages, person.languages);
  AddMissing(duplicate.skills, person.skills);
  RETURN_IF_ERROR(store.Update(person, context.now));
  RETURN_IF_ERROR(PushPerson(context, store, duplicate_id, duplicate_before));
  RETURN_IF_ERROR(PushPerson(context, store, person_id, before));
  RETURN_IF_ERROR(PushMoved(context, moved, person_id, duplicate_id));
  if (had_terms) {
    context.changes.push_back({ResourceName(kVisitorTerms, duplicate_id),
                               rpc::ChangeKind::kTombstone,
                               TermsAudience(person_id, duplicate_before), ""});
  }
  return store.Get(person_id);
}

}  // namespace glimmer::people
