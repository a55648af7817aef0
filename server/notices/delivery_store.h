// What each channel has still to hand over, and what became of it.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "glimmer/v1/notice_service.pb.h"
#include "server/notices/channel.h"
#include "shared/sql/database.h"

namespace glimmer::notices {

// A notice that nobody has seen yet, with its person's contact and the shift that it is about.
struct DueNotice {
  v1::Notice notice;  // name, person, kind, subject, parameters and create_time
  std::string notice_id;
  int attempts = 0;       // on this channel
  std::string languages;  // of the person, one in a line
  std::string email;
  std::string phone;
  std::string title;  // of the event; empty when the notice is about no shift
  absl::Time start_time = absl::InfinitePast();
  std::string time_zone;  // of the event, else of the organisation
};

class DeliveryStore {
 public:
  DeliveryStore(sql::Transaction& tx, ChannelId channel) : tx_(tx), channel_(channel) {}

  // Made in [from, until), seen by nobody, not handed over by the channel and not put off beyond
  // `now`; oldest first. Mail has them only of people with an address.
  absl::StatusOr<std::vector<DueNotice>> Due(absl::Time from, absl::Time until, absl::Time now,
                                             int limit);

  // The channel has taken it. What was seen meanwhile stays so.
  absl::Status MarkHandedOver(absl::string_view notice_id, absl::Time now);
  // It has not; `failure` names nobody. Tried again from `next_time` on.
  absl::Status MarkFailed(absl::string_view notice_id, absl::string_view failure,
                          absl::Time next_time);

 private:
  sql::Transaction& tx_;
  const ChannelId channel_;
};

}  // namespace glimmer::notices
