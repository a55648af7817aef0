#include "server/sync/sync_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "shared/base/ids.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/resource_names.h"

namespace glimmer::sync {
namespace {

using sql::Row;
using sql::Value;

// A phone holds what is recent: shifts, sign-ups and attendances this far back, and a
// coordinator's ledger rows.
constexpr absl::Duration kKept = absl::Hours(24 * 60);

constexpr absl::string_view kLastSequence =
    "SELECT last_sequence FROM organizations WHERE organization_id = $1";
constexpr absl::string_view kFirstSequence =
    "SELECT MIN(sequence) FROM changes WHERE organization_id = $1";
constexpr absl::string_view kLogAfter =
    "SELECT sequence, resource, kind, audience, shared_resource FROM changes "
    "WHERE organization_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
constexpr absl::string_view kDataEpoch = "SELECT value FROM store_meta WHERE key = 'data_epoch'";
constexpr absl::string_view kLedShifts =
    "SELECT s.shift_id FROM shifts s JOIN events e ON e.event_id = s.event_id "
    "WHERE s.organization_id = $1 AND COALESCE(s.leader_person_id, e.leader_person_id) = $2 "
    "AND s.start_time_us > $3 ORDER BY s.shift_id";

// $1 organisation, $2 person, $3 after, $4 limit, $5 earliest time.
struct OwnList {
  absl::string_view collection;
  absl::string_view statement;
};
constexpr OwnList kOwnLists[] = {
    {kUnits,
     "SELECT unit_id FROM units WHERE organization_id = $1 AND unit_id > $3 "
     "ORDER BY unit_id LIMIT $4"},
    {kPeople,
     "SELECT person_id FROM people WHERE organization_id = $1 AND person_id = $2 "
     "AND person_id > $3 LIMIT $4"},
    {kEvents,
     "SELECT event_id FROM events e WHERE organization_id = $1 AND event_id > $3 AND EXISTS "
     "(SELECT 1 FROM shifts s WHERE s.event_id = e.event_id AND s.end_time_us > $5) "
     "ORDER BY event_id LIMIT $4"},
    {kShifts,
     "SELECT shift_id FROM shifts WHERE organization_id = $1 AND shift_id > $3 "
     "AND end_time_us > $5 ORDER BY shift_id LIMIT $4"},
    {kSignUps,
     "SELECT sign_up_id FROM sign_ups WHERE person_id = $2 AND sign_up_id > $3 "
     "AND end_time_us > $5 ORDER BY sign_up_id LIMIT $4"},
    {kSignUps,
     "SELECT u.sign_up_id FROM sign_ups u JOIN shifts s ON s.shift_id = u.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "WHERE s.organization_id = $1 AND COALESCE(s.leader_person_id, e.leader_person_id) = $2 "
     "AND u.sign_up_id > $3 AND u.end_time_us > $5 AND u.state <= 3 "
     "ORDER BY u.sign_up_id LIMIT $4"},
    {kAttendances,
     "SELECT a.attendance_id FROM attendances a WHERE a.person_id = $2 AND a.attendance_id > $3 "
     "AND a.create_time_us > $5 ORDER BY a.attendance_id LIMIT $4"},
    {kAttendances,
     "SELECT a.attendance_id FROM attendances a JOIN shifts s ON s.shift_id = a.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "WHERE s.organization_id = $1 AND COALESCE(s.leader_person_id, e.leader_person_id) = $2 "
     "AND a.attendance_id > $3 AND a.create_time_us > $5 ORDER BY a.attendance_id LIMIT $4"},
    {kServiceRecords,
     "SELECT r.service_record_id FROM service_records r "
     "JOIN subject_keys k ON k.subject_key = r.subject_key "
     "WHERE k.person_id = $2 AND r.service_record_id > $3 ORDER BY r.service_record_id LIMIT $4"},
    {kNotices,
     "SELECT notice_id FROM notices WHERE person_id = $2 AND notice_id > $3 "
     "AND create_time_us > $5 ORDER BY notice_id LIMIT $4"},
};

// $1 and $2 the scope's path range, $3 after, $4 limit, $5 earliest time.
constexpr OwnList kStaffLists[] = {
    {kPeople,
     "SELECT person_id FROM people p WHERE p.person_id > $3 "
     "AND p.merged_into_person_id IS NULL AND (EXISTS "
     "(SELECT 1 FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
     "WHERE h.person_id = p.person_id AND h.end_date IS NULL AND u.path >= $1 AND u.path < $2) "
     "OR EXISTS (SELECT 1 FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
     "WHERE a.person_id = p.person_id AND a.end_date IS NULL AND u.path >= $1 AND u.path < $2)) "
     "ORDER BY person_id LIMIT $4"},
    {kSignUps,
     "SELECT g.sign_up_id FROM sign_ups g JOIN shifts s ON s.shift_id = g.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "JOIN units o ON o.unit_id = e.organizing_unit_id JOIN units h ON h.unit_id = e.host_unit_id "
     "WHERE ((o.path >= $1 AND o.path < $2) OR (h.path >= $1 AND h.path < $2)) "
     "AND g.sign_up_id > $3 AND g.end_time_us > $5 AND g.state <= 3 "
     "ORDER BY g.sign_up_id LIMIT $4"},
    {kAttendances,
     "SELECT a.attendance_id FROM attendances a JOIN shifts s ON s.shift_id = a.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "JOIN units o ON o.unit_id = e.organizing_unit_id JOIN units h ON h.unit_id = e.host_unit_id "
     "WHERE ((o.path >= $1 AND o.path < $2) OR (h.path >= $1 AND h.path < $2)) "
     "AND a.attendance_id > $3 AND a.create_time_us > $5 ORDER BY a.attendance_id LIMIT $4"},
    {kServiceRecords,
     "SELECT r.service_record_id FROM service_records r WHERE r.service_record_id > $3 "
     "AND r.record_time_us > $5 AND EXISTS (SELECT 1 FROM units u WHERE u.unit_id IN "
     "(r.home_unit_id, r.host_unit_id, r.organizing_unit_id) AND u.path >= $1 AND u.path < $2) "
     "ORDER BY r.service_record_id LIMIT $4"},
};

// Every path below `path` sorts before this.
std::string PathEnd(absl::string_view path) { return absl::StrCat(path, "\x7f"); }

// Keeps the widest scopes only.
std::vector<std::string> Widest(std::vector<std::string> paths) {
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (std::string& path : paths) {
    if (out.empty() || !absl::StartsWith(path, out.back())) out.push_back(std::move(path));
  }
  return out;
}

}  // namespace

absl::StatusOr<Viewer> SyncStore::ViewerOf(const rpc::Caller& caller) {
  Viewer viewer{caller.organization_id, caller.person_id, {}, {}, ""};
  viewer.keys.insert(std::string(rpc::kEverybody));
  viewer.keys.insert(rpc::PersonKey(caller.person_id));
  std::vector<std::string> epoch;
  for (const rpc::Grant& grant : caller.grants) {
    if (grant.role != v1::ROLE_COORDINATOR && grant.role != v1::ROLE_ORGANIZATION_ADMIN) continue;
    viewer.scope_paths.push_back(grant.scope_path);
    viewer.keys.insert(rpc::UnitKey(grant.scope_unit_id));
  }
  viewer.scope_paths = Widest(std::move(viewer.scope_paths));
  epoch = viewer.scope_paths;
  ASSIGN_OR_RETURN(const std::vector<std::string> led,
                   tx_.QueryAll([](const Row& row) { return row.Text(0); }, kLedShifts,
                                caller.organization_id, caller.person_id, now_ - kKept));
  for (const std::string& shift : led) {
    viewer.keys.insert(rpc::ShiftKey(shift));
    epoch.push_back(shift);
  }
  viewer.scope_epoch = Base32(Blake2b128(absl::StrJoin(epoch, "\n")));
  return viewer;
}

absl::StatusOr<int64_t> SyncStore::LastSequence(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const auto last, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                 kLastSequence, organization_id));
  return last.value_or(0);
}

