#include "server/ledgers/follow_up_store.h"

#include "absl/strings/str_cat.h"
#include "server/rpc/change_log_store.h"
#include "shared/base/time_convert.h"

namespace glimmer::ledgers {
namespace {

using sql::Row;
using sql::Value;

// The columns of MapFollowUp, in its order.
#define GLIMMER_SELECT_FOLLOW_UP                                                           \
  "SELECT f.follow_up_id, f.organization_id, f.unit_id, f.kind, f.title, f.description, "  \
  "f.source, f.state, COALESCE(f.opener_person_id, ''), COALESCE(f.owner_person_id, ''), " \
  "COALESCE(f.due_date, ''), f.measure, COALESCE(f.finisher_person_id, ''), f.evidence, "  \
  "f.reason, f.reopenings, f.create_time_us, f.finish_time_us, f.close_time_us, "          \
  "f.update_time_us, u.path, u.one_person_closes, COALESCE(p.display_name, '') "           \
  "FROM follow_ups f JOIN units u ON u.unit_id = f.unit_id "                               \
  "LEFT JOIN people p ON p.person_id = f.owner_person_id "

// DuePosition as of the day $3; the group is that of DueGroupOf.
#define GLIMMER_DUE_POSITION                                                         \
  "CASE WHEN f.due_date IS NULL THEN 2 WHEN f.state = 2 AND f.due_date < $3 THEN 0 " \
  "ELSE 1 END, COALESCE(f.due_date, ''), f.create_time_us, f.follow_up_id"

constexpr absl::string_view kFind = GLIMMER_SELECT_FOLLOW_UP "WHERE f.follow_up_id = $1";

// The states follow as a list.
constexpr absl::string_view kList =
    GLIMMER_SELECT_FOLLOW_UP "WHERE u.path >= $1 AND u.path < $2 AND (" GLIMMER_DUE_POSITION
                             ") > ($4, $5, $6, $7) AND f.state IN ";
constexpr absl::string_view kListOrder = " ORDER BY " GLIMMER_DUE_POSITION " LIMIT $8";
constexpr int kFirstState = 9;

constexpr absl::string_view kPassOn =
    "INSERT INTO household_follow_ups (follow_up_id, household_id) VALUES ($1, $2)";
constexpr absl::string_view kListOf = GLIMMER_SELECT_FOLLOW_UP
    "JOIN household_follow_ups h ON h.follow_up_id = f.follow_up_id WHERE h.household_id = $1 "
    "ORDER BY f.create_time_us DESC, f.follow_up_id DESC LIMIT $2";

constexpr absl::string_view kCountUnplanned =
    "SELECT COUNT(*) FROM follow_ups WHERE opener_person_id = $1 AND state = 1";

constexpr absl::string_view kInsert =
    "INSERT INTO follow_ups (follow_up_id, organization_id, unit_id, kind, title, description, "
    "source, state, opener_person_id, measure, evidence, reason, reopenings, create_time_us, "
    "update_time_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', 0, $10, $10) "
    "ON CONFLICT (follow_up_id) DO NOTHING";

constexpr absl::string_view kUpdate =
    "UPDATE follow_ups SET state = $2, owner_person_id = $3, due_date = $4, measure = $5, "
    "finisher_person_id = $6, evidence = $7, reason = $8, reopenings = $9, finish_time_us = $10, "
    "close_time_us = $11, update_time_us = $12 WHERE follow_up_id = $1";

constexpr absl::string_view kAddRecord =
    "INSERT INTO follow_up_records (follow_up_id, sequence, action, actor, owner, due_date, text, "
    "record_time_us) SELECT $1, COALESCE(MAX(sequence), 0) + 1, $2, $3, $4, $5, $6, $7 "
    "FROM follow_up_records WHERE follow_up_id = $1";

FollowUp MapFollowUp(const Row& row) {
  FollowUp f;
  int c = 0;
  f.follow_up_id = row.Text(c++);
  f.organization_id = row.Text(c++);
  f.unit_id = row.Text(c++);
  f.kind = static_cast<FollowUpKind>(row.Int(c++));
  f.title = row.Text(c++);
  f.description = row.Text(c++);
  f.source = row.Text(c++);
  f.state = static_cast<FollowUpState>(row.Int(c++));
  f.opener_person_id = row.Text(c++);
  f.owner_person_id = row.Text(c++);
  f.due_date = row.Text(c++);
  f.measure = row.Text(c++);
  f.finisher_person_id = row.Text(c++);
  f.evidence = row.Text(c++);
  f.reason = row.Text(c++);
  f.reopenings = row.Int(c++);
  f.create_time = FromMicros(row.Int(c++));
  f.finish_time = row.OptionalTime(c++);
  f.close_time = row.OptionalTime(c++);
  f.update_time = FromMicros(row.Int(c++));
  f.unit_path = row.Text(c++);
  f.one_person_closes = row.Bool(c++);
  f.owner_display_name = row.Text(c++);
  return f;
}

}  // namespace

absl::StatusOr<std::optional<FollowUp>> FollowUpStore::Find(absl::string_view follow_up_id) {
  return tx_.QueryOne(MapFollowUp, kFind, follow_up_id);
}

absl::StatusOr<std::vector<FollowUp>> FollowUpStore::List(const FollowUpQuery& query) {
  const std::string end = rpc::PathEnd(query.unit_path);
  std::vector<Value> args = {absl::string_view(query.unit_path),
                             absl::string_view(end),
                             absl::string_view(query.today),
                             query.after.group,
                             absl::string_view(query.after.due_date),
                             query.after.create_time_us,
                             absl::string_view(query.after.follow_up_id),
                             int64_t{query.limit}};
  for (const FollowUpState state : query.states) args.push_back(static_cast<int64_t>(state));
  const std::string statement =
      absl::StrCat(kList, sql::Placeholders(kFirstState, query.states.size()), kListOrder);
  std::vector<FollowUp> found;
  RETURN_IF_ERROR(
      tx_.Run(statement, args, [&found](const Row& row) { found.push_back(MapFollowUp(row)); }));
  return found;
}

absl::Status FollowUpStore::PassOn(absl::string_view follow_up_id, absl::string_view household_id) {
  return tx_.Execute(kPassOn, follow_up_id, household_id).status();
}

absl::StatusOr<std::vector<FollowUp>> FollowUpStore::ListOf(absl::string_view household_id,
                                                            int limit) {
  return tx_.QueryAll(MapFollowUp, kListOf, household_id, limit);
}

absl::StatusOr<int64_t> FollowUpStore::CountUnplanned(absl::string_view person_id) {
  ASSIGN_OR_RETURN(const auto count, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kCountUnplanned, person_id));
  return count.value_or(0);
}

