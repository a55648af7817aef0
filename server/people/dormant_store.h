// People of whom nothing was heard for 24 months, in the database: no session of a device, no place
// on a shift, no service record, no visit and no claim on a wish. Whoever holds a role, or speaks
// for a household, is none of them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::people {

inline constexpr absl::Duration kDormantAfter = absl::Hours(24 * 730);
// From the notice until their contact data and devices are erased.
inline constexpr absl::Duration kDormantNotice = absl::Hours(24 * 30);

struct DormantPerson {
  std::string person_id;
  std::string organization_id;
};

class DormantStore {
 public:
  explicit DormantStore(sql::Transaction& tx) : tx_(tx) {}

  // Of those with something to erase: whom nobody has told since they were last heard of, and whose
  // notice is over. At most `limit`.
  absl::StatusOr<std::vector<DormantPerson>> ToTell(absl::Time now, int limit);
  absl::StatusOr<std::vector<DormantPerson>> ToErase(absl::Time now, int limit);

  absl::Status NoteTold(absl::string_view person_id, absl::Time now);
  // Number and address go, sessions as well; devices open none any more and have no name. Their
  // keys stay: what they signed is the person's own record.
  absl::Status EraseContact(absl::string_view person_id, absl::Time now);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::people
