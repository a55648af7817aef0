#include "server/events/event_store.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::events {
namespace {

using sql::Bytes;
using sql::NullIfEmpty;
using sql::Row;

#define GLIMMER_SELECT_EVENT                                                              \
  "SELECT e.event_id, e.organization_id, e.organizing_unit_id, e.host_unit_id, e.title, " \
  "e.category, e.place, e.description, e.bring, e.time_zone, "                            \
  "COALESCE(e.leader_person_id, ''), COALESCE(p.display_name, ''), e.rrule, "             \
  "COALESCE(e.external_uid, ''), e.version FROM events e "                                \
  "LEFT JOIN people p ON p.person_id = e.leader_person_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_EVENT "WHERE e.event_id = $1";
constexpr absl::string_view kFindByUid =
    GLIMMER_SELECT_EVENT "WHERE e.organization_id = $1 AND e.external_uid = $2";
constexpr absl::string_view kList = GLIMMER_SELECT_EVENT
    "WHERE e.organization_id = $1 AND ($2 = '' OR e.event_id < $2) "
    "ORDER BY e.event_id DESC LIMIT $3";
constexpr absl::string_view kInsert =
    "INSERT INTO events (event_id, organization_id, organizing_unit_id, host_unit_id, title, "
    "category, place, description, bring, time_zone, leader_person_id, rrule, external_uid, "
    "version, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $14)";
constexpr absl::string_view kUpdate =
    "UPDATE events SET title = $2, category = $3, place = $4, description = $5, bring = $6, "
    "leader_person_id = $7, version = version + 1, update_time_us = $8 WHERE event_id = $1";
constexpr absl::string_view kInsertShift =
    "INSERT INTO shifts (shift_id, organization_id, event_id, recurrence_id, civil_start, "
    "start_time_us, end_time_us, state, capacity, held, waiting, next_join_sequence, "
    "sign_up_open_time_us, sign_up_close_time_us, leave_deadline_us, leader_person_id, "
    "audience_count, guest_count, site_key, cancel_reason, sequence, version, create_time_us, "
    "update_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8, 0, 0, 1, $9, $10, $11, $12, 0, 0, "
    "$13, '', 0, 1, $14, $14)";
constexpr absl::string_view kUpdateShift =
    "UPDATE shifts SET civil_start = $2, start_time_us = $3, end_time_us = $4, capacity = $5, "
    "sign_up_open_time_us = $6, sign_up_close_time_us = $7, leave_deadline_us = $8, "
    "leader_person_id = $9, sequence = sequence + 1, version = version + 1, update_time_us = $10 "
    "WHERE shift_id = $1";
constexpr absl::string_view kCancelShift =
    "UPDATE shifts SET state = 2, cancel_reason = $2, sequence = sequence + 1, "
    "version = version + 1, update_time_us = $3 WHERE shift_id = $1";
constexpr absl::string_view kInsertPosition =
    "INSERT INTO positions (position_id, shift_id, ordinal, display_name, capacity, held, "
    "needed_skills, minimum_age) VALUES ($1, $2, $3, $4, $5, 0, $6, $7)";
constexpr absl::string_view kUpdatePosition =
    "UPDATE positions SET capacity = $2, needed_skills = $3, minimum_age = $4 "
    "WHERE position_id = $1";
constexpr absl::string_view kNextOrdinal =
    "SELECT COALESCE(MAX(ordinal), -1) + 1 FROM positions WHERE shift_id = $1";
constexpr absl::string_view kRetirePosition =
    "UPDATE positions SET capacity = 0 WHERE position_id = $1";
constexpr absl::string_view kLiveOnPosition =
    "SELECT COUNT(*) FROM sign_ups u JOIN positions p ON p.shift_id = u.shift_id "
    "WHERE p.position_id = $1 AND u.position_id = p.position_id AND u.state <= 3";
constexpr absl::string_view kOwnLeader =
    "SELECT COALESCE(leader_person_id, '') FROM shifts WHERE shift_id = $1";
constexpr absl::string_view kLiveSignUps =
    "SELECT COUNT(*) FROM sign_ups WHERE shift_id = $1 AND state <= 3";
constexpr absl::string_view kPersonExists =
    "SELECT 1 FROM people WHERE organization_id = $1 AND person_id = $2 "
    "AND merged_into_person_id IS NULL";
constexpr absl::string_view kUnitExists =
    "SELECT 1 FROM units WHERE organization_id = $1 AND unit_id = $2";

Event MapEvent(const Row& row) {
  Event e;
  int c = 0;
  e.event_id = row.Text(c++);
  e.organization_id = row.Text(c++);
  e.organizing_unit_id = row.Text(c++);
  e.host_unit_id = row.Text(c++);
  e.title = row.Text(c++);
  e.category = row.Text(c++);
  e.place = row.Text(c++);
  e.description = row.Text(c++);
  e.bring = row.Text(c++);
  e.time_zone = row.Text(c++);
  e.leader_person_id = row.Text(c++);
  e.leader_display_name = row.Text(c++);
  e.rrule = row.Text(c++);
  e.external_uid = row.Text(c++);
  e.version = row.Int(c++);
  return e;
}

absl::StatusOr<bool> Exists(sql::Transaction& tx, absl::string_view statement,
                            absl::string_view organization_id, absl::string_view id) {
  ASSIGN_OR_RETURN(const auto found, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                                 statement, organization_id, id));
  return found.has_value();
}

