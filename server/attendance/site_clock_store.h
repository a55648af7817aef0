// What devices have said afterwards of the codes that they have shown. Only added to.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "shared/sql/database.h"

namespace glimmer::attendance {

class SiteClockStore {
 public:
  explicit SiteClockStore(sql::Transaction& tx) : tx_(tx) {}

  // False when the device has said something of this run before: its first word stands.
  absl::StatusOr<bool> Put(absl::string_view shift_id, absl::string_view device_id,
                           const v1::SiteClock& clock, absl::Time now);
  absl::StatusOr<int64_t> Count(absl::string_view shift_id, absl::string_view device_id);
  // Of the shift, in the order in which they came.
  absl::StatusOr<std::vector<v1::SiteClock>> List(absl::string_view shift_id);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::attendance
