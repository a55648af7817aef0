// What the audit table says about who has read addresses. The rows name household and reader by
// subject; people are found through their keys, former ones as well.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/domain/consent_rules.h"
#include "shared/sql/database.h"

namespace glimmer::households {

// The action of such a row.
inline constexpr absl::string_view kReleaseAction = "ReleaseAddress";

// "call back"; what an audit row says. Empty for what is none.
absl::string_view PurposeName(AddressPurpose purpose);

struct AddressRead {
  std::string audit_record_id;
  std::string reader_display_name;  // empty when they are no longer known
  AddressPurpose purpose = AddressPurpose::kArrange;
  absl::Time time;
};

class AddressReadStore {
 public:
  explicit AddressReadStore(sql::Transaction& tx) : tx_(tx) {}

  // Newest first, before `before_id` unless that is empty.
  absl::StatusOr<std::vector<AddressRead>> List(absl::string_view household_subject,
                                                absl::string_view before_id, int limit);
  // How many addresses the reader, "subjects/KEY", has looked up since then; to be shown where
  // one's own visit goes is no look-up.
  absl::StatusOr<int64_t> CountBy(absl::string_view reader, absl::Time since);
  // True when the person has read it for the household's card since then.
  absl::StatusOr<bool> HasReadCard(absl::string_view household_subject, absl::string_view person_id,
                                   absl::Time since);

 private:
  sql::Transaction& tx_;
};

}  // namespace glimmer::households
