#include "server/people/people_service.h"

#include <utility>

#include "server/people/merge_commands.h"
#include "server/people/name_keys.h"
#include "server/people/people_commands.h"
#include "server/people/people_import.h"
#include "server/people/people_proto.h"
#include "server/rpc/page_token.h"
#include "shared/domain/field_checks.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::people {
namespace {

template <typename Response>
absl::Status Answer(const absl::StatusOr<Person>& person, Response& out) {
  RETURN_IF_ERROR(person.status());
  *out.mutable_person() = ToProto(*person);
  return absl::OkStatus();
}

template <typename Response>
absl::Status AnswerUnit(const absl::StatusOr<Unit>& unit, Response& out) {
  RETURN_IF_ERROR(unit.status());
  *out.mutable_unit() = ToProto(*unit);
  return absl::OkStatus();
}

absl::Status DoListUnits(rpc::Context& context, const v1::ListUnitsRequest&,
                         v1::ListUnitsResponse& out) {
  ASSIGN_OR_RETURN(const std::vector<Unit> units,
                   UnitStore(context.tx).List(context.organization_id));
  for (const Unit& unit : units) *out.add_units() = ToProto(unit);
  return absl::OkStatus();
}

absl::Status DoCreateUnit(rpc::Context& context, const v1::CreateUnitRequest& in,
                          v1::CreateUnitResponse& out) {
  RETURN_IF_ERROR(CheckChosenId("unit_id", in.unit_id()));
  Unit unit;
  unit.unit_id = in.unit_id();
  ASSIGN_OR_RETURN(unit.parent_unit_id, IdOf(kUnits, in.parent(), "parent"));
  unit.kind = static_cast<UnitKind>(in.kind());
  unit.display_name = in.display_name();
  return AnswerUnit(people::CreateUnit(context, unit), out);
}

absl::Status DoUpdateUnit(rpc::Context& context, const v1::UpdateUnitRequest& in,
                          v1::UpdateUnitResponse& out) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kUnits, in.unit(), "unit"));
  UnitChange change;
  change.display_name = in.display_name();
  if (in.has_one_person_closes()) change.one_person_closes = in.one_person_closes();
  if (in.has_wish_ceiling_fen()) change.wish_ceiling_fen = in.wish_ceiling_fen();
  if (in.has_alarm_steps()) change.alarm_steps = FromProto(in.alarm_steps());
  return AnswerUnit(people::UpdateUnit(context, id, change), out);
}

absl::Status DoListPeople(rpc::Context& context, const v1::ListPeopleRequest& in,
                          v1::ListPeopleResponse& out) {
  ASSIGN_OR_RETURN(const Unit unit, NeedUnit(context, in.unit(), "unit"));
  PersonQuery query;
  query.organization_id = context.organization_id;
  query.unit_path = unit.path;
  if (!in.query().empty()) {
    const NamePatterns patterns = PatternsOf(in.query());
    query.fold_pattern = patterns.fold;
    query.pinyin_pattern = patterns.pinyin;
  }
  ASSIGN_OR_RETURN(query.limit, rpc::PageSize(in.page_size()));
  ASSIGN_OR_RETURN(const auto position, rpc::ReadPageToken("ListPeople", in.page_token(), 2));
  if (!position.empty()) {
    query.after_pinyin = position[0];
    query.after_person_id = position[1];
  }
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  ASSIGN_OR_RETURN(const std::vector<Person> people, PersonStore(context.tx, today).List(query));
  for (const Person& person : people) *out.add_people() = ToProto(person);
  if (static_cast<int>(people.size()) == query.limit) {
    out.set_next_page_token(
        rpc::MakePageToken("ListPeople", {people.back().name_pinyin, people.back().person_id}));
  }
  return absl::OkStatus();
}

absl::Status DoGetPerson(rpc::Context& context, const v1::GetPersonRequest& in,
                         v1::GetPersonResponse& out) {
  ASSIGN_OR_RETURN(const std::string id, IdOf(kPeople, in.person(), "person"));
  return Answer(ReadPerson(context, id), out);
}

