// The append-only audit table and the subject keys that it names people by.
#include "server/rpc/audit_chain_store.h"
#include "server/rpc/context.h"

namespace glimmer::rpc {
namespace {

constexpr absl::string_view kFindSubject =
    "SELECT subject_key FROM subject_keys WHERE person_id = $1 AND NOT former";

constexpr absl::string_view kInsertSubject =
    "INSERT INTO subject_keys (subject_key, person_id) VALUES ($1, $2)";

}  // namespace

absl::Status Audit(Context& context, const AuditEntry& entry) {
  return AppendAuditRow(
      context.tx, {context.NewId(), context.organization_id, context.caller.subject, entry.subject,
                   entry.action, entry.purpose, context.now});
}

absl::StatusOr<std::string> SubjectKeyOf(sql::Transaction& tx, RandomSource& random,
                                         absl::string_view person_id) {
  ASSIGN_OR_RETURN(
      std::optional<std::string> key,
      tx.QueryOne([](const sql::Row& row) { return row.Text(0); }, kFindSubject, person_id));
  if (key) return *key;
  std::string made = NewRandomId(random);
  RETURN_IF_ERROR(tx.Execute(kInsertSubject, made, person_id));
  return made;
}

}  // namespace glimmer::rpc
