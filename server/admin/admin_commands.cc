#include "server/admin/admin_commands.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "server/access/bootstrap.h"
#include "server/access/device_commands.h"
#include "server/access/enrolment_store.h"
#include "server/access/organization_store.h"
#include "server/access/session_store.h"
#include "server/admin/admin_store.h"
#include "server/chat/read_chat.h"
#include "server/events/calendar_import.h"
#include "server/hours/hours_commands.h"
#include "server/ledgers/figure_commands.h"
#include "server/people/name_keys.h"
#include "server/people/people_import.h"
#include "server/people/people_proto.h"
#include "server/people/person_store.h"
#include "server/wishes/wish_import.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::admin {
namespace {

absl::StatusOr<std::string> RootUnit(rpc::Context& context) {
  ASSIGN_OR_RETURN(const auto first, access::FindFirstOrganization(context.tx));
  if (!first) return absl::FailedPreconditionError("the server holds no organisation yet");
  return first->root_unit_id;
}

absl::StatusOr<people::PersonStore> PeopleOfToday(rpc::Context& context) {
  ASSIGN_OR_RETURN(const std::string zone_name,
                   access::FindTimeZone(context.tx, context.organization_id));
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(zone_name));
  return people::PersonStore(context.tx, FormatCivilDay(absl::ToCivilDay(context.now, zone)));
}

// Who is meant: people/{id}; the one person of this name who is or was administrator; or somebody
// new, for whom it is empty. A volunteer is not made administrator by a name alone.
absl::StatusOr<std::string> AdministratorCalled(rpc::Context& context, const std::string& text) {
  if (absl::StartsWith(text, absl::StrCat(kPeople, "/"))) {
    return IdOf(kPeople, text, "display_name");
  }
  if (text.empty()) return std::string();
  ASSIGN_OR_RETURN(const std::string root, RootUnit(context));
  ASSIGN_OR_RETURN(people::PersonStore store, PeopleOfToday(context));
  ASSIGN_OR_RETURN(const std::vector<people::Person> namesakes,
                   store.Namesakes(context.organization_id, text));
  if (namesakes.empty()) return std::string();
  const std::string& first = namesakes[0].person_id;
  ASSIGN_OR_RETURN(const bool administered, HasEverAdministered(context.tx, first, root));
  if (namesakes.size() == 1 && administered) return first;
  return MakeError(v1::ERROR_REASON_ALREADY_EXISTS, "Somebody of this name is here already.",
                   {{"resource", ResourceName(kPeople, first)}});
}

}  // namespace

absl::Status CreateAdministrator(rpc::Context& context, const access::AccessConfig& config,
                                 const v1::CreateAdministratorRequest& request,
                                 v1::CreateAdministratorResponse& response) {
  const std::string& name = request.display_name();
  ASSIGN_OR_RETURN(const std::string known, AdministratorCalled(context, name));
  access::InvitedAdministrator invited;
  if (known.empty()) {
    ASSIGN_OR_RETURN(
        invited, access::InviteAdministrator(
                     context, config, {name, people::NameFold(name), people::NamePinyin(name)}));
  } else {
    ASSIGN_OR_RETURN(invited, access::InviteAdministratorAgain(context, config, known));
  }
  response.set_person(ResourceName(kPeople, invited.person_id));
  response.set_qr_text(invited.invitation.qr_text);
  response.set_link(invited.invitation.link);
  response.set_short_code(invited.invitation.short_code);
  *response.mutable_expire_time() = ToTimestamp(invited.invitation.expire_time);
  return absl::OkStatus();
}

absl::Status ListAdministrators(rpc::Context& context, const v1::ListAdministratorsRequest&,
                                v1::ListAdministratorsResponse& response) {
  ASSIGN_OR_RETURN(const std::string root, RootUnit(context));
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   FindAdministrators(context.tx, root, context.now));
  ASSIGN_OR_RETURN(people::PersonStore people, PeopleOfToday(context));
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(const people::Person person, people.Get(id));
    *response.add_people() = people::ToProto(person);
  }
  return absl::OkStatus();
}

absl::Status ConfirmAdministrator(rpc::Context& context,
                                  const v1::ConfirmAdministratorRequest& request,
                                  v1::ConfirmAdministratorResponse& response) {
  const std::string digits = absl::StrReplaceAll(request.comparison_code(), {{" ", ""}});
  ASSIGN_OR_RETURN(const std::string root, RootUnit(context));
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   FindAdministrators(context.tx, root, context.now));
  for (const std::string& id : ids) {
    ASSIGN_OR_RETURN(const auto devices, access::FindDevicesOf(context.tx, id));
    for (const access::DeviceRow& device : devices) {
      if (!device.waits() || device.comparison_code != digits) continue;
      v1::ConfirmDeviceRequest confirm;
      confirm.set_device(ResourceName(kDevices, device.device_id));
      confirm.set_comparison_code(digits);
      v1::ConfirmDeviceResponse confirmed;
      response.set_person(ResourceName(kPeople, id));
      return access::ConfirmDevice(context, confirm, confirmed);
    }
  }
  return MakeError(v1::ERROR_REASON_DEVICE_INVALID,
                   "No administrator's phone waits with these digits.");
}

