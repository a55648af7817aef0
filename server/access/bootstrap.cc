#include "server/access/bootstrap.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "server/access/grant_commands.h"
#include "server/access/organization_store.h"
#include "server/access/session_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::access {
namespace {

constexpr absl::Duration kBootstrapLifetime = absl::Minutes(30);
constexpr absl::Duration kTwelveMonths = absl::Hours(24 * 365);

absl::StatusOr<FirstOrganization> MakeOrganization(sql::Transaction& tx, absl::Time now,
                                                   RandomSource& random,
                                                   const BootstrapPlan& plan) {
  if (!LoadZone(plan.time_zone).ok()) {
    return InvalidField("time_zone", "The time zone is an IANA name.");
  }
  if (plan.organization_name.empty()) {
    return InvalidField("organization_name", "The organisation has a name.");
  }
  FirstOrganization made;
  made.organization_id = NewUlid(now, random);
  made.root_unit_id = NewUlid(now, random);
  made.root_path = absl::StrCat(made.root_unit_id, "/");
  RETURN_IF_ERROR(InsertOrganization(tx, made.organization_id, made.root_unit_id, plan.time_zone));
  RETURN_IF_ERROR(
      InsertRootUnit(tx, made.organization_id, made.root_unit_id, plan.organization_name, now));
  return made;
}

// A role that has ended does not bring the first start back: the operator says who follows.
absl::StatusOr<bool> IsSetUp(sql::Transaction& tx, const std::string& root_unit_id,
                             absl::Time now) {
  ASSIGN_OR_RETURN(const std::optional<std::string> known,
                   FindAdministrator(tx, root_unit_id, now));
  return known ? HasActiveAdministrator(tx, root_unit_id, now) : HadAdministrator(tx, root_unit_id);
}

absl::Status AppointAdministrator(rpc::Context& context, const FirstOrganization& first,
                                  const std::string& person_id) {
  for (const v1::Role role : {v1::ROLE_ORGANIZATION_ADMIN, v1::ROLE_COORDINATOR}) {
    RETURN_IF_ERROR(Appoint(context, {context.NewId(), person_id, role, first.root_unit_id, "",
                                      context.now + kTwelveMonths, first.root_path}));
  }
  context.changes.push_back(
      {ResourceName(kPeople, person_id), rpc::ChangeKind::kUpsert,
       rpc::Audience({rpc::PersonKey(person_id), rpc::UnitKey(first.root_unit_id)}), ""});
  return absl::OkStatus();
}

absl::StatusOr<std::string> AddAdministrator(rpc::Context& context, const FirstOrganization& first,
                                             const AdministratorName& name) {
  if (name.display_name.empty()) {
    return InvalidField("display_name", "The administrator has a name.");
  }
  const std::string person_id = context.NewId();
  RETURN_IF_ERROR(InsertPerson(
      context.tx,
      {person_id, first.organization_id, name.display_name, name.name_fold, name.name_pinyin},
      context.now));
  ASSIGN_OR_RETURN(const std::string zone_name, FindTimeZone(context.tx, first.organization_id));
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(zone_name));
  RETURN_IF_ERROR(InsertHome(context.tx, person_id, first.root_unit_id,
                             FormatCivilDay(absl::ToCivilDay(context.now, zone))));
  RETURN_IF_ERROR(AppointAdministrator(context, first, person_id));
  return person_id;
}

absl::StatusOr<InvitedAdministrator> Invite(rpc::Context& context, const AccessConfig& config,
                                            const std::string& person_id) {
  InvitedAdministrator invited{person_id, {}};
  ASSIGN_OR_RETURN(invited.invitation,
                   MakeInvitation(context, config, person_id, kBootstrapLifetime));
  ASSIGN_OR_RETURN(const std::string key, rpc::SubjectKeyOf(context.tx, context.random, person_id));
  RETURN_IF_ERROR(rpc::Audit(context, {absl::StrCat("subjects/", key), "InviteAdministrator", ""}));
  return invited;
}

}  // namespace

absl::StatusOr<InvitedAdministrator> InviteAdministrator(rpc::Context& context,
                                                         const AccessConfig& config,
                                                         const AdministratorName& name) {
  ASSIGN_OR_RETURN(const std::optional<FirstOrganization> first, FindFirstOrganization(context.tx));
  if (!first) return absl::FailedPreconditionError("the server holds no organisation yet");
  ASSIGN_OR_RETURN(const std::string person_id, AddAdministrator(context, *first, name));
  return Invite(context, config, person_id);
}

absl::StatusOr<InvitedAdministrator> InviteAdministratorAgain(rpc::Context& context,
                                                              const AccessConfig& config,
                                                              const std::string& person_id) {
  ASSIGN_OR_RETURN(const std::optional<FirstOrganization> first, FindFirstOrganization(context.tx));
  if (!first) return absl::FailedPreconditionError("the server holds no organisation yet");
  RETURN_IF_ERROR(CheckGrantee(context, person_id));
  RETURN_IF_ERROR(AppointAdministrator(context, *first, person_id));
  return Invite(context, config, person_id);
}

absl::StatusOr<std::optional<Invitation>> FindOpenBootstrap(sql::Transaction& tx, absl::Time now) {
  ASSIGN_OR_RETURN(const std::optional<FirstOrganization> first, FindFirstOrganization(tx));
  if (!first) return std::nullopt;
  ASSIGN_OR_RETURN(const bool done, IsSetUp(tx, first->root_unit_id, now));
  if (done) return std::nullopt;
  ASSIGN_OR_RETURN(const std::optional<std::string> person_id,
                   FindAdministrator(tx, first->root_unit_id, now));
  if (!person_id) return std::nullopt;
  return FindGoodInvitationOf(tx, *person_id, now, kInvitationTries);
}

absl::StatusOr<InvitedAdministrator> CreateBootstrap(sql::Transaction& tx, absl::Time now,
                                                     RandomSource& random,
                                                     const AccessConfig& config,
                                                     const BootstrapPlan& plan) {
  ASSIGN_OR_RETURN(std::optional<FirstOrganization> first, FindFirstOrganization(tx));
  if (!first) {
    ASSIGN_OR_RETURN(first, MakeOrganization(tx, now, random, plan));
  }
  ASSIGN_OR_RETURN(const bool done, IsSetUp(tx, first->root_unit_id, now));
  if (done) return MakeError(v1::ERROR_REASON_SETUP_DONE, "An administrator exists already.");
  rpc::Caller operator_caller;
  operator_caller.organization_id = first->organization_id;
  operator_caller.local = true;
  operator_caller.subject = "local";
  rpc::Context context{tx, operator_caller, now, random, "", first->organization_id, {}};
  ASSIGN_OR_RETURN(const std::optional<std::string> known,
                   FindAdministrator(tx, first->root_unit_id, now));
  std::string person_id = known.value_or("");
  if (person_id.empty()) {
    ASSIGN_OR_RETURN(person_id, AddAdministrator(context, *first, plan.administrator));
  }
  ASSIGN_OR_RETURN(InvitedAdministrator invited, Invite(context, config, person_id));
  if (!context.changes.empty()) {
    RETURN_IF_ERROR(
        rpc::AppendChanges(tx, first->organization_id, context.changes, rpc::Answer(), now));
  }
  return invited;
}

}  // namespace glimmer::access
