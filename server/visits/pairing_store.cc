#include "server/visits/pairing_store.h"

#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::visits {
namespace {

using sql::Bytes;
using sql::Row;
using sql::Value;

// The columns of MapPairing, in its order.
#define GLIMMER_SELECT_PAIRING                                                        \
  "SELECT p.pairing_id, p.organization_id, p.household_id, p.person_id, p.state, "    \
  "p.last_visit_time_us, p.review_time_us, p.sealed_note, p.note_expire_time_us, "    \
  "p.create_time_us, p.update_time_us, d.display_name, h.alias, u.path, h.state, "    \
  "(SELECT MAX(v.start_time_us) FROM visits v WHERE v.household_id = p.household_id " \
  "AND v.state = 4) FROM pairings p JOIN people d ON d.person_id = p.person_id "      \
  "JOIN households h ON h.household_id = p.household_id JOIN units u ON u.unit_id = h.unit_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_PAIRING "WHERE p.pairing_id = $1";
constexpr absl::string_view kFindLive =
    GLIMMER_SELECT_PAIRING "WHERE p.household_id = $1 AND p.person_id = $2 AND p.state < 3";
constexpr absl::string_view kList = GLIMMER_SELECT_PAIRING
    "WHERE u.path >= $1 AND u.path < $2 AND (h.alias, p.pairing_id) > ($3, $4) "
    "AND h.state = 2 AND p.state < 3 ORDER BY h.alias, p.pairing_id LIMIT $5";
constexpr absl::string_view kOfHousehold =
    GLIMMER_SELECT_PAIRING "WHERE p.household_id = $1 ORDER BY p.pairing_id";
constexpr absl::string_view kWithNote = GLIMMER_SELECT_PAIRING
    "WHERE p.household_id = $1 AND p.note_expire_time_us > $2 "
    "ORDER BY p.note_expire_time_us DESC, p.pairing_id LIMIT 1";
constexpr absl::string_view kDueNotes =
    "SELECT pairing_id, organization_id FROM pairings WHERE note_expire_time_us IS NOT NULL "
    "AND note_expire_time_us <= $1 ORDER BY note_expire_time_us, pairing_id LIMIT $2";

constexpr absl::string_view kInsert =
    "INSERT INTO pairings (pairing_id, organization_id, household_id, person_id, state, "
    "review_time_us, create_time_us, update_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr absl::string_view kUpdate =
    "UPDATE pairings SET state = $2, last_visit_time_us = $3, review_time_us = $4, "
    "sealed_note = $5, note_expire_time_us = $6, update_time_us = $7 WHERE pairing_id = $1";

constexpr absl::string_view kRefuse =
    "INSERT INTO refused_visitors (household_id, person_id) VALUES ($1, $2) "
    "ON CONFLICT DO NOTHING";
constexpr absl::string_view kIsRefused =
    "SELECT 1 FROM refused_visitors WHERE household_id = $1 AND person_id = $2";

Pairing MapPairing(const Row& row) {
  Pairing p;
  int c = 0;
  p.pairing_id = row.Text(c++);
  p.organization_id = row.Text(c++);
  p.household_id = row.Text(c++);
  p.person_id = row.Text(c++);
  p.state = static_cast<PairingState>(row.Int(c++));
  p.last_visit_time = row.OptionalTime(c++);
  p.review_time = FromMicros(row.Int(c++));
  if (!row.IsNull(c)) p.note = SealedNote{row.Blob(c), FromMicros(row.Int(c + 1))};
  c += 2;
  p.create_time = FromMicros(row.Int(c++));
  p.update_time = FromMicros(row.Int(c++));
  p.display_name = row.Text(c++);
  p.household_alias = row.Text(c++);
  p.unit_path = row.Text(c++);
  p.household_state = static_cast<HouseholdState>(row.Int(c++));
  p.household_visit_time = row.OptionalTime(c++);
  return p;
}

}  // namespace

absl::StatusOr<std::optional<Pairing>> PairingStore::Find(absl::string_view pairing_id) {
  return tx_.QueryOne(MapPairing, kFind, pairing_id);
}

absl::StatusOr<std::optional<Pairing>> PairingStore::FindLive(absl::string_view household_id,
                                                              absl::string_view person_id) {
  return tx_.QueryOne(MapPairing, kFindLive, household_id, person_id);
}

absl::StatusOr<std::vector<Pairing>> PairingStore::List(const PairingQuery& query) {
  return tx_.QueryAll(MapPairing, kList, query.unit_path, rpc::PathEnd(query.unit_path),
                      query.after_alias, query.after_pairing_id, query.limit);
}

absl::StatusOr<std::vector<Pairing>> PairingStore::OfHousehold(absl::string_view household_id) {
  return tx_.QueryAll(MapPairing, kOfHousehold, household_id);
}

absl::StatusOr<std::optional<Pairing>> PairingStore::WithNote(absl::string_view household_id,
                                                              absl::Time now) {
  return tx_.QueryOne(MapPairing, kWithNote, household_id, now);
}

absl::StatusOr<std::vector<DueNote>> PairingStore::DueNotes(absl::Time now, int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return DueNote{row.Text(0), row.Text(1)};
      },
      kDueNotes, now, limit);
}

absl::Status PairingStore::Insert(const Pairing& p) {
  return tx_
      .Execute(kInsert, p.pairing_id, p.organization_id, p.household_id, p.person_id,
               static_cast<int64_t>(p.state), p.review_time, p.create_time, p.update_time)
      .status();
}

absl::Status PairingStore::Update(const Pairing& p) {
  const Value note = p.note ? Value(Bytes{p.note->octets}) : Value(nullptr);
  const Value expire = p.note ? Value(ToMicros(p.note->expire_time)) : Value(nullptr);
  return tx_
      .Execute(kUpdate, p.pairing_id, static_cast<int64_t>(p.state),
               sql::Nullable(p.last_visit_time), p.review_time, note, expire, p.update_time)
      .status();
}

absl::Status PairingStore::Refuse(absl::string_view household_id, absl::string_view person_id) {
  return tx_.Execute(kRefuse, household_id, person_id).status();
}

absl::StatusOr<bool> PairingStore::IsRefused(absl::string_view household_id,
                                             absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto found, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kIsRefused, household_id, person_id));
  return found.has_value();
}

}  // namespace glimmer::visits
