#include "server/households/address_watch.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "server/households/address_read_store.h"
#include "server/notices/notice_commands.h"
#include "server/rpc/role_holder_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::households {
namespace {

absl::StatusOr<absl::Time> StartOfToday(const rpc::Context& context, const Household& household) {
  ASSIGN_OR_RETURN(const absl::TimeZone zone, LoadZone(household.time_zone));
  return absl::FromCivil(absl::ToCivilDay(context.now, zone), zone);
}

// Without a safeguarding lead the administrators are told; never who reads.
absl::Status TellLeads(rpc::Context& context, const Household& household, int64_t reads) {
  for (const v1::Role role : {v1::ROLE_SAFEGUARDING_LEAD, v1::ROLE_ORGANIZATION_ADMIN}) {
    ASSIGN_OR_RETURN(const std::vector<std::string> holders,
                     rpc::HoldersOf(context.tx, role, household.unit_path, context.now));
    bool told = false;
    for (const std::string& person_id : holders) {
      if (person_id == context.caller.person_id) continue;
      RETURN_IF_ERROR(notices::Notify(context, {person_id,
                                                v1::Notice::KIND_MANY_ADDRESSES_READ,
                                                ResourceName(kPeople, context.caller.person_id),
                                                {{"count", absl::StrCat(reads)}}}));
      told = true;
    }
    if (told) break;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status WatchReader(rpc::Context& context, const Household& household) {
  ASSIGN_OR_RETURN(const absl::Time since, StartOfToday(context, household));
  ASSIGN_OR_RETURN(const int64_t reads,
                   AddressReadStore(context.tx).CountBy(context.caller.subject, since));
  if (reads != kMostLookUps + 1) return absl::OkStatus();
  return TellLeads(context, household, reads);
}

}  // namespace glimmer::households
