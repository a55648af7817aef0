#include "server/wishes/wish_store.h"

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::wishes {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapWish, in its order.
#define GLIMMER_SELECT_WISH                                                                    \
  "SELECT w.wish_id, w.organization_id, w.unit_id, w.alias, w.title, w.title_fold, "           \
  "w.description, w.category, w.kind, w.item, w.measure, w.minutes, w.may_split, w.quantity, " \
  "w.claimed, w.delivered, w.confirmed, w.deadline_date, w.state, w.reason, "                  \
  "COALESCE(w.proposer_person_id, ''), COALESCE(w.contact_person_id, ''), w.create_time_us, "  \
  "w.publish_time_us, w.confirm_time_us, w.update_time_us, w.call_back_time_us, "              \
  "w.call_back_told, u.path, o.time_zone FROM wishes w "                                       \
  "JOIN units u ON u.unit_id = w.unit_id "                                                     \
  "JOIN organizations o ON o.organization_id = w.organization_id "

constexpr absl::string_view kFind = GLIMMER_SELECT_WISH "WHERE w.wish_id = $1";

// The states follow as a list.
constexpr absl::string_view kList = GLIMMER_SELECT_WISH
    "WHERE w.organization_id = $1 AND (w.deadline_date, w.wish_id) > ($2, $3) "
    "AND u.path >= $4 AND u.path < $5 AND w.state IN ";
constexpr absl::string_view kListOrder = " ORDER BY w.deadline_date, w.wish_id LIMIT $6";
constexpr int kFirstState = 7;

constexpr absl::string_view kListAlike =
    "SELECT wish_id FROM wishes WHERE unit_id = $1 AND wish_id <> $2 AND state <= 4 "
    "AND (title_fold = $3 OR (item <> '' AND item = $4)) ORDER BY wish_id DESC LIMIT 5";

constexpr absl::string_view kHasSame =
    "SELECT 1 FROM wishes WHERE unit_id = $1 AND title_fold = $2 AND deadline_date = $3 LIMIT 1";

constexpr absl::string_view kCountProposals =
    "SELECT COUNT(*) FROM wishes WHERE proposer_person_id = $1 AND state = 1";

constexpr absl::string_view kInsert =
    "INSERT INTO wishes (wish_id, organization_id, unit_id, alias, title, title_fold, "
    "description, category, kind, item, measure, minutes, may_split, quantity, claimed, "
    "delivered, confirmed, deadline_date, state, reason, proposer_person_id, contact_person_id, "
    "create_time_us, update_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
    "$13, $14, 0, 0, 0, $15, $16, '', $17, $18, $19, $19) ON CONFLICT (wish_id) DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE wishes SET state = $2, claimed = $3, delivered = $4, confirmed = $5, reason = $6, "
    "publish_time_us = $7, confirm_time_us = $8, update_time_us = $9, call_back_time_us = $10, "
    "call_back_told = $11, quantity = $12 WHERE wish_id = $1";

constexpr absl::string_view kCorrect =
    "UPDATE wishes SET alias = $2, title = $3, title_fold = $4, description = $5, category = $6, "
    "deadline_date = $7, update_time_us = $8 WHERE wish_id = $1";

constexpr absl::string_view kDueCallBacks =
    "SELECT wish_id, organization_id FROM wishes WHERE call_back_time_us IS NOT NULL "
    "AND NOT call_back_told AND call_back_time_us <= $1 "
    "ORDER BY call_back_time_us, wish_id LIMIT $2";

constexpr absl::string_view kEndOutcome =
    "UPDATE wish_outcomes SET end_time_us = $3 WHERE wish_id = $1 AND end_time_us IS NULL "
    "AND state <> $2";
constexpr absl::string_view kBeginOutcome =
    "INSERT INTO wish_outcomes (wish_id, state, start_time_us) VALUES ($1, $2, $3) "
    "ON CONFLICT (wish_id) WHERE end_time_us IS NULL DO NOTHING";

constexpr absl::string_view kWriteSecret =
    "INSERT INTO wish_secrets (wish_id, sealed) VALUES ($1, $2) "
    "ON CONFLICT (wish_id) DO UPDATE SET sealed = excluded.sealed";
constexpr absl::string_view kFindSecret = "SELECT sealed FROM wish_secrets WHERE wish_id = $1";
constexpr absl::string_view kEraseSecret = "DELETE FROM wish_secrets WHERE wish_id = $1";

Wish MapWish(const Row& row) {
  Wish w;
  int c = 0;
  w.wish_id = row.Text(c++);
  w.organization_id = row.Text(c++);
  w.unit_id = row.Text(c++);
  w.alias = row.Text(c++);
  w.title = row.Text(c++);
  w.title_fold = row.Text(c++);
  w.description = row.Text(c++);
  w.category = row.Text(c++);
  w.kind = static_cast<NeedKind>(row.Int(c++));
  w.item = row.Text(c++);
  w.measure = row.Text(c++);
  w.minutes = row.Int(c++);
  w.may_split = row.Bool(c++);
  w.counts.quantity = row.Int(c++);
  w.counts.claimed = row.Int(c++);
  w.counts.delivered = row.Int(c++);
  w.counts.confirmed = row.Int(c++);
  w.deadline_date = row.Text(c++);
  w.state = static_cast<WishState>(row.Int(c++));
  w.reason = row.Text(c++);
  w.proposer_person_id = row.Text(c++);
  w.contact_person_id = row.Text(c++);
  w.create_time = FromMicros(row.Int(c++));
  w.publish_time = row.OptionalTime(c++);
  w.confirm_time = row.OptionalTime(c++);
  w.update_time = FromMicros(row.Int(c++));
  w.call_back_time = row.OptionalTime(c++);
  w.call_back_told = row.Bool(c++);
  w.unit_path = row.Text(c++);
  w.time_zone = row.Text(c++);
  return w;
}

}  // namespace

