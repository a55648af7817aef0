// Notices as they stand in the database, and as they go over the wire.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "glimmer/v1/notice_service.pb.h"
#include "shared/sql/database.h"

namespace glimmer::notices {

// The first eight columns of a row: notice_id, person_id, kind, subject, parameters, state,
// create_time_us, seen_time_us.
v1::Notice MapNotice(const sql::Row& row);

class NoticeStore {
 public:
  explicit NoticeStore(sql::Transaction& tx) : tx_(tx) {}

  // Name, person, kind, subject, parameters and create_time are read; the state is MADE.
  absl::Status Insert(const v1::Notice& notice);

  // Errors: NOT_FOUND.
  absl::StatusOr<v1::Notice> Get(absl::string_view notice_id);
  // Newest first, older than `before` (an id; empty: from the newest).
  absl::StatusOr<std::vector<v1::Notice>> ListOfPerson(absl::string_view person_id,
                                                       absl::string_view before, int limit);

  // About the visit of this name.
  absl::StatusOr<std::vector<v1::Notice>> ListAboutVisit(absl::string_view visit_name);
  // Writes its parameters; what was answered together with it goes.
  absl::Status WriteParameters(const v1::Notice& notice);

  // Both keep the time of the first. A notice that was seen was handed over, too.
  absl::Status MarkHandedOver(absl::string_view notice_id, absl::Time now);
  absl::Status MarkSeen(absl::string_view notice_id, absl::Time now);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::notices