absl::Status ImportPeopleFile(rpc::Context& context, const v1::ImportPeopleFileRequest& request,
                              v1::ImportPeopleFileResponse& response) {
  const v1::ImportPeopleRequest& in = request.request();
  people::ImportOptions options;
  ASSIGN_OR_RETURN(const std::string unit, ResolveUnit(context, in.home_unit(), "home_unit"));
  ASSIGN_OR_RETURN(options.home_unit_id, IdOf(kUnits, unit, "home_unit"));
  options.file_name = in.file_name();
  options.apply = in.apply();
  options.skip_bad_rows = in.skip_bad_rows();
  ASSIGN_OR_RETURN(*response.mutable_report(),
                   people::ImportPeople(context, in.content(), options));
  return absl::OkStatus();  // what was applied is on record by ImportPeople
}

absl::Status ImportCalendarFile(rpc::Context& context, const v1::ImportCalendarFileRequest& request,
                                v1::ImportCalendarFileResponse& response) {
  const v1::ImportCalendarRequest& in = request.request();
  events::CalendarImportOptions options;
  ASSIGN_OR_RETURN(const std::string organizing,
                   ResolveUnit(context, in.organizing_unit(), "organizing_unit"));
  ASSIGN_OR_RETURN(options.organizing_unit_id, IdOf(kUnits, organizing, "organizing_unit"));
  if (!in.host_unit().empty()) {
    ASSIGN_OR_RETURN(const std::string host, ResolveUnit(context, in.host_unit(), "host_unit"));
    ASSIGN_OR_RETURN(options.host_unit_id, IdOf(kUnits, host, "host_unit"));
  }
  options.file_name = in.file_name();
  options.capacity = in.capacity();
  options.time_zone = in.time_zone();
  options.apply = in.apply();
  options.skip_bad_rows = in.skip_bad_rows();
  ASSIGN_OR_RETURN(*response.mutable_report(),
                   events::ImportCalendar(context, in.content(), options));
  return absl::OkStatus();
}

absl::Status ImportWishesFile(rpc::Context& context, absl::string_view sealing_key,
                              const v1::ImportWishesFileRequest& request,
                              v1::ImportWishesFileResponse& response) {
  const v1::ImportWishesRequest& in = request.request();
  wishes::WishImportOptions options;
  ASSIGN_OR_RETURN(const std::string unit, ResolveUnit(context, in.unit(), "unit"));
  ASSIGN_OR_RETURN(options.unit_id, IdOf(kUnits, unit, "unit"));
  options.file_name = in.file_name();
  options.apply = in.apply();
  options.skip_bad_rows = in.skip_bad_rows();
  options.public_text_is_fine = in.public_text_is_fine();
  ASSIGN_OR_RETURN(*response.mutable_report(),
                   wishes::ImportWishes(context, sealing_key, in.content(), options));
  return absl::OkStatus();
}

absl::Status ReadChatFile(rpc::Context& context, const v1::ReadChatFileRequest& request,
                          v1::ReadChatFileResponse& response) {
  ASSIGN_OR_RETURN(const std::string unit, ResolveUnit(context, request.unit(), "unit"));
  return chat::ReadChat(context, {request.shift(), unit, request.content()},
                        *response.mutable_reading());
}

absl::Status ExportHoursFile(rpc::Context& context, const v1::ExportHoursRequest& request,
                             hours::ExportJob& job) {
  if (request.format() == v1::ExportHoursRequest::FORMAT_UNSPECIFIED ||
      !v1::ExportHoursRequest::Format_IsValid(request.format())) {
    return InvalidField("format", "Say which format.");
  }
  job = {.format = static_cast<hours::ExportFormat>(request.format()),
         .language = context.language,
         .now = context.now};
  v1::RecordFilter filter = request.filter();
  if (!absl::StartsWith(filter.owner(), absl::StrCat(kPeople, "/"))) {
    ASSIGN_OR_RETURN(*filter.mutable_owner(), ResolveUnit(context, filter.owner(), "filter.owner"));
  }
  ASSIGN_OR_RETURN(job.filter, hours::ReadFilter(context, filter));
  return rpc::Audit(context, {filter.owner(), "ExportHours",
                              v1::ExportHoursRequest::Format_Name(request.format())});
}

absl::Status ExportLedgersFile(rpc::Context& context, v1::ExportLedgersRequest request,
                               ledgers::LedgerExportJob& job) {
  ASSIGN_OR_RETURN(*request.mutable_unit(), ResolveUnit(context, request.unit(), "unit"));
  return ledgers::AdmitExport(context, request, job);
}

absl::StatusOr<std::string> ResolveUnit(rpc::Context& context, absl::string_view text,
                                        absl::string_view field) {
  if (absl::StartsWith(text, absl::StrCat(kUnits, "/"))) return std::string(text);
  if (text.empty()) {
    ASSIGN_OR_RETURN(const std::string root, RootUnit(context));
    return ResourceName(kUnits, root);
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   FindUnitsNamed(context.tx, context.organization_id, text));
  if (ids.empty()) return InvalidField(field, "No unit has this name.");
  if (ids.size() > 1) return InvalidField(field, "Several units have this name; say units/{id}.");
  return ResourceName(kUnits, ids[0]);
}

}  // namespace glimmer::admin