absl::StatusOr<std::optional<Wish>> WishStore::Find(absl::string_view wish_id) {
  return tx_.QueryOne(MapWish, kFind, wish_id);
}

absl::StatusOr<std::vector<Wish>> WishStore::List(const WishQuery& query) {
  const std::string end = rpc::PathEnd(query.unit_path);
  std::vector<Value> args = {absl::string_view(query.organization_id),
                             absl::string_view(query.after_date),
                             absl::string_view(query.after_wish_id),
                             absl::string_view(query.unit_path),
                             absl::string_view(end),
                             int64_t{query.limit}};
  for (const WishState state : query.states) args.push_back(static_cast<int64_t>(state));
  const std::string statement =
      absl::StrCat(kList, sql::Placeholders(kFirstState, query.states.size()), kListOrder);
  std::vector<Wish> wishes;
  RETURN_IF_ERROR(
      tx_.Run(statement, args, [&wishes](const Row& row) { wishes.push_back(MapWish(row)); }));
  return wishes;
}

absl::StatusOr<std::vector<std::string>> WishStore::ListAlike(const Wish& wish) {
  return tx_.QueryAll([](const Row& row) { return row.Text(0); }, kListAlike, wish.unit_id,
                      wish.wish_id, wish.title_fold, wish.item);
}

absl::StatusOr<bool> WishStore::HasSame(absl::string_view unit_id, absl::string_view title_fold,
                                        absl::string_view deadline_date) {
  ASSIGN_OR_RETURN(const auto found, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kHasSame, unit_id, title_fold, deadline_date));
  return found.has_value();
}

absl::StatusOr<int64_t> WishStore::CountProposals(absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto count, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kCountProposals, person_id));
  return count.value_or(0);
}

absl::StatusOr<bool> WishStore::Insert(const Wish& w) {
  ASSIGN_OR_RETURN(
      const int64_t inserted,
      tx_.Execute(kInsert, w.wish_id, w.organization_id, w.unit_id, w.alias, w.title, w.title_fold,
                  w.description, w.category, static_cast<int64_t>(w.kind), w.item, w.measure,
                  w.minutes, w.may_split, w.counts.quantity, w.deadline_date,
                  static_cast<int64_t>(w.state), sql::NullIfEmpty(w.proposer_person_id),
                  sql::NullIfEmpty(w.contact_person_id), w.create_time));
  return inserted == 1;
}

absl::Status WishStore::Update(const Wish& w) {
  return tx_
      .Execute(kUpdate, w.wish_id, static_cast<int64_t>(w.state), w.counts.claimed,
               w.counts.delivered, w.counts.confirmed, w.reason, sql::Nullable(w.publish_time),
               sql::Nullable(w.confirm_time), w.update_time, sql::Nullable(w.call_back_time),
               w.call_back_told, w.counts.quantity)
      .status();
}

absl::Status WishStore::Correct(const Wish& w) {
  return tx_
      .Execute(kCorrect, w.wish_id, w.alias, w.title, w.title_fold, w.description, w.category,
               w.deadline_date, w.update_time)
      .status();
}

absl::StatusOr<std::vector<DueCallBack>> WishStore::DueCallBacks(absl::Time now, int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return DueCallBack{row.Text(0), row.Text(1)};
      },
      kDueCallBacks, now, int64_t{limit});
}

absl::Status WishStore::SetOutcome(const Wish& w) {
  const bool withdrawn = w.state == WishState::kWithdrawn && w.publish_time.has_value();
  const auto state =
      static_cast<int64_t>(withdrawn ? WishState::kWithdrawn : WishState::kConfirmed);
  const bool stands = withdrawn || w.confirm_time.has_value();
  RETURN_IF_ERROR(tx_.Execute(kEndOutcome, w.wish_id, stands ? state : 0, w.update_time));
  if (!stands) return absl::OkStatus();
  return tx_.Execute(kBeginOutcome, w.wish_id, state, w.update_time).status();
}

absl::Status WishStore::WriteSecret(absl::string_view wish_id, absl::string_view sealed) {
  return tx_.Execute(kWriteSecret, wish_id, sql::Bytes{sealed}).status();
}

absl::StatusOr<std::optional<std::string>> WishStore::FindSecret(absl::string_view wish_id) {
  return tx_.QueryOne([](const Row& row) { return row.Blob(0); }, kFindSecret, wish_id);
}

absl::Status WishStore::EraseSecret(absl::string_view wish_id) {
  return tx_.Execute(kEraseSecret, wish_id).status();
}

}  // namespace glimmer::wishes
