#include "server/people/people_proto.h"

#include "absl/strings/str_cat.h"
#include "shared/domain/resource_names.h"

namespace glimmer::people {
namespace {

v1::AlarmSteps ToProto(const AlarmSteps& steps) {
  v1::AlarmSteps out;
  out.set_contact_minutes(static_cast<int32_t>(steps.contact_minutes));
  out.set_coordinator_minutes(static_cast<int32_t>(steps.coordinator_minutes));
  out.set_lead_minutes(static_cast<int32_t>(steps.lead_minutes));
  return out;
}

}  // namespace

AlarmSteps FromProto(const v1::AlarmSteps& steps) {
  return {steps.contact_minutes(), steps.coordinator_minutes(), steps.lead_minutes()};
}

v1::Unit ToProto(const Unit& unit) {
  v1::Unit out;
  out.set_name(ResourceName(kUnits, unit.unit_id));
  out.set_parent(ResourceName(kUnits, unit.parent_unit_id));
  out.set_display_name(unit.display_name);
  out.set_kind(static_cast<v1::Unit::Kind>(unit.kind));
  out.set_wish_ceiling_fen(unit.wish_ceiling_fen);
  out.set_one_person_closes(unit.one_person_closes);
  if (unit.parent_unit_id.empty()) *out.mutable_alarm_steps() = ToProto(unit.alarm_steps);
  return out;
}

v1::Person ToProto(const Person& person) {
  v1::Person out;
  out.set_name(ResourceName(kPeople, person.person_id));
  out.set_display_name(person.display_name);
  out.set_home_unit(ResourceName(kUnits, person.home_unit_id));
  for (const Affiliation& from : person.affiliations) {
    v1::Affiliation* to = out.add_affiliations();
    to->set_unit(ResourceName(kUnits, from.unit_id));
    to->set_start_date(from.start_date);
    to->set_end_date(from.end_date);
  }
  for (const std::string& language : person.languages) out.add_languages(language);
  for (const std::string& skill : person.skills) out.add_skills(skill);
  out.set_birth_year(static_cast<int32_t>(person.birth_year));
  for (const ExternalId& from : person.external_ids) {
    v1::ExternalId* to = out.add_external_ids();
    to->set_system(from.system);
    to->set_value(from.value);
  }
  out.set_merged_into(ResourceName(kPeople, person.merged_into_person_id));
  out.set_has_device(person.has_device);
  out.set_has_phone(!person.phone.empty());
  out.set_has_email(!person.email.empty());
  out.set_etag(EtagOf(person));
  return out;
}

std::vector<ExternalId> FromProto(
    const google::protobuf::RepeatedPtrField<v1::ExternalId>& external_ids) {
  std::vector<ExternalId> out;
  for (const v1::ExternalId& id : external_ids) out.push_back({id.system(), id.value()});
  return out;
}

std::string EtagOf(const Person& person) { return absl::StrCat("\"", person.version, "\""); }

}  // namespace glimmer::people
