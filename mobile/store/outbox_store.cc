#include "mobile/store/outbox_store.h"

#include "absl/strings/cord.h"
#include "google/rpc/status.pb.h"
#include "mobile/store/pending.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kInsertItem =
    "INSERT INTO outbox (sequence, request_id, lane, method, request, title, after_request_id,"
    " state, attempts, next_try_us, create_time_us, queue_time_us)"
    " VALUES ((SELECT COALESCE(MAX(sequence), 0) + 1 FROM outbox),$1,$2,$3,$4,$5,$6,1,0,$7,$8,$8)";
constexpr absl::string_view kSelectOpen =
    "SELECT sequence, request_id, lane, method, request, title, after_request_id, state, attempts,"
    " next_try_us, create_time_us, queue_time_us, finish_time_us, refusal FROM outbox"
    " WHERE state <> 3 ORDER BY sequence";
constexpr absl::string_view kSelectItem =
    "SELECT sequence, request_id, lane, method, request, title, after_request_id, state, attempts,"
    " next_try_us, create_time_us, queue_time_us, finish_time_us, refusal FROM outbox"
    " WHERE request_id = $1";
constexpr absl::string_view kMarkSending =
    "UPDATE outbox SET state = 2, attempts = attempts + 1 WHERE request_id = $1 AND state = 1";
constexpr absl::string_view kMarkQueued =
    "UPDATE outbox SET state = 1, next_try_us = $2 WHERE request_id = $1 AND state = 2";
constexpr absl::string_view kMarkAccepted =
    "UPDATE outbox SET state = 3, finish_time_us = $2 WHERE request_id = $1 AND state = 2";
constexpr absl::string_view kMarkRejected =
    "UPDATE outbox SET state = 4, refusal = $2, finish_time_us = $3"
    " WHERE request_id = $1 AND state IN (1, 2)";
constexpr absl::string_view kMarkRetried =
    "UPDATE outbox SET state = 1, refusal = NULL, finish_time_us = NULL, next_try_us = $2,"
    " queue_time_us = $2 WHERE request_id = $1 AND state = 4";
constexpr absl::string_view kDeleteRejected =
    "DELETE FROM outbox WHERE request_id = $1 AND state = 4";
constexpr absl::string_view kDeleteUnsent =
    "DELETE FROM outbox WHERE request_id = $1 AND state IN (1, 5) AND attempts = 0";
constexpr absl::string_view kDeleteAccepted =
    "DELETE FROM outbox WHERE request_id = $1 AND state = 3";
// Between whoever is in danger and help stands nothing that was refused before.
constexpr absl::string_view kBlock =
    "UPDATE outbox SET state = 5 WHERE state = 1 AND substr(lane, 1, 7) <> 'alarms/'"
    " AND lane IN (SELECT o.lane FROM outbox o WHERE o.state = 4)";
constexpr absl::string_view kUnblock =
    "UPDATE outbox SET state = 1 WHERE state = 5"
    " AND lane NOT IN (SELECT o.lane FROM outbox o WHERE o.state = 4)";
constexpr absl::string_view kDeleteOvertaken =
    "DELETE FROM outbox WHERE state IN (1, 5) AND method IN ($1, $2)"
    " AND EXISTS (SELECT 1 FROM outbox o WHERE o.lane = outbox.lane AND o.method = $3"
    " AND o.sequence > outbox.sequence AND o.state <> 4)";
constexpr absl::string_view kRequeueSending = "UPDATE outbox SET state = 1 WHERE state = 2";
constexpr absl::string_view kHurryTried =
    "UPDATE outbox SET next_try_us = $1 WHERE state = 1 AND attempts > 0 AND next_try_us > $1";
constexpr absl::string_view kRequeueAccepted =
    "UPDATE outbox SET state = 1, queue_time_us = finish_time_us, finish_time_us = NULL,"
    " next_try_us = 0 WHERE state = 3 AND finish_time_us >= $1";
constexpr absl::string_view kDeleteAcceptedBefore =
    "DELETE FROM outbox WHERE state = 3 AND finish_time_us < $1";

std::string ToBytes(const absl::Status& status) {
  google::rpc::Status wire;
  wire.set_code(static_cast<int>(status.code()));
  wire.set_message(std::string(status.message()));
  status.ForEachPayload([&](absl::string_view url, const absl::Cord& payload) {
    auto* detail = wire.add_details();
    detail->set_type_url(std::string(url));
    detail->set_value(std::string(payload));
  });
  return wire.SerializeAsString();
}

