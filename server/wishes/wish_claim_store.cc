#include "server/wishes/wish_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::wishes {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapClaim, in its order.
#define GLIMMER_SELECT_CLAIM                                                                  \
  "SELECT c.wish_claim_id, c.wish_id, c.person_id, COALESCE(c.team_unit_id, ''), "            \
  "COALESCE(c.actor_person_id, ''), c.quantity, c.whole, c.state, c.expire_time_us, "         \
  "c.renewed, c.agreed_start_time_us, c.agreed_end_time_us, c.start_time_us, c.end_time_us, " \
  "c.confirmation, c.code_failures, c.override_reason, c.reason, "                            \
  "c.create_time_us, c.update_time_us, d.display_name FROM wish_claims c "                    \
  "JOIN people d ON d.person_id = c.person_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_CLAIM "WHERE c.wish_claim_id = $1";
constexpr absl::string_view kListOfWish = GLIMMER_SELECT_CLAIM
    "WHERE c.wish_id = $1 AND ($2 = '' OR c.wish_claim_id < $2) "
    "ORDER BY c.wish_claim_id DESC LIMIT $3";
constexpr absl::string_view kListInStates = GLIMMER_SELECT_CLAIM
    "WHERE c.wish_id = $1 AND c.state >= $2 AND c.state <= $3 ORDER BY c.wish_claim_id";

constexpr absl::string_view kFindClaimer =
    "SELECT d.organization_id, d.display_name, COALESCE(d.merged_into_person_id, ''), "
    "(SELECT COUNT(*) FROM wish_claims h WHERE h.person_id = d.person_id AND h.state = 1), "
    "COALESCE((SELECT l.wish_claim_id FROM wish_claims l WHERE l.person_id = d.person_id "
    "AND l.wish_id = $2 AND l.state <= 2), '') FROM people d WHERE d.person_id = $1";

constexpr absl::string_view kDue =
    "SELECT c.wish_claim_id, c.wish_id, w.organization_id FROM wish_claims c "
    "JOIN wishes w ON w.wish_id = c.wish_id WHERE c.expire_time_us IS NOT NULL "
    "AND c.expire_time_us <= $1 ORDER BY c.expire_time_us, c.wish_claim_id LIMIT $2";

constexpr absl::string_view kInsert =
    "INSERT INTO wish_claims (wish_claim_id, wish_id, person_id, team_unit_id, actor_person_id, "
    "quantity, whole, state, expire_time_us, renewed, confirmation, code_failures, "
    "override_reason, reason, create_time_us, update_time_us) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, 0, 0, $10, '', $11, $11) "
    "ON CONFLICT (wish_claim_id) DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE wish_claims SET quantity = $2, state = $3, expire_time_us = $4, renewed = $5, "
    "agreed_start_time_us = $6, agreed_end_time_us = $7, start_time_us = $8, end_time_us = $9, "
    "confirmation = $10, code_failures = $11, reason = $12, update_time_us = $13 "
    "WHERE wish_claim_id = $1";

constexpr absl::string_view kListCompanions =
    "SELECT person_id FROM wish_companions WHERE wish_claim_id = $1 ORDER BY person_id";
constexpr absl::string_view kDropCompanions =
    "DELETE FROM wish_companions WHERE wish_claim_id = $1";
constexpr absl::string_view kAddCompanion =
    "INSERT INTO wish_companions (wish_claim_id, person_id) VALUES ($1, $2)";

constexpr absl::string_view kAddRecord =
    "INSERT INTO wish_claim_records (wish_claim_id, service_record_id) VALUES ($1, $2)";
constexpr absl::string_view kListRecords =
    "SELECT service_record_id FROM wish_claim_records WHERE wish_claim_id = $1 "
    "ORDER BY service_record_id";

WishClaim MapClaim(const Row& row) {
  WishClaim m;
  int c = 0;
  m.wish_claim_id = row.Text(c++);
  m.wish_id = row.Text(c++);
  m.person_id = row.Text(c++);
  m.team_unit_id = row.Text(c++);
  m.actor_person_id = row.Text(c++);
  m.quantity = row.Int(c++);
  m.whole = row.Bool(c++);
  m.state = static_cast<ClaimState>(row.Int(c++));
  m.expire_time = row.OptionalTime(c++);
  m.renewed = row.Bool(c++);
  m.agreed_start = row.OptionalTime(c++);
  m.agreed_end = row.OptionalTime(c++);
  m.start_time = row.OptionalTime(c++);
  m.end_time = row.OptionalTime(c++);
  m.confirmation = static_cast<Confirmation>(row.Int(c++));
  m.code_failures = row.Int(c++);
  m.override_reason = row.Text(c++);
  m.reason = row.Text(c++);
  m.create_time = FromMicros(row.Int(c++));
  m.update_time = FromMicros(row.Int(c++));
  m.person_display_name = row.Text(c++);
  return m;
}

