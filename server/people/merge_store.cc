#include "server/people/merge_store.h"

namespace glimmer::people {
namespace {

using sql::Row;

// Where there are both: $1 is the person that stays, $2 the duplicate.

constexpr absl::string_view kSharedShift =
    "SELECT a.shift_id FROM sign_ups a JOIN sign_ups b ON b.shift_id = a.shift_id "
    "WHERE a.person_id = $1 AND b.person_id = $2 AND a.state <= 3 AND b.state <= 3 "
    "UNION SELECT a.shift_id FROM attendances a JOIN attendances b ON b.shift_id = a.shift_id "
    "WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY 1 LIMIT 1";

constexpr absl::string_view kGrantsInForce =
    "SELECT g.role, g.scope_unit_id, u.path FROM role_grants g "
    "JOIN units u ON u.unit_id = g.scope_unit_id WHERE g.person_id IN ($1, $2) "
    "AND g.revoke_time_us IS NULL AND g.end_time_us > $3";

constexpr absl::string_view kResources =
    "SELECT 'sign_ups/' || sign_up_id, shift_id FROM sign_ups WHERE person_id = $1 "
    "UNION ALL SELECT 'attendances/' || attendance_id, shift_id FROM attendances "
    "WHERE person_id = $1 "
    "UNION ALL SELECT 'service_records/' || r.service_record_id, COALESCE(r.shift_id, '') "
    "FROM service_records r JOIN subject_keys k ON k.subject_key = r.subject_key "
    "WHERE k.person_id = $1 "
    "UNION ALL SELECT 'notices/' || notice_id, '' FROM notices WHERE person_id = $1 ORDER BY 1";

// In this order. A grant between the two would become one to oneself: it ends and stays behind.
constexpr absl::string_view kMoves[] = {
    "UPDATE sign_ups SET person_id = $1 WHERE person_id = $2",
    "UPDATE sign_ups SET actor_person_id = $1 WHERE actor_person_id = $2",
    "UPDATE attendances SET person_id = $1 WHERE person_id = $2",
    "UPDATE events SET leader_person_id = $1 WHERE leader_person_id = $2",
    "UPDATE shifts SET leader_person_id = $1 WHERE leader_person_id = $2",
    "UPDATE notices SET person_id = $1 WHERE person_id = $2",
    "UPDATE external_ids SET person_id = $1 WHERE person_id = $2",
    "UPDATE subject_keys SET person_id = $1, former = TRUE WHERE person_id = $2",
    "UPDATE devices SET person_id = $1 WHERE person_id = $2",
    "UPDATE invitations SET creator_person_id = $1 WHERE creator_person_id = $2",
    "UPDATE role_grants SET granter_person_id = $1 WHERE granter_person_id = $2 "
    "AND person_id <> $1",
    "UPDATE role_grants SET person_id = $1 WHERE person_id = $2 "
    "AND (granter_person_id IS NULL OR granter_person_id <> $1)",
    "DELETE FROM affiliations WHERE person_id = $2 AND EXISTS (SELECT 1 FROM affiliations k "
    "WHERE k.person_id = $1 AND k.unit_id = affiliations.unit_id "
    "AND (k.start_date = affiliations.start_date "
    "OR (k.end_date IS NULL AND affiliations.end_date IS NULL)))",
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
        return MovedResource{row.Text(0), row.Text(1)};
      },
      kResources, duplicate_);
}

absl::Status MergeStore::MoveAll(absl::string_view today, absl::Time now) {
  RETURN_IF_ERROR(tx_.Execute(kEndGrantsBetween, kept_, duplicate_, now));
  for (const absl::string_view move : kMoves) {
    RETURN_IF_ERROR(tx_.Execute(move, kept_, duplicate_));
  }
  RETURN_IF_ERROR(tx_.Execute(kEndSessions, duplicate_));
  RETURN_IF_ERROR(tx_.Execute(kEndInvitations, duplicate_, now));
  RETURN_IF_ERROR(tx_.Execute(kDropPlannedHome, duplicate_, today));
  RETURN_IF_ERROR(tx_.Execute(kCloseHome, duplicate_, today));
  return tx_.Execute(kRedirect, kept_, duplicate_, now).status();
}

}  // namespace glimmer::people
