#include "server/access/scope_store.h"

#include <string>
#include <utility>

#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"

namespace glimmer::access {
namespace {

using sql::Row;

// Every statement gives organisation, unit path, person, leader; one row per path or person; $1 is
// the id.

constexpr absl::string_view kOrganizationScope =
    "SELECT o.organization_id, u.path, NULL, NULL FROM organizations o "
    "JOIN units u ON u.unit_id = o.root_unit_id WHERE o.organization_id = $1";

constexpr absl::string_view kUnitScope =
    "SELECT organization_id, path, NULL, NULL FROM units WHERE unit_id = $1";

// $2 is today: homes and affiliations count until the day before their end_date. A merged person
// stands where the one it was merged into stands.
constexpr absl::string_view kPersonScope =
    "SELECT p.organization_id, u.path, p.person_id, NULL FROM people q "
    "JOIN people p ON p.person_id = COALESCE(q.merged_into_person_id, q.person_id) "
    "LEFT JOIN home_units h ON h.person_id = p.person_id "
    "AND (h.end_date IS NULL OR h.end_date > $2) "
    "LEFT JOIN units u ON u.unit_id = h.unit_id WHERE q.person_id = $1 "
    "UNION ALL "
    "SELECT p.organization_id, u.path, p.person_id, NULL FROM people q "
    "JOIN people p ON p.person_id = COALESCE(q.merged_into_person_id, q.person_id) "
    "JOIN affiliations a ON a.person_id = p.person_id AND (a.end_date IS NULL OR a.end_date > $2) "
    "JOIN units u ON u.unit_id = a.unit_id WHERE q.person_id = $1";

constexpr absl::string_view kRoleGrantScope =
    "SELECT u.organization_id, u.path, g.person_id, NULL FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id WHERE g.role_grant_id = $1";

constexpr absl::string_view kDeviceScope =
    "SELECT p.organization_id, u.path, p.person_id, NULL FROM devices d "
    "JOIN people p ON p.person_id = d.person_id "
    "LEFT JOIN home_units h ON h.person_id = p.person_id AND h.end_date IS NULL "
    "LEFT JOIN units u ON u.unit_id = h.unit_id WHERE d.device_id = $1 "
    "UNION ALL "
    "SELECT p.organization_id, u.path, p.person_id, NULL FROM devices d "
    "JOIN people p ON p.person_id = d.person_id "
    "JOIN affiliations a ON a.person_id = p.person_id AND (a.end_date IS NULL OR a.end_date > $2) "
    "JOIN units u ON u.unit_id = a.unit_id WHERE d.device_id = $1";

constexpr absl::string_view kEventScope =
    "SELECT e.organization_id, u.path, NULL, e.leader_person_id FROM events e "
    "JOIN units u ON u.unit_id IN (e.organizing_unit_id, e.host_unit_id) WHERE e.event_id = $1";

constexpr absl::string_view kShiftScope =
    "SELECT e.organization_id, u.path, NULL, COALESCE(s.leader_person_id, e.leader_person_id) "
    "FROM shifts s JOIN events e ON e.event_id = s.event_id "
    "JOIN units u ON u.unit_id IN (e.organizing_unit_id, e.host_unit_id) WHERE s.shift_id = $1";

constexpr absl::string_view kSignUpScope =
    "SELECT e.organization_id, u.path, n.person_id, "
    "COALESCE(s.leader_person_id, e.leader_person_id) "
    "FROM sign_ups n JOIN shifts s ON s.shift_id = n.shift_id "
    "JOIN events e ON e.event_id = s.event_id "
    "JOIN units u ON u.unit_id IN (e.organizing_unit_id, e.host_unit_id) WHERE n.sign_up_id = $1";

constexpr absl::string_view kAttendanceScope =
    "SELECT e.organization_id, u.path, n.person_id, "
    "COALESCE(s.leader_person_id, e.leader_person_id) "
    "FROM attendances n JOIN shifts s ON s.shift_id = n.shift_id "
    "JOIN events e ON e.event_id = s.event_id "
    "JOIN units u ON u.unit_id IN (e.organizing_unit_id, e.host_unit_id) "
    "WHERE n.attendance_id = $1";

constexpr absl::string_view kServiceRecordScope =
    "SELECT r.organization_id, u.path, k.person_id, "
    "COALESCE(s.leader_person_id, e.leader_person_id) FROM service_records r "
    "JOIN units u ON u.unit_id IN (r.home_unit_id, r.host_unit_id, r.organizing_unit_id) "
    "LEFT JOIN subject_keys k ON k.subject_key = r.subject_key "
    "LEFT JOIN shifts s ON s.shift_id = r.shift_id "
    "LEFT JOIN events e ON e.event_id = s.event_id WHERE r.service_record_id = $1";

constexpr absl::string_view kNoticeScope =
    "SELECT p.organization_id, NULL, p.person_id, NULL FROM notices n "
    "JOIN people p ON p.person_id = n.person_id WHERE n.notice_id = $1";

// The person that a wish belongs to is the receiver's own contact; while it waits for review, and
// has none, it is who wrote it down.
constexpr absl::string_view kWishScope =
    "SELECT w.organization_id, u.path, COALESCE(w.contact_person_id, "
    "CASE WHEN w.state = 1 THEN w.proposer_person_id END), NULL FROM wishes w "
    "JOIN units u ON u.unit_id = w.unit_id WHERE w.wish_id = $1";

constexpr absl::string_view kWishClaimScope =
    "SELECT w.organization_id, u.path, c.person_id, NULL FROM wish_claims c "
    "JOIN wishes w ON w.wish_id = c.wish_id "
    "JOIN units u ON u.unit_id = w.unit_id WHERE c.wish_claim_id = $1";

constexpr absl::string_view kGiftScope =
    "SELECT g.organization_id, u.path, NULL, NULL FROM gifts g "
    "JOIN units u ON u.unit_id = g.unit_id WHERE g.gift_id = $1";
// A follow-up belongs to who sees to it, not to who opened it.
constexpr absl::string_view kFollowUpScope =
    "SELECT f.organization_id, u.path, f.owner_person_id, NULL FROM follow_ups f "
    "JOIN units u ON u.unit_id = f.unit_id WHERE f.follow_up_id = $1";

constexpr absl::string_view kDeedScope =
    "SELECT d.organization_id, u.path, d.doer_person_id, NULL FROM deeds d "
    "JOIN units u ON u.unit_id = d.unit_id WHERE d.deed_id = $1";

// A household belongs to its own contact.
constexpr absl::string_view kHouseholdScope =
    "SELECT h.organization_id, u.path, h.contact_person_id, NULL FROM households h "
    "JOIN units u ON u.unit_id = h.unit_id WHERE h.household_id = $1";

constexpr absl::string_view kPairingScope =
    "SELECT h.organization_id, u.path, p.person_id, NULL FROM pairings p "
    "JOIN households h ON h.household_id = p.household_id "
    "JOIN units u ON u.unit_id = h.unit_id WHERE p.pairing_id = $1";

// A visit belongs to all who have to do with it: who goes or was to go, the off-site contact, the
// household's contact. Its commands say which of them may do what.
constexpr absl::string_view kVisitScope =
    "SELECT v.organization_id, u.path, g.person_id, NULL FROM visits v "
    "JOIN units u ON u.unit_id = v.unit_id "
    "LEFT JOIN visit_visitors g ON g.visit_id = v.visit_id WHERE v.visit_id = $1 "
    "UNION ALL "
    "SELECT v.organization_id, NULL, v.off_site_contact_person_id, NULL FROM visits v "
    "WHERE v.visit_id = $1 AND v.off_site_contact_person_id IS NOT NULL "
    "UNION ALL "
    "SELECT v.organization_id, NULL, h.contact_person_id, NULL FROM visits v "
    "JOIN households h ON h.household_id = v.household_id "
    "WHERE v.visit_id = $1 AND h.contact_person_id IS NOT NULL";

struct Collection {
  absl::string_view name;
  absl::string_view statement;
  bool asks_day = false;
};

constexpr Collection kCollections[] = {
    {kOrganizations, kOrganizationScope},
    {kUnits, kUnitScope},
    {kPeople, kPersonScope, true},
    {kRoleGrants, kRoleGrantScope},
    {kDevices, kDeviceScope, true},
    {kEvents, kEventScope},
    {kShifts, kShiftScope},
    {kSignUps, kSignUpScope},
    {kAttendances, kAttendanceScope},
    {kServiceRecords, kServiceRecordScope},
    {kNotices, kNoticeScope},
    {kWishes, kWishScope},
    {kWishClaims, kWishClaimScope},
    {kGifts, kGiftScope},
    {kFollowUps, kFollowUpScope},
    {kDeeds, kDeedScope},
    {kHouseholds, kHouseholdScope},
    {kPairings, kPairingScope},
    {kVisits, kVisitScope},
};

void AddRow(const Row& row, std::optional<rpc::ResourceScope>& scope) {
  if (!scope) {
    scope = rpc::ResourceScope{row.Text(0), {}, {}, ""};
    if (!row.IsNull(3)) scope->leader_person_id = row.Text(3);
  }
  if (!row.IsNull(1)) scope->unit_paths.push_back(row.Text(1));
  if (row.IsNull(2)) return;
  std::string person_id = row.Text(2);
  if (scope->people.empty() || scope->people.back() != person_id) {
    scope->people.push_back(std::move(person_id));
  }
}

}  // namespace

absl::StatusOr<std::optional<rpc::ResourceScope>> Scopes::Resolve(sql::Transaction& tx,
                                                                  absl::string_view resource_name) {
  ASSIGN_OR_RETURN(const ParsedName name, ParseName(resource_name));
  std::optional<rpc::ResourceScope> scope;
  for (const Collection& collection : kCollections) {
    if (collection.name != name.collection) continue;
    const std::string day = FormatCivilDay(absl::ToCivilDay(clock_.Now(), absl::UTCTimeZone()));
    const sql::Value args[] = {name.id, absl::string_view(day)};
    RETURN_IF_ERROR(tx.Run(collection.statement,
                           absl::MakeConstSpan(args).first(collection.asks_day ? 2 : 1),
                           [&scope](const Row& row) { AddRow(row, scope); }));
  }
  return scope;
}

}  // namespace glimmer::access
