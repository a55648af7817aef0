#include "server/people/people_commands.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "server/formats/cells.h"
#include "server/people/people_proto.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/domain/wish_rules.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

absl::Status Taken(const std::string& resource) {
  return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "This is taken.", {{"resource", resource}});
}

absl::Status CheckCeiling(const Unit& unit) {
  const bool fits = unit.wish_ceiling_fen >= 0 && unit.wish_ceiling_fen <= kMostCeilingFen;
  if (fits && unit.parent_unit_id.empty()) return absl::OkStatus();
  return InvalidField("wish_ceiling_fen", "Of the organisation itself, 0 to 100,000,000.");
}

// The name in its normal form, free below the parent.
absl::StatusOr<std::string> UnitName(rpc::Context& context, absl::string_view parent_unit_id,
                                     absl::string_view display_name) {
  const auto name = formats::ParseName(display_name);
  if (!name.ok()) return InvalidField("display_name", "A name has 1 to 60 characters.");
  ASSIGN_OR_RETURN(const auto other, UnitStore(context.tx).FindBelow(parent_unit_id, *name));
  if (other) return Taken(ResourceName(kUnits, other->unit_id));
  return *name;
}

void PushUnit(rpc::Context& context, absl::string_view unit_id) {
  context.changes.push_back({"", rpc::ChangeKind::kUpsert, "", ResourceName(kUnits, unit_id)});
}

absl::Status CheckNumbersFree(PersonStore& store, const Person& person) {
  for (const ExternalId& id : person.external_ids) {
    ASSIGN_OR_RETURN(const std::string owner, store.OwnerOf(person.organization_id, id));
    if (!owner.empty() && owner != person.person_id) {
      return Taken(absl::StrCat("external_ids/", id.system));
    }
  }
  return absl::OkStatus();
}

absl::Status WriteField(absl::string_view field, const Person& values, Person& person) {
  if (field == "display_name") {
    person.display_name = values.display_name;
  } else if (field == "phone") {
    person.phone = values.phone;
  } else if (field == "email") {
    person.email = values.email;
  } else if (field == "birth_year") {
    person.birth_year = values.birth_year;
  } else if (field == "languages") {
    person.languages = values.languages;
  } else if (field == "skills") {
    person.skills = values.skills;
  } else if (field == "external_ids") {
    person.external_ids = values.external_ids;
  } else {
    return InvalidField("update_mask", "update_mask names a field that cannot be written.");
  }
  return absl::OkStatus();
}

void AddKeys(std::vector<std::string> keys, std::vector<std::string>& out) {
  for (std::string& key : keys) {
    if (std::find(out.begin(), out.end(), key) == out.end()) out.push_back(std::move(key));
  }
}

// When the person can visit goes where the person goes; the feed sees who may no longer see it.
absl::Status PushTerms(rpc::Context& context, PersonStore& store, absl::string_view person_id,
                       const std::vector<std::string>& paths_before) {
  ASSIGN_OR_RETURN(const bool has_terms, store.HasVisitorTerms(person_id));
  if (!has_terms) return absl::OkStatus();
  ASSIGN_OR_RETURN(std::vector<std::string> paths, store.PathsOf(person_id));
  paths.insert(paths.end(), paths_before.begin(), paths_before.end());
  context.changes.push_back({ResourceName(kVisitorTerms, person_id), rpc::ChangeKind::kUpsert,
                             TermsAudience(person_id, paths), ""});
  return absl::OkStatus();
}

absl::Status CheckAlarm(const Unit& unit) {
  if (unit.parent_unit_id.empty()) return CheckAlarmSteps(unit.alarm_steps);
  return InvalidField("alarm_steps", "Of the organisation itself.");
}

std::string PurposeText(v1::LookUpContactRequest::Purpose purpose) {
  switch (purpose) {
    case v1::LookUpContactRequest::PURPOSE_SHIFT:
      return "shift";
    case v1::LookUpContactRequest::PURPOSE_SAFETY:
      return "safety";
    case v1::LookUpContactRequest::PURPOSE_RECORD:
      return "record";
    default:
      return "";
  }
}

}  // namespace

absl::StatusOr<Unit> CreateUnit(rpc::Context& context, Unit unit) {
  if (unit.kind != UnitKind::kBranch && unit.kind != UnitKind::kCommunity) {
    return InvalidField("kind", "A new unit is a branch or a community.");
  }
  ASSIGN_OR_RETURN(const Unit parent, GetUnit(context, unit.parent_unit_id));
  ASSIGN_OR_RETURN(unit.display_name, UnitName(context, parent.unit_id, unit.display_name));
  UnitStore store(context.tx);
  if (unit.unit_id.empty()) unit.unit_id = context.NewId();
  ASSIGN_OR_RETURN(const auto taken, store.Find(unit.unit_id));
  if (taken) return Taken(ResourceName(kUnits, unit.unit_id));
  unit.organization_id = parent.organization_id;
  unit.path = absl::StrCat(parent.path, unit.unit_id, "/");
  RETURN_IF_ERROR(store.Insert(unit, context.now));
  PushUnit(context, unit.unit_id);
  return unit;
}