absl::StatusOr<int64_t> Number(sql::Transaction& tx, absl::string_view statement,
                               absl::string_view id) {
  ASSIGN_OR_RETURN(const auto number,
                   tx.QueryOne([](const Row& row) { return row.Int(0); }, statement, id));
  return number.value_or(0);
}

}  // namespace

absl::StatusOr<std::optional<Event>> EventStore::Find(absl::string_view event_id) {
  return tx_.QueryOne(MapEvent, kFind, event_id);
}

absl::StatusOr<Event> EventStore::Get(absl::string_view event_id) {
  ASSIGN_OR_RETURN(std::optional<Event> event, Find(event_id));
  if (!event) return NotFound(ResourceName(kEvents, event_id));
  return *std::move(event);
}

absl::StatusOr<std::optional<Event>> EventStore::FindByUid(absl::string_view organization_id,
                                                           absl::string_view uid) {
  return tx_.QueryOne(MapEvent, kFindByUid, organization_id, uid);
}

absl::StatusOr<std::vector<Event>> EventStore::List(absl::string_view organization_id,
                                                    absl::string_view before, int limit) {
  return tx_.QueryAll(MapEvent, kList, organization_id, before, limit);
}

absl::Status EventStore::Insert(const Event& e, absl::Time now) {
  return tx_
      .Execute(kInsert, e.event_id, e.organization_id, e.organizing_unit_id, e.host_unit_id,
               e.title, e.category, e.place, e.description, e.bring, e.time_zone,
               NullIfEmpty(e.leader_person_id), e.rrule, NullIfEmpty(e.external_uid), now)
      .status();
}

absl::Status EventStore::Update(const Event& e, absl::Time now) {
  return tx_
      .Execute(kUpdate, e.event_id, e.title, e.category, e.place, e.description, e.bring,
               NullIfEmpty(e.leader_person_id), now)
      .status();
}

absl::Status EventStore::InsertShift(const Shift& s, absl::string_view leader_person_id,
                                     absl::Time now) {
  RETURN_IF_ERROR(tx_.Execute(kInsertShift, s.shift_id, s.organization_id, s.event_id,
                              s.recurrence_id, s.civil_start, s.start_time, s.end_time, s.capacity,
                              s.sign_up_open_time, s.sign_up_close_time, s.leave_deadline,
                              NullIfEmpty(leader_person_id), Bytes{s.site_key}, now));
  for (size_t i = 0; i < s.positions.size(); ++i) {
    RETURN_IF_ERROR(InsertPosition(s.shift_id, s.positions[i], static_cast<int64_t>(i)));
  }
  return absl::OkStatus();
}

absl::Status EventStore::UpdateShift(const Shift& s, absl::string_view leader_person_id,
                                     absl::Time now) {
  return tx_
      .Execute(kUpdateShift, s.shift_id, s.civil_start, s.start_time, s.end_time, s.capacity,
               s.sign_up_open_time, s.sign_up_close_time, s.leave_deadline,
               NullIfEmpty(leader_person_id), now)
      .status();
}

absl::Status EventStore::InsertPosition(absl::string_view shift_id, const Position& p,
                                        int64_t ordinal) {
  return tx_
      .Execute(kInsertPosition, p.position_id, shift_id, ordinal, p.display_name, p.capacity,
               absl::StrJoin(p.needed_skills, "\n"), p.minimum_age)
      .status();
}

absl::Status EventStore::UpdatePosition(const Position& p) {
  return tx_
      .Execute(kUpdatePosition, p.position_id, p.capacity, absl::StrJoin(p.needed_skills, "\n"),
               p.minimum_age)
      .status();
}

absl::StatusOr<int64_t> EventStore::NextOrdinal(absl::string_view shift_id) {
  return Number(tx_, kNextOrdinal, shift_id);
}

absl::Status EventStore::RetirePosition(absl::string_view position_id) {
  return tx_.Execute(kRetirePosition, position_id).status();
}

absl::StatusOr<int64_t> EventStore::LiveOnPosition(absl::string_view position_id) {
  return Number(tx_, kLiveOnPosition, position_id);
}

absl::Status EventStore::MarkCancelled(absl::string_view shift_id, absl::string_view reason,
                                       absl::Time now) {
  return tx_.Execute(kCancelShift, shift_id, reason, now).status();
}

absl::StatusOr<std::string> EventStore::OwnLeader(absl::string_view shift_id) {
  ASSIGN_OR_RETURN(auto leader,
                   tx_.QueryOne([](const Row& row) { return row.Text(0); }, kOwnLeader, shift_id));
  return leader.value_or("");
}

absl::StatusOr<int64_t> EventStore::LiveSignUps(absl::string_view shift_id) {
  return Number(tx_, kLiveSignUps, shift_id);
}

absl::StatusOr<bool> EventStore::PersonExists(absl::string_view organization_id,
                                              absl::string_view person_id) {
  return Exists(tx_, kPersonExists, organization_id, person_id);
}

absl::StatusOr<bool> EventStore::UnitExists(absl::string_view organization_id,
                                            absl::string_view unit_id) {
  return Exists(tx_, kUnitExists, organization_id, unit_id);
}

}  // namespace glimmer::events
