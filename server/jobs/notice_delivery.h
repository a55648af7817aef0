// Hands notices over to the channels that the operator has set up, when their people have not seen
// them in the app meanwhile. Between the handing over and the row that says so a crash can fall, so
// a notice may go out twice, with the same id. Of several servers one at a time does it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "server/jobs/timer.h"
#include "server/notices/channel.h"
#include "server/notices/delivery_store.h"
#include "shared/base/clock.h"
#include "shared/sql/database.h"

namespace glimmer::jobs {

class NoticeDelivery {
 public:
  using Channels = std::vector<std::unique_ptr<notices::Channel>>;

  // `database` and `clock` outlive the job. `holder` names this server among those that share the
  // database.
  NoticeDelivery(sql::Database& database, const Clock& clock, std::string holder,
                 Channels channels);

  // Without a channel there is nothing to start.
  void Start(absl::Duration interval = absl::Minutes(1));
  // Waits for a running round to end.
  void Stop() { timer_.Stop(); }

  // One round at `now` over all channels; returns how many notices were handed over. Errors: as the
  // database's; a channel's trouble is logged and ends only its own part.
  absl::StatusOr<int> RunOnce(absl::Time now);

 private:
  // True when something is due and no other server sees to it.
  absl::StatusOr<bool> IsOurs(const notices::Channel& channel, absl::Time now);
  // Adds to `count`; false when the channel is down or the job stops.
  absl::StatusOr<bool> HandOver(notices::Channel& channel,
                                const std::vector<notices::DueNotice>& due, absl::Time now,
                                int& count);
  absl::StatusOr<std::vector<notices::DueNotice>> Due(const notices::Channel& channel,
                                                      absl::Time now);
  absl::Status Record(const notices::Channel& channel, const notices::DueNotice& due,
                      const absl::Status& handed_over, absl::Time now);

  sql::Database& database_;
  const Clock& clock_;
  const std::string holder_;
  const Channels channels_;
  Timer timer_;
};

}  // namespace glimmer::jobs