absl::StatusOr<Unit> UpdateUnit(rpc::Context& context, absl::string_view unit_id,
                                const UnitChange& change) {
  ASSIGN_OR_RETURN(Unit unit, GetUnit(context, unit_id));
  const Unit before = unit;
  if (!change.display_name.empty() && change.display_name != before.display_name) {
    ASSIGN_OR_RETURN(unit.display_name,
                     UnitName(context, unit.parent_unit_id, change.display_name));
  }
  unit.one_person_closes = change.one_person_closes.value_or(before.one_person_closes);
  unit.wish_ceiling_fen = change.wish_ceiling_fen.value_or(before.wish_ceiling_fen);
  if (unit.wish_ceiling_fen != before.wish_ceiling_fen) RETURN_IF_ERROR(CheckCeiling(unit));
  unit.alarm_steps = change.alarm_steps.value_or(before.alarm_steps);
  if (unit.alarm_steps != before.alarm_steps) RETURN_IF_ERROR(CheckAlarm(unit));
  if (unit == before) return unit;
  if (unit.wish_ceiling_fen != before.wish_ceiling_fen) {
    RETURN_IF_ERROR(
        rpc::Audit(context, {ResourceName(kUnits, unit_id), "UpdateUnit",
                             absl::StrCat("wish_ceiling_fen ", unit.wish_ceiling_fen)}));
  }
  if (unit.one_person_closes != before.one_person_closes) {
    RETURN_IF_ERROR(rpc::Audit(
        context, {ResourceName(kUnits, unit_id), "UpdateUnit",
                  unit.one_person_closes ? "one_person_closes" : "second_person_closes"}));
  }
  if (unit.alarm_steps != before.alarm_steps) {
    const AlarmSteps& steps = unit.alarm_steps;
    RETURN_IF_ERROR(
        rpc::Audit(context, {ResourceName(kUnits, unit_id), "UpdateUnit",
                             absl::StrCat("alarm_steps ", steps.contact_minutes, " ",
                                          steps.coordinator_minutes, " ", steps.lead_minutes)}));
  }
  RETURN_IF_ERROR(UnitStore(context.tx).Update(unit));
  PushUnit(context, unit_id);
  return unit;
}

absl::StatusOr<Person> ReadPerson(rpc::Context& context, absl::string_view person_id) {
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  ASSIGN_OR_RETURN(Person person, store.Get(person_id));
  if (person.organization_id != context.organization_id) {
    return NotFound(ResourceName(kPeople, person_id));
  }
  if (person.merged_into_person_id.empty()) return person;
  return store.Get(person.merged_into_person_id);
}

absl::StatusOr<Person> ReadLivePerson(rpc::Context& context, PersonStore& store,
                                      absl::string_view person_id) {
  ASSIGN_OR_RETURN(Person person, store.Get(person_id));
  if (person.organization_id != context.organization_id) {
    return NotFound(ResourceName(kPeople, person_id));
  }
  if (person.merged_into_person_id.empty()) return person;
  return MakeError(v1::ERROR_REASON_PERSON_MERGED, "The person was merged into another.",
                   {{"merged_into", ResourceName(kPeople, person.merged_into_person_id)}});
}

absl::StatusOr<Person> NeedLivePerson(rpc::Context& context, absl::string_view name,
                                      absl::string_view field) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kPeople, name, field));
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  return ReadLivePerson(context, store, id);
}

absl::Status PushPerson(rpc::Context& context, PersonStore& store, absl::string_view person_id,
                        const std::vector<std::string>& paths_before) {
  ASSIGN_OR_RETURN(const std::vector<std::string> paths, store.PathsOf(person_id));
  const std::string name = ResourceName(kPeople, person_id);
  std::vector<std::string> keys = {rpc::PersonKey(person_id)};
  for (const std::string& path : paths) AddKeys(rpc::PathKeys(path), keys);
  context.changes.push_back({name, rpc::ChangeKind::kUpsert, rpc::Audience(keys), ""});
  std::vector<std::string> lost;
  for (const std::string& path : paths_before) AddKeys(rpc::PathKeys(path), lost);
  lost.erase(std::remove_if(lost.begin(), lost.end(),
                            [&keys](const std::string& key) {
                              return std::find(keys.begin(), keys.end(), key) != keys.end();
                            }),
             lost.end());
  if (!lost.empty()) {
    context.changes.push_back({name, rpc::ChangeKind::kRevoked, rpc::Audience(lost), ""});
  }
  return PushTerms(context, store, person_id, paths_before);
}

