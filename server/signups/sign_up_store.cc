#include "server/signups/sign_up_store.h"

#include <utility>

#include "absl/strings/str_split.h"
#include "shared/base/time_convert.h"
#include "shared/domain/resource_names.h"
#include "shared/rpc/error.h"

namespace glimmer::signups {
namespace {

using sql::Row;

// The columns of MapSignUp, in its order. The rank is counted, never stored.
#define GLIMMER_SELECT_SIGN_UP                                                                 \
  "SELECT u.sign_up_id, u.shift_id, u.position_id, u.person_id, d.display_name, u.state, "     \
  "u.guests, u.join_sequence, u.start_time_us, u.end_time_us, u.offer_expire_time_us, "        \
  "u.cover_wanted, u.left_late, COALESCE(u.actor_person_id, ''), u.override_reason, "          \
  "u.create_time_us, u.update_time_us, "                                                       \
  "CASE WHEN u.state = 2 THEN (SELECT COUNT(*) FROM sign_ups w WHERE w.shift_id = u.shift_id " \
  "AND w.state = 2 AND w.position_id = u.position_id AND w.join_sequence <= u.join_sequence) " \
  "ELSE 0 END "                                                                                \
  "FROM sign_ups u JOIN people d ON d.person_id = u.person_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_SIGN_UP "WHERE u.sign_up_id = $1";

constexpr absl::string_view kListOfPerson = GLIMMER_SELECT_SIGN_UP
    "WHERE u.person_id = $1 AND u.state <= 3 AND u.end_time_us > $2 AND u.start_time_us > $3 "
    "ORDER BY u.start_time_us, u.sign_up_id";

#define GLIMMER_ROSTER_GROUP "CASE u.state WHEN 1 THEN 1 WHEN 3 THEN 2 ELSE 3 END"

constexpr absl::string_view kListOfShift =
    GLIMMER_SELECT_SIGN_UP "WHERE u.shift_id = $1 AND u.state <= 3 AND (" GLIMMER_ROSTER_GROUP
                           ", u.join_sequence) > "
                           "($2, $3) ORDER BY " GLIMMER_ROSTER_GROUP ", u.join_sequence LIMIT $4";

// One row per position; the columns of MapPosition come after those of MapFacts.
constexpr absl::string_view kJoinFacts =
    "SELECT s.shift_id, s.organization_id, s.event_id, s.civil_start, s.start_time_us, "
    "s.end_time_us, s.state, s.capacity, s.held, s.waiting, s.next_join_sequence, "
    "s.sign_up_open_time_us, s.sign_up_close_time_us, "
    "COALESCE(s.leader_person_id, e.leader_person_id, ''), o.path, h.path, "
    "COALESCE(d.organization_id, ''), COALESCE(d.display_name, ''), "
    "COALESCE(d.merged_into_person_id, ''), d.birth_year, COALESCE(d.skills, ''), "
    "p.position_id, p.display_name, p.capacity, p.held, p.needed_skills, p.minimum_age, "
    "CASE WHEN s.waiting = 0 THEN FALSE ELSE EXISTS (SELECT 1 FROM sign_ups w "
    "WHERE w.shift_id = s.shift_id AND w.state = 2 AND w.position_id = p.position_id) END "
    "FROM shifts s JOIN positions p ON p.shift_id = s.shift_id AND p.capacity > 0 "
    "JOIN events e ON e.event_id = s.event_id "
    "JOIN units o ON o.unit_id = e.organizing_unit_id "
    "JOIN units h ON h.unit_id = e.host_unit_id "
    "LEFT JOIN people d ON d.person_id = $2 WHERE s.shift_id = $1 ORDER BY p.ordinal";
constexpr int kFirstPositionColumn = 21;

// The last part: visits that the person has accepted, which go by no name here.
constexpr absl::string_view kCommitments =
    "SELECT sign_up_id, shift_id, state, start_time_us, end_time_us FROM sign_ups "
    "WHERE person_id = $1 AND state <= 3 AND shift_id = $2 UNION ALL "
    "SELECT sign_up_id, shift_id, state, start_time_us, end_time_us FROM sign_ups "
    "WHERE person_id = $1 AND state <= 3 AND shift_id <> $2 "
    "AND start_time_us > $5 AND start_time_us < $4 AND end_time_us > $3 UNION ALL "
    "SELECT '', '', 1, v.start_time_us, v.end_time_us FROM visit_visitors g "
    "JOIN visits v ON v.visit_id = g.visit_id WHERE g.person_id = $1 AND g.state = 2 "
    "AND v.state <= 3 AND v.start_time_us < $4 AND v.end_time_us > $3";

constexpr absl::string_view kFirstFitting = GLIMMER_SELECT_SIGN_UP
    "JOIN positions p ON p.position_id = u.position_id JOIN shifts s ON s.shift_id = u.shift_id "
    "WHERE u.shift_id = $1 AND u.state = 2 AND s.state = 1 AND s.held < s.capacity + $3 "
    "AND p.held + 1 + u.guests <= p.capacity + CASE WHEN p.position_id = $2 THEN $3 ELSE 0 END "
    "AND s.held + 1 + u.guests <= s.capacity + $3 ORDER BY u.join_sequence LIMIT 1";

constexpr absl::string_view kFirstCover = GLIMMER_SELECT_SIGN_UP
    "JOIN positions p ON p.position_id = u.position_id JOIN shifts s ON s.shift_id = u.shift_id "
    "WHERE u.shift_id = $1 AND u.position_id = $2 AND u.cover_wanted "
    "AND p.held + $3 <= p.capacity + 1 + u.guests AND s.held + $3 <= s.capacity + 1 + u.guests "
    "ORDER BY u.join_sequence LIMIT 1";

constexpr absl::string_view kCountWaiting =
    "SELECT COUNT(*) FROM sign_ups WHERE shift_id = $1 AND state = 2 AND position_id = $2";

constexpr absl::string_view kDueOffers =
    "SELECT u.sign_up_id, u.shift_id, s.organization_id FROM sign_ups u "
    "JOIN shifts s ON s.shift_id = u.shift_id WHERE u.offer_expire_time_us IS NOT NULL "
    "AND u.offer_expire_time_us <= $1 ORDER BY u.offer_expire_time_us, u.sign_up_id LIMIT $2";

constexpr absl::string_view kInsert =
    "INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests, "
    "join_sequence, start_time_us, end_time_us, offer_expire_time_us, cover_wanted, left_late, "
    "actor_person_id, override_reason, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, FALSE, FALSE, $10, $11, $12, $12) "
    "ON CONFLICT (sign_up_id) DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE sign_ups SET state = $2, offer_expire_time_us = $3, cover_wanted = $4, "
    "left_late = $5, update_time_us = $6 WHERE sign_up_id = $1";

constexpr absl::string_view kUpdateTimes =
    "UPDATE sign_ups SET start_time_us = $2, end_time_us = $3, offer_expire_time_us = "
    "CASE WHEN offer_expire_time_us > $4 THEN $4 ELSE offer_expire_time_us END, "
    "update_time_us = $5 WHERE shift_id = $1";

constexpr absl::string_view kAddHeld =
    "UPDATE positions SET held = held + $2 WHERE position_id = $1";

constexpr absl::string_view kAddToShift =
    "UPDATE shifts SET held = held + $2, waiting = waiting + $3, "
    "next_join_sequence = next_join_sequence + $4 WHERE shift_id = $1";

SignUp MapSignUp(const Row& row) {
  SignUp s;
  int c = 0;
  s.sign_up_id = row.Text(c++);
  s.shift_id = row.Text(c++);
  s.position_id = row.Text(c++);
  s.person_id = row.Text(c++);
  s.person_display_name = row.Text(c++);
  s.state = static_cast<SignUpState>(row.Int(c++));
  s.guests = row.Int(c++);
  s.join_sequence = row.Int(c++);
  s.start_time = FromMicros(row.Int(c++));
  s.end_time = FromMicros(row.Int(c++));
  s.offer_expire_time = row.OptionalTime(c++);
  s.cover_wanted = row.Bool(c++);
  s.left_late = row.Bool(c++);
  s.actor_person_id = row.Text(c++);
  s.override_reason = row.Text(c++);
  s.create_time = FromMicros(row.Int(c++));
  s.update_time = FromMicros(row.Int(c++));
  s.waitlist_position = row.Int(c++);
  return s;
}

JoinFacts MapFacts(const Row& row) {
  JoinFacts facts;
  events::Shift& s = facts.shift;
  int c = 0;
  s.shift_id = row.Text(c++);
  s.organization_id = row.Text(c++);
  s.event_id = row.Text(c++);
  s.civil_start = row.Text(c++);
  s.start_time = FromMicros(row.Int(c++));
  s.end_time = FromMicros(row.Int(c++));
  s.state = static_cast<events::ShiftState>(row.Int(c++));
  s.capacity = row.Int(c++);
  s.held = row.Int(c++);
  s.waiting = row.Int(c++);
  s.next_join_sequence = row.Int(c++);
  s.sign_up_open_time = FromMicros(row.Int(c++));
  s.sign_up_close_time = FromMicros(row.Int(c++));
  s.leader_person_id = row.Text(c++);
  s.organizing_path = row.Text(c++);
  s.host_path = row.Text(c++);
  facts.person_organization_id = row.Text(c++);
  facts.person_found = !facts.person_organization_id.empty();
  facts.person_display_name = row.Text(c++);
  facts.merged_into_person_id = row.Text(c++);
  facts.person.birth_year = row.OptionalInt(c++);
  facts.person.skills = absl::StrSplit(row.Text(c++), '\n', absl::SkipEmpty());
  return facts;
}

void AddPosition(const Row& row, JoinFacts& facts) {
  events::Position p;
  int c = kFirstPositionColumn;
  p.position_id = row.Text(c++);
  p.display_name = row.Text(c++);
  p.capacity = row.Int(c++);
  p.held = row.Int(c++);
  p.needed_skills = absl::StrSplit(row.Text(c++), '\n', absl::SkipEmpty());
  p.minimum_age = row.Int(c++);
  facts.shift.positions.push_back(std::move(p));
  facts.lines.push_back(row.Bool(c++));
}

Commitment MapCommitment(const Row& row) {
  return {row.Text(0), row.Text(1), static_cast<SignUpState>(row.Int(2)), FromMicros(row.Int(3)),
          FromMicros(row.Int(4))};
}

DueOffer MapDueOffer(const Row& row) { return {row.Text(0), row.Text(1), row.Text(2)}; }

}  // namespace

int64_t RosterGroup(SignUpState state) {
  switch (state) {
    case SignUpState::kConfirmed:
      return 1;
    case SignUpState::kOffered:
      return 2;
    default:
      return 3;
  }
}

absl::StatusOr<std::optional<SignUp>> SignUpStore::Find(absl::string_view sign_up_id) {
  return tx_.QueryOne(MapSignUp, kFind, sign_up_id);
}

absl::StatusOr<SignUp> SignUpStore::Get(absl::string_view sign_up_id) {
  ASSIGN_OR_RETURN(std::optional<SignUp> found, Find(sign_up_id));
  if (!found) return NotFound(ResourceName(kSignUps, sign_up_id));
  return *std::move(found);
}

absl::StatusOr<std::vector<SignUp>> SignUpStore::ListOfPerson(absl::string_view person_id,
                                                              absl::Time ended_after) {
  return tx_.QueryAll(MapSignUp, kListOfPerson, person_id, ended_after,
                      ended_after - events::kLongestShift);
}

absl::StatusOr<std::vector<SignUp>> SignUpStore::ListOfShift(absl::string_view shift_id,
                                                             const RosterPosition& after,
                                                             int limit) {
  return tx_.QueryAll(MapSignUp, kListOfShift, shift_id, after.group, after.join_sequence, limit);
}

absl::StatusOr<std::optional<JoinFacts>> SignUpStore::LoadJoinFacts(absl::string_view shift_id,
                                                                    absl::string_view person_id) {
  std::optional<JoinFacts> facts;
  const sql::Value args[] = {shift_id, person_id};
  RETURN_IF_ERROR(tx_.Run(kJoinFacts, args, [&facts](const Row& row) {
    if (!facts) facts = MapFacts(row);
    AddPosition(row, *facts);
  }));
  return facts;
}

absl::StatusOr<std::vector<Commitment>> SignUpStore::Commitments(absl::string_view person_id,
                                                                 absl::string_view shift_id,
                                                                 absl::Time start, absl::Time end) {
  return tx_.QueryAll(MapCommitment, kCommitments, person_id, shift_id, start, end,
                      start - events::kLongestShift);
}

absl::StatusOr<std::optional<SignUp>> SignUpStore::FirstFitting(absl::string_view shift_id,
                                                                absl::string_view spare_position_id,
                                                                int64_t spare) {
  return tx_.QueryOne(MapSignUp, kFirstFitting, shift_id, spare_position_id, spare);
}

absl::StatusOr<std::optional<SignUp>> SignUpStore::FirstCover(absl::string_view shift_id,
                                                              absl::string_view position_id,
                                                              int64_t places) {
  return tx_.QueryOne(MapSignUp, kFirstCover, shift_id, position_id, places);
}

absl::StatusOr<int64_t> SignUpStore::CountWaiting(absl::string_view shift_id,
                                                  absl::string_view position_id) {
  ASSIGN_OR_RETURN(const std::optional<int64_t> count,
                   tx_.QueryOne([](const Row& row) { return row.Int(0); }, kCountWaiting, shift_id,
                                position_id));
  return count.value_or(0);
}

absl::StatusOr<std::vector<DueOffer>> SignUpStore::DueOffers(absl::Time now, int limit) {
  return tx_.QueryAll(MapDueOffer, kDueOffers, now, limit);
}

absl::StatusOr<bool> SignUpStore::Insert(const SignUp& s) {
  ASSIGN_OR_RETURN(const int64_t inserted,
                   tx_.Execute(kInsert, s.sign_up_id, s.shift_id, s.position_id, s.person_id,
                               static_cast<int64_t>(s.state), s.guests, s.join_sequence,
                               s.start_time, s.end_time, sql::NullIfEmpty(s.actor_person_id),
                               s.override_reason, s.create_time));
  return inserted == 1;
}

absl::Status SignUpStore::Update(const SignUp& s) {
  return tx_
      .Execute(kUpdate, s.sign_up_id, static_cast<int64_t>(s.state),
               sql::Nullable(s.offer_expire_time), s.cover_wanted, s.left_late, s.update_time)
      .status();
}

absl::Status SignUpStore::UpdateTimes(const events::Shift& shift, absl::Time last_offer,
                                      absl::Time now) {
  return tx_
      .Execute(kUpdateTimes, shift.shift_id, shift.start_time, shift.end_time, last_offer, now)
      .status();
}

absl::Status SignUpStore::AddHeld(absl::string_view position_id, int64_t held) {
  return tx_.Execute(kAddHeld, position_id, held).status();
}

absl::Status SignUpStore::AddToShift(absl::string_view shift_id, int64_t held, int64_t waiting,
                                     int64_t joined) {
  return tx_.Execute(kAddToShift, shift_id, held, waiting, joined).status();
}

}  // namespace glimmer::signups
