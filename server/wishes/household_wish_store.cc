#include "server/wishes/household_wish_store.h"

namespace glimmer::wishes {
namespace {

using sql::Row;

std::string TextOf(const Row& row) { return row.Text(0); }

constexpr absl::string_view kAdd =
    "INSERT INTO household_wishes (wish_id, household_id) VALUES ($1, $2)";
constexpr absl::string_view kFindHousehold =
    "SELECT household_id FROM household_wishes WHERE wish_id = $1";
constexpr absl::string_view kList =
    "SELECT wish_id FROM household_wishes WHERE household_id = $1 ORDER BY wish_id";
// In review, or published and not brought whole: that is for its receiver to confirm.
constexpr absl::string_view kListLive =
    "SELECT h.wish_id FROM household_wishes h JOIN wishes w ON w.wish_id = h.wish_id "
    "WHERE h.household_id = $1 AND w.state <= 3 ORDER BY h.wish_id";
// A renewal that waits for the household's word keeps them: nothing is claimed or shown until it
// is given. The states stand in the text so that the index of consents serves.
constexpr absl::string_view kDue =
    "SELECT h.household_id, h.organization_id FROM households h WHERE h.state IN (2, 3) "
    "AND h.consent_expire_time_us <= $1 "
    "AND (h.provisional_expire_time_us IS NULL OR h.provisional_expire_time_us <= $1) "
    "AND EXISTS (SELECT 1 FROM household_wishes k JOIN wishes w ON w.wish_id = k.wish_id "
    "WHERE k.household_id = h.household_id AND w.state <= 3) ORDER BY h.household_id LIMIT $2";
constexpr absl::string_view kSetContact =
    "UPDATE wishes SET contact_person_id = $2 WHERE wish_id = $1";
constexpr absl::string_view kEraseSecrets =
    "DELETE FROM wish_secrets WHERE wish_id IN "
    "(SELECT wish_id FROM household_wishes WHERE household_id = $1)";

}  // namespace

absl::Status HouseholdWishStore::Add(absl::string_view wish_id, absl::string_view household_id) {
  return tx_.Execute(kAdd, wish_id, household_id).status();
}

absl::StatusOr<std::optional<std::string>> HouseholdWishStore::FindHousehold(
    absl::string_view wish_id) {
  return tx_.QueryOne(TextOf, kFindHousehold, wish_id);
}

absl::StatusOr<std::vector<std::string>> HouseholdWishStore::List(absl::string_view household_id) {
  return tx_.QueryAll(TextOf, kList, household_id);
}

absl::StatusOr<std::vector<std::string>> HouseholdWishStore::ListLive(
    absl::string_view household_id) {
  return tx_.QueryAll(TextOf, kListLive, household_id);
}

absl::StatusOr<std::vector<EndedConsent>> HouseholdWishStore::Due(absl::Time now, int limit) {
  return tx_.QueryAll(
      [](const Row& row) {
        return EndedConsent{row.Text(0), row.Text(1)};
      },
      kDue, now, int64_t{limit});
}

absl::Status HouseholdWishStore::SetContact(absl::string_view wish_id,
                                            absl::string_view contact_person_id) {
  return tx_.Execute(kSetContact, wish_id, sql::NullIfEmpty(contact_person_id)).status();
}

absl::Status HouseholdWishStore::EraseSecrets(absl::string_view household_id) {
  return tx_.Execute(kEraseSecrets, household_id).status();
}

}  // namespace glimmer::wishes
