// The operator's commands that are one transaction.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "glimmer/v1/admin_service.pb.h"
#include "server/access/access_config.h"
#include "server/hours/hours_export.h"
#include "server/ledgers/ledger_export.h"
#include "server/rpc/context.h"

namespace glimmer::admin {

// A name makes a new person. `display_name` may also be people/{id}, or the name of the one person
// who is or was administrator: they get the roles for another twelve months and are invited.
// Errors: FIELD_INVALID {display_name}; ALREADY_EXISTS {resource} when others have this name;
// NOT_FOUND; PERSON_MERGED.
absl::Status CreateAdministrator(rpc::Context& context, const access::AccessConfig& config,
                                 const v1::CreateAdministratorRequest& request,
                                 v1::CreateAdministratorResponse& response);

absl::Status ListAdministrators(rpc::Context& context, const v1::ListAdministratorsRequest& request,
                                v1::ListAdministratorsResponse& response);

// Errors: DEVICE_INVALID.
absl::Status ConfirmAdministrator(rpc::Context& context,
                                  const v1::ConfirmAdministratorRequest& request,
                                  v1::ConfirmAdministratorResponse& response);

// `home_unit` of the request as ResolveUnit takes it. Errors: as people::ImportPeople.
absl::Status ImportPeopleFile(rpc::Context& context, const v1::ImportPeopleFileRequest& request,
                              v1::ImportPeopleFileResponse& response);

// The same of a calendar; `organizing_unit` and `host_unit` as ResolveUnit takes them, and an empty
// host is the organising unit. Errors: as events::ImportCalendar.
absl::Status ImportCalendarFile(rpc::Context& context, const v1::ImportCalendarFileRequest& request,
                                v1::ImportCalendarFileResponse& response);
// The same of wishes, sealed with the server's key; `unit` as ResolveUnit takes it. Errors: as
// wishes::ImportWishes.
absl::Status ImportWishesFile(rpc::Context& context, absl::string_view sealing_key,
                              const v1::ImportWishesFileRequest& request,
                              v1::ImportWishesFileResponse& response);
absl::Status ReadChatFile(rpc::Context& context, const v1::ReadChatFileRequest& request,
                          v1::ReadChatFileResponse& response);

// Reads the request into `job` and puts it on record. `filter.owner` as ResolveUnit takes it.
// Errors: FIELD_INVALID.
absl::Status ExportHoursFile(rpc::Context& context, const v1::ExportHoursRequest& request,
                             hours::ExportJob& job);

// The same of the ledgers; `unit` as ResolveUnit takes it. Errors: FIELD_INVALID.
absl::Status ExportLedgersFile(rpc::Context& context, v1::ExportLedgersRequest request,
                               ledgers::LedgerExportJob& job);

// What an operator calls a unit: units/{id}, its display name, or nothing for the root.
// Gives units/{id}. Errors: FIELD_INVALID {field} when no unit or more than one has the name.
absl::StatusOr<std::string> ResolveUnit(rpc::Context& context, absl::string_view text,
                                        absl::string_view field);

}  // namespace glimmer::admin
