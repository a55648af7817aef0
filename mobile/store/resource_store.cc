#include "mobile/store/resource_store.h"

#include "shared/domain/resource_names.h"

namespace glimmer::mobile {
namespace {

constexpr absl::string_view kUpsertResource =
    "INSERT INTO resources (name, collection, shift, person, state, start_time_us, end_time_us,"
    " body) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)"
    " ON CONFLICT (name) DO UPDATE SET shift = $3, person = $4, state = $5, start_time_us = $6,"
    " end_time_us = $7, body = $8";
constexpr absl::string_view kDeleteResource = "DELETE FROM resources WHERE name = $1";
constexpr absl::string_view kDeleteAllResources = "DELETE FROM resources";
constexpr absl::string_view kSelectBody = "SELECT body FROM resources WHERE name = $1";
constexpr absl::string_view kSelectCollection =
    "SELECT body FROM resources WHERE collection = $1 ORDER BY name";
constexpr absl::string_view kSelectEndingAfter =
    "SELECT body FROM resources WHERE collection = $1 AND end_time_us > $2"
    " ORDER BY start_time_us, name";
constexpr absl::string_view kSelectOfShift =
    "SELECT body FROM resources WHERE collection = $1 AND shift = $2 AND shift <> ''"
    " ORDER BY start_time_us, name";
constexpr absl::string_view kSelectOfPerson =
    "SELECT body FROM resources WHERE collection = $1 AND person = $2"
    " ORDER BY start_time_us DESC, name";
constexpr absl::string_view kSelectInState =
    "SELECT body FROM resources WHERE collection = $1 AND state = $2"
    " ORDER BY start_time_us DESC, name";
// The ledger stays: totals are sums over it.
constexpr absl::string_view kDeleteOldShifts =
    "DELETE FROM resources WHERE collection IN ('shifts', 'sign_ups', 'attendances')"
    " AND shift IN (SELECT s.name FROM resources s WHERE s.collection = 'shifts'"
    " AND s.end_time_us < $1)";
constexpr absl::string_view kDeleteOldVisits =
    "DELETE FROM resources WHERE collection = 'visits' AND end_time_us < $1";
constexpr absl::string_view kDeleteOldNotices =
    "DELETE FROM resources WHERE collection = 'notices' AND start_time_us < $1";
constexpr absl::string_view kCountResources = "SELECT COUNT(*) FROM resources";
constexpr absl::string_view kSelectFeed =
    "SELECT page_token, data_epoch, server_time_us, received_time_us, complete_time_us,"
    " received_boot_us, boot_id, known_kinds FROM feed WHERE feed_id = 1";
constexpr absl::string_view kUpsertFeed =
    "INSERT INTO feed (feed_id, page_token, data_epoch, server_time_us, received_time_us,"
    " complete_time_us, received_boot_us, boot_id, known_kinds)"
    " VALUES (1,$1,$2,$3,$4,$5,$6,$7,$8)"
    " ON CONFLICT (feed_id) DO UPDATE SET page_token = $1, data_epoch = $2, server_time_us = $3,"
    " received_time_us = $4, complete_time_us = $5, received_boot_us = $6, boot_id = $7,"
    " known_kinds = $8";

std::string BodyOf(const sql::Row& row) { return row.Blob(0); }

FeedPosition FeedOf(const sql::Row& row) {
  return {
      .page_token = row.Text(0),
      .data_epoch = row.Int(1),
      .server_time = absl::FromUnixMicros(row.Int(2)),
      .received_time = absl::FromUnixMicros(row.Int(3)),
      .received_since_boot = absl::Microseconds(row.Int(5)),
      .boot_id = row.Text(6),
      .complete_time = row.Int(4) == 0 ? absl::InfinitePast() : absl::FromUnixMicros(row.Int(4)),
      .known_kinds = row.Int(7)};
}

}  // namespace

absl::Status UpsertResource(sql::Transaction& tx, const ResourceRow& row) {
  return tx
      .Execute(kUpsertResource, row.name, row.collection, row.shift, row.person, row.state,
               row.start_time_us, row.end_time_us, sql::Bytes{row.body})
      .status();
}

absl::Status DeleteResource(sql::Transaction& tx, absl::string_view name) {
  return tx.Execute(kDeleteResource, name).status();
}

absl::Status DeleteAllResources(sql::Transaction& tx) {
  return tx.Execute(kDeleteAllResources).status();
}

absl::StatusOr<std::optional<std::string>> SelectBody(sql::Transaction& tx,
                                                      absl::string_view name) {
  return tx.QueryOne(BodyOf, kSelectBody, name);
}

absl::StatusOr<std::vector<std::string>> SelectCollection(sql::Transaction& tx,
                                                          absl::string_view collection) {
  return tx.QueryAll(BodyOf, kSelectCollection, collection);
}

absl::StatusOr<std::vector<std::string>> SelectEndingAfter(sql::Transaction& tx,
                                                           absl::string_view collection,
                                                           absl::Time time) {
  return tx.QueryAll(BodyOf, kSelectEndingAfter, collection, time);
}

absl::StatusOr<std::vector<std::string>> SelectOfShift(sql::Transaction& tx,
                                                       absl::string_view collection,
                                                       absl::string_view shift) {
  return tx.QueryAll(BodyOf, kSelectOfShift, collection, shift);
}

absl::StatusOr<std::vector<std::string>> SelectOfPerson(sql::Transaction& tx,
                                                        absl::string_view collection,
                                                        absl::string_view person) {
  return tx.QueryAll(BodyOf, kSelectOfPerson, collection, person);
}

absl::StatusOr<std::vector<std::string>> SelectInState(sql::Transaction& tx,
                                                       absl::string_view collection,
                                                       int64_t state) {
  return tx.QueryAll(BodyOf, kSelectInState, collection, state);
}

absl::Status DeleteOldShifts(sql::Transaction& tx, absl::Time time) {
  return tx.Execute(kDeleteOldShifts, time).status();
}

absl::Status DeleteOldVisits(sql::Transaction& tx, absl::Time time) {
  return tx.Execute(kDeleteOldVisits, time).status();
}

absl::Status DeleteOldNotices(sql::Transaction& tx, absl::Time time) {
  return tx.Execute(kDeleteOldNotices, time).status();
}

absl::StatusOr<int64_t> CountResources(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const auto count,
                   tx.QueryOne([](const sql::Row& row) { return row.Int(0); }, kCountResources));
  return count.value_or(0);
}

absl::StatusOr<FeedPosition> SelectFeed(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(auto found, tx.QueryOne(FeedOf, kSelectFeed));
  return found.value_or(FeedPosition{.server_time = absl::UnixEpoch(),
                                     .received_time = absl::UnixEpoch(),
                                     .complete_time = absl::InfinitePast()});
}

absl::Status UpsertFeed(sql::Transaction& tx, const FeedPosition& position) {
  const int64_t complete = position.complete_time == absl::InfinitePast()
                               ? 0
                               : absl::ToUnixMicros(position.complete_time);
  return tx
      .Execute(kUpsertFeed, position.page_token, position.data_epoch, position.server_time,
               position.received_time, complete,
               absl::ToInt64Microseconds(position.received_since_boot), position.boot_id,
               position.known_kinds)
      .status();
}

}  // namespace glimmer::mobile
