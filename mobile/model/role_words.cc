#include "mobile/model/role_words.h"

#include <QCoreApplication>

namespace glimmer::mobile {
namespace {

struct RoleWords {
  Q_DECLARE_TR_FUNCTIONS(RoleWords)
};

}  // namespace

QString RoleName(v1::Role role) {
  switch (role) {
    case v1::ROLE_COORDINATOR:
      return RoleWords::tr("Coordinator");
    case v1::ROLE_ORGANIZATION_ADMIN:
      return RoleWords::tr("Administrator");
    case v1::ROLE_AUDITOR:
      return RoleWords::tr("Auditor");
    case v1::ROLE_SAFEGUARDING_LEAD:
      return RoleWords::tr("Safeguarding lead");
    default:
      return RoleWords::tr("A role that this app does not know");
  }
}

QString RoleInWords(v1::Role role, const QString& unit) {
  switch (role) {
    case v1::ROLE_COORDINATOR:
      return RoleWords::tr("coordinator of %1").arg(unit);
    case v1::ROLE_ORGANIZATION_ADMIN:
      return RoleWords::tr("administrator of %1").arg(unit);
    case v1::ROLE_AUDITOR:
      return RoleWords::tr("auditor of %1").arg(unit);
    case v1::ROLE_SAFEGUARDING_LEAD:
      return RoleWords::tr("safeguarding lead of %1").arg(unit);
    default:
      return RoleWords::tr("holder of a role in %1").arg(unit);
  }
}

QString RoleMeaning(v1::Role role) {
  switch (role) {
    case v1::ROLE_COORDINATOR:
      return RoleWords::tr(
          "Runs people, events, hours, wishes, households and visits there, and sees a phone "
          "number or an address one at a time, for a purpose that goes on record.");
    case v1::ROLE_ORGANIZATION_ADMIN:
      return RoleWords::tr(
          "Gives and ends roles there, sets units and rules, and runs people, events, hours and "
          "wishes; sees no household and no address of one.");
    case v1::ROLE_AUDITOR:
      return RoleWords::tr(
          "Reads the numbers, deeds, follow-ups and roles there and what was put on record; "
          "changes "
          "nothing and sees no phone number and no address.");
    case v1::ROLE_SAFEGUARDING_LEAD:
      return RoleWords::tr(
          "Sees the visits there and is told when no word comes from one; sees whom to call, and "
          "where, only while an alarm is open.");
    default:
      return {};
  }
}

}  // namespace glimmer::mobile
