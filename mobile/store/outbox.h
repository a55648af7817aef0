// What the person did and the server has not answered yet. In order within a lane, lanes do not
// wait for each other; a refused item holds up its own lane only, until the person has seen it. A
// call for help, and that somebody looks after it, wait for nothing and go before the rest; after
// them go check-ins and check-outs, with what those wait for.
// The claims of people who came and left go one after the other: they are a chain.
// The request_id is made once and never changes, so sending twice does nothing twice. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "mobile/store/local_store.h"
#include "mobile/store/outbox_store.h"
#include "shared/base/ids.h"

namespace glimmer::mobile {

// What has waited for longer is not sent any more without asking, but for what has happened (that
// somebody came, that something was brought) and for a household's no: those are true at any age.
constexpr absl::Duration kOldestToSend = absl::Hours(24 * 60);

// The refusal of such an item: ABORTED, made by the phone. Retry sends it after all.
bool IsTooOld(const absl::Status& refusal);

struct NewItem {
  std::string request_id;
  std::string lane;
  std::string method;
  const google::protobuf::Message& request;  // with its request_id set
  std::string title;
  std::string after_request_id;  // not before that other item is answered
  absl::Duration hold;           // so long the person may still undo it before it is sent
};

struct OutboxCounts {
  int waiting = 0;  // queued, being sent, blocked
  int refused = 0;
};

// Which of the open items, in order, may be sent now; and when to look again.
struct SendPlan {
  std::vector<size_t> due;
  absl::Time next;  // InfiniteFuture when nothing waits for a time
};
SendPlan PlanSending(const std::vector<OutboxItem>& open, absl::Time now);

class Outbox {
 public:
  explicit Outbox(LocalStore& store) : store_(store) {}

  // Inside the transaction of the action it belongs to. Blocked at once when its lane is.
  static absl::Status Enqueue(sql::Transaction& tx, const NewItem& item, absl::Time now);

  // All that is not accepted, oldest first: what "waiting to send" shows.
  absl::StatusOr<std::vector<OutboxItem>> Open();
  absl::StatusOr<OutboxCounts> Counts();
  // Accepted ones too, for 30 days. nullopt when unknown.
  absl::StatusOr<std::optional<OutboxItem>> Find(absl::string_view request_id);

  // By the person. Errors: FAILED_PRECONDITION when the item is in another state by now.
  absl::Status Retry(absl::string_view request_id);    // a refused item, again
  absl::Status Discard(absl::string_view request_id);  // a refused item was seen and goes
  absl::Status Undo(absl::string_view request_id);     // an item that was never sent

  // By the sync engine. Claim marks at most `limit` due items as being sent and returns them; what
  // asks for something and is older than kOldestToSend is refused instead.
  absl::StatusOr<std::vector<OutboxItem>> Claim(size_t limit);
  // Finishes an item and writes the resources of its answer, in one transaction; of visits also as
  // TakeVisitAnswer.
  // Errors: INTERNAL for an unknown method; DATA_LOSS for an answer that cannot be read.
  absl::Status Accept(const OutboxItem& item, absl::string_view response);
  // But the leader's signature beside a claim is done with when the server needs it no more, and
  // so is what the phone says of its own clock: there is nothing that anybody could do about it.
  absl::Status Reject(const OutboxItem& item, const absl::Status& refusal);
  absl::Status Postpone(const OutboxItem& item, absl::Time next_try);
  // After a page: the leader's signature on a leaving was refused while nobody knew that they had
  // come, or the own word of who is not signed up before the leader's. Once it is known that they
  // came, it goes again.
  absl::Status RetryWhoCame();
  // The network is back: what waits for a later try may go now.
  absl::Status Hurry();
  // When the next item falls due; InfiniteFuture when none does.
  absl::StatusOr<absl::Time> NextDue();

 private:
  LocalStore& store_;
};

}  // namespace glimmer::mobile
