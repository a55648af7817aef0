#include "server/sync/sync_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "server/rpc/feed_span.h"
#include "shared/base/ids.h"
#include "shared/crypto/hashing.h"
#include "shared/domain/resource_names.h"

namespace glimmer::sync {

// `parameters` has one letter for each of $1, $2 and so on.
struct SyncStore::VisibleList {
  absl::string_view collection;
  absl::string_view parameters;
  absl::string_view statement;
};

namespace {

using sql::Row;
using sql::Value;

constexpr absl::string_view kFirstSequence =
    "SELECT COALESCE((SELECT MIN(c.sequence) FROM changes c "
    "WHERE c.organization_id = o.organization_id), o.last_sequence + 1) "
    "FROM organizations o WHERE o.organization_id = $1";
constexpr absl::string_view kLogAfter =
    "SELECT sequence, resource, kind, audience, shared_resource FROM changes "
    "WHERE organization_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3";
constexpr absl::string_view kDataEpoch = "SELECT value FROM store_meta WHERE key = 'data_epoch'";
constexpr absl::string_view kLedShifts =
    "SELECT s.shift_id FROM shifts s JOIN events e ON e.event_id = s.event_id "
    "WHERE s.organization_id = $1 AND COALESCE(s.leader_person_id, e.leader_person_id) = $2 "
    "AND s.start_time_us > $3 ORDER BY s.shift_id";

constexpr absl::string_view kPathsOfPerson =
    "SELECT u.path FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = $1 AND h.end_date IS NULL UNION ALL "
    "SELECT u.path FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
    "WHERE a.person_id = $1 AND a.end_date IS NULL";
constexpr absl::string_view kReadersOfFollowUp =
    "SELECT COALESCE(f.opener_person_id, ''), COALESCE(f.owner_person_id, ''), u.path "
    "FROM follow_ups f JOIN units u ON u.unit_id = f.unit_id WHERE f.follow_up_id = $1";
// "state <= 3" says again what the first says, so that the index of live sign-ups serves.
constexpr absl::string_view kWaitingOf =
    "SELECT shift_id, sign_up_id FROM sign_ups WHERE person_id = $1 AND state = 2 AND state <= 3";

// The parameters of the lists by letter: o organisation, p person, a after, l limit, e earliest
// time, f and t the range of the scope's paths.
constexpr SyncStore::VisibleList kOwnLists[] = {
    {kUnits, "oal",
     "SELECT unit_id FROM units WHERE organization_id = $1 AND unit_id > $2 "
     "ORDER BY unit_id LIMIT $3"},
    {kPeople, "opal",
     "SELECT person_id FROM people WHERE organization_id = $1 AND person_id = $2 "
     "AND person_id > $3 LIMIT $4"},
    {kEvents, "oale",
     "SELECT event_id FROM events e WHERE organization_id = $1 AND event_id > $2 AND EXISTS "
     "(SELECT 1 FROM shifts s WHERE s.event_id = e.event_id AND s.end_time_us > $4) "
     "ORDER BY event_id LIMIT $3"},
    {kShifts, "oale",
     "SELECT shift_id FROM shifts WHERE organization_id = $1 AND shift_id > $2 "
     "AND end_time_us > $4 ORDER BY shift_id LIMIT $3"},
    {kSignUps, "pale",
     "SELECT sign_up_id FROM sign_ups WHERE person_id = $1 AND sign_up_id > $2 "
     "AND end_time_us > $4 ORDER BY sign_up_id LIMIT $3"},
    {kSignUps, "opale",
     "SELECT u.sign_up_id FROM sign_ups u JOIN shifts s ON s.shift_id = u.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "WHERE s.organization_id = $1 AND COALESCE(s.leader_person_id, e.leader_person_id) = $2 "
     "AND u.sign_up_id > $3 AND u.end_time_us > $5 AND u.state <= 3 "
     "ORDER BY u.sign_up_id LIMIT $4"},
    {kAttendances, "pale",
     "SELECT a.attendance_id FROM attendances a WHERE a.person_id = $1 AND a.attendance_id > $2 "
     "AND a.create_time_us > $4 ORDER BY a.attendance_id LIMIT $3"},
    {kAttendances, "opale",
     "SELECT a.attendance_id FROM attendances a JOIN shifts s ON s.shift_id = a.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "WHERE s.organization_id = $1 AND COALESCE(s.leader_person_id, e.leader_person_id) = $2 "
     "AND a.attendance_id > $3 AND a.create_time_us > $5 ORDER BY a.attendance_id LIMIT $4"},
    {kServiceRecords, "pal",
     "SELECT r.service_record_id FROM service_records r "
     "JOIN subject_keys k ON k.subject_key = r.subject_key "
     "WHERE k.person_id = $1 AND r.service_record_id > $2 ORDER BY r.service_record_id LIMIT $3"},
    {kNotices, "pale",
     "SELECT notice_id FROM notices WHERE person_id = $1 AND notice_id > $2 "
     "AND create_time_us > $4 ORDER BY notice_id LIMIT $3"},
    {kWishes, "oale",
     "SELECT wish_id FROM wishes WHERE organization_id = $1 AND wish_id > $2 "
     "AND publish_time_us IS NOT NULL AND (state <= 4 OR update_time_us > $4) "
     "ORDER BY wish_id LIMIT $3"},
    {kWishes, "opal",
     "SELECT wish_id FROM wishes WHERE organization_id = $1 "
     "AND (proposer_person_id = $2 OR contact_person_id = $2) AND state <= 5 AND wish_id > $3 "
     "ORDER BY wish_id LIMIT $4"},
    {kWishClaims, "pale",
     "SELECT wish_claim_id FROM wish_claims WHERE person_id = $1 AND wish_claim_id > $2 "
     "AND (state <= 2 OR update_time_us > $4) ORDER BY wish_claim_id LIMIT $3"},
    {kFollowUps, "pale",
     "SELECT follow_up_id FROM follow_ups WHERE (opener_person_id = $1 OR owner_person_id = $1) "
     "AND follow_up_id > $2 AND (state <= 3 OR update_time_us > $4) "
     "ORDER BY follow_up_id LIMIT $3"},
    {kHouseholds, "pal",
     "SELECT household_id FROM households WHERE contact_person_id = $1 AND household_id > $2 "
     "ORDER BY household_id LIMIT $3"},
    {kPairings, "pale",
     "SELECT pairing_id FROM pairings WHERE person_id = $1 AND pairing_id > $2 "
     "AND (state <= 2 OR update_time_us > $4) ORDER BY pairing_id LIMIT $3"},
    {kVisits, "pale",
     "SELECT v.visit_id FROM visits v JOIN visit_visitors g ON g.visit_id = v.visit_id "
     "WHERE g.person_id = $1 AND g.state < 3 AND v.visit_id > $2 AND v.end_time_us > $4 "
     "ORDER BY v.visit_id LIMIT $3"},
    {kVisits, "pale",
     "SELECT visit_id FROM visits WHERE off_site_contact_person_id = $1 AND visit_id > $2 "
     "AND end_time_us > $4 ORDER BY visit_id LIMIT $3"},
    {kVisits, "pale",
     "SELECT v.visit_id FROM visits v JOIN households h ON h.household_id = v.household_id "
     "WHERE h.contact_person_id = $1 AND v.visit_id > $2 AND v.end_time_us > $4 "
     "ORDER BY v.visit_id LIMIT $3"},
    {kVisitorTerms, "pal",
     "SELECT person_id FROM visitor_terms WHERE person_id = $1 AND person_id > $2 "
     "ORDER BY person_id LIMIT $3"},
    {kDeeds, "pal",
     "SELECT deed_id FROM deeds WHERE doer_person_id = $1 AND deed_id > $2 "
     "ORDER BY deed_id LIMIT $3"},
    {kDeeds, "pale",
     "SELECT deed_id FROM deeds WHERE recorder_person_id = $1 AND deed_id > $2 "
     "AND (state = 1 OR update_time_us > $4) ORDER BY deed_id LIMIT $3"},
};

constexpr SyncStore::VisibleList kStaffLists[] = {
    {kPeople, "ftal",
     "SELECT person_id FROM people p WHERE p.person_id > $3 "
     "AND p.merged_into_person_id IS NULL AND (EXISTS "
     "(SELECT 1 FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
     "WHERE h.person_id = p.person_id AND h.end_date IS NULL AND u.path >= $1 AND u.path < $2) "
     "OR EXISTS (SELECT 1 FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
     "WHERE a.person_id = p.person_id AND a.end_date IS NULL AND u.path >= $1 AND u.path < $2)) "
     "ORDER BY person_id LIMIT $4"},
    {kSignUps, "ftale",
     "SELECT g.sign_up_id FROM sign_ups g JOIN shifts s ON s.shift_id = g.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "JOIN units o ON o.unit_id = e.organizing_unit_id JOIN units h ON h.unit_id = e.host_unit_id "
     "WHERE ((o.path >= $1 AND o.path < $2) OR (h.path >= $1 AND h.path < $2)) "
     "AND g.sign_up_id > $3 AND g.end_time_us > $5 AND g.state <= 3 "
     "ORDER BY g.sign_up_id LIMIT $4"},
    {kAttendances, "ftale",
     "SELECT a.attendance_id FROM attendances a JOIN shifts s ON s.shift_id = a.shift_id "
     "JOIN events e ON e.event_id = s.event_id "
     "JOIN units o ON o.unit_id = e.organizing_unit_id JOIN units h ON h.unit_id = e.host_unit_id "
     "WHERE ((o.path >= $1 AND o.path < $2) OR (h.path >= $1 AND h.path < $2)) "
     "AND a.attendance_id > $3 AND a.create_time_us > $5 ORDER BY a.attendance_id LIMIT $4"},
    {kServiceRecords, "ftale",
     "SELECT r.service_record_id FROM service_records r WHERE r.service_record_id > $3 "
     "AND r.record_time_us > $5 AND EXISTS (SELECT 1 FROM units u WHERE u.unit_id IN "
     "(r.home_unit_id, r.host_unit_id, r.organizing_unit_id) AND u.path >= $1 AND u.path < $2) "
     "ORDER BY r.service_record_id LIMIT $4"},
    {kWishes, "ftale",
     "SELECT w.wish_id FROM wishes w JOIN units u ON u.unit_id = w.unit_id "
     "WHERE u.path >= $1 AND u.path < $2 AND w.wish_id > $3 "
     "AND (w.state <= 5 OR w.update_time_us > $5) ORDER BY w.wish_id LIMIT $4"},
    {kWishClaims, "ftale",
     "SELECT c.wish_claim_id FROM wish_claims c JOIN wishes w ON w.wish_id = c.wish_id "
     "JOIN units u ON u.unit_id = w.unit_id WHERE u.path >= $1 AND u.path < $2 "
     "AND c.wish_claim_id > $3 AND (c.state <= 2 OR c.update_time_us > $5) "
     "ORDER BY c.wish_claim_id LIMIT $4"},
    {kGifts, "ftale",
     "SELECT g.gift_id FROM gifts g JOIN units u ON u.unit_id = g.unit_id "
     "WHERE u.path >= $1 AND u.path < $2 AND g.gift_id > $3 AND g.update_time_us > $5 "
     "ORDER BY g.gift_id LIMIT $4"},
    {kFollowUps, "ftale",
     "SELECT f.follow_up_id FROM follow_ups f JOIN units u ON u.unit_id = f.unit_id "
     "WHERE u.path >= $1 AND u.path < $2 AND f.follow_up_id > $3 "
     "AND (f.state <= 3 OR f.update_time_us > $5) ORDER BY f.follow_up_id LIMIT $4"},
    {kDeeds, "ftale",
     "SELECT d.deed_id FROM deeds d JOIN units u ON u.unit_id = d.unit_id "
     "WHERE u.path >= $1 AND u.path < $2 AND d.deed_id > $3 "
     "AND (d.state = 1 OR d.update_time_us > $5) ORDER BY d.deed_id LIMIT $4"},
};

#define GLIMMER_VISITS_BELOW                                               \
  "SELECT v.visit_id FROM visits v JOIN units u ON u.unit_id = v.unit_id " \
  "WHERE u.path >= $1 AND u.path < $2 AND v.visit_id > $3 "                \
  "AND v.end_time_us > $5 ORDER BY v.visit_id LIMIT $4"

constexpr SyncStore::VisibleList kLeadLists[] = {{kVisits, "ftale", GLIMMER_VISITS_BELOW}};

constexpr SyncStore::VisibleList kCoordinatorLists[] = {
    {kVisits, "ftale", GLIMMER_VISITS_BELOW},
    {kHouseholds, "ftal",
     "SELECT h.household_id FROM households h JOIN units u ON u.unit_id = h.unit_id "
     "WHERE u.path >= $1 AND u.path < $2 AND h.household_id > $3 AND h.state IN (1, 2) "
     "ORDER BY h.household_id LIMIT $4"},
    {kPairings, "ftale",
     "SELECT p.pairing_id FROM pairings p JOIN households h ON h.household_id = p.household_id "
     "JOIN units u ON u.unit_id = h.unit_id WHERE u.path >= $1 AND u.path < $2 "
     "AND p.pairing_id > $3 AND h.state = 2 AND (p.state <= 2 OR p.update_time_us > $5) "
     "ORDER BY p.pairing_id LIMIT $4"},
    {kVisitorTerms, "ftal",
     "SELECT t.person_id FROM visitor_terms t WHERE t.person_id > $3 AND (EXISTS "
     "(SELECT 1 FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
     "WHERE h.person_id = t.person_id AND h.end_date IS NULL AND u.path >= $1 AND u.path < $2) "
     "OR EXISTS (SELECT 1 FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
     "WHERE a.person_id = t.person_id AND a.end_date IS NULL AND u.path >= $1 AND u.path < $2)) "
     "ORDER BY t.person_id LIMIT $4"},
};

bool IsBelow(const std::vector<std::string>& scopes, absl::string_view unit_path) {
  return std::any_of(scopes.begin(), scopes.end(),
                     [&](const std::string& scope) { return absl::StartsWith(unit_path, scope); });
}

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
  Viewer viewer{caller.organization_id, caller.person_id, {}, {}, {}, {}, ""};
  viewer.keys.insert(std::string(rpc::kEverybody));
  viewer.keys.insert(rpc::PersonKey(caller.person_id));
  std::vector<std::string> epoch;
  for (const rpc::Grant& grant : caller.grants) {
    if (grant.role == v1::ROLE_SAFEGUARDING_LEAD) {
      viewer.lead_paths.push_back(grant.scope_path);
      viewer.keys.insert(rpc::LeadKey(grant.scope_unit_id));
    }
    if (grant.role != v1::ROLE_COORDINATOR && grant.role != v1::ROLE_ORGANIZATION_ADMIN) continue;
    viewer.scope_paths.push_back(grant.scope_path);
    viewer.keys.insert(rpc::UnitKey(grant.scope_unit_id));
    if (grant.role != v1::ROLE_COORDINATOR) continue;
    viewer.coordinated_paths.push_back(grant.scope_path);
    viewer.keys.insert(rpc::CoordinatorKey(grant.scope_unit_id));
  }
  viewer.scope_paths = Widest(std::move(viewer.scope_paths));
  viewer.coordinated_paths = Widest(std::move(viewer.coordinated_paths));
  viewer.lead_paths = Widest(std::move(viewer.lead_paths));
  epoch = viewer.scope_paths;
  for (const std::string& path : viewer.coordinated_paths) {
    epoch.push_back(absl::StrCat("coordinator ", path));
  }
  for (const std::string& path : viewer.lead_paths) epoch.push_back(absl::StrCat("lead ", path));
  ASSIGN_OR_RETURN(const std::vector<std::string> led,
                   tx_.QueryAll([](const Row& row) { return row.Text(0); }, kLedShifts,
                                caller.organization_id, caller.person_id, now_ - rpc::kFeedSpan));
  for (const std::string& shift : led) {
    viewer.keys.insert(rpc::ShiftKey(shift));
    epoch.push_back(shift);
  }
  viewer.scope_epoch = Base32(Blake2b128(absl::StrJoin(epoch, "\n")));
  return viewer;
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

absl::Status SyncStore::Collect(const VisibleList& list, const Values& values,
                                std::set<std::string>& out) {
  std::vector<Value> args;
  for (const char letter : list.parameters) args.push_back(values.at(letter));
  return tx_.Run(list.statement, args, [&](const Row& row) { out.insert(row.Text(0)); }).status();
}

absl::StatusOr<std::vector<std::string>> SyncStore::ListVisible(const Viewer& viewer,
                                                                absl::string_view collection,
                                                                absl::string_view after,
                                                                int limit) {
  std::set<std::string> ids;
  Values values = {{'o', absl::string_view(viewer.organization_id)},
                   {'p', absl::string_view(viewer.person_id)},
                   {'a', after},
                   {'l', int64_t{limit}},
                   {'e', absl::ToUnixMicros(now_ - rpc::kFeedSpan)}};
  for (const VisibleList& list : kOwnLists) {
    if (list.collection == collection) RETURN_IF_ERROR(Collect(list, values, ids));
  }
  const auto collect_below = [&](const std::vector<std::string>& paths,
                                 absl::Span<const VisibleList> lists) -> absl::Status {
    for (const std::string& path : paths) {
      const std::string end = rpc::PathEnd(path);
      values['f'] = absl::string_view(path);
      values['t'] = absl::string_view(end);
      for (const VisibleList& list : lists) {
        if (list.collection == collection) RETURN_IF_ERROR(Collect(list, values, ids));
      }
    }
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(collect_below(viewer.scope_paths, kStaffLists));
  RETURN_IF_ERROR(collect_below(viewer.coordinated_paths, kCoordinatorLists));
  RETURN_IF_ERROR(collect_below(viewer.lead_paths, kLeadLists));
  std::vector<std::string> out(ids.begin(), ids.end());
  if (out.size() > static_cast<size_t>(limit)) out.resize(limit);
  return out;
}

absl::StatusOr<bool> SyncStore::IsPersonBelow(const std::vector<std::string>& scopes,
                                              absl::string_view person_id) {
  if (scopes.empty()) return false;
  ASSIGN_OR_RETURN(
      const std::vector<std::string> paths,
      tx_.QueryAll([](const Row& row) { return row.Text(0); }, kPathsOfPerson, person_id));
  return std::any_of(paths.begin(), paths.end(),
                     [&](const std::string& path) { return IsBelow(scopes, path); });
}

absl::StatusOr<bool> SyncStore::SeesPerson(const Viewer& viewer, absl::string_view person_id) {
  if (person_id == viewer.person_id) return true;
  return IsPersonBelow(viewer.scope_paths, person_id);
}

absl::StatusOr<bool> SyncStore::SeesVisitorTerms(const Viewer& viewer,
                                                 absl::string_view person_id) {
  if (person_id == viewer.person_id) return true;
  return IsPersonBelow(viewer.coordinated_paths, person_id);
}

absl::StatusOr<bool> SyncStore::SeesFollowUp(const Viewer& viewer, absl::string_view follow_up_id) {
  ASSIGN_OR_RETURN(const auto sees, tx_.QueryOne(
                                        [&viewer](const Row& row) {
                                          return row.Text(0) == viewer.person_id ||
                                                 row.Text(1) == viewer.person_id ||
                                                 IsBelow(viewer.scope_paths, row.Text(2));
                                        },
                                        kReadersOfFollowUp, follow_up_id));
  return sees.value_or(false);
}

absl::StatusOr<WaitingIn> SyncStore::WaitingOf(const Viewer& viewer) {
  WaitingIn waiting;
  const Value args[] = {absl::string_view(viewer.person_id)};
  RETURN_IF_ERROR(tx_.Run(
      kWaitingOf, args, [&waiting](const Row& row) { waiting.emplace(row.Text(0), row.Text(1)); }));
  return waiting;
}

}  // namespace glimmer::sync