absl::Status DoCreatePerson(rpc::Context& context, const v1::CreatePersonRequest& in,
                            v1::CreatePersonResponse& out) {
  RETURN_IF_ERROR(CheckChosenId("person_id", in.person_id()));
  Person person;
  person.person_id = in.person_id();
  person.display_name = in.display_name();
  ASSIGN_OR_RETURN(person.home_unit_id, IdOf(kUnits, in.home_unit(), "home_unit"));
  person.phone = in.phone();
  person.birth_year = in.birth_year();
  person.external_ids = FromProto(in.external_ids());
  ASSIGN_OR_RETURN(const std::string today, TodayOf(context));
  return Answer(people::CreatePerson(context, person, today), out);
}

// An empty mask means the fields that are set.
std::vector<std::string> MaskOf(const v1::UpdatePersonRequest& in) {
  if (in.update_mask_size() > 0) return {in.update_mask().begin(), in.update_mask().end()};
  std::vector<std::string> mask;
  if (!in.display_name().empty()) mask.push_back("display_name");
  if (!in.phone().empty()) mask.push_back("phone");
  if (!in.email().empty()) mask.push_back("email");
  if (in.birth_year() != 0) mask.push_back("birth_year");
  if (in.languages_size() > 0) mask.push_back("languages");
  if (in.skills_size() > 0) mask.push_back("skills");
  if (in.external_ids_size() > 0) mask.push_back("external_ids");
  return mask;
}

absl::Status DoUpdatePerson(rpc::Context& context, const v1::UpdatePersonRequest& in,
                            v1::UpdatePersonResponse& out) {
  Person values;
  ASSIGN_OR_RETURN(values.person_id, IdOf(kPeople, in.person(), "person"));
  values.display_name = in.display_name();
  values.phone = in.phone();
  values.email = in.email();
  values.birth_year = in.birth_year();
  values.languages = {in.languages().begin(), in.languages().end()};
  values.skills = {in.skills().begin(), in.skills().end()};
  values.external_ids = FromProto(in.external_ids());
  return Answer(people::UpdatePerson(context, values, MaskOf(in), in.etag()), out);
}

absl::Status DoChangeHomeUnit(rpc::Context& context, const v1::ChangeHomeUnitRequest& in,
                              v1::ChangeHomeUnitResponse& out) {
  ASSIGN_OR_RETURN(const std::string person, IdOf(kPeople, in.person(), "person"));
  ASSIGN_OR_RETURN(const std::string unit, IdOf(kUnits, in.home_unit(), "home_unit"));
  return Answer(ChangeHome(context, person, unit, in.start_date()), out);
}

absl::Status DoAddAffiliation(rpc::Context& context, const v1::AddAffiliationRequest& in,
                              v1::AddAffiliationResponse& out) {
  ASSIGN_OR_RETURN(const std::string person, IdOf(kPeople, in.person(), "person"));
  ASSIGN_OR_RETURN(const std::string unit, IdOf(kUnits, in.unit(), "unit"));
  return Answer(people::AddAffiliation(context, person, {unit, in.start_date(), ""}), out);
}

absl::Status DoEndAffiliation(rpc::Context& context, const v1::EndAffiliationRequest& in,
                              v1::EndAffiliationResponse& out) {
  ASSIGN_OR_RETURN(const std::string person, IdOf(kPeople, in.person(), "person"));
  ASSIGN_OR_RETURN(const std::string unit, IdOf(kUnits, in.unit(), "unit"));
  return Answer(people::EndAffiliation(context, person, {unit, "", in.end_date()}), out);
}

absl::Status DoMergePeople(rpc::Context& context, const v1::MergePeopleRequest& in,
                           v1::MergePeopleResponse& out) {
  ASSIGN_OR_RETURN(const std::string person, IdOf(kPeople, in.person(), "person"));
  ASSIGN_OR_RETURN(const std::string duplicate, IdOf(kPeople, in.duplicate(), "duplicate"));
  return Answer(people::MergePeople(context, person, duplicate), out);
}