absl::StatusOr<Person> CreatePerson(rpc::Context& context, Person person,
                                    absl::string_view start_date) {
  RETURN_IF_ERROR(CheckPerson(person, context.now));
  RETURN_IF_ERROR(CheckDay("start_date", start_date));
  RETURN_IF_ERROR(GetUnit(context, person.home_unit_id));
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  if (person.person_id.empty()) person.person_id = context.NewId();
  ASSIGN_OR_RETURN(const auto taken, store.Find(person.person_id));
  if (taken) return Taken(ResourceName(kPeople, person.person_id));
  person.organization_id = context.organization_id;
  RETURN_IF_ERROR(CheckNumbersFree(store, person));
  RETURN_IF_ERROR(store.Insert(person, context.now));
  RETURN_IF_ERROR(store.ReplaceExternalIds(person));
  RETURN_IF_ERROR(store.SetHome(person.person_id, person.home_unit_id, start_date));
  RETURN_IF_ERROR(PushPerson(context, store, person.person_id, {}));
  return store.Get(person.person_id);
}

absl::StatusOr<Person> UpdatePerson(rpc::Context& context, const Person& values,
                                    const std::vector<std::string>& masked,
                                    absl::string_view etag) {
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  ASSIGN_OR_RETURN(Person person, ReadLivePerson(context, store, values.person_id));
  const std::string current = EtagOf(person);
  if (!etag.empty() && etag != current) {
    return MakeError(v1::ERROR_REASON_ETAG_MISMATCH, "Somebody changed it meanwhile.",
                     {{"etag", current}});
  }
  for (const std::string& field : masked) {
    // Minimum ages and the office's numbers rest on these two: somebody else writes them.
    if (context.caller.person_id == person.person_id &&
        (field == "birth_year" || field == "external_ids")) {
      return MakeError(v1::ERROR_REASON_ROLE_MISSING, "Somebody else writes this about a person.");
    }
    RETURN_IF_ERROR(WriteField(field, values, person));
  }
  RETURN_IF_ERROR(CheckPerson(person, context.now));
  RETURN_IF_ERROR(CheckNumbersFree(store, person));
  RETURN_IF_ERROR(store.Update(person, context.now));
  RETURN_IF_ERROR(store.ReplaceExternalIds(person));
  RETURN_IF_ERROR(PushPerson(context, store, person.person_id, {}));
  return store.Get(person.person_id);
}

absl::StatusOr<Person> ChangeHome(rpc::Context& context, absl::string_view person_id,
                                  absl::string_view unit_id, absl::string_view start_date) {
  RETURN_IF_ERROR(CheckDay("start_date", start_date));
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  RETURN_IF_ERROR(ReadLivePerson(context, store, person_id));
  RETURN_IF_ERROR(GetUnit(context, unit_id));
  ASSIGN_OR_RETURN(const auto before, store.PathsOf(person_id));
  RETURN_IF_ERROR(store.SetHome(person_id, unit_id, start_date));
  RETURN_IF_ERROR(PushPerson(context, store, person_id, before));
  return store.Get(person_id);
}

absl::StatusOr<Person> AddAffiliation(rpc::Context& context, absl::string_view person_id,
                                      const Affiliation& affiliation) {
  RETURN_IF_ERROR(CheckDay("start_date", affiliation.start_date));
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  RETURN_IF_ERROR(ReadLivePerson(context, store, person_id));
  RETURN_IF_ERROR(GetUnit(context, affiliation.unit_id));
  ASSIGN_OR_RETURN(const bool added, store.AddAffiliation(person_id, affiliation));
  if (added) RETURN_IF_ERROR(PushPerson(context, store, person_id, {}));
  return store.Get(person_id);
}

absl::StatusOr<Person> EndAffiliation(rpc::Context& context, absl::string_view person_id,
                                      const Affiliation& affiliation) {
  RETURN_IF_ERROR(CheckDay("end_date", affiliation.end_date));
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  PersonStore store(context.tx, today);
  RETURN_IF_ERROR(ReadLivePerson(context, store, person_id));
  ASSIGN_OR_RETURN(const auto before, store.PathsOf(person_id));
  ASSIGN_OR_RETURN(const bool ended,
                   store.EndAffiliation(person_id, affiliation.unit_id, affiliation.end_date));
  if (!ended) return InvalidField("unit", "The person is not reported to this unit on that day.");
  RETURN_IF_ERROR(PushPerson(context, store, person_id, before));
  return store.Get(person_id);
}

absl::StatusOr<Person> LookUpContact(rpc::Context& context, absl::string_view person_id,
                                     v1::LookUpContactRequest::Purpose purpose) {
  const std::string text = PurposeText(purpose);
  if (text.empty()) return InvalidField("purpose", "Say what the contact is for.");
  ASSIGN_OR_RETURN(const Person person, ReadPerson(context, person_id));
  ASSIGN_OR_RETURN(const std::string key,
                   rpc::SubjectKeyOf(context.tx, context.random, person.person_id));
  RETURN_IF_ERROR(rpc::Audit(context, {absl::StrCat("subjects/", key), "LookUpContact", text}));
  return person;
}

}  // namespace glimmer::people
