#include "server/people/dormant_store.h"

#include "shared/base/status_macros.h"
#include "shared/base/time_convert.h"

namespace glimmer::people {
namespace {

using sql::Row;

// $1 is now; $2 is when somebody was last heard of at the latest, and $3 its day. Sign-ups that
// were taken back do not count: from a phone they came with a session.
#define GLIMMER_SELECT_DORMANT                                                                 \
  "SELECT p.person_id, p.organization_id FROM people p WHERE p.use_time_us <= $2 "             \
  "AND p.create_time_us <= $2 AND p.merged_into_person_id IS NULL "                            \
  "AND (p.phone IS NOT NULL OR p.email IS NOT NULL OR EXISTS (SELECT 1 FROM devices d "        \
  "WHERE d.person_id = p.person_id "                                                           \
  "AND (d.revoke_time_us IS NULL OR d.label <> '' OR d.installation_id <> ''))) "              \
  "AND NOT EXISTS (SELECT 1 FROM devices d WHERE d.person_id = p.person_id "                   \
  "AND d.create_time_us > $2) "                                                                \
  "AND NOT EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = p.person_id "               \
  "AND g.revoke_time_us IS NULL AND g.end_time_us > $1) "                                      \
  "AND NOT EXISTS (SELECT 1 FROM households h WHERE h.contact_person_id = p.person_id) "       \
  "AND NOT EXISTS (SELECT 1 FROM households h WHERE h.next_contact_person_id = p.person_id) "  \
  "AND NOT EXISTS (SELECT 1 FROM sign_ups s WHERE s.person_id = p.person_id AND s.state <= 3 " \
  "AND s.start_time_us > $2) "                                                                 \
  "AND NOT EXISTS (SELECT 1 FROM wish_claims c WHERE c.person_id = p.person_id "               \
  "AND c.update_time_us > $2) "                                                                \
  "AND NOT EXISTS (SELECT 1 FROM visit_visitors g JOIN visits v ON v.visit_id = g.visit_id "   \
  "WHERE g.person_id = p.person_id AND g.state < 3 AND v.end_time_us > $2) "                   \
  "AND NOT EXISTS (SELECT 1 FROM visits v WHERE v.off_site_contact_person_id = p.person_id "   \
  "AND v.end_time_us > $2) "                                                                   \
  "AND NOT EXISTS (SELECT 1 FROM subject_keys k JOIN service_records r "                       \
  "ON r.subject_key = k.subject_key WHERE k.person_id = p.person_id AND r.civil_date > $3) "

constexpr absl::string_view kToTell = GLIMMER_SELECT_DORMANT
    "AND (p.erase_notice_time_us IS NULL OR p.erase_notice_time_us <= $2) "
    "ORDER BY p.use_time_us, p.person_id LIMIT $4";
constexpr absl::string_view kToErase = GLIMMER_SELECT_DORMANT
    "AND p.erase_notice_time_us > $2 AND p.erase_notice_time_us <= $5 "
    "ORDER BY p.use_time_us, p.person_id LIMIT $4";

constexpr absl::string_view kNoteTold =
    "UPDATE people SET erase_notice_time_us = $2 WHERE person_id = $1";

constexpr absl::string_view kEraseContact =
    "UPDATE people SET phone = NULL, email = NULL, version = version + 1, update_time_us = $2 "
    "WHERE person_id = $1";
constexpr absl::string_view kEraseSessions =
    "DELETE FROM sessions WHERE person_id = $1 OR device_id IN "
    "(SELECT device_id FROM devices WHERE person_id = $1)";
constexpr absl::string_view kEraseDevices =
    "UPDATE devices SET label = '', installation_id = '', "
    "revoke_time_us = COALESCE(revoke_time_us, $2) WHERE person_id = $1";

// The zone of the organisation makes no difference to two years.
std::string DayOf(absl::Time time) {
  return FormatCivilDay(absl::ToCivilDay(time, absl::UTCTimeZone()));
}

DormantPerson MapDormant(const Row& row) { return {row.Text(0), row.Text(1)}; }

}  // namespace

absl::StatusOr<std::vector<DormantPerson>> DormantStore::ToTell(absl::Time now, int limit) {
  const absl::Time since = now - kDormantAfter;
  return tx_.QueryAll(MapDormant, kToTell, now, since, DayOf(since), limit);
}

absl::StatusOr<std::vector<DormantPerson>> DormantStore::ToErase(absl::Time now, int limit) {
  const absl::Time since = now - kDormantAfter;
  return tx_.QueryAll(MapDormant, kToErase, now, since, DayOf(since), limit, now - kDormantNotice);
}

absl::Status DormantStore::NoteTold(absl::string_view person_id, absl::Time now) {
  return tx_.Execute(kNoteTold, person_id, now).status();
}

absl::Status DormantStore::EraseContact(absl::string_view person_id, absl::Time now) {
  RETURN_IF_ERROR(tx_.Execute(kEraseContact, person_id, now));
  RETURN_IF_ERROR(tx_.Execute(kEraseSessions, person_id));
  return tx_.Execute(kEraseDevices, person_id, now).status();
}

}  // namespace glimmer::people
