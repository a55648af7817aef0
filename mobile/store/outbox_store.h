// The statements over what waits to be sent. Each function is one statement inside the caller's
// transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "shared/sql/database.h"

namespace glimmer::mobile {

// How long accepted rows are kept, to be sent again after the server was restored from a backup.
constexpr absl::Duration kResendWindow = absl::Hours(24 * 30);

struct OutboxItem {
  enum class State { kQueued = 1, kSending = 2, kAccepted = 3, kRejected = 4, kBlocked = 5 };

  int64_t sequence = 0;
  std::string request_id;
  // The resource concerned: "shifts/{id}", or one person's part of it, "shifts/{id}/people/{id}".
  // "alarms/visits/{id}" of what is said about a visit's alarm: what was refused blocks nothing
  // there.
  std::string lane;
  std::string method;   // "/glimmer.v1.SignUpService/CreateSignUp"
  std::string request;  // serialised
  std::string title;    // for people: which shift, whose minutes
  std::string after_request_id;
  State state = State::kQueued;
  int attempts = 0;
  absl::Time next_try;
  absl::Time create_time;
  absl::Time queue_time;
  absl::Time finish_time;  // InfiniteFuture while unfinished
  // Of a rejected item: why, with the server's reason and figures (ReasonOf, MetadataOf).
  absl::Status refusal;
};

absl::Status InsertItem(sql::Transaction& tx, const OutboxItem& item);

// All that is not accepted, oldest first.
absl::StatusOr<std::vector<OutboxItem>> SelectOpen(sql::Transaction& tx);
absl::StatusOr<std::optional<OutboxItem>> SelectItem(sql::Transaction& tx,
                                                     absl::string_view request_id);

// These five return the number of rows that were in a state that allows the step, 0 or 1.
absl::StatusOr<int64_t> MarkSending(sql::Transaction& tx, absl::string_view request_id);
absl::StatusOr<int64_t> MarkQueued(sql::Transaction& tx, absl::string_view request_id,
                                   absl::Time next_try);
absl::StatusOr<int64_t> MarkAccepted(sql::Transaction& tx, absl::string_view request_id,
                                     absl::Time now);
absl::StatusOr<int64_t> MarkRejected(sql::Transaction& tx, absl::string_view request_id,
                                     const absl::Status& refusal, absl::Time now);
absl::StatusOr<int64_t> MarkRetried(sql::Transaction& tx, absl::string_view request_id,
                                    absl::Time now);

// Only a rejected item; only an item that was never sent.
absl::StatusOr<int64_t> DeleteRejected(sql::Transaction& tx, absl::string_view request_id);
absl::StatusOr<int64_t> DeleteUnsent(sql::Transaction& tx, absl::string_view request_id);
// Of what is secret: it is not sent again.
absl::StatusOr<int64_t> DeleteAccepted(sql::Transaction& tx, absl::string_view request_id);

// Queued rows in a lane with a rejected one become blocked, and blocked rows in a lane without one
// queued again. What says that all is well goes once help was called for behind it: sent now, it
// would call the help off.
absl::Status RefreshWaiting(sql::Transaction& tx);

// What was being sent when the process ended.
absl::Status RequeueSending(sql::Transaction& tx);
// What waits for a later try because of the network, not because the person may still undo it.
absl::Status HurryTried(sql::Transaction& tx, absl::Time now);
absl::Status RequeueAccepted(sql::Transaction& tx, absl::Time since);
absl::Status DeleteAcceptedBefore(sql::Transaction& tx, absl::Time time);

}  // namespace glimmer::mobile
