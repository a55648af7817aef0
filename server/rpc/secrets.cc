#include "server/rpc/secrets.h"

#include <set>
#include <vector>

#include "glimmer/v1/policy.pb.h"

namespace glimmer::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

bool IsSecret(const FieldDescriptor& field) {
  return field.options().GetExtension(v1::sensitivity) == v1::SENSITIVITY_SECRET;
}

// `seen` ends the walk through types that hold themselves.
bool MayHold(const Descriptor& type, std::set<const Descriptor*>& seen) {
  if (!seen.insert(&type).second) return false;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (IsSecret(field)) return true;
    if (field.message_type() != nullptr && MayHold(*field.message_type(), seen)) return true;
  }
  return false;
}

}  // namespace

bool MayHoldSecrets(const Descriptor& type) {
  std::set<const Descriptor*> seen;
  return MayHold(type, seen);
}

void ClearSecrets(google::protobuf::Message& message) {
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const FieldDescriptor*> present;
  reflection.ListFields(message, &present);
  for (const FieldDescriptor* field : present) {
    if (IsSecret(*field)) {
      reflection.ClearField(&message, field);
    } else if (field->message_type() == nullptr) {
      continue;
    } else if (field->is_repeated()) {
      for (int i = 0; i < reflection.FieldSize(message, field); ++i) {
        ClearSecrets(*reflection.MutableRepeatedMessage(&message, field, i));
      }
    } else {
      ClearSecrets(*reflection.MutableMessage(&message, field));
    }
  }
}

}  // namespace glimmer::rpc
