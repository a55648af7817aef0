// The statements over what the server said: resources and how far the feed was read. Each function
// is one statement inside the caller's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "mobile/store/resource_row.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

struct FeedPosition {
  std::string page_token;    // empty: begin with a full load
  int64_t data_epoch = 0;    // 0 before the first page
  absl::Time server_time;    // the server's clock ...
  absl::Time received_time;  // ... when the phone's said this
  // ... and when it had run for so long, of this start of the phone (boot_id.h)
  absl::Duration received_since_boot;
  std::string boot_id;       // empty: not known
  absl::Time complete_time;  // when the phone last held everything; InfinitePast before
  // How many kinds of resources the app knew that has read so far; those of others it passed over.
  int64_t known_kinds = 0;
};

absl::Status UpsertResource(sql::Transaction& tx, const ResourceRow& row);
absl::Status DeleteResource(sql::Transaction& tx, absl::string_view name);
absl::Status DeleteAllResources(sql::Transaction& tx);

// Serialised messages.
absl::StatusOr<std::optional<std::string>> SelectBody(sql::Transaction& tx, absl::string_view name);
absl::StatusOr<std::vector<std::string>> SelectCollection(sql::Transaction& tx,
                                                          absl::string_view collection);
absl::StatusOr<std::vector<std::string>> SelectEndingAfter(sql::Transaction& tx,
                                                           absl::string_view collection,
                                                           absl::Time time);
absl::StatusOr<std::vector<std::string>> SelectOfShift(sql::Transaction& tx,
                                                       absl::string_view collection,
                                                       absl::string_view shift);
// Newest start first.
absl::StatusOr<std::vector<std::string>> SelectOfPerson(sql::Transaction& tx,
                                                        absl::string_view collection,
                                                        absl::string_view person);
absl::StatusOr<std::vector<std::string>> SelectInState(sql::Transaction& tx,
                                                       absl::string_view collection, int64_t state);

absl::StatusOr<int64_t> CountResources(sql::Transaction& tx);
// Shifts that ended before `time`, and what else the phone holds about them except the ledger.
absl::Status DeleteOldShifts(sql::Transaction& tx, absl::Time time);
absl::Status DeleteOldVisits(sql::Transaction& tx, absl::Time time);
absl::Status DeleteOldNotices(sql::Transaction& tx, absl::Time time);

absl::StatusOr<FeedPosition> SelectFeed(sql::Transaction& tx);
absl::Status UpsertFeed(sql::Transaction& tx, const FeedPosition& position);

}  // namespace glimmer::mobile
