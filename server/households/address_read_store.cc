#include "server/households/address_read_store.h"

#include <iterator>

#include "shared/base/time_convert.h"

namespace glimmer::households {
namespace {

using sql::Row;

constexpr absl::string_view kPurposes[] = {"",      "arrange", "call back", "card",
                                           "sheet", "danger",  "visit"};

// "subjects/" has nine characters; the key begins at the tenth. The action stands in the text so
// that the index of releases serves.
constexpr absl::string_view kList =
    "SELECT a.audit_record_id, COALESCE(p.display_name, ''), a.purpose, a.record_time_us "
    "FROM audit_records a LEFT JOIN subject_keys k ON k.subject_key = substr(a.actor, 10) "
    "LEFT JOIN people p ON p.person_id = k.person_id "
    "WHERE a.action = 'ReleaseAddress' AND a.subject = $1 "
    "AND ($2 = '' OR a.audit_record_id < $2) ORDER BY a.audit_record_id DESC LIMIT $3";

constexpr absl::string_view kCountBy =
    "SELECT COUNT(*) FROM audit_records WHERE action = 'ReleaseAddress' AND actor = $1 "
    "AND record_time_us >= $2 AND purpose <> 'visit'";

constexpr absl::string_view kHasReadCard =
    "SELECT 1 FROM audit_records a JOIN subject_keys k ON k.subject_key = substr(a.actor, 10) "
    "WHERE a.action = 'ReleaseAddress' AND a.subject = $1 AND k.person_id = $2 "
    "AND a.purpose = 'card' AND a.record_time_us >= $3 LIMIT 1";

AddressPurpose PurposeOf(const std::string& name) {
  for (size_t i = 1; i < std::size(kPurposes); ++i) {
    if (kPurposes[i] == name) return static_cast<AddressPurpose>(i);
  }
  return static_cast<AddressPurpose>(0);
}

}  // namespace

absl::string_view PurposeName(AddressPurpose purpose) {
  const auto index = static_cast<size_t>(purpose);
  return index < std::size(kPurposes) ? kPurposes[index] : "";
}

absl::StatusOr<std::vector<AddressRead>> AddressReadStore::List(absl::string_view household_subject,
                                                                absl::string_view before_id,
                                                                int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return AddressRead{row.Text(0), row.Text(1), PurposeOf(row.Text(2)),
                           FromMicros(row.Int(3))};
      },
      kList, household_subject, before_id, limit);
}

absl::StatusOr<int64_t> AddressReadStore::CountBy(absl::string_view reader, absl::Time since) {
  ASSIGN_OR_RETURN(const auto count, tx_.QueryOne([](const Row& row) { return row.Int(0); },
                                                  kCountBy, reader, since));
  return count.value_or(0);
}

absl::StatusOr<bool> AddressReadStore::HasReadCard(absl::string_view household_subject,
                                                   absl::string_view person_id, absl::Time since) {
  ASSIGN_OR_RETURN(const auto found,
                   tx_.QueryOne([](const Row& row) { return row.Int(0); }, kHasReadCard,
                                household_subject, person_id, since));
  return found.has_value();
}

}  // namespace glimmer::households
