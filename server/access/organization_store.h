// What the first start writes: organisation, root unit, administrator; and what tells whether it
// is still to be done.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::access {

// Raised by a restore; 1 until then.
absl::StatusOr<int64_t> FindDataEpoch(sql::Transaction& tx);

absl::Status InsertOrganization(sql::Transaction& tx, absl::string_view organization_id,
                                absl::string_view root_unit_id, absl::string_view time_zone);
absl::Status InsertRootUnit(sql::Transaction& tx, absl::string_view organization_id,
                            absl::string_view root_unit_id, absl::string_view display_name,
                            absl::Time now);
absl::StatusOr<std::string> FindTimeZone(sql::Transaction& tx, absl::string_view organization_id);

struct NewPerson {
  std::string person_id;
  std::string organization_id;
  std::string display_name;
  std::string name_fold;  // for search, as server/people makes them
  std::string name_pinyin;
};
absl::Status InsertPerson(sql::Transaction& tx, const NewPerson& person, absl::Time now);
absl::Status InsertHome(sql::Transaction& tx, absl::string_view person_id,
                        absl::string_view unit_id, absl::string_view start_date);

// Has anybody with ORGANIZATION_ADMIN in force on the root unit an active device?
absl::StatusOr<bool> HasActiveAdministrator(sql::Transaction& tx, absl::string_view root_unit_id,
                                            absl::Time now);
// Has anybody with a device ever held ORGANIZATION_ADMIN on the root unit?
absl::StatusOr<bool> HadAdministrator(sql::Transaction& tx, absl::string_view root_unit_id);
// The longest-standing administrator of the root unit, device or not.
absl::StatusOr<std::optional<std::string>> FindAdministrator(sql::Transaction& tx,
                                                             absl::string_view root_unit_id,
                                                             absl::Time now);

}  // namespace glimmer::access
