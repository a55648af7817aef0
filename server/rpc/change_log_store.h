// The change feed and the stored answers: one row per change, written in the transaction that makes
// it. Sequence order is commit order.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::rpc {

enum class ChangeKind : int64_t { kUpsert = 1, kTombstone = 2, kRevoked = 3 };

// One line of the feed: names only, never content.
struct FeedChange {
  std::string resource;  // for those in `audience`; may be empty
  ChangeKind kind = ChangeKind::kUpsert;
  std::string audience;         // made by Audience()
  std::string shared_resource;  // for everybody in the organisation; may be empty
};

// Keys of an audience: "person:ID", "unit:ID", "shift:ID", "coordinator:ID" and "lead:ID" of a
// unit; "org" is everybody.
std::string PersonKey(absl::string_view person_id);
std::string UnitKey(absl::string_view unit_id);
std::string ShiftKey(absl::string_view shift_id);
// The keys of a unit and of all units above it, from units.path: coordinators of any of them match.
std::vector<std::string> PathKeys(absl::string_view unit_path);
// The same for what coordinators alone may see, and administrators not.
std::string CoordinatorKey(absl::string_view unit_id);
std::vector<std::string> CoordinatorKeys(absl::string_view unit_path);
// And for safeguarding leads.
std::string LeadKey(absl::string_view unit_id);
std::vector<std::string> LeadKeys(absl::string_view unit_path);
// Every path of a unit and of those below it is at least `unit_path` and less than this.
std::string PathEnd(absl::string_view unit_path);
inline constexpr absl::string_view kEverybody = "org";
// Each key once.
std::string Audience(const std::vector<std::string>& keys);

struct StoredAnswer {
  std::string request_hash;
  std::optional<std::string> response;     // purged answers are empty
  std::optional<int64_t> refused_attempt;  // then there is no answer, and none of the others is set
};

// The answer stored for a request_id, if it was ever accepted, or which attempt was refused.
absl::StatusOr<std::optional<StoredAnswer>> FindAnswer(sql::Transaction& tx,
                                                       absl::string_view request_id);

// The answer to keep with the last of the changes; without request_id none is kept. Or, alone, that
// this attempt was refused.
struct Answer {
  std::string request_id;
  std::string request_hash;
  std::string response;
  std::optional<int64_t> refused_attempt = std::nullopt;
};

// Forgets that an attempt was refused.
absl::Status ForgetRefusal(sql::Transaction& tx, absl::string_view request_id);

// The sequence that the organisation's feed has come to; 0 for an unknown one.
absl::StatusOr<int64_t> LastSequence(sql::Transaction& tx, absl::string_view organization_id);

// Appends `changes` (an answer without change gets a row of its own) and returns the last sequence.
absl::StatusOr<int64_t> AppendChanges(sql::Transaction& tx, absl::string_view organization_id,
                                      const std::vector<FeedChange>& changes, const Answer& answer,
                                      absl::Time now);

}  // namespace glimmer::rpc
