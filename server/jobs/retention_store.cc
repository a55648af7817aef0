#include "server/jobs/retention_store.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::jobs {
namespace {

using sql::Row;

constexpr absl::string_view kOldVisits =
    "SELECT visit_id FROM visits WHERE people_count IS NULL AND end_time_us <= $1 "
    "ORDER BY end_time_us, visit_id LIMIT $2";
// In this order. One of which nobody has told anything was not made.
constexpr absl::string_view kForgetVisit[] = {
    "UPDATE visits SET people_count = (SELECT COUNT(*) FROM visit_visitors g "
    "WHERE g.visit_id = $1 AND g.state = 2), household_id = NULL, "
    "off_site_contact_person_id = NULL, state = CASE WHEN state <= 3 THEN 6 ELSE state END, "
    "alarm = 0, alarm_time_us = NULL WHERE visit_id = $1",
    "DELETE FROM visit_visitors WHERE visit_id = $1",
    "DELETE FROM visit_records WHERE visit_id = $1",
    "DELETE FROM visit_items WHERE visit_id = $1 AND (quantity IS NULL OR delivered = 0)",
};

constexpr absl::string_view kDropPairings =
    "DELETE FROM pairings WHERE pairing_id IN (SELECT pairing_id FROM pairings "
    "WHERE state = 3 AND update_time_us <= $1 ORDER BY update_time_us LIMIT $2)";

// Their ids sort by time: $1 is what ids of then begin with.
#define GLIMMER_OLD_NOTICES \
  "(SELECT notice_id FROM notices WHERE notice_id < $1 ORDER BY notice_id LIMIT $2)"
constexpr absl::string_view kDropDeliveries =
    "DELETE FROM notice_deliveries WHERE notice_id IN " GLIMMER_OLD_NOTICES;
constexpr absl::string_view kDropNotices =
    "DELETE FROM notices WHERE notice_id IN " GLIMMER_OLD_NOTICES;

constexpr absl::string_view kFeeds =
    "SELECT organization_id, last_sequence FROM organizations ORDER BY organization_id";
constexpr absl::string_view kOldestChanges =
    "SELECT sequence, record_time_us FROM changes WHERE organization_id = $1 "
    "ORDER BY sequence LIMIT $2";
constexpr absl::string_view kDropChanges =
    "DELETE FROM changes WHERE organization_id = $1 AND sequence <= $2";

constexpr absl::string_view kDropInvitations =
    "DELETE FROM invitations WHERE invitation_id IN (SELECT invitation_id FROM invitations "
    "WHERE expire_time_us <= $1 ORDER BY expire_time_us LIMIT $2)";
constexpr absl::string_view kDropSessions =
    "DELETE FROM sessions WHERE token_hash IN (SELECT token_hash FROM sessions "
    "WHERE expire_time_us <= $1 ORDER BY expire_time_us LIMIT $2)";

constexpr size_t kUlidTime = 10;  // characters of a ULID that tell its time

class NoRandom final : public RandomSource {
 public:
  void Fill(void* data, size_t size) override { std::memset(data, 0, size); }
};

std::string IdsBegin(absl::Time time) {
  NoRandom none;
  return NewUlid(time, none).substr(0, kUlidTime);
}

struct Feed {
  std::string organization_id;
  int64_t last_sequence = 0;
};

struct Line {
  int64_t sequence = 0;
  absl::Time time;
};

}  // namespace

absl::StatusOr<int64_t> RetentionStore::ForgetVisits(absl::Time before, int limit) {
  ASSIGN_OR_RETURN(
      const std::vector<std::string> ids,
      tx_.QueryAll([](const Row& row) { return row.Text(0); }, kOldVisits, before, limit));
  for (const std::string& id : ids) {
    for (const absl::string_view statement : kForgetVisit) {
      RETURN_IF_ERROR(tx_.Execute(statement, id));
    }
  }
  return static_cast<int64_t>(ids.size());
}

absl::StatusOr<int64_t> RetentionStore::DropPairings(absl::Time before, int limit) {
  return tx_.Execute(kDropPairings, before, limit);
}

absl::StatusOr<int64_t> RetentionStore::DropNotices(absl::Time before, int limit) {
  const std::string end = IdsBegin(before);
  RETURN_IF_ERROR(tx_.Execute(kDropDeliveries, end, limit));
  return tx_.Execute(kDropNotices, end, limit);
}

absl::StatusOr<int64_t> RetentionStore::DropChanges(absl::Time before, int limit) {
  ASSIGN_OR_RETURN(const std::vector<Feed> feeds, tx_.QueryAll(
                                                      [](const Row& row) {
                                                        return Feed{row.Text(0), row.Int(1)};
                                                      },
                                                      kFeeds));
  int64_t most = 0;
  for (const Feed& feed : feeds) {
    ASSIGN_OR_RETURN(const std::vector<Line> lines,
                     tx_.QueryAll(
                         [](const Row& row) {
                           return Line{row.Int(0), FromMicros(row.Int(1))};
                         },
                         kOldestChanges, feed.organization_id, limit));
    // A clock may have been set back: from the first young one on all stay, so that none is
    // missing.
    const auto young = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
      return line.time > before || line.sequence >= feed.last_sequence;
    });
    if (young == lines.begin()) continue;
    ASSIGN_OR_RETURN(const int64_t dropped,
                     tx_.Execute(kDropChanges, feed.organization_id, std::prev(young)->sequence));
    most = std::max(most, dropped);
  }
  return most;
}

absl::StatusOr<int64_t> RetentionStore::DropInvitations(absl::Time before, int limit) {
  return tx_.Execute(kDropInvitations, before, limit);
}

absl::StatusOr<int64_t> RetentionStore::DropSessions(absl::Time before, int limit) {
  return tx_.Execute(kDropSessions, before, limit);
}

}  // namespace glimmer::jobs