absl::Status DoLookUpContact(rpc::Context& context, const v1::LookUpContactRequest& in,
                             v1::LookUpContactResponse& out) {
  ASSIGN_OR_RETURN(const std::string person, IdOf(kPeople, in.person(), "person"));
  ASSIGN_OR_RETURN(const Person found, people::LookUpContact(context, person, in.purpose()));
  out.set_phone(found.phone);
  out.set_email(found.email);
  return absl::OkStatus();
}

absl::Status DoImportPeople(rpc::Context& context, const v1::ImportPeopleRequest& in,
                            v1::ImportPeopleResponse& out) {
  ImportOptions options;
  ASSIGN_OR_RETURN(options.home_unit_id, IdOf(kUnits, in.home_unit(), "home_unit"));
  options.file_name = in.file_name();
  options.apply = in.apply();
  options.skip_bad_rows = in.skip_bad_rows();
  ASSIGN_OR_RETURN(*out.mutable_report(), people::ImportPeople(context, in.content(), options));
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* PeopleService::ListUnits(grpc::CallbackServerContext* rpc,
                                                   const v1::ListUnitsRequest* request,
                                                   v1::ListUnitsResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, DoListUnits);
}

grpc::ServerUnaryReactor* PeopleService::CreateUnit(grpc::CallbackServerContext* rpc,
                                                    const v1::CreateUnitRequest* request,
                                                    v1::CreateUnitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoCreateUnit);
}

grpc::ServerUnaryReactor* PeopleService::UpdateUnit(grpc::CallbackServerContext* rpc,
                                                    const v1::UpdateUnitRequest* request,
                                                    v1::UpdateUnitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoUpdateUnit);
}

grpc::ServerUnaryReactor* PeopleService::ListPeople(grpc::CallbackServerContext* rpc,
                                                    const v1::ListPeopleRequest* request,
                                                    v1::ListPeopleResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, DoListPeople);
}

grpc::ServerUnaryReactor* PeopleService::GetPerson(grpc::CallbackServerContext* rpc,
                                                   const v1::GetPersonRequest* request,
                                                   v1::GetPersonResponse* response) {
  return rpc::ReadCall(rpc, deps_, request, response, DoGetPerson);
}

grpc::ServerUnaryReactor* PeopleService::CreatePerson(grpc::CallbackServerContext* rpc,
                                                      const v1::CreatePersonRequest* request,
                                                      v1::CreatePersonResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoCreatePerson);
}

grpc::ServerUnaryReactor* PeopleService::UpdatePerson(grpc::CallbackServerContext* rpc,
                                                      const v1::UpdatePersonRequest* request,
                                                      v1::UpdatePersonResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoUpdatePerson);
}

grpc::ServerUnaryReactor* PeopleService::ChangeHomeUnit(grpc::CallbackServerContext* rpc,
                                                        const v1::ChangeHomeUnitRequest* request,
                                                        v1::ChangeHomeUnitResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoChangeHomeUnit);
}

grpc::ServerUnaryReactor* PeopleService::AddAffiliation(grpc::CallbackServerContext* rpc,
                                                        const v1::AddAffiliationRequest* request,
                                                        v1::AddAffiliationResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoAddAffiliation);
}

grpc::ServerUnaryReactor* PeopleService::EndAffiliation(grpc::CallbackServerContext* rpc,
                                                        const v1::EndAffiliationRequest* request,
                                                        v1::EndAffiliationResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoEndAffiliation);
}

grpc::ServerUnaryReactor* PeopleService::MergePeople(grpc::CallbackServerContext* rpc,
                                                     const v1::MergePeopleRequest* request,
                                                     v1::MergePeopleResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoMergePeople);
}

grpc::ServerUnaryReactor* PeopleService::LookUpContact(grpc::CallbackServerContext* rpc,
                                                       const v1::LookUpContactRequest* request,
                                                       v1::LookUpContactResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoLookUpContact);
}

grpc::ServerUnaryReactor* PeopleService::ImportPeople(grpc::CallbackServerContext* rpc,
                                                      const v1::ImportPeopleRequest* request,
                                                      v1::ImportPeopleResponse* response) {
  return rpc::WriteCall(rpc, deps_, request, response, DoImportPeople);
}

}  // namespace glimmer::people
