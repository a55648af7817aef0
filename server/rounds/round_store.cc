#include "server/rounds/round_store.h"

#include "absl/strings/str_split.h"
#include "server/events/shift_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::rounds {
namespace {

using sql::Row;

constexpr absl::string_view kFindUnit =
    "SELECT u.path, o.time_zone FROM units u "
    "JOIN organizations o ON o.organization_id = u.organization_id WHERE u.unit_id = $1";

// $1 to $2 is the range of paths in the unit and below.
#define GLIMMER_ROUND_HOUSEHOLDS           \
  "JOIN units u ON u.unit_id = h.unit_id " \
  "WHERE u.path >= $1 AND u.path < $2 AND h.state = 2 "

constexpr absl::string_view kHouseholds =
    "SELECT h.household_id, h.unit_id, h.alias, COALESCE(h.contact_person_id, ''), "
    "COALESCE(h.next_contact_person_id, ''), h.consent_expire_time_us, h.languages, "
    "h.cadence_days, h.min_people, h.has_minors "
    "FROM households h " GLIMMER_ROUND_HOUSEHOLDS
    "AND h.consent_expire_time_us > $3 ORDER BY h.alias, h.household_id";

constexpr absl::string_view kHasHousehold =
    "SELECT 1 FROM households h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE u.path >= $1 AND u.path < $2 AND h.household_id = $3";

constexpr absl::string_view kHouseholdSlots =
    "SELECT s.household_id, s.weekday, s.start_minute, s.end_minute FROM visit_slots s "
    "JOIN households h ON h.household_id = s.household_id " GLIMMER_ROUND_HOUSEHOLDS
    "ORDER BY s.household_id, s.weekday, s.start_minute";

constexpr absl::string_view kLastVisits =
    "SELECT v.household_id, MAX(v.start_time_us) FROM households h "
    "JOIN visits v ON v.household_id = h.household_id AND v.state = 4 " GLIMMER_ROUND_HOUSEHOLDS
    "GROUP BY v.household_id";

constexpr absl::string_view kLiveVisits =
    "SELECT v.household_id, v.start_time_us FROM households h "
    "JOIN visits v ON v.household_id = h.household_id AND v.state <= 3 " GLIMMER_ROUND_HOUSEHOLDS
    "ORDER BY v.household_id, v.start_time_us";

constexpr absl::string_view kAcquaintances =
    "SELECT v.household_id, g.person_id, COUNT(*) FROM households h "
    "JOIN visits v ON v.household_id = h.household_id AND v.state = 4 "
    "JOIN visit_visitors g ON g.visit_id = v.visit_id AND g.state = 2 " GLIMMER_ROUND_HOUSEHOLDS
    "GROUP BY v.household_id, g.person_id";

constexpr absl::string_view kPairings =
    "SELECT p.household_id, p.person_id, p.state FROM households h "
    "JOIN pairings p ON p.household_id = h.household_id AND p.state < 3 " GLIMMER_ROUND_HOUSEHOLDS
    "ORDER BY p.household_id, p.person_id";

constexpr absl::string_view kRefused =
    "SELECT r.household_id, r.person_id, CAST(0 AS BIGINT) FROM households h "
    "JOIN refused_visitors r ON r.household_id = h.household_id " GLIMMER_ROUND_HOUSEHOLDS
    "ORDER BY r.household_id, r.person_id";

// $3 is the organisation, $4 the day. Where somebody belongs: their home, or else the first of
// their communities in the units.
constexpr absl::string_view kVisitors =
    "SELECT x.person_id, x.display_name, COALESCE(x.home, x.community), x.languages, x.skills, "
    "x.willing, x.day_minutes, x.week_minutes FROM ("
    "SELECT t.person_id, p.display_name, p.languages, p.skills, t.willing, t.day_minutes, "
    "t.week_minutes, "
    "(SELECT h.unit_id FROM home_units h WHERE h.person_id = t.person_id "
    "AND (h.end_date IS NULL OR h.end_date > $4) ORDER BY h.start_date LIMIT 1) AS home, "
    "(SELECT MIN(u.unit_id) FROM home_units h JOIN units u ON u.unit_id = h.unit_id "
    "WHERE h.person_id = t.person_id AND (h.end_date IS NULL OR h.end_date > $4) "
    "AND u.path >= $1 AND u.path < $2) AS home_here, "
    "(SELECT MIN(u.unit_id) FROM affiliations a JOIN units u ON u.unit_id = a.unit_id "
    "WHERE a.person_id = t.person_id AND a.start_date <= $4 "
    "AND (a.end_date IS NULL OR a.end_date > $4) "
    "AND u.path >= $1 AND u.path < $2) AS community "
    "FROM visitor_terms t JOIN people p ON p.person_id = t.person_id "
    "WHERE t.organization_id = $3 AND p.merged_into_person_id IS NULL) x "
    "WHERE x.home_here IS NOT NULL OR x.community IS NOT NULL ORDER BY x.person_id";

constexpr absl::string_view kVisitorSlots =
    "SELECT s.person_id, s.weekday, s.start_minute, s.end_minute FROM visitor_terms t "
    "JOIN visitor_slots s ON s.person_id = t.person_id WHERE t.organization_id = $1 "
    "ORDER BY s.person_id, s.weekday, s.start_minute";

// "state <= 3" says again what the first says, so that the index of live sign-ups serves; $4 is
// before the beginning of every shift that is not over at $2.
constexpr absl::string_view kShifts =
    "SELECT n.person_id, n.start_time_us, n.end_time_us FROM visitor_terms t "
    "JOIN sign_ups n ON n.person_id = t.person_id WHERE t.organization_id = $1 "
    "AND n.state IN (1, 3) AND n.state <= 3 AND n.start_time_us > $4 AND n.start_time_us < $3 "
    "AND n.end_time_us > $2 ORDER BY n.person_id, n.start_time_us";

constexpr absl::string_view kVisits =
    "SELECT g.person_id, v.start_time_us, v.end_time_us FROM units u "
    "JOIN visits v ON v.unit_id = u.unit_id AND v.start_time_us >= $2 AND v.start_time_us < $3 "
    "JOIN visit_visitors g ON g.visit_id = v.visit_id AND g.state < 3 "
    "WHERE u.organization_id = $1 AND v.state <= 4 ORDER BY g.person_id, v.start_time_us";

std::vector<std::string> Lines(const std::string& text) {
  return absl::StrSplit(text, '\n', absl::SkipEmpty());
}

HouseholdRow MapHousehold(const Row& row) {
  HouseholdRow h;
  int c = 0;
  h.household_id = row.Text(c++);
  h.unit_id = row.Text(c++);
  h.alias = row.Text(c++);
  h.contact_person_id = row.Text(c++);
  h.next_contact_person_id = row.Text(c++);
  h.consent_expire_time = FromMicros(row.Int(c++));
  h.terms.languages = Lines(row.Text(c++));
  h.terms.cadence_days = row.Int(c++);
  h.terms.min_people = row.Int(c++);
  h.terms.has_minors = row.Bool(c++);
  return h;
}

SlotRow MapSlot(const Row& row) { return {row.Text(0), {row.Int(1), row.Int(2), row.Int(3)}}; }

VisitRow MapVisit(const Row& row) { return {row.Text(0), FromMicros(row.Int(1))}; }

PairRow MapPair(const Row& row) { return {row.Text(0), row.Text(1), row.Int(2)}; }

PairingRow MapPairing(const Row& row) {
  return {row.Text(0), row.Text(1), static_cast<PairingState>(row.Int(2))};
}

VisitorRow MapVisitor(const Row& row) {
  VisitorRow v;
  int c = 0;
  v.person_id = row.Text(c++);
  v.display_name = row.Text(c++);
  v.unit_id = row.Text(c++);
  v.languages = Lines(row.Text(c++));
  v.skills = Lines(row.Text(c++));
  v.willing = row.Bool(c++);
  v.day_minutes = row.Int(c++);
  v.week_minutes = row.Int(c++);
  return v;
}

BusyRow MapBusy(const Row& row) {
  return {row.Text(0), FromMicros(row.Int(1)), FromMicros(row.Int(2))};
}

}  // namespace

