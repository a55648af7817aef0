#include "mobile/store/shown_codes.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "glimmer/v1/attendance_service.pb.h"
#include "glimmer/v1/event_service.pb.h"
#include "mobile/store/pending.h"
#include "mobile/store/shown_codes_store.h"
#include "shared/base/time_convert.h"
#include "shared/crypto/signing.h"
#include "shared/crypto/site_code.h"
#include "shared/domain/claim_message.h"

namespace glimmer::mobile {
namespace {

// Two readings of the clock are never quite together; one that is set moves further.
constexpr absl::Duration kOneClock = absl::Seconds(1);

bool GoesOn(const ShownRun& run, const ShownRun& shown) {
  if (run.shift != shown.shift || run.boot_id != shown.boot_id) return false;
  if (shown.first_step < run.last_step) return false;
  const absl::Duration since = (shown.first_step - run.first_step) * kSiteStep;
  return absl::AbsDuration(run.first_since_boot + since - shown.first_since_boot) <= kOneClock;
}

v1::SiteClock ClockOf(const ShownRun& run, const FeedPosition& feed, const std::string& device,
                      const std::string& key) {
  v1::SiteClock clock;
  clock.set_shift(run.shift);
  clock.set_device(device);
  clock.set_boot_id(run.boot_id);
  clock.set_first_step(run.first_step);
  clock.set_last_step(run.last_step);
  clock.set_first_step_boot_ms(absl::ToInt64Milliseconds(run.first_since_boot));
  *clock.mutable_anchor_time() = ToTimestamp(feed.server_time);
  clock.set_anchor_boot_ms(absl::ToInt64Milliseconds(feed.received_since_boot));
  clock.set_signature(Sign(key, SiteClockMessage(clock)));
  return clock;
}

}  // namespace

absl::Status ShownCodes::Note(absl::string_view shift, absl::Time shift_start, absl::Time now) {
  ASSIGN_OR_RETURN(const FeedPosition feed, store_.Feed());
  if (feed.data_epoch != 0 && feed.boot_id == store_.boot_id()) return absl::OkStatus();
  ShownRun shown{.shift = std::string(shift), .boot_id = store_.boot_id()};
  shown.first_step = shown.last_step = SiteStep(shift_start, now);
  const absl::Duration ago = now - SiteStepTime(shift_start, shown.first_step);
  shown.first_since_boot = store_.clock().Monotonic() - ago;
  return store_.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const auto runs, SelectRuns(tx));
    for (ShownRun run : runs) {
      if (!GoesOn(run, shown)) continue;
      run.last_step = shown.last_step;
      return PutRun(tx, run);
    }
    return PutRun(tx, shown);
  });
}

absl::Status ShownCodes::Tell() {
  ASSIGN_OR_RETURN(const FeedPosition feed, store_.Feed());
  const std::string key = queue_.DeviceKey();
  if (feed.data_epoch == 0 || feed.boot_id != store_.boot_id() || key.empty()) {
    return absl::OkStatus();
  }
  std::vector<ShownRun> runs;
  RETURN_IF_ERROR(store_.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(runs, SelectRuns(tx));
    return absl::OkStatus();
  }));
  if (runs.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Profile profile, store_.GetProfile());
  for (const ShownRun& run : runs) {
    if (run.boot_id != store_.boot_id()) continue;
    ASSIGN_OR_RETURN(const auto shift, store_.Get<v1::Shift>(run.shift));
    v1::ReportSiteClockRequest request;
    *request.mutable_clock() = ClockOf(run, feed, profile.device, key);
    RETURN_IF_ERROR(queue_
                        .Add(std::move(request), {.lane = absl::StrCat("site_clocks/", run.shift),
                                                  .method = kReportSiteClock,
                                                  .title = shift ? shift->title() : "",
                                                  .resource = run.shift})
                        .status());
  }
  return store_.Write([](sql::Transaction& tx) { return DeleteRuns(tx); });
}

}  // namespace glimmer::mobile
