#include "server/people/merge_store.h"

#include "absl/strings/str_split.h"
#include "shared/domain/visit_rules.h"

namespace glimmer::people {
namespace {

using sql::Row;

// Where there are both: $1 is the person that stays, $2 the duplicate.

constexpr absl::string_view kSharedShift =
    "SELECT a.shift_id FROM sign_ups a JOIN sign_ups b ON b.shift_id = a.shift_id "
    "WHERE a.person_id = $1 AND b.person_id = $2 AND a.state <= 3 AND b.state <= 3 "
    "UNION SELECT a.shift_id FROM attendances a JOIN attendances b ON b.shift_id = a.shift_id "
    "WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY 1 LIMIT 1";

constexpr absl::string_view kSharedWish =
    "SELECT b.wish_claim_id FROM wish_claims a JOIN wish_claims b ON b.wish_id = a.wish_id "
    "WHERE a.person_id = $1 AND b.person_id = $2 AND a.state <= 2 AND b.state <= 2 "
    "ORDER BY 1 LIMIT 1";

constexpr absl::string_view kGrantsInForce =
    "SELECT g.role, g.scope_unit_id, u.path FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id WHERE g.person_id IN ($1, $2) "
    "AND g.revoke_time_us IS NULL AND g.end_time_us > $3";

// Its readers stand with a space between them. $1 is the duplicate here, $2 the person that stays.
constexpr absl::string_view kResources =
    "SELECT 'sign_ups/' || sign_up_id, shift_id, '', person_id, '' FROM sign_ups "
    "WHERE person_id = $1 "
    "UNION ALL SELECT 'attendances/' || attendance_id, shift_id, '', person_id, '' "
    "FROM attendances WHERE person_id = $1 "
    "UNION ALL SELECT 'service_records/' || r.service_record_id, COALESCE(r.shift_id, ''), '', "
    "k.person_id, '' FROM service_records r "
    "JOIN subject_keys k ON k.subject_key = r.subject_key WHERE k.person_id = $1 "
    "UNION ALL SELECT 'wishes/' || w.wish_id, '', u.path, "
    "COALESCE(w.proposer_person_id, '') || ' ' || COALESCE(w.contact_person_id, ''), '' "
    "FROM wishes w JOIN units u ON u.unit_id = w.unit_id WHERE w.contact_person_id = $1 "
    "OR (w.publish_time_us IS NULL AND w.proposer_person_id = $1) "
    "UNION ALL SELECT 'wish_claims/' || c.wish_claim_id, '', u.path, c.person_id, '' "
    "FROM wish_claims c JOIN wishes w ON w.wish_id = c.wish_id "
    "JOIN units u ON u.unit_id = w.unit_id WHERE c.person_id = $1 "
    "UNION ALL SELECT 'follow_ups/' || f.follow_up_id, '', u.path, "
    "COALESCE(f.opener_person_id, '') || ' ' || COALESCE(f.owner_person_id, ''), '' "
    "FROM follow_ups f JOIN units u ON u.unit_id = f.unit_id "
    "WHERE $1 IN (f.opener_person_id, f.owner_person_id, f.finisher_person_id) "
    "UNION ALL SELECT 'deeds/' || d.deed_id, '', u.path, "
    "COALESCE(d.doer_person_id, '') || ' ' || COALESCE(d.recorder_person_id, ''), '' FROM deeds d "
    "JOIN units u ON u.unit_id = d.unit_id WHERE $1 IN (d.doer_person_id, d.recorder_person_id) "
    "UNION ALL SELECT 'households/' || h.household_id, '', '', h.contact_person_id, u.path "
    "FROM households h JOIN units u ON u.unit_id = h.unit_id WHERE h.contact_person_id = $1 "
    "UNION ALL SELECT 'pairings/' || p.pairing_id, '', '', p.person_id, u.path FROM pairings p "
    "JOIN households h ON h.household_id = p.household_id JOIN units u ON u.unit_id = h.unit_id "
    "WHERE p.person_id = $1 OR (p.person_id = $2 AND p.state < 3) "
    "UNION ALL SELECT 'visits/' || v.visit_id, '', '', COALESCE(g.person_id, '') || ' ' || "
    "COALESCE(v.off_site_contact_person_id, '') || ' ' || COALESCE(h.contact_person_id, ''), "
    "u.path FROM visits v JOIN units u ON u.unit_id = v.unit_id "
    "LEFT JOIN households h ON h.household_id = v.household_id "
    "LEFT JOIN visit_visitors g ON g.visit_id = v.visit_id AND g.state < 3 "
    "WHERE $1 IN (v.off_site_contact_person_id, h.contact_person_id) OR EXISTS (SELECT 1 "
    "FROM visit_visitors m WHERE m.visit_id = v.visit_id AND m.state < 3 "
    "AND (m.person_id = $1 OR (m.person_id = $2 AND v.state <= 3))) "
    "UNION ALL SELECT 'gifts/' || g.gift_id, '', u.path, '', '' FROM gifts g "
    "JOIN units u ON u.unit_id = g.unit_id "
    "WHERE $1 IN (g.donor_person_id, g.handler_person_id, g.receipt_issuer_person_id) "
    "UNION ALL SELECT 'notices/' || notice_id, '', '', person_id, '' FROM notices "
    "WHERE person_id = $1 ORDER BY 1";

// One pairing of the two with a household: who has visited it has.
constexpr absl::string_view kJoinPairings =
    "UPDATE pairings SET state = (SELECT MAX(d.state) FROM pairings d "
    "WHERE d.household_id = pairings.household_id AND d.person_id IN ($1, $2) AND d.state < 3), "
    "last_visit_time_us = (SELECT MAX(d.last_visit_time_us) FROM pairings d "
    "WHERE d.household_id = pairings.household_id AND d.person_id IN ($1, $2) AND d.state < 3) "
    "WHERE person_id = $1 AND state < 3 AND EXISTS (SELECT 1 FROM pairings d "
    "WHERE d.household_id = pairings.household_id AND d.person_id = $2 AND d.state < 3)";
// The other ends, and both when the household wants one of the two no more, or one of them speaks
// for it. $3 is now.
constexpr absl::string_view kEndPairings =
    "UPDATE pairings SET state = 3, sealed_note = NULL, note_expire_time_us = NULL, "
    "update_time_us = $3 WHERE state < 3 AND person_id IN ($1, $2) AND ((person_id = $2 AND EXISTS "
    "(SELECT 1 FROM pairings k WHERE k.household_id = pairings.household_id "
    "AND k.person_id = $1 AND k.state < 3)) OR EXISTS (SELECT 1 FROM refused_visitors r "
    "WHERE r.household_id = pairings.household_id AND r.person_id IN ($1, $2)) "
    "OR EXISTS (SELECT 1 FROM households h WHERE h.household_id = pairings.household_id "
    "AND (h.contact_person_id IN ($1, $2) OR h.next_contact_person_id IN ($1, $2))))";
// Nor do they go there any more.
constexpr absl::string_view kLeaveVisits =
    "UPDATE visit_visitors SET state = 3 WHERE state < 3 AND person_id IN ($1, $2) AND EXISTS "
    "(SELECT 1 FROM visits v JOIN households h ON h.household_id = v.household_id "
    "WHERE v.visit_id = visit_visitors.visit_id AND v.state <= 2 "
    "AND (h.contact_person_id IN ($1, $2) OR h.next_contact_person_id IN ($1, $2) "
    "OR EXISTS (SELECT 1 FROM refused_visitors r WHERE r.household_id = h.household_id "
    "AND r.person_id IN ($1, $2))))";
// Of a visit to which both go one goes, who has accepted when either has.
constexpr absl::string_view kJoinVisitors =
    "UPDATE visit_visitors SET state = (SELECT CASE WHEN MIN(ABS(d.state - 2)) = 0 THEN 2 "
    "ELSE MIN(d.state) END FROM visit_visitors d WHERE d.visit_id = visit_visitors.visit_id "
    "AND d.person_id IN ($1, $2)) WHERE person_id = $1 AND EXISTS (SELECT 1 "
    "FROM visit_visitors d WHERE d.visit_id = visit_visitors.visit_id AND d.person_id = $2)";
constexpr absl::string_view kDropSharedVisitors =
    "DELETE FROM visit_visitors WHERE person_id = $2 AND EXISTS (SELECT 1 FROM visit_visitors k "
    "WHERE k.visit_id = visit_visitors.visit_id AND k.person_id = $1)";
// Nobody is told that no word comes from themselves.
constexpr absl::string_view kDropOwnContacts =
    "UPDATE visits SET off_site_contact_person_id = NULL "
    "WHERE off_site_contact_person_id IN ($1, $2) AND EXISTS (SELECT 1 FROM visit_visitors k "
    "WHERE k.visit_id = visits.visit_id AND k.person_id IN ($1, $2) AND k.state < 3)";
// With fewer than it takes the household is asked anew, unless somebody may be there. $3 is now;
// word is awaited on of what begins by $4, for which somebody may have set out.
constexpr absl::string_view kReopenVisits =
    "UPDATE visits SET state = 1, alarm_time_us = CASE WHEN start_time_us > $4 "
    "AND alarm_time_us > start_time_us THEN NULL ELSE alarm_time_us END, "
    "update_time_us = $3 WHERE state = 2 "
    "AND alarm = 0 AND start_time_us > $3 AND EXISTS (SELECT 1 FROM visit_visitors k "
    "WHERE k.visit_id = visits.visit_id AND k.person_id IN ($1, $2)) AND min_people > "
    "(SELECT COUNT(*) FROM visit_visitors k WHERE k.visit_id = visits.visit_id AND k.state < 3)";
constexpr absl::string_view kDropSharedRefusals =
    "DELETE FROM refused_visitors WHERE person_id = $2 AND EXISTS (SELECT 1 "
    "FROM refused_visitors k WHERE k.household_id = refused_visitors.household_id "
    "AND k.person_id = $1)";
// When the one that stays can visit, they have said themselves; else what the duplicate has said
// counts.
constexpr absl::string_view kDropOtherSlots =
    "DELETE FROM visitor_slots WHERE person_id = $2 "
    "AND EXISTS (SELECT 1 FROM visitor_terms k WHERE k.person_id = $1)";
constexpr absl::string_view kCopyTerms =
    "INSERT INTO visitor_terms (person_id, organization_id, willing, day_minutes, week_minutes, "
    "update_time_us) SELECT $1, organization_id, willing, day_minutes, week_minutes, "
    "update_time_us FROM visitor_terms WHERE person_id = $2 "
    "AND NOT EXISTS (SELECT 1 FROM visitor_terms k WHERE k.person_id = $1)";
constexpr absl::string_view kDropOtherTerms =
    "DELETE FROM visitor_terms WHERE person_id = $2 "
    "AND EXISTS (SELECT 1 FROM visitor_terms k WHERE k.person_id = $1)";

// Nobody comes along twice, nor with themselves.
constexpr absl::string_view kDropSharedCompanions =
    "DELETE FROM wish_companions WHERE person_id IN ($1, $2) AND (EXISTS "
    "(SELECT 1 FROM wish_claims c WHERE c.wish_claim_id = wish_companions.wish_claim_id "
    "AND c.person_id = $1) OR (person_id = $2 AND EXISTS (SELECT 1 FROM wish_companions k "
    "WHERE k.wish_claim_id = wish_companions.wish_claim_id AND k.person_id = $1)))";

constexpr absl::string_view kMoveGranted =
    "UPDATE role_grants SET granter_person_id = $1 WHERE granter_person_id = $2 "
    "AND person_id <> $1";
constexpr absl::string_view kMoveGrants =
    "UPDATE role_grants SET person_id = $1 WHERE person_id = $2 "
    "AND (granter_person_id IS NULL OR granter_person_id <> $1)";
constexpr absl::string_view kDropSharedAffiliations =
    "DELETE FROM affiliations WHERE person_id = $2 AND EXISTS (SELECT 1 FROM affiliations k "
    "WHERE k.person_id = $1 AND k.unit_id = affiliations.unit_id "
    "AND (k.start_date = affiliations.start_date "
    "OR (k.end_date IS NULL AND affiliations.end_date IS NULL)))";

// In this order. A grant between the two would become one to oneself: it ends and stays behind.
constexpr absl::string_view kMoves[] = {
    "UPDATE sign_ups SET person_id = $1 WHERE person_id = $2",
    "UPDATE sign_ups SET actor_person_id = $1 WHERE actor_person_id = $2",
    "UPDATE attendances SET person_id = $1 WHERE person_id = $2",
    "UPDATE events SET leader_person_id = $1 WHERE leader_person_id = $2",
    "UPDATE shifts SET leader_person_id = $1 WHERE leader_person_id = $2",
    "UPDATE notices SET person_id = $1 WHERE person_id = $2",
    "UPDATE wishes SET proposer_person_id = $1 WHERE proposer_person_id = $2",
    "UPDATE wishes SET contact_person_id = $1 WHERE contact_person_id = $2",
    "UPDATE wish_claims SET person_id = $1 WHERE person_id = $2",
    "UPDATE wish_claims SET actor_person_id = $1 WHERE actor_person_id = $2",
    kDropSharedCompanions,
    "UPDATE wish_companions SET person_id = $1 WHERE person_id = $2",
    "UPDATE gifts SET donor_person_id = $1 WHERE donor_person_id = $2",
    "UPDATE gifts SET handler_person_id = $1 WHERE handler_person_id = $2",
    "UPDATE gifts SET receipt_issuer_person_id = $1 WHERE receipt_issuer_person_id = $2",
    "UPDATE follow_ups SET opener_person_id = $1 WHERE opener_person_id = $2",
    "UPDATE follow_ups SET owner_person_id = $1 WHERE owner_person_id = $2",
    "UPDATE follow_ups SET finisher_person_id = $1 WHERE finisher_person_id = $2",
    "UPDATE households SET contact_person_id = $1 WHERE contact_person_id = $2",
    "UPDATE households SET next_contact_person_id = $1 WHERE next_contact_person_id = $2",
    "UPDATE pairings SET person_id = $1 WHERE person_id = $2",
    kDropOwnContacts,
    "UPDATE visits SET off_site_contact_person_id = $1 WHERE off_site_contact_person_id = $2",
    kJoinVisitors,
    kDropSharedVisitors,
    "UPDATE visit_visitors SET person_id = $1 WHERE person_id = $2",
    kDropSharedRefusals,
    "UPDATE refused_visitors SET person_id = $1 WHERE person_id = $2",
    kDropOtherSlots,
    kCopyTerms,
    "UPDATE visitor_slots SET person_id = $1 WHERE person_id = $2",
    kDropOtherTerms,
    "UPDATE deeds SET doer_person_id = $1 WHERE doer_person_id = $2",
    "UPDATE deeds SET recorder_person_id = $1 WHERE recorder_person_id = $2",
    "UPDATE external_ids SET person_id = $1 WHERE person_id = $2",
    "UPDATE subject_keys SET person_id = $1, former = TRUE WHERE person_id = $2",
    "UPDATE devices SET person_id = $1 WHERE person_id = $2",
    "UPDATE invitations SET creator_person_id = $1 WHERE creator_person_id = $2",
    kMoveGranted,
    kMoveGrants,
    kDropSharedAffiliations,
    "UPDATE affiliations SET person_id = $1 WHERE person_id = $2",
    "UPDATE people SET merged_into_person_id = $1 WHERE merged_into_person_id = $2",
};

// $3 is now.
constexpr absl::string_view kEndGrantsBetween =
    "UPDATE role_grants SET revoke_time_us = $3 WHERE revoke_time_us IS NULL "
    "AND ((person_id = $2 AND granter_person_id = $1) "
    "OR (person_id = $1 AND granter_person_id = $2))";
constexpr absl::string_view kEndSessions = "DELETE FROM sessions WHERE person_id = $1";
constexpr absl::string_view kEndInvitations =
    "UPDATE invitations SET revoke_time_us = $2 WHERE person_id = $1 "
    "AND use_time_us IS NULL AND revoke_time_us IS NULL";
constexpr absl::string_view kDropPlannedHome =
    "DELETE FROM home_units WHERE person_id = $1 AND start_date > $2";
constexpr absl::string_view kCloseHome =
    "UPDATE home_units SET end_date = $2 WHERE person_id = $1 "
    "AND (end_date IS NULL OR end_date > $2)";
// The row that is left says who it was and is; what it held stands with the other now.
constexpr absl::string_view kRedirect =
    "UPDATE people SET merged_into_person_id = $1, phone = NULL, email = NULL, birth_year = NULL, "
    "languages = '', skills = '', version = version + 1, update_time_us = $3 "
    "WHERE person_id = $2";

}  // namespace

absl::StatusOr<std::string> MergeStore::SharedShift() {
  ASSIGN_OR_RETURN(auto shift, tx_.QueryOne([](const Row& row) { return row.Text(0); },
                                            kSharedShift, kept_, duplicate_));
  return shift.value_or("");
}

absl::StatusOr<std::string> MergeStore::SharedWish() {
  ASSIGN_OR_RETURN(auto claim, tx_.QueryOne([](const Row& row) { return row.Text(0); }, kSharedWish,
                                            kept_, duplicate_));
  return claim.value_or("");
}

absl::StatusOr<std::vector<rpc::Grant>> MergeStore::GrantsInForce(absl::Time now) {
  return tx_.QueryAll(
      [](const Row& row) {
        return rpc::Grant{static_cast<v1::Role>(row.Int(0)), row.Text(1), row.Text(2)};
      },
      kGrantsInForce, kept_, duplicate_, now);
}

absl::StatusOr<std::vector<MovedResource>> MergeStore::Resources() {
  return tx_.QueryAll(
      [](const Row& row) {
        return MovedResource{row.Text(0), row.Text(1), row.Text(2),
                             absl::StrSplit(row.Text(3), ' ', absl::SkipEmpty()), row.Text(4)};
      },
      kResources, duplicate_, kept_);
}

absl::Status MergeStore::MoveAll(absl::string_view today, absl::Time now) {
  RETURN_IF_ERROR(tx_.Execute(kEndGrantsBetween, kept_, duplicate_, now));
  RETURN_IF_ERROR(tx_.Execute(kJoinPairings, kept_, duplicate_));
  RETURN_IF_ERROR(tx_.Execute(kEndPairings, kept_, duplicate_, now));
  RETURN_IF_ERROR(tx_.Execute(kLeaveVisits, kept_, duplicate_));
  for (const absl::string_view move : kMoves) {
    RETURN_IF_ERROR(tx_.Execute(move, kept_, duplicate_));
  }
  RETURN_IF_ERROR(tx_.Execute(kReopenVisits, kept_, duplicate_, now, now + kStartLead));
  RETURN_IF_ERROR(tx_.Execute(kEndSessions, duplicate_));
  RETURN_IF_ERROR(tx_.Execute(kEndInvitations, duplicate_, now));
  RETURN_IF_ERROR(tx_.Execute(kDropPlannedHome, duplicate_, today));
  RETURN_IF_ERROR(tx_.Execute(kCloseHome, duplicate_, today));
  return tx_.Execute(kRedirect, kept_, duplicate_, now).status();
}

}  // namespace glimmer::people