absl::Status FromBytes(const std::string& bytes) {
  google::rpc::Status wire;
  if (!wire.ParseFromString(bytes)) return absl::DataLossError("A stored refusal is broken.");
  absl::Status status(static_cast<absl::StatusCode>(wire.code()), wire.message());
  for (const auto& detail : wire.details()) {
    status.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return status;
}

OutboxItem ItemOf(const sql::Row& row) {
  OutboxItem item{
      .sequence = row.Int(0),
      .request_id = row.Text(1),
      .lane = row.Text(2),
      .method = row.Text(3),
      .request = row.Blob(4),
      .title = row.Text(5),
      .after_request_id = row.Text(6),
      .state = static_cast<OutboxItem::State>(row.Int(7)),
      .attempts = static_cast<int>(row.Int(8)),
      .next_try = absl::FromUnixMicros(row.Int(9)),
      .create_time = absl::FromUnixMicros(row.Int(10)),
      .queue_time = absl::FromUnixMicros(row.Int(11)),
      .finish_time = row.IsNull(12) ? absl::InfiniteFuture() : absl::FromUnixMicros(row.Int(12))};
  if (!row.IsNull(13)) item.refusal = FromBytes(row.Blob(13));
  return item;
}

}  // namespace

absl::Status InsertItem(sql::Transaction& tx, const OutboxItem& item) {
  return tx
      .Execute(kInsertItem, item.request_id, item.lane, item.method, sql::Bytes{item.request},
               item.title, item.after_request_id, item.next_try, item.create_time)
      .status();
}

absl::StatusOr<std::vector<OutboxItem>> SelectOpen(sql::Transaction& tx) {
  return tx.QueryAll(ItemOf, kSelectOpen);
}

absl::StatusOr<std::optional<OutboxItem>> SelectItem(sql::Transaction& tx,
                                                     absl::string_view request_id) {
  return tx.QueryOne(ItemOf, kSelectItem, request_id);
}

absl::StatusOr<int64_t> MarkSending(sql::Transaction& tx, absl::string_view request_id) {
  return tx.Execute(kMarkSending, request_id);
}

absl::StatusOr<int64_t> MarkQueued(sql::Transaction& tx, absl::string_view request_id,
                                   absl::Time next_try) {
  return tx.Execute(kMarkQueued, request_id, next_try);
}

absl::StatusOr<int64_t> MarkAccepted(sql::Transaction& tx, absl::string_view request_id,
                                     absl::Time now) {
  return tx.Execute(kMarkAccepted, request_id, now);
}

absl::StatusOr<int64_t> MarkRejected(sql::Transaction& tx, absl::string_view request_id,
                                     const absl::Status& refusal, absl::Time now) {
  const std::string bytes = ToBytes(refusal);
  return tx.Execute(kMarkRejected, request_id, sql::Bytes{bytes}, now);
}

absl::StatusOr<int64_t> MarkRetried(sql::Transaction& tx, absl::string_view request_id,
                                    absl::Time now) {
  return tx.Execute(kMarkRetried, request_id, now);
}

absl::StatusOr<int64_t> DeleteRejected(sql::Transaction& tx, absl::string_view request_id) {
  return tx.Execute(kDeleteRejected, request_id);
}

absl::StatusOr<int64_t> DeleteUnsent(sql::Transaction& tx, absl::string_view request_id) {
  return tx.Execute(kDeleteUnsent, request_id);
}

absl::StatusOr<int64_t> DeleteAccepted(sql::Transaction& tx, absl::string_view request_id) {
  return tx.Execute(kDeleteAccepted, request_id);
}

absl::Status RefreshWaiting(sql::Transaction& tx) {
  RETURN_IF_ERROR(tx.Execute(kDeleteOvertaken, kReportSafe, kExtendVisit, kRaiseAlarm));
  RETURN_IF_ERROR(tx.Execute(kBlock));
  return tx.Execute(kUnblock).status();
}

absl::Status RequeueSending(sql::Transaction& tx) { return tx.Execute(kRequeueSending).status(); }

absl::Status HurryTried(sql::Transaction& tx, absl::Time now) {
  return tx.Execute(kHurryTried, now).status();
}

absl::Status RequeueAccepted(sql::Transaction& tx, absl::Time since) {
  return tx.Execute(kRequeueAccepted, since).status();
}

absl::Status DeleteAcceptedBefore(sql::Transaction& tx, absl::Time time) {
  return tx.Execute(kDeleteAcceptedBefore, time).status();
}

}  // namespace glimmer::mobile
