// Roles as people read them. Pure, but for the language.
#pragma once

#include <QString>

#include "glimmer/v1/policy.pb.h"

namespace glimmer::mobile {

// "Coordinator".
QString RoleName(v1::Role role);
// "coordinator of City library", within a sentence.
QString RoleInWords(v1::Role role, const QString& unit);
// What the rules of the services allow with it, in one sentence.
QString RoleMeaning(v1::Role role);

}  // namespace glimmer::mobile
