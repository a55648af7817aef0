#include "server/ledgers/gift_store.h"

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"
#include "shared/domain/field_checks.h"

namespace glimmer::ledgers {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapGift, in its order.
#define GLIMMER_SELECT_GIFT                                                                        \
  "SELECT g.gift_id, g.organization_id, g.unit_id, g.item, g.measure, g.quantity, "                \
  "g.declared_value_fen, g.receive_date, COALESCE(g.donor_person_id, ''), g.donor_name, "          \
  "g.anonymous, g.purpose, g.handler_person_id, g.receipt_waived, g.receipt_year, "                \
  "g.receipt_number, g.receipt_issue_time_us, COALESCE(g.receipt_issuer_person_id, ''), "          \
  "g.state, g.reason, g.create_time_us, g.update_time_us, COALESCE(d.display_name, ''), "          \
  "h.display_name, u.display_name, u.path, r.display_name, o.time_zone FROM gifts g "              \
  "JOIN units u ON u.unit_id = g.unit_id "                                                         \
  "JOIN organizations o ON o.organization_id = g.organization_id "                                 \
  "JOIN units r ON r.unit_id = o.root_unit_id JOIN people h ON h.person_id = g.handler_person_id " \
  "LEFT JOIN people d ON d.person_id = g.donor_person_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_GIFT "WHERE g.gift_id = $1";

constexpr absl::string_view kList = GLIMMER_SELECT_GIFT
    "WHERE g.organization_id = $1 AND u.path >= $2 AND u.path < $3 AND g.receive_date >= $4 "
    "AND g.receive_date <= $5 AND g.state <= $6 AND (g.receive_date, g.gift_id) < ($7, $8) "
    "ORDER BY g.receive_date DESC, g.gift_id DESC LIMIT $9";

constexpr absl::string_view kInsert =
    "INSERT INTO gifts (gift_id, organization_id, unit_id, item, measure, quantity, "
    "declared_value_fen, receive_date, donor_person_id, donor_name, anonymous, purpose, "
    "handler_person_id, receipt_waived, state, reason, create_time_us, update_time_us) VALUES "
    "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', $16, $16) "
    "ON CONFLICT (gift_id) DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE gifts SET receipt_year = $2, receipt_number = $3, receipt_issue_time_us = $4, "
    "receipt_issuer_person_id = $5, state = $6, reason = $7, update_time_us = $8 "
    "WHERE gift_id = $1";

constexpr absl::string_view kTakeNumber =
    "INSERT INTO gift_receipt_years (organization_id, year, last_number) VALUES ($1, $2, 1) "
    "ON CONFLICT (organization_id, year) DO UPDATE "
    "SET last_number = gift_receipt_years.last_number + 1 RETURNING last_number";

std::optional<GiftReceipt> MapReceipt(const Row& row, int first) {
  if (row.IsNull(first)) return std::nullopt;
  return GiftReceipt{row.Int(first), row.Int(first + 1), FromMicros(row.Int(first + 2)),
                     row.Text(first + 3)};
}

Gift MapGift(const Row& row) {
  Gift g;
  int c = 0;
  g.gift_id = row.Text(c++);
  g.organization_id = row.Text(c++);
  g.unit_id = row.Text(c++);
  g.item = row.Text(c++);
  g.measure = row.Text(c++);
  g.quantity = row.Int(c++);
  g.declared_value_fen = row.Int(c++);
  g.receive_date = row.Text(c++);
  g.donor_person_id = row.Text(c++);
  g.donor_name = row.Text(c++);
  g.anonymous = row.Bool(c++);
  g.purpose = row.Text(c++);
  g.handler_person_id = row.Text(c++);
  g.receipt_waived = row.Bool(c++);
  g.receipt = MapReceipt(row, c);
  c += 4;
  g.state = static_cast<GiftState>(row.Int(c++));
  g.reason = row.Text(c++);
  g.create_time = FromMicros(row.Int(c++));
  g.update_time = FromMicros(row.Int(c++));
  g.donor_display_name = row.Text(c++);
  g.handler_display_name = row.Text(c++);
  g.unit_display_name = row.Text(c++);
  g.unit_path = row.Text(c++);
  g.organization_display_name = row.Text(c++);
  g.time_zone = row.Text(c++);
  return g;
}

}  // namespace

absl::StatusOr<std::optional<Gift>> GiftStore::Find(absl::string_view gift_id) {
  return tx_.QueryOne(MapGift, kFind, gift_id);
}

absl::StatusOr<std::vector<Gift>> GiftStore::List(const GiftQuery& query) {
  return tx_.QueryAll(
      MapGift, kList, query.organization_id, query.unit_path, rpc::PathEnd(query.unit_path),
      query.start_date, DayOrLast(query.end_date),
      static_cast<int64_t>(query.with_reversed ? GiftState::kReversed : GiftState::kRecorded),
      DayOrLast(query.before_date), query.before_gift_id, query.limit);
}

absl::StatusOr<bool> GiftStore::Insert(const Gift& g) {
  ASSIGN_OR_RETURN(
      const int64_t inserted,
      tx_.Execute(kInsert, g.gift_id, g.organization_id, g.unit_id, g.item, g.measure, g.quantity,
                  g.declared_value_fen, g.receive_date, sql::NullIfEmpty(g.donor_person_id),
                  g.donor_name, g.anonymous, g.purpose, g.handler_person_id, g.receipt_waived,
                  static_cast<int64_t>(g.state), g.create_time));
  return inserted == 1;
}

absl::Status GiftStore::Update(const Gift& g) {
  const Value none = nullptr;
  return tx_
      .Execute(kUpdate, g.gift_id, g.receipt ? Value(g.receipt->year) : none,
               g.receipt ? Value(g.receipt->number) : none,
               g.receipt ? Value(absl::ToUnixMicros(g.receipt->issue_time)) : none,
               g.receipt ? Value(absl::string_view(g.receipt->issuer_person_id)) : none,
               static_cast<int64_t>(g.state), g.reason, g.update_time)
      .status();
}

absl::StatusOr<int64_t> GiftStore::TakeNumber(absl::string_view organization_id, int64_t year) {
  ASSIGN_OR_RETURN(const auto number, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                   kTakeNumber, organization_id, year));
  if (!number) return absl::InternalError("no receipt number was given out");
  return *number;
}

}  // namespace glimmer::ledgers