absl::StatusOr<int64_t> SyncStore::FirstSequence(absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const auto first, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kFirstSequence, organization_id));
  return first.value_or(0);
}

absl::StatusOr<std::vector<LogRow>> SyncStore::LogAfter(absl::string_view organization_id,
                                                        int64_t sequence, int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return LogRow{
            row.Int(0),
            {row.Text(1), static_cast<rpc::ChangeKind>(row.Int(2)), row.Text(3), row.Text(4)}};
      },
      kLogAfter, organization_id, sequence, limit);
}

absl::StatusOr<int64_t> SyncStore::DataEpoch() {
  ASSIGN_OR_RETURN(const auto text,
                   tx_.QueryOne([](const Row& row) { return row.Text(0); }, kDataEpoch));
  int64_t epoch = 1;
  if (text && !absl::SimpleAtoi(*text, &epoch)) return absl::InternalError("data_epoch");
  return epoch;
}

absl::Status SyncStore::Collect(absl::string_view statement, std::vector<Value> args,
                                std::set<std::string>& out) {
  return tx_.Run(statement, args, [&](const Row& row) { out.insert(row.Text(0)); }).status();
}

absl::Status SyncStore::CollectStaff(const Viewer& viewer, absl::string_view collection,
                                     absl::string_view after, int limit,
                                     std::set<std::string>& out) {
  for (const OwnList& list : kStaffLists) {
    if (list.collection != collection) continue;
    for (const std::string& path : viewer.scope_paths) {
      const std::string end = PathEnd(path);
      RETURN_IF_ERROR(Collect(list.statement,
                              {absl::string_view(path), absl::string_view(end), after,
                               int64_t{limit}, absl::ToUnixMicros(now_ - kKept)},
                              out));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> SyncStore::ListVisible(const Viewer& viewer,
                                                                absl::string_view collection,
                                                                absl::string_view after,
                                                                int limit) {
  std::set<std::string> ids;
  for (const OwnList& list : kOwnLists) {
    if (list.collection != collection) continue;
    RETURN_IF_ERROR(
        Collect(list.statement,
                {absl::string_view(viewer.organization_id), absl::string_view(viewer.person_id),
                 after, int64_t{limit}, absl::ToUnixMicros(now_ - kKept)},
                ids));
  }
  RETURN_IF_ERROR(CollectStaff(viewer, collection, after, limit, ids));
  std::vector<std::string> out(ids.begin(), ids.end());
  if (out.size() > static_cast<size_t>(limit)) out.resize(limit);
  return out;
}

absl::StatusOr<bool> SyncStore::IsVisible(const Viewer& viewer, absl::string_view collection,
                                          absl::string_view id) {
  // The list beyond the greatest smaller id begins with this one, or it is not in the list.
  std::string before(id);
  --before.back();
  ASSIGN_OR_RETURN(const std::vector<std::string> ids,
                   ListVisible(viewer, collection, absl::StrCat(before, "\x7f"), 1));
  return !ids.empty() && ids[0] == id;
}

}  // namespace glimmer::sync
