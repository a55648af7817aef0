#include "server/notices/delivery_store.h"

#include "server/notices/notice_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::notices {
namespace {

using sql::Row;

// A notice is about sign_ups/, service_records/ or shifts/; what follows is an id that no other
// table has, so each leads to its shift or to none.
constexpr absl::string_view kDue =
    "SELECT n.notice_id, n.person_id, n.kind, n.subject, n.parameters, n.state, n.create_time_us, "
    "n.seen_time_us, COALESCE(d.attempts, 0), p.languages, COALESCE(p.email, ''), "
    "COALESCE(p.phone, ''), COALESCE(e.title, ''), COALESCE(s.start_time_us, 0), "
    "COALESCE(e.time_zone, o.time_zone) "
    "FROM notices n JOIN people p ON p.person_id = n.person_id "
    "JOIN organizations o ON o.organization_id = p.organization_id "
    "LEFT JOIN notice_deliveries d ON d.notice_id = n.notice_id AND d.channel = $1 "
    "LEFT JOIN sign_ups u ON u.sign_up_id = SUBSTR(n.subject, 10) "
    "LEFT JOIN service_records r ON r.service_record_id = SUBSTR(n.subject, 17) "
    "LEFT JOIN shifts s ON s.shift_id = COALESCE(u.shift_id, r.shift_id, SUBSTR(n.subject, 8)) "
    "LEFT JOIN events e ON e.event_id = s.event_id "
    "WHERE n.state <> 3 AND n.create_time_us >= $2 AND n.create_time_us < $3 "
    "AND ($1 <> 2 OR p.email IS NOT NULL) "
    "AND (d.notice_id IS NULL OR (d.hand_over_time_us IS NULL AND d.next_time_us <= $4)) "
    "ORDER BY n.create_time_us, n.notice_id LIMIT $5";

constexpr absl::string_view kMark =
    "INSERT INTO notice_deliveries (notice_id, channel, attempts, next_time_us, "
    "hand_over_time_us, failure) VALUES ($1, $2, 1, $3, $4, $5) "
    "ON CONFLICT (notice_id, channel) DO UPDATE SET attempts = notice_deliveries.attempts + 1, "
    "next_time_us = excluded.next_time_us, hand_over_time_us = excluded.hand_over_time_us, "
    "failure = excluded.failure";

DueNotice MapDue(const Row& row) {
  DueNotice due;
  due.notice_id = row.Text(0);
  due.notice = MapNotice(row);
  due.attempts = static_cast<int>(row.Int(8));
  due.languages = row.Text(9);
  due.email = row.Text(10);
  due.phone = row.Text(11);
  due.title = row.Text(12);
  due.start_time = FromMicros(row.Int(13));
  due.time_zone = row.Text(14);
  return due;
}

}  // namespace

absl::StatusOr<std::vector<DueNotice>> DeliveryStore::Due(absl::Time from, absl::Time until,
                                                          absl::Time now, int limit) {
  return tx_.QueryAll(MapDue, kDue, static_cast<int64_t>(channel_), from, until, now, limit);
}

absl::Status DeliveryStore::MarkHandedOver(absl::string_view notice_id, absl::Time now) {
  RETURN_IF_ERROR(
      tx_.Execute(kMark, notice_id, static_cast<int64_t>(channel_), now, now, "").status());
  return NoticeStore(tx_).MarkHandedOver(notice_id, now);
}

absl::Status DeliveryStore::MarkFailed(absl::string_view notice_id, absl::string_view failure,
                                       absl::Time next_time) {
  return tx_.Execute(kMark, notice_id, static_cast<int64_t>(channel_), next_time, nullptr, failure)
      .status();
}

}  // namespace glimmer::notices
