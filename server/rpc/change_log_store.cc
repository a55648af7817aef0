#include "server/rpc/change_log_store.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace glimmer::rpc {
namespace {

using sql::Bytes;
using sql::NullIfEmpty;
using sql::Row;

constexpr absl::string_view kFindAnswer =
    "SELECT request_hash, response, refused_attempt FROM changes WHERE request_id = $1";

constexpr absl::string_view kForgetRefusal =
    "UPDATE changes SET request_id = NULL, refused_attempt = NULL "
    "WHERE request_id = $1 AND refused_attempt IS NOT NULL";

constexpr absl::string_view kLastSequence =
    "SELECT last_sequence FROM organizations WHERE organization_id = $1";

constexpr absl::string_view kTakeSequences =
    "UPDATE organizations SET last_sequence = $1 WHERE organization_id = $2";

constexpr absl::string_view kInsertChange =
    "INSERT INTO changes (organization_id, sequence, resource, kind, audience, shared_resource, "
    "record_time_us, request_id, request_hash, response, refused_attempt) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

std::vector<std::string> KeysOf(absl::string_view unit_path,
                                std::string (*key)(absl::string_view unit_id)) {
  std::vector<std::string> keys;
  for (absl::string_view id : absl::StrSplit(unit_path, '/', absl::SkipEmpty())) {
    keys.push_back(key(id));
  }
  return keys;
}

}  // namespace

std::string PersonKey(absl::string_view person_id) { return absl::StrCat("person:", person_id); }
std::string UnitKey(absl::string_view unit_id) { return absl::StrCat("unit:", unit_id); }
std::string ShiftKey(absl::string_view shift_id) { return absl::StrCat("shift:", shift_id); }

std::vector<std::string> PathKeys(absl::string_view unit_path) {
  return KeysOf(unit_path, UnitKey);
}

std::string CoordinatorKey(absl::string_view unit_id) {
  return absl::StrCat("coordinator:", unit_id);
}

std::vector<std::string> CoordinatorKeys(absl::string_view unit_path) {
  return KeysOf(unit_path, CoordinatorKey);
}

std::string LeadKey(absl::string_view unit_id) { return absl::StrCat("lead:", unit_id); }

std::vector<std::string> LeadKeys(absl::string_view unit_path) {
  return KeysOf(unit_path, LeadKey);
}

std::string PathEnd(absl::string_view unit_path) { return absl::StrCat(unit_path, "\x7f"); }

std::string Audience(const std::vector<std::string>& keys) {
  std::vector<absl::string_view> once;
  for (const std::string& key : keys) {
    if (std::find(once.begin(), once.end(), key) == once.end()) once.push_back(key);
  }
  return absl::StrJoin(once, " ");
}

absl::StatusOr<std::optional<StoredAnswer>> FindAnswer(sql::Transaction& tx,
                                                       absl::string_view request_id) {
  return tx.QueryOne(
      [](const Row& row) {
        StoredAnswer answer;
        if (!row.IsNull(0)) answer.request_hash = row.Blob(0);
        if (!row.IsNull(1)) answer.response = row.Blob(1);
        if (!row.IsNull(2)) answer.refused_attempt = row.Int(2);
        return answer;
      },
      kFindAnswer, request_id);
}

absl::Status ForgetRefusal(sql::Transaction& tx, absl::string_view request_id) {
  return tx.Execute(kForgetRefusal, request_id).status();
}

absl::StatusOr<int64_t> LastSequence(sql::Transaction& tx, absl::string_view organization_id) {
  ASSIGN_OR_RETURN(const auto last, tx.QueryOne([](const Row& row) { return row.Int(0); },
                                                kLastSequence, organization_id));
  return last.value_or(0);
}

absl::StatusOr<int64_t> AppendChanges(sql::Transaction& tx, absl::string_view organization_id,
                                      const std::vector<FeedChange>& changes, const Answer& answer,
                                      absl::Time now) {
  static const std::vector<FeedChange> kAnswerOnly(1);
  const auto& rows = changes.empty() ? kAnswerOnly : changes;
  const auto count = static_cast<int64_t>(rows.size());
  ASSIGN_OR_RETURN(const int64_t before, LastSequence(tx, organization_id));
  ASSIGN_OR_RETURN(const int64_t updated,
                   tx.Execute(kTakeSequences, before + count, organization_id));
  if (updated == 0) return absl::InternalError("the organisation has no feed counter");
  for (int64_t i = 0; i < count; ++i) {
    const FeedChange& change = rows[i];
    const bool keeps = i + 1 == count && !answer.request_id.empty();
    const bool done = keeps && !answer.refused_attempt;
    const sql::Value hash = done ? sql::Value(Bytes{answer.request_hash}) : sql::Value(nullptr);
    const sql::Value response = done ? sql::Value(Bytes{answer.response}) : sql::Value(nullptr);
    const sql::Value refused =
        keeps && !done ? sql::Value(*answer.refused_attempt) : sql::Value(nullptr);
    RETURN_IF_ERROR(tx.Execute(kInsertChange, organization_id, before + 1 + i,
                               NullIfEmpty(change.resource), static_cast<int64_t>(change.kind),
                               change.audience, NullIfEmpty(change.shared_resource), now,
                               keeps ? NullIfEmpty(answer.request_id) : sql::Value(nullptr), hash,
                               response, refused));
  }
  return before + count;
}

}  // namespace glimmer::rpc