Claimer MapClaimer(const Row& row) {
  return {row.Text(0), row.Text(1), row.Text(2), row.Int(3), row.Text(4)};
}

DueClaim MapDue(const Row& row) { return {row.Text(0), row.Text(1), row.Text(2)}; }

}  // namespace

absl::StatusOr<std::optional<WishClaim>> WishClaimStore::Find(absl::string_view wish_claim_id) {
  ASSIGN_OR_RETURN(std::vector<WishClaim> found, Load(kFind, {wish_claim_id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

absl::StatusOr<std::vector<WishClaim>> WishClaimStore::ListOfWish(absl::string_view wish_id,
                                                                  absl::string_view before_id,
                                                                  int limit) {
  return Load(kListOfWish, {wish_id, before_id, int64_t{limit}});
}

absl::StatusOr<std::vector<WishClaim>> WishClaimStore::ListInStates(absl::string_view wish_id,
                                                                    ClaimState first,
                                                                    ClaimState last) {
  return Load(kListInStates, {wish_id, static_cast<int64_t>(first), static_cast<int64_t>(last)});
}

// Only who has delivered can have had company.
absl::StatusOr<std::vector<WishClaim>> WishClaimStore::Load(absl::string_view statement,
                                                            const std::vector<Value>& args) {
  std::vector<WishClaim> claims;
  RETURN_IF_ERROR(
      tx_.Run(statement, args, [&](const Row& row) { claims.push_back(MapClaim(row)); }));
  for (WishClaim& claim : claims) {
    if (!claim.start_time) continue;
    ASSIGN_OR_RETURN(claim.companions, tx_.QueryAll([](const Row& row) { return row.Text(0); },
                                                    kListCompanions, claim.wish_claim_id));
  }
  return claims;
}

absl::StatusOr<std::optional<Claimer>> WishClaimStore::FindClaimer(absl::string_view person_id,
                                                                   absl::string_view wish_id) {
  return tx_.QueryOne(MapClaimer, kFindClaimer, person_id, wish_id);
}

absl::StatusOr<std::vector<DueClaim>> WishClaimStore::Due(absl::Time now, int limit) {
  return tx_.QueryAll(MapDue, kDue, now, limit);
}

absl::StatusOr<bool> WishClaimStore::Insert(const WishClaim& c) {
  ASSIGN_OR_RETURN(
      const int64_t inserted,
      tx_.Execute(kInsert, c.wish_claim_id, c.wish_id, c.person_id,
                  sql::NullIfEmpty(c.team_unit_id), sql::NullIfEmpty(c.actor_person_id), c.quantity,
                  c.whole, static_cast<int64_t>(c.state), sql::Nullable(c.expire_time),
                  c.override_reason, c.create_time));
  return inserted == 1;
}

absl::Status WishClaimStore::Update(const WishClaim& c) {
  return tx_
      .Execute(kUpdate, c.wish_claim_id, c.quantity, static_cast<int64_t>(c.state),
               sql::Nullable(c.expire_time), c.renewed, sql::Nullable(c.agreed_start),
               sql::Nullable(c.agreed_end), sql::Nullable(c.start_time), sql::Nullable(c.end_time),
               static_cast<int64_t>(c.confirmation), c.code_failures, c.reason, c.update_time)
      .status();
}

absl::Status WishClaimStore::SetCompanions(const WishClaim& c) {
  RETURN_IF_ERROR(tx_.Execute(kDropCompanions, c.wish_claim_id));
  for (const std::string& person : c.companions) {
    RETURN_IF_ERROR(tx_.Execute(kAddCompanion, c.wish_claim_id, person));
  }
  return absl::OkStatus();
}

absl::Status WishClaimStore::AddRecord(absl::string_view wish_claim_id,
                                       absl::string_view record_id) {
  return tx_.Execute(kAddRecord, wish_claim_id, record_id).status();
}

absl::StatusOr<std::vector<std::string>> WishClaimStore::ListRecords(
    absl::string_view wish_claim_id) {
  return tx_.QueryAll([](const Row& row) { return row.Text(0); }, kListRecords, wish_claim_id);
}

}  // namespace glimmer::wishes