absl::StatusOr<bool> FollowUpStore::Insert(const FollowUp& f) {
  ASSIGN_OR_RETURN(const int64_t inserted,
                   tx_.Execute(kInsert, f.follow_up_id, f.organization_id, f.unit_id,
                               static_cast<int64_t>(f.kind), f.title, f.description, f.source,
                               static_cast<int64_t>(f.state), sql::NullIfEmpty(f.opener_person_id),
                               f.create_time));
  return inserted == 1;
}

absl::Status FollowUpStore::Update(const FollowUp& f) {
  return tx_
      .Execute(kUpdate, f.follow_up_id, static_cast<int64_t>(f.state),
               sql::NullIfEmpty(f.owner_person_id), sql::NullIfEmpty(f.due_date), f.measure,
               sql::NullIfEmpty(f.finisher_person_id), f.evidence, f.reason, f.reopenings,
               sql::Nullable(f.finish_time), sql::Nullable(f.close_time), f.update_time)
      .status();
}

absl::Status FollowUpStore::AddRecord(const FollowUpRecord& r) {
  return tx_
      .Execute(kAddRecord, r.follow_up_id, static_cast<int64_t>(r.action), r.actor, r.owner,
               sql::NullIfEmpty(r.due_date), r.text, r.record_time)
      .status();
}

}  // namespace glimmer::ledgers
