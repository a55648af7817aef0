// What changes units and people. Every change has its line in the feed: units are everybody's,
// people go to themselves and to the coordinators of their home and their communities.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "glimmer/v1/people_service.pb.h"
#include "server/people/person_store.h"
#include "server/people/unit_store.h"
#include "server/rpc/context.h"

namespace glimmer::people {

// `unit.unit_id` may be empty. Errors: FIELD_INVALID; NOT_FOUND; ALREADY_EXISTS.
absl::StatusOr<Unit> CreateUnit(rpc::Context& context, Unit unit);
// What is empty or unset stays.
struct UnitChange {
  std::string display_name;
  std::optional<bool> one_person_closes;
  std::optional<int64_t> wish_ceiling_fen;  // of the root alone
  std::optional<AlarmSteps> alarm_steps;    // the same
};
// A rule that is changed is on record. Errors: FIELD_INVALID; NOT_FOUND; ALREADY_EXISTS.
absl::StatusOr<Unit> UpdateUnit(rpc::Context& context, absl::string_view unit_id,
                                const UnitChange& change);

// At `person.home_unit_id` from `start_date` on; `person.person_id` may be empty.
// Errors: FIELD_INVALID; NOT_FOUND; ALREADY_EXISTS for a taken id or number.
absl::StatusOr<Person> CreatePerson(rpc::Context& context, Person person,
                                    absl::string_view start_date);

// Writes `masked` fields of `values`. People write neither their own birth year nor their numbers
// in other systems. Errors: ETAG_MISMATCH; PERSON_MERGED; FIELD_INVALID; ROLE_MISSING.
absl::StatusOr<Person> UpdatePerson(rpc::Context& context, const Person& values,
                                    const std::vector<std::string>& masked, absl::string_view etag);

// Errors: FIELD_INVALID; NOT_FOUND; PERSON_MERGED.
absl::StatusOr<Person> ChangeHome(rpc::Context& context, absl::string_view person_id,
                                  absl::string_view unit_id, absl::string_view start_date);
absl::StatusOr<Person> AddAffiliation(rpc::Context& context, absl::string_view person_id,
                                      const Affiliation& affiliation);
absl::StatusOr<Person> EndAffiliation(rpc::Context& context, absl::string_view person_id,
                                      const Affiliation& affiliation);

// The person whose phone number and e-mail address are wanted, with a line in the audit table.
// Errors: FIELD_INVALID {purpose}; NOT_FOUND.
absl::StatusOr<Person> LookUpContact(rpc::Context& context, absl::string_view person_id,
                                     v1::LookUpContactRequest::Purpose purpose);

// The person as of today; the one it was merged into when it was. Errors: NOT_FOUND.
absl::StatusOr<Person> ReadPerson(rpc::Context& context, absl::string_view person_id);

// Errors: NOT_FOUND; PERSON_MERGED.
absl::StatusOr<Person> ReadLivePerson(rpc::Context& context, PersonStore& store,
                                      absl::string_view person_id);
// The same by name, as of today. Errors: FIELD_INVALID {field} for what is no name of a person,
// too.
absl::StatusOr<Person> NeedLivePerson(rpc::Context& context, absl::string_view name,
                                      absl::string_view field);

// The feed lines of a changed person; `paths_before` are those of homes and affiliations before.
absl::Status PushPerson(rpc::Context& context, PersonStore& store, absl::string_view person_id,
                        const std::vector<std::string>& paths_before);

// Trims and checks what a person's row holds; the phone number and the name in their normal form.
// Errors: FIELD_INVALID.
absl::Status CheckPerson(Person& person, absl::Time now);

}  // namespace glimmer::people