absl::StatusOr<std::optional<RoundUnit>> RoundStore::FindUnit(absl::string_view unit_id) {
  return tx_.QueryOne(
      [](const Row& row) {
        return RoundUnit{row.Text(0), row.Text(1)};
      },
      kFindUnit, unit_id);
}

absl::StatusOr<std::vector<HouseholdRow>> RoundStore::Households(const PathRange& units,
                                                                 absl::Time now) {
  return tx_.QueryAll(MapHousehold, kHouseholds, units.begin, units.end, now);
}

absl::StatusOr<bool> RoundStore::HasHousehold(const PathRange& units,
                                              absl::string_view household_id) {
  ASSIGN_OR_RETURN(const auto found, tx_.QueryOne([](const Row&) { return true; }, kHasHousehold,
                                                  units.begin, units.end, household_id));
  return found.has_value();
}

absl::StatusOr<std::vector<SlotRow>> RoundStore::HouseholdSlots(const PathRange& units) {
  return tx_.QueryAll(MapSlot, kHouseholdSlots, units.begin, units.end);
}

absl::StatusOr<std::vector<VisitRow>> RoundStore::LastVisits(const PathRange& units) {
  return tx_.QueryAll(MapVisit, kLastVisits, units.begin, units.end);
}

absl::StatusOr<std::vector<VisitRow>> RoundStore::LiveVisits(const PathRange& units) {
  return tx_.QueryAll(MapVisit, kLiveVisits, units.begin, units.end);
}

absl::StatusOr<std::vector<PairRow>> RoundStore::Acquaintances(const PathRange& units) {
  return tx_.QueryAll(MapPair, kAcquaintances, units.begin, units.end);
}

absl::StatusOr<std::vector<PairingRow>> RoundStore::Pairings(const PathRange& units) {
  return tx_.QueryAll(MapPairing, kPairings, units.begin, units.end);
}

absl::StatusOr<std::vector<PairRow>> RoundStore::Refused(const PathRange& units) {
  return tx_.QueryAll(MapPair, kRefused, units.begin, units.end);
}

absl::StatusOr<std::vector<VisitorRow>> RoundStore::Visitors(absl::string_view organization_id,
                                                             const PathRange& units,
                                                             absl::string_view day) {
  return tx_.QueryAll(MapVisitor, kVisitors, units.begin, units.end, organization_id, day);
}

absl::StatusOr<std::vector<SlotRow>> RoundStore::VisitorSlots(absl::string_view organization_id) {
  return tx_.QueryAll(MapSlot, kVisitorSlots, organization_id);
}

absl::StatusOr<std::vector<BusyRow>> RoundStore::Shifts(absl::string_view organization_id,
                                                        absl::Time from, absl::Time to) {
  return tx_.QueryAll(MapBusy, kShifts, organization_id, from, to, from - events::kLongestShift);
}

absl::StatusOr<std::vector<BusyRow>> RoundStore::Visits(absl::string_view organization_id,
                                                        absl::Time from, absl::Time to) {
  return tx_.QueryAll(MapBusy, kVisits, organization_id, from, to);
}

}  // namespace glimmer::rounds
