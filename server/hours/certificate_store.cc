#include "server/hours/certificate_store.h"

namespace glimmer::hours {
namespace {

using sql::Row;

constexpr absl::string_view kFindNames =
    "SELECT p.display_name, u.display_name FROM people p "
    "JOIN organizations o ON o.organization_id = p.organization_id "
    "JOIN units u ON u.unit_id = o.root_unit_id WHERE p.person_id = $1";

}  // namespace

absl::StatusOr<std::optional<CertificateNames>> CertificateStore::FindNames(
    absl::string_view person_id) {
  return tx_.QueryOne(
      [](const Row& row) {
        return CertificateNames{row.Text(0), row.Text(1)};
      },
      kFindNames, person_id);
}

}  // namespace glimmer::hours
