// People and units between their rows and the wire. Phone numbers never pass here.
#pragma once

#include "absl/status/statusor.h"
#include "glimmer/v1/people_service.pb.h"
#include "server/people/person_store.h"
#include "server/people/unit_store.h"

namespace glimmer::people {

v1::Unit ToProto(const Unit& unit);
AlarmSteps FromProto(const v1::AlarmSteps& steps);
v1::Person ToProto(const Person& person);
std::vector<ExternalId> FromProto(
    const google::protobuf::RepeatedPtrField<v1::ExternalId>& external_ids);

// Quoted version.
std::string EtagOf(const Person& person);

}  // namespace glimmer::people
